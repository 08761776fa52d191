"""The manifest's root says which pieces there are, and believes nothing that was damaged."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.publishing.manifest import (
    FOLDER,
    MANIFEST,
    Entry,
    Manifest,
    Piece,
    digest,
    file_digest,
    is_inside,
    manifest_bytes,
    read_manifest,
    sealed,
)
from baspa.publishing.pieces import manifest_of

ENTRIES = {
    "index.html": Entry(digest(b"home")),
    "2026/11/22/kitap/index.html": Entry(digest(b"kitap"), "content/2026/11/22-kitap.md"),
    "media/сурет «бір».jpg": Entry(digest(b"\xff\xd8")),
    'quoted "name"/сурет/x.txt': Entry(digest(b"")),
}
WHOLE = manifest_of(ENTRIES)
INTACT = manifest_bytes(WHOLE)
SOMETHING = digest(b"something")


def _lay(output: Path, content: bytes) -> Path:
    (output / FOLDER).mkdir(parents=True, exist_ok=True)
    (output / FOLDER / MANIFEST).write_bytes(content)
    return output


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """A root survives its file, Kazakh names and quotation marks included."""
    manifest = read_manifest(_lay(tmp_path, INTACT))

    assert manifest == WHOLE
    assert set(manifest.pieces) == {"", "2026/11", "~7", "~1/~1"}
    assert manifest.files == len(ENTRIES)


def test_the_same_edition_is_written_in_the_same_bytes() -> None:
    """The order in which files were made leaves no trace."""
    backwards = manifest_of(dict(reversed(ENTRIES.items())))

    assert manifest_bytes(backwards) == INTACT
    assert backwards.edition == WHOLE.edition


def test_the_edition_changes_with_any_file_but_not_with_its_source() -> None:
    """The digest of an edition speaks of the bytes readers get, and of nothing else."""
    entry = ENTRIES["index.html"]
    renamed = {"home.html" if path == "index.html" else path: e for path, e in ENTRIES.items()}
    edited = ENTRIES | {"index.html": Entry(digest(b"other"))}
    elsewhere = {"2025/11/22/kitap/index.html" if path.startswith("2026") else path: e for path, e in ENTRIES.items()}
    moved = ENTRIES | {"index.html": Entry(entry.digest, "content/elsewhere.md")}

    editions = [manifest_of(entries).edition for entries in (ENTRIES, renamed, edited, elsewhere, moved)]

    assert len(set(editions[:4])) == 4
    assert editions[4] == editions[0]
    assert manifest_of(moved) != manifest_of(ENTRIES)


def test_no_manifest_is_not_a_damaged_one(tmp_path: Path) -> None:
    """A folder without a manifest is somebody else's: nothing in it is known to be ours."""
    assert read_manifest(tmp_path) == Manifest(absent=True)
    (tmp_path / FOLDER).write_text("a file where the folder should be")
    assert read_manifest(tmp_path) == Manifest(absent=True)


@pytest.mark.parametrize("place", range(0, len(INTACT), 50))
@pytest.mark.parametrize("damage", ["changed", "lost", "cut off", "doubled"])
def test_damage_anywhere_is_seen(tmp_path: Path, place: int, damage: str) -> None:
    """A byte changed, lost or doubled, or an end cut off, makes a manifest damaged and never an exception."""
    content = {
        "changed": INTACT[:place] + bytes([INTACT[place] ^ 1]) + INTACT[place + 1 :],
        "lost": INTACT[:place] + INTACT[place + 1 :],
        "cut off": INTACT[:place],
        "doubled": INTACT[:place] + INTACT[place : place + 1] + INTACT[place:],
    }[damage]

    manifest = read_manifest(_lay(tmp_path, content))

    assert manifest == Manifest(damaged=True)


