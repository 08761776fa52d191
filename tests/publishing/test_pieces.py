"""A piece of the manifest names the files below two folders, and is what its name says or damaged."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.publishing.holdings import Holdings
from baspa.publishing.manifest import (
    FOLDER,
    MANIFEST,
    Entry,
    Manifest,
    ManifestDamaged,
    Piece,
    digest,
    manifest_bytes,
)
from baspa.publishing.pieces import (
    PIECES,
    in_pieces,
    manifest_of,
    piece_bytes,
    piece_file,
    piece_of,
    read_piece,
    revise,
)

BELOW = {
    "2026/11/index.html": Entry(digest(b"November")),
    "2026/11/22/kitap/index.html": Entry(digest(b"kitap"), "content/2026/11/22-kitap.md"),
    "2026/11/30/сөз «екі»/index.html": Entry(digest(b"soz"), "content/soz.md"),
}
ENTRIES = BELOW | {"index.html": Entry(digest(b"home")), "media/a.jpg": Entry(digest(b"\xff\xd8"))}
INTACT = piece_bytes(BELOW)


def _lay(output: Path, name: str, content: bytes, *, files: int, called: str = "") -> Piece:
    """Write a piece, and a root that names it by its digest."""
    piece = Piece(called or digest(content), digest(b"tree"), files)
    (output / FOLDER / PIECES).mkdir(parents=True, exist_ok=True)
    (output / FOLDER / PIECES / piece_file(piece)).write_bytes(content)
    (output / FOLDER / MANIFEST).write_bytes(manifest_bytes(Manifest({name: piece})))
    return piece


@pytest.mark.parametrize(
    ("path", "piece"),
    [
        ("index.html", ""),
        ("media/a.jpg", "~7"),
        ("2026/11/index.html", "2026/11"),
        ("2026/11/22/story/index.html", "2026/11"),
        ("2026/photo/c", "2026/~5"),
        ("20265/11/c", "~4/11"),
    ],
)
def test_a_piece_holds_what_shares_two_folders(path: str, piece: str) -> None:
    """A path in fewer folders belongs to those it has; a file at the top, to the top."""
    assert piece_of(path) == piece
    assert in_pieces({path: Entry("x")}) == {piece: {path: Entry("x")}}


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """A piece survives its file, whatever its paths are written in, and whichever came first."""
    piece = _lay(tmp_path, "2026/11", INTACT, files=len(BELOW))

    assert read_piece(tmp_path, "2026/11", piece) == BELOW
    assert piece_bytes(dict(reversed(BELOW.items()))) == INTACT


@pytest.mark.parametrize("place", range(0, len(INTACT), 40))
@pytest.mark.parametrize("damage", ["changed", "lost", "cut off", "doubled"])
def test_damage_anywhere_is_seen(tmp_path: Path, place: int, damage: str) -> None:
    """A byte changed, lost or doubled, or an end cut off, is damage, and the whole manifest's."""
    content = {
        "changed": INTACT[:place] + bytes([INTACT[place] ^ 1]) + INTACT[place + 1 :],
        "lost": INTACT[:place] + INTACT[place + 1 :],
        "cut off": INTACT[:place],
        "doubled": INTACT[:place] + INTACT[place : place + 1] + INTACT[place:],
    }[damage]
    piece = _lay(tmp_path, "2026/11", content, files=len(BELOW), called=digest(INTACT))

    with pytest.raises(ManifestDamaged):
        read_piece(tmp_path, "2026/11", piece)
    holdings = Holdings(tmp_path)
    assert holdings.known
    assert holdings.entry("2026/11/index.html") is None
    assert not holdings.known
    assert holdings.manifest == Manifest(damaged=True)


