"""Guarded YAML: every scalar stays the text that was typed, with its line and column (issue 2.2).

PyYAML's events are walked instead of its objects. Nothing can be constructed, so nothing can be executed;
what an editor never needs and an attacker does (tags, anchors, aliases, merges, deep nesting) is refused at
the line where it stands, before it costs anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

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
    """Walks the events of one document."""

    def __init__(self, text: str, path: str, first_line: int, most_events: int) -> None:
        self.text = text
        self.path = path
        self.first_line = first_line
        self.most_events = most_events
        self.odd_lines = any(mark in text for mark in ODD_LINE_ENDS)

    def place(self, mark: Any) -> Place:  # noqa: ANN401 - PyYAML has two kinds of mark, C's and its own
        if self.odd_lines:
            return self.place_at(mark.index)
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def place_at(self, index: int) -> Place:
        before = self.text[:index]
        return Place(self.path, self.first_line + before.count("\n"), len(before) - (before.rfind("\n") + 1) + 1)

    def document(self) -> Marked | None:
        events = self._guarded()
        next(events)  # the stream's start
        event = next(events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        value = self._value(next(events), events)
        next(events)  # the document's end
        event = next(events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise Broken(Problem("yaml.two-documents", self.place(event.start_mark), found="---"))
        return value

    def _guarded(self) -> Iterator[yaml.Event]:
        depth = 0
        for count, event in enumerate(yaml.parse(self.text, Loader=Loader), start=1):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            self._refuse(event, depth, count)
            yield event

    def _refuse(self, event: yaml.Event, depth: int, count: int) -> None:
        """Raise at the first thing that front matter has no use for."""
        place = self.place(event.start_mark)
        if depth > DEEPEST:
            raise Broken(Problem("yaml.too-deep", place, facts=_limit(DEEPEST)))
        if count > self.most_events:
            raise Broken(Problem("yaml.too-many", place, facts=_limit(self.most_events)))
        if isinstance(event, yaml.AliasEvent):
            raise Broken(Problem("yaml.alias", place, found=f"*{event.anchor}"))
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            raise Broken(Problem("yaml.anchor", place, found=f"&{event.anchor}"))
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            raise Broken(Problem("yaml.tag", place, found=str(event.tag).replace("tag:yaml.org,2002:", "!!")))

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event]) -> Marked:
        place = self.place(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, place, plain=not event.style)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self._value(event, events))
            return Items(tuple(items), place)
        return self._fields(events, place)

    def _fields(self, events: Iterator[yaml.Event], place: Place) -> Fields:
        values: dict[str, Marked] = {}
        keys: dict[str, Place] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._value(event, events)
            if not isinstance(key, Scalar):
                raise Broken(Problem("yaml.key", key.place))
            if key.text == "<<" and key.plain:
                raise Broken(Problem("yaml.merge", key.place, found="<<"))
            if key.text in keys:
                raise Broken(
                    Problem(
                        "yaml.twice",
                        key.place,
                        field=key.text,
                        found=key.text,
                        facts=(("line", str(keys[key.text].line)),),
                    )
                )
            keys[key.text] = key.place
            values[key.text] = self._value(next(events), events)
        return Fields(values, keys, place)

    def syntax(self, error: yaml.MarkedYAMLError) -> Problem:
        """Turn a scanner's complaint into what the editor most likely did."""
        code, index = likely_mistake(error, self.text)
        character = f"U+{ord(self.text[index]):04X}" if code == "text.control" else ""
        return Problem(code, self.place_at(index), found=character or line_at(self.text, index).strip())

    def character(self, error: yaml.YAMLError) -> Place:
        """Find the line of a character that YAML does not allow."""
        number = getattr(error, "character", None)
        return self.place_at(self.text.find(chr(number)) if isinstance(number, int) else 0)
