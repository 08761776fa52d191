"""A machine that fails: the build says where and why and what to do, and what was published stays as it was."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from baspa.publishing.manifest import FOLDER
from faults.mounts import FILLER, NOBODY, fill, make_room, needs_root, read_only, small_disk, use_up_names
from faults.newsroom import STRANGER, Paper, assert_no_traceback, paper_at, write_evening
from faults.strace import Point, failed_at, needs_strace, points_of, spread, those
from sites import NOW, Finished, Site, build_here, command, environment, tree

SHARES = 3
"""Calls of each sort that fail by default."""
NAMED = re.compile(r"^error: (?P<path>/.+):1:1: (?P<what>.+)\. (?P<do>[A-Z].+)$", re.MULTILINE)
FREE = (0, 4, 16, 48, 100, 200, 400)
"""KiB that are left on a full disk: from none to enough."""
NAMES = (0, 1, 4, 12, 30)
"""Files and folders that can still be made."""
pytestmark = pytest.mark.usefixtures("quick_layouts")


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Return an empty folder."""
    return tmp_path


def _assert_said(finished: Finished, *reasons: str) -> None:
    """Status 3, with the path, the reason of the operating system, and what to do."""
    assert_no_traceback(finished)
    assert finished.status == 3, finished
    said = NAMED.search(finished.err)
    assert said, finished.err
    assert any(reason in said["what"] for reason in reasons), finished.err


def _assert_full_disk_harms_nothing(paper: Paper, disk: Path, start: Callable[[], object]) -> None:
    """Build on a full disk; then make room, and build again."""
    paper.begin()
    start()
    before = paper.site.tree()

    done = paper.site.build("--jobs", "1")

    if done.status == 0:
        assert paper.tree().keys() - {FILLER} == {path for path in paper.tree() if not path.startswith(FILLER)}
    else:
        _assert_said(done, "No space left on device")
        assert paper.site.tree() == before
    make_room(disk)
    paper.assert_the_next_build_mends_it()


@pytest.fixture
def on_small_disk(top: Path) -> Iterator[Paper]:
    """Return a paper whose output, and nothing else, is on a disk of one megabyte."""
    (top / "paper/output").mkdir(parents=True)
    with small_disk(top / "paper/output", "size=1m,nr_inodes=400"):
        yield paper_at(top)


@pytest.fixture
def all_on_small_disk(top: Path) -> Iterator[Paper]:
    """Return a paper that is all on a disk of two megabytes: sources, memory and output."""
    (top / "disk").mkdir()
    with small_disk(top / "disk", "size=2m,nr_inodes=600"):
        yield paper_at(top / "disk")


@pytest.mark.parametrize("free", [FREE[0], FREE[3]])
def test_an_output_on_a_full_disk_stays_as_it_was(on_small_disk: Paper, free: int) -> None:
    """The build says so, and succeeds when there is room."""
    output = on_small_disk.site.output

    _assert_full_disk_harms_nothing(on_small_disk, output, lambda: fill(output, but=free * 1024))


@pytest.mark.long
@pytest.mark.parametrize("free", range(0, 440, 8))
def test_an_output_on_a_disk_of_any_fullness_stays_as_it_was(on_small_disk: Paper, free: int) -> None:
    """The same with 8 KiB more each time, until it fits."""
    output = on_small_disk.site.output

    _assert_full_disk_harms_nothing(on_small_disk, output, lambda: fill(output, but=free * 1024))


@pytest.mark.parametrize("free", [FREE[2], FREE[5]])
def test_a_paper_on_a_full_disk_stays_as_it_was(all_on_small_disk: Paper, free: int) -> None:
    """Sources, memory and output together."""
    root = all_on_small_disk.site.root

    _assert_full_disk_harms_nothing(all_on_small_disk, root, lambda: fill(root, but=free * 1024))


@pytest.mark.long
@pytest.mark.parametrize("free", range(0, 440, 8))
def test_a_paper_on_a_disk_of_any_fullness_stays_as_it_was(all_on_small_disk: Paper, free: int) -> None:
    """The same with 8 KiB more each time, until it fits."""
    root = all_on_small_disk.site.root

    _assert_full_disk_harms_nothing(all_on_small_disk, root, lambda: fill(root, but=free * 1024))


@pytest.mark.parametrize("names", [NAMES[2]])
def test_a_disk_without_room_for_names_harms_nothing(all_on_small_disk: Paper, names: int) -> None:
    """There is space, but no inode: the same reason, the same words."""
    root = all_on_small_disk.site.root

    _assert_full_disk_harms_nothing(all_on_small_disk, root, lambda: use_up_names(root, but=names))


@pytest.mark.long
@pytest.mark.parametrize("names", range(50))
def test_a_disk_with_room_for_any_number_of_names_harms_nothing(all_on_small_disk: Paper, names: int) -> None:
    """The same with one name more each time."""
    root = all_on_small_disk.site.root

    _assert_full_disk_harms_nothing(all_on_small_disk, root, lambda: use_up_names(root, but=names))


