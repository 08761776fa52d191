"""Headlines, moments and files of the invented archive's articles, each from its number and the seed alone.

Number 0 is the newest article, at 21:00 on 22 November 2026 in Almaty, and each next number is 37 minutes
older: a larger archive is a smaller one with older articles behind it. Numbers below zero come in later.
"""

import random
from bisect import bisect
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

import prose
import vocabulary
from baspa.slugs import slugify

ZONE = ZoneInfo("Asia/Almaty")
UTC = ZoneInfo("UTC")
NEWEST = datetime(2026, 11, 22, 21, tzinfo=ZONE).astimezone(UTC)
SPACING = timedelta(minutes=37)
LINK_BLOCK = 100
"""Articles link only to older ones of their own hundred, so an archive of whole hundreds has every target."""

SECTION_BOUNDS = tuple(accumulate(vocabulary.SECTION_WEIGHTS))
SECTION_SLUGS = tuple(vocabulary.SECTIONS)


@dataclass(frozen=True, slots=True)
class Heading:
    """What other articles may say about an article: its number, section, headline, moment and file."""

    number: int
    section: str
    title: str
    time: datetime
    slug: str
    """Headline and number, so that no two articles share a URL: `zhanga-korme-ashyldy-000000`."""
    path: str
    """From the folder `content`, with slashes: `2026/11/22-zhanga-korme-ashyldy-000000.md`."""


def moment(number: int) -> datetime:
    """When an article was published, in Almaty; later stories (below zero) are a minute apart."""
    step = SPACING if number >= 0 else timedelta(minutes=1)
    return (NEWEST - number * step).astimezone(ZONE)


def written_time(time: datetime) -> str:
    """The time as an editor writes it; only the hour that came twice in 2024 needs its offset."""
    if time.replace(fold=0).utcoffset() != time.replace(fold=1).utcoffset():
        return time.isoformat()
    return time.strftime("%Y-%m-%d %H:%M")


def slug_ending(number: int) -> str:
    """How an article's slug ends, which finds its file again: `000042`, or `n042` for a later story."""
    return f"{number:06}" if number >= 0 else f"n{-number:03}"


def heading(seed: int, number: int) -> Heading:
    """The headline, section and file of an article, from a stream of its own so links can name it cheaply."""
    chance = random.Random(f"{seed}/{number}/heading")
    section = SECTION_SLUGS[bisect(SECTION_BOUNDS, chance.random() * SECTION_BOUNDS[-1])]
    title = prose.headline(prose.lexicon(section, chance), chance)
    time = moment(number)
    slug = f"{slugify(title)}-{slug_ending(number)}"
    path = f"{time:%Y/%m/%d}-{slug}.md"
    return Heading(number=number, section=section, title=title, time=time, slug=slug, path=path)


def link_target(seed: int, number: int, chance: random.Random) -> Heading | None:
    """An older article of the same hundred; nothing for the oldest of it."""
    older = LINK_BLOCK - 1 - number % LINK_BLOCK
    return heading(seed, number + 1 + int(chance.random() * older)) if older else None


def relative_path(source: str, target: str) -> str:
    """The way from one article's folder to another article, both written from `content`."""
    (year, month, _), (other_year, other_month, name) = source.split("/"), target.split("/")
    if year != other_year:
        return f"../../{target}"
    return name if month == other_month else f"../{other_month}/{name}"
