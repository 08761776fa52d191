"""The output folder as a transaction: whole-old or whole-new, and nobody else's file touched (law 4)."""

import os
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baspa.problems import EnvironmentFailed
from baspa.publishing.holdings import Holdings
from baspa.publishing.intent import INTENT, intent_bytes
from baspa.publishing.manifest import FOLDER, MANIFEST, read_manifest
from baspa.publishing.output import Outcome, Output
from baspa.publishing.pieces import PIECES, piece_file
from baspa.publishing.staging import SMALL, STAGE
from sites import tree

Files = Mapping[str, bytes]


def _publish(folder: Path, files: Files) -> Outcome:
    """Publish an edition of these files, as a build does."""
    output = Output(folder)
    try:
        for path, content in files.items():
            output.put(path, content, source=f"content/{path}.md", last=path == "index.html")
        return output.commit(whole=True)
    finally:
        output.close()


def _records(folder: Path) -> set[str]:
    """Return what lies in the program's own folder."""
    return {path.relative_to(folder / FOLDER).as_posix() for path in (folder / FOLDER).rglob("*")}


def _manifest(folder: Path) -> set[str]:
    """Return the records of an edition that is in place: the root, and the pieces it names."""
    files = {f"{PIECES}/{piece_file(piece)}" for piece in read_manifest(folder).pieces.values()}
    return {MANIFEST, PIECES, *files} if files else {MANIFEST}


def _named(folder: Path) -> set[str]:
    """Return the paths that the manifest names."""
    return set(Holdings(folder).paths())


def _times(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the inode and the time of modification of everything in a folder."""
    return {
        str(path.relative_to(folder)): (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in folder.rglob("*")
    }


FIRST = {"index.html": b"old home", "a/index.html": b"a", "b/c/index.html": b"c", "feed.xml": b"<rss/>"}
SECOND = {"index.html": b"new home", "a/index.html": b"a", "d/index.html": b"d", "feed.xml": b"<rss>d</rss>"}


def test_an_edition_is_exactly_its_files(tmp_path: Path) -> None:
    """Publishing one edition over another leaves the second and nothing of the first."""
    _publish(tmp_path, FIRST)

    outcome = _publish(tmp_path, SECOND)

    assert tree(tmp_path) == SECOND
    assert outcome.new == ("d/index.html",)
    assert outcome.changed == ("feed.xml", "index.html")
    assert outcome.pruned == ("b/c/index.html",)
    assert outcome.unchanged == 1
    assert not (tmp_path / "b").exists()
    assert _records(tmp_path) == _manifest(tmp_path)


def test_publishing_again_writes_nothing(tmp_path: Path) -> None:
    """A second build of the same edition leaves every inode and time as it was, the manifest's included."""
    first = _publish(tmp_path, FIRST)
    before = _times(tmp_path)

    second = _publish(tmp_path, FIRST)

    assert _times(tmp_path) == before
    assert (second.new, second.changed, second.pruned, second.unchanged) == ((), (), (), len(FIRST))
    assert second.edition == first.edition


def test_only_what_changed_is_replaced(tmp_path: Path) -> None:
    """A file whose bytes are the same keeps its inode and its time."""
    _publish(tmp_path, FIRST)
    before = _times(tmp_path)

    _publish(tmp_path, SECOND)

    after = _times(tmp_path)
    assert after["a/index.html"] == before["a/index.html"]
    assert after["feed.xml"] != before["feed.xml"]


def test_what_was_never_committed_leaves_no_trace(tmp_path: Path) -> None:
    """A build that stops before its commit leaves the folder byte for byte as it was."""
    _publish(tmp_path, FIRST)
    before = _times(tmp_path / "a") | _times(tmp_path / "b")

    output = Output(tmp_path)
    output.put("index.html", b"half an edition")
    output.close()

    assert tree(tmp_path) == FIRST
    assert _times(tmp_path / "a") | _times(tmp_path / "b") == before
    assert _records(tmp_path) == _manifest(tmp_path)


def test_a_folder_that_was_never_published_into_stays_empty(tmp_path: Path) -> None:
    """An abandoned first build leaves no folder of its own behind."""
    output = Output(tmp_path)
    output.put("index.html", b"x")
    output.close()

    assert list(tmp_path.iterdir()) == []


def test_foreign_files_are_kept(tmp_path: Path) -> None:
    """What Baspa did not write stays, beside its files, in its folders and in folders it leaves empty of its own."""
    _publish(tmp_path, FIRST)
    foreign = {"CNAME": b"paper.example", "b/c/notes.txt": b"mine", "old/page.html": b"mine"}
    for path, content in foreign.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)

    _publish(tmp_path, SECOND)
    _publish(tmp_path, {"index.html": b"x"})

    assert tree(tmp_path) == {"index.html": b"x", **foreign}


