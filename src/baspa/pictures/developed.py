"""What became of a picture, as values that can be kept: its size, the files made of it, or what is wrong with it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from baspa.problems import Place, Problem

ITSELF, STILL = 0, 1
"""Numbers of the files of a picture that no width tells apart: itself, and what does not move of one that does."""
STILL_SUFFIX = ".webp"


@dataclass(frozen=True, slots=True)
class Developed:
    """What became of one picture file."""

    source: str
    digest: str = ""
    """Of its bytes and of all that decides what is made of them; empty when nothing is."""
    width: int = 0
    """Of the picture as readers see it, in pixels; 0 when it is not known."""
    height: int = 0
    widths: tuple[int, ...] = ()
    """Of the files made of it for narrower screens."""
    formats: tuple[str, ...] = ()
    """What these are, the best first: `avif`, `webp`."""
    animated: bool = False
    """Whether it moves; then a still is made of it."""
    copied: bool = True
    """Whether the file is published byte for byte."""
    fault: str = ""
    """The code of what is wrong with it; empty when it is whole."""
    found: str = ""
    facts: tuple[tuple[str, str], ...] = field(default=())

    @property
    def problem(self) -> Problem | None:
        """Return what is wrong with it."""
        return Problem(self.fault, Place(self.source), found=self.found, facts=self.facts) if self.fault else None

    def files(self, path: str) -> Iterator[tuple[str, int]]:
        """Yield what is made of a picture that is published at `path`: the path of each file, and its number."""
        if not self.copied:
            yield path, ITSELF
        if self.animated:
            yield f"{path}.still{STILL_SUFFIX}", STILL
        for width in self.widths:
            for name in self.formats:
                yield f"{path}.{width}.{name}", width


def developed_text(developed: Developed) -> str:
    """Return what became of a picture as one line of JSON."""
    one = developed
    rest = (one.width, one.height, one.widths, one.formats, one.animated, one.copied, one.fault, one.found, one.facts)
    return json.dumps((one.digest, *rest), ensure_ascii=False)


def developed_from(source: str, text: str) -> Developed:
    """Return what was kept of a picture; raises ValueError for anything else."""
    digest, width, height, widths, formats, animated, copied, fault, found, facts = json.loads(text)
    pairs = tuple((key, value) for key, value in facts)
    return Developed(
        source, digest, width, height, tuple(widths), tuple(formats), animated, copied, fault, found, pairs
    )
