"""Composing: from readings and bodies to the stories, the names they use and the files they need."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote, urlsplit

from baspa.archive.archive import Archive
from baspa.archive.shelves import Shelf
from baspa.archive.stories import Picture, Story, Term
from baspa.archive.visibility import hold
from baspa.bodies.body import Body, Reference
from baspa.planning.pages import FileCopy
from baspa.planning.plan import Alias, Plan
from baspa.planning.references import Outcome, References, Target
from baspa.planning.written import WrittenNames
from baspa.problems import Problem, warning
from baspa.reading.articles import Article, Label, Reading, StandingPage
from baspa.reading.config import Config
from baspa.reading.sources import Source, SourceKind
from baspa.routes import Routes

CODES = {Outcome.DEAD: "dead", Outcome.OUTSIDE: "outside", Outcome.HELD: "held", Outcome.NOWHERE: "nowhere"}


@dataclass(frozen=True, slots=True)
class Composition:
    """The parts of an edition, before it is planned."""

    archive: Archive
    standing: Mapping[str, StandingPage]
    references: References
    aliases: tuple[Alias, ...]
    copies: tuple[FileCopy, ...]
    held: int
    """How many articles and standing pages are held back."""
    problems: tuple[Problem, ...]


def compose(
    config: Config,
    readings: Sequence[Reading],
    bodies: Mapping[str, Body],
    *,
    files: Iterable[Source],
    broken: Iterable[str],
    now: datetime,
    drafts: bool,
) -> Composition:
    """Return the composition of the edition that readers may see at `now`."""
    routes = Routes.of(config)
    shown = [reading for reading in readings if not _is_held(reading, now, drafts=drafts)]
    broken = frozenset(broken)
    references = References(
        routes,
        urls={reading.subject.source: _url(reading, routes) for reading in shown},
        held=broken | {r.subject.source for r in readings} - {r.subject.source for r in shown},
        files=frozenset(source.path for source in files),
    )
    terms = _terms(config, [r.subject for r in shown if isinstance(r.subject, Article)], routes)
    stories = [
        _story(reading.subject, bodies[reading.subject.source], references, terms)
        for reading in shown
        if isinstance(reading.subject, Article)
    ]
    copies: dict[tuple[str, str], FileCopy] = {}
    problems: list[Problem] = []
    for reading in shown:
        faults, needed = _check_references(reading, bodies[reading.subject.source], references, broken)
        problems += faults
        copies |= {(copy.route.path, copy.source): copy for copy in needed}
    return Composition(
        archive=Archive(stories, terms),
        standing={r.subject.source: r.subject for r in shown if isinstance(r.subject, StandingPage)},
        references=references,
        aliases=tuple(alias for reading in shown for alias in _aliases(reading, references, routes)),
        copies=tuple(copies.values()),
        held=len(readings) - len(shown),
        problems=tuple(problems),
    )


def _is_held(reading: Reading, now: datetime, *, drafts: bool) -> bool:
    if isinstance(reading.subject, Article):
        return hold(reading.subject, now, drafts=drafts) is not None
    return reading.subject.draft and not drafts


def _url(reading: Reading, routes: Routes) -> str:
    subject = reading.subject
    return (routes.article(subject) if isinstance(subject, Article) else routes.standing(subject)).url


def _aliases(reading: Reading, references: References, routes: Routes) -> list[Alias]:
    source = reading.subject.source
    return [
        Alias(routes.old_url(old), references.urls[source], source, reading.place(f"aliases.{number}"))
        for number, old in enumerate(reading.subject.aliases, start=1)
    ]


def _terms(config: Config, articles: Sequence[Article], routes: Routes) -> dict[Shelf, Term]:
    """Return every category, author and tag in use: in the order of `site.yaml` where it lists them, else by name.

    Where two articles spell a name differently, the oldest decides, so that a new story renames nothing.
    """
    by_age = sorted(articles, key=lambda article: (article.time, article.source))
    names: dict[Shelf, str] = {}
    for article in by_age:
        for shelf, label in _labels(article):
            names.setdefault(shelf, label.name)
    terms: dict[Shelf, Term] = {}
    for kind, listed in (
        ("category", config.site.categories),
        ("author", config.site.authors),
        ("tag", None),
    ):
        used = sorted((shelf for shelf in names if shelf.kind == kind), key=lambda s: (names[s].casefold(), s.key))
        order = [Shelf(kind, slug) for slug in listed or ()]
        make = {"category": routes.category, "author": routes.author, "tag": routes.tag}[kind]
        for shelf in (*(s for s in order if s in names), *(s for s in used if s not in order)):
            about = listed[shelf.key].about if listed and shelf.key in listed else ""
            terms[shelf] = Term(shelf.key, names[shelf], make(shelf.key).url, about)
    return terms


def _labels(article: Article) -> list[tuple[Shelf, Label]]:
    return [
        (Shelf("category", article.category.slug), article.category),
        *((Shelf("author", author.slug), author) for author in article.authors),
        *((Shelf("tag", tag.slug), tag) for tag in article.tags),
    ]


def _story(article: Article, body: Body, references: References, terms: Mapping[Shelf, Term]) -> Story:
    image = article.image
    found = references.picture(article.source, image.src) if image else None
    picture = Picture(found.url, image.alt, image.credit, image.caption) if image and found and found.url else None
    return Story(
        source=article.source,
        url=references.urls[article.source],
        title=article.title,
        category=terms[Shelf("category", article.category.slug)],
        time=article.time,
        authors=tuple(terms[Shelf("author", author.slug)] for author in article.authors),
        summary=article.summary or body.excerpt,
        kicker=article.kicker,
        tags=tuple(terms[Shelf("tag", tag.slug)] for tag in article.tags),
        updated=article.updated,
        image=picture,
        series=article.series.name if article.series else "",
        pinned=article.pinned,
        kind=article.kind,
        lang=article.lang,
        minutes=body.minutes,
        corrections=article.corrections,
        related=tuple(references.article(article.source, target).path for target in article.related),
        extra=article.extra,
    )


def _check_references(
    reading: Reading, body: Body, references: References, broken: frozenset[str]
) -> tuple[list[Problem], list[FileCopy]]:
    """Return what is wrong with the names a source uses, and the pictures beside it that it needs."""
    source = reading.subject.source
    problems: list[Problem] = []
    copies: list[FileCopy] = []
    for target, problem in (*_names_in_body(reading, body, references), *_names_in_fields(reading, references)):
        if target.outcome is not Outcome.FOUND:
            problems += [problem] if problem and target.path not in broken else []
        elif target.path in references.files and not target.path.startswith(("content/media/", "content/static/")):
            copies.append(FileCopy(references.routes.of_file_url(target.url), target.path, owner=source))
    return problems, copies


def _names_in_body(reading: Reading, body: Body, references: References) -> Iterator[tuple[Target, Problem | None]]:
    """Yield what each link and picture leads to, with what to say of it if that is nowhere."""
    written: WrittenNames | None = None
    for reference in body.references:
        find = references.picture if reference.kind == "picture" else references.link
        target = find(reading.subject.source, reference.target)
        if target.outcome is Outcome.FOUND:
            yield target, None
        else:
            written = written or WrittenNames(reading.body)
            yield target, _problem(reading, reference, target.outcome, written)


def _names_in_fields(reading: Reading, references: References) -> Iterator[tuple[Target, Problem]]:
    """Yield the same of the lead picture and the related articles."""
    article = reading.subject
    if not isinstance(article, Article):
        return
    if article.image is not None:
        target, name = references.picture(article.source, article.image.src), "image.src"
        code = f"picture.{CODES.get(target.outcome, '')}"
        yield target, Problem(code, reading.place(name), field=name, found=article.image.src)
    for number, name in enumerate(article.related, start=1):
        target = references.article(article.source, name)
        place = reading.places.get(f"related.{number}", reading.place("related"))
        make = warning if target.outcome is Outcome.HELD else Problem
        yield target, make(f"link.{CODES.get(target.outcome, '')}", place, field="related", found=name)


def _problem(reading: Reading, reference: Reference, outcome: Outcome, written: WrittenNames) -> Problem:
    """Return what to say of a name in a body that leads nowhere, at the place where it is written."""
    offset = written.offset(reference.target)
    code = f"{reference.kind}.{CODES.get(outcome, '')}"
    make = warning if outcome in {Outcome.HELD, Outcome.NOWHERE} else Problem
    return make(code, reading.place_in_body(offset), field="body", found=reference.target)


def lost_links(
    readings: Iterable[Reading], bodies: Mapping[str, Body], references: References, plan: Plan
) -> list[Problem]:
    """Return a warning for every link to a path of this site that no page or file of the edition answers.

    A warning, since the host may answer it with something that is not ours.
    """
    routes = (*(page.route for page in plan.pages), *(copy.route for copy in plan.copies))
    known = {unquote(route.url) for route in routes}
    problems = []
    for reading in readings:
        written: WrittenNames | None = None
        for reference in bodies[reading.subject.source].references:
            if (
                reading.subject.source in references.urls
                and reference.kind == "link"
                and reference.target[0:1] == "/"
            ):
                path = unquote(references.routes.below(urlsplit(reference.target).path))
                if not {path, f"{path}/", f"{path}index.html"} & known:
                    written = written or WrittenNames(reading.body)
                    problems.append(_problem(reading, reference, Outcome.NOWHERE, written))
    return problems


def file_copies(config: Config, sources: Iterable[Source]) -> list[FileCopy]:
    """Return the copies of the media and the static files."""
    routes = Routes.of(config)
    copies = []
    for source in sources:
        if source.kind is SourceKind.MEDIA:
            copies.append(FileCopy(routes.file(source.path.removeprefix("content/")), source.path))
        elif source.kind is SourceKind.STATIC:
            copies.append(FileCopy(routes.file(source.path.removeprefix("content/static/")), source.path))
    return copies
