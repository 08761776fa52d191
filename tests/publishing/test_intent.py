"""The intent says what an interrupted build was about to touch, or that nobody can say."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.publishing.intent import INTENT, Intent, intent_bytes, read_intent
from baspa.publishing.manifest import FOLDER, sealed

PATHS = ["index.html", "2026/11/22/kitap/index.html", "media/сурет «бір».jpg", 'quoted "name".txt']
INTACT = intent_bytes(PATHS)


def _lay(output: Path, content: bytes) -> Path:
    (output / FOLDER).mkdir(parents=True, exist_ok=True)
    (output / FOLDER / INTENT).write_bytes(content)
    return output


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """An intent survives its file, an empty one too; without one, no build was interrupted."""
    assert read_intent(tmp_path) == Intent(absent=True)
    assert read_intent(_lay(tmp_path, INTACT)) == Intent(frozenset(PATHS))
    assert read_intent(_lay(tmp_path, intent_bytes([]))) == Intent()


@pytest.mark.parametrize("place", range(0, len(INTACT), 20))
@pytest.mark.parametrize("damage", ["changed", "lost", "cut off"])
def test_damage_anywhere_is_seen(tmp_path: Path, place: int, damage: str) -> None:
    """No damage turns one path into another: all of the intent is unsure then."""
    content = {
        "changed": INTACT[:place] + bytes([INTACT[place] ^ 1]) + INTACT[place + 1 :],
        "lost": INTACT[:place] + INTACT[place + 1 :],
        "cut off": INTACT[:place],
    }[damage]

    assert read_intent(_lay(tmp_path, content)) == Intent(unsure=True)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"{}",
        b"null",
        b'["index.html"]',
        b"\xff",
        b"[" * 100_000,
        sealed('"paths": 1}\n'),
        sealed('"paths": [1, [], {}]}\n'),
        sealed("}"),
        sealed('"paths": ' + "[" * 100_000),
    ],
)
def test_another_document_names_nothing(tmp_path: Path, content: bytes) -> None:
    """An intent that cannot be read, the list of an older version among them, lets nothing be removed."""
    assert read_intent(_lay(tmp_path, content)) == Intent(unsure=True)


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "a//b", "", ".baspa/manifest.json", "\\u0000", "\\ud800"]
)
def test_a_path_that_leads_out_makes_it_unsure(tmp_path: Path, path: str) -> None:
    """An intent made by somebody else is not believed in anything."""
    forged = sealed(f'"paths": ["kept.html", "{path}"]}}')

    assert read_intent(_lay(tmp_path, forged)) == Intent(unsure=True)


@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_without_an_exception(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever lies where the intent should be, reading it names nothing."""
    assert read_intent(_lay(tmp_path_factory.mktemp("output"), content)) == Intent(unsure=True)
