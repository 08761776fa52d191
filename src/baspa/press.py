"""The press: one build, told as prose. Everything that happens between sources and output happens here, in order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter, sleep

from baspa.archive.shelves import EVERYTHING
from baspa.archive.visibility import next_wake
from baspa.bodies.body import Body
from baspa.bodies.conversion import engine_available
from baspa.planning.composing import Composition, compose, file_copies, lost_links
from baspa.planning.pages import LISTINGS, MACHINES, Page, PageKind
from baspa.planning.plan import Plan, collisions, make_plan
from baspa.problems import Broken, Place, Problem, errors, in_order
from baspa.progress import Progress, tracked
from baspa.publishing.lock import locked
from baspa.publishing.output import Outcome, Output, refuse_dangerous
from baspa.reading.articles import Article
from baspa.reading.config import SITE_FILE, Config
from baspa.reading.manuscripts import Manuscript, lost_manuscript, read_manuscript
from baspa.reading.sources import Source, SourceKind, Sources, walk_sources
from baspa.rendering.layouts import Layouts, layout_folders, read_words, standard_layouts
from baspa.rendering.pressroom import Pressroom, Rendered
from baspa.rendering.site import asset_copies, site_view
from baspa.workers import Crew, run_all


@dataclass(frozen=True, slots=True)
class Order:
    """What one build is asked to do."""

    config: Config
    output: Path
    now: datetime
    jobs: int = 1
    """Processes that work at once."""
    drafts: bool = False
    keep_going: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything known before the first page is rendered."""

    order: Order
    manuscripts: tuple[Manuscript, ...]
    bodies: Mapping[str, Body]
    """The body of every source that is whole."""
    composition: Composition
    plan: Plan
    problems: tuple[Problem, ...]
    held_out: frozenset[str] = frozenset()
    """Broken sources that the rest is published without."""

    def body(self, page: Page) -> Body | None:
        """Return the body that a page shows, if it shows one."""
        return self.bodies.get(page.source) if page.kind in {PageKind.ARTICLE, PageKind.STANDING} else None

    @property
    def stoppers(self) -> tuple[Problem, ...]:
        """Return the problems that keep this edition from being printed."""
        return tuple(problem for problem in errors(self.problems) if problem.place.path not in self.held_out)


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of a build, for the report."""

    pages: int
    rendered: int
    articles: int
    held_back: int
    next_wake: datetime | None
    problems: tuple[Problem, ...]
    outcome: Outcome | None
    """What was written; None when nothing was."""
    seconds: Mapping[str, float]
    """How long each stage took."""
    costly: int = 0
    """Article pages whose layout shows the current latest news and so change with every story (law 1)."""


def compose_edition(order: Order, progress: Progress) -> Edition:
    """Read everything and plan the edition; nothing is rendered or written.

    Raises `Broken` when the engine that the configuration asks for is not installed.
    """
    config = order.config
    if not engine_available(config.site.markdown.engine):
        place = Place(SITE_FILE, 1, 1)
        raise Broken(Problem("config.engine", place, field="markdown.engine", found=config.site.markdown.engine))
    sources = walk_sources(config.root)
    texts = sources.of(SourceKind.ARTICLE, SourceKind.STANDING)
    crew = Crew(order.jobs, config, config.site.markdown.seconds)
    reading = run_all(_read, texts, crew, lost=partial(lost_manuscript, config=config))
    manuscripts = tuple(tracked(progress, "read", reading, len(texts)))
    edition = _compose(order, sources, manuscripts)
    known = {source.path for source in texts}
    while order.keep_going and (broken := known & {problem.place.path for problem in edition.stoppers}):
        again = _compose(order, sources, manuscripts, held_out=edition.held_out | broken)
        edition = replace(again, problems=in_order((*edition.problems, *again.problems)))
    return edition


def check(order: Order, progress: Progress) -> Proof:
    """Find everything a build would find wrong, rendering every page, without writing anything."""
    started = perf_counter()
    edition = compose_edition(order, progress)
    read = perf_counter()
    made: list[Rendered] = []
    problems = _render(edition, progress, lambda _page, rendered: made.append(replace(rendered, content=b"")))
    seconds = {"read": read - started, "render": perf_counter() - read}
    return _proof(edition, problems, None, seconds, rendered=len(made))


def build(order: Order, progress: Progress) -> Proof:
    """Make the edition and put it in place, or change nothing at all.

    Raises `Broken` as `compose_edition` does, and `EnvironmentFailed` when the machine is in the way. With
    `keep_going`, broken articles are held back and what they had published stays as it is.
    """
    started = perf_counter()
    refuse_dangerous(order.output, order.config.root)
    edition = compose_edition(order, progress)
    read = perf_counter()
    if edition.stoppers:
        # Nothing will be printed, but what is wrong with the layouts is said in the same breath.
        problems = _render(edition, progress, lambda _page, _rendered: None)
        return _proof(edition, problems, None, {"read": read - started})
    with locked(order.output, sleep):
        output = Output(order.output)
        try:
            tally = _Tally()
            problems = _stage(edition, output, tally, progress)
            rendered = perf_counter()
            outcome = None
            if not errors(problems):
                # From here on the output changes: everything is staged, and nothing was wrong with it.
                for source in edition.held_out:
                    output.keep(source)
                outcome = output.commit(whole=True)
        finally:
            output.close()
    seconds = {"read": read - started, "render": rendered - read, "write": perf_counter() - rendered}
    return _proof(edition, problems, outcome, seconds, rendered=tally.rendered, costly=tally.costly)


def pressroom(edition: Edition) -> Pressroom:
    """Return what renders the pages of an edition."""
    config, composition = edition.order.config, edition.composition
    folders = layout_folders(config.root)
    words = read_words(folders, config.site.language)
    site = site_view(config, edition.plan.copies)
    return Pressroom(
        config=config,
        site=site,
        words=words,
        archive=composition.archive,
        standing=composition.standing,
        references=composition.references,
        layouts=Layouts(folders, site, words, config.base_path),
        now=edition.order.now,
    )


@dataclass(slots=True)
class _Tally:
    """Counts pages as they are made."""

    rendered: int = 0
    costly: int = 0

    def count(self, page: Page, rendered: Rendered) -> None:
        self.rendered += 1
        self.costly += page.kind is PageKind.ARTICLE and any(
            answer.question.startswith("latest_now(") for answer in rendered.asked
        )


def _compose(
    order: Order,
    sources: Sources,
    manuscripts: tuple[Manuscript, ...],
    held_out: frozenset[str] = frozenset(),
) -> Edition:
    """Compose and plan an edition of the sources that are whole and not held out."""
    config = order.config
    whole = [m for m in manuscripts if m.reading is not None and m.source not in held_out]
    readings = [manuscript.reading for manuscript in whole if manuscript.reading]
    bodies = {manuscript.source: manuscript.body for manuscript in whole if manuscript.body}
    composition = compose(
        config,
        readings,
        bodies,
        files=sources.of(SourceKind.PICTURE, SourceKind.MEDIA, SourceKind.STATIC),
        broken={manuscript.source for manuscript in manuscripts} - {m.source for m in whole},
        now=order.now,
        drafts=order.drafts,
    )
    plan = make_plan(
        config,
        composition.archive,
        standing=tuple(composition.standing.values()),
        aliases=composition.aliases,
        copies=(*file_copies(config, sources.found), *composition.copies, *asset_copies(config)),
    )
    problems = (
        *sources.problems,
        *(problem for manuscript in manuscripts for problem in manuscript.problems),
        *composition.problems,
        *collisions(plan, _url_places(whole)),
        *lost_links(readings, bodies, composition.references, plan),
    )
    return Edition(order, manuscripts, bodies, composition, plan, in_order(problems), held_out)


def _url_places(manuscripts: Iterable[Manuscript]) -> dict[str, Place]:
    """Return the place that decides each source's URL: its slug, else its title."""
    readings = (manuscript.reading for manuscript in manuscripts if manuscript.reading)
    return {reading.subject.source: reading.places.get("slug", reading.place("title")) for reading in readings}


