"""Shapes: how each kind of value looks when it is typed, for programs that check and complete what editors type.

They are JSON Schema (draft 7), of values as YAML 1.2 reads them: a headline of digits is a number there, so a text
may be one. A shape lets through all that the press takes, and refuses what a pattern can refuse; days that do not
exist and files that are not there only the press can know. `x-kind` names the kind, for tables and for forms.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from baspa.reading.times import CLOCK, DAY_FIRST, YEAR_FIRST, ZONE

Shape = dict[str, Any]
TYPED = ["string", "number", "boolean"]
"""What YAML may take one typed text for."""
KIND = "x-kind"
NO_SCHEME = r"(?!//)(?![A-Za-z][A-Za-z0-9+.-]*:)"


def either_case(text: str) -> str:
    """Return a pattern for a text in any letter case; spaces may be longer, other signs stand for themselves."""
    return "".join(
        r"\s+" if letter.isspace() else _folded(letter) if letter.isalpha() else re.escape(letter) for letter in text
    )


def _folded(letter: str) -> str:
    cases = sorted({letter, letter.lower(), letter.upper()})
    return f"[{''.join(cases)}]" if len(cases) > 1 and all(len(case) == 1 for case in cases) else re.escape(letter)


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for a whole text that is one of some words in any letter case."""
    return rf"^\s*(?:{'|'.join(either_case(word) for word in sorted(words))})\s*$"


def _ecma(pattern: str) -> str:
    """Return a pattern of Python's without named groups, which are written otherwise in JavaScript."""
    return re.sub(r"\(\?P<\w>", "(?:", pattern.replace("(?P<s>", "(").replace("(?P=s)", r"\1"))


MOMENT = _ecma(rf"^\s*(?:{YEAR_FIRST}|{DAY_FIRST})(?:\s*,\s*|[Tt]|\s+){CLOCK}{ZONE}\s*$")
SOMETHING = r"\S"
PLAIN: Shape = {"type": TYPED}
TEXT: Shape = {"type": TYPED, "maxLength": 5_000}
LINE: Shape = {"type": TYPED, "pattern": SOMETHING}
TIME: Shape = {"type": "string", "pattern": MOMENT}
COUNT: Shape = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^\s*\d{1,6}\s*$"}]}
FILE: Shape = {"type": TYPED, "pattern": rf"^{NO_SCHEME}[^\\]*[^\s\\][^\\]*$"}
OLD_URL: Shape = {"type": "string", "pattern": "^(?:/[^/]|%2[Ff])"}
WEB = f"(?:{either_case('http')}|{either_case('https')})://"


def shape(kind: str, form: Shape, /, **more: object) -> WithJsonSchema:
    """Return the mark of a kind of value: its name and its form."""
    return WithJsonSchema({**form, **more, KIND: kind})


def pattern(kind: str, written: str, /) -> WithJsonSchema:
    """Return the mark of a kind of value that is one text by a pattern."""
    return shape(kind, {"type": TYPED, "pattern": written})


def one_or_a_list(kind: str, item: Shape) -> WithJsonSchema:
    """Return the mark of a list of which a single one may stand without being a list."""
    return shape(kind, {"anyOf": [item, {"type": "array", "items": item}]})


def yes_or_no(words: Iterable[str]) -> WithJsonSchema:
    """Return the mark of a yes or a no."""
    return shape("yes_no", {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": one_of(words)}]})


@dataclass(frozen=True, slots=True)
class Also:
    """Lets a short form stand where fields are meant."""

    kind: str
    form: Any

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return either of the two."""
        return {"anyOf": [self.form, handler(core)], KIND: self.kind}
