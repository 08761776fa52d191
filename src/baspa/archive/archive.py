"""The archive: all visible stories, on their shelves. It answers named queries and nothing else."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from baspa.archive.related import similar
from baspa.archive.shelves import EVERYTHING, Row, Shelf
from baspa.archive.stories import Story, Term

NO_STORIES = Row((), ())


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The stories published just before and just after one."""

    older: Story | None
    newer: Story | None


@dataclass(frozen=True, slots=True)
class DateShelf:
    """A year, a month or a day on which something was published."""

    key: str
    """`2026`, `2026-11` or `2026-11-22`."""
    count: int
    """Stories on it."""

    @property
    def parts(self) -> tuple[int, ...]:
        """Return the year, and the month and day where it has them, as numbers."""
        return tuple(int(part) for part in self.key.split("-"))


class Archive:
    """Every story of an edition, indexed once; immutable afterwards."""

    def __init__(self, stories: Iterable[Story], terms: Mapping[Shelf, Term]) -> None:
        """Put stories on their shelves.

        `terms` names the shelf of each category, author and tag, in the order in which they are to be shown.
        """
        in_time = sorted(stories, key=lambda story: story.rank)
        on_shelves: dict[Shelf, list[Story]] = {EVERYTHING: in_time}
        for story in in_time:
            for shelf in shelves_of(story):
                on_shelves.setdefault(shelf, []).append(story)
        self._rows = {shelf: Row(tuple(row), tuple(story.rank for story in row)) for shelf, row in on_shelves.items()}
        self._stories = {story.source: story for story in in_time}
        self._terms = dict(terms)
        self._terms_by_kind: dict[str, list[Term]] = {}
        for shelf, term in terms.items():
            if shelf in self._rows:
                self._terms_by_kind.setdefault(shelf.kind, []).append(term)
        self._date_keys = {kind: _keys(self._rows, kind) for kind in ("year", "month", "day")}

    def story(self, source: str) -> Story:
        """Return the story of a source; raises KeyError when it is not in this edition."""
        return self._stories[source]

    def find(self, source: str) -> Story | None:
        """Return the story of a source, or None when it is not in this edition."""
        return self._stories.get(source)

    def term(self, shelf: Shelf) -> Term:
        """Return the category, author or tag that a shelf belongs to."""
        return self._terms[shelf]

    def row(self, shelf: Shelf) -> Row:
        """Return the stories of a shelf, oldest first; an empty row for an unknown shelf."""
        return self._rows.get(shelf, NO_STORIES)

    def count(self, shelf: Shelf) -> int:
        """Return how many stories stand on a shelf."""
        return len(self.row(shelf).stories)

    def latest(self, count: int, *, before: Story | None = None, shelf: Shelf = EVERYTHING) -> tuple[Story, ...]:
        """Return the newest stories of a shelf, newest first; with `before`, as of that story's publication."""
        return self.row(shelf).newest(count, before=before)

    def between(self, shelf: Shelf, start: int, end: int) -> tuple[Story, ...]:
        """Return the stories at positions `start` to `end` of a shelf counted from the oldest, newest first."""
        return tuple(reversed(self.row(shelf).stories[start:end]))

    def related(self, story: Story, count: int) -> tuple[Story, ...]:
        """Return similar news: first what the editor chose, then what is most alike."""
        chosen = [found for source in story.related if (found := self.find(source)) and found is not story]
        alike = similar(story, self.row, count + len(chosen))
        sources = dict.fromkeys(other.source for other in (*chosen, *alike))
        return tuple(self._stories[source] for source in sources)[:count]

    def neighbours(self, story: Story) -> Neighbours:
        """Return the stories just before and after one, of the whole paper."""
        row = self.row(EVERYTHING)
        at = row.position(story)
        return Neighbours(
            older=row.stories[at - 1] if at else None,
            newer=row.stories[at + 1] if at + 1 < len(row.stories) else None,
        )

    def series(self, story: Story) -> tuple[Story, ...]:
        """Return the stories of the same series, oldest first, itself among them."""
        return tuple(self.row(Shelf("series", story.series)).stories) if story.series else ()

    def terms(self, kind: str) -> tuple[Term, ...]:
        """Return the categories, authors or tags that have stories, in their order."""
        return tuple(self._terms_by_kind.get(kind, ()))

    def shelves(self, kind: str, below: str = "") -> tuple[DateShelf, ...]:
        """Return the years, or the months of a year, or the days of a month, newest first."""
        keys = self._date_keys[kind]
        first, end = bisect_left(keys, below), bisect_left(keys, below + "~")
        return tuple(DateShelf(key, self.count(Shelf(kind, key))) for key in reversed(keys[first:end]))

    def beside(self, shelf: Shelf) -> tuple[str, str]:
        """Return the keys of the next date shelf with stories and of the one before; empty where there is none."""
        story = self.row(shelf).stories[0]
        row, width = self.row(EVERYTHING), len(shelf.key)
        first = row.position(story)
        end = first + self.count(shelf)
        newer = f"{row.stories[end].time:%Y-%m-%d}"[:width] if end < len(row.stories) else ""
        older = f"{row.stories[first - 1].time:%Y-%m-%d}"[:width] if first else ""
        return newer, older


def _keys(shelves: Iterable[Shelf], kind: str) -> list[str]:
    return sorted(shelf.key for shelf in shelves if shelf.kind == kind)


def shelves_of(story: Story) -> tuple[Shelf, ...]:
    """Return the shelves a story stands on, besides the one of everything."""
    day = f"{story.time:%Y-%m-%d}"
    return (
        Shelf("category", story.category.slug),
        *(Shelf("author", author.slug) for author in story.authors),
        *(Shelf("tag", tag.slug) for tag in story.tags),
        *((Shelf("series", story.series),) if story.series else ()),
        Shelf("year", day[:4]),
        Shelf("month", day[:7]),
        Shelf("day", day),
    )
