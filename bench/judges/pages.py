"""Which pages of a built paper are measured: one of each kind."""

import re
from dataclasses import dataclass
from pathlib import Path

ARTICLE = "20??/??/??/*/index.html"
PICTURE = '<figure class="picture">'


@dataclass(frozen=True, slots=True)
class Measured:
    """A page that is measured."""

    name: str
    url: str
    """Its path on the host."""
    file: Path
    """Where it is in the output."""


def measured_pages(output: Path) -> tuple[list[Measured], list[str]]:
    """Return the pages of an output that are measured, and the names of the kinds that it lacks."""
    found = {
        "home": output / "index.html",
        "category": _first(output, "qogham/index.html", "*/feed.xml"),
        "article with picture": _article(output, pictured=True),
        "article without": _article(output, pictured=False),
        "author": _first(output, "authors/*/index.html"),
        "archive day": _first(output, "20??/??/??/index.html", newest=True),
        "archive month": _first(output, "20??/??/index.html", newest=True),
        "search": output / "search/index.html",
        "404": output / "404.html",
    }
    pages = [Measured(name, _url(path, output), path) for name, path in found.items() if path and path.is_file()]
    return pages, [name for name, path in found.items() if not path or not path.is_file()]


def _first(output: Path, *patterns: str, newest: bool = False) -> Path | None:
    for pattern in patterns:
        if paths := sorted(output.glob(pattern)):
            return (paths[-1] if newest else paths[0]).with_name("index.html")
    return None


def _article(output: Path, *, pictured: bool) -> Path | None:
    """Return the newest article with a picture; without one the oldest but one, whose lists are long out of date."""
    paths = [
        path
        for path in sorted(output.glob(ARTICLE))
        if 'http-equiv="refresh"' not in (text := path.read_text("utf-8")) and (PICTURE in text) == pictured
    ]
    if not paths:
        return None
    return paths[-1] if pictured else paths[min(1, len(paths) - 1)]


def _url(path: Path, output: Path) -> str:
    return "/" + re.sub(r"(?:^|(?<=/))index\.html$", "", path.relative_to(output).as_posix())
