"""Moments: what an editor most likely meant by a time that the press does not take."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from baspa.reading.times import TimeProblem, parse_time

MONTHS = (
    ("қаң", "янв", "jan"),
    ("ақп", "фев", "feb"),
    ("нау", "мар", "mar"),
    ("сәу", "апр", "apr"),
    ("мам", "мая", "may"),
    ("мау", "июн", "jun"),
    ("шіл", "июл", "jul"),
    ("там", "авг", "aug"),
    ("қыр", "сен", "sep"),
    ("қаз", "окт", "oct"),
    ("қар", "ноя", "nov"),
    ("жел", "дек", "dec"),
)
"""How the names of the months begin in Kazakh, in Russian and in English, January first."""
WORD = re.compile(r"[^\W\d_]{3,}")
CLOCK = re.compile(
    r"(?<![\d.:])(\d{1,2})[:.](\d{2})(?::\d{2})?(?:\s*(?P<half>[ap])\.?m\.?)?(?!\s*[\d.:/-])", re.IGNORECASE
)
DAY = re.compile(r"(?<!\d)(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})(?!\d)")
NUMBER = re.compile(r"(?<!\d)\d+(?!\d)")
OFFSET = re.compile(r"(?:Z|[+-]\d{2}:\d{2})$")
ZONE = re.compile(r"(?<![A-Za-z])(?![AP]M$)[A-Z]{2,5}$")
"""The name of a zone, which says of an hour what no guess should leave out."""
DATED = re.compile(r"content/(\d{4})/(\d{2})/(\d{2})-")
LONGEST = 80
NOON, HOURS, MONTHS_A_YEAR, THIS_CENTURY, SHORT_YEAR = 12, 24, 12, 2000, 100
UTC_ZONE = ZoneInfo("UTC")


def likely_moment(text: str, path: str = "") -> str:
    """Return a moment as the press takes it; empty where it cannot be told with any certainty.

    An article's own file tells the day of a clock alone: `content/2026/11/22-kitapkhana.md`.
    """
    text = text.strip()
    if len(text) > LONGEST or ZONE.search(text):
        return ""
    clock = CLOCK.search(text)
    if clock is None:
        return ""
    day = _day(text[: clock.start()], text[clock.end() :]) or _day_of_file(path, text, clock.group())
    return "" if day is None else _together(day, clock, text)


def likely_day(path: str) -> date | None:
    """Return the day that an article's path names."""
    found = DATED.match(path)
    return _date(*map(int, found.groups())) if found else None


def _together(day: date, clock: re.Match[str], text: str) -> str:
    hour, minute = int(clock[1]), int(clock[2])
    if clock["half"]:
        hour = hour % NOON + (NOON if clock["half"] in "pP" else 0)
    if (hour, minute) == (HOURS, 0):
        day, hour = day + timedelta(days=1), 0
    offset = OFFSET.search(text)
    moment = f"{day:%Y-%m-%d} {hour:02}:{minute:02}{offset.group() if offset else ''}"
    try:
        parse_time(moment, UTC_ZONE)
    except TimeProblem:
        return ""
    return moment


def _day_of_file(path: str, text: str, clock: str) -> date | None:
    return likely_day(path) if text == clock else None


def _day(before: str, after: str) -> date | None:
    """Return the day that stands before or after the clock: in numbers, or with the name of its month."""
    for text in (before, after):
        found = DAY.search(text)
        if found is not None:
            return _numbers(int(found[1]), int(found[3]), int(found[4]), sign=found[2])
        for word in WORD.findall(text):
            month = next((n for n, names in enumerate(MONTHS, 1) if word.casefold().startswith(names)), 0)
            numbers = [int(number) for number in NUMBER.findall(text)]
            if month and len(numbers) == 2:  # noqa: PLR2004 - a day and a year
                return _date(max(numbers), month, min(numbers))
    return None


def _numbers(first: int, second: int, third: int, *, sign: str) -> date | None:
    """Return the day of three numbers; with slashes, only where just one of day and month can be meant."""
    if first >= SHORT_YEAR:
        return _date(first, third, second) if second > MONTHS_A_YEAR else _date(first, second, third)
    year = third if third >= SHORT_YEAR else THIS_CENTURY + third
    if second > MONTHS_A_YEAR:
        return _date(year, first, second)
    return None if sign == "/" and first <= MONTHS_A_YEAR else _date(year, second, first)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return datetime(year, month, day, tzinfo=UTC).date()
    except ValueError:
        return None
