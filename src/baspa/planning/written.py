"""Written names: where in a body's Markdown a link's or a picture's target stands, so that it can be pointed at."""

import re

from baspa.bodies.references import bare, decoded

LONGEST = 1_000
"""Letters of a target that are looked at; a longer one is pointed at only roughly."""
OPENING = re.compile(
    r"\]\(\s*(?P<inline><?)"
    r"|^[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]*(?P<defined><?)"
    r"""|\b(?:href|src)\s*=\s*(?P<quote>["']?)""",
    re.MULTILINE,
)
TARGETS = {
    "": re.compile(rf"""[^\s<>"']{{0,{LONGEST}}}"""),
    "<": re.compile(rf"[^<>\n]{{0,{LONGEST}}}"),
    '"': re.compile(rf'[^"\n]{{0,{LONGEST}}}'),
    "'": re.compile(rf"[^'\n]{{0,{LONGEST}}}"),
}
"""What a target may hold, by what opens it."""
MOST_BRACKETS = 4


class WrittenNames:
    """The targets in one body in the order they are written; each is given out once."""

    def __init__(self, text: str) -> None:
        """Find every target of a Markdown text."""
        self._offsets: dict[str, list[int]] = {}
        for opening in OPENING.finditer(text):
            mark = opening["inline"] or opening["defined"] or opening["quote"] or ""
            written = TARGETS[mark].match(text, opening.end())
            for target in _readings(written.group() if written else "", enclosed=mark != ""):
                self._offsets.setdefault(target, []).append(opening.end())
        for offsets in self._offsets.values():
            offsets.reverse()

    def offset(self, target: str) -> int:
        """Return the index of the next place where a target is written; of the last when there are no more."""
        offsets = self._offsets.get(target, [0])
        return offsets.pop() if len(offsets) > 1 else offsets[0]


def _readings(written: str, *, enclosed: bool) -> set[str]:
    """Return what may be meant, as references spell it: a closing bracket may end a target or be part of it."""
    ends = [] if enclosed else [at for at, letter in enumerate(written) if letter == ")"][:MOST_BRACKETS]
    return {decoded(bare(written[:end])) for end in (*ends, len(written))}