@pytest.mark.parametrize(
    "in_the_way",
    ["d/index.html", "d", "feed.xml/notes.txt", "a/index.html/deep/notes.txt"],
    ids=["a file for a file", "a file for a folder", "a folder for a file", "a deep folder for a file"],
)
def test_a_foreign_file_in_the_way_stops_everything(tmp_path: Path, in_the_way: str) -> None:
    """Where somebody else's file stands in the way, it is named and nothing at all is changed."""
    _publish(tmp_path, {"index.html": b"old home", "zz.html": b"old"})
    (tmp_path / in_the_way).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / in_the_way).write_bytes(b"mine")
    before = tree(tmp_path)

    with pytest.raises(EnvironmentFailed) as failed:
        _publish(tmp_path, SECOND)

    assert failed.value.problem.code == "output.foreign"
    assert failed.value.problem.place.path == str(tmp_path / in_the_way)
    assert tree(tmp_path) == before
    assert _records(tmp_path) == _manifest(tmp_path)


def test_a_foreign_file_with_the_same_bytes_is_adopted(tmp_path: Path) -> None:
    """A lost manifest costs nothing: files that are as they should be are recognised by their bytes."""
    _publish(tmp_path, FIRST)
    before = _times(tmp_path / "a")
    (tmp_path / FOLDER / MANIFEST).unlink()

    _publish(tmp_path, FIRST)

    assert _times(tmp_path / "a") == before
    assert _named(tmp_path) == set(FIRST)


@pytest.mark.parametrize("link", ["d", "a", "b", "b/c"])
def test_a_link_to_a_folder_is_never_written_through(tmp_path: Path, link: str) -> None:
    """A symbolic link where a folder is to go, or stood, stops everything before anything has changed."""
    outside = tmp_path / "outside"
    (outside / "c").mkdir(parents=True)
    (outside / "index.html").write_bytes(b"mine")
    (outside / "c" / "index.html").write_bytes(b"mine too")
    folder = tmp_path / "output"
    _publish(folder, FIRST)
    if (folder / link).exists():
        (folder / link).rename(tmp_path / "moved away")
    (folder / link).symlink_to(outside)
    before = tree(folder)

    with pytest.raises(EnvironmentFailed) as failed:
        _publish(folder, SECOND)

    assert failed.value.problem.code in {"output.link", "output.foreign"}
    assert failed.value.problem.place.path.startswith(str(folder / link))
    assert tree(folder) == before
    assert (outside / "index.html").read_bytes() == b"mine"
    assert (outside / "c" / "index.html").read_bytes() == b"mine too"


def test_a_link_in_place_of_a_file_is_replaced_not_followed(tmp_path: Path) -> None:
    """Where a link took the place of one of our files, the file comes back and what the link led to is kept."""
    secret = tmp_path / "secret"
    secret.write_bytes(FIRST["feed.xml"])
    folder = tmp_path / "output"
    _publish(folder, FIRST)
    (folder / "feed.xml").unlink()
    (folder / "feed.xml").symlink_to(secret)

    _publish(folder, FIRST)

    assert not (folder / "feed.xml").is_symlink()
    assert secret.read_bytes() == FIRST["feed.xml"]