# Errors of single calls.

SORTS = ("write", "fsync", "rename", "mkdir", "unlink", "pwrite64")
ERRORS = {"EIO": "Input/output error", "ENOSPC": "No space left on device", "EACCES": "Permission denied"}


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Return a paper that one test after another publishes."""
    needs_strace()
    return paper_at(tmp_path_factory.mktemp("failing"))


@pytest.fixture(scope="module")
def points(paper: Paper, tmp_path_factory: pytest.TempPathFactory) -> list[Point]:
    """Return every changing call of the evening's build over the morning's output."""
    paper.begin()
    return points_of(paper.site, tmp_path_factory.mktemp("trace") / "trace")


def _fail(paper: Paper, point: Point, error: str, trace: Path) -> None:
    """Let a call fail: either it did not matter, or it is said; and every file is whole."""
    paper.begin()

    done = failed_at(paper.site, point, error, trace)

    if done.status == 0:
        assert paper.tree() == paper.evening, point
    else:
        _assert_said(done, ERRORS[error])
        paper.assert_every_file_is_whole()
    paper.assert_the_next_build_mends_it()


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize(("call", "error"), [("write", "ENOSPC"), ("fsync", "EIO"), ("rename", "EACCES")])
def test_a_call_that_fails_is_said_and_harms_nothing(
    paper: Paper, points: list[Point], call: str, error: str, share: int, tmp_path: Path
) -> None:
    """The first, the middle and the last of each sort."""
    _fail(paper, spread(those(points, lambda point: point.call == call), share, SHARES), error, tmp_path / "trace")


@pytest.mark.long
@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("call", SORTS)
def test_every_call_that_fails_is_said_and_harms_nothing(
    paper: Paper, points: list[Point], call: str, error: str, tmp_path: Path
) -> None:
    """Every single one of each sort, with each error."""
    for point in those(points, lambda point: point.call == call):
        _fail(paper, point, error, tmp_path / "trace")


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_failure_before_anything_is_replaced_changes_no_byte(
    paper: Paper, points: list[Point], call: str, tmp_path: Path
) -> None:
    """A disk that fails while the edition is staged, or brought to disk, leaves the old one as it was."""
    paper.begin()
    staged = those(points, lambda point: point.call == call)[: {"write": None, "fsync": 1}[call]]
    error = {"write": "ENOSPC", "fsync": "EIO"}[call]

    done = failed_at(paper.site, staged[len(staged) // 2], error, tmp_path / "trace")

    _assert_said(done, ERRORS[error])
    assert paper.tree() == paper.morning
    paper.assert_the_next_build_mends_it()


# What cannot be read or written.


def test_sources_that_cannot_be_written_make_the_same_bytes(top: Path) -> None:
    """A paper on read-only ground, even without a memory, is built into an output elsewhere."""
    paper = paper_at(top)
    write_evening(paper.site)
    shutil.rmtree(paper.site.root / FOLDER, ignore_errors=True)
    with read_only(paper.site.root):
        for _ in range(2):
            done = paper.site.build("--output", str(top / "elsewhere"))

            assert done.status == 0, done.err
            assert tree(top / "elsewhere") == paper.evening
        assert not (paper.site.root / FOLDER).exists()


def test_sources_with_a_memory_that_cannot_be_written_make_the_same_bytes(top: Path) -> None:
    """The memory is read, and left as it is."""
    paper = paper_at(top)
    paper.begin()
    with read_only(paper.site.root):
        done = paper.site.build("--output", str(top / "elsewhere"))

        assert done.status == 0, done.err
        assert tree(top / "elsewhere") == paper.evening
    paper.assert_the_next_build_mends_it()


def test_an_output_that_cannot_be_written_is_said(top: Path) -> None:
    """The old edition stays; when it can be written again, it is replaced."""
    paper = paper_at(top)
    paper.begin()
    with read_only(paper.site.output):
        done = paper.site.build()

        _assert_said(done, "Read-only file system")
        assert paper.tree() == paper.morning
    paper.assert_the_next_build_mends_it()


SETPRIV = shutil.which("setpriv") or ""
PRIVILEGES = "-dac_override,-dac_read_search,-fowner"
"""What lets root pass over permissions; without it, root is a user like any other."""


def _build_as_anybody(site: Site, *options: str) -> Finished:
    """Build as somebody whom permissions stop: files of another user are another user's."""
    if os.geteuid() == 0 and not SETPRIV:
        pytest.skip("setpriv is missing, and root may do everything")
    words = [SETPRIV, f"--bounding-set={PRIVILEGES}", f"--inh-caps={PRIVILEGES}"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*words, *command("build", "--now", NOW, *options)],
        cwd=site.root,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Finished(done.returncode, done.stdout.decode(), done.stderr.decode())


