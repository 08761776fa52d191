"""The pieces of the manifest: each names the files below the same two folders, and is named by its own digest.

A piece is never changed, only replaced by another under another name: so a root always points to whole pieces.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from baspa.publishing.manifest import FOLDER, Entry, Manifest, ManifestDamaged, Piece, digest, in_json, is_inside

PIECES = "manifest"
"""The folder they lie in, in our own."""
SPREAD = 1
"""Digits of a digest that a name goes by: sixteen pieces in a folder."""
LONGEST_NUMBER = 4
DEPTH = 2
"""How many folder names the files of a piece share: a month of a newspaper is a piece."""

Entries = Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Revision:
    """A manifest, and what has to be written before it."""

    manifest: Manifest
    written: Mapping[str, bytes]
    """The bytes of every new piece, by the name of its file."""


def piece_of(path: str) -> str:
    """Return the piece that names a path, by its first two folders, or those it has.

    Numbers, such as a year and a month, stand for themselves; other names go by a few digits of theirs, so that
    thousands of tags, or articles in folders of their own, do not make thousands of pieces.
    """
    folders = path.split("/", DEPTH)[:-1]
    return "/".join(name if _is_number(name) else f"~{digest(name.encode())[:SPREAD]}" for name in folders)


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdigit() and len(name) <= LONGEST_NUMBER


def in_pieces(entries: Entries) -> dict[str, dict[str, Entry]]:
    """Return the entries, each in its piece."""
    pieces: dict[str, dict[str, Entry]] = {}
    for path, entry in entries.items():
        pieces.setdefault(piece_of(path), {})[path] = entry
    return pieces


def manifest_of(entries: Entries) -> Manifest:
    """Return the manifest of a folder that holds exactly these files."""
    return revise({}, {}, in_pieces(entries)).manifest


def revise(pieces: Mapping[str, Piece], before: Mapping[str, Entries], after: Mapping[str, Entries]) -> Revision:
    """Return the manifest whose pieces hold `after`; those that `after` does not name stay as they are.

    `before` is what they held. Only what differs from it is written; a piece that holds nothing is left out.
    """
    revised = {name: piece for name, piece in pieces.items() if name not in after or after[name]}
    written = {}
    for name, entries in after.items():
        if entries and not (name in pieces and entries == before.get(name)):
            content = piece_bytes(entries)
            revised[name] = Piece(digest(content), tree_digest(entries), len(entries))
            written[piece_file(revised[name])] = content
    return Revision(Manifest(revised), written)


def piece_bytes(entries: Entries) -> bytes:
    """Return a piece as it is written: one line a file, sorted, the same bytes for the same entries."""
    lines = ",\n".join(
        f"{in_json(path)}: [{in_json(entry.digest)}, {in_json(entry.source)}]"
        for path, entry in sorted(entries.items())
    )
    return f"{{\n{lines}\n}}\n".encode()


def piece_file(piece: Piece) -> str:
    """Return the name of the file that holds a piece."""
    return f"{piece.digest}.json"


def tree_digest(entries: Entries) -> str:
    """Return the digest of paths and bytes, whatever sources they were made from."""
    return digest("".join(f"{path}\0{entry.digest}\n" for path, entry in sorted(entries.items())).encode())


def read_piece(output: Path, name: str, piece: Piece) -> dict[str, Entry]:
    """Return what a piece names; raises `ManifestDamaged` when it is missing or not what the root says it is."""
    try:
        content = (output / FOLDER / PIECES / piece_file(piece)).read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise ManifestDamaged(name) from None
    if digest(content) != piece.digest:
        raise ManifestDamaged(name)
    try:
        entries = {path: Entry(*map(str, row)) for path, row in json.loads(content).items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise ManifestDamaged(name) from None
    if len(entries) != piece.files or not _belong(entries, name):
        raise ManifestDamaged(name)
    return entries


def _belong(paths: Iterable[str], name: str) -> bool:
    return all(is_inside(path) and piece_of(path) == name for path in paths)
