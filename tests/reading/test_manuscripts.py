"""Manuscripts: whatever is wrong with one source stays in its result, and the others are still read."""

import time
from pathlib import Path

import pytest

from baspa.problems import Place
from baspa.reading.manuscripts import Manuscript, read_manuscript
from baspa.reading.sources import Source, SourceKind
from papers import paper, spots
from sites import article

EXHAUSTING = {
    "links-in-angles": "[a](<b" * 5_000,
    "links": "[a](b" * 5_000,
    "emphasis-in-brackets": "[ a_" * 5_000,
    "sections": "<![CDATA[" * 5_000,
}
"""Texts of 20 to 45 KB over which Python-Markdown sits for more than ten seconds (faults 0.4)."""


def _read(root: Path, texts: dict[str, str | bytes], more: str = "") -> dict[str, Manuscript]:
    config = paper(root, more)
    (root / "content").mkdir()
    results = {}
    for name, text in texts.items():
        (root / f"content/{name}.md").write_bytes(text if isinstance(text, bytes) else text.encode())
        results[name] = read_manuscript(Source(f"content/{name}.md", SourceKind.ARTICLE, 0), config)
    return results


def test_a_good_source_has_a_reading_and_a_body(tmp_path: Path) -> None:
    """And nothing is wrong with it."""
    good = _read(tmp_path, {"a": article(body="One *two*.\n")})["a"]

    assert good.problems == ()
    assert good.reading is not None
    assert good.body is not None
    assert good.body.parts == ("<p>One <em>two</em>.</p>",)


def test_a_broken_source_has_neither(tmp_path: Path) -> None:
    """Its problems are in the result, never raised."""
    bad = _read(tmp_path, {"a": article(time="12:30", title=None)})["a"]

    assert (bad.reading, bad.body) == (None, None)
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
    if hostile.reading is None:
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

    assert empty.reading is not None
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
    gone = read_manuscript(Source("content/gone.md", SourceKind.ARTICLE, 0), paper(tmp_path))

    assert spots(results["a"].problems) == [("text.encoding", 9, 1)]
    assert [problem.code for problem in gone.problems] == ["source.gone"]


def test_raw_html_follows_the_configuration(tmp_path: Path) -> None:
    """Escaped where the paper wants none."""
    made = _read(tmp_path, {"a": article(body="<b>x</b> <script>y</script>\n")}, "markdown: {raw_html: escape}\n")

    assert made["a"].body is not None
    assert "&lt;b&gt;x" in made["a"].body.parts[0]
