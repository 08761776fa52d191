"""Nearby: the file that a dead link was most likely meant to lead to."""

import os
import posixpath
import re
from contextlib import suppress
from itertools import islice
from pathlib import Path

from baspa.reading.checking import nearest
from baspa.reading.sources import CONTENT, below

MEDIA = "/media/"
ENDS = re.compile(r"[?#].*$")
MOST = 2_000
"""Files of a folder that are looked at."""


def likely_path(root: Path, source: str, written: str) -> str:
    """Return a path like the one a source has written, of a file that is there; empty where none is like it.

    Only names in the folder that was written are looked at: `rivr.png` for `river.png`, not for another folder's.
    """
    path = ENDS.sub("", written)
    end = written[len(path) :]
    folder, name = posixpath.split(path)
    meant = below("", f"{CONTENT}{path}") if path.startswith(MEDIA) else below(source, path)
    folder_meant = (root / posixpath.dirname(meant or CONTENT)).resolve()
    if not name or not meant or not folder_meant.is_relative_to((root / CONTENT).resolve()):
        return ""
    ending = posixpath.splitext(name)[1].lower()
    names: list[str] = []
    with suppress(OSError), os.scandir(folder_meant) as entries:
        names = sorted(one.name for one in islice(entries, MOST) if one.name.lower().endswith(ending))
    guess = nearest(name, names)
    return f"{posixpath.join(folder, guess)}{end}" if guess and guess.isprintable() else ""
