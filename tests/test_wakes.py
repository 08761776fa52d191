"""A build at each moment that the last one named, and no other, gives what a clean build gives at any moment."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from baspa.problems import errors
from baspa.reading.times import in_zone
from sites import Site, article, build_clean, build_here, tree

pytestmark = pytest.mark.usefixtures("quick_layouts")

ZONES = {
    "Asia/Almaty": "2024-02-29T18:00:00+00:00",  # an hour set back for good
    "Europe/Berlin": "2026-10-25T00:30:00+00:00",
    "America/New_York": "2026-03-08T06:30:00+00:00",
    "Australia/Lord_Howe": "2026-04-04T14:30:00+00:00",  # half an hour
    "Pacific/Apia": "2011-12-30T09:00:00+00:00",  # a day left out
}
"""Zone → a moment near which its clocks are changed."""
CONFIGURATION = """\
title: Test Paper
base_url: https://paper.example
language: kk
timezone: {zone}
listing: {{ size: 2, latest: 2, similar: 2, feed: 3 }}
images: {{ cards: false }}
"""
STORIES = 3


def _write(site: Site, zone: str, random: Random) -> datetime:
    """Write a paper of stories that come, go and shout around a change of the clocks; return a moment before most."""
    middle = datetime.fromisoformat(ZONES[zone])
    site.put("site.yaml", CONFIGURATION.format(zone=zone))

    def near(after: datetime | None = None) -> datetime:
        begin = after or middle - timedelta(hours=3)
        return begin + timedelta(minutes=random.randint(1, 300))

    def typed(moment: datetime) -> str:
        return in_zone(moment, ZoneInfo(zone)).isoformat()

    for number in range(STORIES):
        time = near()
        embargo = random.choice([None, near(time)])
        seen = embargo or time
        breaking = random.choice([None, near(seen)])
        expires = random.choice([None, near(breaking or seen)])
        corrections = [near(time) for _ in range(random.randint(0, 2))]
        fields = {
            "title": f"Story {number}",
            "time": typed(time),
            "embargo": embargo and typed(embargo),
            "breaking": breaking and typed(breaking),
            "expires": expires and typed(expires),
            "corrections": [{"time": typed(one), "text": "A name."} for one in corrections] or None,
            "pinned": random.random() < 1 / 3,
        }
        site.put(f"content/{number}.md", article(body=f"[x]({(number + 1) % STORIES}.md)", **fields))
    return middle - timedelta(hours=2)


def _follow(site: Site, clean: Path, start: datetime, random: Random) -> int:
    """Build at each wake and compare; between two of them a clean build must find nothing else to show."""
    now, wakes = start, 0
    while True:
        proof = build_here(site.root, site.output, now=now.isoformat())
        assert not errors(proof.problems)
        shown = tree(site.output)
        moments = [now]
        if proof.next_wake is not None:
            last = proof.next_wake - timedelta(seconds=1)
            between = now + (last - now) * random.random()
            moments += [between.replace(microsecond=0), last]
        for moment in sorted({max(one, now) for one in moments}):
            shutil.rmtree(clean, ignore_errors=True)
            build_clean(site.root, clean, now=moment.isoformat())
            assert tree(clean) == shown, f"{moment.isoformat()} is not as at {now.isoformat()}"
        if proof.next_wake is None:
            return wakes
        assert proof.next_wake > now
        now, wakes = proof.next_wake.astimezone(UTC), wakes + 1


@pytest.mark.parametrize("zone", ZONES)
def test_a_build_at_each_wake_is_all_a_paper_needs(site: Site, tmp_path: Path, zone: str) -> None:
    """Whatever the paper's clock does meanwhile: no moment is missed, and none is too early."""
    random = Random(zone)  # noqa: S311 - to be had again

    wakes = _follow(site, tmp_path / "clean", _write(site, zone, random), random)

    assert wakes >= STORIES  # each story at least comes; the news sitemap lets it go two days later


@pytest.mark.long
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("seed", range(12))
def test_the_same_holds_for_many_papers(site: Site, tmp_path: Path, zone: str, seed: int) -> None:
    """The same, with other moments."""
    random = Random(f"{zone} {seed}")  # noqa: S311 - to be had again

    _follow(site, tmp_path / "clean", _write(site, zone, random), random)
