"""The contest's honesty: a build that does not show its change is no figure, and one that fails drops out."""

import sys
from pathlib import Path

import pytest

import corpus
from contest import WORKS, Contest, Ground, NotSeenError, check_seen, turns
from peers.entrants import Entrant
from places import Clearing

BUILD = """
import sys
from pathlib import Path
site, output = map(Path, sys.argv[1:3])
for place in (site / "content").glob("2*/*/*.md"):
    year, month, name = place.parts[-3:]
    page = output / year / month / name[:2] / name[3:-3] / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text((site / "layout.html").read_text() + place.read_text())
(output / "index.html").write_text(" ".join(f"/{p.parent.relative_to(output)}/" for p in output.glob("2*/*/*/*/*")))
if sys.argv[3] != "forgets":
    (output / "latest.html").write_text((output / "index.html").read_text())
if sys.argv[3] == "fails":
    sys.exit("no ink")
"""


def contest(work: Path, *manners: str) -> Contest:
    """A contest over ten articles of tiny generators that behave in these manners."""
    archive = work / "archive"
    corpus.make_corpus(archive, articles=10)
    grounds = []
    for manner in manners:
        site = work / manner
        corpus.make_corpus(site, articles=10)
        (site / "layout.html").write_text('<article class="article">', encoding="utf-8")

        def command(site: Path, output: Path, manner: str = manner) -> list[str]:
            return [sys.executable, "-c", BUILD, str(site), str(output), manner]

        entrant = Entrant(manner, manner, "baspa-markdown", command, (), "layout.html", "latest.html")
        grounds.append(Ground(entrant, site, work / f"{manner}-output"))
    return Contest(archive, 10, "here", tuple(grounds), Clearing(), print)


def test_entrants_alternate_and_warm_ups_are_not_recorded(tmp_path: Path) -> None:
    """In each work all entrants follow one another, and another begins each turn."""
    dropped: dict[str, str] = {}

    figures = list(turns(contest(tmp_path, "one", "other"), warm_ups=1, runs=2, dropped=dropped))

    assert [(figure.work, figure.entrant) for figure in figures] == [
        *((work, name) for work in WORKS for name in ("other", "one")),
        *((work, name) for work in WORKS for name in ("one", "other")),
    ]
    assert dropped == {}


@pytest.mark.parametrize(("manner", "works"), [("fails", []), ("forgets", ["cold", "unchanged", "edit"])])
def test_who_fails_or_shows_no_change_drops_out_alone(tmp_path: Path, manner: str, works: list[str]) -> None:
    """The others go on; the figures up to the failure stay, and the reason is known."""
    dropped: dict[str, str] = {}

    figures = list(turns(contest(tmp_path, "good", manner), warm_ups=0, runs=1, dropped=dropped))

    assert [figure.work for figure in figures if figure.entrant == manner] == works
    assert [figure.work for figure in figures if figure.entrant == "good"] == list(WORKS)
    assert dropped.keys() == {manner}


def test_a_change_is_looked_for_in_the_output(tmp_path: Path) -> None:
    """Words that stand in the file are seen, entities or not; a missing word or file is not."""
    ground = contest(tmp_path, "one").grounds[0]
    (ground.output / "2026/11/22/a").mkdir(parents=True)
    (ground.output / "2026/11/22/a/index.html").touch()
    (ground.output / "a.html").write_text("«R&amp;D»", encoding="utf-8")

    check_seen(ground, [("a.html", "«R&D»")], 1)
    for sight in (("a.html", "other"), ("b.html", "")):
        with pytest.raises(NotSeenError, match="not seen"):
            check_seen(ground, [sight], 1)


def test_a_build_that_leaves_articles_out_is_no_figure(tmp_path: Path) -> None:
    """An output with another number of articles than the archive is refused, whatever else it shows."""
    ground = contest(tmp_path, "one").grounds[0]
    ground.output.mkdir()

    check_seen(ground, [], 0)
    with pytest.raises(NotSeenError, match="0 pages of articles instead of 1"):
        check_seen(ground, [], 1)