def _give(folder: Path, user: int) -> None:
    for there in (folder, *folder.rglob("*")):
        os.chown(there, user, user)


def test_an_output_of_another_user_is_said(top: Path) -> None:
    """Who may not write it is told which path and why; the old edition stays, byte for byte."""
    needs_root()
    paper = paper_at(top)
    paper.begin()
    _give(paper.site.output, NOBODY)

    done = _build_as_anybody(paper.site)

    _assert_said(done, "Permission denied")
    assert paper.tree() == paper.morning
    _give(paper.site.output, os.geteuid())
    assert _build_as_anybody(paper.site).status == 0
    paper.assert_it_is_the_evening()


@pytest.mark.parametrize("folder", ["2026/11/20/snow", "2026/11/22/a-match", "2026/11", ".baspa/manifest"])
def test_one_folder_of_another_user_is_said(top: Path, folder: str) -> None:
    """Met while the edition is being replaced: every file is whole, and the next build finishes the work."""
    needs_root()
    paper = paper_at(top)
    paper.begin()
    os.chown(paper.site.output / folder, NOBODY, NOBODY)

    done = _build_as_anybody(paper.site)

    _assert_said(done, "Permission denied")
    paper.assert_every_file_is_whole()
    os.chown(paper.site.output / folder, os.geteuid(), os.getegid())
    assert _build_as_anybody(paper.site).status == 0
    paper.assert_it_is_the_evening()


def test_sources_of_another_user_make_the_same_bytes(top: Path) -> None:
    """Who may not write the paper's folder builds it elsewhere, without leaving a memory."""
    needs_root()
    paper = paper_at(top)
    write_evening(paper.site)
    shutil.rmtree(paper.site.root / FOLDER, ignore_errors=True)
    _give(paper.site.root, NOBODY)

    done = _build_as_anybody(paper.site, "--output", str(top / "mine"))

    assert done.status == 0, done.err
    assert tree(top / "mine") == paper.evening
    assert not (paper.site.root / FOLDER).exists()


@pytest.mark.parametrize("name", ["memory.sqlite", "memory.seal", "memory.lock", "."])
def test_a_memory_of_another_user_changes_nothing(top: Path, name: str) -> None:
    """One file of it, or its folder: it is worked around in silence, or said."""
    needs_root()
    paper = paper_at(top)
    paper.begin()
    os.chown(paper.site.root / FOLDER / name, NOBODY, NOBODY)

    done = _build_as_anybody(paper.site)

    if done.status:
        _assert_said(done, "Permission denied")
        assert paper.tree() == paper.morning
    else:
        paper.assert_it_is_the_evening()
    _give(paper.site.root / FOLDER, os.geteuid())
    paper.assert_the_next_build_mends_it()


@pytest.mark.parametrize("secret", ["content/snow.md", "content/static/humans.txt", "content/static", "site.yaml"])
def test_a_source_that_cannot_be_read_is_said(top: Path, secret: str) -> None:
    """It is not left out in silence; the old edition stays."""
    needs_root()
    paper = paper_at(top)
    paper.begin()
    there = paper.site.root / secret
    there.chmod(0)
    if there.is_file():
        os.utime(there, ns=(1, 1))

    done = _build_as_anybody(paper.site)

    assert_no_traceback(done)
    assert done.status in {1, 2, 3}
    assert secret in done.err
    assert "Permission denied" in done.err
    assert paper.tree() == paper.morning
    there.chmod(0o755 if there.is_dir() else 0o644)
    paper.assert_the_next_build_mends_it()


def test_a_report_that_cannot_be_written_is_said(top: Path) -> None:
    """The paper is published all the same."""
    paper = paper_at(top)
    paper.begin()

    done = paper.site.build("--report", str(top / "no/such/folder/report.json"))

    _assert_said(done, "No such file or directory")
    assert STRANGER in paper.site.tree()
    build_here(paper.site.root, paper.site.output)
    paper.assert_it_is_the_evening()


@pytest.mark.parametrize(
    ("command", "place"),
    [(("check",), "paper/.baspa/check"), (("why", "content/snow.md"), "small")],
    ids=["check", "why"],
)
def test_a_full_disk_for_what_is_only_looked_at_is_said(top: Path, command: tuple[str, ...], place: str) -> None:
    """`check` has a memory of its own, `why` works on a copy; where there is no room for one, they say so."""
    paper = paper_at(top)
    paper.begin()
    (top / place).mkdir(parents=True)
    before = paper.site.tree()
    with small_disk(top / place, "size=64k"):
        done = paper.site.run(*command, env={"TMPDIR": str(top / place)})

    _assert_said(done, "full", "No space left on device")
    assert str(top / place) in done.err
    assert paper.site.tree() == before
