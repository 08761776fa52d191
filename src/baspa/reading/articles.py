"""From matter to articles: the editorial rules, each written once, all faults of a file at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from baspa.bodies.live import Head
from baspa.problems import Broken, Level, Place, Problem, errors, warning
from baspa.reading.been import Been, been_of
from baspa.reading.checking import check, check_value, nearest, place_of, unknown_fields
from baspa.reading.config import Config
from baspa.reading.listed import as_listed
from baspa.reading.live import Began, read_entries
from baspa.reading.marked import Fields, Scalar
from baspa.reading.matter import Matter, leading_heading
from baspa.reading.rules import wrong_together
from baspa.reading.schema import ArticleFields, StandingFields
from baspa.reading.values import EXTRA_TYPES
from baspa.slugs import is_reserved, slugify

Extra = str | int | bool | datetime | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A category, an author, a tag or a series: what it is called and how its URL says it."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Image:
    """The lead picture as the article names it."""

    src: str
    alt: str
    credit: str
    caption: str
    focus: tuple[int, int] = (50, 50)
    """What must be seen where it is cropped, in percent from the left and from the top."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was corrected in a published article, and when."""

    time: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """Matter that has passed every editorial rule: the unit of news, without its body."""

    source: str
    slug: str
    title: str
    category: Label
    time: datetime
    authors: tuple[Label, ...]
    updated: datetime | None
    summary: str
    kicker: str
    tags: tuple[Label, ...]
    image: Image | None
    series: Label | None
    pinned: bool
    draft: bool
    embargo: datetime | None
    expires: datetime | None
    breaking: datetime | None
    """When its banner ends; None when it never had one."""
    ended: datetime | None
    """When a live blog ended."""
    corrections: tuple[Correction, ...]
    """The newest first, in whatever order they were typed."""
    related: tuple[str, ...]
    aliases: tuple[str, ...]
    lang: str
    kind: str
    translations: tuple[tuple[str, str], ...] = ()
    """Language, and what names the same story in it."""
    minor: datetime | None = None
    """When its text last changed in a way readers need not know."""
    extra: Mapping[str, Extra] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A page that is not news: About, Contacts."""

    source: str
    slug: str
    """The path below the root, such as `about` or `about/team`."""
    title: str
    summary: str
    aliases: tuple[str, ...]
    draft: bool
    lang: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one source: the article or standing page, its Markdown, and where its fields stand."""

    subject: Article | StandingPage
    body: str
    body_line: int
    places: Mapping[str, Place]
    """Where each field's value stands, for problems found later: `slug`, `image.src`, `related.1`."""
    warnings: tuple[Problem, ...] = ()
    been: tuple[Been, ...] = ()
    """Everything that it says has happened by now."""
    entries: tuple[Head, ...] = ()
    """Of a live blog: the headings of its entries, in the order they stand in."""

    def place(self, name: str) -> Place:
        """Return where a field stands, or the start of the file."""
        return self.places.get(name, Place(self.subject.source, 1, 1))

    def place_in_body(self, offset: int) -> Place:
        """Return where the character at `offset` of the body stands in the file."""
        before = self.body[:offset]
        column = offset - (before.rfind("\n") + 1) + 1
        return Place(self.subject.source, self.body_line + before.count("\n"), column)


def read_article(matter: Matter, config: Config) -> Reading:
    """Return the article that a source holds; raises `Broken` with everything wrong in its front matter."""
    fields, body = _with_title(matter)
    problems = unknown_fields(ArticleFields, fields, Level.WARNING, also=config.site.fields)
    found, faults = check(ArticleFields, fields, config.zone)
    extra, extra_faults = _extra(fields, config)
    faults += extra_faults
    faults += _listed(fields, config)
    if found is None or faults:
        raise Broken(*problems, *faults)
    faults = wrong_together(found, fields, config)
    start = Place(matter.path, matter.body_line, 1)
    ended = found.ended if found.ended and found.time <= found.ended else None
    began = Began(found.time, ended, config.zone)
    entries, wrong = read_entries(body, start, began) if found.kind == "live" else ((), [])
    faults += errors(wrong)
    problems += [problem for problem in wrong if problem not in faults]
    if faults:
        raise Broken(*problems, *faults)
    article = Article(
        source=matter.path,
        slug=found.slug or slugify(found.title),
        title=found.title,
        category=label(found.category, config.site.categories),
        time=found.time,
        authors=_each_once(label(name, config.site.authors) for name in found.author),
        updated=found.updated,
        summary=found.summary,
        kicker=found.kicker,
        tags=_each_once(label(name, None) for name in found.tags),
        image=Image(**dict(found.image)) if found.image else None,
        series=Label(slugify(found.series), found.series) if found.series else None,
        pinned=found.pinned,
        draft=found.draft,
        embargo=found.embargo,
        expires=found.expires,
        breaking=found.breaking,
        ended=found.ended,
        corrections=tuple(
            sorted((Correction(c.time, c.text) for c in found.corrections), key=_recency, reverse=True)
        ),
        related=found.related,
        aliases=found.aliases,
        lang=found.lang or config.site.language,
        kind=found.kind,
        translations=tuple(found.translations.items()),
        minor=found.minor,
        extra=extra,
    )
    heads = tuple(entry.head for entry in entries)
    been = been_of(found, fields, entries)
    return Reading(article, body, matter.body_line, _places(fields), tuple(problems), been, heads)


