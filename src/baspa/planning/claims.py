"""Claims: every file of an edition and who wants it, as the memory keeps them; and where two want the same.

Paths collide when they are the same, when only case or Unicode form tells them apart (some hosts and editors'
machines cannot), or when one is a file where the other needs a folder.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from urllib.parse import unquote

from baspa.planning.pages import LISTINGS, FileCopy, Page, PageKind
from baspa.problems import Place, Problem
from baspa.reading.articles import Reading
from baspa.reading.config import SITE_FILE
from baspa.routes import Routes, collision_key

COPY, ASSET, RENDITION = "copy", "asset", "rendition"
"""The kinds of claims that are no pages: a file of the site, a file of the layouts, a file made of a picture."""
APART = 10_000
"""More than the number of any file made of a picture: tells those of two pictures for one path apart."""
ORDER = (
    PageKind.HOME,
    PageKind.ARTICLE,
    PageKind.CATEGORY,
    PageKind.AUTHOR,
    PageKind.TAG,
    PageKind.CORRECTIONS,
    PageKind.YEAR,
    PageKind.MONTH,
    PageKind.DAY,
    PageKind.STANDING,
    PageKind.REDIRECT,
)
"""Who has the better right to a path, from the first to the last; what is not here comes after them."""
Again = Callable[[str], Reading | None]


Spot = tuple[str, str, int]
"""What tells the claims of one family apart."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One file that a family wants."""

    path: str
    family: str
    kind: str
    number: int
    """Of a listing's page, or of an old URL of its source, from 1; of a further copy for one path; else 0.

    Of a file of the layouts: whether they are the standard ones. Of one made of a picture: its number.
    """
    subject: str
    source: str

    @classmethod
    def of(cls, wanted: Page | FileCopy, family: str) -> "Claim":
        """Return the claim of a page or a copy."""
        if isinstance(wanted, Page):
            return cls(wanted.route.path, family, wanted.kind, wanted.number or 0, wanted.subject, wanted.source)
        kind = ASSET if wanted.source.startswith("layouts/") else COPY if wanted.number is None else RENDITION
        number = wanted.number if wanted.number is not None else int(wanted.standard)
        return cls(wanted.route.path, family, kind, number, wanted.source, wanted.owner)

    def page(self, routes: Routes) -> Page:
        """Return the page that is claimed."""
        number = self.number if self.kind in LISTINGS and self.number else None
        return Page(PageKind(self.kind), routes.of_path(self.path), self.subject, number, source=self.source)

    def copy(self, routes: Routes) -> FileCopy:
        """Return the copy that is claimed."""
        standard = self.kind == ASSET and bool(self.number)
        number = self.number % APART if self.kind == RENDITION else None
        return FileCopy(routes.of_path(self.path), self.subject, self.source, standard=standard, number=number)

    @property
    def is_copy(self) -> bool:
        """Tell whether no layout makes the file that is wanted."""
        return self.kind in {COPY, ASSET, RENDITION}

    @property
    def is_alias(self) -> bool:
        """Tell whether it is the old URL of a source."""
        return self.kind == PageKind.REDIRECT and bool(self.source)

    @property
    def origin(self) -> str:
        """Return the file that is to blame for it; empty for a page that no file asks for."""
        return self.subject if self.is_copy else self.source

    @property
    def spot(self) -> Spot:
        """Return what tells it apart in its family."""
        return self.path, self.kind, self.number


@dataclass(frozen=True, slots=True)
class Difference:
    """How the claims of a family have changed."""

    new: tuple[Claim, ...]
    gone: tuple[Claim, ...]
    other: tuple[Claim, ...]
    """Those that stay where they were, but show something else."""


