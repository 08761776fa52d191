"""Writes what the examples of the layout author's guide give: run it, then read the difference."""

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from guide.examples import CELLS, GUIDE, examples, rendered  # noqa: E402 - the tests' own modules lie above this folder


def rewritten(guide: str) -> str:
    """Return the guide with what its examples give now."""
    lines, wanted = guide.splitlines(keepends=True), list(examples(guide))
    with tempfile.TemporaryDirectory() as top:
        for example, gives in zip(wanted, rendered(wanted, Path(top) / "paper"), strict=True):
            cells = CELLS.split(lines[example.line].rstrip("\n"))
            lines[example.line] = "|".join([*cells[:-2], f" {gives} ", "\n"])
    return "".join(lines)


if __name__ == "__main__":
    GUIDE.write_text(rewritten(GUIDE.read_text("utf-8")), "utf-8")
