"""Stillness: proof that nothing has changed since the last build, so that there is nothing to do.

It costs a look at every file's stamp, of the sources and of the output, and no reading; and it needs only the
standard library, since the rest of the program takes longer to import than this takes to run.
"""

import json
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from baspa.memory.look import OUTPUT, SOURCES, look_at, look_at_spot, look_below, published, remembered, spots
from baspa.memory.notes import KEYS, LAST_BUILD, read_note
from baspa.memory.program import program_stamp
from baspa.memory.stamps import UNKNOWN, content_digest, digest_of, stamp_of
from baspa.memory.store import FOLDER, NAME, is_sealed, reader

TOPS = ("content", "layouts")
RECORDS, MANIFEST = ".baspa", "manifest.json"
"""The folder in the output that holds its records, and the one of them that tells whose files are there."""
SITE_FILE = "site.yaml"
DATED = re.compile(r"content/[0-9]{4}(/[0-9]{2})?")
NEWEST = 2
"""Folders of a month, or of a year, that are looked at before all others."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What the last build left to be said again."""

    report: Mapping[str, Any]
    language: str
    """The language it was said in."""


def unchanged_since(root: Path, output: Path, *, options: str, now: datetime) -> LastBuild | None:
    """Return what the last build left if a build at `now` would do nothing; None if it might do something."""
    path = root / FOLDER / NAME
    if not is_sealed(path):
        return None
    try:
        with closing(reader(path)) as memory:
            note, keys = read_note(memory, LAST_BUILD), read_note(memory, KEYS)
            still = (
                note
                and keys.get("options") == options
                and keys.get("program_stamp") == program_stamp()
                and keys.get("site_file") == site_file_stamp(root)
                and _same_moment(keys, now)
                and _newest_as_remembered(memory, root)
                and spots(look_below(root, TOPS), SOURCES) == remembered(memory, SOURCES)
                and _recent_hold(memory, root)
                and (output / RECORDS / MANIFEST).is_file()
                and spots(look_at(output, published(memory)), OUTPUT) == remembered(memory, OUTPUT)
            )
            return LastBuild(note["report"], note["language"]) if still else None
    except (OSError, ValueError, KeyError, TypeError, sqlite3.Error):
        return None


def options_key(output: Path, *, drafts: bool) -> str:
    """Return what must be equal for two builds of one site to be the same build."""
    return json.dumps({"output": str(output.absolute()), "drafts": drafts})


def site_file_stamp(root: Path) -> str:
    """Return the digest of the stamp of `site.yaml`."""
    return digest_of(stamp_of(root / SITE_FILE))


def _newest_as_remembered(memory: sqlite3.Connection, root: Path) -> bool:
    """Tell whether the newest folders of articles are as they were: a newspaper's day changes those.

    A look at a few files, which spares the look at all of them when it says no.
    """
    known = {spot: digest for spot, digest in remembered(memory, SOURCES).items() if DATED.fullmatch(spot)}
    return all(look_at_spot(root, spot) == known[spot] for spot in sorted(known)[-NEWEST:])


def _recent_hold(memory: sqlite3.Connection, root: Path) -> bool:
    """Tell whether the files that were changed just before they were looked at are what they were."""
    rows = memory.execute("SELECT path, digest FROM recent").fetchall()
    return all(known != UNKNOWN and content_digest(str(root / path)) == known for path, known in rows)


def _same_moment(keys: Mapping[str, Any], now: datetime) -> bool:
    """Tell whether time alone has changed nothing between the last build and `now`."""
    waking = keys["next_wake"]
    return datetime.fromisoformat(keys["now"]) <= now and (not waking or now < datetime.fromisoformat(waking))
