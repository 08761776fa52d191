"""What bodies and front matter name: other articles by the paths of their files, pictures by theirs.

A name is resolved against the files of the site only. Nothing outside `content/` can be named, whatever dots
a path holds.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from baspa.archive.facts import picture_path
from baspa.bodies.references import is_remote
from baspa.reading.sources import below
from baspa.routes import Routes

DRAWINGS = (".svg", ".svgz")
RAW = (".heic", ".heif", ".tif", ".tiff", ".bmp", ".jfif", ".jpe", ".jp2", ".dng", ".psd")


class Outcome(StrEnum):
    """What became of a name."""

    FOUND = "found"
    HELD = "held"
    """An article that exists but is held back: its URL must not be told."""
    DEAD = "dead"
    NOWHERE = "nowhere"
    """A path of the site that nothing in the edition answers."""
    OUTSIDE = "outside"
    """A path that leads out of `content/`."""
    DRAWING = "drawing"
    """An SVG, which may hold scripts, outside the static files."""
    KIND = "kind"
    """A picture as a camera or a scanner makes it, which no page can show."""
    REMOTE = "remote"
    """A picture on another host: no page makes readers ask one."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a name leads to."""

    outcome: Outcome
    url: str = ""
    path: str = ""
    """The file it names, from the site's root."""


@dataclass(frozen=True, slots=True)
class References:
    """Resolves names for one edition."""

    routes: Routes
    urls: Mapping[str, str]
    """Source of every published article and standing page → its URL."""
    held: AbstractSet[str]
    """Sources that exist but are held back or broken."""
    files: AbstractSet[str]
    """Every picture, media and static file."""

    def link(self, source: str, target: str) -> Target:
        """Return what a link in `source` leads to: another article by its file, or a page of the site by its path."""
        if target.startswith("/"):
            return Target(Outcome.FOUND, self.routes.below(target))
        name, mark, fragment = target.partition("#")
        path = below(source, name)
        if path is None:
            return Target(Outcome.OUTSIDE)
        if path in self.urls:
            return Target(Outcome.FOUND, self.urls[path] + mark + fragment, path)
        if path in self.held:
            return Target(Outcome.HELD, path=path)
        if path in self.files:
            return self._file(source, path)
        return Target(Outcome.DEAD, path=path)

    def article(self, source: str, name: str) -> Target:
        """Return what the name of another article's file leads to; nothing else will do."""
        found = Target(Outcome.DEAD) if name.startswith("/") else self.link(source, name)
        return found if found.outcome is not Outcome.FOUND or found.path in self.urls else Target(Outcome.DEAD)

    def picture(self, source: str, target: str) -> Target:
        """Return what a picture named in `source` leads to."""
        path = picture_path(source, target)
        if path is None:
            return Target(Outcome.REMOTE if is_remote(target) else Outcome.OUTSIDE)
        if path in self.files:
            return self._file(source, path)
        ending = path.casefold()
        if ending.endswith(DRAWINGS):
            return Target(Outcome.DRAWING, path=path)
        return Target(Outcome.KIND if ending.endswith(RAW) else Outcome.DEAD, path=path)

    def _file(self, source: str, path: str) -> Target:
        return Target(Outcome.FOUND, self.routes.picture(path, beside=self.urls[source]).url, path)