def _render(edition: Edition, progress: Progress, use: Callable[[Page, Rendered], object]) -> tuple[Problem, ...]:
    """Render every page and hand it on; return what was wrong with the layouts, each fault once."""
    faults: dict[tuple[object, ...], Problem] = {}
    pages = edition.plan.pages
    work = [(page, edition.body(page)) for page in pages]
    crew = Crew(edition.order.jobs, pressroom(edition), edition.order.config.site.markdown.seconds)
    results = run_all(_make, work, crew, lost=_lost_page)
    for page, result in zip(pages, tracked(progress, "render", results, len(pages)), strict=True):
        if isinstance(result, Rendered):
            use(page, result)
            continue
        for problem in result:
            faults.setdefault((problem.place, problem.code, problem.found), problem)
    return tuple(faults.values())


def _read(config: Config, source: Source) -> Manuscript:
    return read_manuscript(source, config)


def _make(room: Pressroom, work: tuple[Page, Body | None]) -> Rendered | tuple[Problem, ...]:
    """Render one page in whatever process this is; problems come back as values."""
    try:
        return room.render(*work)
    except Broken as broken:
        return broken.problems


def _lost_page(work: tuple[Page, Body | None]) -> tuple[Problem, ...]:
    page = work[0]
    return (Problem("layout.lost", Place(f"layouts/{page.layout}"), facts=(("page", page.route.url),)),)


def _stage(edition: Edition, output: Output, tally: _Tally, progress: Progress) -> tuple[Problem, ...]:
    """Stage every file of the edition; return what was wrong with the layouts."""

    def put(page: Page, rendered: Rendered) -> None:
        tally.count(page, rendered)
        last = page.kind in LISTINGS or page.kind in MACHINES
        output.put(page.route.path, rendered.content, source=page.source, last=last)

    problems = _render(edition, progress, put)
    for copy in edition.plan.copies:
        folder = standard_layouts().parent if copy.standard else edition.order.config.root
        output.put_file(copy.route.path, folder / copy.source, source=copy.owner)
    return problems


def _proof(
    edition: Edition,
    problems: Iterable[Problem],
    outcome: Outcome | None,
    seconds: Mapping[str, float],
    *,
    rendered: int = 0,
    costly: int = 0,
) -> Proof:
    readings = (manuscript.reading for manuscript in edition.manuscripts if manuscript.reading)
    articles = [reading.subject for reading in readings if isinstance(reading.subject, Article)]
    return Proof(
        pages=len(edition.plan.pages),
        rendered=rendered,
        articles=edition.composition.archive.count(EVERYTHING),
        held_back=edition.composition.held,
        next_wake=next_wake(articles, edition.order.now, drafts=edition.order.drafts),
        problems=in_order((*edition.problems, *problems)),
        outcome=outcome,
        seconds=seconds,
        costly=costly,
    )
