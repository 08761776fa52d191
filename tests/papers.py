"""Pieces of a paper made in the test's own process: a configuration, a reading, a story, an archive."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest

from baspa.archive.archive import Archive, shelves_of
from baspa.archive.shelves import Shelf
from baspa.archive.stories import Story, Term
from baspa.problems import Broken, Problem
from baspa.reading.articles import Article, Reading, read_article, read_standing_page
from baspa.reading.config import Config, read_config
from baspa.reading.matter import read_matter
from baspa.reading.text import decode
from baspa.reading.times import parse_time
from sites import MINIMAL

ALMATY = ZoneInfo("Asia/Almaty")
SOURCE = "content/2026/11/22-story.md"
ABOUT = "content/pages/about.md"

Spot = tuple[str, int, int]
"""What a problem is called, and its line and column."""


def paper(root: Path, more: str = "") -> Config:
    """Return the configuration of a smallest good site with more lines in its site.yaml."""
    (root / "site.yaml").write_text(MINIMAL + more, "utf-8")
    return read_config(root)


def read(text: str | bytes, config: Config, path: str = SOURCE) -> Reading:
    """Return what a source says; raises `Broken` with everything wrong in it."""
    content = text if isinstance(text, bytes) else text.encode()
    matter = read_matter(decode(content, path), path)
    return (read_standing_page if path.startswith("content/pages/") else read_article)(matter, config)


def read_one(text: str | bytes, config: Config, path: str = SOURCE) -> Article:
    """Return the article that a source holds."""
    subject = read(text, config, path).subject
    assert isinstance(subject, Article)
    return subject


def problems_of(work: Callable[[], object]) -> tuple[Problem, ...]:
    """Return the problems that some work is stopped by."""
    with pytest.raises(Broken) as caught:
        work()
    return caught.value.problems


def spots(problems: Iterable[Problem]) -> list[Spot]:
    """Return what each problem is called and where it stands."""
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


def when(text: str) -> datetime:
    """Return a moment on the paper's clock."""
    return parse_time(text, ALMATY)


def term(kind: str, slug: str) -> Term:
    """Return a category, author or tag."""
    return Term(slug, slug.title(), f"/{kind}/{quote(slug)}/")


def story(
    name: str,
    time: datetime | str = "2026-11-22 21:00",
    *,
    category: str = "news",
    tags: Iterable[str] = (),
    authors: Iterable[str] = ("desk",),
    series: str = "",
    related: tuple[str, ...] = (),
) -> Story:
    """Return a story as an archive keeps it."""
    return Story(
        source=f"content/{name}.md",
        url=f"/{name}/",
        title=name,
        category=term("category", category),
        time=time if isinstance(time, datetime) else when(time),
        authors=tuple(term("author", author) for author in authors),
        tags=tuple(term("tag", tag) for tag in tags),
        series=series,
        related=related,
    )


def archive(stories: Iterable[Story]) -> Archive:
    """Return the archive of some stories, with every category, author and tag they have."""
    stories = tuple(stories)
    terms = {
        shelf: term(shelf.kind, shelf.key)
        for one in stories
        for shelf in shelves_of(one)
        if shelf.kind in {"category", "author", "tag"}
    }
    return Archive(stories, dict(sorted(terms.items())))


def names(stories: Iterable[Story]) -> str:
    """Return the titles of stories in their order, as one string."""
    return " ".join(one.title for one in stories)


def category(slug: str) -> Shelf:
    """Return the shelf of a section."""
    return Shelf("category", slug)
