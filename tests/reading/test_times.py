"""Times: every shape an editor types, and every one that must be asked about (faults A2 and 0.2)."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.reading.times import TimeProblem, in_zone, parse_time
from papers import ALMATY

BERLIN = ZoneInfo("Europe/Berlin")
GOOD = {
    "2026-11-22 21:00": "2026-11-22T21:00:00+05:00",
    "2026-11-22 21:00:30": "2026-11-22T21:00:30+05:00",
    "2026-11-22T21:00": "2026-11-22T21:00:00+05:00",
    "2026-11-22t21:00": "2026-11-22T21:00:00+05:00",
    "2026-11-22T21:00:30": "2026-11-22T21:00:30+05:00",
    "2026-11-22T21:00:30.123456": "2026-11-22T21:00:30+05:00",
    "2026-11-22T21:00:30,5": "2026-11-22T21:00:30+05:00",
    "2026-11-22T21:00Z": "2026-11-23T02:00:00+05:00",
    "2026-11-22T21:00z": "2026-11-23T02:00:00+05:00",
    "2026-11-22 21:00 UTC": "2026-11-23T02:00:00+05:00",
    "2026-11-22T21:00:00+05:00": "2026-11-22T21:00:00+05:00",
    "2026-11-22T21:00:00+0500": "2026-11-22T21:00:00+05:00",
    "2026-11-22T21:00:00 +05": "2026-11-22T21:00:00+05:00",
    "2026-11-22 21:00+0530": "2026-11-22T20:30:00+05:00",
    "2026-11-22 21:00-03:30": "2026-11-23T05:30:00+05:00",
    "2026-11-22 21:00 -14:00": "2026-11-23T16:00:00+05:00",
    "22.11.2026 21:00": "2026-11-22T21:00:00+05:00",
    "22.11.2026, 21:00": "2026-11-22T21:00:00+05:00",
    "22.11.2026T21:00:30+06:00": "2026-11-22T20:00:30+05:00",
    "2.3.2026 9:05": "2026-03-02T09:05:00+05:00",
    "2026/11/22 21:00": "2026-11-22T21:00:00+05:00",
    "2026.11.22 21:00": "2026-11-22T21:00:00+05:00",
    "2026-3-2 9:05": "2026-03-02T09:05:00+05:00",
    "  2026-11-22   21:00  ": "2026-11-22T21:00:00+05:00",
    "2026-11-22 00:00": "2026-11-22T00:00:00+05:00",
    "2026-11-22 23:59:59": "2026-11-22T23:59:59+05:00",
    "2024-02-29 12:00": "2024-02-29T12:00:00+06:00",
    "2024-02-29 22:59:59": "2024-02-29T22:59:59+06:00",
    "2024-03-01 00:00": "2024-03-01T00:00:00+05:00",
    "2024-02-29 23:30 +06:00": "2024-02-29T23:30:00+06:00",
    "2024-02-29 23:30 +05:00": "2024-02-29T23:30:00+05:00",
    "2024-02-29T18:00:00Z": "2024-02-29T23:00:00+05:00",
    "2024-02-29T17:59:59Z": "2024-02-29T23:59:59+06:00",
    "2004-07-01 12:00": "2004-07-01T12:00:00+07:00",
    "1919-12-17 09:00": "1919-12-17T09:00:00+05:08",
}
WRONG = {
    "": "time.shape",
    "tomorrow": "time.shape",
    "12:30": "time.no-day",
    "1:30:00": "time.no-day",
    "09:30+05:00": "time.no-day",
    "2026-11-22": "time.no-clock",
    "22.11.2026": "time.no-clock",
    "2026-02-30 12:00": "time.impossible",
    "2025-02-29 12:00": "time.impossible",
    "2026-13-01 12:00": "time.impossible",
    "32.01.2026 12:00": "time.impossible",
    "2026-11-22 24:00": "time.impossible",
    "2026-11-22 24:00:00": "time.impossible",
    "2026-11-22 25:00": "time.impossible",
    "2026-11-22 12:60": "time.impossible",
    "2026-11-22 23:59:60": "time.impossible",
    "0000-01-01 12:00": "time.impossible",
    "1026-11-22 12:00": "time.impossible",
    "9999-12-31 23:59": "time.impossible",
    "2026-11-22 21:00+15:00": "time.impossible",
    "2026-11-22 21:00+05:75": "time.impossible",
    "22/11/2026 21:00": "time.shape",
    "22-11-2026 21:00": "time.shape",
    "11/22/2026 9:00 PM": "time.shape",
    "22.11.26 21:00": "time.shape",
    "2026-11/22 21:00": "time.shape",
    "2026-11-22 21": "time.shape",
    "2026-11-22 21.00": "time.shape",
    "2026-11-2221:00": "time.shape",
    "2026-W47-7 21:00": "time.shape",
    "20261122T2100": "time.shape",
    "1795273200": "time.shape",
    "2026-11-22 21:00 Asia/Almaty": "time.shape",
    "2026-11-22 21:00 +5": "time.shape",
    "no": "time.shape",
    ".nan": "time.shape",
    "007": "time.shape",
    "9" * 5000: "time.shape",
}


@pytest.mark.parametrize(("typed", "moment"), GOOD.items())
def test_a_time_is_read_on_the_papers_clock(typed: str, moment: str) -> None:
    """Each shape gives exactly one moment, with the paper's offset at that moment."""
    assert parse_time(typed, ALMATY).isoformat() == moment


