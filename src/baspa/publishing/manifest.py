"""The manifest: which files of the output folder Baspa wrote, and from what. It lies with the output.

It is what makes pruning safe: a file that it does not name is somebody else's. It is written last, so an
output whose manifest is older than its files was interrupted; the intent then names the rest.

It is a small root that names pieces (`pieces.py`), so that reading and writing it costs as much as the change.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

FOLDER = ".baspa"
MANIFEST = "manifest.json"
FORMAT = 2
DIGEST = re.compile(r"[0-9a-f]{40}")
"""What a digest looks like: it names files, so it may hold nothing else."""
OUTSIDE = frozenset(("", ".", "..", FOLDER))
"""Parts that no path of ours has."""


class ManifestDamaged(Exception):
    """Raised when the records cannot be relied on for a part of the folder: only a whole edition mends them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that Baspa wrote."""

    digest: str
    """BLAKE2b of its bytes, 40 hexadecimal digits."""
    source: str = ""
    """The source it shows, if it shows one: kept when that source is broken and others are published."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the manifest as its root knows it."""

    digest: str
    """The digest of the file that holds the piece, and that file's name."""
    tree: str
    """The digest of the paths and digests in it, whatever their sources."""
    files: int
    """How many files it names."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an output folder holds of ours, piece by piece."""

    pieces: Mapping[str, Piece] = field(default_factory=dict)
    damaged: bool = False
    """True when there is a manifest that cannot be read: the folder is ours, what is in it is unsure."""
    absent: bool = False
    """True when there is none: nothing in the folder is known to be ours."""

    @property
    def edition(self) -> str:
        """Return the digest of the whole output: equal for equal trees, on any machine."""
        lines = (f"{name}\0{piece.tree}\n" for name, piece in sorted(self.pieces.items()))
        return digest("".join(lines).encode())

    @property
    def files(self) -> int:
        """Return how many files it names."""
        return sum(piece.files for piece in self.pieces.values())


def digest(content: bytes) -> str:
    """Return the digest by which bytes are compared."""
    return blake2b(content, digest_size=20).hexdigest()


def file_digest(path: Path) -> str:
    """Return the digest of a file, read a part at a time."""
    with path.open("rb") as file:
        total = blake2b(digest_size=20)
        while part := file.read(1024 * 1024):
            total.update(part)
    return total.hexdigest()


def read_manifest(output: Path) -> Manifest:
    """Return the manifest of an output folder, its pieces unread, never raising for what is written in it."""
    try:
        text = (output / FOLDER / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Manifest(absent=True)
    try:
        pieces = {name: Piece(*row) for name, row in unsealed(text)["pieces"].items()}
        sound = all(map(_is_sound, pieces, pieces.values()))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Manifest(damaged=True)
    return Manifest(pieces) if sound else Manifest(damaged=True)


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return the root as it is written: one line a piece, sorted, the same bytes for the same edition."""
    lines = ",\n".join(
        f'{in_json(name)}: ["{piece.digest}", "{piece.tree}", {piece.files}]'
        for name, piece in sorted(manifest.pieces.items())
    )
    return sealed(f'"pieces": {{\n{lines}\n}}}}\n')


def sealed(rest: str) -> bytes:
    """Return a record whose first line holds the digest of the others.

    So no damage to a path goes unseen: what a wrong path names might be somebody else's file.
    """
    content = rest.encode()
    return _first_line(content) + b"\n" + content


def unsealed(record: bytes) -> Any:  # noqa: ANN401 - a document of any shape, for its reader to judge
    """Return the document of a record; raises `ValueError` when it is not as it was written."""
    first, _, rest = record.partition(b"\n")
    if first != _first_line(rest):
        raise ValueError("a record that is damaged, or of another format")
    return json.loads(record)


def is_inside(path: object) -> bool:
    """Tell whether a path can only mean a file of the output: what a forged manifest says deletes nothing else."""
    return isinstance(path, str) and OUTSIDE.isdisjoint(path.split("/")) and "\0" not in path and _is_text(path)


in_json = json.JSONEncoder(ensure_ascii=False).encode
"""Return a value as our records write it."""


def _first_line(rest: bytes) -> bytes:
    return f'{{"format": {FORMAT}, "digest": "{digest(rest)}",'.encode()


def _is_sound(name: str, piece: Piece) -> bool:
    digests = DIGEST.fullmatch(piece.digest) and DIGEST.fullmatch(piece.tree)
    return bool(digests) and type(piece.files) is int and piece.files > 0 and (name == "" or is_inside(name))


def _is_text(path: str) -> bool:
    """Tell whether a path can be the name of a file: half of a surrogate pair, which JSON can hold, cannot."""
    try:
        return path.isascii() or bool(path.encode())
    except UnicodeEncodeError:
        return False
