"""The timed entries of a live blog: their times, their anchors, and what is wrong with them."""

from zoneinfo import ZoneInfo

import pytest

from baspa.problems import Place, errors
from baspa.reading.live import Began, Written, read_entries
from papers import ALMATY, when

START = Place("content/live.md", 8, 1)


def _read(
    body: str, began: str = "2026-11-22 20:00", zone: ZoneInfo = ALMATY
) -> tuple[tuple[Written, ...], list[str]]:
    entries, problems = read_entries(body, START, Began(when(began), None, zone))
    return entries, [f"{one.place.line}:{one.place.column} {one.code}" for one in problems]


@pytest.mark.parametrize(
    ("heading", "moment", "title", "key"),
    [
        ("## 21:05 Goal", "2026-11-22 21:05", "Goal", False),
        ("## 21:05", "2026-11-22 21:05", "", False),
        ("##  21:05  Goal ##", "2026-11-22 21:05", "Goal", False),
        ("   ## 21:05 – Goal", "2026-11-22 21:05", "Goal", False),
        ("## 21:05 — Goal", "2026-11-22 21:05", "Goal", False),
        ("## 21:05 - Goal", "2026-11-22 21:05", "Goal", False),
        ("## 21:05 ! Goal", "2026-11-22 21:05", "Goal", True),
        ("## 21:05! Goal", "2026-11-22 21:05", "Goal", True),
        ("## 21:05 !", "2026-11-22 21:05", "", True),
        ("## 23.11 00:10 Goal", "2026-11-23 00:10", "Goal", False),
        ("## 23.11, 0:10 Goal", "2026-11-23 00:10", "Goal", False),
        ("## 23.11.2026 00:10 ! Goal", "2026-11-23 00:10", "Goal", True),
        ("## 2026-11-23 00:10 Goal", "2026-11-23 00:10", "Goal", False),
        ("## 21:05 +06:00 Goal", "2026-11-22 20:05", "Goal", False),
        ("## 22.11 19:00 Before", "2026-11-22 19:00", "Before", False),
        ("## 21:05:30 Goal", "2026-11-22 21:05:30", "Goal", False),
    ],
)
def test_an_entry_is_a_heading_that_begins_with_its_time(heading: str, moment: str, title: str, key: bool) -> None:  # noqa: FBT001
    """In every shape that journalists type; without a date it is of the day on which the live blog began."""
    entries, problems = _read(f"{heading}\n\nText.\n")

    assert problems == []
    assert [(one.head.moment, one.title, one.head.key) for one in entries] == [(when(moment), title, key)]


def test_the_year_of_a_date_is_the_nearest() -> None:
    """A night that begins in the old year ends in the new one."""
    entries, problems = _read("## 01.01 00:00 Happy New Year\n", began="2026-12-31 22:00")

    assert problems == []
    assert entries[0].head.moment == when("2027-01-01 00:00")


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ("## 00:10 Late", ["8:4 live.before"]),
        ("## 20.05 Goal", ["8:4 live.shape"]),
        ("## 20:5 Goal", ["8:4 live.shape"]),
        ("## 20:05Goal", ["8:4 live.shape"]),
        ("Text.\n\n  ##   25:00 Goal", ["10:8 time.impossible"]),
        ("## 31.11 20:05 Goal", ["8:4 time.impossible"]),
        ("## 20.11 20:05 Goal", ["8:4 live.long-before"]),
        ("## 20:05 Goal\n\n## 20:05 Goal", ["10:4 live.twice"]),
        ("### 20:05 Goal", ["8:5 live.level"]),
        ("## 20:05 Goal\n\n## The crowd", ["10:4 live.no-time"]),
        ("## The crowd\n\n## 20:05 Goal", []),
        ("## 10 facts\n\n## 2026 in numbers", []),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(body: str, problems: list[str]) -> None:
    """Line and column of the heading's text."""
    assert _read(body)[1] == problems


def test_a_clock_that_was_shown_twice_is_asked_about() -> None:
    """With the offsets to choose from; with one of them it is a moment."""
    entries, problems = _read("## 23:30 A\n\n## 23:30 +06:00 B\n\n## 23:30 +05:00 C", began="2024-02-29 20:00")

    assert problems == ["8:4 time.ambiguous"]
    assert [one.head.id for one in entries] == ["e-20240229-2330", "e-20240229-2330-2"]
    assert entries[0].head.moment < entries[1].head.moment


def test_headings_in_code_and_in_comments_are_none() -> None:
    """A fence of either kind, an unclosed comment's lines, and what an editor put aside."""
    body = "```\n## 20:01 A\n```\n~~~~\n```\n## 20:02 B\n~~~~\n<!--\n## 20:03 C\n-->\n## 20:04 D\n"

    assert [one.title for one in _read(body)[0]] == ["D"]


@pytest.mark.parametrize("order", ["abc", "cba"])
def test_an_anchor_stays_when_another_entry_comes(order: str) -> None:
    """Whether a paper writes its newest on top or below: the first of a minute keeps the minute's anchor."""
    clocks = {"a": "20:01", "b": "20:05", "c": "20:05"}
    before = _read("".join(f"## {clocks[name]} {name}\n\n" for name in order if name != "c"))[0]
    after = _read("".join(f"## {clocks[name]} {name}\n\n" for name in order))[0]

    ids = {one.title: one.head.id for one in after}
    assert {one.title: one.head.id for one in before} == {"a": "e-20261122-2001", "b": "e-20261122-2005"}
    assert ids == {"a": "e-20261122-2001", "b": "e-20261122-2005", "c": "e-20261122-2005-2"}


def test_nothing_wrong_is_no_error() -> None:
    """What may be meant as it stands is warned of only."""
    _, problems = read_entries("## 20:05 Goal\n\n## Crowd", START, Began(when("2026-11-22 20:00"), None, ALMATY))

    assert errors(problems) == ()
