"""A part of an edition can be committed alone, and then leaves what a whole commit would have left."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baspa.problems import EnvironmentFailed
from baspa.publishing.holdings import Holdings
from baspa.publishing.intent import INTENT, intent_bytes
from baspa.publishing.manifest import FOLDER, MANIFEST, Entry, ManifestDamaged, digest, read_manifest
from baspa.publishing.output import Outcome, Output
from baspa.publishing.pieces import PIECES, manifest_of, piece_file
from sites import tree

Files = Mapping[str, bytes]

BEFORE = {
    "index.html": b"home",
    "feed.xml": b"<rss/>",
    "2026/10/31/old/index.html": b"old",
    "2026/11/21/a/index.html": b"a",
    "2026/11/22/b/index.html": b"b",
    "media/a.jpg": b"\xff\xd8",
}


def _whole(folder: Path, files: Files) -> Outcome:
    output = Output(folder)
    for path, content in files.items():
        output.put(path, content, source=f"content/{path}")
    outcome = output.commit(whole=True)
    output.close()
    return outcome


def _part(folder: Path, files: Files, dropped: Iterable[str] = ()) -> Outcome:
    output = Output(folder)
    try:
        for path, content in files.items():
            output.put(path, content, source=f"content/{path}")
        for path in dropped:
            output.drop(path)
        return output.commit(whole=False)
    finally:
        output.close()


def _piece(folder: Path, name: str) -> Path:
    """Return the file that holds one piece."""
    return folder / FOLDER / PIECES / piece_file(read_manifest(folder).pieces[name])


def _records(folder: Path) -> dict[str, bytes]:
    own = folder / FOLDER
    return {path.relative_to(own).as_posix(): path.read_bytes() for path in own.rglob("*") if path.is_file()}


def _looks(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in folder.rglob("*")}


def test_a_part_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    """New and changed files come, dropped ones go with their folders, and everything else is left alone."""
    _whole(tmp_path, BEFORE)
    before = {name: _piece(tmp_path, name).lstat().st_ino for name in ("2026/10", "~7")}

    outcome = _part(
        tmp_path,
        {"index.html": b"new home", "2026/11/22/c/index.html": b"c", "feed.xml": b"<rss/>"},
        ["2026/11/21/a/index.html"],
    )

    after = {path: content for path, content in BEFORE.items() if path != "2026/11/21/a/index.html"}
    after |= {"index.html": b"new home", "2026/11/22/c/index.html": b"c"}
    assert tree(tmp_path) == after
    assert not (tmp_path / "2026/11/21").exists()
    assert outcome.new == ("2026/11/22/c/index.html",)
    assert outcome.changed == ("index.html",)
    assert outcome.pruned == ("2026/11/21/a/index.html",)
    assert outcome.unchanged == len(after) - 2
    assert outcome.edition == manifest_of({path: Entry(digest(content)) for path, content in after.items()}).edition
    assert {name: _piece(tmp_path, name).lstat().st_ino for name in ("2026/10", "~7")} == before


def test_a_part_leaves_the_records_that_a_whole_edition_leaves(tmp_path: Path) -> None:
    """However an edition came about, its manifest is the same, byte for byte and file for file."""
    after = {path: content for path, content in BEFORE.items() if not path.startswith("2026/10/")}
    after |= {"index.html": b"new", "2027/01/01/x/index.html": b"x"}
    _whole(tmp_path / "in parts", BEFORE)
    _part(tmp_path / "in parts", {"2027/01/01/x/index.html": b"x"})
    part = _part(tmp_path / "in parts", {"index.html": b"new"}, ["2026/10/31/old/index.html"])

    whole = _whole(tmp_path / "whole", after)

    assert _records(tmp_path / "in parts") == _records(tmp_path / "whole")
    assert part.edition == whole.edition
    assert len(_records(tmp_path / "whole")) == 1 + len(read_manifest(tmp_path / "whole").pieces)


def test_a_part_without_changes_writes_nothing(tmp_path: Path) -> None:
    """Files that are as they were leave every inode and time as it was, the records' included."""
    _whole(tmp_path, BEFORE)
    before = _looks(tmp_path)

    outcome = _part(tmp_path, {"index.html": b"home"}, ["never.html"])

    assert _looks(tmp_path) == before
    assert (outcome.new, outcome.changed, outcome.pruned, outcome.unchanged) == ((), (), (), len(BEFORE))


