"""Writes the reference of fields in docs/reference/ from the schema: run it, then read the difference."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from baspa.desk.messages import LANGUAGES
from reference.tables import FOLDER, reference

if __name__ == "__main__":
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as root:
            (FOLDER / f"fields.{language}.md").write_text(reference(language, Path(root)), "utf-8")
