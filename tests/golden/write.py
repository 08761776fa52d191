"""Writes what the golden sites should look like: `python tests/golden/write.py`, then read the difference."""

import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from sites import build_here, tree  # noqa: E402 - the tests' own modules lie above this folder


def names() -> list[str]:
    """Return the names of the golden sites."""
    return sorted(folder.parent.name for folder in HERE.glob("*/before"))


def made(name: str) -> dict[str, bytes]:
    """Return every file that a golden site's sources make now."""
    with tempfile.TemporaryDirectory() as top:
        site = Path(top) / "site"
        shutil.copytree(HERE / name / "before", site)
        proof = build_here(site, site / "output")
        if proof.outcome is None:
            raise ValueError(f"{name}: {proof.problems}")
        return tree(site / "output")


def main() -> None:
    """Write the folder `after` of every golden site anew."""
    for name in names():
        after = HERE / name / "after"
        shutil.rmtree(after, ignore_errors=True)
        for path, content in made(name).items():
            (after / path).parent.mkdir(parents=True, exist_ok=True)
            (after / path).write_bytes(content)


if __name__ == "__main__":
    main()
