"""Staging can be done by any process, twice as well, and what was laid counts once it is accepted."""

import os
import pickle
from pathlib import Path

import pytest

from baspa.problems import EnvironmentFailed
from baspa.publishing.manifest import FOLDER, digest
from baspa.publishing.output import Output
from baspa.publishing.staging import SMALL, STAGE, Laid, Stager
from baspa.workers import Crew, run_all
from sites import tree


def _publish(folder: Path, files: dict[str, bytes]) -> None:
    output = Output(folder)
    for path, content in files.items():
        output.put(path, content)
    output.commit(whole=True)
    output.close()


def _lay_number(stager: Stager, number: int) -> Laid:
    """Lay one page; module-level, so that a worker can be sent it."""
    return stager.lay(f"{number}/index.html", f"page {number}".encode())


def _lay_or_say(stager: Stager, number: int) -> Laid | EnvironmentFailed:
    try:
        return _lay_number(stager, number)
    except EnvironmentFailed as failed:
        return failed


def _lost(number: int) -> Laid:
    raise AssertionError(number)


def _staged(folder: Path) -> set[str]:
    (stage,) = (folder / FOLDER / STAGE).iterdir()
    return {path.relative_to(stage).as_posix() for path in stage.rglob("*")}


def test_pages_laid_by_workers_are_published(tmp_path: Path) -> None:
    """Two processes lay pages, this one accepts them: the same edition as if it had laid them itself."""
    folder = tmp_path / "output"
    _publish(folder, {"5/index.html": b"page 5", "6/index.html": b"old", "old.html": b"old"})
    output = Output(folder)

    for laid in run_all(_lay_number, range(100), Crew(2, output.stager, 60.0), lost=_lost):
        output.accept(laid, source="content/x.md")
    outcome = output.commit(whole=True)
    output.close()

    assert tree(folder) == {f"{number}/index.html": f"page {number}".encode() for number in range(100)}
    assert (len(outcome.new), outcome.changed, outcome.unchanged) == (98, ("6/index.html",), 1)
    assert outcome.pruned == ("old.html",)


def test_what_a_worker_could_not_write_is_said_here(tmp_path: Path) -> None:
    """A refusal of the machine comes back from a worker whole: its code, its path and its reason."""
    folder = tmp_path / "output"
    output = Output(folder)
    output.stager.stage.mkdir(parents=True)
    (output.stager.stage / "1").write_text("a file where a folder should be")

    done = list(run_all(_lay_or_say, range(100), Crew(2, output.stager, 60.0), lost=_lost))
    with pytest.raises(EnvironmentFailed) as raised:
        list(run_all(_lay_number, range(100), Crew(2, output.stager, 60.0), lost=_lost))
    output.close()

    assert all(isinstance(failed, EnvironmentFailed) for failed in done)
    problem = raised.value.problem
    assert problem.code == "machine.write"
    assert problem.place.path == str(folder / "0/index.html")
    assert dict(problem.facts)["reason"] in {"Not a directory", "File exists"}


def test_what_is_sent_between_processes_can_be(tmp_path: Path) -> None:
    """A stager and what it laid are plain values."""
    stager = Stager.of(tmp_path)
    laid = stager.lay("a.html", b"a")

    assert pickle.loads(pickle.dumps(stager)) == stager  # noqa: S301 - our own
    assert pickle.loads(pickle.dumps(laid)) == laid  # noqa: S301 - our own
    assert laid == Laid("a.html", digest(b"a"), staged=True)


def test_a_page_laid_twice_is_published_once(tmp_path: Path) -> None:
    """A worker that died after laying a page is replaced by one that lays it again."""
    output = Output(tmp_path)
    stager = output.stager
    (stager.stage / "1").mkdir(parents=True)
    (stager.stage / "1" / "a.html").write_bytes(b"half of what was to be written, and more")

    first, second = stager.lay("a.html", b"a"), stager.lay("a.html", b"a")
    output.accept(first)
    output.accept(second)
    outcome = output.commit(whole=True)

    assert first == second
    assert tree(tmp_path) == {"a.html": b"a"}
    assert outcome.new == ("a.html",)


