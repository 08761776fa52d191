"""The rounds: what nobody told of is found, a part at a time, and what was refused is not found again and again."""

import shutil
from pathlib import Path

import pytest

from baspa.memory.look import SOURCES, look_below, spots
from baspa.serving.rounds import Rounds

MONTHS = ("content/2026/10", "content/2026/11")


@pytest.fixture
def rounds(tmp_path: Path) -> Rounds:
    """Return the rounds of a site with two months, all of it known."""
    for month in MONTHS:
        (tmp_path / month).mkdir(parents=True)
        (tmp_path / month / "a.md").write_text("First.")
    (tmp_path / "layouts").mkdir()
    return Rounds(tmp_path, known=spots(look_below(tmp_path, ("content", "layouts")), SOURCES))


def test_nothing_new_is_nothing(rounds: Rounds) -> None:
    """Neither at once nor in turn."""
    assert rounds.everything() == set()
    assert rounds.part(60) == set()
    assert rounds.is_over


def test_what_came_changed_or_went_is_found_by_its_part(rounds: Rounds) -> None:
    """A file's part is its month; a month that is gone, and one that nobody knew, are parts as well."""
    (rounds.root / MONTHS[0] / "a.md").write_text("Second.")
    shutil.rmtree(rounds.root / MONTHS[1])
    (rounds.root / "content/2027/01/deep").mkdir(parents=True)
    (rounds.root / "content/2027/01/deep/b.md").write_text("New.")

    assert rounds.everything() == {*MONTHS, "content/2027/01"}


def test_a_round_in_parts_comes_by_everything(rounds: Rounds) -> None:
    """However little time each part has, whatever has changed is found before the round is over."""
    for month in MONTHS:
        (rounds.root / month / "a.md").write_text("Second.")
    found: set[str] = set()
    for _ in range(1_000):
        found |= rounds.part(1e-9)
        if rounds.is_over and found:
            break

    assert found == {*MONTHS}


def test_what_was_refused_is_news_only_when_it_is_another(rounds: Rounds) -> None:
    """A part that broke the edition is not tried again until something in it moves."""
    there = rounds.root / MONTHS[0] / "a.md"
    there.write_text("Broken.")
    rounds.refused = {MONTHS[0]: rounds.look(MONTHS[0])}

    assert rounds.everything() == set()
    there.write_text("Mended!!")
    assert rounds.everything() == {MONTHS[0]}


def test_a_folder_is_looked_at_with_all_that_was_ever_below_it(rounds: Rounds) -> None:
    """Of a folder that was renamed, the parts that are gone are looked at too."""
    (rounds.root / "content/2026").rename(rounds.root / "content/2025")

    assert rounds.below("content/2026") == {"content/2026", *MONTHS}
    assert {"content/2025/10", "content/2025/11"} <= rounds.below("content/2025")
