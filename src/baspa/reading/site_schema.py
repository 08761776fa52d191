"""The one schema, second part: what `site.yaml` may say."""

from typing import Annotated, Literal

from pydantic import Field

from baspa.reading.addresses import EditionUrl, MenuUrl, PageUrl, Permalink, WebAddress
from baspa.reading.appearance import Colour, Fonts, Length, OwnFile, PictureFormats, Widths
from baspa.reading.schema import Model
from baspa.reading.values import (
    EXTENSIONS,
    Count,
    Extension,
    FeedsOrNot,
    FieldName,
    Language,
    Name,
    NameAlone,
    Named,
    OneLine,
    OwnSlug,
    Slug,
    Text,
    YesNo,
    YesNoAlone,
    ZoneName,
)


class CategoryFields(Model):
    """A section, when it says more than its name."""

    name: Name = Field(description="The section's name as readers see it.", examples=["Қоғам"])
    about: Text = Field(
        "", description="One sentence for the section's page.", examples=["Қала мен ауылдың күнделікті тірлігі."]
    )


class AuthorFields(Model):
    """A byline, when it says more than its name."""

    name: Name = Field(description="The byline as readers see it.", examples=["Қоғам бөлімі"])
    about: Text = Field(
        "", description="One sentence for the author's page.", examples=["Мектеп, кітапхана, көше мен аула."]
    )
    kind: Literal["person", "organization"] = Field(
        "person",
        description="Whether it is somebody, or a desk, an agency, the newsroom.",
        examples=["organization"],
    )


class MarkdownFields(Model):
    """How bodies are converted."""

    engine: Literal["markdown", "pyromark"] = Field(
        "markdown", description="`markdown`, or the fast `pyromark`.", examples=["pyromark"]
    )
    extensions: tuple[Extension, ...] = Field(
        EXTENSIONS, description="Which of Markdown's extensions are on.", examples=[["tables", "footnotes"]]
    )
    raw_html: Literal["sanitise", "escape"] = Field(
        "sanitise",
        description="HTML inside Markdown: cleaned to the news allow-list, or shown as text.",
        examples=["escape"],
    )
    seconds: Annotated[Count, Field(ge=1, le=60)] = Field(
        5,
        description="How long one article may take before it is stopped and named.",
        examples=[10],
    )


class ListingFields(Model):
    """How long lists are."""

    size: Annotated[Count, Field(ge=1, le=500)] = Field(30, description="Stories on a numbered page.", examples=[20])
    latest: Annotated[Count, Field(ge=1, le=100)] = Field(
        20, description="Stories in the latest news.", examples=[20]
    )
    similar: Annotated[Count, Field(ge=0, le=20)] = Field(
        4, description="Similar stories under an article.", examples=[4]
    )
    feed: Annotated[Count, Field(ge=1, le=200)] = Field(20, description="Stories in a feed.", examples=[20])


class FeedFields(Model):
    """What feeds hold."""

    made: YesNo = Field(default=True, description="Whether there are any.", examples=[True])
    content: Literal["summary", "full"] = Field(
        "summary", description="The summary of a story, or its whole text.", examples=["full"]
    )


class ColourFields(Model):
    """The colours by day or by night; what is left out is as the standard layouts have it."""

    paper: Colour = Field("", description="Behind everything.", examples=["fffdf7"])
    ink: Colour = Field("", description="The text.", examples=["1a1a1a"])
    faint_ink: Colour = Field("", description="Times, captions and other small print.", examples=["5a5a5a"])
    line: Colour = Field("", description="Between one thing and the next.", examples=["d8d4c8"])
    tint: Colour = Field("", description="Behind what stands apart.", examples=["f2efe6"])
    accent: Colour = Field("", description="Links.", examples=["00657a"])
    alert: Colour = Field("", description="Corrections and updates.", examples=["8a1c1c"])


class LookFields(Model):
    """What a paper changes of the standard layouts' look without writing any."""

    light: ColourFields = Field(ColourFields(), description="The colours by day.", examples=[{"accent": "00657a"}])
    dark: ColourFields = Field(ColourFields(), description="The colours by night.", examples=[{"accent": "7fd0e0"}])
    fonts: Fonts = Field(
        "", description="Families of type, the preferred first.", examples=["PT Serif, Georgia, serif"]
    )
    font_file: OwnFile = Field(
        "", description="A WOFF2 file for all texts, preferred to `fonts`.", examples=["/media/paper.woff2"]
    )
    page_width: Length = Field("", description="How wide a page can get.", examples=["72rem"])
    text_width: Length = Field("", description="How long a line of an article can get.", examples=["40rem"])
    logo: OwnFile = Field(
        "",
        description="A picture in place of the paper's name at the top of every page.",
        examples=["/media/logo.svg"],
    )


class ImagesFields(Model):
    """What is made of pictures."""

    widths: Widths = Field(
        (480, 800, 1200, 1600),
        description="Widths in pixels that a browser can choose from.",
        examples=[[480, 800, 1200]],
    )
    formats: PictureFormats = Field(
        ("avif", "webp"), description="What these are encoded as, the best first.", examples=[["avif", "webp"]]
    )
    cards: YesNo = Field(
        default=True, description="Whether a card is drawn for a story without a picture.", examples=[False]
    )


