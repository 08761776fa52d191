"""The guide to the first story, walked through in every language: what it types works, and prints what it says."""

import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from guide.walk import LANGUAGES, Look, guide, settled, walk


def _see(look: Look) -> None:
    """Wait until the preview has the page, as a browser would."""
    until = time.monotonic() + 20
    while True:
        try:
            with urllib.request.urlopen(look.address + look.url) as answer:  # noqa: S310 - our own server
                assert "</html>" in answer.read().decode()
                break
        except urllib.error.HTTPError:
            assert time.monotonic() < until, look
            time.sleep(0.05)
    assert look.picture.is_file(), "made by `python tests/guide/pictures.py`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_story_is_told_as_it_happens(tmp_path: Path, language: str) -> None:
    """Every command prints what the guide says, and every page it looks at is there."""
    told = guide(language).read_text("utf-8")

    walked = walk(language, tmp_path, _see)

    assert settled(walked.text) == settled(told)
    assert walked.looks == told.count("![")


def test_the_guides_say_the_same() -> None:
    """In every language the same steps in the same order, with the same commands."""

    def commands(language: str) -> list[list[str]]:
        lines = guide(language).read_text("utf-8").splitlines()
        return [line.split()[1:3] for line in lines if line.startswith(("$ ", "<!-- look", "## "))]

    kinds = [[words[:1] if words[0].isdigit() else words for words in commands(language)] for language in LANGUAGES]

    assert [len(words) for words in kinds] == [len(kinds[0])] * len(LANGUAGES)
