"""Proofs: pages read back before they are published, and the problems that come of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from baspa.planning.pages import DATES, LISTINGS, Page, PageKind
from baspa.problems import Place, Problem
from baspa.rendering.addresses import absolute
from baspa.rendering.agreement import disagreements
from baspa.rendering.layouts import Layouts
from baspa.rendering.pressroom import Rendered
from baspa.rendering.readback import read_back

SMALL = 200
"""Stories up to which every page of a build is read back."""
ONE_OF = 16
"""Of how many pages of a larger paper one is read: what a layout gets wrong, it gets wrong on most of its pages."""
FOR_PEOPLE = LISTINGS | DATES | {PageKind.ARTICLE, PageKind.STANDING, PageKind.NOT_FOUND}


@dataclass(frozen=True, slots=True)
class ProofReader:
    """Reads pages back: all that a check renders; of a build's, some of those with layouts of the site's own.

    The standard layouts say everything from one value; tests see to it. Which pages are read is decided by their
    paths alone, so that a build from nothing finds what one after a change finds.
    """

    layouts: Layouts
    origin: str
    stories: int
    """How many the paper has."""
    thorough: bool
    """Whether all pages are read."""

    def problems(self, page: Page, rendered: Rendered) -> tuple[Problem, ...]:
        """Return a problem for everything that a page says to machines and does not show to people."""
        return tuple(self._found(page, rendered)) if self._wanted(page, rendered) else ()

    def _wanted(self, page: Page, rendered: Rendered) -> bool:
        if page.kind not in FOR_PEOPLE:
            return False
        chosen = (
            self.stories <= SMALL or page.route.path == "index.html" or crc32(page.route.path.encode()) % ONE_OF == 0
        )
        return self.thorough or (chosen and self.layouts.has_own(rendered.layouts))

    def _found(self, page: Page, rendered: Rendered) -> Iterator[Problem]:
        address = absolute(self.origin, page.route.url)
        place = Place(f"layouts/{page.layout}")
        for one in disagreements(read_back(rendered.content.decode(), address)):
            facts = (("page", page.route.url), ("shown", one.shown[:120]))
            code = "machine.json" if one.field == "JSON-LD" else "machine.differs" if one.shown else "machine.unshown"
            yield Problem(code, place, field=one.field, found=one.said[:120], facts=facts)
