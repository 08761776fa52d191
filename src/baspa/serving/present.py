"""The present: the edition that is shown now, and how it is taken forward when something has changed.

What is broken is composed in a transaction that is taken back: so every file stays as it was in the last edition
that was whole, also one that nobody has asked for yet.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Condition
from time import monotonic

from baspa.edition import Edition, Glance, Order, compose_edition, held_out
from baspa.memory.look import DEPTH, SOURCES, remembered, spot_of
from baspa.memory.stamps import content_digest
from baspa.memory.store import Memory
from baspa.planning.staleness import Why
from baspa.printing import remember_asked
from baspa.problems import Broken, EnvironmentFailed, Problem, errors, in_order
from baspa.progress import Progress, Silent
from baspa.reading.config import SITE_FILE, read_config
from baspa.reading.sources import LAYOUTS, SourceKind
from baspa.rendering.folders import ASSETS
from baspa.rendering.questions import Asked
from baspa.serving.galley import Galley
from baspa.serving.memories import adopt, is_current, let_read
from baspa.serving.rounds import Rounds
from baspa.serving.sight import Sight

DOUBT = 0.08
"""Seconds for which something must be broken before it is said: half a file is soon a whole one."""
SETTLED = 2.1
"""Seconds after which a file that has just been written can be told by its stamp."""
BACK = timedelta(minutes=1)
"""By how much a clock must have been set back for the edition to be composed anew."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a composition has changed."""

    paths: frozenset[str]
    """Files that are not what they were."""
    templates: frozenset[str]
    """The names of layouts that are others, or gone."""
    assets: frozenset[str]
    """The paths of assets that are others, or gone, in the output."""
    only_styles: bool

    @classmethod
    def of(cls, edition: Edition) -> "Change":
        """Return what has just been composed."""
        marks, found = edition.composer.marks, edition.found
        stale = {mark.path for mark in marks.stale() if mark.why is not Why.CLOCK}
        gone = {path for path, _ in marks.removed()}
        sources = (*found.changed, *found.removed) if found else ()
        layouts = {source.path for source in sources if source.kind is SourceKind.LAYOUT}
        names = frozenset(path.removeprefix(f"{LAYOUTS}/") for path in layouts)
        assets = frozenset(name for name in names if name.startswith(f"{ASSETS}/"))
        only_styles = len(sources) == len(assets) > 0 and all(name.endswith(".css") for name in assets)
        return cls(
            frozenset(stale | gone), names - assets, assets, only_styles=only_styles and stale | gone <= assets
        )


