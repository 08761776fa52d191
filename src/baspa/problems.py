"""Anything wrong, as a value: where it is, what was found, and what to do (law 7).

A problem carries a code and facts, never a sentence: the sentences live in the catalogues, in three
languages, so that this module can be used by every other without knowing any of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    """Nothing is published until it is mended."""
    WARNING = "warning"
    """Published all the same; somebody should look."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something is written: a path from the site's root with `/`, a line and a column from 1 (0: none)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return `path:line:column`, as editors' programs understand it."""
        return f"{self.path}:{self.line or 1}:{self.column or 1}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, complete enough to be shown in any language."""

    code: str
    """The key of its sentences in the catalogues, such as `time.ambiguous`."""
    place: Place
    field: str = ""
    """The field it is about, such as `image.src`; empty when it is about the whole file."""
    found: str = ""
    """What stood there, as it was written."""
    facts: tuple[tuple[str, str], ...] = ()
    """What else the sentences name, such as the two offsets to choose from."""
    level: Level = Level.ERROR

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """Where it stands among others: by path, line, column, field, code, what was found."""
        return (self.place.path, self.place.line, self.place.column, self.field, self.code, self.found)


class Broken(Exception):
    """Raised where work cannot go on: it carries every problem known by then."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems for whoever speaks to people."""
        super().__init__("; ".join(f"{problem.place}: {problem.code}" for problem in problems))
        self.problems = problems


class EnvironmentFailed(Exception):
    """Raised when the machine, not the content, is in the way: a full disk, a lock, a permission."""

    def __init__(self, code: str, path: str, **facts: str) -> None:
        """Name what failed (`code` in the catalogues), on which path, with facts for the sentences."""
        super().__init__(f"{path}: {code}")
        self.problem = Problem(code, Place(path), facts=tuple(sorted(facts.items())))


def warning(
    code: str, place: Place, *, field: str = "", found: str = "", facts: tuple[tuple[str, str], ...] = ()
) -> Problem:
    """Return a problem that does not stop the press."""
    return Problem(code, place, field=field, found=found, facts=facts, level=Level.WARNING)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems in the one order they are always shown in, each once."""
    return tuple(sorted(set(problems), key=lambda problem: (*problem.order, problem.level, problem.facts)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return those that stop the press."""
    return tuple(problem for problem in problems if problem.level is Level.ERROR)
