"""The one schema: what front matter and `site.yaml` may say. No rule about a field is written anywhere else.

The models are pydantic's, so the same lines check every file, and later produce the JSON Schema for editors'
programs and the form of a browser CMS.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from baspa.reading.addresses import (
    EditionUrl,
    FilePath,
    FilePaths,
    MenuUrl,
    OldUrls,
    PageUrl,
    Permalink,
    TranslationPath,
    WebAddress,
)
from baspa.reading.appearance import Colour, Focus, Fonts, Length, OwnFile, PictureFormats, Widths
from baspa.reading.values import (
    EXTENSIONS,
    BannerEnd,
    Count,
    Extension,
    FeedsOrNot,
    FieldName,
    Language,
    Moment,
    Name,
    Named,
    Names,
    OneLine,
    OwnSlug,
    Slug,
    Tags,
    Text,
    YesNo,
    ZoneName,
)


class Model(BaseModel):
    """What all models share: nothing changes after reading, and what is not asked for is not kept."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ImageFields(Model):
    """The lead picture of an article."""

    src: FilePath = Field(description="The picture's path from the article, or from /media/.")
    alt: Text = Field("", description="What the picture shows, for those who cannot see it.")
    credit: Text = Field("", description="Who made the picture.")
    caption: Text = Field("", description="The line under the picture.")
    focus: Focus = Field(
        (50, 50), description="What must be seen where the picture is cropped: `left top`, or `30 20`."
    )


class CorrectionFields(Model):
    """One correction of a published article."""

    time: Moment = Field(description="When it was corrected.")
    text: Text = Field(description="What was wrong and what is right.")


class StandingFields(Model):
    """Front matter of a standing page."""

    title: OneLine = Field(description="The page's headline.")
    slug: Slug | None = Field(None, description="The last part of the URL; otherwise the file's name gives it.")
    summary: Text = Field("", description="One or two sentences for search engines.")
    aliases: OldUrls = Field((), description="Old URLs that lead here.")
    draft: YesNo = Field(default=False, description="Held back until it is ready.")
    lang: Language | None = Field(None, description="The page's language, if not the paper's.")


class ArticleFields(Model):
    """Front matter of an article."""

    title: OneLine = Field(description="The headline; or leave it out and begin the body with `# Headline`.")
    category: Name = Field(description="The section, by its name or its slug.")
    time: Moment = Field(description="When it was first published; it never moves.")
    author: Annotated[Names, Field(min_length=1)] = Field(description="The byline: a name or a list of names.")
    updated: Moment | None = Field(None, description="When the story last changed in a way readers should know.")
    minor: Moment | None = Field(
        None, description="When its text last changed in a way readers need not know, such as a typing error."
    )
    slug: Slug | None = Field(None, description="The last part of the URL; otherwise the title gives it.")
    summary: Text = Field("", description="One or two sentences for lists; otherwise the first paragraph.")
    kicker: Text = Field("", description="A word or two above the headline.")
    tags: Tags = Field((), description="What the story is about.")
    image: ImageFields | None = Field(None, description="The lead picture.")
    series: Name | None = Field(None, description="The name of the series it is part of.")
    pinned: YesNo = Field(default=False, description="Leads the front page while it is among the latest.")
    draft: YesNo = Field(default=False, description="Held back until it is ready.")
    embargo: Moment | None = Field(None, description="Held back from every output until then.")
    expires: Moment | None = Field(None, description="Taken out of every output from then on.")
    breaking: BannerEnd = Field(None, description="Breaking news on every page until then.")
    corrections: tuple[CorrectionFields, ...] = Field((), description="What was corrected, and when.")
    related: FilePaths = Field((), description="Articles to show first among similar news, by their paths.")
    aliases: OldUrls = Field((), description="Old URLs that lead here.")
    lang: Language | None = Field(None, description="The article's language, if not the paper's.")
    translations: dict[Language, TranslationPath] = Field(
        {}, description="Language → the same story in it: an article's path, or an address elsewhere."
    )
    kind: Literal["news", "opinion", "analysis", "review", "live", "brief"] = Field(
        "news", description="What sort of journalism it is."
    )


class CategoryFields(Model):
    """A section, when it says more than its name."""

    name: Name = Field(description="The section's name as readers see it.")
    about: Text = Field("", description="One sentence for the section's page.")


class AuthorFields(Model):
    """A byline, when it says more than its name."""

    name: Name = Field(description="The byline as readers see it.")
    about: Text = Field("", description="One sentence for the author's page.")
    kind: Literal["person", "organization"] = Field(
        "person", description="Whether it is somebody, or a desk, an agency, the newsroom."
    )


class MarkdownFields(Model):
    """How bodies are converted."""

    engine: Literal["markdown", "pyromark"] = Field("markdown", description="`markdown`, or the fast `pyromark`.")
    extensions: tuple[Extension, ...] = Field(EXTENSIONS, description="Which of Markdown's extensions are on.")
    raw_html: Literal["sanitise", "escape"] = Field(
        "sanitise", description="HTML inside Markdown: cleaned to the news allow-list, or shown as text."
    )
    seconds: Annotated[Count, Field(ge=1, le=60)] = Field(
        5, description="How long one article may take before it is stopped and named."
    )


