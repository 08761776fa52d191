"""`baspa init`: a new site of the design card's shape, which builds at once."""

from datetime import datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from baspa.desk.editors import write_editor_files
from baspa.problems import EnvironmentFailed
from baspa.reading.config import read_config

SKELETON = "skeleton"
BEGINNINGS = "beginnings"
"""What a paper begins with in each language: its configuration and its first texts."""
DOTTED = "dot-"
"""Files of the skeleton whose names begin with a dot are kept under this prefix, so that no tool skips them."""


def write_new_site(folder: Path, now: datetime, *, language: str) -> list[str]:
    """Write a new site, in one of the languages Baspa speaks, into a folder that is empty or absent.

    Returns the paths written, sorted.

    Raises `EnvironmentFailed` when something is in the folder already or it cannot be written.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise EnvironmentFailed("init.not-empty", str(folder))
        parts = (files("baspa") / SKELETON, files("baspa") / BEGINNINGS / language)
        copied = [path for part in parts for path in _copy(part, folder, folder, now)]
        return sorted((*copied, *write_editor_files(read_config(folder.absolute()))))
    except OSError as error:
        raise EnvironmentFailed("machine.write", str(folder), reason=str(error.strerror)) from error


def _copy(source: Traversable, target: Path, top: Path, now: datetime) -> list[str]:
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for entry in source.iterdir():
        name = entry.name.replace("YYYY", f"{now:%Y}").replace("MM", f"{now:%m}").replace("DD", f"{now:%d}")
        there = target / (f".{name.removeprefix(DOTTED)}" if name.startswith(DOTTED) else name)
        if entry.is_dir():
            if entry.name != "__pycache__":
                written += _copy(entry, there, top, now)
            continue
        text = entry.read_text("utf-8").replace("@NOW@", f"{now:%Y-%m-%d %H:%M}")
        there.write_text(text, "utf-8", newline="\n")
        written.append(there.relative_to(top).as_posix())
    return written
