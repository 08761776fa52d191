"""`baspa new`: a new article with the right folder, slug and time, and its required fields."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from baspa.desk.beginning import begin_file
from baspa.desk.typed import quoted
from baspa.memory.peeking import owner_of
from baspa.problems import Broken, EnvironmentFailed, Place, Problem
from baspa.reading.articles import label, read_article
from baspa.reading.config import Config
from baspa.reading.matter import read_matter
from baspa.reading.text import CONTROL
from baspa.reading.times import TimeProblem, parse_time
from baspa.routes import Routes
from baspa.slugs import LONGEST, slugify

HERE = Place("new", 1, 1)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished of a new article, as it was typed."""

    title: str
    time: str
    category: str = ""
    authors: tuple[str, ...] = ()
    slug: str = ""
    """Empty when the title is to give it."""
    kind: str = ""
    tags: tuple[str, ...] = ()
    lang: str = ""
    draft: bool = False

    @property
    def plain(self) -> "Wish":
        """Return the same, each text in one line and without the characters that no article may hold."""
        names = ("title", "time", "category", "slug", "kind", "lang")
        one_line: dict[str, Any] = {name: _plain(getattr(self, name)) for name in names}
        authors, tags = tuple(map(_plain, self.authors)), tuple(map(_plain, self.tags))
        return replace(self, authors=tuple(filter(None, authors)), tags=tuple(filter(None, tags)), **one_line)


@dataclass(frozen=True, slots=True)
class Taken:
    """Why an article cannot be begun under its slug."""

    by: str
    """The file, or the URL, that has it."""
    path: str
    url: str
    is_file: bool
    """Whether the article's own file is there already."""
    free: str
    """The next slug that is free."""


def write_new_article(config: Config, wish: Wish) -> str:
    """Write a new article file and return its path from the site's root.

    Raises `Broken` when the press would not take it, or its URL is another's; `EnvironmentFailed` when the file is
    there already, a link stands in its way, or it cannot be written.
    """
    wish = wish.plain
    problems = wrong_with(config, wish)
    if problems:
        raise Broken(*problems)
    taken = taken_by(config, wish)
    if taken is not None and taken.is_file:
        raise EnvironmentFailed("new.exists", taken.path, free=taken.free)
    if taken is not None:
        facts = (("free", taken.free), ("other", taken.by))
        raise Broken(Problem("new.taken", HERE, field="slug", found=taken.url, facts=facts))
    path = path_of(config, wish)
    begin_file(config.root, path, "\n".join((*_front(config, wish), "", "")))
    return path


def wrong_with(config: Config, wish: Wish) -> list[Problem]:
    """Return everything that the press would say of an article begun so; not that something is missing yet."""
    wish = wish.plain
    unnamed = bool(wish.title) and not wish.slug and not slugify(wish.title)
    problems = [Problem("new.slug", HERE, field="title", found=wish.title)] if unnamed else []
    whole = replace(
        wish,
        slug="x" if unnamed else wish.slug,
        category=wish.category or next(iter(config.site.categories or ("x",))),
        authors=wish.authors or (next(iter(config.site.authors or ("x",))),),
    )
    # The paper's own fields are begun empty: a check points at their lines.
    common = replace(config, site=config.site.model_copy(update={"fields": {}}))
    try:
        read_article(read_matter("\n".join((*_front(common, whole), "", "x", "")), HERE.path), common)
    except Broken as broken:
        problems += [replace(problem, place=HERE) for problem in broken.problems]
    return problems


def taken_by(config: Config, wish: Wish) -> Taken | None:
    """Return what has the article's file or its URL already, as the last build knew; None when both are free."""
    wish = wish.plain
    path, url, by = _found(config, wish)
    if not by:
        return None
    base = (wish.slug or slugify(wish.title))[: LONGEST - 3].rstrip("-")
    others = (f"{base}-{number}" for number in count(2))
    free = next(slug for slug in others if not _found(config, replace(wish, slug=slug))[2])
    return Taken(by=by, path=path, url=url, is_file=by == path, free=free)


def path_of(config: Config, wish: Wish) -> str:
    """Return where an article that is begun so lies, from the site's root."""
    moment = parse_time(wish.time, config.zone)
    return f"content/{moment:%Y}/{moment:%m}/{moment:%d}-{wish.slug or slugify(wish.title)}.md"


def _found(config: Config, wish: Wish) -> tuple[str, str, str]:
    """Return an article's path, its URL, and what has one of them; nothing when both are free."""
    path, slug = path_of(config, wish), wish.slug or slugify(wish.title)
    category = label(wish.category, config.site.categories).slug
    route = Routes.of(config).story(parse_time(wish.time, config.zone), category, slug)
    there = (config.root / path).exists() or (config.root / path).is_symlink()
    return path, route.url, path if there else owner_of(config.root, route.url, route.path)


def _front(config: Config, wish: Wish) -> Iterator[str]:
    """Yield the lines of the front matter."""
    authors = [quoted(label(name, config.site.authors).name) for name in wish.authors]
    category = quoted(label(wish.category, config.site.categories).name) if wish.category else ""
    yield from ("---", f"title: {quoted(wish.title)}")
    yield f"category: {category}".rstrip()
    yield f"time: {_clock(wish.time, config)}"
    several = f"[{', '.join(authors)}]" if len(authors) > 1 else "".join(authors)
    yield f"author: {several}".rstrip()
    yield f"slug: {wish.slug or slugify(wish.title)}"
    yield from (f"{name}:" for name, field in config.site.fields.items() if field.required)
    yield f"tags: [{', '.join(map(quoted, wish.tags))}]"
    yield from ((f"kind: {quoted(wish.kind)}",) if wish.kind else ())
    yield from ((f"lang: {quoted(wish.lang)}",) if wish.lang else ())
    yield from (("draft: true",) if wish.draft else ())
    yield "---"


def _clock(text: str, config: Config) -> str:
    """Return a time as editors write it, on the paper's clock; with its offset where that clock showed it twice.

    What is no time comes back as it is, for the press to say so.
    """
    try:
        moment = parse_time(text, config.zone)
    except TimeProblem:
        return quoted(text)
    shown = f"{moment:%Y-%m-%d %H:%M}"
    try:
        return shown if parse_time(shown, config.zone) == moment else moment.isoformat(sep=" ")
    except TimeProblem:
        return moment.isoformat(sep=" ")


def _plain(text: str) -> str:
    return " ".join(CONTROL.sub(" ", text).split())
