"""Printing: the stale pages of an edition rendered and laid in the output's stage, on as many cores as there are."""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from baspa.archive.archive import Archive, listed
from baspa.archive.shelves import EVERYTHING
from baspa.audit import Audit
from baspa.auditing.secrets import Secret
from baspa.auditing.sieve import Sieve
from baspa.edition import Edition
from baspa.memory.notes import read_note, write_note
from baspa.memory.store import reader, transaction
from baspa.planning.claims import ORDER, Claim, Claims
from baspa.planning.marks import COPIES, Marks
from baspa.planning.pages import LISTINGS, MACHINES, Page, PageKind
from baspa.planning.references import References
from baspa.planning.staleness import Why, page_class
from baspa.planning.subjects import Files, Held, Urls
from baspa.problems import Broken, Place, Problem
from baspa.progress import Progress, tracked
from baspa.publishing.staging import Laid, Stager
from baspa.reading.config import Config
from baspa.rendering.folders import layout_digest, layout_folders, read_words
from baspa.rendering.layouts import Layouts
from baspa.rendering.look import look_style
from baspa.rendering.pictures import text_sizes
from baspa.rendering.pressroom import Pressroom, Rendered
from baspa.rendering.proofs import ProofReader
from baspa.rendering.questions import Asked
from baspa.rendering.site import site_view
from baspa.rendering.texts import Texts
from baspa.routes import Routes
from baspa.workers import Crew, run_all

MANY = 1_000
"""Stale pages from which it pays to put them in the order of time."""
SITE_VIEW = "site_view"


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one page."""

    laid: Laid | None
    """Where it lies; None when it was only tried."""
    asked: frozenset[tuple[str, Asked]]
    """What pages of its class ask, and which layouts make them, as far as this process had not told it yet."""
    layouts: frozenset[tuple[str, str]]
    secrets: frozenset[Secret]
    """What of held-back stories is in it."""


Result = Made | tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of all pages."""

    problems: tuple[Problem, ...]
    """What is wrong with the layouts, each fault once."""
    faulty: frozenset[str]
    """The paths of the pages that could not be made."""


class Printer:
    """Renders pages of one edition in whatever process it is sent to, reading the memory through its own window."""

    def __init__(
        self, path: Path, config: Config, now: datetime, stager: Stager | None, sieve: Sieve, *, many: bool
    ) -> None:
        """Open the memory at `path`; pages are laid by the stager, or only tried when there is none."""
        self._sent = (path, config, now, stager, sieve)
        self._sieve = sieve
        self._many = many
        self._memory = reader(path)
        self.room = pressroom(self._memory, config, now)
        stories = self.room.archive.count(EVERYTHING)
        self._proofs = ProofReader(self.room.layouts, config.origin, stories, thorough=stager is None)
        self._stager = stager
        self._told: set[object] = set()
        self._loaded = False
        self._routes = Routes.of(config)

    def __reduce__(self) -> tuple[Callable[..., "Printer"], tuple[object, ...]]:
        """Let another process open the memory for itself."""
        return partial(Printer, many=self._many), self._sent

    def close(self) -> None:
        """Close the window on the memory."""
        self._memory.close()

    def make(self, claim: Claim) -> Result:
        """Render one page and lay it; problems come back as values."""
        if self._many and not self._loaded:
            self.room.archive.load()
            self._loaded = True
        page = claim.page(self._routes)
        try:
            rendered = self.room.render(page)
        except Broken as broken:
            return broken.problems
        if wrong := self._proofs.problems(page, rendered):
            return wrong
        last = page.kind in LISTINGS or page.kind in MACHINES
        laid = self._stager.lay(claim.path, rendered.content, last=last) if self._stager else None
        content = b"" if page.kind is PageKind.CARD else rendered.content
        return Made(laid, *self._to_tell(page, rendered), self._sieve.found(claim.path, content))

    def _to_tell(
        self, page: Page, rendered: Rendered
    ) -> tuple[frozenset[tuple[str, Asked]], frozenset[tuple[str, str]]]:
        """Return what this process has not told yet: each thing is sent once, not with every page."""
        name = page_class(page)
        asked = frozenset(rendered.questions.asked)
        key = (name, asked, rendered.layouts)
        if key in self._told:
            return frozenset(), frozenset()
        self._told.add(key)
        return frozenset((name, one) for one in asked), frozenset((name, one) for one in rendered.layouts)


def make(printer: Printer, claim: Claim) -> Result:
    """Make one page in whatever process this is."""
    return printer.make(claim)


def pressroom(memory: sqlite3.Connection, config: Config, now: datetime) -> Pressroom:
    """Return what renders the pages of the edition in a memory."""
    folders, routes = layout_folders(config.root), Routes.of(config)
    words = read_words(folders, config.site.language)
    site = site_view(config, Claims(memory).is_claimed)
    return Pressroom(
        config=config,
        site=site,
        words=words,
        archive=Archive(memory, routes, listed(config)),
        texts=Texts(memory),
        references=References(routes, Urls(memory), Held(memory), Files(memory)),
        layouts=Layouts(folders, site, words, config.base_path, look_style(config), text_sizes(config)),
        now=now,
        sizes=text_sizes(config),
    )


def renewed(room: Pressroom, memory: sqlite3.Connection, now: datetime) -> Pressroom:
    """Return what renders the pages of the same paper after its memory has changed: only layouts are kept ready."""
    room.archive.renew()
    room.layouts.renew()
    references = References(Routes.of(room.config), Urls(memory), Held(memory), Files(memory))
    return replace(room, references=references, now=now)