class Claims:
    """The claims of an edition."""

    COLUMNS = "path, family, kind, number, subject, source"

    def __init__(self, memory: sqlite3.Connection) -> None:
        """Keep them in a memory."""
        self._memory = memory

    def of_family(self, family: str) -> dict[Spot, Claim]:
        """Return what a family claims."""
        return {claim.spot: claim for claim in self._found("family = ?", family)}

    def add(self, claims: Iterable[Claim]) -> None:
        """Put claims down."""
        self._memory.executemany(
            "INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((c.path, c.family, c.kind, c.number, c.subject, c.source, collision_key(c.path)) for c in claims),
        )

    def replace(self, family: str, wanted: Iterable[Page | FileCopy]) -> Difference:
        """Let a family want other files than before."""
        before = self.of_family(family)
        after = {claim.spot: claim for claim in numbered(family, wanted)}
        difference = Difference(
            new=tuple(claim for spot, claim in after.items() if spot not in before),
            gone=tuple(claim for spot, claim in before.items() if spot not in after),
            other=tuple(claim for spot, claim in after.items() if spot in before and before[spot] != claim),
        )
        self._memory.executemany(
            "DELETE FROM claim WHERE path = ? AND family = ? AND kind = ? AND number = ?",
            ((c.path, family, c.kind, c.number) for c in difference.gone),
        )
        self.add((*difference.new, *difference.other))
        return difference

    def at(self, path: str) -> list[Claim]:
        """Return who claims a path."""
        return list(self._found("path = ?", path))

    def first_at(self, path: str) -> Claim | None:
        """Return who has the best right to a path; None when nothing of the edition lies there."""
        return min(self.at(path), key=self._right, default=None)

    def is_claimed(self, path: str) -> bool:
        """Tell whether anything of the edition lies at a path."""
        return self._memory.execute("SELECT 1 FROM claim WHERE path = ?", (path,)).fetchone() is not None

    def problems(self, keys: Iterable[str], again: Again, routes: Routes) -> list[Problem]:
        """Return a problem for every claim on a path, of those with some keys, that another has a better right to."""
        problems: dict[tuple[str, Spot], Problem] = {}
        rivals = [same for key in keys if (same := sorted(self._found("key = ?", key), key=self._right))]
        for first, *others in sorted(rivals, key=lambda same: self._right(same[0])):
            for claim in others:
                if claim.kind != PageKind.CARD or first.kind != PageKind.CARD:  # their pages collide as well
                    _blame(claim, first, problems, again, routes)
            for folder in _folders(collision_key(first.path)):
                for other in sorted(self._found("key = ?", folder), key=self._right)[:1]:
                    _blame(first, other, problems, again, routes)
        return list(problems.values())

    def clashing(self, keys: Iterable[str]) -> set[str]:
        """Return the keys, of some, whose paths more than one wants, or that lie where another is a file."""
        clashing = set()
        for key in keys:
            many = self._memory.execute("SELECT count(*) FROM claim WHERE key = ?", (key,)).fetchone()[0]
            inside = any(self._has_key(folder) for folder in _folders(key))
            if many > 1 or (many and inside):
                clashing.add(key)
            if many:
                clashing |= self._keys_below(key)
        return clashing

    def clashing_everywhere(self) -> set[str]:
        """Return the keys of all collisions of the edition."""
        twice = self._memory.execute("SELECT key FROM claim GROUP BY key HAVING count(*) > 1").fetchall()
        clashing = {key for (key,) in twice}
        keys = [key for (key,) in self._memory.execute("SELECT DISTINCT key FROM claim")]
        known = set(keys)
        clashing |= {key for key in keys if any(folder in known for folder in _folders(key))}
        return clashing

    def _right(self, claim: Claim) -> tuple[int, int, str, str]:
        """Return the order of those who want the same: by kind, then the older story first."""
        kinds = [*ORDER]
        known = claim.kind in ORDER
        place = kinds.index(PageKind(claim.kind)) if known else len(kinds) + claim.is_copy
        row = self._memory.execute("SELECT at FROM subject WHERE source = ?", (claim.source,)).fetchone()
        return (place, row[0] if row else 0, claim.source or claim.subject, claim.path)

    def _has_key(self, key: str) -> bool:
        return self._memory.execute("SELECT 1 FROM claim WHERE key = ?", (key,)).fetchone() is not None

    def _keys_below(self, key: str) -> set[str]:
        found = self._memory.execute("SELECT key FROM claim WHERE key > ? AND key < ?", (f"{key}/", f"{key}0"))
        return {below for (below,) in found}

    def _found(self, condition: str, *values: str) -> Iterator[Claim]:
        rows = self._memory.execute(f"SELECT {self.COLUMNS} FROM claim WHERE {condition}", values).fetchall()  # noqa: S608 - ours
        return (Claim(*row) for row in rows)


def _folders(key: str) -> Iterator[str]:
    folder = key.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _blame(
    claim: Claim, other: Claim, problems: dict[tuple[str, Spot], Problem], again: Again, routes: Routes
) -> None:
    """Add the problem of two claims, unless the same one is to blame already: the one that has a source."""
    if not claim.origin and other.origin:
        claim, other = other, claim
    if other.origin:
        code, named = "url.twice", str(_place(other, again)[0])
    else:
        code, named = "url.taken", routes.of_path(other.path).url
    place, field = _place(claim, again)
    problem = Problem(code, place, field=field, found=_found(claim, again, routes), facts=(("other", named),))
    problems.setdefault((claim.family, claim.spot), problem)


def _found(claim: Claim, again: Again, routes: Routes) -> str:
    """Return the URL as it is wanted: an old one, or that of a file, may name the file of a folder's page."""
    reading = again(claim.source) if claim.is_alias else None
    if reading is not None and claim.number <= len(reading.subject.aliases):
        return unquote(routes.old_url(reading.subject.aliases[claim.number - 1]).url)
    return unquote((routes.file(claim.path) if claim.is_copy else routes.of_path(claim.path)).url)


def _place(claim: Claim, again: Again) -> tuple[Place, str]:
    """Return the place that decided a URL, and the field: an alias, the slug, else the title."""
    reading = again(claim.source) if claim.source and not claim.is_copy else None
    if reading is None:
        return Place(claim.origin or SITE_FILE, 1, 1), ""
    if claim.is_alias:
        return reading.place(f"aliases.{claim.number}"), "aliases"
    return reading.places.get("slug", reading.place("title")), "slug"


def numbered(family: str, wanted: Iterable[Page | FileCopy]) -> Iterator[Claim]:
    """Yield the claims of a family; old URLs and copies for one path are counted, so that the same twice is seen."""
    aliases, copies = count(1), Counter[str]()
    for one in wanted:
        claim = Claim.of(one, family)
        if claim.is_alias:
            claim = replace(claim, number=next(aliases))
        elif claim.kind in {COPY, RENDITION}:
            again = copies[claim.path]
            claim = replace(claim, number=again if claim.kind == COPY else claim.number + APART * again)
            copies[claim.path] += 1
        yield claim
