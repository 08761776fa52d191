"""Footnotes in one shape, whichever engine found them."""

import re

from baspa.bodies.rendering import Rendering

BACK = '<a class="footnote-backref" href="#{}" role="doc-backlink">↩\N{VARIATION SELECTOR-15}</a>'
MARK = '<sup id="{id}"><a class="footnote-ref" href="#fn-{number}" role="doc-noteref">{number}</a></sup>'


class Numbering:
    """Numbers footnotes by their first mark in reading order, and remembers every mark."""

    def __init__(self, rendering: Rendering) -> None:
        """Begin at 1, for the footnotes of this rendering."""
        self._rendering = rendering
        self.marks: dict[str, list[str]] = {}
        self.order: list[str] = []
        self._numbers: dict[str, int] = {}

    def number_marks(self, markup: str) -> str:
        """Return the HTML with each mark numbered and linked to its footnote."""
        return self._rendering.mark.sub(self._number, markup)

    def _number(self, found: re.Match[str]) -> str:
        name = found[1] if found[1] in self._rendering.notes else found[1].casefold()
        if name not in self._rendering.notes:
            return found[0]
        if name not in self._numbers:
            self.order.append(name)
            self._numbers[name] = len(self.order)
        number, marks = self._numbers[name], self.marks.setdefault(name, [])
        mark = f"fnref-{number}-{len(marks) + 1}" if marks else f"fnref-{number}"
        marks.append(mark)
        return MARK.format(id=mark, number=number)


def place_footnotes(rendering: Rendering) -> str:
    """Return the HTML with its footnotes as one section at the end, in the order of their first marks.

    A footnote no mark leads to comes last: its words are the editor's, so they are not lost.
    """
    numbering = Numbering(rendering)
    body = numbering.number_marks(rendering.html)
    contents: list[str] = []
    for name in numbering.order:  # it grows while footnotes that mention others are read
        contents.append(numbering.number_marks(rendering.notes[name]))  # noqa: PERF401
    marks = (numbering.marks[name] for name in numbering.order)
    items = [with_way_back(*item) for item in zip(contents, marks, strict=True)]
    items += [note for name, note in rendering.notes.items() if name not in numbering.marks]
    listed = "".join(f'<li id="fn-{number}">{item}</li>' for number, item in enumerate(items, start=1))
    return f'{body}<div class="footnotes" role="doc-endnotes"><ol>{listed}</ol></div>'


def with_way_back(note: str, marks: list[str]) -> str:
    """Return a footnote that ends with a link back to each of its marks."""
    links = " ".join(BACK.format(mark) for mark in marks)
    if note.endswith("</p>"):
        return f"{note.removesuffix('</p>')}\N{NO-BREAK SPACE}{links}</p>"
    return f"{note}<p>{links}</p>"
