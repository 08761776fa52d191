"""The report of a contest: what its tables, its plot and its comparison with the report before say."""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from contest import WORKS, Figure
from measure import Run
from peers.entrants import Entrant, entrants
from peers.install import Installed
from plot import axis_for, plot
from report import Results, against_before, earlier_figures, public, report, stored, table

PROGRAM = Installed("hugo", "Hugo 1", (str(Path(sys.prefix) / "hugo"),))
SCENE = (1000, "a disk")


def figures(name: str, *walls: float) -> list[Figure]:
    """An entrant's figures, the same for all works: these wall seconds, twice as many of CPU."""
    return [Figure(*SCENE, name, work, Run(wall, 2 * wall, 100 * wall)) for work in WORKS for wall in walls]


@pytest.fixture
def taking_part() -> list[Entrant]:
    """Return Baspa and two of Hugo."""
    return entrants(["markdown"], ["hugo", "hugo-plain", "pelican"], {"hugo": PROGRAM})


@pytest.fixture
def results(taking_part: list[Entrant]) -> Results:
    """Return results in which Baspa takes half as long as Hugo."""
    measured = [*figures("baspa-markdown", 1, 2, 9), *figures("hugo", 3, 4, 5), *figures("hugo-plain", 40)]
    return Results(measured, taking_part, {}, {"pelican": "not here, see /somewhere/of/mine for more"})


def test_a_table_has_median_spread_and_ratio(results: Results) -> None:
    """Two seconds against Hugo's four are half; an outlier widens the spread and nothing else."""
    lines = table(results, SCENE, lambda cost: cost.wall, 2)

    assert lines[2].startswith("| Baspa, markdown | 2.00 (1.00-9.00), ×0.50 |")
    assert lines[3].startswith("| Hugo, similar by tags | 4.00 (3.00-5.00), ×1.00 |")
    assert lines[4].startswith("| Hugo, no similar news | 40.00 (40.00-40.00), ×10.00 |")
    assert len(lines) == 5


def test_without_hugo_there_is_no_ratio(taking_part: list[Entrant]) -> None:
    """Figures stand alone when there is nothing to compare them with."""
    alone = Results(figures("baspa-markdown", 1), taking_part, {}, {})

    assert "×" not in "".join(table(alone, SCENE, lambda cost: cost.wall, 2))
    assert ET.fromstring(plot(alone)).tag.endswith("svg")  # noqa: S314 - our own drawing


def test_the_report_names_commands_and_absences_without_our_paths(results: Results) -> None:
    """The page tells what was run and who was skipped, and no path of the machine."""
    page = report(results, heading=["Measured."], asked=["python", "bench/run.py"], earlier={}, picture="R.svg")

    assert "`hugo --source SITE --destination OUTPUT" in page
    assert "- pelican: not here, see … for more" in page
    assert "![Ratios of the wall times](R.svg)" in page
    assert str(Path(sys.prefix)) not in page
    assert public([str(Path(sys.prefix) / "bin/x"), "a b"]) == "x 'a b'"


def test_a_regression_against_the_report_before_is_shown(results: Results) -> None:
    """A work that took 4 s where it took 2 s before is told; one that took the same is not."""
    key = f"{SCENE[0]}/{SCENE[1]}/baspa-markdown"
    earlier = {f"{key}/cold": 2.0, f"{key}/edit": 4.0, f"{SCENE[0]}/{SCENE[1]}/hugo/cold": 1.0}

    lines = against_before(results, earlier)

    assert "2 of Baspa's works were in the report before; 1 differ" in lines[2]
    told = [line for line in lines if "baspa-markdown" in line]
    assert told == ["| 1000, a disk, baspa-markdown, cold | 2.00 | 4.00 | +100% |"]
    assert against_before(results, {}) == []


def test_stored_figures_are_medians_and_an_unreadable_store_is_none(results: Results, tmp_path: Path) -> None:
    """What is stored are the median processor seconds; a torn store compares with nothing."""
    assert stored(results)[f"{SCENE[0]}/{SCENE[1]}/hugo/story"] == 8
    (tmp_path / "torn.json").write_text('{"a": ', encoding="utf-8")

    assert earlier_figures(tmp_path / "torn.json") == earlier_figures(tmp_path / "none.json") == {}


def test_the_plot_has_a_bar_for_each_ratio_but_the_bases(results: Results) -> None:
    """Baspa's bar ends left of the line of 1, the slower Hugo's begins there and goes right."""
    drawing = ET.fromstring(plot(results))  # noqa: S314 - our own drawing
    bars = drawing.findall("{*}rect")
    one = float(next(line.get("x1", "") for line in drawing.findall("{*}line") if line.get("class") == "one"))

    assert len(bars) == 2 * len(WORKS)
    ours, theirs = bars[0], bars[1]
    assert float(ours.get("x", "")) + float(ours.get("width", "")) == pytest.approx(one, abs=0.2)
    assert float(theirs.get("x", "")) == pytest.approx(one, abs=0.2)
    assert "×0.50" in plot(results)


def test_the_axis_holds_every_ratio_and_one() -> None:
    """The axis runs over whole powers of ten."""
    assert (axis_for([0.03, 4]).low, axis_for([0.03, 4]).high) == (-2, 1)
    assert axis_for([0.1]).across(0.1) < axis_for([0.1]).across(1)
    assert (axis_for([1]).low, axis_for([1]).high) == (0, 1)
