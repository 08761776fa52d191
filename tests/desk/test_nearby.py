"""Nearby: the file that a dead link was most likely meant to lead to."""

from pathlib import Path

import pytest

from baspa.desk.nearby import likely_path

SOURCE = "content/2026/11/22-bridge.md"


@pytest.mark.parametrize(
    ("written", "likely"),
    [
        ("20-libary.md", "20-library.md"),
        ("20-libary.md#hall", "20-library.md#hall"),
        ("./20-libary.md", "./20-library.md"),
        ("../10/21-rase.md", "../10/21-race.md"),
        ("/media/rivr.png", "/media/river.png"),
        ("/media/River.PNG", "/media/river.png"),
        ("../../media/rivr.png", "../../media/river.png"),
        ("library.md", "20-library.md"),
        ("rivr.png", ""),
        ("market.md", ""),
        ("/2026/11/20/the-libary/", ""),
        ("../../../secre.md", ""),
        ("/media/../../secre.md", ""),
        ("none/20-libary.md", ""),
        ("", ""),
        ("#", ""),
    ],
)
def test_a_file_of_the_same_folder_is_guessed(written: str, likely: str, tmp_path: Path) -> None:
    """Never one that lies outside the content, nor one in a folder that was not written."""
    for path in ("2026/11/20-library.md", "2026/10/21-race.md", "media/river.png"):
        (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).touch()
    (tmp_path / "secret.md").touch()

    assert likely_path(tmp_path, SOURCE, written) == likely
