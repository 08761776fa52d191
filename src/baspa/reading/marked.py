"""Guarded YAML: every scalar stays the text that was typed, with its line and column (issue 2.2).

PyYAML's events are walked instead of its objects. Nothing can be constructed, so nothing can be executed;
what an editor never needs and an attacker does (tags, anchors, aliases, merges, deep nesting) is refused at
the line where it stands, before it costs anything.
"""

from dataclasses import dataclass
from typing import Any, NoReturn

import yaml
from yaml import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from baspa.problems import Broken, Place, Problem
from baspa.reading.mistakes import likely_mistake, line_at, without_space

DEEPEST = 20
MOST_EVENTS = 4_000
LARGEST = 64 * 1024
"""Characters of front matter; a configuration may be sixteen times as large."""

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ODD_LINE_ENDS = ("\x85", "\u2028", "\u2029")
"""Characters that YAML takes for line ends and editors' programs do not."""
NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
DEEPER = {SequenceStartEvent: 1, MappingStartEvent: 1, SequenceEndEvent: -1, MappingEndEvent: -1}
"""How much deeper in each other collections are after an event."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as typed."""

    text: str
    place: Place
    plain: bool
    """True when it stood without quotes."""

    @property
    def is_nothing(self) -> bool:
        """Whether YAML means "no value" here (an empty field, `~`, `null`)."""
        return self.plain and self.text in NOTHING


