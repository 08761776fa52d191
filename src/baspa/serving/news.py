"""News for open pages: what each of them has to do about what changed since it was loaded."""

from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import islice

from baspa.problems import Level, errors, in_order
from baspa.serving.sight import Sight
from baspa.serving.speech import Speech

REMEMBERED = 64
"""Sights that are remembered: a page that has missed more of them is loaded again."""
MOST_FILES = 2_000
"""A change of more files than this is a change of everything."""
MOST_COMPLAINTS = 50
PAGES = (".html", ".htm", ".xml", ".json", ".txt")
"""Files whose change is not looked for in other pages; `fragments/` is fetched by pages, and is looked for."""
FRAGMENTS = "fragments/"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A page in an open browser, as it was loaded."""

    path: str
    """The file of the output that it shows, or would if there were one."""
    number: int
    """The sight it was loaded at."""
    mark: str
    """The digest of the file it shows; empty when there was nothing to show."""
    run: str
    """Which run of a server it was loaded from: numbers mean nothing to another."""


@dataclass(frozen=True, slots=True)
class _Change:
    """What is left of a sight when the next one is there."""

    number: int
    paths: frozenset[str]
    files: tuple[str, ...] | None
    """Those of the paths that other pages may use; None when they are too many to be told."""
    styles_only: bool


class News:
    """What changed lately, and what is wrong now. One thread hears of sights; any may ask."""

    def __init__(self, run: str, sight: Sight, speech: Speech) -> None:
        """Begin with the sight that is shown when the server starts."""
        self._run = run
        self._speech = speech
        self._changes: deque[_Change] = deque(maxlen=REMEMBERED)
        self._since = sight.number
        self.sight = sight
        self._wrong = self._in_words(sight)

    def hear(self, sight: Sight) -> None:
        """Take note of a new sight; of those between it and the last one nothing is known."""
        if sight.number != self.sight.number + 1:
            self._changes.clear()
            self._since = sight.number
        else:
            self._changes.append(_Change(sight.number, sight.changed, _files(sight.changed), sight.styles_only))
        if len(self._changes) == REMEMBERED:
            self._since = self._changes[0].number - 1
        self._wrong = self._in_words(sight)
        self.sight = sight

    def ribbon(self, path: str, url: str) -> str:
        """Return why readers do not see a page yet, in words; empty when they do."""
        hold = self.sight.held.get(url) if path.endswith("index.html") else None
        return "" if hold is None else self._speech.held(hold, self.sight.until.get(url))

    def marks(self, page: bytes, url: str) -> dict[str, str]:
        """Return the URLs of the stories that a page names and readers do not see yet, with the reason in words."""
        sight = self.sight
        return {
            held: self._speech.held(hold, sight.until.get(held))
            for held, hold in sight.held.items()
            if held != url and held.encode() in page
        }

    def message(self, loaded: Loaded, url: str, mark: Callable[[str], str]) -> tuple[int, dict[str, object]]:
        """Return the number of the sight now, and what a page that was loaded earlier needs to know of it.

        `page`: whether it is another page now. `files`: what else changed, None for anything; `styles`: whether the
        new style sheets are enough. `mark` gives the digest of what a path would show now; it is asked only where
        numbers tell nothing.
        """
        sight, wrong = self.sight, self._wrong
        told: dict[str, object] = {"number": sight.number, "ribbon": self.ribbon(loaded.path, url), **wrong}
        changes = tuple(self._changes)
        if loaded.run != self._run:  # what else it shows is taken to be the same where the page is
            return sight.number, {**told, "page": mark(loaded.path) != loaded.mark, "files": [], "styles": False}
        if not self._since <= loaded.number <= sight.number:
            return sight.number, {**told, "page": True, "files": None, "styles": False}
        missed = [change for change in changes if change.number > loaded.number]
        styles = bool(missed) and all(change.styles_only for change in missed)
        other = any(not change.styles_only and _shows(change.paths, loaded.path) for change in missed)
        if missed and not loaded.mark and not errors(sight.problems):
            other = mark(loaded.path) != loaded.mark
        unknown = any(change.files is None for change in missed)
        files = None if unknown else sorted({path for change in missed for path in change.files or ()})
        return sight.number, {**told, "page": other, "files": files, "styles": styles}

    def _in_words(self, sight: Sight) -> dict[str, object]:
        """Return what is wrong, in words, errors first."""
        ordered = sorted(in_order(sight.problems), key=lambda problem: problem.level is not Level.ERROR)
        return {
            "errors": len(errors(ordered)),
            "warnings": len(ordered) - len(errors(ordered)),
            "complaints": [asdict(self._speech.complaint(problem)) for problem in ordered[:MOST_COMPLAINTS]],
        }


def _shows(paths: frozenset[str], path: str) -> bool:
    """Tell whether a page that shows a path, or that there is no such path, is another when these have changed."""
    return path in paths or f"{path}/index.html" in paths


def _files(paths: frozenset[str]) -> tuple[str, ...] | None:
    if len(paths) > MOST_FILES:
        return None
    chosen = (path for path in sorted(paths) if path.startswith(FRAGMENTS) or not path.endswith(PAGES))
    return tuple(islice(chosen, MOST_FILES))
