"""The timed entries of a live blog, as journalists on a deadline type them: `## 21:05 What has happened`.

Without a date an entry is of the day on which the live blog began; one of a later day says so: `## 23.11 00:10 …`.
So it does not matter in which order entries stand, and one that is moved keeps its time.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from baspa.bodies.live import HEADING, Head, is_newest_first, typed_of
from baspa.problems import Place, Problem, warning
from baspa.reading.times import TimeProblem, parse_time

LINE = re.compile(r" {0,3}(?P<level>#{1,6})[ \t]+(?P<text>.*?)(?:[ \t]+#+)?[ \t]*")
FENCE = re.compile(r" {0,3}(?P<fence>```+|~~~+)")
ALMOST = re.compile(r"\d{1,2}:\d{1,2}|(?:[01]?\d|2[0-3])[.hч][0-5]\d(?!\.?\d)")
"""What somebody types who means a time."""
BEFORE = timedelta(days=1)
"""How long before the live blog's own time something may have happened that it tells of."""

HALF_A_YEAR = 6


@dataclass(frozen=True, slots=True)
class Written:
    """The heading of an entry in its source."""

    head: Head
    title: str
    typed: str
    place: Place


@dataclass(frozen=True, slots=True)
class _Line:
    """A heading of a body."""

    level: int
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Began:
    """When a live blog began, and when it ended."""

    time: datetime
    ended: datetime | None
    """None too when it is said to have ended before it began, which is complained of elsewhere."""
    zone: ZoneInfo


def read_entries(body: str, start: Place, began: Began) -> tuple[tuple[Written, ...], list[Problem]]:
    """Return the entries of a live blog's Markdown in the order they stand in, and everything wrong with them.

    `start` is where the body begins in its file.
    """
    entries: list[Written] = []
    problems: list[Problem] = []
    for line in _headings(body, start):
        found = HEADING.fullmatch(line.text)
        if found is None or line.level != 2:  # noqa: PLR2004 - entries are headings of the second level
            problems += _no_entry(line, found, entries)
            continue
        try:
            entries.append(_entry(line, found, began))
        except TimeProblem as wrong:
            facts = tuple(sorted(wrong.facts.items()))
            problems.append(Problem(wrong.code, line.place, field="body", found=_said(found), facts=facts))
    for entry in entries:
        problems += _out_of_time(entry, began)
    return _named(entries), [*problems, *_twice(entries)]


def _headings(body: str, start: Place) -> Iterator[_Line]:
    """Yield the headings of a body that stand in no code and in no comment."""
    fence, comment = "", False
    for number, line in enumerate(body.split("\n")):
        if comment or (not fence and line.lstrip().startswith("<!--")):
            comment = "-->" not in line
            continue
        mark = FENCE.match(line)
        if mark and not fence:
            fence = mark["fence"]
        elif mark and mark["fence"].startswith(fence):
            fence = ""
        elif not fence and (found := LINE.fullmatch(line)):
            column = found.start("text") + 1
            yield _Line(len(found["level"]), found["text"], Place(start.path, start.line + number, column))


def _no_entry(line: _Line, found: re.Match[str] | None, entries: list[Written]) -> list[Problem]:
    """Return what to say of a heading that is no entry, and may have been meant for one."""
    if found is not None:
        return [warning("live.level", line.place, field="body", found=line.text)]
    if ALMOST.match(line.text):
        return [Problem("live.shape", line.place, field="body", found=line.text)]
    if line.level == 2 and entries:  # noqa: PLR2004 - as above
        facts = (("entry", entries[-1].typed),)
        return [warning("live.no-time", line.place, field="body", found=line.text, facts=facts)]
    return []


def _entry(line: _Line, found: re.Match[str], began: Began) -> Written:
    """Return one entry; raises `TimeProblem`."""
    day = _day(found["date"] or f"{began.time:%Y-%m-%d}", began.time)
    moment = parse_time(f"{day} {found['clock']}{found['zone'] or ''}", began.zone)
    other = moment.date() != began.time.date()
    shown = f"{moment:%d.%m, %H:%M}" if other else f"{moment:%H:%M}"
    head = Head("", moment, shown, typed_of(found), key=bool(found["key"]))
    return Written(head, " ".join((found["title"] or "").split()), _said(found), line.place)


def _day(date: str, began: datetime) -> str:
    """Return a date with its year: without one, it is the nearest of that name to the live blog's beginning."""
    parts = date.split(".")
    if len(parts) != 2:  # noqa: PLR2004 - a day and a month
        return date
    month = int(parts[1])
    year = began.year + (began.month - month > HALF_A_YEAR) - (month - began.month > HALF_A_YEAR)
    return f"{date}.{year}"


def _said(found: re.Match[str]) -> str:
    return " ".join(part for part in (found["date"], found["clock"], found["zone"]) if part)


def _out_of_time(entry: Written, began: Began) -> Iterator[Problem]:
    moment, start = entry.head.moment, began.time.replace(second=0)
    facts = (("ended", f"{began.ended:%Y-%m-%d %H:%M}" if began.ended else ""), ("time", f"{start:%Y-%m-%d %H:%M}"))
    if entry.head.typed[0] is None and moment < start:
        clock = entry.head.typed[1]
        days = (("next", f"{start + timedelta(days=1):%d.%m} {clock}"), ("same", f"{start:%d.%m} {clock}"))
        yield Problem("live.before", entry.place, field="body", found=entry.typed, facts=tuple(sorted(facts + days)))
    elif moment < start - BEFORE:
        yield Problem("live.long-before", entry.place, field="body", found=entry.typed, facts=facts)
    elif began.ended is not None and moment > began.ended:
        yield Problem("live.after-end", entry.place, field="body", found=entry.typed, facts=facts)


def _twice(entries: list[Written]) -> Iterator[Problem]:
    """Yield a problem for each entry that says the same at the same moment as one before it."""
    first: dict[tuple[datetime, str], Written] = {}
    for entry in entries:
        other = first.setdefault((entry.head.moment, entry.title), entry)
        if other is not entry:
            facts = (("line", str(other.place.line)),)
            yield Problem("live.twice", entry.place, field="body", found=f"{entry.typed} {entry.title}", facts=facts)


def _named(entries: list[Written]) -> tuple[Written, ...]:
    """Give each entry its anchor: its minute, and of several in one minute a number in the order of writing.

    So an anchor stays when another entry comes, on top or below, wherever this paper writes its newest.
    """
    named: list[Written] = [*entries]
    minutes: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        seconds = f"{entry.head.moment:%S}".removeprefix("00")
        minutes[f"e-{entry.head.moment:%Y%m%d-%H%M}{seconds}"].append(number)
    down = is_newest_first([entry.head.moment for entry in entries])
    for name, numbers in minutes.items():
        ordered = sorted(numbers, key=lambda n: (entries[n].head.moment, -n if down else n))
        for count, number in enumerate(ordered, start=1):
            head = replace(entries[number].head, id=name if count == 1 else f"{name}-{count}")
            named[number] = replace(entries[number], head=head)
    return tuple(named)