@given(content=st.binary(max_size=200) | st.from_regex(rb'\A\{"format": 2, "digest": .{0,60}\Z'))
def test_any_bytes_are_read_without_an_exception(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever lies where the manifest should be, reading it ends in a manifest."""
    assert read_manifest(_lay(tmp_path_factory.mktemp("output"), content)).damaged


@given(rest=st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_sealed_text_is_read_without_an_exception(tmp_path_factory: pytest.TempPathFactory, rest: str) -> None:
    """A seal that fits is no reason to believe what is under it."""
    assert read_manifest(_lay(tmp_path_factory.mktemp("output"), sealed(rest))).damaged


FIRST_FORMAT = b'"files": {\n"index.html": ["' + digest(b"home").encode() + b'", ""]\n}}\n'


@pytest.mark.parametrize(
    "document",
    [
        b"[]",
        b"null",
        b"1",
        b'"text"',
        b"[" * 100_000,
        b'{"format": 2,\n"pieces": []}',
        b'{"format": 3, "digest": "",\n"pieces": {}}',
        b'{"format": 1, "digest": "' + digest(FIRST_FORMAT).encode() + b'",\n' + FIRST_FORMAT,
        b"\xff\xfe{}",
        b"",
        sealed('"pieces": ' + "[" * 100_000),
        sealed('"pieces": []}\n'),
        sealed('"pieces": {"": {}}}\n'),
        sealed('"pieces": {"": [1, 2, 3]}}\n'),
        sealed('"files": {}}\n'),
    ],
    ids=[
        "list",
        "null",
        "number",
        "text",
        "deep",
        "no seal",
        "another format",
        "the first format",
        "utf-16",
        "empty",
        "sealed and deep",
        "pieces are a list",
        "a piece is a mapping",
        "a piece is numbers",
        "no pieces",
    ],
)
def test_other_documents_are_damaged_manifests(tmp_path: Path, document: bytes) -> None:
    """JSON of another shape, another format's manifest and a bomb of brackets are damaged, not trusted."""
    assert read_manifest(_lay(tmp_path, document)) == Manifest(damaged=True)


@pytest.mark.parametrize(
    "piece",
    [
        Piece("../../../etc/passwd", SOMETHING, 1),
        Piece(SOMETHING.upper(), SOMETHING, 1),
        Piece(SOMETHING + "\n", SOMETHING, 1),
        Piece(SOMETHING[:39], SOMETHING, 1),
        Piece(SOMETHING, "tree", 1),
        Piece(SOMETHING, SOMETHING, 0),
        Piece(SOMETHING, SOMETHING, -1),
    ],
)
def test_a_piece_is_named_by_a_digest_and_nothing_else(tmp_path: Path, piece: Piece) -> None:
    """A forged root cannot lead to a file elsewhere, nor count what cannot be."""
    assert read_manifest(_lay(tmp_path, manifest_bytes(Manifest({"a": piece})))) == Manifest(damaged=True)


OUTSIDE = [
    "../secret",
    "/etc/passwd",
    "a/../../b",
    "a//b",
    "",
    ".",
    "..",
    "./a",
    ".baspa/manifest.json",
    "a/",
    "a\0b",
    "\ud800",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_that_leads_out_is_never_ours(path: str) -> None:
    """What no file of the output can be called is known as such."""
    assert not is_inside(path)


@pytest.mark.parametrize("name", ["..", "a/..", "/etc", ".baspa", "a\0b"])
def test_a_piece_that_leads_out_is_damage(tmp_path: Path, name: str) -> None:
    """A root made by somebody else cannot name a folder outside the output."""
    forged = manifest_bytes(Manifest({name: Piece(SOMETHING, SOMETHING, 1)}))

    assert read_manifest(_lay(tmp_path, forged)) == Manifest(damaged=True)


def test_a_digest_does_not_depend_on_how_a_file_is_read(tmp_path: Path) -> None:
    """A file larger than what is read at once has the digest of its bytes."""
    content = bytes(range(256)) * 10_000
    (tmp_path / "large").write_bytes(content)

    assert file_digest(tmp_path / "large") == digest(content)
