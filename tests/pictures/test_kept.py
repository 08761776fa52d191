"""What was made of pictures is kept, and whoever reads it can tell whether it is whole."""

from pathlib import Path

from baspa.pictures.kept import Kept


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    """Byte for byte, by its name."""
    kept = Kept(tmp_path / "deep/pictures")
    kept.put("abc.480.webp", b"content")

    assert kept.get("abc.480.webp") == b"content"
    assert kept.get("abc.800.webp") is None


def test_damage_is_noticed(tmp_path: Path) -> None:
    """Any byte of it; also one file in another's place."""
    kept = Kept(tmp_path)
    kept.put("abc.480.webp", b"content")
    kept.put("abc.800.webp", b"other")
    small, wide = tmp_path / "ab/abc.480.webp", tmp_path / "ab/abc.800.webp"
    whole = small.read_bytes()

    for at in range(len(whole)):
        small.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert kept.get("abc.480.webp") is None
    small.write_bytes(whole[:-1])
    assert kept.get("abc.480.webp") is None
    small.write_bytes(wide.read_bytes())
    assert kept.get("abc.480.webp") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    """Without a word: it costs only time."""
    (tmp_path / "file").write_text("in the way")
    kept = Kept(tmp_path / "file")

    kept.put("abc.480.webp", b"content")
    kept.prune(set())

    assert kept.get("abc.480.webp") is None


def test_what_was_made_of_other_pictures_goes(tmp_path: Path) -> None:
    """And what a killed build left half written."""
    kept = Kept(tmp_path)
    for name in ("abc.480.webp", "abc.facts", "abd.facts"):
        kept.put(name, b"content")
    (tmp_path / "ab/tmp123").write_bytes(b"half")

    kept.prune({"abc"})

    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["abc.480.webp", "abc.facts"]
