"""What readers may see at one moment, and when that next changes by itself."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.archive.facts import Facts
from baspa.archive.visibility import NEWS_WINDOW, Hold, hold, is_recent, next_wake
from papers import facts, paper, read_one, remembered, when
from sites import article

NOW = when("2026-11-22 21:00")
SOON, LATER, AGO = NOW + timedelta(minutes=1), NOW + timedelta(days=1), NOW - timedelta(days=1)
PLAIN = facts("a", AGO)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (PLAIN, None),
        (replace(PLAIN, draft=True), Hold.DRAFT),
        (replace(PLAIN, time=SOON), Hold.FUTURE),
        (replace(PLAIN, time=NOW), None),
        (replace(PLAIN, embargo=SOON), Hold.EMBARGO),
        (replace(PLAIN, embargo=NOW), None),
        (replace(PLAIN, embargo=AGO), None),
        (replace(PLAIN, expires=LATER), None),
        (replace(PLAIN, expires=NOW), Hold.EXPIRED),
        (replace(PLAIN, expires=AGO), Hold.EXPIRED),
        (replace(PLAIN, draft=True, embargo=SOON, time=LATER), Hold.DRAFT),
        (replace(PLAIN, embargo=SOON, time=LATER), Hold.EMBARGO),
        (replace(PLAIN, embargo=AGO, time=SOON), Hold.FUTURE),
        (replace(PLAIN, embargo=SOON, expires=AGO), Hold.EMBARGO),
    ],
)
def test_why_a_story_is_held_back(one: Facts, why: Hold | None) -> None:
    """Each reason to the second, and the first of several."""
    assert hold(one, NOW) is why


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (replace(PLAIN, draft=True), None),
        (replace(PLAIN, draft=True, embargo=SOON), Hold.EMBARGO),
        (replace(PLAIN, draft=True, time=SOON), Hold.FUTURE),
        (replace(PLAIN, draft=True, expires=AGO), Hold.EXPIRED),
    ],
)
def test_drafts_can_be_shown_but_nothing_else(one: Facts, why: Hold | None) -> None:
    """An embargo has no other key than its own end."""
    assert hold(one, NOW, drafts=True) is why


def test_the_clock_of_the_machine_does_not_matter(tmp_path: Path) -> None:
    """The same moment in another zone gives the same answer."""
    one = read_one(article(time="2026-11-22 21:00"), paper(tmp_path))

    assert hold(one, NOW.astimezone(UTC)) is None
    assert hold(one, (NOW - timedelta(seconds=1)).astimezone(UTC)) is Hold.FUTURE


@pytest.mark.parametrize(
    ("one", "wake"),
    [
        (PLAIN, AGO + NEWS_WINDOW),
        (replace(PLAIN, time=NOW - NEWS_WINDOW), None),
        (replace(PLAIN, time=SOON), SOON),
        (replace(PLAIN, embargo=SOON), SOON),
        (replace(PLAIN, expires=SOON), SOON),
        (replace(PLAIN, draft=True, expires=SOON), None),
    ],
)
def test_when_the_site_next_changes_by_itself(one: Facts, wake: datetime | None) -> None:
    """A publication, the end of an embargo, an expiry, or a story leaving the news sitemap."""
    assert _wake([one], NOW) == wake


def test_the_first_of_many_moments_counts() -> None:
    """And an empty paper never wakes."""
    assert _wake([PLAIN, replace(PLAIN, time=LATER), replace(PLAIN, embargo=SOON)], NOW) == SOON
    assert _wake([], NOW) is None


def test_news_is_news_for_two_days() -> None:
    """To the second, at both ends."""
    assert is_recent(NOW, NOW)
    assert not is_recent(SOON, NOW)
    assert is_recent(NOW - NEWS_WINDOW + timedelta(seconds=1), NOW)
    assert not is_recent(NOW - NEWS_WINDOW, NOW)


HOURS = st.integers(-120, 120).map(lambda hours: NOW + timedelta(hours=hours))
ARTICLES = st.builds(
    lambda time, embargo, expires, draft: replace(PLAIN, time=time, embargo=embargo, expires=expires, draft=draft),
    HOURS,
    st.none() | HOURS,
    st.none() | HOURS,
    st.booleans(),
)


def _wake(articles: list[Facts], now: datetime) -> datetime | None:
    """Return the next wake of a paper of these articles, each in a file of its own."""
    with closing(
        remembered((replace(one, source=f"content/{n}.md") for n, one in enumerate(articles)), now)
    ) as memory:
        return next_wake(memory, now)


def _seen(articles: list[Facts], now: datetime) -> list[tuple[Hold | None, bool]]:
    return [(hold(one, now), hold(one, now) is None and is_recent(one.time or NOW, now)) for one in articles]


@given(st.lists(ARTICLES, max_size=6), st.integers(0, 999).map(lambda part: part / 1_000))
def test_nothing_changes_before_the_next_wake(articles: list[Facts], part: float) -> None:
    """At every moment from now to just before it, readers see what they see now; so a scheduler may sleep."""
    wake = _wake(articles, NOW)
    until = wake or NOW + timedelta(days=10_000)

    assert until > NOW
    for moment in (NOW + timedelta(seconds=int((until - NOW).total_seconds() * part)), until - timedelta(seconds=1)):
        assert _seen(articles, max(NOW, moment)) == _seen(articles, NOW)


@given(st.lists(ARTICLES, max_size=6))
def test_waking_again_and_again_misses_nothing(articles: list[Facts]) -> None:
    """Going from wake to wake ends, and passes every moment at which anything changes."""
    moments, now = [NOW], NOW
    while wake := _wake(articles, now):
        assert wake > now
        moments.append(wake)
        now = wake
    hours = [NOW + timedelta(hours=hour) for hour in range(200)]
    changes = [b for a, b in pairwise(hours) if _seen(articles, a) != _seen(articles, b)]

    assert set(changes) <= set(moments)