def test_only_the_pieces_it_touches_are_read(tmp_path: Path) -> None:
    """A part costs as much as the change: what is wrong with another month's piece is not even seen."""
    _whole(tmp_path, BEFORE)
    _piece(tmp_path, "2026/10").write_bytes(b"damaged")

    _part(tmp_path, {"2026/11/22/c/index.html": b"c"}, ["media/a.jpg"])

    assert tree(tmp_path).keys() == BEFORE.keys() - {"media/a.jpg"} | {"2026/11/22/c/index.html"}


def test_the_last_file_of_all_can_be_dropped(tmp_path: Path) -> None:
    """An edition of nothing has a root without pieces, and no folder for them."""
    _whole(tmp_path, {"a/index.html": b"a"})

    outcome = _part(tmp_path, {}, ["a/index.html"])

    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == [FOLDER, f"{FOLDER}/{MANIFEST}"]
    assert (outcome.unchanged, outcome.pruned) == (0, ("a/index.html",))


def test_only_what_is_ours_is_dropped(tmp_path: Path) -> None:
    """A dropped path that the manifest does not name is somebody else's file; one that is made again stays."""
    _whole(tmp_path, BEFORE)
    (tmp_path / "notes.txt").write_bytes(b"mine")
    outside = tmp_path.parent / "outside.txt"
    outside.write_bytes(b"mine")

    outcome = _part(tmp_path, {"index.html": b"new"}, ["notes.txt", "index.html", "../outside.txt", str(outside)])

    assert tree(tmp_path) == {**BEFORE, "index.html": b"new", "notes.txt": b"mine"}
    assert outside.read_bytes() == b"mine"
    assert outcome.pruned == ()


def test_a_foreign_file_in_the_way_of_a_part_stops_it(tmp_path: Path) -> None:
    """Whose a file is does not depend on how much is committed."""
    _whole(tmp_path, BEFORE)
    (tmp_path / "2026/11/22/c").mkdir()
    (tmp_path / "2026/11/22/c/index.html").write_bytes(b"mine")
    before = tree(tmp_path)

    with pytest.raises(EnvironmentFailed, match=r"output\.foreign"):
        _part(tmp_path, {"2026/11/22/c/index.html": b"c"})

    assert tree(tmp_path) == before


@pytest.mark.parametrize("record", ["no manifest", "damaged root", "the first format", "untrusted intent"])
def test_a_part_needs_records_that_can_be_relied_on(tmp_path: Path, record: str) -> None:
    """Without them `known` says so, and a part is refused before anything has changed."""
    _whole(tmp_path, BEFORE)
    own = tmp_path / FOLDER
    if record == "no manifest":
        (own / MANIFEST).unlink()
    elif record == "damaged root":
        (own / MANIFEST).write_bytes(b"{")
    elif record == "the first format":
        (own / MANIFEST).write_bytes((own / MANIFEST).read_bytes().replace(b'"format": 2', b'"format": 1'))
    else:
        (own / INTENT).write_bytes(b'["index.html"]')
    before = _looks(tmp_path)
    output = Output(tmp_path)
    output.drop("media/a.jpg")

    assert not output.known
    with pytest.raises(ManifestDamaged):
        output.commit(whole=False)
    output.close()
    assert _looks(tmp_path) == before


