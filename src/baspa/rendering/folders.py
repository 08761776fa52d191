"""Where layouts lie: the standard ones, and the site's own, which replace them file by file."""

from hashlib import blake2b
from pathlib import Path

import yaml

from baspa.problems import Broken, Place, Problem
from baspa.reading.text import decode
from baspa.rendering.words import Words, catalogue_names, parse_words

FOLDER, ASSETS = "layouts", "assets"


def standard_layouts() -> Path:
    """Return the folder of the layouts that come with Baspa, installed or in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / FOLDER
    return installed if installed.is_dir() else package.parents[1] / FOLDER


def layout_folders(root: Path) -> tuple[Path, ...]:
    """Return where layouts are looked for, the site's own first."""
    own, standard = root / FOLDER, standard_layouts()
    return (own, standard) if own.is_dir() and own.resolve() != standard else (standard,)


def read_words(folders: tuple[Path, ...], language: str) -> Words:
    """Return the words for a language: the standard ones, and over them the site's own."""
    words: dict[str, str] = {}
    for name in catalogue_names(language):
        for folder in reversed(folders):
            path = folder / "words" / f"{name}.yaml"
            if path.is_file():
                words |= _read_catalogue(path, f"{FOLDER}/words/{name}.yaml")
    return words


def _read_catalogue(path: Path, shown: str) -> Words:
    text = decode(path.read_bytes(), shown)
    try:
        return parse_words(text)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        found = "".join(text.splitlines()[line : line + 1]).strip()
        raise Broken(Problem("layout.words", Place(shown, line + 1, column + 1), found=found)) from error


def layout_digest(folders: tuple[Path, ...], name: str) -> str:
    """Return the digest of the layout that a name stands for; empty when there is none."""
    for folder in folders:
        path = folder / name
        if path.is_file():
            return blake2b(path.read_bytes(), digest_size=20).hexdigest()
    return ""