@pytest.mark.parametrize(
    "path",
    [
        "../secret",
        "2026/11/../../../x",
        "/2026/11/x",
        "2026/11//x",
        "2026/11/.baspa/x",
        "2026/11/\0",
        "2026/12/x",
        "x",
    ],
)
def test_a_piece_names_only_what_belongs_to_it(tmp_path: Path, path: str) -> None:
    """A forged piece cannot name a file outside the output, nor one of another piece; then it names nothing."""
    entries = {"2026/11/kept.html": ["x", ""], path: ["x", ""]}
    piece = _lay(tmp_path, "2026/11", json.dumps(entries).encode(), files=2)

    with pytest.raises(ManifestDamaged):
        read_piece(tmp_path, "2026/11", piece)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"null", b"{", b"\xff", b'{"a": 1}', b'{"a": ["x", "y", "z"]}', b"{}", b"[" * 100_000]
)
def test_other_documents_are_damaged_pieces(tmp_path: Path, content: bytes) -> None:
    """What is not a piece is damage and no exception of another kind, even under the name of its digest."""
    piece = _lay(tmp_path, "", content, files=1)

    with pytest.raises(ManifestDamaged):
        read_piece(tmp_path, "", piece)


@given(content=st.binary(max_size=100))
def test_any_bytes_are_read_without_another_exception(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """Whatever lies where a piece should be, reading it ends in damage."""
    folder = tmp_path_factory.mktemp("output")
    piece = _lay(folder, "", content, files=1)

    with pytest.raises(ManifestDamaged):
        read_piece(folder, "", piece)


def test_a_missing_piece_is_damage(tmp_path: Path) -> None:
    """A piece that is not there, or is a folder, is not taken for an empty one."""
    piece = _lay(tmp_path, "2026/11", INTACT, files=len(BELOW))
    there = tmp_path / FOLDER / PIECES / piece_file(piece)
    there.unlink()

    with pytest.raises(ManifestDamaged):
        read_piece(tmp_path, "2026/11", piece)
    there.mkdir()
    with pytest.raises(ManifestDamaged):
        read_piece(tmp_path, "2026/11", piece)


def test_only_what_differs_is_written() -> None:
    """A revision writes the pieces that hold something else now, leaves out empty ones and keeps the rest."""
    whole = manifest_of(ENTRIES)
    before = in_pieces(ENTRIES)
    new = Entry(digest(b"new"))

    revision = revise(
        whole.pieces,
        {name: before[name] for name in ("", "~7", "2026/11")},
        {"": before[""], "~7": {}, "2026/11": before["2026/11"] | {"2026/11/new.html": new}},
    )

    after = {path: e for path, e in ENTRIES.items() if not path.startswith("media/")} | {"2026/11/new.html": new}
    assert revision.manifest == manifest_of(after)
    assert list(revision.written) == [piece_file(revision.manifest.pieces["2026/11"])]


PATHS = st.lists(st.sampled_from(["a", "b", "2026"]), min_size=1, max_size=4).map("/".join)


@given(
    before=st.dictionaries(PATHS, st.builds(Entry, st.sampled_from("12"))),
    after=st.dictionaries(PATHS, st.builds(Entry, st.sampled_from("12"))),
)
def test_a_revised_manifest_is_the_one_of_its_files(before: dict[str, Entry], after: dict[str, Entry]) -> None:
    """However an edition came about, its manifest is the same."""
    old, new = in_pieces(before), in_pieces(after)

    gone: dict[str, dict[str, Entry]] = {name: {} for name in old}
    revision = revise(manifest_of(before).pieces, old, gone | new)

    assert revision.manifest == manifest_of(after)


def test_only_pieces_that_are_asked_for_are_read(tmp_path: Path) -> None:
    """A question about one month is answered although another month's piece is gone."""
    month = piece_bytes(BELOW)
    piece = _lay(tmp_path, "2026/11", month, files=len(BELOW))
    lost = Piece(digest(b"lost"), digest(b"tree"), 1)
    (tmp_path / FOLDER / MANIFEST).write_bytes(manifest_bytes(Manifest({"2026/11": piece, "2026/10": lost})))

    holdings = Holdings(tmp_path)

    assert holdings.entry("2026/11/index.html") == BELOW["2026/11/index.html"]
    assert holdings.known
    assert holdings.pieces() == {}
    assert not holdings.known