@pytest.mark.parametrize("last", [False, True])
def test_a_page_put_again_as_it_was_is_not_replaced(tmp_path: Path, last: bool) -> None:  # noqa: FBT001 - a parameter
    """What was put last counts: a page that is again as readers have it leaves the stage, and no empty folder."""
    _publish(tmp_path, {"a/b/c.html": b"old"})
    output = Output(tmp_path)

    output.put("a/b/c.html", b"new", last=last)
    output.put("a/b/c.html", b"old")
    staged = _staged(tmp_path)
    outcome = output.commit(whole=True)

    assert staged == {"2" if last else "1"}
    assert tree(tmp_path) == {"a/b/c.html": b"old"}
    assert (outcome.changed, outcome.unchanged) == ((), 1)


def test_only_what_differs_is_staged(tmp_path: Path) -> None:
    """A stager compares bytes, not times, and stages nothing that is there already."""
    _publish(tmp_path, {"same.html": b"same", "other.html": b"old!"})
    stager = Stager.of(tmp_path)

    laid = [stager.lay(path, content) for path, content in (("same.html", b"same"), ("other.html", b"new!"))]

    assert [one.staged for one in laid] == [False, True]
    assert _staged(tmp_path) == {"1", "1/other.html"}
    stager.lay("feed.xml", b"x", last=True)
    assert _staged(tmp_path) == {"1", "1/other.html", "2", "2/feed.xml"}


@pytest.mark.parametrize("size", [3, SMALL + 1])
def test_a_copied_file_is_staged_when_it_differs(tmp_path: Path, size: int) -> None:
    """Copies are laid like pages, whatever their size."""
    folder, original = tmp_path / "output", tmp_path / "film.bin"
    original.write_bytes(b"x" * size)
    stager = Stager.of(folder)
    laid = stager.lay_file("media/film.bin", original)
    output = Output(folder)
    output.put_file("media/film.bin", original)
    output.commit(whole=True)

    again = stager.lay_file("media/film.bin", original)

    assert laid == Laid("media/film.bin", digest(b"x" * size), staged=True)
    assert again == Laid("media/film.bin", digest(b"x" * size), staged=False)


def test_what_a_worker_of_a_killed_build_lays_late_is_never_published(tmp_path: Path) -> None:
    """Each build has its own place on the stage: a late page of another one is cleared away with it."""
    late = Output(tmp_path).stager
    late.lay("index.html", b"of the edition that was killed")
    output = Output(tmp_path)
    output.put("index.html", b"new")
    late.lay("index.html", b"of the edition that was killed")
    late.lay("old.html", b"of the edition that was killed")
    output.commit(whole=True)

    assert tree(tmp_path) == {"index.html": b"new"}
    assert not (tmp_path / FOLDER / STAGE).exists()


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is no ordinary file is never opened, only found to be in the way."""
    _publish(tmp_path, {"a.html": b"a"})
    os.mkfifo(tmp_path / "b.html")
    output = Output(tmp_path)

    with pytest.raises(EnvironmentFailed, match=r"output\.foreign"):
        output.put("b.html", b"")


def test_a_foreign_file_is_refused_when_a_page_is_accepted(tmp_path: Path) -> None:
    """Laying changes nothing that readers see; accepting finds whose file stands there."""
    _publish(tmp_path, {"a.html": b"a"})
    (tmp_path / "b.html").write_bytes(b"mine")
    output = Output(tmp_path)
    laid = output.stager.lay("b.html", b"ours")

    with pytest.raises(EnvironmentFailed, match=r"output\.foreign"):
        output.accept(laid)
    output.close()

    assert tree(tmp_path) == {"a.html": b"a", "b.html": b"mine"}
