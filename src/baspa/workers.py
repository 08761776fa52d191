"""Workers: the same task over many things, on all cores, with the same results for any number of them.

One seam, shaped like `concurrent.futures`: what a task needs is sent with it, so it can run anywhere. A worker
that dies or does not come back takes only its own chunk with it; the chunk's things are then done one by
one, so that the one that did it can be named and its neighbours are not lost.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as TookTooLong
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")

FEW = 64
"""Up to so many things no worker is started: starting costs about as much as doing them."""
CHUNK = 24
LARGEST_CHUNK = 240
"""Things of one chunk are neighbours, and share what a worker keeps ready; but every worker must get its share."""
ATTEMPTS = 3
"""How many pools are tried: one is of no use any more when a worker dies that had nothing to do."""
GRACE = 20.0
"""Seconds beyond one thing's limit after which a whole chunk is given up: a task stops itself long before."""
PRELOAD = ["baspa.printing"]


@dataclass(frozen=True, slots=True)
class Crew(Generic[S]):
    """How many work, and what each of them holds from the start."""

    jobs: int
    """Processes; 1 means this one."""
    kit: S
    """What every task is given besides its thing; sent to each worker once."""
    seconds: float
    """How long one thing may take."""
    few: int = FEW
    """Up to so many things no worker is started."""
    chunk: int = 0
    """Things given to a worker at once; 0 for as many as suits small ones."""


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_all(task: Callable[[S, T], R], things: Sequence[T], crew: Crew[S], *, lost: Callable[[T], R]) -> Iterator[R]:
    """Yield `task(kit, thing)` for every thing, in their order, whatever order they are done in.

    `lost(thing)` gives the result for a thing whose worker died on it or did not come back in time.
    """
    if crew.jobs == 1 or len(things) <= crew.few:
        yield from (task(crew.kit, thing) for thing in things)
        return
    done = 0
    for attempt in range(ATTEMPTS):
        try:
            for result in _with_pool(task, things[done:], crew, lost):
                done += 1
                yield result
        except BrokenProcessPool:
            if attempt == ATTEMPTS - 1:
                raise
        else:
            return


def _with_pool(task: Callable[[S, T], R], things: Sequence[T], crew: Crew[S], lost: Callable[[T], R]) -> Iterator[R]:
    """Do things in a pool of their own; raises `BrokenProcessPool` when a worker that was idle has been killed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOAD)
    with ProcessPool(crew.jobs, initializer=_take_up, initargs=[crew.kit], context=context) as pool:
        try:
            yield from _in_order(task, things, crew, pool, lost)
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]  # what is still in flight is of no use to anybody
            raise


def _in_order(
    task: Callable[[S, T], R], things: Sequence[T], crew: Crew[S], pool: ProcessPool, lost: Callable[[T], R]
) -> Iterator[R]:
    """Keep a few chunks in flight, so that memory holds what is being done and not the whole archive."""
    size = crew.chunk or max(CHUNK, min(LARGEST_CHUNK, len(things) // (crew.jobs * 12)))
    chunks = iter([things[at : at + size] for at in range(0, len(things), size)])
    flying: deque[tuple[Sequence[T], ProcessFuture[list[R]]]] = deque()

    def launch() -> None:
        chunk = next(chunks, None)
        if chunk is not None:
            work = partial(_do_chunk, task)
            flying.append((chunk, pool.schedule(work, args=[chunk], timeout=crew.seconds + GRACE)))

    with _signals_held():  # the first launch starts the workers
        for _ in range(crew.jobs * 4):
            launch()
    while flying:
        chunk, future = flying.popleft()
        try:
            results = future.result()
        except (ProcessExpired, TookTooLong):
            results = [_alone(task, thing, crew, pool, lost) for thing in chunk]
        launch()
        yield from results


@contextmanager
def _signals_held() -> Iterator[None]:
    """Let an interrupt wait until the block is over: a worker cut off while it starts dies with a traceback."""
    caught: list[int] = []
    held = {}
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            if callable(signal.getsignal(number)):  # one that is ignored stays so
                held[number] = signal.signal(number, lambda number, _frame: caught.append(number))
    try:
        yield
    finally:
        for number, before in held.items():
            signal.signal(number, before)
    for late in caught:
        signal.raise_signal(late)


def _alone(task: Callable[[S, T], R], thing: T, crew: Crew[S], pool: ProcessPool, lost: Callable[[T], R]) -> R:
    """Do one thing of a chunk whose worker was lost."""
    future = pool.schedule(partial(_do_chunk, task), args=[[thing]], timeout=crew.seconds + 1)
    try:
        results: list[R] = future.result()
    except (ProcessExpired, TookTooLong):
        return lost(thing)
    return results[0]


_KIT: list[object] = []
"""What this worker holds; filled once, when the worker starts."""


def _take_up(kit: object) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _KIT[:] = [kit]


def _end_with_parent() -> None:
    """Leave at once when the process that wants the results is gone: nobody would stop what it does any more."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do_chunk(task: Callable[[S, T], R], chunk: Sequence[T]) -> list[R]:
    kit: S = _KIT[0]  # type: ignore[assignment]
    return [task(kit, thing) for thing in chunk]
