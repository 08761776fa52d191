"""The front door: python-frontmatter with our own handler, because its own ones let raw YAML through as text.

Strict fences: the file's first line is `---`, and a later line `---` closes it. Anything else is a problem
at its line; the front matter can never end up in a published body.
"""

import re
from dataclasses import dataclass
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from baspa.problems import Broken, Place, Problem
from baspa.reading.marked import Fields, parse_fields

FENCE = "---"
ALMOST_FENCE = re.compile(r"^[\s\ufeff]*(?:-{3,}|—+|–+|\+{3,}|;{3,}|\.{3})\s*$")
CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
CONFLICT_SIGNS = ("<" * 7, ">" * 7, "|" * 7)
"""One of these is in every text with a conflict: looking for them is quick, looking at every line is not."""
MORE_FIELDS = re.compile(r"(?:[a-z_]+:(?:[ \t].*)?\n(?:[ \t].*\n|- .*\n)*)+---[ \t]*(?:\n|$)")
"""Fields and a fence, with nothing before them."""
EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|`+)(?=\S)(.+?)(?<=\S)\1(?!\w)")
HEADING = re.compile(r"\n*#[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*(?:\n|$)")


@dataclass(frozen=True, slots=True)
class Matter:
    """What a source says, read but not yet trusted."""

    path: str
    fields: Fields
    body: str
    """The Markdown after the closing fence, its indentation untouched."""
    body_line: int
    """The line of the file on which the body begins."""

    def place_in_body(self, offset: int) -> Place:
        """Return where the character at `offset` of the body stands in the file."""
        before = self.body[:offset]
        return Place(self.path, self.body_line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1)


class _Door(BaseHandler):
    """Splits one text at its strict fences and parses what lies between.

    `frontmatter.parse` strips the text before it asks; so this handler keeps the text as it was, and the
    body it found, for us.
    """

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)

    def __init__(self, text: str, path: str) -> None:
        super().__init__()
        self.text = text
        self.path = path
        self.fields = Fields({}, {}, Place(path, 1, 1))
        self.body = ""
        self.body_line = 1

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002 - python-frontmatter's copy is already stripped
        opening = self.FM_BOUNDARY.match(self.text)
        if opening is None:
            raise Broken(_no_opening(self.text.split("\n"), self.path))
        closing = self.FM_BOUNDARY.search(self.text, opening.end())
        if closing is None:
            raise Broken(_no_closing(self.text.split("\n"), self.path))
        self.body = self.text[closing.end() + 1 :]
        self.body_line = self.text.count("\n", 0, closing.start()) + 2
        _refuse_more_fields(self.body, Place(self.path, self.body_line - 1, 1))
        return self.text[opening.end() + 1 : closing.start()] or "\n", self.body

    def load(self, fm: str) -> dict[str, Any]:
        self.fields = parse_fields(fm, self.path, first_line=2)
        return dict(self.fields.values)


def read_matter(text: str, path: str) -> Matter:
    """Return the front matter and the body of a source's text.

    Raises `Broken` when the envelope is not exactly one block between two `---` lines, when the YAML inside is
    not plain fields, or when a merge conflict was committed.
    """
    refuse_conflict(text, path)
    door = _Door(text, path)
    frontmatter.parse(text, handler=door)
    return Matter(path, door.fields, door.body, door.body_line)


def refuse_conflict(text: str, path: str) -> None:
    """Raise `Broken` when a merge conflict was committed, at its first mark."""
    if not any(map(text.__contains__, CONFLICT_SIGNS)):
        return
    conflict = CONFLICT.search(text)
    if conflict is not None:
        line = text.count("\n", 0, conflict.start()) + 1
        raise Broken(Problem("matter.conflict", Place(path, line, 1), found=conflict.group().strip()))


def leading_heading(body: str) -> tuple[str, str]:
    """Return the title that a body's first level-one heading gives, and the body with that line emptied.

    Marks of emphasis are taken off, since a title is plain text. It is empty when the body does not begin with one.
    """
    found = HEADING.match(body)
    if found is None:
        return "", body
    return EMPHASIS.sub(r"\2", found["title"]), "\n" * found.group().count("\n") + body[found.end() :]


def _refuse_more_fields(body: str, fence: Place) -> None:
    """Raise when fields go on below the closing fence: what they hold back would be published, and they too."""
    more = MORE_FIELDS.match(body)
    if more is not None:
        raise Broken(Problem("matter.twice", fence, found=more.group().partition("\n")[0]))


def _no_opening(lines: list[str], path: str) -> Problem:
    number = next((number for number, line in enumerate(lines) if line.strip()), None)
    if number is None:
        return Problem("matter.empty", Place(path, 1, 1))
    first = lines[number]
    if number and first.rstrip(" \t") == FENCE:
        return Problem("matter.late", Place(path, number + 1, 1))
    if ALMOST_FENCE.match(first) or first.startswith((FENCE, "{")):
        return Problem("matter.fence", Place(path, number + 1, 1), found=first)
    return Problem("matter.none", Place(path, 1, 1), found=first)


def _no_closing(lines: list[str], path: str) -> Problem:
    """Return where the front matter should have ended: at what is almost a fence, else below its last field."""
    for number, line in enumerate(lines[1:], start=2):
        if ALMOST_FENCE.match(line):
            return Problem("matter.fence", Place(path, number, 1), found=line)
    end = next((number for number, line in enumerate(lines[1:], start=2) if not line.strip()), len(lines) + 1)
    return Problem("matter.unclosed", Place(path, end, 1))
