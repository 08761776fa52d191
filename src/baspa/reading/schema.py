"""The one schema: what front matter may say; `site_schema` goes on with `site.yaml`. No rule of a field is elsewhere.

The models are pydantic's, so the same lines check every file, and give the JSON Schema for editors' programs, the
tables of the guides and, one day, the form of a browser CMS. An example is the value as YAML reads what is typed.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from baspa.reading.addresses import FilePath, FilePaths, OldUrls, TranslationPath
from baspa.reading.appearance import Focus
from baspa.reading.values import BannerEnd, Language, Moment, Name, Names, OneLine, Slug, Tags, Text, YesNo


class Model(BaseModel):
    """What all models share: nothing changes after reading, and what is not asked for is not kept."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ImageFields(Model):
    """The lead picture of an article."""

    src: FilePath = Field(description="The picture's path from the article, or from /media/.", examples=["zal.jpg"])
    alt: Text = Field(
        "",
        description="What the picture shows, for those who cannot see it.",
        examples=["Терезе жанындағы сөрелер"],
    )
    credit: Text = Field("", description="Who made the picture.", examples=["Қоғам бөлімі"])
    caption: Text = Field("", description="The line under the picture.", examples=["Жаңа зал"])
    focus: Focus = Field(
        (50, 50),
        description="What must be seen where the picture is cropped: `left top`, or `30 20`.",
        examples=["left top", "30 20"],
    )


class CorrectionFields(Model):
    """One correction of a published article."""

    time: Moment = Field(description="When it was corrected.", examples=["2026-11-22 23:00"])
    text: Text = Field(
        description="What was wrong and what is right.", examples=["Алғашқы нұсқада орын саны қате берілген."]
    )


class StandingFields(Model):
    """Front matter of a standing page."""

    title: OneLine = Field(description="The page's headline.", examples=["Газет туралы"])
    slug: Slug | None = Field(
        None, description="The last part of the URL; otherwise the file's name gives it.", examples=["about"]
    )
    summary: Text = Field(
        "", description="One or two sentences for search engines.", examples=["Газетті кім және қалай шығарады."]
    )
    aliases: OldUrls = Field((), description="Old URLs that lead here.", examples=[["/old/about.html"]])
    draft: YesNo = Field(default=False, description="Held back until it is ready.", examples=[True])
    lang: Language | None = Field(None, description="The page's language, if not the paper's.", examples=["ru"])


class ArticleFields(Model):
    """Front matter of an article."""

    title: OneLine = Field(
        description="The headline; or leave it out and begin the body with `# Headline`.",
        examples=["Балалар кітапханасында жаңа зал ашылды"],
    )
    category: Name = Field(description="The section, by its name or its slug.", examples=["Қоғам"])
    time: Moment = Field(
        description="When it was first published; it never moves.", examples=["2026-11-22 21:00", "22.11.2026 21:00"]
    )
    author: Annotated[Names, Field(min_length=1)] = Field(
        description="The byline: a name or a list of names.",
        examples=["Қоғам бөлімі", ["Қоғам бөлімі", "Деректер тобы"]],
    )
    updated: Moment | None = Field(
        None,
        description="When the story last changed in a way readers should know.",
        examples=["2026-11-22 22:30"],
    )
    minor: Moment | None = Field(
        None,
        description="When its text last changed in a way readers need not know, such as a typing error.",
        examples=["2026-11-22 22:40"],
    )
    slug: Slug | None = Field(
        None, description="The last part of the URL; otherwise the title gives it.", examples=["zhanga-zal"]
    )
    summary: Text = Field(
        "",
        description="One or two sentences for lists; otherwise the first paragraph.",
        examples=["Отыз орындық оқу залы."],
    )
    kicker: Text = Field("", description="A word or two above the headline.", examples=["Елорда"])
    tags: Tags = Field(
        (), description="What the story is about.", examples=[["кітапхана", "балалар"], "кітапхана, балалар"]
    )
    image: ImageFields | None = Field(
        None, description="The lead picture.", examples=[{"src": "zal.jpg", "alt": "Сөрелер"}]
    )
    series: Name | None = Field(None, description="The name of the series it is part of.", examples=["Жібек жолы"])
    pinned: YesNo = Field(
        default=False, description="Leads the front page while it is among the latest.", examples=[True]
    )
    draft: YesNo = Field(default=False, description="Held back until it is ready.", examples=[True])
    embargo: Moment | None = Field(
        None, description="Held back from every output until then.", examples=["2026-11-23 06:00"]
    )
    expires: Moment | None = Field(
        None, description="Taken out of every output from then on.", examples=["2026-12-31 23:59"]
    )
    breaking: BannerEnd = Field(
        None, description="Breaking news on every page until then.", examples=["2026-11-22 23:30"]
    )
    ended: Moment | None = Field(None, description="When a live blog ended.", examples=["2026-11-22 23:45"])
    corrections: tuple[CorrectionFields, ...] = Field(
        (),
        description="What was corrected, and when.",
        examples=[[{"time": "2026-11-22 23:00", "text": "Орын саны қате берілген."}]],
    )
    related: FilePaths = Field(
        (),
        description="Articles to show first among similar news, by their paths.",
        examples=[["21-eski-zal.md"], "../21/eski-zal.md"],
    )
    aliases: OldUrls = Field((), description="Old URLs that lead here.", examples=[["/news/1234.html"]])
    lang: Language | None = Field(None, description="The article's language, if not the paper's.", examples=["ru"])
    translations: dict[Language, TranslationPath] = Field(
        {},
        description="Language → the same story in it: an article's path, or an address elsewhere.",
        examples=[{"ru": "22-qar-ru.md", "en": "https://en.paper.example/2026/snow/"}],
    )
    kind: Literal["news", "opinion", "analysis", "review", "live", "brief"] = Field(
        "news", description="What sort of journalism it is.", examples=["opinion"]
    )
