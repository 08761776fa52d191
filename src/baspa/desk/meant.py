"""What a person means: a file of the site, a file of the output by its URL, or a story by its headline."""

import json
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from baspa.routes import Routes
from baspa.searching.letters import LOOK_ALIKE, PLAIN

TITLE = 2
"""Where it stands in the facts of a manuscript, as the memory keeps them."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A story that a headline, or a part of one, may mean."""

    source: str
    title: str


def file_meant(root: Path, asked: str) -> str:
    """Return the path from the site's root of what lies where a person says, from there or from here; else nothing.

    A link is not followed: it is itself what is meant.
    """
    for base in (root, Path.cwd()):
        there = Path(os.path.normpath(base / asked))
        try:
            if asked and os.path.lexists(there):
                return _below(root, there)
        except ValueError:  # a path that no system has, or one outside the site
            continue
    return ""


def _below(root: Path, there: Path) -> str:
    """Return a path from the site's root; raises ValueError for one outside it."""
    try:
        return there.relative_to(root).as_posix()
    except ValueError:
        return (there.parent.resolve() / there.name).relative_to(root.resolve()).as_posix()


def paths_meant(routes: Routes, asked: str) -> tuple[str, ...]:
    """Return the files of the output that a URL, or a path of one, may mean: the likeliest first."""
    try:
        address = urlsplit(asked)
    except ValueError:
        return ()
    path = unquote(address.path)
    if not path and not address.netloc:
        return ()
    base = unquote(routes.base_path)
    below = (path.removeprefix(base) if path.startswith(base) else path).strip("/")
    return (below, f"{below}/index.html") if below else ("index.html",)


def source_meant(memory: sqlite3.Connection, routes: Routes, asked: str) -> str:
    """Return the story or page that has a URL, or would have it if it were not held back; else nothing."""
    for path in paths_meant(routes, asked):
        url = routes.of_path(path).url
        row = memory.execute("SELECT source FROM subject WHERE url = ? ORDER BY source", (url,)).fetchone()
        if url and row is not None:
            return str(row[0])
    return ""


def headlines_meant(memory: sqlite3.Connection, asked: str) -> list[Headline]:
    """Return the stories and pages whose headline this is, else those in whose headline it stands, the newest first.

    Letter case, ё, Kazakh letters typed as Russian ones and Latin look-alikes make no difference.
    """
    wanted = folded(asked)
    if not wanted:
        return []
    rows = memory.execute(
        "SELECT source, facts FROM manuscript LEFT JOIN subject USING (source) WHERE facts <> ''"
        " ORDER BY subject.at DESC, source"
    )
    found = [(source, str(json.loads(facts)[TITLE])) for source, facts in rows]
    exact = [Headline(source, title) for source, title in found if folded(title) == wanted]
    return exact or [Headline(source, title) for source, title in found if wanted in folded(title)]


def folded(text: str) -> str:
    """Return words as they are compared: `Әлем жаңалығы` and `алем жаналыгы` are the same."""
    letters = text.casefold().translate(LOOK_ALIKE).replace("ё", "е").translate(PLAIN)
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())
