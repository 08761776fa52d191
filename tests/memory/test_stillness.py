"""A build with nothing to do does nothing, and a build with anything to do is never mistaken for one."""

import json
import os
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from baspa.memory.store import FOLDER, NAME, SEAL, reader
from sites import MINIMAL, NOW, Site, article, run_here, tree

LATER = "2026-11-22T23:00:00+05:00"


@pytest.fixture
def built(site: Site, quick_layouts: None) -> Site:  # noqa: ARG001 - the fixture's effect is wanted
    """Return a site of two stories, one of them scheduled, built once, with stamps old enough to be trusted."""
    site.write(f"-- site.yaml --\n{MINIMAL}")
    site.put("content/one.md", article(title="First story", body="Some text.\n\n[dead](/nowhere/)\n"))
    site.put("content/two.md", article(title="Second story", time="2026-11-22 22:30"))
    site.put("content/2026/11/21-three.md", article(title="Third story", time="2026-11-21 10:00"))
    site.put("content/2026/four.md", article(title="Fourth story", time="2026-11-20 10:00"))
    site.put("layouts/404.html", "not found\n")
    assert run_here(site.root, "build", "--now", NOW).status == 0
    return site


def rendered(site: Site, *options: str, now: str = NOW) -> int:
    """Build, and return how many pages were rendered: none when there was nothing to do."""
    report = site.root.parent / "report.json"
    done = run_here(site.root, "build", "--now", now, "--report", str(report), *options)
    assert done.status == 0, done.err
    found: int = json.loads(report.read_text("utf-8"))["rendered"]
    return found


def test_nothing_is_made_again_when_nothing_has_changed(built: Site) -> None:
    """The second build renders nothing, writes nothing, and says the same, warnings included."""
    report = built.root.parent / "report.json"
    first = run_here(built.root, "build", "--clean", "--now", NOW, "--report", str(report))
    before = json.loads(report.read_text("utf-8"))

    second = run_here(built.root, "build", "--now", NOW, "--report", str(report))

    after = json.loads(report.read_text("utf-8"))
    assert second.err == first.err.split("\n", 2)[2], "only the stages are missing"
    assert (after["rendered"], after["written"], after["pruned"]) == (0, 0, 0)
    assert {name: after[name] for name in ("edition", "pages", "articles", "held_back", "problems", "next_wake")} == {
        name: before[name] for name in ("edition", "pages", "articles", "held_back", "problems", "next_wake")
    }
    assert after["unchanged"] == before["unchanged"] + before["written"]


def same_size_and_time(root: Path) -> None:
    """Change a letter, and set the file's time back."""
    path = root / "content/one.md"
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Some text", b"Some test"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


