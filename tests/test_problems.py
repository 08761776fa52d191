"""Problems: values in one order, each once, shown the way editors' programs understand."""

import random

import pytest

from baspa.problems import Broken, EnvironmentFailed, Level, Place, Problem, errors, in_order, warning

A, B = Place("content/a.md", 2, 1), Place("content/b.md")


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place("content/a.md", 12, 8), "content/a.md:12:8"),
        (Place("content/a.md", 12), "content/a.md:12:1"),
        (Place("content/a.md"), "content/a.md:1:1"),
    ],
)
def test_a_place_is_shown_as_programs_understand_it(place: Place, shown: str) -> None:
    """A place without a line is the beginning of the file."""
    assert str(place) == shown


def test_problems_have_one_order() -> None:
    """By path, line, column, field and code, with numbers as numbers; in whatever order they were found."""
    expected = [
        Problem("b.x", Place("content/a.md", 2, 9)),
        Problem("b.x", Place("content/a.md", 10, 1)),
        Problem("a.x", Place("content/a.md", 10, 2), field="tags"),
        Problem("a.x", Place("content/a.md", 10, 2), field="time"),
        Problem("b.x", Place("content/a.md", 10, 2), field="time", found="1"),
        Problem("b.x", Place("content/a.md", 10, 2), field="time", found="2"),
        Problem("a.x", Place("content/b.md")),
    ]

    for _ in range(10):
        assert list(in_order(random.sample(expected, len(expected)))) == expected


def test_each_problem_is_said_once() -> None:
    """However often it was found."""
    problem = Problem("a.x", A, facts=(("limit", "1"),))

    assert in_order([problem, Problem("a.x", A, facts=(("limit", "1"),)), problem]) == (problem,)


def test_problems_that_differ_only_in_facts_are_both_said() -> None:
    """In a stable order, too."""
    one, two = (Problem("a.x", A, facts=(("limit", number),)) for number in "12")

    assert in_order([two, one]) == in_order([one, two]) == (one, two)


def test_warnings_do_not_stop_the_press() -> None:
    """Only errors do."""
    heavy, light = Problem("a.x", A), warning("a.y", B, field="f", found="g")

    assert errors([light, heavy]) == (heavy,)
    assert (light.level, light.field, light.found) == (Level.WARNING, "f", "g")


def test_broken_carries_every_problem() -> None:
    """For whoever speaks to people; its own words are for programmers."""
    broken = Broken(Problem("a.x", A), Problem("b.y", B))

    assert [problem.code for problem in broken.problems] == ["a.x", "b.y"]
    assert str(broken) == "content/a.md:2:1: a.x; content/b.md:1:1: b.y"


def test_a_failing_machine_is_a_problem_too() -> None:
    """With a path and facts in a stable order."""
    failed = EnvironmentFailed("machine.write", "output/x", reason="full", free="0")

    assert failed.problem == Problem("machine.write", Place("output/x"), facts=(("free", "0"), ("reason", "full")))


def test_a_problem_never_changes() -> None:
    """It is a value."""
    with pytest.raises(AttributeError):
        Problem("a.x", A).code = "b"  # type: ignore[misc]
