"""The deadline: it interrupts, it nests, it leaves nothing behind."""

import re
import signal
import threading
import time

import pytest

from baspa.bodies.conversion import convert
from baspa.bodies.deadline import DeadlineExceeded, deadline
from baspa.bodies.sanitiser import sanitise


def wait(seconds: float) -> None:
    """Use up time in Python code."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def test_a_deadline_interrupts_python() -> None:
    """Code that never ends is left when the time has passed."""
    started = time.monotonic()

    with pytest.raises(DeadlineExceeded), deadline(0.05):
        wait(5)

    assert time.monotonic() - started < 2


def test_a_deadline_interrupts_a_regular_expression() -> None:
    """A pattern that would run for years is left, too."""
    with pytest.raises(DeadlineExceeded), deadline(0.05):
        re.match(r"(a+)+$", "a" * 64 + "b")


def test_no_except_exception_swallows_it() -> None:
    """A library that catches every Exception does not catch this one."""
    assert not issubclass(DeadlineExceeded, Exception)


def test_work_in_time_is_left_alone() -> None:
    """Nothing is raised, and the timer and its handler are as they were."""
    before = signal.getsignal(signal.SIGALRM)

    with deadline(5):
        wait(0.01)

    assert signal.getsignal(signal.SIGALRM) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.parametrize(("outer", "inner"), [(0.05, 5), (5, 0.05)])
def test_of_nested_deadlines_the_earlier_counts(outer: float, inner: float) -> None:
    """Neither makes the other longer."""
    started = time.monotonic()

    with pytest.raises(DeadlineExceeded), deadline(outer), deadline(inner):
        wait(5)

    assert time.monotonic() - started < 2


def test_an_outer_deadline_goes_on_after_an_inner_one() -> None:
    """What the inner block used is gone from the outer's time."""

    def work() -> None:
        with deadline(5):
            wait(0.05)
        wait(5)

    with pytest.raises(DeadlineExceeded), deadline(0.2):
        work()


def test_no_time_at_all_is_a_deadline_passed() -> None:
    """Zero seconds allow nothing."""
    with pytest.raises(DeadlineExceeded), deadline(0):
        pytest.fail("the block was entered")


def test_outside_the_main_thread_it_does_nothing() -> None:
    """Signals belong to the main thread; elsewhere the process's own limit holds."""
    done: list[bool] = []

    def work() -> None:
        with deadline(0.01):
            wait(0.05)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert done == [True]


def test_it_waits_for_the_callback_of_the_sanitiser(capfd: pytest.CaptureFixture[str]) -> None:
    """A deadline that falls into compiled code is raised after it, silently, and no attribute is lost."""

    def work() -> None:
        sanitise('<p class="lead">а</p>' * 30_000)
        wait(5)

    for _ in range(5):
        with pytest.raises(DeadlineExceeded), deadline(0.02):
            work()

    assert capfd.readouterr().err == ""


def test_conversion_lets_it_pass() -> None:
    """The caller hears of the deadline, not of a broken engine."""
    with pytest.raises(DeadlineExceeded), deadline(0.1):
        convert("[a](<b" * 5000)
