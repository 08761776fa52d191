"""Notices: one problem as people are shown it, in words, with the line it is about and what to type instead."""

from dataclasses import dataclass
from pathlib import Path

from baspa.desk.excerpts import Excerpt, Excerpts
from baspa.desk.messages import Voice
from baspa.desk.nearby import likely_path
from baspa.desk.suggestions import instead, suggestion
from baspa.problems import Problem

LEAD_NOWHERE = frozenset(("link.dead", "picture.dead"))


@dataclass(frozen=True, slots=True)
class Notice:
    """One problem in one language."""

    problem: Problem
    message: str
    """In one line: `path:line:column: field: what is wrong (what was found). What to do.`"""
    what: str
    """What is wrong, without a full stop."""
    do: str
    """What to do, with full stop."""
    excerpt: Excerpt | None
    """The line of the source as it is now; None when there is none to show."""
    suggestion: str
    """What to type instead of the line; empty where nobody can know."""


def notice(problem: Problem, voice: Voice, excerpts: Excerpts) -> Notice:
    """Return the notice of a problem, its line read from the site."""
    what, do = voice.sentences(problem)
    line = excerpts.line(problem.place)
    return Notice(
        problem=problem,
        message=voice.problem(problem),
        what=what,
        do=do,
        excerpt=excerpts.of(problem.place, problem.found),
        suggestion=suggestion(problem, line) or _path_instead(problem, line, excerpts.root),
    )


def _path_instead(problem: Problem, line: str | None, root: Path | None) -> str:
    """Return the line with the path of a file that is there; empty where none is like it."""
    if problem.code not in LEAD_NOWHERE or line is None or root is None:
        return ""
    return instead(problem, line, likely_path(root, problem.place.path, problem.found))


def notice_document(one: Notice) -> dict[str, object]:
    """Return a notice as the report shows it (the publisher's guide describes the keys)."""
    place = one.problem.place
    source, carets = one.excerpt.rows if one.excerpt else ("", "")
    return {
        "level": one.problem.level.value,
        "code": one.problem.code,
        "path": place.path,
        "line": place.line or 1,
        "column": place.column or 1,
        "field": one.problem.field,
        "found": one.problem.found,
        "what": one.what,
        "do": one.do,
        "message": one.message,
        "source": source,
        "carets": carets,
        "suggestion": one.suggestion,
    }
