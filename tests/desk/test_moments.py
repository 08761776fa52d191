"""Moments: what was most likely meant by a time, and nothing where that cannot be told."""

import pytest

from baspa.desk.moments import likely_moment

FILE = "content/2026/11/22-bridge.md"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("22.11.26 21:00", "2026-11-22 21:00"),
        ("22.11.2026 21.00", "2026-11-22 21:00"),
        ("22-11-2026 21:00", "2026-11-22 21:00"),
        ("22 November 2026, 21:00", "2026-11-22 21:00"),
        ("21:00, 22 Nov 2026", "2026-11-22 21:00"),
        ("2026 жылғы 22 қараша, 21:00", "2026-11-22 21:00"),
        ("22 ноября 2026 г. в 9:05", "2026-11-22 09:05"),
        ("9 мая 2026, 21:00", "2026-05-09 21:00"),
        ("2026-11-22 9:00 pm", "2026-11-22 21:00"),
        ("2026-11-22 12:30 a.m.", "2026-11-22 00:30"),
        ("11/22/2026 21:00", "2026-11-22 21:00"),
        ("2026-12-31 24:00", "2027-01-01 00:00"),
        ("2026-13-11 21:00", "2026-11-13 21:00"),
        ("21:00", "2026-11-22 21:00"),
        ("1:30:00", "2026-11-22 01:30"),
    ],
)
def test_what_was_meant_is_told(text: str, moment: str) -> None:
    """In three languages, in any order; an article's file tells the day of a clock alone."""
    assert likely_moment(text, FILE) == moment


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "бүгін, 21:00", "007", "1763822400", "2026-11-22", "22 November, 21:00"),
        *("01/02/2026 21:00", "2026-11-22 25:00", "2026-02-30 21:00", "9999-12-31 23:59", "21:00 MSK"),
        *("2026-11-22 21:00 ALMT", "2026-11-22 21:00+05:75", "2026-11-22 13:61", "2" * 5_000),
    ],
)
def test_nothing_is_told_where_nobody_can_know(text: str) -> None:
    """A wrong hour would be worse than none: two ways to read a day, a zone by its name, an hour that is none."""
    assert likely_moment(text, FILE) == ""


def test_a_clock_alone_means_nothing_elsewhere() -> None:
    """In a file whose path names no day."""
    assert likely_moment("21:00", "content/bridge.md") == ""
