"""Pictures: what the memory knows of each, and how pages show it."""

import sqlite3
from collections.abc import Iterable

from baspa.archive.stories import Picture, PictureSource
from baspa.pictures.developed import STILL, STILL_SUFFIX, Developed, developed_from, developed_text
from baspa.reading.articles import Image

AT_HAND = 20_000
"""Pictures kept ready."""


class Pictures:
    """What became of every picture of an edition."""

    def __init__(self, memory: sqlite3.Connection) -> None:
        """Look them up in a memory."""
        self._memory = memory
        self._ready: dict[str, Developed | None] = {}

    def renew(self) -> None:
        """Forget what was kept ready: the memory has been changed."""
        self._ready.clear()

    def get(self, path: str) -> Developed | None:
        """Return what became of a picture file; None of any other file."""
        if path not in self._ready:
            if len(self._ready) >= AT_HAND:
                self._ready.clear()
            row = self._memory.execute("SELECT record FROM picture WHERE source = ?", (path,)).fetchone()
            self._ready[path] = developed_from(path, row[0]) if row else None
        return self._ready[path]

    def shown(self, path: str, url: str, image: Image) -> Picture:
        """Return the picture of a file as pages show it, published at `url`."""
        words = (image.alt, image.credit, image.caption)
        developed = self.get(path)
        if developed is None:
            return Picture(url, *words, focus=image.focus)
        files = {(number, file.rpartition(".")[2]): file for file, number in developed.files(url)}
        sources = tuple(
            PictureSource(f"image/{name}", ", ".join(f"{files[width, name]} {width}w" for width in developed.widths))
            for name in (developed.formats if developed.widths else ())
        )
        return Picture(
            url,
            *words,
            width=developed.width,
            height=developed.height,
            sources=sources,
            still=files.get((STILL, STILL_SUFFIX[1:]), ""),
            focus=image.focus,
        )

    def faulty(self) -> tuple[Developed, ...]:
        """Return what became of the pictures that cannot be published, sorted by path."""
        rows = self._memory.execute("SELECT source, record FROM picture WHERE fault <> '' ORDER BY source").fetchall()
        return tuple(developed_from(*row) for row in rows)

    def keep(self, developed: Iterable[Developed], removed: Iterable[str]) -> None:
        """Remember what became of some pictures, and forget those that are gone."""
        self._memory.executemany("DELETE FROM picture WHERE source = ?", ((path,) for path in removed))
        rows = ((one.source, one.digest, developed_text(one), one.fault) for one in developed)
        self._memory.executemany("INSERT OR REPLACE INTO picture VALUES (?, ?, ?, ?)", rows)
        self._ready.clear()

    def holds(self, digest: str) -> bool:
        """Tell whether any picture there is has this content."""
        return self._memory.execute("SELECT 1 FROM picture WHERE digest = ?", (digest,)).fetchone() is not None

    def token(self, path: str) -> str:
        """Return what differs when pages show another picture of a file; never empty."""
        developed = self.get(path)
        return developed.digest or "as it is" if developed else "as it is"
