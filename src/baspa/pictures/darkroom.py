"""The darkroom: everything that is made of a site's pictures, once for each content, in whatever process this is."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from baspa.memory.sealing import text_digest
from baspa.pictures.developed import Developed, developed_from, developed_text
from baspa.pictures.kept import Kept
from baspa.pictures.making import Made, Recipe, make
from baspa.pictures.opening import Faulty, size_of
from baspa.problems import Broken, Place, Problem
from baspa.reading.sources import PICTURES, Source, SourceKind, read_bytes

ACTIVE = frozenset((".svg", ".svgz", ".htm", ".html", ".xhtml", ".xml", ".js", ".mjs"))
"""Endings of files that a browser would run as part of the paper: no editor's media."""
LARGEST_FILE = 100 * 1024 * 1024
SECONDS = 60.0
"""How long one picture may take."""
FOLDER = "pictures"
"""Of what is kept, beside the site's memory."""


def is_developed(source: Source) -> bool:
    """Tell whether a file is one that the darkroom must see before it is published."""
    suffix = _suffix(source.path)
    return suffix in PICTURES or (source.kind is SourceKind.MEDIA and suffix in ACTIVE)


@dataclass(frozen=True, slots=True)
class Darkroom:
    """Develops the pictures of one site."""

    root: Path
    kept: Kept
    recipe: Recipe

    def develop(self, source: Source) -> Developed:
        """Return what became of a picture, and keep what was made of it; what is wrong with it is never raised."""
        path, suffix = source.path, _suffix(source.path)
        if suffix in ACTIVE:
            return Developed(path, fault="media.active", found=suffix)
        try:
            content = read_bytes(self.root, path, largest=LARGEST_FILE)
        except Broken as broken:
            (problem,) = broken.problems
            return Developed(path, fault=problem.code, found=problem.found, facts=problem.facts)
        if source.kind is SourceKind.STATIC:  # published as it is, whatever it is
            return _unmade(path, content, suffix)
        digest = text_digest(content, self.recipe.key, suffix)
        known = self.kept.get(f"{digest}.facts")
        return developed_from(path, known.decode()) if known else self._make(path, content, digest).developed

    def content(self, developed: Developed, path: str, number: int) -> bytes:
        """Return the bytes of one file of a picture, by the path it is published at and its number.

        Raises `Broken` when the picture is another one by now and has no such file.
        """
        ending = _suffix(path)
        kept = self.kept.get(f"{developed.digest}.{number}{ending}")
        if kept is not None:
            return kept
        content = read_bytes(self.root, developed.source, largest=LARGEST_FILE)
        digest = text_digest(content, self.recipe.key, _suffix(developed.source))
        files = self._make(developed.source, content, digest).files
        if (number, ending) not in files:
            raise Broken(Problem("picture.changed", Place(developed.source)))
        return files[number, ending]

    def _make(self, path: str, content: bytes, digest: str) -> Made:
        made = make(path, content, _suffix(path), digest, self.recipe)
        for (number, ending), file in made.files.items():
            self.kept.put(f"{digest}.{number}{ending}", file)
        self.kept.put(f"{digest}.facts", developed_text(made.developed).encode())  # last: then all the rest is there
        return made


def develop(darkroom: Darkroom, source: Source) -> Developed:
    """Develop one picture in whatever process this is."""
    return darkroom.develop(source)


def lost(source: Source) -> Developed:
    """Return what is to be said of a picture on which a worker died or was stopped."""
    return Developed(source.path, fault="picture.lost", facts=(("seconds", f"{SECONDS:.0f}"),))


def _unmade(path: str, content: bytes, suffix: str) -> Developed:
    try:
        return Developed(path, "", *size_of(content, suffix))
    except Faulty:
        return Developed(path)


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.casefold()
