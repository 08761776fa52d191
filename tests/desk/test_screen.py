"""What a preview says in a browser: each problem in words, with the line it is about, in three languages."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from baspa.archive.visibility import Hold
from baspa.desk.messages import LANGUAGES, Voice
from baspa.desk.screen import Screen
from baspa.problems import Place, Problem
from baspa.serving.speech import WORDS

WHEN = datetime(2026, 11, 27, 9, 0, tzinfo=ZoneInfo("Asia/Almaty"))


def screen(root: Path, language: str = "en") -> Screen:
    """Return a screen in a language."""
    return Screen(Voice(language), root)


def put(root: Path, path: str, content: bytes) -> None:
    """Write a file of a site."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)


def problem(path: str = "content/a.md", line: int = 2, column: int = 11, found: str = "Қогам") -> Problem:
    """Return a problem at a place."""
    return Problem("category.unlisted", Place(path, line, column), "category", found, (("guess", "Қоғам"),))


def test_a_complaint_has_everything_that_is_needed_to_mend_it(tmp_path: Path) -> None:
    """The place, the field, what was found, the cure, and the line in three pieces."""
    put(tmp_path, "content/a.md", "---\ncategory: Қогам # айдар\n".encode())
    said = screen(tmp_path, "kk").complaint(problem())

    assert (said.level, said.place) == ("error", "content/a.md:2:11")
    assert said.what.startswith("category: ")
    assert said.what.endswith("(Қогам).")
    assert "Қоғам" in said.do
    assert (said.line, said.before, said.marked, said.after) == (2, "category: ", "Қогам", " # айдар")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("content/a.md", 9),
        ("content/a.md", 0),
        ("content/none.md", 2),
        ("content/../secret", 1),
        ("secret", 1),
        ("/etc/passwd", 1),
        ("content/link.md", 1),
    ],
)
def test_only_lines_of_the_site_are_shown(tmp_path: Path, path: str, line: int) -> None:
    """No other file of the machine, and nothing where there is nothing."""
    put(tmp_path, "content/a.md", b"---\n")
    put(tmp_path, "secret", b"secret\n")
    (tmp_path / "content/link.md").symlink_to(tmp_path / "secret")
    said = screen(tmp_path).complaint(problem(path, line))

    assert (said.line, said.before, said.marked, said.after) == (0, "", "", "")


@pytest.mark.parametrize("content", [b"\xff\xfd\x00", b"a\x1b[2Jb\tc", "a\u202eb\u200b".encode(), b"x" * 100_000])
def test_any_line_can_be_shown(tmp_path: Path, content: bytes) -> None:
    """Cut to a length, without anything invisible."""
    put(tmp_path, "content/a.md", content)
    said = screen(tmp_path).complaint(problem(line=1, column=2, found=""))

    assert said.line == 1
    assert (said.before + said.marked + said.after).isprintable()
    assert len(said.before + said.marked + said.after) < 200


@pytest.mark.parametrize(
    ("language", "hold", "until", "said"),
    [
        ("kk", Hold.DRAFT, None, "Қаралама"),
        ("kk", Hold.FUTURE, WHEN, "Жоспарланған: 27 қараша 2026, 09:00"),
        ("kk", Hold.EMBARGO, WHEN, "27 қараша 2026, 09:00 сәтіне дейін эмбарго"),
        ("ru", Hold.FUTURE, WHEN, "Запланировано на 27 ноября 2026, 09:00"),
        ("ru", Hold.EMBARGO, WHEN, "Эмбарго до 27 ноября 2026, 09:00"),
        ("en", Hold.EMBARGO, WHEN, "Under embargo until 27 November 2026, 09:00"),
        ("en", Hold.FUTURE, None, "Scheduled"),
        ("en", Hold.EXPIRED, WHEN, "Expired"),
    ],
)
def test_a_ribbon_says_why_and_until_when(language: str, hold: Hold, until: datetime | None, said: str) -> None:
    """In the words of the language."""
    assert screen(Path(), language).held(hold, until) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there(language: str) -> None:
    """In each language."""
    assert all(screen(Path(), language).word(word) for word in WORDS)
