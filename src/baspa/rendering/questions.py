"""The archive as layouts see it: named questions, each remembered with its answer.

What a page asked and was answered is what it depends on. Nothing else connects it to other articles.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import index

from baspa.archive.archive import Archive, Neighbours
from baspa.archive.shelves import Shelf
from baspa.archive.stories import Story, Term


@dataclass(frozen=True, slots=True)
class Answer:
    """One question a page asked, and the sources of the stories that answered it."""

    question: str
    """As a layout writes it: `latest(20)`."""
    stories: tuple[str, ...]


Asked = tuple[str, int]
"""What was asked, and for how many: `("latest", 20)`. What a story can reach is worked out from these alone."""
ANY = "any"
"""Stands for a question whose answer any change of the archive may change."""


class Questions:
    """The object `archive` of a layout, for one page."""

    def __init__(self, archive: Archive, as_of: Story | None = None) -> None:
        """Open the archive for a page; `as_of` is the article it shows, if it shows one."""
        self._archive = archive
        self._as_of = as_of
        self._answers: dict[str, tuple[Story, ...]] = {}
        self.asked: set[Asked] = set()

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Return every question asked so far with its answer, each once, in order."""
        return tuple(
            Answer(question, tuple(story.source for story in stories)) for question, stories in self._answers.items()
        )

    def of_the_paper(self) -> "Questions":
        """Return a window for what many pages share, which knows of no article."""
        return Questions(self._archive)

    def repeat(self, other: "Questions") -> None:
        """Remember questions that were asked, and answered, for this page before it was made."""
        self._answers |= other._answers  # noqa: SLF001 - another of the same class
        self.asked |= other.asked

    def latest(self, count: int) -> tuple[Story, ...]:
        """Return the latest news: on an article's page as of its publication, elsewhere of the whole paper."""
        return self._told("latest", count, "", self._archive.latest(_whole(count), before=self._as_of))

    def latest_now(self, count: int) -> tuple[Story, ...]:
        """Return the latest news of the whole paper, even on an article's page, which then changes with each."""
        return self._told("latest_now", count, "", self._archive.latest(_whole(count)))

    def in_category(self, category: Term | str, count: int) -> tuple[Story, ...]:
        """Return the newest stories of a section, as `latest` does."""
        return self._on("category", "in_category", category, count)

    def by_author(self, author: Term | str, count: int) -> tuple[Story, ...]:
        """Return the newest stories of an author, as `latest` does."""
        return self._on("author", "by_author", author, count)

    def with_tag(self, tag: Term | str, count: int) -> tuple[Story, ...]:
        """Return the newest stories with a tag, as `latest` does."""
        return self._on("tag", "with_tag", tag, count)

    def related(self, story: Story, count: int) -> tuple[Story, ...]:
        """Return similar news: the editor's choice first, then the most alike."""
        found = self._archive.related(story, _whole(count))
        return self._told(self._own("related", story), count, story.source, found)

    def neighbours(self, story: Story) -> Neighbours:
        """Return the stories published just before and just after one, as `older` and `newer`."""
        found = self._archive.neighbours(story)
        self._told(self._own("neighbours", story), 0, story.source, filter(None, (found.older, found.newer)))
        return found

    def series(self, story: Story) -> tuple[Story, ...]:
        """Return the stories of the same series, oldest first."""
        return self._told(self._own("series", story), 0, story.source, self._archive.series(story))

    def pinned(self, count: int) -> tuple[Story, ...]:
        """Return the pinned stories among the newest `count`, newest first."""
        newest = self._archive.latest(_whole(count), before=self._as_of)
        return self._told("pinned", count, "", (story for story in newest if story.pinned))

    def breaking(self) -> tuple[Story, ...]:
        """Return the stories whose banners of breaking news are up, newest first."""
        return self._told("breaking", 0, "", self._archive.breaking())

    def categories(self) -> tuple[Term, ...]:
        """Return the sections that have stories, in the paper's order."""
        found = self._archive.terms("category")
        self._told("categories", 0, "", (), shown=f"categories() = {' '.join(term.slug for term in found)}")
        return found

    def count(self, kind: str, slug: str) -> int:
        """Return how many stories a category, author or tag has."""
        total = self._archive.count(Shelf(kind, slug))
        self._told("count", 0, "", (), shown=f"count({kind}, {slug}) = {total}")
        return total

    def _on(self, kind: str, question: str, term: Term | str, count: int) -> tuple[Story, ...]:
        slug = term if isinstance(term, str) else term.slug
        stories = self._archive.latest(_whole(count), before=self._as_of, shelf=Shelf(kind, slug))
        return self._told(question, count, slug, stories)

    def _own(self, question: str, story: Story) -> str:
        """Return a question's name if it is asked of the page's own story, else that any change may change it."""
        return question if self._as_of is not None and self._as_of.source == story.source else f"{ANY} {question}"

    def _told(
        self, name: str, count: int, about: str, stories: Iterable[Story], *, shown: str = ""
    ) -> tuple[Story, ...]:
        answer = tuple(stories)
        self.asked.add((name, count))
        arguments = ", ".join(filter(None, (about, str(count) if count or name in {"latest", "latest_now"} else "")))
        self._answers[shown or f"{name.removeprefix(f'{ANY} ')}({arguments})"] = answer
        return answer


def _whole(count: int) -> int:
    """Return the number a layout asks for; raises TypeError for no number, and Jinja's error for a missing one."""
    return index(0 + count)
