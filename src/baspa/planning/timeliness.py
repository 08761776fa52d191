"""Timeliness: what a source says has happened already, held against the clock of the build.

It is said and published all the same: who builds as of an earlier moment is to see what the paper held then.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from baspa.archive.facts import Facts
from baspa.problems import Problem, warning
from baspa.reading.articles import Reading

CLOCKS_DIFFER = timedelta(minutes=10)
"""How far the clock of whoever writes may be ahead of the one that builds."""


def ahead(facts: Facts, now: datetime, again: Callable[[str], Reading | None]) -> tuple[Problem, ...]:
    """Return a warning for every moment that a visible source says has been and that is yet to come."""
    if not any(now + CLOCKS_DIFFER < moment for moment in facts.been):
        return ()
    reading = again(facts.source)
    return tuple(_warnings(reading, now)) if reading else ()


def _warnings(reading: Reading, now: datetime) -> Iterator[Problem]:
    for one in reading.been:
        if now + CLOCKS_DIFFER < one.moment:
            yield warning("time.ahead", one.place, field=one.field, found=one.found)


def hidden_banners(sources: Iterable[str], again: Callable[[str], Reading | None]) -> tuple[Problem, ...]:
    """Return a warning for every banner but the first of those that are up, newest first."""
    up = [reading for source in sources if (reading := again(source))]
    return tuple(
        warning(
            "breaking.hidden",
            reading.place("breaking"),
            field="breaking",
            found=reading.subject.title,
            facts=(("other", str(up[0].place("breaking"))), ("title", up[0].subject.title)),
        )
        for reading in up[1:]
    )
