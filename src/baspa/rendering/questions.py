"""The archive as layouts see it: named questions, each remembered with its answer.

What a page asked and was answered is what it depends on. Nothing else connects it to other articles.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from baspa.archive.archive import Archive, Neighbours
from baspa.archive.shelves import Shelf
from baspa.archive.stories import Story, Term


@dataclass(frozen=True, slots=True)
class Answer:
    """One question a page asked, and the sources of the stories that answered it."""

    question: str
    """As a layout writes it: `latest(20)`."""
    stories: tuple[str, ...]


class Questions:
    """The object `archive` of a layout, for one page."""

    def __init__(self, archive: Archive, as_of: Story | None = None) -> None:
        """Open the archive for a page; `as_of` is the article it shows, if it shows one."""
        self._archive = archive
        self._as_of = as_of
        self._answers: dict[Answer, None] = {}

    @property
    def asked(self) -> tuple[Answer, ...]:
        """Return every question asked so far with its answer, each once, in order."""
        return tuple(self._answers)

    def of_the_paper(self) -> "Questions":
        """Return a window for what many pages share, which knows of no article."""
        return Questions(self._archive)

    def repeat(self, answers: Iterable[Answer]) -> None:
        """Remember questions that were asked, and answered, for this page before it was made."""
        self._answers |= dict.fromkeys(answers)

    def latest(self, count: int) -> tuple[Story, ...]:
        """Return the latest news: on an article's page as of its publication, elsewhere of the whole paper."""
        return self._told(f"latest({count})", self._archive.latest(count, before=self._as_of))

    def latest_now(self, count: int) -> tuple[Story, ...]:
        """Return the latest news of the whole paper, even on an article's page, which then changes with each."""
        return self._told(f"latest_now({count})", self._archive.latest(count))

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
        return self._told(f"related({story.source}, {count})", self._archive.related(story, count))

    def neighbours(self, story: Story) -> Neighbours:
        """Return the stories published just before and just after one, as `older` and `newer`."""
        found = self._archive.neighbours(story)
        self._told(f"neighbours({story.source})", filter(None, (found.older, found.newer)))
        return found

    def series(self, story: Story) -> tuple[Story, ...]:
        """Return the stories of the same series, oldest first."""
        return self._told(f"series({story.source})", self._archive.series(story))

    def pinned(self, count: int) -> tuple[Story, ...]:
        """Return the pinned stories among the newest `count`, newest first."""
        newest = self._archive.latest(count, before=self._as_of)
        return self._told(f"pinned({count})", (story for story in newest if story.pinned))

    def categories(self) -> tuple[Term, ...]:
        """Return the sections that have stories, in the paper's order."""
        found = self._archive.terms("category")
        self._answers[Answer(f"categories() = {' '.join(term.slug for term in found)}", ())] = None
        return found

    def count(self, kind: str, slug: str) -> int:
        """Return how many stories a category, author or tag has."""
        total = self._archive.count(Shelf(kind, slug))
        self._answers[Answer(f"count({kind}, {slug}) = {total}", ())] = None
        return total

    def _on(self, kind: str, question: str, term: Term | str, count: int) -> tuple[Story, ...]:
        slug = term if isinstance(term, str) else term.slug
        stories = self._archive.latest(count, before=self._as_of, shelf=Shelf(kind, slug))
        return self._told(f"{question}({slug}, {count})", stories)

    def _told(self, question: str, stories: Iterable[Story]) -> tuple[Story, ...]:
        answer = tuple(stories)
        self._answers[Answer(question, tuple(story.source for story in answer))] = None
        return answer
