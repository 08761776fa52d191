"""The edition: everything that is known before the first page is rendered, in the site's memory."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache, partial
from itertools import count, islice
from pathlib import Path

from baspa import scanning
from baspa.archive.archive import Archive, listed
from baspa.archive.visibility import next_wake
from baspa.bodies.conversion import engine_available
from baspa.developing import develop_changed, keep_developed
from baspa.keys import keys_of, why_whole
from baspa.memory.notes import KEYS, LAST_BUILD, forget_note, read_note, write_note
from baspa.memory.stillness import options_key
from baspa.memory.store import Memory, clear, transaction
from baspa.planning.changes import Changes
from baspa.planning.claims import Claims
from baspa.planning.complaints import CLOCK, Complaints
from baspa.planning.composing import Composer
from baspa.planning.gathering import Gathered, Gatherer, gather
from baspa.planning.marks import Marks
from baspa.planning.settling import Settling
from baspa.planning.staleness import Question, Why
from baspa.planning.subjects import OUT
from baspa.problems import Broken, Place, Problem, errors, in_order
from baspa.progress import Progress, tracked
from baspa.reading.config import SITE_FILE, Config
from baspa.reading.manuscripts import read_again
from baspa.reading.sources import Source
from baspa.rendering.assets import asset_copies
from baspa.rendering.folders import layout_digest, layout_folders
from baspa.routes import Routes
from baspa.searching.binding import program
from baspa.workers import Crew, run_all

BATCH = 256
TURNS = count(1)


@dataclass(frozen=True, slots=True)
class Order:
    """What one build is asked to do."""

    config: Config
    output: Path
    now: datetime
    clock: datetime | None = None
    """What the clock says, where `now` may be another moment: an embargo that has not ended by it holds."""
    jobs: int = 1
    """Processes that work at once."""
    drafts: bool = False
    keep_going: bool = False
    clean: bool = False
    """Begin with nothing that earlier builds left."""
    forgetful: bool = False
    """Leave nothing for later builds either."""

    @property
    def options(self) -> str:
        """Return what must be equal for two builds of one site to be the same build."""
        return options_key(self.output, drafts=self.drafts)


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a paper, composed in a memory."""

    order: Order
    memory: Memory
    composer: Composer
    whole: bool
    """Whether all of it was composed anew, so that every page is to be made."""
    out: frozenset[str] = frozenset()
    """Broken sources that the rest is published without."""
    earlier: tuple[Problem, ...] = field(default=())
    """What was wrong before sources were held out."""
    found: scanning.Scan | None = None
    """What lay on disk when it was composed."""

    @property
    def connection(self) -> sqlite3.Connection:
        """Return the memory's connection."""
        return self.memory.connection

    @property
    def archive(self) -> Archive:
        """Return the edition's stories."""
        return self.composer.archive

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return everything that is wrong with the sources, in order."""
        return in_order((*self.earlier, *self.composer.complaints.all()))

    @property
    def stoppers(self) -> tuple[Problem, ...]:
        """Return the problems that keep this edition from being printed."""
        return tuple(problem for problem in errors(self.problems) if problem.place.path not in self.out)

    @property
    def held(self) -> int:
        """Return how many articles and standing pages are held back."""
        return int(self.connection.execute("SELECT count(*) FROM subject WHERE state = 'held'").fetchone()[0])

    @property
    def next_wake(self) -> datetime | None:
        """Return the next moment at which the edition changes by itself."""
        return next_wake(self.connection, self.order.now)


@dataclass(frozen=True, slots=True)
class Glance:
    """What a preview knows of a change before it composes: a build looks at everything and shows nothing early."""

    within: Collection[str] | None = None
    """The parts of the tree that may have changed; None for all of it."""
    only: Collection[str] = ()
    """The files in these parts that may have changed; none for any of them."""
    due: Collection[str] = ()
    """Sources that are to be settled anew, whatever has changed."""
    is_steady: bool = False
    """Whether the program, the configuration and the words are known to be what they were."""
    ahead: bool = False
    """Whether drafts, and stories that are scheduled or under an embargo, are shown already."""


BUILDS = Glance()


def compose_edition(order: Order, memory: Memory, progress: Progress, glance: Glance = BUILDS) -> Edition:
    """Read what has changed and compose the edition; nothing is rendered or written.

    Inside a transaction of the memory all of it becomes a part of that. Raises `Broken` when what the configuration
    asks for, an engine or search, is not installed, and `EnvironmentFailed` when the machine is in the way.
    """
    config = order.config
    if not engine_available(config.site.markdown.engine):
        place = Place(SITE_FILE, 1, 1)
        raise Broken(Problem("config.engine", place, field="markdown.engine", found=config.site.markdown.engine))
    if config.site.search and program() is None:
        raise Broken(Problem("config.search", config.place("search"), field="search", found="true"))
    before = read_note(memory.connection, KEYS)
    steady = before | {"now": order.now.isoformat()} if before and glance.is_steady else None
    keys = steady or keys_of(order.config, order.options, order.now, before)
    why = why_whole(before, keys)
    if why is not None:
        clear(memory.connection)
    found = scanning.scan(
        config.root, memory.connection, whole=why is not None, within=glance.within, only=glance.only
    )
    known = memory.path if _has_manuscripts(memory) else None
    gatherer = Gatherer(config, f"{keys['program']} {keys['reading']}", known, next(TURNS))
    developed = develop_changed(config, memory, found, order.jobs, progress)
    composer = _composer(order, memory.connection, ahead=glance.ahead)
    gathered = _gather(order, gatherer, found.texts(), composer.settling, progress, store=why is not None)
    edition = Edition(order, memory, composer, whole=why is not None, found=found)
    with transaction(memory.connection):
        forget_note(memory.connection, LAST_BUILD)
        write_note(memory.connection, KEYS, keys)
        unread = [one.source for one in gathered if not one.digest]
        scanning.keep(memory.connection, found, whole=edition.whole, unread=unread)
        keep_developed(memory, developed, found, whole=edition.whole)
        if found.problems is not None:
            edition.composer.complaints.found(found.problems, found.covers)
        if why is not None:
            _compose_all(edition, found, why)
        else:
            _compose_changes(edition, found, gathered, {*_due(edition, before), *glance.due})
        return held_out(edition) if order.keep_going else edition


def _compose_all(edition: Edition, found: scanning.Scan, why: Why) -> None:
    memory = edition.connection
    memory.execute("DELETE FROM manuscript WHERE source NOT IN (SELECT path FROM file)")
    memory.execute("DELETE FROM body WHERE digest NOT IN (SELECT body FROM manuscript)")
    memory.execute("DELETE FROM problem WHERE stage = 'read'")
    for source, problems in memory.execute("SELECT source, problems FROM manuscript WHERE problems <> ''").fetchall():
        rows = ((source, "read", line) for line in problems.split("\n"))
        memory.executemany("INSERT INTO problem VALUES (?, ?, ?)", rows)
    edition.composer.compose_everything(found.files(found.changed), asset_copies(edition.order.config))
    edition.composer.marks.everything(why)


def _due(edition: Edition, before: dict[str, object]) -> set[str]:
    """Return the sources that were held out, and those that time alone has changed."""
    memory, now = edition.connection, edition.order.now.timestamp()
    # The state is written out: only so the memory's index of what is not shown is used.
    due = {source for (source,) in memory.execute(f"SELECT source FROM subject WHERE state = '{OUT}'")}  # noqa: S608
    due |= {source for (source,) in memory.execute("SELECT source FROM problem WHERE stage = ?", (CLOCK,))}
    then = datetime.fromisoformat(str(before["now"])).timestamp()
    rows = memory.execute("SELECT source FROM moment WHERE at > ? AND at <= ?", (min(then, now), max(then, now)))
    return due | {source for (source,) in rows.fetchall()}


def _compose_changes(edition: Edition, found: scanning.Scan, gathered: list[Gathered], due: set[str]) -> None:
    composer = edition.composer
    removed = [source.path for source in found.removed if source.kind in scanning.TEXTS]
    composer.compose(
        Changes(
            gathered=gathered,
            removed=removed,
            files=found.files(found.changed),
            files_removed=found.files(found.removed),
            due=sorted(due),
        )
    )
    if found.layouts_changed:
        _layouts_changed(edition, found)
    composer.marks.path("news-sitemap.xml", Why.CLOCK)
    composer.marks.tidy()


def _layouts_changed(edition: Edition, found: scanning.Scan) -> None:
    """Mark the pages of every class that was made with a layout which is another one now."""
    memory, composer, root = edition.connection, edition.composer, edition.order.config.root
    folders = layout_folders(root)
    composer.assets(asset_copies(edition.order.config))
    for source in found.changed:
        composer.marks.copies_of(source.path, Why.FILE)
    digests: dict[str, str] = {}
    for page_class, name, digest in memory.execute("SELECT page, layout, digest FROM reached").fetchall():
        if name not in digests:
            digests[name] = layout_digest(folders, name)
        if digests[name] != digest:
            composer.marks.pages(page_class, Why.LAYOUT, f"layouts/{name}")
            for table in ("asked", "reached"):  # told again when its pages are made
                memory.execute(f"DELETE FROM {table} WHERE page = ?", (page_class,))  # noqa: S608 - our own names


def held_out(edition: Edition) -> Edition:
    """Compose again without what is broken, until nothing that remains stops the press."""
    memory = edition.connection
    known = {source for (source,) in memory.execute("SELECT source FROM manuscript")}
    out, earlier = set(edition.out), edition.problems
    while places := {problem.place.path for problem in edition.stoppers} - out:
        pictures = {one.source for one in edition.archive.pictures.faulty()} & places
        broken = (known & places | edition.composer.settling.naming(pictures) & known) - out
        if not broken | pictures:
            break
        out |= broken | pictures
        edition.composer.settling.out.update(broken)
        edition.composer.compose(Changes(due=sorted(broken)))
        edition = replace(edition, out=frozenset(out), earlier=(*earlier, *edition.problems))
    return edition


def _gather(
    order: Order,
    gatherer: Gatherer,
    texts: tuple[Source, ...],
    settling: Settling,
    progress: Progress,
    *,
    store: bool,
) -> list[Gathered]:
    """Read what has changed; what is stored at once is returned only where it could not be read."""
    crew = Crew(order.jobs, gatherer, order.config.site.markdown.seconds)
    results = tracked(progress, "read", run_all(gather, texts, crew, lost=gatherer.lost), len(texts))
    fresh = (one for one in results if one is not None)
    if not store:
        return list(fresh)
    lost = []
    for some in _batches(fresh):
        with transaction(settling.memory):
            settling.store(some)
        lost += [one for one in some if not one.digest]
    return lost


def _batches(many: Iterable[Gathered]) -> Iterator[list[Gathered]]:
    there = iter(many)
    while some := list(islice(there, BATCH)):
        yield some


def _composer(order: Order, memory: sqlite3.Connection, *, ahead: bool) -> Composer:
    config = order.config
    routes = Routes.of(config)
    asked: dict[str, set[Question]] = {}
    for page_class, question, most in memory.execute("SELECT page, question, count FROM asked"):
        asked.setdefault(page_class, set()).add((question, most))
    again = lru_cache(maxsize=64)(partial(read_again, config))
    return Composer(
        archive=Archive(memory, routes, listed(config)),
        config=config,
        settling=Settling(memory, order.now, order.drafts, set(), ahead),
        asked=asked,
        again=again,
        claims=Claims(memory),
        marks=Marks(memory),
        complaints=Complaints(memory, routes, again),
    )


def _has_manuscripts(memory: Memory) -> bool:
    return memory.connection.execute("SELECT 1 FROM manuscript LIMIT 1").fetchone() is not None
