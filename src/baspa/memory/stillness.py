"""Stillness: proof that nothing has changed since the last build, so that there is nothing to do.

It costs a look at every file's stamp, of the sources and of the output, and no reading; and it needs only the
standard library, since the rest of the program takes longer to import than this takes to run.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from time import time_ns
from typing import Any

from baspa import __version__
from baspa.memory.notebook import forget, read_note, write_note
from baspa.memory.stamps import UNKNOWN, Stamp, content_digest, digest_of, recent, stamp_of, stamps_below

NOTE = "last-build"
PACKAGE = Path(__file__).resolve().parents[1]
STANDARD_LAYOUTS = (PACKAGE / "layouts", PACKAGE.parents[1] / "layouts")


@dataclass(frozen=True, slots=True)
class Look:
    """What the sources looked like before a build read them."""

    sources: str
    """The digest of the stamps of everything that decides what is published: content, layouts, the program."""
    recent: Mapping[str, str]
    """Digests of the files whose stamps are too recent to be trusted alone."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What the last build left: how everything looked, and what it said."""

    options: str
    look: Look
    output: str
    """The digest of the stamps of the output folder when the build had finished."""
    now: str
    next_wake: str
    report: Mapping[str, Any]
    """The build's report, to be said again."""
    language: str
    """The language it was said in."""


def look_at(root: Path) -> Look:
    """Return how the sources of a site look now; to be called before a build reads them."""
    looked = time_ns()
    stamps = _source_stamps(root)
    return Look(digest_of(stamps), recent(stamps, looked))


def remember(root: Path, output: Path, *, options: str, look: Look, report: Mapping[str, Any], language: str) -> None:
    """Note what a build without errors did, for `unchanged_since`; where nothing can be noted, nothing is."""
    last = LastBuild(
        options=options,
        look=look,
        output=_output_digest(output),
        now=str(report["now"]),
        next_wake=str(report["next_wake"] or ""),
        report=report,
        language=language,
    )
    write_note(root, NOTE, json.dumps(asdict(last), ensure_ascii=False))


def forget_last_build(root: Path) -> None:
    """Let the next build look at everything."""
    forget(root, NOTE)


def unchanged_since(root: Path, output: Path, *, options: str, now: datetime) -> LastBuild | None:
    """Return what the last build left if a build at `now` would do nothing; None if it might do something."""
    try:
        note = json.loads(read_note(root, NOTE) or "null")
        if note is None or note["options"] != options or not _same_moment(note, now):
            return None
        if digest_of(_source_stamps(root)) != note["look"]["sources"]:
            return None
        if any(known == UNKNOWN or content_digest(path) != known for path, known in note["look"]["recent"].items()):
            return None
        return LastBuild(**note) if _output_digest(output) == note["output"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _same_moment(note: Mapping[str, Any], now: datetime) -> bool:
    """Tell whether time alone has changed nothing between the last build and `now`."""
    waking = note["next_wake"]
    return datetime.fromisoformat(note["now"]) <= now and (not waking or now < datetime.fromisoformat(waking))


def _source_stamps(root: Path) -> dict[str, Stamp]:
    """Return the stamps of all that decides what is published. The program's own files are part of it."""
    stamps = stamps_below(root / "content") | stamps_below(root / "layouts") | stamp_of(root / "site.yaml")
    for folder in (PACKAGE, *STANDARD_LAYOUTS):
        stamps |= stamps_below(folder, but=["__pycache__"])
    version = f"{__version__} {sys.version}"
    return stamps | {version: (0, 0, 0, 0)}


def _output_digest(output: Path) -> str:
    return digest_of(stamps_below(output, but=["lock"]))
