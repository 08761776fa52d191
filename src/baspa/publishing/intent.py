"""The intent: what a build is about to touch. While it is there, the manifest alone does not know what is ours."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from baspa.publishing.manifest import FOLDER, in_json, is_inside, sealed, unsealed

INTENT = "intent.json"


@dataclass(frozen=True, slots=True)
class Intent:
    """What an interrupted build was about to touch."""

    paths: frozenset[str] = frozenset()
    unsure: bool = False
    """True when there is one that cannot be trusted: any file may be ours, and none is removed because of it."""
    absent: bool = False
    """True when no build was interrupted."""


def intent_bytes(paths: Iterable[str]) -> bytes:
    """Return the intent as it is written: one line a path, sorted, after the digest of them all."""
    lines = ",\n".join(map(in_json, sorted(paths)))
    return sealed(f'"paths": [\n{lines}\n]}}\n')


def read_intent(output: Path) -> Intent:
    """Return what an interrupted build left, never raising for what is written in it."""
    try:
        record = (output / FOLDER / INTENT).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Intent(absent=True)
    try:
        paths = unsealed(record)["paths"]
        trusted = isinstance(paths, list) and all(map(is_inside, paths))
    except (ValueError, TypeError, KeyError, RecursionError):
        return Intent(unsure=True)
    return Intent(frozenset(paths)) if trusted else Intent(unsure=True)
