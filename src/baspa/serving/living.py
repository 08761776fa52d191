"""A living edition: composed again as its sources change, each page rendered when it is asked for.

One thread looks and composes; any others ask for files and sights.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from threading import Condition, Thread
from time import monotonic

from baspa.edition import Order
from baspa.memory.look import DEPTH, SOURCES, spot_of
from baspa.memory.store import FOLDER, NAME
from baspa.problems import EnvironmentFailed, Problem
from baspa.progress import Progress
from baspa.reading.config import SITE_FILE
from baspa.reading.sources import CONTENT, LAYOUTS
from baspa.serving.memories import preview_memory, preview_order
from baspa.serving.present import DOUBT, Present
from baspa.serving.rounds import Rounds
from baspa.serving.sight import Preview
from baspa.serving.watching import Hint, Watch

IDLE = 2.0
"""Seconds between two looks at the sources when nothing is heard of them."""
SLICE = 0.1
"""Seconds that one such look takes at most, while the system tells of changes."""
SHARE = 4
"""How many times as long as a look at everything takes it is rested, where the system tells of nothing."""
MOST_FILES = 20
"""Files that are looked at by themselves: to look at more, whole folders are read sooner."""
UNFINISHED = 0.03
"""Seconds that a file is left alone which somebody is writing."""


@contextmanager
def open_preview(
    order: Order,
    *,
    clock: Callable[[], datetime],
    tell: Callable[[Problem], object],
    progress: Progress,
) -> Iterator[Preview]:
    """Keep a preview of a site alive for the block: its first sight is ready when the block begins.

    `order.drafts` shows drafts, and with them the stories that are scheduled or under an embargo; `order.output` is
    never written. `clock` tells the time for as long as the preview lives. `tell` is called, from any thread, with
    what the people who started it should know and no page is wrong in: that changes are looked for in vain.

    Raises `Broken` and `EnvironmentFailed` as `compose_edition` does, and only before the block begins.
    """
    with opened_present(order, clock, progress) as present:
        attention = Attention(present, tell)
        attention.begin()
        try:
            yield present
        finally:
            attention.end()


@contextmanager
def opened_present(order: Order, clock: Callable[[], datetime], progress: Progress) -> Iterator[Present]:
    """Open a preview that changes only when it is told to look; raises as `open_preview` does."""
    own = preview_order(order)
    with ExitStack() as stack:
        try:
            present = _opened(own, clock, progress, stack)
        except sqlite3.OperationalError as error:
            raise EnvironmentFailed("machine.write", f"{FOLDER}/{NAME}", reason=str(error)) from error
        except OSError as error:
            refused = str(error.filename or f"{FOLDER}/{NAME}")
            raise EnvironmentFailed("machine.write", refused, reason=str(error.strerror or error)) from error
        yield present


def _opened(order: Order, clock: Callable[[], datetime], progress: Progress, stack: ExitStack) -> Present:
    """Open the memory, and what is shown of it; from nothing, where it could be trusted and yet cannot be read."""
    try:
        present = Present(order, stack.enter_context(preview_memory(order)), clock, progress)
    except sqlite3.DatabaseError:
        stack.close()
        clean = replace(order, clean=True)
        present = Present(clean, stack.enter_context(preview_memory(clean)), clock, progress)
    stack.callback(present.close)
    return present


class Attention:
    """Looks at a site as long as it is paid: where hints say something has changed, and everywhere in turn."""

    def __init__(self, present: Present, tell: Callable[[Problem], object]) -> None:
        """Look for a preview; what keeps the system from telling of changes is told to `tell`, once each."""
        self._present, self._tell = present, tell
        self._told: set[Problem] = set()
        self._heard = Condition()
        self._hints: list[Hint] = []
        self._first: float = 0.0
        """When the first of the hints came."""
        self._is_over = False
        self._watch = Watch(present.root, self._hear)
        self._is_blind = True
        self._thread = Thread(target=self._look_on, name="baspa preview", daemon=True)

    def begin(self) -> None:
        """Begin to look, in a thread of its own."""
        self._thread.start()

    def end(self) -> None:
        """Stop looking; returns when nothing is looked at any more."""
        with self._heard:
            self._is_over = True
            self._heard.notify_all()
        self._thread.join()

    def _hear(self, hint: Hint) -> None:
        if hint.path == SITE_FILE or not hint.path or hint.path.partition("/")[0] in {CONTENT, LAYOUTS}:
            with self._heard:
                self._first = self._first if self._hints else monotonic()
                self._hints.append(hint)
                self._heard.notify_all()

    def _look_on(self) -> None:
        try:
            self._listen()
            self._present.look_everywhere()  # what changed before anybody listened
            self._present.prove()
            rested = monotonic()
            while not self._is_over:
                hints = self._await(rested + self._rest)
                if hints:
                    self._present.look(_spots(hints, self._present.rounds), _files(hints))
                if monotonic() >= rested + self._rest or any(not hint.path for hint in hints):
                    self._go_round(everywhere=any(not hint.path for hint in hints))
                    rested = monotonic()
                elif not hints:
                    self._present.look()
        finally:
            self._watch.end()

    def _await(self, until: float) -> list[Hint]:
        """Return what was heard as soon as it is worth a look, or nothing when it is time to look without."""
        present = self._present
        with self._heard:
            while not self._is_over:
                now = monotonic()
                if any(hint.is_over for hint in self._hints) or (self._hints and now >= self._first + UNFINISHED):
                    break
                ends = [until, now + present.seconds_to_wake]
                if self._hints:
                    ends.append(self._first + UNFINISHED)
                if present.doubted is not None:
                    ends.append(present.doubted + DOUBT)
                if now >= min(ends):
                    break
                self._heard.wait(min(min(ends) - now, IDLE))
            hints, self._hints = self._hints, []
            return hints

    def _go_round(self, *, everywhere: bool) -> None:
        """Look at some parts of the sources, or all; and see that what is listened to is still what is there."""
        if self._watch.is_elsewhere:
            self._listen()
        rounds = self._present.rounds
        began = monotonic()
        self._present.look(rounds.everything() if everywhere or self._is_blind else rounds.part(SLICE))
        self._rest = max(IDLE, SHARE * (monotonic() - began)) if self._is_blind else IDLE

    def _listen(self) -> None:
        self._watch.end()
        problem = self._watch.begin()
        self._is_blind = problem is not None
        if problem is not None and problem not in self._told:
            self._told.add(problem)
            self._tell(problem)

    _rest = IDLE


def _spots(hints: list[Hint], rounds: Rounds) -> set[str]:
    """Return the parts of the sources that hints name."""
    found: set[str] = set()
    for hint in hints:
        if not hint.path or hint.path == SITE_FILE:
            continue
        if hint.is_folder:
            found |= rounds.below(hint.path) if hint.path.count("/") < DEPTH[SOURCES] - 1 else set()
            found.add(spot_of(f"{hint.path}/", DEPTH[SOURCES]))
        else:
            found.add(spot_of(hint.path, DEPTH[SOURCES]))
    return found


def _files(hints: list[Hint]) -> set[str]:
    """Return the files that hints name, where they are few, and all that has changed lies in `content/`."""
    found = {hint.path for hint in hints}
    is_more = any(hint.is_folder or not hint.path.startswith(f"{CONTENT}/") for hint in hints)
    return set() if is_more or len(found) > MOST_FILES else found
