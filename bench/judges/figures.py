"""What a judge finds: figures with their targets, and the parts that could not be judged here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class CannotJudgeError(Exception):
    """A judge cannot work on this machine; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured on one page, or on the whole output."""

    what: str
    """Such as `Lighthouse: performance`; figures of the same name are one line of the table."""
    page: str
    """The name of the page; empty for the whole output."""
    value: str
    met: bool
    """Whether the target is reached."""
    target: str
    notes: tuple[str, ...] = ()
    """What was found wrong, or what a reader of the figure must know."""


@dataclass(frozen=True, slots=True)
class NotJudged:
    """A part of the audit that did not take place, and why."""

    what: str
    reason: str


def counted(what: str, page: str, problems: Sequence[str], *, target: str = "0") -> Figure:
    """Return the figure of a judge that counts problems."""
    return Figure(what, page, str(len(problems)), not problems, target, tuple(problems))


def by_name(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Return figures by what they measure, in the order of their first appearance."""
    lines: dict[str, list[Figure]] = {}
    for figure in figures:
        lines.setdefault(figure.what, []).append(figure)
    return lines