def stale_claims(memory: sqlite3.Connection, *, copies: bool) -> list[Claim]:
    """Return the claims that are stale, pages or copies, neighbours in time side by side."""
    rows = memory.execute(
        "SELECT claim.path, claim.kind, claim.number, claim.subject, claim.source"  # noqa: S608 - our own kinds
        " FROM stale CROSS JOIN claim USING (path) LEFT JOIN subject ON subject.source = claim.source"
        f" WHERE (claim.kind IN {COPIES}) = ? AND claim.kind <> 'bundle'"
        " ORDER BY claim.kind, subject.at, claim.number, claim.path",
        (copies,),
    )
    # A page's family is of no use here, and most are named twice by the same source: there may be a hundred thousand.
    return [
        Claim(path, "", kind, number, subject, subject if subject == source else source)
        for path, kind, number, subject, source in rows
    ]


def side_by_side(memory: sqlite3.Connection, claims: list[Claim], size: int) -> list[Claim]:
    """Put the pages of listings beside the articles of their time: they show the same cards."""
    if len(claims) <= MANY:
        return claims
    boundaries: dict[tuple[str, str, int], int] = {}
    newest = "SELECT kind, key, at, row_number() OVER (PARTITION BY shelf ORDER BY at, source) AS place"
    rows = memory.execute(
        f"SELECT kind, key, place, at FROM ({newest} FROM stands JOIN shelf ON shelf.id = stands.shelf)"  # noqa: S608
        " WHERE place % ? = 0",
        (size,),
    )
    for kind, key, place, at in rows:
        boundaries[kind, key, place // size] = at
    on_days = "SELECT key, max(at) FROM stands JOIN shelf ON id = shelf WHERE kind IN ('day', 'month') GROUP BY key"
    days: dict[str, int] = dict(memory.execute(on_days).fetchall())
    times: dict[str, int] = dict(memory.execute("SELECT source, at FROM subject WHERE kind = 'article'").fetchall())

    def time(claim: Claim) -> int:
        if claim.kind in LISTINGS and claim.number:
            kind = "all" if claim.kind == PageKind.HOME else claim.kind
            return boundaries.get((kind, claim.subject, claim.number), 0)
        return times.get(claim.source) or days.get(claim.subject, 2**40)

    return sorted(claims, key=time)


def print_pages(
    edition: Edition, stager: Stager | None, progress: Progress, audit: Audit, use: Callable[[Claim, Laid], object]
) -> Printed:
    """Render every stale page and hand on what is laid; return what could not be made, and why."""
    order, memory = edition.order, edition.connection
    claims = side_by_side(memory, stale_claims(memory, copies=False), order.config.site.listing.size)
    printer = Printer(edition.memory.path, order.config, order.now, stager, audit.sieve, many=len(claims) > MANY)
    faults: dict[tuple[object, ...], tuple[Claim, Problem]] = {}
    asked: set[tuple[str, Asked]] = set()
    layouts: set[tuple[str, str]] = set()
    faulty: set[str] = set()
    try:
        crew = Crew(order.jobs, printer, order.config.site.markdown.seconds)
        results = run_all(make, claims, crew, lost=_lost)
        for claim, result in zip(claims, tracked(progress, "render", results, len(claims)), strict=True):
            if not isinstance(result, Made):
                faulty.add(claim.path)
                for problem in result:
                    fault = (problem.place, problem.code, problem.field or problem.found)
                    known = faults.get(fault)
                    if known is None or _first(claim) < _first(known[0]):
                        faults[fault] = (claim, problem)
                continue
            asked |= result.asked
            layouts |= result.layouts
            audit.note(claim, result.secrets)
            if result.laid is not None:
                use(claim, result.laid)
    finally:
        printer.close()
    remember_asked(memory, asked, layouts, layout_folders(order.config.root))
    return Printed(tuple(problem for _, problem in faults.values()), frozenset(faulty))


def _first(claim: Claim) -> tuple[int, str]:
    """Return which of many pages is named when one fault spoils them all."""
    return (ORDER.index(PageKind(claim.kind)) if claim.kind in ORDER else len(ORDER)), claim.path


def remember_asked(
    memory: sqlite3.Connection,
    asked: Iterable[tuple[str, Asked]],
    layouts: Iterable[tuple[str, str]],
    folders: tuple[Path, ...],
) -> None:
    """Keep what pages of each class asked, and what they were made with."""
    digests: dict[str, str] = {}
    with transaction(memory):
        rows = ((name, *one) for name, one in sorted(asked))
        memory.executemany("INSERT OR IGNORE INTO asked VALUES (?, ?, ?)", rows)
        for name, layout in sorted(layouts):
            if layout not in digests:
                digests[layout] = layout_digest(folders, layout)
            memory.execute("INSERT OR REPLACE INTO reached VALUES (?, ?, ?)", (name, layout, digests[layout]))


def mark_site_view(edition: Edition) -> None:
    """Mark every page when what all pages show of the paper is not what it was: an icon that came or went."""
    claims, memory = Claims(edition.connection), edition.connection
    view = repr(site_view(edition.order.config, claims.is_claimed))
    note = read_note(memory, SITE_VIEW)
    if note.get("view") != view:
        if note:
            Marks(memory).everything(Why.CONFIGURATION, copies=False)
        write_note(memory, SITE_VIEW, {"view": view})


def _lost(claim: Claim) -> Result:
    page = claim.page(Routes("", ""))
    return (Problem("layout.lost", Place(f"layouts/{page.layout}"), facts=(("page", page.route.url),)),)
