"""The press: one build, told as prose. Everything that happens between sources and output happens here, in order."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import gettempdir
from time import perf_counter, sleep
from typing import Any, TypeVar

from baspa.audit import Audit
from baspa.edition import Edition, Order, compose_edition
from baspa.embargo import lifted_early
from baspa.history import Revision
from baspa.laying import lay_bundles, lay_stale, search_copies
from baspa.memory.look import (
    DEPTH,
    OUTPUT,
    differing,
    look_at,
    published,
    remember,
    remembered,
    spot_of,
    spots,
    update,
)
from baspa.memory.notes import KEYS, LAST_BUILD, PUBLISHED, read_note, write_note
from baspa.memory.store import FOLDER, NAME, Memory, opened
from baspa.planning.history import History
from baspa.planning.marks import Mark
from baspa.planning.staleness import Why
from baspa.printing import mark_site_view, print_pages
from baspa.problems import EnvironmentFailed, Problem, errors
from baspa.progress import Progress
from baspa.proof import Proof, proof_of
from baspa.publishing.lock import locked
from baspa.publishing.manifest import ManifestDamaged
from baspa.publishing.output import Outcome, Output, refuse_dangerous
from baspa.silence import silent_changes

T = TypeVar("T")
CHECKED = f"{FOLDER}/check"
"""Where a check keeps what it has found right."""


Tell = Callable[[Proof], Mapping[str, Any]]
"""Puts a build into the words that a later one repeats when there is nothing to do."""


def check(order: Order, progress: Progress, since: Revision | None = None) -> Proof:
    """Find everything a build would find wrong, without writing any output; raises as `build` does.

    Besides, published texts that have changed silently since a revision, or else since the last build.

    A check has a memory of its own, of what it has found right: only pages that a change has reached since the last
    check are made again, whatever has been built meanwhile.
    """
    return _believing(order, lambda order: _check(order, progress, since))


def _check(order: Order, progress: Progress, since: Revision | None) -> Proof:
    started = perf_counter()
    with _memory(order, keep=not order.forgetful, folder=CHECKED) as memory:
        edition = compose_edition(order, memory, progress)
        memory.connection.execute("BEGIN")
        mark_site_view(edition)
        memory.connection.execute("COMMIT")
        read = perf_counter()
        marks = tuple(edition.composer.marks.stale())
        audit = Audit.begin(edition)
        printed = print_pages(edition, None, progress, audit, lambda _claim, _laid: None)
        search_copies(edition, audit)
        problems = (*printed.problems, *audit.problems(), *silent_changes(edition, since))
        seconds = {"read": read - started, "render": perf_counter() - read}
        proof = proof_of(edition, problems, None, seconds, marks)
        memory.connection.execute("BEGIN")
        edition.composer.marks.tried(printed.faulty | audit.faulty)
        memory.connection.execute("COMMIT")
        return proof


def composed(order: Order, progress: Progress, ask: Callable[[Edition], T]) -> T:
    """Return what is asked of the edition that a build would make; nothing is written. Raises as `build` does."""

    def work(order: Order) -> T:
        with _memory(order, keep=False) as memory:
            return ask(compose_edition(order, memory, progress))

    return _believing(order, work)


def _believing(order: Order, work: Callable[[Order], T]) -> T:
    """Do some work with the site's memory, and again without it when it cannot be read.

    A memory that could be trusted and yet cannot be read: only a failing disk does that. It costs time.
    """
    try:
        return work(order)
    except sqlite3.DatabaseError:
        return work(replace(order, clean=True))


def build(order: Order, progress: Progress, tell: Tell | None = None) -> Proof:
    """Make the edition and put it in place, or change nothing at all.

    Raises `Broken` as `compose_edition` does, and `EnvironmentFailed` when the machine is in the way. With
    `keep_going`, broken articles are held back and what they had published stays as it is. What `tell` makes of
    the result is kept for a later build that finds nothing to do.
    """
    refuse_dangerous(order.output, order.config.root)
    return _believing(order, lambda order: _build(order, progress, tell))


def _build(order: Order, progress: Progress, tell: Tell | None) -> Proof:
    with locked(order.output, sleep), _memory(order, keep=not order.forgetful) as memory:
        started = perf_counter()
        # Before anything is composed: the memory still knows what the last edition published.
        there = look_at(order.output, published(memory.connection))
        edition = compose_edition(order, memory, progress)
        read = perf_counter()
        early = lifted_early(edition)
        if edition.stoppers or early:
            # Nothing will be printed, but what is wrong with the layouts is said in the same breath.
            printed = print_pages(edition, None, progress, Audit.begin(edition), lambda _claim, _laid: None)
            return proof_of(edition, (*early, *printed.problems), None, {"read": read - started}, ())
        return _publish(edition, spots(there, OUTPUT), progress, tell, started, read)


@contextmanager
def _memory(order: Order, *, keep: bool, folder: str = FOLDER) -> Iterator[Memory]:
    """Open the site's memory; what the machine refuses, here and in the block, is a problem that names a path."""
    root, clean = order.config.root, order.clean or order.forgetful
    place = root / folder / NAME if keep else Path(gettempdir())
    lent = None if folder == FOLDER else root / FOLDER / NAME
    try:
        with opened(root, clean=clean, keep=keep, folder=folder, lent=lent) as memory:
            yield memory
    except sqlite3.OperationalError as error:
        raise EnvironmentFailed("machine.write", str(place), reason=str(error)) from error
    except OSError as error:
        refused = str(error.filename or place)
        raise EnvironmentFailed("machine.write", refused, reason=str(error.strerror or error)) from error