EDITS: dict[str, Callable[[Path], object]] = {
    "a story is edited": lambda root: (root / "content/one.md").write_text(article(title="Another"), "utf-8"),
    "a letter is changed and the time set back": same_size_and_time,
    "a story is added": lambda root: (root / "content/three.md").write_text(article(title="Third"), "utf-8"),
    "a story of this month is edited": lambda root: (root / "content/2026/11/21-three.md").write_text(
        article(title="Another", time="2026-11-21 10:00"), "utf-8"
    ),
    "a story is added to this month": lambda root: (root / "content/2026/11/22-five.md").write_text(
        article(title="Fifth"), "utf-8"
    ),
    "this month is removed": lambda root: shutil.rmtree(root / "content/2026/11"),
    "a month is added": lambda root: (root / "content/2026/11").rename(root / "content/2026/10"),
    "a story is removed": lambda root: (root / "content/one.md").unlink(),
    "a story is renamed": lambda root: (root / "content/one.md").rename(root / "content/uno.md"),
    "a picture is added": lambda root: (root / "content/x.png").write_bytes(b"png"),
    "a layout is changed": lambda root: (root / "layouts/404.html").write_text("gone\n", "utf-8"),
    "a layout is removed": lambda root: (root / "layouts/404.html").unlink(),
    "the configuration is changed": lambda root: (root / "site.yaml").write_text(MINIMAL + "feeds: false\n", "utf-8"),
    "a page of the output is edited": lambda root: (root / "output/index.html").write_text("mine", "utf-8"),
    "a page of the output is removed": lambda root: (root / "output/index.html").unlink(),
    "the manifest is removed": lambda root: (root / "output/.baspa/manifest.json").unlink(),
    "the memory is removed": lambda root: (root / FOLDER / NAME).unlink(),
    "the seal is removed": lambda root: (root / FOLDER / SEAL).unlink(),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_whatever_changes_is_noticed(built: Site, edit: Callable[[Path], object]) -> None:
    """After any change the next build makes the pages again, and the output is that of a clean build."""
    edit(built.root)

    assert rendered(built) > 0
    clean = built.root.parent / "clean"
    assert run_here(built.root, "build", "--clean", "--now", NOW, "--output", str(clean)).status == 0
    assert built.tree() == tree(clean)


def known_by_digest(site: Site) -> set[str]:
    """Return the files that the last build could not know by their stamps."""
    with closing(reader(site.root / FOLDER / NAME)) as memory:
        return {path for (path,) in memory.execute("SELECT path FROM recent")}


def test_time_alone_is_noticed_when_it_changes_something(built: Site) -> None:
    """A scheduled story comes out although no file was touched; a clock set back is not trusted either."""
    assert rendered(built, now="2026-11-22T22:29:00+05:00") == 0
    assert rendered(built, now=LATER) > 0
    assert "Second story" in built.page("index.html")
    assert rendered(built, now=NOW) > 0
    assert "Second story" not in built.page("index.html")


def test_other_options_are_another_build(built: Site) -> None:
    """Drafts, or another output folder, are not what was remembered."""
    assert rendered(built, "--drafts") > 0
    assert rendered(built) > 0
    assert rendered(built, "--output", str(built.root.parent / "elsewhere")) > 0
    assert rendered(built, "--clean") > 0


def test_a_change_within_the_clocks_last_tick_is_seen(built: Site) -> None:
    """A file changed just before a build is known by its digest, whatever its stamp says later."""
    path = built.root / "content/one.md"
    path.write_text(article(title="Tick one"), "utf-8")
    assert rendered(built) > 0

    assert "content/one.md" in known_by_digest(built)


def test_a_damaged_memory_costs_only_time(built: Site) -> None:
    """Torn, truncated, flipped, foreign or of another version: the same pages, and the memory is whole again."""
    path, before = built.root / FOLDER / NAME, built.tree()
    good = path.read_bytes()
    flipped = bytearray(good)
    at = good.index(b'"report"')
    flipped[at + 20] ^= 1
    version = bytearray(good)
    version[63] ^= 2  # user_version, big-endian, at offset 60 of the header
    damages = [good[:length] for length in range(0, len(good), len(good) // 12)]
    for damage in (*damages, bytes(flipped), bytes(version), b"not a database at all" * 100):
        path.write_bytes(damage)

        assert rendered(built) > 0
        assert rendered(built) == 0
        assert built.tree() == before


def test_a_directory_in_place_of_the_memory_costs_only_time(built: Site) -> None:
    """The program does not insist on its memory."""
    path = built.root / FOLDER / NAME
    path.unlink()
    path.mkdir()

    assert rendered(built) > 0
    assert rendered(built) == 0


@pytest.mark.parametrize("folder", ["content", "output"])
def test_a_name_that_is_no_text_is_noticed_and_costs_nothing_else(built: Site, folder: str) -> None:
    """Debris of another system among the sources, a stranger's file in the output: no name stops the press."""
    name = os.fsencode(built.root / folder) + (b"/.trash-\xec\xe8\xf0" if folder == "content" else b"/\xec\xe8\xf0")
    before = built.tree()
    try:
        Path(os.fsdecode(name)).write_bytes(b"x")
    except OSError:
        pytest.skip("skipped: this file system takes no such name")

    rendered(built)
    assert rendered(built) == 0
    Path(os.fsdecode(name)).unlink()
    rendered(built)

    assert built.tree() == before


def test_an_error_is_never_remembered_as_a_finished_build(built: Site) -> None:
    """A broken article keeps being said until it is mended."""
    (built.root / "content/one.md").write_text("no front matter", "utf-8")
    for _ in range(2):
        assert run_here(built.root, "build", "--now", NOW).status == 1


def test_looking_costs_no_reading(built: Site) -> None:
    """Files whose stamps are old enough are not opened: their access times stay what they were."""
    for path in built.root.rglob("*"):
        if path.is_file() and path.parts[-2] != FOLDER:
            os.utime(path, ns=(time.time_ns() - 10**12, time.time_ns() - 10**12))
    time.sleep(2.1)
    rendered(built)

    assert known_by_digest(built) == set()
    assert rendered(built) == 0
