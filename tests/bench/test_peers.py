"""The rivals build the same newspaper as Baspa, by counting; they are used where the benchmark put them."""

import os
from collections import Counter
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import pytest

import corpus
import vocabulary
from cold import environment
from contest import Contest, Ground, turns
from counting import article_lists, feed_entries, listing, made
from measure import run_once
from peers import install, translate
from peers.entrants import RIVALS, baspa, rival
from places import Clearing

ARTICLES = 200
TOOLS = "BASPA_BENCH_TOOLS"
LISTINGS = ("", *vocabulary.SECTIONS, *(f"authors/{slug}" for slug in translate.AUTHORS))
pytestmark = pytest.mark.long


@dataclass(frozen=True, slots=True)
class Built:
    """What two generators made of one archive."""

    ours: Path
    theirs: Path
    rival: str


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an archive, and with Baspa's output of it."""
    folder = tmp_path_factory.mktemp("peers")
    corpus.make_corpus(folder / "archive", articles=ARTICLES)
    built(folder, "baspa")
    return folder


def ready(name: str) -> dict[str, install.Installed]:
    """What a rival needs; the test is left out where it was never installed."""
    tools = os.environ.get(TOOLS)
    if not tools:
        pytest.skip(f"skipped: {TOOLS} names no folder of rivals (bench/run.py rivals --tools DIR makes one)")
    kind = RIVALS[name]
    if not (Path(tools) / kind).is_dir():
        pytest.skip(f"skipped: {kind} is not installed in {TOOLS}")
    programs, missing = install.install([kind], Path(tools).resolve())
    if missing:
        pytest.skip(f"skipped: {missing[kind]}")
    return programs


def built(work: Path, name: str) -> Path:
    """Return the output of one generator for the archive, built when it is first asked for."""
    entrant = baspa("markdown") if name == "baspa" else rival(name, ready(name))
    site, output = work / "sites" / name, work / "outputs" / name
    if output.exists():  # the tests' order is random, so a rival's turn comes more than once
        return output
    translate.translate(entrant.source, work / "archive", site)
    output.mkdir(parents=True)
    run_once(entrant.command(site, output), environment(), site)
    return output


@pytest.fixture(scope="module", params=RIVALS)
def both(request: pytest.FixtureRequest, work: Path) -> Built:
    """Return the outputs of Baspa and of one rival."""
    return Built(work / "outputs/baspa", built(work, request.param), request.param)


def test_article_pages_have_the_same_addresses(both: Built) -> None:
    """Every article has one page, where Baspa has it."""
    assert made(both.theirs).articles == made(both.ours).articles == ARTICLES
    assert article_lists(both.theirs).keys() == article_lists(both.ours).keys()


def test_article_pages_carry_the_same_lists(both: Built) -> None:
    """18 sections and 20 latest on every page; 4 similar, but for those that the preface excepts.

    Baspa prints the latest news as of an article's publication, so only its oldest twenty have fewer.
    """
    theirs, ours = article_lists(both.theirs), article_lists(both.ours)
    similar = {"hugo-full": 4, "pelican": 4}.get(both.rival, 0)

    assert {page["sections"] for page in (*theirs.values(), *ours.values())} == {18}
    assert {page["latest"] for page in theirs.values()} == {20}
    assert Counter(page["latest"] for page in ours.values())[20] == ARTICLES - 20
    assert {page["similar"] for page in ours.values()} == {4}
    if both.rival == "hugo":
        assert sum(page["similar"] == 4 for page in theirs.values()) > 0.9 * ARTICLES
        assert article_lists(both.theirs) != article_lists(both.ours)
    else:
        assert {page.get("similar", 0) for page in theirs.values()} == {similar}


@pytest.mark.parametrize("folder", LISTINGS)
def test_listings_have_the_same_stories(both: Built, folder: str) -> None:
    """A listing has as many stories in all; Baspa's first page holds up to two pages' worth (law 1)."""
    theirs, ours = listing(both.theirs, folder), listing(both.ours, folder)

    assert sum(theirs) == sum(ours)
    assert len(theirs) == ceil(sum(ours) / 30)
    assert len(ours) == (max(1, sum(ours) // 30) if ours else 0)
    assert max(theirs, default=0) <= 30


def test_feeds_have_twenty_stories(both: Built) -> None:
    """The newspaper's feed has the same length everywhere."""
    assert feed_entries(both.theirs) == feed_entries(both.ours) == 20


def test_every_work_is_seen_in_every_output(work: Path, both: Built) -> None:
    """A turn of the contest finds each change in the rival's output, and drops nobody."""
    entrant = rival(both.rival, ready(both.rival))
    archive, site = work / f"archive-{both.rival}", work / f"site-{both.rival}"
    corpus.make_corpus(archive, articles=ARTICLES)
    translate.translate(entrant.source, archive, site)
    ground = Ground(entrant, site, work / "turns" / both.rival)
    contest = Contest(archive, ARTICLES, "here", (ground,), Clearing(), print)
    dropped: dict[str, str] = {}

    figures = list(turns(contest, warm_ups=0, runs=1, dropped=dropped))

    assert dropped == {}
    assert [figure.work for figure in figures] == ["cold", "unchanged", "edit", "story", "layout"]
    assert made(ground.output).articles == ARTICLES + 1