def _publish(
    edition: Edition, there: Mapping[str, str], progress: Progress, tell: Tell | None, started: float, read: float
) -> Proof:
    """Print what is stale and put it in place; `there` is how the parts of the output looked."""
    order = edition.order
    output = Output(order.output)
    try:
        seen = _see_output(edition, output, there)
        marks = tuple(edition.composer.marks.stale())
        problems, rendered = _lay(edition, output, progress)
        bound = perf_counter()
        if errors(problems):
            return proof_of(edition, problems, None, {"read": read - started, "render": bound - read}, marks)
        # From here on the output changes: everything is staged, and nothing was wrong with it.
        try:
            outcome = _commit(edition, output, whole=seen is None)
        except ManifestDamaged:
            seen = None
            _see_everything(edition)
            problems, _ = _lay(edition, output, progress)
            if errors(problems):
                return proof_of(edition, problems, None, {"read": read - started, "render": bound - read}, marks)
            outcome = _commit(edition, output, whole=True)
    finally:
        output.close()
    seconds = {"read": read - started, "render": rendered - read, "write": perf_counter() - bound}
    if order.config.site.search:
        seconds["search"] = bound - rendered
    proof = proof_of(edition, problems, outcome, seconds, marks)
    _remember(edition, outcome, proof, tell, seen)
    return proof


def _lay(edition: Edition, output: Output, progress: Progress) -> tuple[tuple[Problem, ...], float]:
    """Lay everything that is stale and search it; return what is wrong, and when the pages were done.

    When a page is wrong the rest is left: nothing will be put in place.
    """
    audit = Audit.begin(edition)
    problems = lay_stale(edition, output, progress, audit)
    rendered = perf_counter()
    if not errors(problems):
        lay_bundles(edition, output, progress, audit)
        search_copies(edition, audit)
        problems += audit.problems()
    return problems, rendered


def _see_output(edition: Edition, output: Output, there: Mapping[str, str]) -> set[str] | None:
    """Mark what somebody has changed in the output; return in which parts, None if everything is to be put anew."""
    memory, marks = edition.connection, edition.composer.marks
    memory.execute("BEGIN")
    mark_site_view(edition)
    memory.execute("COMMIT")
    if not output.known or not read_note(memory, PUBLISHED):
        _see_everything(edition)
        return None
    seen = differing(remembered(memory, OUTPUT), there)
    memory.execute("BEGIN")
    for path in output.interrupted:
        marks.path(path, Why.OUTPUT)
    for spot in seen:
        paths = set(published(memory, spot))
        for path in paths - output.matches(paths):
            marks.path(path, Why.OUTPUT)
    memory.execute("COMMIT")
    return seen


def _see_everything(edition: Edition) -> None:
    edition.connection.execute("BEGIN")
    edition.composer.marks.everything(Why.OUTPUT)
    edition.connection.execute("COMMIT")


def _commit(edition: Edition, output: Output, *, whole: bool) -> Outcome:
    if whole:
        for source in edition.out:
            output.keep(source)
        return output.commit(whole=True)
    for path, source in edition.composer.marks.removed():
        if source not in edition.out:
            output.drop(path)
    return output.commit(whole=False)


def _remember(edition: Edition, outcome: Outcome, proof: Proof, tell: Tell | None, seen: set[str] | None) -> None:
    """Note that the output shows the edition now, how it looks, and what there would be to say again."""
    memory, order = edition.connection, edition.order
    memory.execute("BEGIN")
    _add_history(edition, outcome, proof.marks)
    edition.composer.marks.published(kept=edition.out)
    if seen is None:
        remember(memory, OUTPUT, spots(look_at(order.output, published(memory)), OUTPUT))
    else:
        touched = {spot_of(path, DEPTH[OUTPUT]) for path in (*outcome.new, *outcome.changed, *outcome.pruned)} | seen
        looked = {spot: spots(look_at(order.output, published(memory, spot)), OUTPUT) for spot in touched}
        update(memory, OUTPUT, {spot: digests.get(spot, "") for spot, digests in looked.items()})
    if not edition.out:  # what broken sources keep in the output is known to a whole build only
        write_note(memory, PUBLISHED, {"edition": outcome.edition})
    waking = proof.next_wake.isoformat() if proof.next_wake else ""
    write_note(memory, KEYS, read_note(memory, KEYS) | {"next_wake": waking})
    if tell is not None and not edition.out and not proof.costly:
        write_note(memory, LAST_BUILD, dict(tell(proof)))
    memory.execute("COMMIT")


def _add_history(edition: Edition, outcome: Outcome, marks: tuple[Mark, ...]) -> None:
    """Note why the files that have changed did."""
    history, now = History(edition.connection), edition.order.now
    if edition.whole:
        history.begin(marks[0].why if marks else Why.FIRST, now)
        return
    pruned = frozenset(outcome.pruned)
    gone = [(path, source) for path, source in edition.composer.marks.removed() if path in pruned]
    history.add(marks, frozenset((*outcome.new, *outcome.changed)), gone, now)
