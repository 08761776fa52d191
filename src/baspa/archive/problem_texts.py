"""Problems as texts that can be kept between builds, and back."""

import json
from collections.abc import Iterable

from baspa.problems import Level, Place, Problem


def problems_text(problems: Iterable[Problem]) -> str:
    """Return problems as one line of JSON; empty when there are none."""
    return "\n".join(problem_text(problem) for problem in problems)


def problem_text(problem: Problem) -> str:
    """Return one problem as one line of JSON."""
    place = problem.place
    spot = (place.path, place.line, place.column)
    return json.dumps((problem.code, *spot, problem.field, problem.found, problem.facts, problem.level))


def problems_from(text: str) -> tuple[Problem, ...]:
    """Return the problems that were kept."""
    return tuple(map(problem_from, text.split("\n"))) if text else ()


def problem_from(text: str) -> Problem:
    """Return one problem that was kept."""
    code, path, line, column, name, found, facts, level = json.loads(text)
    pairs = tuple((key, value) for key, value in facts)
    return Problem(code, Place(path, line, column), name, found, pairs, Level(level))