@dataclass(frozen=True, slots=True)
class Items:
    """A list, in order."""

    items: tuple["Marked", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; `keys` tells where each key stands."""

    values: dict[str, "Marked"]
    keys: dict[str, Place]
    place: Place


Marked = Scalar | Items | Fields


def parse(text: str, path: str, *, first_line: int = 1, largest: int = LARGEST) -> Marked | None:
    """Return the document in `text` with every value marked, or None if it is empty.

    `first_line` is the line of the file on which `text` begins. Raises `Broken` with the first fault, since
    nothing after it can be trusted to mean what it says.
    """
    if len(text) > largest:
        raise Broken(
            Problem("yaml.too-long", Place(path, first_line, 1), found=str(len(text)), facts=_limit(largest))
        )
    reader = _Reader(text, path, first_line, MOST_EVENTS * max(1, largest // LARGEST))
    try:
        return reader.document()
    except yaml.MarkedYAMLError as error:
        raise Broken(reader.syntax(error)) from error
    except yaml.YAMLError as error:
        raise Broken(Problem("yaml.character", reader.character(error), found=_shown(error))) from error


def parse_fields(text: str, path: str, *, first_line: int = 1, largest: int = LARGEST) -> Fields:
    """Return the document in `text`, which must be fields or nothing; raises `Broken` as `parse` does."""
    tree = parse(text, path, first_line=first_line, largest=largest)
    if tree is None:
        return Fields({}, {}, Place(path, 1, 1))
    if isinstance(tree, Fields):
        return tree
    line = text.split("\n")[tree.place.line - first_line]
    mistake = without_space(line, 0)
    if mistake is None:
        raise Broken(Problem("matter.not-fields", tree.place, found=line.strip()))
    code, column = mistake
    raise Broken(Problem(code, Place(path, tree.place.line, column + 1), found=line.strip()))


def _limit(number: int) -> tuple[tuple[str, str], ...]:
    return (("limit", str(number)),)


def _shown(error: yaml.YAMLError) -> str:
    character = getattr(error, "character", None)
    return f"U+{character:04X}" if isinstance(character, int) else ""


class _Reader:
    """Walks the events of one document. Events are told by their exact type: the parsers make no other."""

    def __init__(self, text: str, path: str, first_line: int, most_events: int) -> None:
        self.text = text
        self.path = path
        self.first_line = first_line
        self.most_events = most_events
        self.odd_lines = any(map(text.__contains__, ODD_LINE_ENDS))
        self.events = yaml.parse(text, Loader=Loader)
        self.count = 0
        self.depth = 0

    def place(self, mark: Any) -> Place:  # noqa: ANN401 - PyYAML has two kinds of mark, C's and its own
        if self.odd_lines:
            return self.place_at(mark.index)
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def place_at(self, index: int) -> Place:
        before = self.text[:index]
        return Place(self.path, self.first_line + before.count("\n"), len(before) - (before.rfind("\n") + 1) + 1)

    def document(self) -> Marked | None:
        self._next()  # the stream's start
        if type(self._next()) is StreamEndEvent:
            return None
        value = self._value(self._next())
        self._next()  # the document's end
        event = self._next()
        if type(event) is not StreamEndEvent:
            raise Broken(Problem("yaml.two-documents", self.place(event.start_mark), found="---"))
        return value

    def _next(self) -> Any:  # noqa: ANN401 - one of PyYAML's events; their stubs leave out half of the fields
        """Return the next event; raises at the first thing that front matter has no use for."""
        event: Any = next(self.events)
        kind = type(event)
        self.count += 1
        deeper = DEEPER.get(kind, 0)
        self.depth += deeper
        if deeper > 0 or kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None or self.depth > DEEPEST:
                self._refuse(event)
        elif kind is AliasEvent:
            self._refuse(event)
        if self.count > self.most_events:
            self._refuse(event)
        return event

    def _refuse(self, event: Any) -> NoReturn:  # noqa: ANN401 - as above
        place = self.place(event.start_mark)
        if self.depth > DEEPEST:
            raise Broken(Problem("yaml.too-deep", place, facts=_limit(DEEPEST)))
        if self.count > self.most_events:
            raise Broken(Problem("yaml.too-many", place, facts=_limit(self.most_events)))
        if type(event) is AliasEvent:
            raise Broken(Problem("yaml.alias", place, found=f"*{event.anchor}"))
        if event.anchor is not None:
            raise Broken(Problem("yaml.anchor", place, found=f"&{event.anchor}"))
        raise Broken(Problem("yaml.tag", place, found=str(event.tag).replace("tag:yaml.org,2002:", "!!")))

    def _value(self, event: Any) -> Marked:  # noqa: ANN401 - as above
        place = self.place(event.start_mark)
        if type(event) is ScalarEvent:
            return Scalar(event.value, place, plain=not event.style)
        if type(event) is SequenceStartEvent:
            items = []
            while type(event := self._next()) is not SequenceEndEvent:
                items.append(self._value(event))
            return Items(tuple(items), place)
        return self._fields(place)

    def _fields(self, place: Place) -> Fields:
        values: dict[str, Marked] = {}
        keys: dict[str, Place] = {}
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event, keys)
            values[key] = self._value(self._next())
        return Fields(values, keys, place)

    def _key(self, event: Any, keys: dict[str, Place]) -> str:  # noqa: ANN401 - as above
        """Return a field's key, its place put beside the others'."""
        place = self.place(event.start_mark)
        if type(event) is not ScalarEvent:
            self._value(event)  # a fault inside it comes first
            raise Broken(Problem("yaml.key", place))
        key: str = event.value
        if key == "<<" and not event.style:
            raise Broken(Problem("yaml.merge", place, found="<<"))
        if key in keys:
            facts = (("line", str(keys[key].line)),)
            raise Broken(Problem("yaml.twice", place, field=key, found=key, facts=facts))
        keys[key] = place
        return key

    def syntax(self, error: yaml.MarkedYAMLError) -> Problem:
        """Turn a scanner's complaint into what the editor most likely did."""
        code, index = likely_mistake(error, self.text)
        character = f"U+{ord(self.text[index]):04X}" if code == "text.control" else ""
        return Problem(code, self.place_at(index), found=character or line_at(self.text, index).strip())

    def character(self, error: yaml.YAMLError) -> Place:
        """Find the line of a character that YAML does not allow."""
        number = getattr(error, "character", None)
        return self.place_at(self.text.find(chr(number)) if isinstance(number, int) else 0)
