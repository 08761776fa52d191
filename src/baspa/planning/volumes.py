"""Volumes: the stories of a year bound together for search, in order; a year of very many has more than one.

They are counted from the oldest story, so a full one never changes when a story arrives, as with numbered pages.
"""

from collections.abc import Iterator

from baspa.archive.archive import Archive
from baspa.archive.shelves import Shelf, dates_of

STORIES = 1_000
"""Stories in a full volume: what has to be bound anew for one more."""
FOLDER = "search"
ENTRY = "pagefind-entry.json"
"""The file of a bundle that leads to all its others."""


def volume_names(year: str, count: int) -> Iterator[str]:
    """Yield the volumes of a year with `count` stories, the oldest first: `2026`, then `2026-2`."""
    return (_name(year, number) for number in range(1, 1 + how_many(count)))


def how_many(count: int) -> int:
    """Return how many volumes hold `count` stories."""
    return -(-count // STORIES)


def volume_at(year: str, position: int) -> str:
    """Return the volume that holds the story at a position of a year, counted from the oldest."""
    return _name(year, position // STORIES + 1)


def volume_of(source: str, archive: Archive) -> str:
    """Return the volume that holds a story of an archive; raises KeyError when it is not in it."""
    story = archive.story(source)
    year, _, _ = dates_of(story.time)
    return volume_at(year.key, archive.row(year).position(story.rank))


def bounds(volume: str) -> tuple[Shelf, int, int]:
    """Return the shelf of a volume's year, and the first and the end position on it."""
    year, _, number = volume.partition("-")
    end = int(number or 1) * STORIES
    return Shelf("year", year), end - STORIES, end


def entry_path(volume: str) -> str:
    """Return the path of the file that leads to all others of a volume's bundle."""
    return f"{FOLDER}/{volume}/{ENTRY}"


def _name(year: str, number: int) -> str:
    return year if number == 1 else f"{year}-{number}"