class PolicyFields(Model):
    """Pages, here or elsewhere, on which a paper says how it works."""

    corrections: PageUrl = Field("", description="How mistakes are mended.", examples=["/ethics/"])
    ethics: PageUrl = Field("", description="What the newsroom does and does not do.", examples=["/ethics/"])
    masthead: PageUrl = Field("", description="Who makes the paper.", examples=["/about/"])
    ownership: PageUrl = Field("", description="Who owns it and pays for it.", examples=["/about/"])
    verification: PageUrl = Field("", description="How facts are checked.", examples=["/ethics/"])
    unnamed_sources: PageUrl = Field("", description="When a source is not named.", examples=["/ethics/"])
    feedback: PageUrl = Field("", description="How readers are heard.", examples=["/contacts/"])
    mission: PageUrl = Field("", description="What the paper is for, and what it covers first.", examples=["/about/"])
    no_bylines: PageUrl = Field("", description="Why a story may have no byline of a person.", examples=["/ethics/"])
    diversity: PageUrl = Field("", description="Whose voices it wants to be heard.", examples=["/ethics/"])


class MenuFields(Model):
    """One line of a menu."""

    title: OneLine = Field(description="What readers see.", examples=["Газет туралы"])
    url: MenuUrl = Field(description="A path on the site, or an address.", examples=["/about/"])


class ExtraField(Model):
    """A field of the site's own."""

    type: Literal["text", "count", "yes_no", "time", "list"] = Field(
        "text", description="What it holds.", examples=["count"]
    )
    required: YesNo = Field(default=False, description="Whether every article must have it.", examples=[True])
    description: Text = Field("", description="What it is for.", examples=["Суретке түсірген қызмет немесе топ"])


class SiteFields(Model):
    """The configuration, `site.yaml`."""

    title: OneLine = Field(description="The paper's name.", examples=["Таңғы баспа"])
    base_url: WebAddress = Field(description="Where readers find it.", examples=["https://paper.example"])
    language: Language = Field(description="The paper's language, such as `kk`.", examples=["kk"])
    timezone: ZoneName = Field(description="The paper's clock, such as Asia/Almaty.", examples=["Asia/Almaty"])
    description: Text = Field("", description="One sentence about the paper.", examples=["Күн сайынғы жаңалықтар."])
    categories: dict[OwnSlug, Annotated[CategoryFields, Named, NameAlone]] | None = Field(
        None,
        description="Slug → name, in the order of the front page. When given, no other is accepted.",
        examples=[{"qogham": "Қоғам", "sport": {"name": "Спорт", "about": "Жарыстар"}}],
    )
    authors: dict[Slug, Annotated[AuthorFields, Named, NameAlone]] | None = Field(
        None,
        description="Slug → byline. When given, no other is accepted.",
        examples=[{"qogham-bolimi": {"name": "Қоғам бөлімі", "kind": "organization"}}],
    )
    permalink: Permalink = Field(
        "/{yyyy}/{mm}/{dd}/{slug}/",
        description="The pattern of articles' URLs.",
        examples=["/{category}/{yyyy}/{slug}/"],
    )
    markdown: MarkdownFields = Field(
        MarkdownFields(), description="How bodies are converted.", examples=[{"engine": "pyromark"}]
    )
    listing: ListingFields = Field(ListingFields(), description="How long lists are.", examples=[{"size": 20}])
    look: LookFields = Field(
        LookFields(), description="Colours, type, widths, logo.", examples=[{"light": {"accent": "00657a"}}]
    )
    images: ImagesFields = Field(ImagesFields(), description="What is made of pictures.", examples=[{"cards": False}])
    menus: dict[Slug, tuple[MenuFields, ...]] = Field(
        {},
        description="Menus by name: `main`, `footer`.",
        examples=[{"footer": [{"title": "Газет туралы", "url": "/about/"}]}],
    )
    feeds: Annotated[FeedFields, FeedsOrNot, YesNoAlone] = Field(
        FeedFields(), description="Whether feeds are made, and of what.", examples=[False, {"content": "full"}]
    )
    search: YesNo = Field(
        default=False, description="Whether readers can search; needs `baspa[search]`.", examples=[True]
    )
    translations: dict[Language, EditionUrl] = Field(
        {}, description="Language → the front page of that edition.", examples=[{"ru": "https://ru.paper.example/"}]
    )
    default_translation: Language | None = Field(
        None,
        description="The language for readers of every other one, as search engines are told.",
        examples=["ru"],
    )
    policies: PolicyFields = Field(
        PolicyFields(), description="Where the paper says how it works.", examples=[{"ethics": "/ethics/"}]
    )
    fields: dict[FieldName, ExtraField] = Field(
        {},
        description="The site's own front-matter fields.",
        examples=[{"photographer": {"type": "text", "description": "Суретке түсірген топ"}}],
    )
