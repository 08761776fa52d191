"""Gathering: whatever is wrong with one source stays in its result, and the others are still read."""

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from baspa.archive.facts import Facts, facts_from, facts_text
from baspa.archive.problem_texts import problems_from, problems_text
from baspa.bodies.body import Body
from baspa.bodies.record import body_from
from baspa.memory.sealing import SIZE, text_digest
from baspa.memory.store import NAME, fresh
from baspa.planning.gathering import Gathered, Gatherer
from baspa.planning.settling import Settling
from baspa.problems import Place, Problem
from baspa.reading.sources import Source, SourceKind
from papers import AFTER_ALL, paper, spots
from sites import article

EXHAUSTING = {
    "links-in-angles": "[a](<b" * 5_000,
    "links": "[a](b" * 5_000,
    "emphasis-in-brackets": "[ a_" * 5_000,
    "sections": "<![CDATA[" * 5_000,
}
"""Texts of 20 to 45 KB over which Python-Markdown sits for more than ten seconds (faults 0.4)."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What came of one source, as values again."""

    facts: Facts | None
    body: Body | None
    problems: tuple[Problem, ...]


def _source(name: str) -> Source:
    return Source(f"content/{name}.md", SourceKind.ARTICLE, 0)


def _manuscript(gathered: Gathered | None) -> Manuscript:
    assert gathered is not None
    return Manuscript(
        facts_from(gathered.source, gathered.facts) if gathered.facts else None,
        body_from(gathered.record[SIZE:]) if gathered.record else None,
        problems_from(gathered.problems),
    )


def _read(root: Path, texts: dict[str, str | bytes], more: str = "") -> dict[str, Manuscript]:
    config = paper(root, more)
    (root / "content").mkdir()
    results = {}
    for name, text in texts.items():
        (root / f"content/{name}.md").write_bytes(text if isinstance(text, bytes) else text.encode())
        results[name] = _manuscript(Gatherer(config, "program reading").gather(_source(name)))
    return results


def test_a_good_source_has_facts_and_a_body(tmp_path: Path) -> None:
    """And nothing is wrong with it."""
    good = _read(tmp_path, {"a": article(body="One *two*.\n")})["a"]

    assert good.problems == ()
    assert good.facts is not None
    assert good.facts.url == "/2026/11/22/a-story/"
    assert good.body is not None
    assert good.body.parts == ("<p>One <em>two</em>.</p>",)


def test_a_broken_source_has_neither(tmp_path: Path) -> None:
    """Its problems are in the result, never raised."""
    bad = _read(tmp_path, {"a": article(time="12:30", title=None)})["a"]

    assert (bad.facts, bad.body) == (None, None)
    assert sorted(spots(bad.problems)) == [("field.missing", 2, 1), ("time.no-day", 3, 7)]


@pytest.mark.parametrize("shape", EXHAUSTING)
def test_a_body_that_exhausts_the_engine_is_stopped_and_named(tmp_path: Path, shape: str) -> None:
    """After the limit of site.yaml, at the line where the body begins; the article after it is read as ever."""
    started = time.monotonic()

    results = _read(
        tmp_path,
        {"before": article(), "hostile": article(body=EXHAUSTING[shape] + "\n"), "after": article()},
        "markdown: {seconds: 1}\n",
    )

    hostile = results["hostile"]
    if hostile.facts is None:
        assert spots(hostile.problems) == [("body.too-slow", 7, 1)]
        assert dict(hostile.problems[0].facts) == {"limit": "1"}
    else:
        assert hostile.problems == ()  # the engine has learnt to read it in time
    assert results["before"].problems == results["after"].problems == ()
    assert time.monotonic() - started < 15


def test_at_least_one_shape_still_reaches_the_limit(tmp_path: Path) -> None:
    """Otherwise the test above proves nothing, and wants new shapes."""
    texts: dict[str, str | bytes] = {name: article(body=text) for name, text in EXHAUSTING.items()}

    results = _read(tmp_path, texts, "markdown: {seconds: 1}\n")

    assert "body.too-slow" in {problem.code for result in results.values() for problem in result.problems}


def test_a_body_nested_past_reason_is_named(tmp_path: Path) -> None:
    """Two kilobytes suffice to exhaust the engine's stack (faults 0.4)."""
    (problem,) = _read(tmp_path, {"a": article(body="- " * 1_000 + "x\n")})["a"].problems

    assert (problem.code, problem.place) == ("body.nesting", Place("content/a.md", 7, 1))


@pytest.mark.parametrize("body", ["", "\n \n", "<!-- nothing -->\n"])
def test_an_article_that_says_nothing_is_warned_about(tmp_path: Path, body: str) -> None:
    """It is published all the same."""
    empty = _read(tmp_path, {"a": article(body=body)})["a"]

    assert empty.facts is not None
    assert spots(empty.problems) == [("body.empty", 7, 1)]


def test_a_picture_alone_says_something(tmp_path: Path) -> None:
    """A cartoon is an article."""
    assert _read(tmp_path, {"a": article(body="![A cartoon](cartoon.png)\n")})["a"].problems == ()


def test_warnings_stay_with_a_broken_body(tmp_path: Path) -> None:
    """Everything known is said at once."""
    (unknown, nesting) = _read(tmp_path, {"a": article(titel="x", body="- " * 1_000 + "x\n")})["a"].problems

    assert (unknown.code, nesting.code) == ("field.unknown", "body.nesting")


