"""The folders measured in: what is cleared away, and what stays."""

from pathlib import Path

import pytest

import places
from places import Clearing


def test_what_is_cleared_on_a_disk_is_moved_aside_and_kept(tmp_path: Path) -> None:
    """Twice the same folder: gone from its place, both times whole beside the folder it lay in."""
    if places.in_memory(tmp_path):
        pytest.skip("skipped: the temporary folder is no disk")
    clear = Clearing()
    for words in ("first", "second"):
        (tmp_path / "outputs/hugo").mkdir(parents=True)
        (tmp_path / "outputs/hugo/page").write_text(words, encoding="utf-8")
        clear([tmp_path / "outputs/hugo", tmp_path / "outputs/none"])
        assert not (tmp_path / "outputs/hugo").exists()

    kept = sorted((tmp_path / "aside").glob("*/page"))
    assert [place.read_text(encoding="utf-8") for place in kept] == ["first", "second"]


@pytest.mark.skipif(not places.SHARED_MEMORY.is_dir(), reason="skipped: there is no memory file system here")
def test_a_work_folder_is_fresh_in_memory_and_leaves_nothing() -> None:
    """Without a wish it lies on the memory file system; files and folders cleared there are deleted."""
    with places.work_folder(None) as work:
        assert places.in_memory(work)
        (work / "output/2026").mkdir(parents=True)
        (work / "file").touch()
        Clearing()([work / "output", work / "file"])
        assert list(work.iterdir()) == []

    assert not work.exists()


def test_a_work_folder_that_was_asked_for_is_kept(tmp_path: Path) -> None:
    """Every time it is another new folder below the one asked for."""
    with places.work_folder(tmp_path / "w") as first, places.work_folder(tmp_path / "w") as second:
        assert first != second

    assert sorted((tmp_path / "w").iterdir()) == sorted([first, second])
