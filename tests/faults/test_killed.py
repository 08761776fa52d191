"""A build killed at any call that changes a file leaves whole files, and the next build finishes its work (law 4)."""

import signal
from pathlib import Path

import pytest

from faults.newsroom import Paper, paper_at
from faults.strace import CALLS, Point, killed_at, needs_strace, points_of, spread

SHARES = 12
pytestmark = pytest.mark.usefixtures("quick_layouts")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Return a paper that one test after another publishes."""
    needs_strace()
    return paper_at(tmp_path_factory.mktemp("killed"))


@pytest.fixture(scope="module")
def points(paper: Paper, tmp_path_factory: pytest.TempPathFactory) -> list[Point]:
    """Return every changing call of the evening's build over the morning's output."""
    paper.begin()
    found = points_of(paper.site, tmp_path_factory.mktemp("trace") / "trace")
    paper.assert_it_is_the_evening()
    assert len(found) > 100
    return found


def _kill(paper: Paper, point: Point, trace: Path) -> None:
    paper.begin()

    done = killed_at(paper.site, point, trace)

    assert done.status == -signal.SIGKILL, point
    paper.assert_every_file_is_whole()
    paper.assert_the_next_build_mends_it()


@pytest.mark.parametrize("share", range(SHARES))
def test_a_build_killed_at_a_call_is_mended_by_the_next(
    paper: Paper, points: list[Point], share: int, tmp_path: Path
) -> None:
    """Twelve calls, evenly from the first to the last."""
    _kill(paper, spread(points, share, SHARES), tmp_path / "trace")


@pytest.mark.long
@pytest.mark.parametrize("call", CALLS)
def test_a_build_killed_at_every_call_is_mended_by_the_next(
    paper: Paper, points: list[Point], call: str, tmp_path: Path
) -> None:
    """Every single one, by the name of the call; a build that makes no such call is not killed."""
    for point in points:
        if point.call == call:
            _kill(paper, point, tmp_path / "trace")


def test_a_build_killed_twice_is_mended_by_the_third(paper: Paper, points: list[Point], tmp_path: Path) -> None:
    """The repair is killed too, at the same place of its own work."""
    paper.begin()
    for share in (9, 8):
        assert killed_at(paper.site, spread(points, share, SHARES), tmp_path / "trace").status == -signal.SIGKILL
        paper.assert_every_file_is_whole()

    paper.assert_the_next_build_mends_it()