def read_standing_page(matter: Matter, config: Config) -> Reading:
    """Return the standing page that a source holds; raises `Broken` with everything wrong in it."""
    fields, body = _with_title(matter)
    problems = unknown_fields(StandingFields, fields, Level.WARNING)
    found, faults = check(StandingFields, fields, config.zone)
    *folders, name = matter.path.removeprefix("content/pages/").removesuffix(".md").split("/")
    slugs = [slugify(segment) for segment in (*folders, name)]
    place = Place(matter.path, 1, 1)
    if found and found.slug:
        slugs[-1] = found.slug
        place = place_of(fields, ("slug",))[0]
    elif name == "index" and folders:
        slugs.pop()
    if slugs[0] and is_reserved(slugs[0]):
        faults.append(Problem("slug.reserved", place, field="slug", found=slugs[0]))
    if not all(slugs):
        faults.append(Problem("slug.empty", Place(matter.path, 1, 1), field="slug", found=name))
    if found is None or faults:
        raise Broken(*problems, *faults)
    page = StandingPage(
        source=matter.path,
        slug="/".join(slugs),
        title=found.title,
        summary=found.summary,
        aliases=found.aliases,
        draft=found.draft,
        lang=found.lang or config.site.language,
    )
    return Reading(page, body, matter.body_line, _places(fields), tuple(problems))


def label(name: str, listed: Mapping[str, object] | None) -> Label:
    """Return the label an editor means by a name or a slug, as `site.yaml` spells it where it is listed there."""
    return Label(slugify(name), name) if listed is None else Label(*as_listed(name, listed))


def _each_once(labels: Iterable[Label]) -> tuple[Label, ...]:
    """Return the labels without those that share a URL with an earlier one."""
    by_slug: dict[str, Label] = {}
    for one in labels:
        by_slug.setdefault(one.slug, one)
    return tuple(by_slug.values())


def _recency(correction: Correction) -> tuple[datetime, str]:
    return correction.time, correction.text


def _with_title(matter: Matter) -> tuple[Fields, str]:
    """Take the title from the body's first heading when the front matter has none."""
    title = matter.fields.values.get("title")
    if title is not None and not (isinstance(title, Scalar) and title.is_nothing):
        return matter.fields, matter.body
    heading, body = leading_heading(matter.body)
    if not heading:
        return matter.fields, matter.body
    place = matter.place_in_body(matter.body.index("#"))
    fields = matter.fields
    return (
        Fields(
            {**fields.values, "title": Scalar(heading, place, plain=False)},
            {**fields.keys, "title": place},
            fields.place,
        ),
        body,
    )


def _listed(fields: Fields, config: Config) -> list[Problem]:
    """Check category and authors against `site.yaml`, where it lists them."""
    problems = []
    for name, listed in (("category", config.site.categories), ("author", config.site.authors)):
        if listed is None or name not in fields.values:
            continue
        node = fields.values[name]
        for scalar in (node,) if isinstance(node, Scalar) else getattr(node, "items", ()):
            if not isinstance(scalar, Scalar) or scalar.is_nothing or not scalar.text.strip():
                continue
            if label(" ".join(scalar.text.split()), listed).slug not in listed:
                known = [*(entry.name for entry in listed.values()), *listed]
                guess = nearest(scalar.text, known)
                facts = (("guess", guess), ("known", ", ".join(entry.name for entry in listed.values())))
                problems.append(Problem(f"{name}.unlisted", scalar.place, field=name, found=scalar.text, facts=facts))
    return problems


def _extra(fields: Fields, config: Config) -> tuple[dict[str, Extra], list[Problem]]:
    """Read the site's own fields."""
    extra: dict[str, Extra] = {}
    problems: list[Problem] = []
    for name, declared in config.site.fields.items():
        value = fields.values.get(name)
        if value is None or (isinstance(value, Scalar) and value.is_nothing):
            if declared.required:
                problems.append(Problem("field.missing", fields.place, field=name, facts=(("name", name),)))
            continue
        extra[name], faults = check_value(EXTRA_TYPES[declared.type], value, name, config.zone)
        problems += faults
    return extra, problems


def _places(fields: Fields) -> dict[str, Place]:
    """Return where values stand, by dotted name, two levels deep: what later stages complain about."""
    places = {}
    for name, value in fields.values.items():
        places[name] = value.place
        if isinstance(value, Fields):
            places |= {f"{name}.{inner}": node.place for inner, node in value.values.items()}
        elif not isinstance(value, Scalar):
            places |= {f"{name}.{number}": item.place for number, item in enumerate(value.items, start=1)}
    return places


def empty_body(reading: Reading) -> Problem:
    """Return the warning that an article says nothing."""
    return warning("body.empty", Place(reading.subject.source, reading.body_line, 1))
