"""What a source says has happened already, with the place that says it: the clock of the build may know better."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from baspa.problems import Place
from baspa.reading.checking import place_of
from baspa.reading.live import Written
from baspa.reading.marked import Fields, Scalar
from baspa.reading.schema import ArticleFields


@dataclass(frozen=True, slots=True)
class Been:
    """A moment that a source says has been, and where it says so."""

    moment: datetime
    field: str
    found: str
    place: Place


def been_of(found: ArticleFields, fields: Fields, entries: Iterable[Written]) -> tuple[Been, ...]:
    """Return the moments of an article's corrections, of its live entries and of their end."""
    said: list[tuple[datetime, tuple[str | int, ...]]] = [
        (one.time, ("corrections", number, "time")) for number, one in enumerate(found.corrections)
    ]
    if found.ended is not None:
        said.append((found.ended, ("ended",)))
    been = []
    for moment, location in said:
        place, node = place_of(fields, location)
        name = ".".join(str(step + 1) if isinstance(step, int) else step for step in location)
        been.append(Been(moment, name, node.text if isinstance(node, Scalar) else "", place))
    return (*been, *(Been(entry.head.moment, "body", entry.typed, entry.place) for entry in entries))
