"""The manifest: which files of the output folder Baspa wrote, and from what. It lies with the output.

It is what makes pruning safe: a file that it does not name is somebody else's. It is written last, so an
output whose manifest is older than its files was interrupted; the list of what was about to be written
(the intent) then names the rest.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

FOLDER = ".baspa"
MANIFEST = "manifest.json"
INTENT = "intent.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that Baspa wrote."""

    digest: str
    """BLAKE2b of its bytes, 40 hexadecimal digits."""
    source: str = ""
    """The source it shows, if it shows one: kept when that source is broken and others are published."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an output folder holds of ours."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    damaged: bool = False
    """True when there is a manifest that cannot be read: the folder is ours, what is in it is unsure."""
    absent: bool = False
    """True when there is none: nothing in the folder is known to be ours."""

    @property
    def edition(self) -> str:
        """Return the digest of the whole output: equal for equal trees, on any machine."""
        lines = (f"{path}\0{entry.digest}\n" for path, entry in sorted(self.entries.items()))
        return digest("".join(lines).encode())


def digest(content: bytes) -> str:
    """Return the digest by which bytes are compared."""
    return blake2b(content, digest_size=20).hexdigest()


def file_digest(path: Path) -> str:
    """Return the digest of a file, read a piece at a time."""
    with path.open("rb") as file:
        total = blake2b(digest_size=20)
        while piece := file.read(1024 * 1024):
            total.update(piece)
    return total.hexdigest()


def read_manifest(output: Path) -> Manifest:
    """Return the manifest of an output folder, never raising for what is written in it."""
    try:
        text = (output / FOLDER / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Manifest(absent=True)
    try:
        document = json.loads(text)
        if document["format"] != FORMAT or document["digest"] != digest(text.partition(b"\n")[2]):
            return Manifest(damaged=True)
        entries = {str(path): Entry(str(e[0]), str(e[1])) for path, e in document["files"].items() if is_inside(path)}
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return Manifest(damaged=True)
    return Manifest(entries)


def manifest_bytes(entries: Mapping[str, Entry]) -> bytes:
    """Return the manifest as it is written: one line a file, sorted, the same bytes for the same edition.

    Its first line holds the digest of the others, so that no damage to a path goes unseen: what a wrong path
    names might be somebody else's file.
    """
    files = ",\n".join(
        f"{json.dumps(path, ensure_ascii=False)}: {json.dumps([entry.digest, entry.source], ensure_ascii=False)}"
        for path, entry in sorted(entries.items())
    )
    rest = f'"files": {{\n{files}\n}}}}\n'.encode()
    return f'{{"format": {FORMAT}, "digest": "{digest(rest)}",\n'.encode() + rest


def intent_bytes(paths: Iterable[str]) -> bytes:
    """Return the list of what a build is about to touch."""
    return json.dumps(sorted(paths), ensure_ascii=False).encode()


def read_intent(output: Path) -> frozenset[str]:
    """Return the paths that an interrupted build was about to write; empty when none was interrupted."""
    try:
        paths = json.loads((output / FOLDER / INTENT).read_bytes())
    except (OSError, ValueError, RecursionError):
        return frozenset()
    return frozenset(filter(is_inside, paths)) if isinstance(paths, list) else frozenset()


def is_inside(path: object) -> bool:
    """Tell whether a path can only mean a file of the output: what a damaged manifest says deletes nothing else."""
    return isinstance(path, str) and all(part not in {"", ".", "..", FOLDER} for part in path.split("/"))