class Present:
    """A preview that changes when it is told to look, by one thread at a time."""

    def __init__(self, order: Order, memory: Memory, clock: Callable[[], datetime], progress: Progress) -> None:
        """Show what a memory holds, or compose it first where that is something else altogether."""
        self._order, self._memory, self._clock = order, memory, clock
        self._heard = Condition()
        self.rounds = Rounds(order.config.root)
        self._site = self._site_refused = self._site_digest()
        self._wrong: tuple[Problem, ...] = ()
        """What keeps the next edition from being shown, as far as that is said."""
        self.doubted: float | None = None
        """Since when something is wrong that is not said yet; None when nothing is."""
        self._asked: frozenset[tuple[str, Asked]] = frozenset()
        """What pages have asked that the memory does not hold yet."""
        self._untidy, self._tried = True, monotonic()
        """Whether something was written since the last look that found nothing new; when that was."""
        edition = self._first(progress)
        let_read(memory)
        self._taken(edition)
        self._galley = Galley(memory, order.config, edition.order.now, changed=self._publish)
        self._sight = Sight(1, self._problems, held=self._galley.early(), until=self._galley.until())

    def close(self) -> None:
        """Let nothing more be read of the memory."""
        self._galley.close()

    def file(self, path: str) -> bytes | None:
        """Return one file of the edition by its path in the output; None when it has none there."""
        return self._galley.file(path)

    def asset(self, path: str, version: str) -> bytes | None:
        """Return an asset if it is what a page means by this version of it; None otherwise."""
        return self._galley.asset(path, version)

    def sight(self) -> Sight:
        """Return what is shown now."""
        return self._sight

    def wait_beyond(self, number: int, seconds: float) -> Sight:
        """Return the sight as soon as its number is higher, or as it is after so many seconds."""
        with self._heard:
            self._heard.wait_for(lambda: self._sight.number > number, seconds)
            return self._sight

    @property
    def root(self) -> Path:
        """Return the site's folder."""
        return self._order.config.root

    @property
    def seconds_to_wake(self) -> float:
        """Return how long it is until time alone changes the edition, by the clock: never less than none."""
        if self._next_wake is None:
            return float("inf")
        return max(0.0, (self._next_wake - self._clock()).total_seconds())

    def prove(self) -> None:
        """Make ready for layouts that break."""
        self._galley.prove()

    def look_everywhere(self) -> None:
        """Take everything that has changed into the edition, whatever was told of it."""
        self.look(self.rounds.everything())

    def look(self, spots: Iterable[str] = (), only: Collection[str] = ()) -> None:
        """Take what has changed in some parts of the sources into the edition, and what time has changed.

        `only` names the files of these parts that have changed, where that is known: then the others are looked at
        a little later, when nobody waits for it.
        """
        looked, now, site = {*spots}, self._clock(), self._site_digest()
        is_time = now < self._order.now - BACK or (self._next_wake is not None and now >= self._next_wake)
        is_site = site not in {self._site, self._site_refused}
        is_news = bool(looked) or is_time or is_site or self.doubted is not None
        unsettled = self._unsettled()
        if not (is_news or unsettled):
            return
        is_plain = not (self.rounds.refused or unsettled or is_site or self.doubted is not None)
        looked |= self.rounds.refused.keys() | unsettled
        self._tried = monotonic()
        wrong = self._attempt(looked, only if is_plain else (), now, site)
        self._untidy = is_news
        if wrong:
            # What changes before this look at them is told of, or found when they are tried once more.
            self.rounds.refused = {spot: self.rounds.look(spot) for spot in sorted(looked)}
            self._site_refused = site
            self._refuse(wrong)

    def _first(self, progress: Progress) -> Edition:
        """Compose what there is when the preview is opened: without what is broken, if it must be."""
        is_known, due = is_current(self._order, self._memory), adopt(self._order, self._memory)
        glance = Glance(() if is_known else None, due=due, ahead=self._order.drafts)
        edition = compose_edition(self._order, self._memory, progress, glance)
        connection = edition.connection
        if edition.stoppers:
            connection.execute("BEGIN")
            edition = held_out(edition)
            connection.execute("COMMIT")
        edition.composer.marks.published()
        return edition

    def _attempt(self, spots: set[str], only: Collection[str], now: datetime, site: str) -> tuple[Problem, ...]:
        """Compose and show the edition as it is now; return what is wrong when that cannot be."""
        connection = self._memory.connection
        try:
            config = read_config(self.root) if site != self._site else self._order.config
            connection.execute("BEGIN")
            edition = self._composed(replace(self._order, config=config, now=now), spots, only)
            change = Change.of(edition)
            edition.composer.marks.published()
            with self._galley.lock:
                connection.execute("COMMIT")
                self._galley.renew(config, now, layouts=bool(change.templates))
        except Broken as broken:
            return in_order(broken.problems)
        except EnvironmentFailed as failed:
            return (failed.problem,)
        except sqlite3.Error as error:
            return (EnvironmentFailed("machine.write", str(self._memory.path), reason=str(error)).problem,)
        finally:
            if connection.in_transaction:
                connection.rollback()
        self._site = self._site_refused = site
        self._taken(edition)
        if change.templates:
            self._galley.prove(change.templates)
        others = change.assets and not change.only_styles
        shown = self._galley.shown if others or change.templates else frozenset()
        self._publish(change.paths | shown, only_styles=change.only_styles)
        return ()

    def _composed(self, order: Order, spots: set[str], only: Collection[str]) -> Edition:
        """Compose a part of the edition anew; raises `Broken` with everything that is wrong when any is an error."""
        connection = self._memory.connection
        self._asked |= self._galley.told()
        remember_asked(connection, self._asked, (), ())
        spoiled = any(problem.code.startswith("source.") for problem in errors(self._problems))
        is_steady = order.config is self._order.config and not any(spot.startswith(LAYOUTS) for spot in spots)
        glance = Glance(None if spoiled else spots, only, is_steady=is_steady, ahead=order.drafts)
        edition = compose_edition(order, self._memory, Silent(), glance)
        if edition.stoppers:
            raise Broken(*edition.problems)
        return edition

    def _refuse(self, wrong: tuple[Problem, ...]) -> None:
        """Say what is wrong once it has been so for a while, or when something else was wrong just now."""
        if self.doubted is None and not self._wrong:
            self.doubted = monotonic()
        elif self._wrong or monotonic() - (self.doubted or 0) >= DOUBT:
            self._wrong, self.doubted = wrong, None
            self._publish()

    def _taken(self, edition: Edition) -> None:
        """Note what belongs to the edition that is shown now."""
        self._order = edition.order
        self._problems, self._wrong, self.doubted = edition.problems, (), None
        self._asked = frozenset()
        self._next_wake = edition.next_wake
        self.rounds.known = remembered(edition.connection, SOURCES)
        self.rounds.refused = {}

    def _publish(self, changed: frozenset[str] = frozenset(), *, only_styles: bool = False) -> None:
        """Let everybody see what there is, if it is not what they saw."""
        with self._galley.lock, self._heard:
            problems = in_order((*(self._wrong or self._problems), *self._galley.faults))
            before, held, until = self._sight, self._galley.early(), self._galley.until()
            if changed or (problems, held, until) != (before.problems, before.held, before.until):
                self._sight = Sight(before.number + 1, problems, changed, only_styles, held, until)
                self._heard.notify_all()

    def _unsettled(self) -> set[str]:
        """Return the parts with files that were written just before they were looked at, once that is a while ago."""
        if monotonic() - self._tried < SETTLED:
            return set()
        rows = self._memory.connection.execute("SELECT path, digest FROM recent WHERE path <> ?", (SITE_FILE,))
        there = rows.fetchall()
        doubtful = {path for path, known in there if self._untidy or content_digest(f"{self.root}/{path}") != known}
        refused = set(self.rounds.refused) if self._untidy else set()
        return {spot_of(path, DEPTH[SOURCES]) for path in doubtful} | refused

    def _site_digest(self) -> str:
        return content_digest(str(self.root / SITE_FILE))
