"""Counts what a generator made: its pages, the lists on them and what stands in the lists."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

ARTICLE = re.compile(r"\d{4}/\d\d/\d\d/[^/]+/index\.html")
LIST = re.compile(r'data-list="(?P<name>\w+)".*?</ul>', re.DOTALL)
SECTIONS = re.compile(r'class="sections".*?</nav>', re.DOTALL)
ENTRY = re.compile(r"<li[ >]")
FEEDS = ("feed.xml", "index.xml")
"""What the generators call the newspaper's own feed."""


@dataclass(frozen=True, slots=True)
class Made:
    """How much a generator made."""

    articles: int
    """Pages of articles."""
    pages: int
    """All HTML pages, those of articles among them."""
    files: int
    size: int
    """Bytes of all files."""


def made(output: Path) -> Made:
    """What lies in an output folder, hidden folders left out."""
    articles = pages = files = size = 0
    for folder, folders, names in os.walk(output):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = Path(folder).relative_to(output).as_posix()
        for name in names:
            files += 1
            size += (Path(folder) / name).stat().st_size
            pages += name.endswith(".html")
            articles += bool(ARTICLE.fullmatch(f"{below}/{name}"))
    return Made(articles, pages, files, size)


def lists(page: str) -> dict[str, int]:
    """How many entries each list of a page has, by the list's name; `sections` is the navigation."""
    found = {match["name"]: len(ENTRY.findall(match[0])) for match in LIST.finditer(page)}
    navigation = SECTIONS.search(page)
    return {**found, "sections": len(ENTRY.findall(navigation[0])) if navigation else 0}


def article_lists(output: Path) -> dict[str, dict[str, int]]:
    """The lists of every article's page, by the page's path."""
    return {
        path: lists(place.read_text(encoding="utf-8"))
        for place in sorted(output.glob("[0-9]*/*/*/*/index.html"))
        if ARTICLE.fullmatch(path := place.relative_to(output).as_posix())
    }


def listing(output: Path, folder: str) -> list[int]:
    """How many stories stand on each page of a listing: the first page, then the numbered ones that have any.

    Nothing when there is no such listing, as of an author without articles.
    """
    home = output / folder
    numbered = sorted((home / "page").glob("*/index.html"), key=lambda place: int(place.parent.name))
    places = [place for place in (home / "index.html", *numbered) if place.is_file()]
    pages = [lists(place.read_text(encoding="utf-8")).get("listing", 0) for place in places]
    return [count for count in pages if count]


def feed_entries(output: Path) -> int:
    """How many stories stand in the newspaper's RSS feed."""
    (feed,) = (output / name for name in FEEDS if (output / name).is_file())
    return feed.read_text(encoding="utf-8").count("<item>")