class ListingFields(Model):
    """How long lists are."""

    size: Annotated[Count, Field(ge=1, le=500)] = Field(30, description="Stories on a numbered page.")
    latest: Annotated[Count, Field(ge=1, le=100)] = Field(20, description="Stories in the latest news.")
    similar: Annotated[Count, Field(ge=0, le=20)] = Field(4, description="Similar stories under an article.")
    feed: Annotated[Count, Field(ge=1, le=200)] = Field(20, description="Stories in a feed.")


class FeedFields(Model):
    """What feeds hold."""

    made: YesNo = Field(default=True, description="Whether there are any.")
    content: Literal["summary", "full"] = Field("summary", description="The summary of a story, or its whole text.")


class ColourFields(Model):
    """The colours by day or by night; what is left out is as the standard layouts have it."""

    paper: Colour = Field("", description="Behind everything.")
    ink: Colour = Field("", description="The text.")
    faint_ink: Colour = Field("", description="Times, captions and other small print.")
    line: Colour = Field("", description="Between one thing and the next.")
    tint: Colour = Field("", description="Behind what stands apart.")
    accent: Colour = Field("", description="Links.")
    alert: Colour = Field("", description="Corrections and updates.")


class LookFields(Model):
    """What a paper changes of the standard layouts' look without writing any."""

    light: ColourFields = Field(ColourFields(), description="The colours by day.")
    dark: ColourFields = Field(ColourFields(), description="The colours by night.")
    fonts: Fonts = Field("", description="Families of type, the preferred first.")
    font_file: OwnFile = Field("", description="A WOFF2 file for all texts, preferred to `fonts`.")
    page_width: Length = Field("", description="How wide a page can get.")
    text_width: Length = Field("", description="How long a line of an article can get.")
    logo: OwnFile = Field("", description="A picture in place of the paper's name at the top of every page.")


class ImagesFields(Model):
    """What is made of pictures."""

    widths: Widths = Field((480, 800, 1200, 1600), description="Widths in pixels that a browser can choose from.")
    formats: PictureFormats = Field(("avif", "webp"), description="What these are encoded as, the best first.")
    cards: YesNo = Field(default=True, description="Whether a card is drawn for a story without a picture.")


class PolicyFields(Model):
    """Pages, here or elsewhere, on which a paper says how it works."""

    corrections: PageUrl = Field("", description="How mistakes are mended.")
    ethics: PageUrl = Field("", description="What the newsroom does and does not do.")
    masthead: PageUrl = Field("", description="Who makes the paper.")
    ownership: PageUrl = Field("", description="Who owns it and pays for it.")
    verification: PageUrl = Field("", description="How facts are checked.")
    unnamed_sources: PageUrl = Field("", description="When a source is not named.")
    feedback: PageUrl = Field("", description="How readers are heard.")
    mission: PageUrl = Field("", description="What the paper is for, and what it covers first.")
    no_bylines: PageUrl = Field("", description="Why a story may have no byline of a person.")
    diversity: PageUrl = Field("", description="Whose voices it wants to be heard.")


class MenuFields(Model):
    """One line of a menu."""

    title: OneLine = Field(description="What readers see.")
    url: MenuUrl = Field(description="A path on the site, or an address.")


class ExtraField(Model):
    """A field of the site's own."""

    type: Literal["text", "count", "yes_no", "time", "list"] = Field("text", description="What it holds.")
    required: YesNo = Field(default=False, description="Whether every article must have it.")
    description: Text = Field("", description="What it is for.")


class SiteFields(Model):
    """The configuration, `site.yaml`."""

    title: OneLine = Field(description="The paper's name.")
    base_url: WebAddress = Field(description="Where readers find it.")
    language: Language = Field(description="The paper's language, such as `kk`.")
    timezone: ZoneName = Field(description="The paper's clock, such as Asia/Almaty.")
    description: Text = Field("", description="One sentence about the paper.")
    categories: dict[OwnSlug, Annotated[CategoryFields, Named]] | None = Field(
        None, description="Slug → name, in the order of the front page. When given, no other is accepted."
    )
    authors: dict[Slug, Annotated[AuthorFields, Named]] | None = Field(
        None, description="Slug → byline. When given, no other is accepted."
    )
    permalink: Permalink = Field("/{yyyy}/{mm}/{dd}/{slug}/", description="The pattern of articles' URLs.")
    markdown: MarkdownFields = Field(MarkdownFields(), description="How bodies are converted.")
    listing: ListingFields = Field(ListingFields(), description="How long lists are.")
    look: LookFields = Field(LookFields(), description="Colours, type, widths, logo.")
    images: ImagesFields = Field(ImagesFields(), description="What is made of pictures.")
    menus: dict[Slug, tuple[MenuFields, ...]] = Field({}, description="Menus by name: `main`, `footer`.")
    feeds: Annotated[FeedFields, FeedsOrNot] = Field(FeedFields(), description="Whether feeds are made, and of what.")
    search: YesNo = Field(default=False, description="Whether readers can search; needs `baspa[search]`.")
    translations: dict[Language, EditionUrl] = Field({}, description="Language → the front page of that edition.")
    default_translation: Language | None = Field(
        None, description="The language for readers of every other one, as search engines are told."
    )
    policies: PolicyFields = Field(PolicyFields(), description="Where the paper says how it works.")
    fields: dict[FieldName, ExtraField] = Field({}, description="The site's own front-matter fields.")
