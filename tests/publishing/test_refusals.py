"""Folders a build refuses, and machines that refuse a build: status 3, the path and the reason, nothing lost."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from baspa.problems import EnvironmentFailed
from baspa.publishing.output import Output
from conftest import skipped
from sites import MINIMAL, Finished, Site, article, build_here, tree


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a site of one article that has been published."""
    site.write(f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{article(title='Old')}-- layouts/notes.txt --\nx\n")
    build_here(site.root, site.output)
    return site


def _sources(site: Site) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in site.root.rglob("*")
        if path.is_file() and site.output not in path.parents
    }


@pytest.mark.parametrize(
    "output",
    [
        "content",
        "content/media",
        "content/new/folder",
        "layouts",
        "layouts/assets",
        ".",
        "..",
        "../..",
        "/",
        "output/../content",
        "link-to-content",
        "link-to-content/below",
        ".git",
        ".git/objects",
    ],
)
def test_a_dangerous_output_is_refused(paper: Site, output: str) -> None:
    """No build goes into, or over, what a person has written: the sources, the site, what contains it."""
    (paper.root / "link-to-content").symlink_to(paper.root / "content")
    before = _sources(paper)

    with pytest.raises(EnvironmentFailed) as failed:
        build_here(paper.root, paper.root / output)

    assert failed.value.problem.code == "output.dangerous"
    assert failed.value.problem.place.path == str(paper.root / output)
    assert _sources(paper) == before


def test_a_dangerous_output_is_named_on_the_command_line(paper: Site) -> None:
    """The folder, and what would come to harm, are said; the status is that of a machine that will not do."""
    done = paper.build("--output", "content/media")

    assert done.status == 3
    said = f"building here could harm {paper.root}/content. Choose another folder, such as --output public."
    assert done.problems == [f"error: content/media:1:1: {said}"]


def test_the_home_folder_is_refused(paper: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The home folder and what contains it are refused; a folder inside it is not."""
    home = tmp_path / "home" / "editor"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))

    for place in (home, home.parent):
        with pytest.raises(EnvironmentFailed, match=r"output\.dangerous"):
            build_here(paper.root, place)
    build_here(paper.root, home / "public")

    assert tree(home / "public") == paper.tree()
    assert [path.name for path in home.iterdir()] == ["public"]


def test_an_output_that_is_a_file_is_refused(paper: Site) -> None:
    """A file is never replaced by a folder of pages."""
    mine = paper.put("notes.txt", "mine")

    done = paper.build("--output", "notes.txt")

    assert done.status == 3
    assert done.problems == [
        "error: notes.txt:1:1: the output is not a folder. Remove the file, or choose another place with --output."
    ]
    assert mine.read_text() == "mine"


def test_an_output_below_a_file_is_refused(paper: Site) -> None:
    """A path that goes through a file names itself and what the machine said."""
    paper.put("notes.txt", "mine")

    done = paper.build("--output", "notes.txt/public")

    assert done.status == 3
    assert "notes.txt/public" in done.problems[0]
    assert "Traceback" not in done.err


def test_an_output_elsewhere_is_welcome(paper: Site, tmp_path: Path) -> None:
    """Any other folder will do, also one that does not exist yet, and holds the same edition."""
    build_here(paper.root, tmp_path / "srv" / "www")

    assert tree(tmp_path / "srv" / "www") == paper.tree()


def test_a_foreign_file_in_the_way_is_named_on_the_command_line(paper: Site) -> None:
    """Somebody else's file where a page is to go: status 3, its path, and the old edition as it was."""
    paper.put("output/2026/11/22/new/index.html", "mine")
    paper.put("content/b.md", article(title="New"))
    before = paper.tree()

    done = paper.build()

    assert done.status == 3
    assert "output/2026/11/22/new/index.html" in done.problems[0]
    assert "a file that Baspa did not write" in done.problems[0]
    assert paper.tree() == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of its own, of half a megabyte."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        skipped("only root can mount a disk of its own")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk], check=False)  # noqa: S607
    if mounted.returncode != 0:
        skipped("this machine does not let a test mount a disk")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)  # noqa: S607