@pytest.mark.parametrize("damage", ["lost", "changed"])
def test_a_damaged_piece_is_found_before_anything_changes(tmp_path: Path, damage: str) -> None:
    """The same output can then be filled up and committed as a whole; nothing is removed, all is recorded again."""
    _whole(tmp_path, BEFORE)
    piece = _piece(tmp_path, "2026/11")
    piece.unlink() if damage == "lost" else piece.write_bytes(piece.read_bytes().replace(b"/b/", b"/x/"))
    files = tree(tmp_path)
    output = Output(tmp_path)
    assert output.known
    output.put("2026/11/22/b/index.html", b"new b", source="content/b.md")
    output.drop("media/a.jpg")
    with pytest.raises(ManifestDamaged):
        output.commit(whole=False)
    assert tree(tmp_path) == files
    assert not output.known
    assert not (tmp_path / FOLDER / INTENT).exists()

    for path, content in BEFORE.items():
        if path not in {"2026/11/22/b/index.html", "media/a.jpg"}:
            output.put(path, content)
    outcome = output.commit(whole=True)
    output.close()

    assert tree(tmp_path) == {**BEFORE, "2026/11/22/b/index.html": b"new b"}
    assert outcome.pruned == ()
    assert set(Holdings(tmp_path).paths()) == BEFORE.keys() - {"media/a.jpg"}
    assert Output(tmp_path).known
    assert len(_records(tmp_path)) == 1 + len(read_manifest(tmp_path).pieces)


def test_a_damaged_piece_lets_a_whole_edition_through(tmp_path: Path) -> None:
    """With a piece lost no file counts as foreign and none is removed, as with a damaged root."""
    _whole(tmp_path, BEFORE)
    _piece(tmp_path, "2026/11").unlink()

    outcome = _whole(tmp_path, {"index.html": b"new", "2026/11/22/b/index.html": b"new"})

    assert tree(tmp_path) == {**BEFORE, "index.html": b"new", "2026/11/22/b/index.html": b"new"}
    assert outcome.pruned == ()


def test_an_untrusted_intent_removes_nothing(tmp_path: Path) -> None:
    """Files that an unreadable intent may have named are overwritten, not refused, and never deleted."""
    _whole(tmp_path, BEFORE)
    (tmp_path / "new.html").write_bytes(b"of a build that never finished, or somebody's")
    (tmp_path / "other.html").write_bytes(b"the same")
    (tmp_path / FOLDER / INTENT).write_bytes(intent_bytes(["new.html", "other.html"])[:-9])

    _whole(tmp_path, {"index.html": b"home", "new.html": b"new"})

    assert tree(tmp_path) == {"index.html": b"home", "new.html": b"new", "other.html": b"the same"}
    assert not (tmp_path / FOLDER / INTENT).exists()


def test_an_interrupted_part_is_finished_by_a_part(tmp_path: Path) -> None:
    """What only the interrupted build can have put there goes, and what is as recorded stays."""
    _whole(tmp_path, BEFORE)
    (tmp_path / "leavings").mkdir()
    (tmp_path / "leavings" / "index.html").write_bytes(b"of a build that never finished")
    (tmp_path / FOLDER / INTENT).write_bytes(intent_bytes(["leavings/index.html", "feed.xml", "index.html"]))
    output = Output(tmp_path)
    assert output.known
    assert output.interrupted == {"leavings/index.html", "feed.xml", "index.html"}
    output.close()

    _part(tmp_path, {"index.html": b"new"})

    assert tree(tmp_path) == {**BEFORE, "index.html": b"new"}
    assert not (tmp_path / "leavings").exists()
    assert not (tmp_path / FOLDER / INTENT).exists()


@pytest.mark.parametrize("left", [b"of the edition that was never finished", None])
def test_an_interrupted_build_that_a_part_does_not_mend_is_mended_by_a_whole(
    tmp_path: Path, left: bytes | None
) -> None:
    """A file that the interrupted build changed or removed, and that the part leaves alone, is not left like that."""
    _whole(tmp_path, BEFORE)
    (tmp_path / "feed.xml").unlink()
    if left is not None:
        (tmp_path / "feed.xml").write_bytes(left)
    (tmp_path / FOLDER / INTENT).write_bytes(intent_bytes(["feed.xml"]))

    with pytest.raises(ManifestDamaged):
        _part(tmp_path, {"index.html": b"new"})
    _part(tmp_path, {"index.html": b"new", "feed.xml": b"<rss/>"})

    assert tree(tmp_path) == {**BEFORE, "index.html": b"new"}