def test_a_foreign_link_is_a_foreign_file(tmp_path: Path) -> None:
    """A link that somebody put where a new page is to go is in the way, even when it leads nowhere."""
    _publish(tmp_path, FIRST)
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "index.html").symlink_to(tmp_path / "nowhere")

    with pytest.raises(EnvironmentFailed, match=r"output\.foreign"):
        _publish(tmp_path, SECOND)


@pytest.mark.parametrize("name", [FOLDER, f"{FOLDER}/{STAGE}", f"{FOLDER}/{PIECES}"])
def test_our_own_folder_may_not_be_a_link(tmp_path: Path, name: str) -> None:
    """The stage is never a link: emptying it would empty what the link leads to."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("mine")
    folder = tmp_path / "output"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).symlink_to(outside)

    with pytest.raises(EnvironmentFailed, match=r"output\.link"):
        Output(folder)

    assert (outside / "kept").read_text() == "mine"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"x": b"file"}, {"x/index.html": b"folder"}),
        ({"x/index.html": b"folder", "x/y/z": b"deep"}, {"x": b"file"}),
        ({"a/b/c": b"1", "a/b/d": b"2"}, {"a": b"file"}),
        ({"a": b"file"}, {"a/b/c/d/e": b"deep"}),
        ({"a": b"1", "b/c": b"2"}, {"a/c": b"2", "b": b"1"}),
    ],
    ids=["file to folder", "folder to file", "deep folder to file", "file to deep folder", "both at once"],
)
def test_files_become_folders_and_folders_files(tmp_path: Path, before: Files, after: Files) -> None:
    """A path may change from a file to a folder and back from one edition to the next."""
    for edition in (before, after, before):
        _publish(tmp_path, edition)

        assert tree(tmp_path) == edition
    assert not [path for path in tmp_path.rglob("*") if path.is_dir() and not any(path.iterdir())]


def test_empty_folders_are_in_nobodys_way(tmp_path: Path) -> None:
    """Empty folders, which a killed build may leave, give way to a file."""
    (tmp_path / "feed.xml" / "empty" / "deep").mkdir(parents=True)

    _publish(tmp_path, FIRST)

    assert tree(tmp_path) == FIRST


def test_the_leavings_of_a_killed_build_are_cleared_away(tmp_path: Path) -> None:
    """Files that an intent names belong to a build that never finished: the next one keeps or removes them."""
    _publish(tmp_path, FIRST)
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "index.html").write_bytes(b"of the edition that was never finished")
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "index.html").write_bytes(b"the same")
    (tmp_path / FOLDER / INTENT).write_bytes(intent_bytes([*FIRST, "d/index.html", "e/index.html"]))
    (tmp_path / FOLDER / STAGE / "1").mkdir(parents=True)
    (tmp_path / FOLDER / STAGE / "1" / "rest.html").write_bytes(b"staged")

    _publish(tmp_path, SECOND)

    assert tree(tmp_path) == SECOND
    assert _records(tmp_path) == _manifest(tmp_path)


def test_a_damaged_manifest_deletes_nothing_and_is_mended(tmp_path: Path) -> None:
    """With an unreadable manifest nothing is pruned, everything is put in order, and a new manifest is written."""
    _publish(tmp_path, FIRST)
    (tmp_path / FOLDER / MANIFEST).write_bytes(b"{")
    (tmp_path / "notes.txt").write_bytes(b"mine")

    _publish(tmp_path, SECOND)

    assert tree(tmp_path) == {**FIRST, **SECOND, "notes.txt": b"mine"}
    assert _named(tmp_path) == set(SECOND)


def test_what_a_broken_source_had_published_is_kept(tmp_path: Path) -> None:
    """`keep` leaves a source's files in the edition, in the folder and in the manifest."""
    _publish(tmp_path, FIRST)

    output = Output(tmp_path)
    output.put("index.html", b"new home")
    output.keep("content/a/index.html.md")
    output.commit(whole=True)
    output.close()

    assert tree(tmp_path) == {"index.html": b"new home", "a/index.html": b"a"}
    assert _named(tmp_path) == {"index.html", "a/index.html"}