@pytest.mark.parametrize(("typed", "code"), WRONG.items(), ids=[text[:30] for text in WRONG])
def test_what_is_no_moment_says_why(typed: str, code: str) -> None:
    """Nothing is guessed: a missing day, a missing hour and an impossible one are told apart."""
    with pytest.raises(TimeProblem) as caught:
        parse_time(typed, ALMATY)

    assert caught.value.code == code


@pytest.mark.parametrize("typed", ["2024-02-29 23:00", "29.02.2024 23:30", "2024-02-29T23:59:59"])
def test_almatys_repeated_hour_is_asked_about(typed: str) -> None:
    """On 29 February 2024 the hour from 23:00 happened twice; both offsets are offered, the first one first."""
    with pytest.raises(TimeProblem) as caught:
        parse_time(typed, ALMATY)

    assert (caught.value.code, caught.value.facts) == ("time.ambiguous", {"first": "+06:00", "second": "+05:00"})


def test_the_repeated_hour_is_in_the_right_order() -> None:
    """23:50 before the change is earlier than 23:10 after it, as it was for readers."""
    before, after = (parse_time(f"2024-02-29 {clock}", ALMATY) for clock in ("23:50+06:00", "23:10+05:00"))

    assert before < after
    assert after - before == timedelta(minutes=20)


def test_berlins_spring_hour_never_was() -> None:
    """A local time inside the gap is an error that offers both offsets."""
    with pytest.raises(TimeProblem) as caught:
        parse_time("2026-03-29 02:30", BERLIN)

    assert (caught.value.code, caught.value.facts) == ("time.skipped", {"first": "+01:00", "second": "+02:00"})
    assert parse_time("2026-03-29 02:30+01:00", BERLIN).isoformat() == "2026-03-29T03:30:00+02:00"


@pytest.mark.parametrize("clock", ["01:59:59", "03:00"])
def test_the_edges_of_the_gap_are_good(clock: str) -> None:
    """Only the hour that never was is refused."""
    assert parse_time(f"2026-03-29 {clock}", BERLIN).hour == int(clock[:2])


def test_berlins_autumn_hour_was_twice() -> None:
    """The same question as in Almaty, every year."""
    with pytest.raises(TimeProblem) as caught:
        parse_time("2026-10-25 02:30", BERLIN)

    assert (caught.value.code, caught.value.facts) == ("time.ambiguous", {"first": "+02:00", "second": "+01:00"})


LOCAL = st.datetimes(min_value=datetime(1500, 1, 3), max_value=datetime(2500, 12, 29))  # noqa: DTZ001 - by intent
MOMENTS = LOCAL.map(lambda moment: moment.replace(microsecond=0, tzinfo=UTC))


def _read(typed: str) -> datetime | str:
    """Return a moment, or the code of what is wrong."""
    try:
        return parse_time(typed, ALMATY)
    except TimeProblem as problem:
        return problem.code


@given(MOMENTS, st.sampled_from(["Asia/Almaty", "Europe/Berlin", "America/St_Johns", "UTC", "Africa/Monrovia"]))
def test_what_is_written_is_read_back(moment: datetime, name: str) -> None:
    """The ISO form that pages carry names the same moment, in every year and zone, in whole minutes of offset."""
    zone = ZoneInfo(name)

    shown = in_zone(moment, zone)

    assert shown == moment
    assert parse_time(shown.isoformat(), zone) == moment
    assert parse_time(shown.isoformat(), zone).isoformat() == shown.isoformat()
    assert shown.isoformat()[-6] in "+-"
    assert isinstance(shown.tzinfo, timezone)


@given(LOCAL)
def test_a_local_time_shows_as_it_was_typed(local: datetime) -> None:
    """Whatever the offset was in that year, readers see the clock that the editor saw."""
    typed = f"{local:%d.%m}.{local.year:04} {local:%H:%M}"

    found = _read(typed)

    if isinstance(found, str):
        assert found in {"time.ambiguous", "time.skipped"}
    else:
        assert f"{found:%d.%m}.{found.year:04} {found:%H:%M}" == typed


@given(st.text(max_size=40) | st.text(alphabet="0123456789-./: TZ+", max_size=30))
def test_any_text_is_a_moment_or_a_time_problem(text: str) -> None:
    """Nothing else is ever raised."""
    found = _read(text)

    assert found.startswith("time.") if isinstance(found, str) else found.utcoffset() is not None
