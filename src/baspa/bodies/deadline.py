"""A deadline: the longest time one article may keep the press waiting."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, FrameType
from typing import TypeVar

Callback = TypeVar("Callback", bound=Callable[..., object])

SOON = 1e-3
"""Seconds until a deadline is tried again that came at a moment when it could not be obeyed."""

_CALLBACKS: set[CodeType] = set()
CALLBACK_DEPTH = 3
"""How many calls deep a callback may be: itself, a function it calls, and a comprehension in there."""


class DeadlineExceeded(BaseException):
    """The time allowed has passed. A `BaseException`, so no library's `except Exception` swallows it."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise `DeadlineExceeded` inside the block once this many seconds have passed.

    It interrupts Python code and regular expressions, in the main thread of a system with SIGALRM; elsewhere
    it does nothing, and the limit of the calling process holds. Compiled code is interrupted as soon as it
    comes back. Deadlines nest: the earlier one counts.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    if seconds <= 0:
        raise DeadlineExceeded
    passed: list[bool] = []

    def stop(_signal: int, frame: FrameType | None) -> None:
        if in_callback(frame):
            signal.setitimer(signal.ITIMER_REAL, SOON)
            return
        passed.append(True)
        raise DeadlineExceeded

    former_handler = signal.signal(signal.SIGALRM, stop)
    started = time.monotonic()
    outer = signal.getitimer(signal.ITIMER_REAL)[0]
    signal.setitimer(signal.ITIMER_REAL, min(seconds, outer or seconds))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former_handler)
        if outer:
            signal.setitimer(signal.ITIMER_REAL, max(SOON, outer - (time.monotonic() - started)))
    if passed:  # it was raised where Python cannot raise, as in a finaliser: the work may not be whole
        raise DeadlineExceeded


def never_interrupted(callback: Callback) -> Callback:
    """Mark a function that compiled code calls and that must not raise: a deadline waits until it is over."""
    _CALLBACKS.add(callback.__code__)
    return callback


def in_callback(frame: FrameType | None) -> bool:
    """Tell whether this frame is a marked callback or a few calls inside one."""
    for _ in range(CALLBACK_DEPTH):
        if frame is None:
            return False
        if frame.f_code in _CALLBACKS:
            return True
        frame = frame.f_back
    return False
