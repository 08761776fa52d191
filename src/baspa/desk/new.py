"""`baspa new`: a new article with the right folder, slug and time, and its required fields."""

import json
from datetime import datetime

from baspa.problems import Broken, EnvironmentFailed, Place, Problem
from baspa.reading.articles import label
from baspa.reading.checking import nearest
from baspa.reading.config import Config
from baspa.reading.text import CONTROL
from baspa.reading.values import LONGEST_LINE
from baspa.slugs import slugify

HERE = Place("new", 1, 1)


def write_new_article(config: Config, title: str, *, category: str | None, author: str | None, now: datetime) -> str:
    """Write a new article file and return its path from the site's root.

    Raises `Broken` when the title has no letters for a URL, or the category or the author is not listed in
    `site.yaml`; `EnvironmentFailed` when the file is there already or cannot be written.
    """
    title, category, author = _plain(title), _plain(category or ""), _plain(author or "")
    slug = slugify(title)
    problems = [*_title_problems(title, slug), *_name_problems(config, category, author)]
    if problems:
        raise Broken(*problems)
    path = f"content/{now:%Y}/{now:%m}/{now:%d}-{slug}.md"
    lines = [
        "---",
        f"title: {_quoted(title)}",
        f"category: {_quoted(label(category, config.site.categories).name) if category else ''}".rstrip(),
        f"time: {now:%Y-%m-%d %H:%M}",
        f"author: {_quoted(label(author, config.site.authors).name) if author else ''}".rstrip(),
        f"slug: {slug}",
        "tags: []",
        "---",
        "",
        "",
    ]
    try:
        (config.root / path).parent.mkdir(parents=True, exist_ok=True)
        with (config.root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(lines))
    except FileExistsError as error:
        raise EnvironmentFailed("new.exists", path) from error
    except OSError as error:
        raise EnvironmentFailed("machine.write", path, reason=str(error.strerror)) from error
    return path


def _title_problems(title: str, slug: str) -> list[Problem]:
    problems = [] if slug else [Problem("slug.empty", HERE, field="title", found=title)]
    if len(title) > LONGEST_LINE:
        facts = (("length", str(len(title))), ("limit", str(LONGEST_LINE)))
        problems.append(Problem("value.too-long", HERE, field="title", facts=facts))
    return problems


def _name_problems(config: Config, category: str, author: str) -> list[Problem]:
    problems = []
    for name, value, listed in (
        ("category", category, config.site.categories),
        ("author", author, config.site.authors),
    ):
        if value and listed is not None and label(value, listed).slug not in listed:
            names = [entry.name for entry in listed.values()]
            facts = (("guess", nearest(value, [*names, *listed])), ("known", ", ".join(names)))
            problems.append(Problem(f"{name}.unlisted", HERE, field=name, found=value, facts=facts))
    return problems


def _plain(text: str) -> str:
    """Return a text in one line, without the characters that no article may hold."""
    return " ".join(CONTROL.sub(" ", text).split())


def _quoted(text: str) -> str:
    """Return a text as a YAML value that cannot be mistaken for anything else (JSON strings are YAML)."""
    return json.dumps(text, ensure_ascii=False)