def test_an_intent_names_what_changes_and_nothing_else(tmp_path: Path) -> None:
    """The list of what is about to be touched is as long as the change, whatever is in the folder."""
    _whole(tmp_path, BEFORE)
    output = Output(tmp_path)
    output.put("index.html", b"new")
    output.drop("media/a.jpg")
    output._stager.lay("feed.xml/is now a folder", b"x")  # never accepted, and in the way: the commit stops half-way

    with pytest.raises(EnvironmentFailed):
        output.commit(whole=False)

    assert (tmp_path / FOLDER / INTENT).read_bytes() == intent_bytes(["index.html", "media/a.jpg"])


def test_what_one_interrupted_build_left_is_not_forgotten_by_the_next(tmp_path: Path) -> None:
    """Two builds interrupted in a row: what the first put in place and the second found in order is still ours."""
    _whole(tmp_path, BEFORE)
    (tmp_path / "new.html").write_bytes(b"of the first")
    (tmp_path / FOLDER / INTENT).write_bytes(intent_bytes(["new.html"]))
    second = Output(tmp_path)
    second.put("new.html", b"of the first")
    second.put("index.html", b"new")
    second._stager.lay("feed.xml/is now a folder", b"x")  # never accepted, and in the way: the commit stops half-way
    with pytest.raises(EnvironmentFailed):
        second.commit(whole=False)
    second.close()

    _part(tmp_path, {"new.html": b"of the third", "index.html": b"new"})

    assert tree(tmp_path) == {**BEFORE, "new.html": b"of the third", "index.html": b"new"}


def test_files_that_are_not_as_recorded_can_be_found(tmp_path: Path) -> None:
    """Changed, lost, linked, foreign: none of them is what the manifest says."""
    _whole(tmp_path, BEFORE)
    (tmp_path / "feed.xml").write_bytes(b"<rsz/>")
    (tmp_path / "media/a.jpg").unlink()
    (tmp_path / "notes.txt").write_bytes(b"mine")
    (tmp_path / "2026/11/22").rename(tmp_path / "elsewhere")
    (tmp_path / "2026/11/22").symlink_to(tmp_path / "elsewhere")
    output = Output(tmp_path)

    found = output.matches([*BEFORE, "notes.txt", "../outside", "nothing"])

    assert found == {"index.html", "2026/10/31/old/index.html", "2026/11/21/a/index.html"}


EDITION = st.dictionaries(
    st.lists(st.sampled_from(["a", "b", "index.html"]), min_size=1, max_size=4).map("/".join),
    st.binary(max_size=2),
    max_size=6,
).filter(lambda files: not any(other.startswith(f"{path}/") for path in files for other in files))


@settings(max_examples=60)
@given(editions=st.lists(EDITION, min_size=2, max_size=5))
def test_parts_in_any_order_leave_what_whole_editions_leave(
    tmp_path_factory: pytest.TempPathFactory, editions: list[dict[str, bytes]]
) -> None:
    """Whatever changes from edition to edition, changing only that leaves the same files and the same records."""
    folder, clean = tmp_path_factory.mktemp("parts"), tmp_path_factory.mktemp("clean")
    _whole(folder, editions[0])
    for before, after in pairwise(editions):
        changed = {path: content for path, content in after.items() if before.get(path) != content}

        outcome = _part(folder, changed, before.keys() - after.keys())

        assert tree(folder) == after
        assert set(outcome.new) | set(outcome.changed) == changed.keys()
        assert set(outcome.pruned) == before.keys() - after.keys()
        assert outcome.unchanged == len(after) - len(changed)
    _whole(clean, editions[-1])
    assert _records(folder) == _records(clean)
