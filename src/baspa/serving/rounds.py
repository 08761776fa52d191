"""Rounds: every part of the sources looked at in turn, for what nobody has told us of.

Events of the file system are hints. A look at every stamp is the truth; it is taken a part at a time, so that a
large archive is gone through without anybody who waits for a page noticing.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from baspa.memory.look import DEPTH, SOURCES, look_at_spot
from baspa.reading.sources import CONTENT, LAYOUTS


@dataclass(slots=True)
class Rounds:
    """The sources of one site, part by part."""

    root: Path
    known: Mapping[str, str] = field(default_factory=dict)
    """How each part looked when the edition was composed that is shown."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """How parts looked that could not be taken into an edition, since something in them is broken."""
    _left: list[str] = field(default_factory=list)

    def part(self, seconds: float) -> set[str]:
        """Look for about so long where it was not looked for longest; return the parts that are not as they were."""
        end = perf_counter() + seconds
        if not self._left:
            self._left = sorted(self._everywhere())  # the newest are taken from the end
        found = set()
        while self._left:
            spot = self._left.pop()
            if self.is_news(spot):
                found.add(spot)
            if perf_counter() >= end:  # one at least, however busy the machine is
                break
        return found

    def everything(self) -> set[str]:
        """Look at all parts; return those that are not as they were."""
        self._left = []
        return {spot for spot in self._everywhere() if self.is_news(spot)}

    @property
    def is_over(self) -> bool:
        """Tell whether a whole round has ended."""
        return not self._left

    def is_news(self, spot: str) -> bool:
        """Tell whether a part is neither as it is shown nor as it was refused."""
        there = self.look(spot)
        return there != self.known.get(spot, "") and there != self.refused.get(spot)

    def look(self, spot: str) -> str:
        """Return the digest of how a part looks now; what keeps it from being read tells it apart as well."""
        try:
            return look_at_spot(self.root, spot)
        except OSError as error:
            return f"unreadable: {error.filename} {error.errno}"

    def below(self, folder: str) -> set[str]:
        """Return the parts of a folder, those that are there and those that were."""
        known = {spot for spot in (*self.known, *self.refused) if spot == folder or spot.startswith(f"{folder}/")}
        return known | set(_parts(self.root, folder))

    def _everywhere(self) -> Iterable[str]:
        return self.below(CONTENT) | self.below(LAYOUTS)


def _parts(root: Path, folder: str) -> Iterable[str]:
    """Yield a folder and those inside it that are parts of their own."""
    yield folder
    if folder.count("/") + 1 >= DEPTH[SOURCES]:
        return
    try:
        with os.scandir(root / folder) as scan:
            inside = [entry.name for entry in scan if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return
    for name in inside:
        yield from _parts(root, f"{folder}/{name}")