def test_bytes_that_are_no_text_are_a_problem(tmp_path: Path) -> None:
    """So is a file that is gone."""
    results = _read(tmp_path, {"a": article().encode() + b"\xff"})
    gone = _manuscript(Gatherer(paper(tmp_path), "program reading").gather(_source("gone")))

    assert spots(results["a"].problems) == [("text.encoding", 9, 1)]
    assert [problem.code for problem in gone.problems] == ["source.gone"]


def test_raw_html_follows_the_configuration(tmp_path: Path) -> None:
    """Escaped where the paper wants none."""
    made = _read(tmp_path, {"a": article(body="<b>x</b> <script>y</script>\n")}, "markdown: {raw_html: escape}\n")

    assert made["a"].body is not None
    assert "&lt;b&gt;x" in made["a"].body.parts[0]


EVERY_FIELD = article(
    title="Әлем ‘тілі’",
    updated="2026-11-22 21:30",
    embargo="2026-11-23 09:00",
    expires="2027-01-01 00:00",
    kicker="Kicker",
    image={"src": "x.jpg", "alt": "Alt", "credit": "Credit", "caption": "Caption"},
    series="Bridges",
    pinned=True,
    kind="opinion",
    tags=["a", "b"],
    aliases=["/old/"],
    related=["b.md"],
    corrections=[{"time": "2026-11-22 21:40", "text": "A name."}],
    desk="City",
    printed="2026-11-22 22:00",
    places=["Abai", "Auezov"],
    body="See [this](b.md#x) and ![that](y.jpg).\n",
)
OWN_FIELDS = "fields: {desk: {type: text}, printed: {type: time}, places: {type: list}}\n"


def test_facts_are_kept_without_loss(tmp_path: Path) -> None:
    """As text and back again: moments with their zones, lists, the site's own fields."""
    made = _read(tmp_path, {"a": EVERY_FIELD}, OWN_FIELDS)["a"]

    assert made.facts is not None
    assert facts_from("content/a.md", facts_text(made.facts)) == made.facts
    assert made.facts.title == "Әлем ‘тілі’"
    assert [moment.isoformat() for moment in made.facts.moments] == [
        "2026-11-22T21:00:00+05:00",
        "2026-11-23T09:00:00+05:00",
        "2027-01-01T00:00:00+05:00",
        "2026-11-22T21:40:00+05:00",
    ]
    assert [(name.how, name.target) for name in made.facts.names] == [
        ("link", "content/b.md"),
        ("picture", "content/y.jpg"),
        ("image", "content/x.jpg"),
        ("related", "content/b.md"),
    ]
    assert set(made.facts.extra) == {"desk", "printed", "places"}


def test_problems_are_kept_without_loss(tmp_path: Path) -> None:
    """What a later build says of an unchanged source is what the first one said."""
    made = _read(tmp_path, {"a": article(titel="x\ny", tittle="z", time="12:30")})["a"].problems

    assert len(made) == 3
    assert problems_from(problems_text(made)) == made
    assert problems_from(problems_text(())) == ()


@pytest.fixture
def gatherer(tmp_path: Path) -> Gatherer:
    """Return what gathers the sources of a paper whose memory knows one article."""
    config = paper(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text(article(body="One *two*.\n"), "utf-8")
    first = Gatherer(config, "program reading").gather(_source("a"))
    assert first is not None
    with closing(fresh(tmp_path / NAME)) as memory:
        Settling(memory, AFTER_ALL, drafts=False, out=set()).store([first])
    return Gatherer(config, "program reading", tmp_path / NAME)


def test_what_the_memory_has_is_not_gathered_again(gatherer: Gatherer) -> None:
    """The same bytes, read by the same rules."""
    assert gatherer.gather(_source("a")) is None


def test_a_body_is_converted_once(gatherer: Gatherer) -> None:
    """New front matter over the same text: new facts, no new body."""
    (gatherer.config.root / "content/a.md").write_text(article(title="New", body="One *two*.\n"), "utf-8")

    again = gatherer.gather(_source("a"))

    assert again is not None
    assert facts_from(again.source, again.facts).title == "New"
    assert again.record is None


@pytest.mark.parametrize("key", ["program other", "other reading"])
def test_other_rules_of_reading_make_another_manuscript(gatherer: Gatherer, key: str) -> None:
    """Another program, or another configuration: what was gathered before is not used."""
    other = Gatherer(gatherer.config, key, gatherer.memory, turn=1).gather(_source("a"))

    assert other is not None
    assert (other.record is None) == key.startswith("program"), "a body depends on the program, not on site.yaml"


def test_a_damaged_body_is_converted_again(gatherer: Gatherer) -> None:
    """Each is sealed by its own digest, so that one flipped bit costs one conversion and changes nothing."""
    (gatherer.config.root / "content/a.md").write_text(article(title="New", body="One *two*.\n"), "utf-8")
    assert gatherer.memory is not None
    with closing(sqlite3.connect(gatherer.memory)) as memory, memory:
        ((key, record),) = memory.execute("SELECT digest, record FROM body").fetchall()
        memory.execute("UPDATE body SET record = ?", (record[:-3] + b"?" + record[-2:],))

    again = Gatherer(gatherer.config, gatherer.reading_key, gatherer.memory, turn=2).gather(_source("a"))

    assert again is not None
    assert again.record is not None
    assert again.record == record
    assert again.record[:SIZE].hex() == text_digest(again.record[SIZE:], key)


def test_a_lost_source_is_gathered_again_next_time(gatherer: Gatherer) -> None:
    """A worker died over it: that is said, and nothing of it counts as known."""
    lost = gatherer.lost(_source("a"))

    assert [problem.code for problem in problems_from(lost.problems)] == ["body.too-slow"]
    assert (lost.digest, lost.facts) == ("", "")