@pytest.mark.parametrize("size", [0, 1, SMALL, SMALL + 1])
def test_files_are_copied_whole_whatever_their_size(tmp_path: Path, size: int) -> None:
    """A copied file has the bytes of its original, replaced when they change and left alone when they do not."""
    original = tmp_path / "film.bin"
    folder = tmp_path / "output"
    for content in (b"x" * size, b"y" * size):
        original.write_bytes(content)
        for again in range(2):
            output = Output(folder)
            output.put_file("media/film.bin", original)
            outcome = output.commit(whole=True)
            output.close()

            assert tree(folder) == {"media/film.bin": content}
            assert not again or outcome.unchanged == 1


def test_a_source_that_vanished_is_named(tmp_path: Path) -> None:
    """A picture that goes away between reading and copying is a problem with its path, not an exception."""
    output = Output(tmp_path / "output")

    with pytest.raises(EnvironmentFailed) as failed:
        output.put_file("media/a.jpg", tmp_path / "a.jpg")

    assert failed.value.problem.code == "machine.read"
    assert failed.value.problem.place.path == str(tmp_path / "a.jpg")


def test_every_file_is_whole_at_every_instant(tmp_path: Path) -> None:
    """Somebody who reads while editions follow each other sees whole files of one edition or another, only."""
    editions = [
        {f"{n}/index.html": (f"{edition} {n} " * 4_000).encode() for n in range(12)} for edition in ("odd", "even")
    ]
    whole = {path: {edition[path] for edition in editions} for path in editions[0]}
    _publish(tmp_path, editions[0])
    torn: list[str] = []
    looks = 0
    done = threading.Event()

    def read_on() -> None:
        nonlocal looks
        while not done.is_set():
            for path, possible in whole.items():
                looks += 1
                if (tmp_path / path).read_bytes() not in possible:
                    torn.append(path)

    reader = threading.Thread(target=read_on)
    reader.start()
    for number in range(30):
        _publish(tmp_path, editions[number % 2])
    done.set()
    reader.join()

    assert torn == []
    assert looks > 100


def test_the_pages_that_lead_to_others_come_last(tmp_path: Path) -> None:
    """When a front page is in place, what it leads to is there already."""
    _publish(tmp_path, {"index.html": b"0", "a.html": b"0", "z.html": b"0"})
    _publish(tmp_path, {"index.html": b"1", "a.html": b"1", "z.html": b"1"})

    changed = {name: (tmp_path / name).stat().st_ctime_ns for name in ("index.html", "a.html", "z.html")}

    assert changed["index.html"] >= max(changed.values())


EDITIONS = st.lists(
    st.dictionaries(
        st.lists(st.sampled_from(["a", "b", "ä", "index.html"]), min_size=1, max_size=3).map("/".join),
        st.binary(max_size=3),
        max_size=6,
    ).filter(lambda files: not any(other.startswith(f"{path}/") for path in files for other in files)),
    min_size=2,
    max_size=5,
)


@settings(max_examples=40)
@given(editions=EDITIONS)
def test_any_editions_in_any_order_leave_exactly_the_last(
    tmp_path_factory: pytest.TempPathFactory, editions: list[dict[str, bytes]]
) -> None:
    """Whatever came before, the folder holds the last edition: no file too many, none too few, no empty folder."""
    folder = tmp_path_factory.mktemp("output")
    for edition in editions:
        outcome = _publish(folder, edition)

        assert tree(folder) == edition
        assert outcome.unchanged + len(outcome.new) + len(outcome.changed) == len(edition)
    folders = [path for path in folder.rglob("*") if path.is_dir() and path.name != FOLDER]
    assert all(any(path.iterdir()) for path in folders)


def test_files_can_be_read_by_everyone(tmp_path: Path) -> None:
    """What is published is readable for the web server, and nothing is left executable."""
    before = os.umask(0o022)
    try:
        _publish(tmp_path, FIRST)
    finally:
        os.umask(before)

    assert {(tmp_path / path).stat().st_mode & 0o777 for path in FIRST} == {0o644}
