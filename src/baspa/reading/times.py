"""Times as editors type them, read in the paper's own zone (contract: front matter).

YAML would make 750 of `12:30`; so the text itself is read here, in every shape seen in newsrooms, and a
local time that happened twice or never (Asia/Almaty, 29 February 2024, 23:00) is asked about, not guessed.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

DAY_FIRST = r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})"
YEAR_FIRST = r"(?P<y>\d{4})(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
CLOCK = r"(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:[.,]\d{1,9})?)?"
ZONE = r"(?:\s*(?P<z>Z|z|UTC|[+-]\d{2}(?::?\d{2})?))?"
SHAPES = tuple(re.compile(rf"{day}(?:(?:\s*,\s*|[Tt]|\s+){CLOCK}{ZONE})?") for day in (YEAR_FIRST, DAY_FIRST))
CLOCK_ALONE = re.compile(rf"{CLOCK}{ZONE}")
WIDEST_OFFSET = timedelta(hours=14)


class TimeProblem(ValueError):
    """A text that is not one moment; `code` and `facts` say why, for the catalogues."""

    def __init__(self, code: str, **facts: str) -> None:
        """Keep the code and the facts."""
        super().__init__(code)
        self.code = code
        self.facts = facts


def parse_time(text: str, zone: ZoneInfo) -> datetime:
    """Return the moment that `text` names on the paper's clock, aware, to the second.

    Accepts `2026-11-22 21:00`, `22.11.2026 21:00`, `22.11.2026, 21:00` and ISO 8601, with or without seconds
    and zone. Raises `TimeProblem` for anything else, for days and hours that do not exist, and for local
    times that the zone's clocks showed twice or never.
    """
    text = text.strip()
    found = next((match for shape in SHAPES if (match := shape.fullmatch(text))), None)
    if found is None:
        raise TimeProblem("time.no-day" if CLOCK_ALONE.fullmatch(text) else "time.shape")
    if found["H"] is None:
        raise TimeProblem("time.no-clock")
    try:
        local = datetime(  # noqa: DTZ001 - the zone is decided just below
            int(found["y"]),
            int(found["m"]),
            int(found["d"]),
            int(found["H"]),
            int(found["M"]),
            int(found["S"] or 0),
        )
    except ValueError as error:
        raise TimeProblem("time.impossible") from error
    if not 1500 <= local.year <= 2500:  # noqa: PLR2004 - newspapers and zone tables know nothing outside
        raise TimeProblem("time.impossible")
    if found["z"]:
        return in_zone(local.replace(tzinfo=_offset(found["z"])), zone)
    return _read_in(local, zone)


def in_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return the same moment on the paper's clock, with its offset fixed.

    A fixed offset, because two datetimes of one `ZoneInfo` are compared by their clock faces alone, which
    puts the repeated hour of a change of offset in the wrong order. In whole minutes, because ISO 8601 knows
    no others: before 1924 the clocks of Almaty went by the sun.
    """
    return moment.astimezone(_whole_minutes(moment.astimezone(zone).utcoffset()))


def _whole_minutes(offset: timedelta | None) -> timezone:
    return timezone(timedelta(minutes=round((offset or timedelta()) / timedelta(minutes=1))))


def _offset(text: str) -> timezone:
    if text in {"Z", "z", "UTC"}:
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset > WIDEST_OFFSET or int(digits[2:]) > 59:  # noqa: PLR2004 - minutes
        raise TimeProblem("time.impossible")
    return timezone(offset if text[0] == "+" else -offset)


def _read_in(local: datetime, zone: ZoneInfo) -> datetime:
    earlier, later = local.replace(tzinfo=zone, fold=0), local.replace(tzinfo=zone, fold=1)
    if earlier.utcoffset() == later.utcoffset():
        return local.replace(tzinfo=_whole_minutes(earlier.utcoffset()))
    first, second = earlier.isoformat()[-6:], later.isoformat()[-6:]
    if earlier.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise TimeProblem("time.skipped", first=first, second=second)
    raise TimeProblem("time.ambiguous", first=first, second=second)
