"""The reference of fields: as the schema is now, in three languages."""

from pathlib import Path

import pytest

from baspa.desk.messages import LANGUAGES
from reference.tables import FOLDER, reference


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_is_what_the_schema_says(tmp_path: Path, language: str) -> None:
    """Every field with its kind, what stands for it when it is left out, what it is and an example."""
    written = (FOLDER / f"fields.{language}.md").read_text("utf-8")

    assert written == reference(language, tmp_path), "run `python tests/reference/write.py` and read the difference"


def test_the_languages_have_the_same_rows() -> None:
    """A reader of one language misses nothing."""
    rows = [
        [
            line.split("|")[1]
            for line in (FOLDER / f"fields.{language}.md").read_text("utf-8").splitlines()
            if line.startswith("| `")
        ]
        for language in LANGUAGES
    ]

    assert len(rows[0]) > 100
    assert rows[0] == rows[1] == rows[2]