def _assert_machine_failed(done: Finished, reason: str, place: Path) -> None:
    assert done.status == 3
    assert len(done.problems) == 1
    assert str(place) in done.problems[0]
    assert reason in done.problems[0]
    assert "Traceback" not in done.err


def test_a_full_disk_leaves_the_old_edition(paper: Site, small_disk: Path) -> None:
    """When the disk is full, the path and the reason are said, and readers keep the edition they had."""
    output = small_disk / "public"
    build_here(paper.root, output)
    before = {path: (content, (output / path).stat().st_mtime_ns) for path, content in tree(output).items()}
    paper.put("content/a.md", article(title="New", slug="old"))
    paper.put("content/media/film.bin", b"x" * 600_000)

    done = paper.build("--output", str(output))

    _assert_machine_failed(done, "No space left on device", output)
    assert {path: (c, (output / path).stat().st_mtime_ns) for path, c in tree(output).items()} == before
    assert {path.name for path in (output / ".baspa").iterdir()} == {"manifest", "manifest.json"}


def test_a_build_after_a_full_disk_finishes_the_work(paper: Site, small_disk: Path) -> None:
    """Once there is room again, the next build publishes what the last could not."""
    output = small_disk / "public"
    paper.put("content/media/film.bin", b"x" * 600_000)
    with pytest.raises(EnvironmentFailed):
        build_here(paper.root, output)
    (paper.root / "content/media/film.bin").unlink()

    build_here(paper.root, output)
    build_here(paper.root, paper.output)
    assert tree(output) == paper.tree()


@pytest.mark.parametrize("spare", range(0, 60, 12))
def test_a_disk_that_fills_at_any_moment_never_leaves_half_an_edition(
    paper: Site, small_disk: Path, spare: int
) -> None:
    """However few kilobytes are left, readers get the whole old edition or the whole new one."""
    output = small_disk / "public"
    build_here(paper.root, output)
    old = tree(output)
    paper.put("content/a.md", article(title="Newer", slug="old"))
    build_here(paper.root, paper.output)
    free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
    (small_disk / "ballast").write_bytes(b"x" * max(0, free - spare * 4096))

    with suppress(EnvironmentFailed):
        build_here(paper.root, output)

    assert tree(output) in (old, paper.tree())


@pytest.mark.parametrize("whole", [True, False], ids=["a whole", "a part"])
@pytest.mark.parametrize("spare", range(9))
def test_a_commit_on_a_disk_that_fills_changes_all_or_nothing(
    small_disk: Path,
    spare: int,
    whole: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """Whether staging, a piece, the root or the intent finds no room: the old edition stays, its records too."""
    old = {f"2026/{month:02}/01/{n}/index.html": b"old" * 1000 for month in (10, 11, 12) for n in range(4)}
    change = {f"2026/{month:02}/01/1/index.html": b"new" * 1000 for month in (11, 12)}
    output = Output(small_disk)
    for path, content in old.items():
        output.put(path, content)
    output.commit(whole=True)
    output.close()
    before = _everything(small_disk)
    free = os.statvfs(small_disk).f_bavail
    (small_disk / "ballast").write_bytes(b"x" * 4096 * max(0, free - spare))
    output = Output(small_disk)
    failed: EnvironmentFailed | None = None

    try:
        for path, content in (old | change if whole else change).items():
            output.put(path, content)
        output.commit(whole=whole)
    except EnvironmentFailed as refused:
        failed = refused
    output.close()

    (small_disk / "ballast").unlink()
    assert failed is not None or spare > 0
    assert failed is None or spare < 8  # two pages, two pieces, the root and the intent: six
    assert failed is None or dict(failed.problem.facts)["reason"] == "No space left on device"
    if failed is not None:
        assert _everything(small_disk) == before
    assert tree(small_disk) == (old | change if failed is None else old)


def _everything(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, the program's own among them."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "ballast"}


def test_a_disk_for_reading_only_is_named(paper: Site, small_disk: Path) -> None:
    """An output that cannot be written: its path and the reason are said, and the edition is as it was."""
    output = small_disk / "public"
    build_here(paper.root, output)
    before = tree(output)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)  # noqa: S607
    paper.put("content/a.md", article(title="New", slug="old"))

    done = paper.build("--output", str(output))

    _assert_machine_failed(done, "Read-only file system", output)
    assert tree(output) == before
