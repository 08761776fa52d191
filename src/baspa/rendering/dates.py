"""The date archive: a newspaper's natural shelves, `/2026/`, `/2026/11/`, `/2026/11/22/`."""

from dataclasses import replace
from datetime import date

from baspa.archive.archive import Archive, DateShelf
from baspa.archive.shelves import Shelf
from baspa.rendering.views import DateLine, DateView, Link
from baspa.rendering.words import Words, written_day
from baspa.routes import Routes

KINDS = ("year", "month", "day")
PATTERNS = ("year_pattern", "month_pattern", "date_pattern")
"""Words for a key of one, two or three parts."""


def date_view(key: str, archive: Archive, routes: Routes, words: Words, language: str) -> DateView:
    """Return what the page of a year, a month or a day shows."""
    parts = tuple(int(part) for part in key.split("-"))

    def label(name: str) -> str:
        return written_day(name, words[PATTERNS[name.count("-")]], language)

    def line(shelf: DateShelf) -> DateLine:
        return DateLine(label(shelf.key), date_url(routes, shelf.parts), shelf.count)

    def link(name: str) -> Link | None:
        numbers = tuple(int(part) for part in name.split("-")) if name else ()
        return Link(label(name), date_url(routes, numbers)) if name else None

    kind = KINDS[len(parts) - 1]
    newer, older = archive.beside(Shelf(kind, key))
    shown = DateView(
        label(key),
        up=date_url(routes, parts[:-1]) if len(parts) > 1 else "",
        newer=link(newer),
        older=link(older),
    )
    if kind == "day":
        return replace(shown, stories=archive.latest(archive.count(Shelf(kind, key)), shelf=Shelf(kind, key)))
    inner = KINDS[len(parts)]
    return replace(shown, lines=tuple(line(shelf) for shelf in archive.shelves(inner, f"{key}-")))


def date_url(routes: Routes, parts: tuple[int, ...]) -> str:
    """Return the URL of the shelf of a year, of a month or of a day."""
    if len(parts) == 1:
        return routes.year(*parts).url
    if len(parts) == 2:  # noqa: PLR2004 - a month
        return routes.month(*parts).url
    return routes.day(date(*parts)).url
