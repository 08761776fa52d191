"""Pieces of a paper made in the test's own process: a configuration, a reading, facts, a memory, an archive."""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from weakref import finalize
from zoneinfo import ZoneInfo

import pytest

from baspa.archive.archive import Archive, Listed
from baspa.archive.facts import ARTICLE, Facts, Label, facts_text
from baspa.archive.shelves import Shelf
from baspa.archive.stories import Story
from baspa.memory.store import fresh
from baspa.planning.gathering import Gathered
from baspa.planning.settling import Settling
from baspa.planning.shelving import Shelving
from baspa.problems import Broken, Problem
from baspa.reading.articles import Article, Reading, read_article, read_standing_page
from baspa.reading.config import Config, read_config
from baspa.reading.matter import read_matter
from baspa.reading.text import decode
from baspa.reading.times import parse_time
from baspa.routes import Routes
from sites import MINIMAL

ALMATY = ZoneInfo("Asia/Almaty")
SOURCE = "content/2026/11/22-story.md"
ABOUT = "content/pages/about.md"

ROUTES = Routes("", "/{yyyy}/{mm}/{dd}/{slug}/")
AFTER_ALL = datetime(2100, 1, 1, tzinfo=ALMATY)
"""A moment after every publication of the tests."""

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


def facts(
    name: str,
    time: datetime | str = "2026-11-22 21:00",
    *,
    category: str = "news",
    tags: Iterable[str] = (),
    authors: Iterable[str] = ("desk",),
    series: str = "",
    related: tuple[str, ...] = (),
) -> Facts:
    """Return what a memory keeps of an article."""
    labels = [("category", category), *(("author", one) for one in authors), *(("tag", one) for one in tags)]
    return Facts(
        source=f"content/{name}.md",
        kind=ARTICLE,
        url=f"/{name}/",
        title=name,
        slug=name,
        summary="",
        lang="en",
        draft=False,
        labels=(
            *(Label(kind, slug, slug.title()) for kind, slug in labels),
            *((Label("series", series, series),) if series else ()),
        ),
        time=time if isinstance(time, datetime) else when(time),
        series=series,
        genre="news",
        related=related,
    )


def remembered(articles: Iterable[Facts], now: datetime = AFTER_ALL) -> sqlite3.Connection:
    """Return a memory of some articles, settled at a moment: those that readers see are on their shelves."""
    memory = fresh()
    settling = Settling(memory, now, drafts=False, out=set())
    settled = []
    for one in articles:
        text = facts_text(one)
        settling.store([Gathered(one.source, "", text, problems="", body="", record=None)])
        settled.append(settling.settled(one.source, text))
    settling.write(settled)
    settling.write_all_names(one.facts for one in settled if one.facts)
    shelving = Shelving(memory)
    shelving.put(one.story for one in settled if one.story)
    shelving.finish()
    return memory


def archive(articles: Iterable[Facts]) -> Archive:
    """Return the archive of some articles, all of them published; its memory lasts as long as it does."""
    memory = remembered(articles)
    found = Archive(memory, ROUTES, Listed({}, {}))
    finalize(found, memory.close)
    return found


def names(stories: Iterable[Story]) -> str:
    """Return the titles of stories in their order, as one string."""
    return " ".join(one.title for one in stories)


def category(slug: str) -> Shelf:
    """Return the shelf of a section."""
    return Shelf("category", slug)
