"""The manifest says which files are ours, and believes nothing that was damaged."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.publishing.manifest import (
    FOLDER,
    INTENT,
    MANIFEST,
    Entry,
    Manifest,
    digest,
    file_digest,
    intent_bytes,
    is_inside,
    manifest_bytes,
    read_intent,
    read_manifest,
)

ENTRIES = {
    "index.html": Entry(digest(b"home")),
    "2026/11/22/kitap/index.html": Entry(digest(b"kitap"), "content/2026/11/22-kitap.md"),
    "media/сурет «бір».jpg": Entry(digest(b"\xff\xd8")),
    'quoted "name".txt': Entry(digest(b"")),
}
INTACT = manifest_bytes(ENTRIES)


def _lay(output: Path, content: bytes, name: str = MANIFEST) -> Path:
    (output / FOLDER).mkdir(parents=True, exist_ok=True)
    (output / FOLDER / name).write_bytes(content)
    return output


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """A manifest survives its file, Kazakh names and quotation marks included."""
    manifest = read_manifest(_lay(tmp_path, INTACT))

    assert manifest == Manifest(ENTRIES)


def test_the_same_edition_is_written_in_the_same_bytes() -> None:
    """The order in which files were made leaves no trace."""
    backwards = dict(reversed(ENTRIES.items()))

    assert manifest_bytes(backwards) == INTACT
    assert Manifest(backwards).edition == Manifest(ENTRIES).edition


def test_the_edition_changes_with_any_file_but_not_with_its_source() -> None:
    """The digest of an edition speaks of the bytes readers get, and of nothing else."""
    entry = ENTRIES["index.html"]
    renamed = {"home.html" if path == "index.html" else path: e for path, e in ENTRIES.items()}
    edited = ENTRIES | {"index.html": Entry(digest(b"other"))}
    moved = ENTRIES | {"index.html": Entry(entry.digest, "content/elsewhere.md")}

    editions = [Manifest(entries).edition for entries in (ENTRIES, renamed, edited, moved)]

    assert len(set(editions[:3])) == 3
    assert editions[3] == editions[0]


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


@given(content=st.binary(max_size=200) | st.from_regex(rb'\A\{"format": 1, "digest": .{0,60}\Z'))
def test_any_bytes_are_read_without_an_exception(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever lies where the manifest should be, reading it ends in a manifest."""
    assert read_manifest(_lay(tmp_path_factory.mktemp("output"), content)).damaged


@pytest.mark.parametrize(
    "document",
    [
        b"[]",
        b"null",
        b"1",
        b'"text"',
        b"[" * 100_000,
        b'{"format": 1,\n"files": []}',
        b'{"format": 2, "digest": "",\n"files": {}}',
        b"\xff\xfe{}",
        b"",
    ],
    ids=["list", "null", "number", "text", "deep", "files-a-list", "another-format", "utf-16", "empty"],
)
def test_other_documents_are_damaged_manifests(tmp_path: Path, document: bytes) -> None:
    """JSON of another shape, another format's manifest and a bomb of brackets are damaged, not trusted."""
    assert read_manifest(_lay(tmp_path, document)) == Manifest(damaged=True)


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "a/../../b", "a//b", "", ".", "..", "./a", ".baspa/manifest.json", "a/"]
)
def test_a_path_that_leads_out_is_never_ours(tmp_path: Path, path: str) -> None:
    """A manifest and an intent made by somebody else cannot name a file outside the output."""
    forged = manifest_bytes({path: Entry(digest(b"")), "kept.html": Entry(digest(b""))})
    output = _lay(_lay(tmp_path, forged), intent_bytes([path, "kept.html"]), INTENT)

    assert not is_inside(path)
    assert set(read_manifest(output).entries) == {"kept.html"}
    assert read_intent(output) == {"kept.html"}


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"null", b"[1, [], {}]", b"\xff", b"[" * 100_000])
def test_a_damaged_intent_names_nothing(tmp_path: Path, content: bytes) -> None:
    """An intent that cannot be read lets nothing be removed."""
    assert read_intent(_lay(tmp_path, content, INTENT)) == frozenset()


def test_a_digest_does_not_depend_on_how_a_file_is_read(tmp_path: Path) -> None:
    """A file larger than one piece has the digest of its bytes."""
    content = bytes(range(256)) * 10_000
    (tmp_path / "large").write_bytes(content)

    assert file_digest(tmp_path / "large") == digest(content)
