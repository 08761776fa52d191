"""Speech: what a preview says to people in their browser. The desk knows the words; the server passes them on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from baspa.archive.visibility import Hold
from baspa.problems import Problem


@dataclass(frozen=True, slots=True)
class Complaint:
    """A problem in words: texts, never HTML."""

    level: str
    """`error` or `warning`, for its colour."""
    named: str
    """The same as a word."""
    place: str
    """`path:line:column`."""
    what: str
    """What is wrong, in which field, and what was found."""
    do: str
    line: int = 0
    """The number of the line in question; 0 where there is none to show."""
    before: str = ""
    """The line up to the piece that the problem is about."""
    marked: str = ""
    after: str = ""
    instead: str = ""
    """What to type instead, in a sentence; empty where nobody can know."""


class Speech(Protocol):
    """Says everything in one language."""

    @property
    def language(self) -> str:
        """The language, as HTML names it."""

    def complaint(self, problem: Problem) -> Complaint:
        """Return a problem in words."""

    def held(self, hold: Hold, until: datetime | None) -> str:
        """Return why readers do not see a story yet, such as `Scheduled for 22 November 2026, 21:00`."""

    def word(self, name: str) -> str:
        """Return one of `WORDS`."""


WORDS = ("errors", "warnings", "more", "hide", "away", "nothing-yet", "not-found")
"""What the preview itself says: each is `serve.WORD` in the catalogues."""
