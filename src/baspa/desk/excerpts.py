"""Excerpts: the line of a source that a problem is about, with the piece it points at, fit to be shown anywhere."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from baspa.problems import Broken, EnvironmentFailed, Place
from baspa.reading.sources import CONTENT, LAYOUTS, read_bytes
from baspa.reading.text import OTHER_ENCODINGS

WIDTH = 100
"""Cells of a terminal that a line is cut to; a letter of Kazakh takes one, one of Chinese two."""
TAB = "    "
CUT = "…"
SITE_FILE = "site.yaml"
MOST_MARKS = 4
"""Marks above and below one letter that are drawn; a pile of them would reach into other lines."""
RIGHT_TO_LEFT = frozenset(("R", "AL"))
BYTES_AS_LETTERS = range(0xDC80, 0xDD00)
"""What Python makes of bytes that are not UTF-8."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line in three pieces, without anything that is invisible: whoever shows it need only escape HTML."""

    line: int
    """Its number, from 1."""
    before: str
    """Begins with an ellipsis where the line was cut."""
    marked: str
    """What the problem is about; empty when that is the end of the line."""
    after: str
    """Ends with an ellipsis where the line was cut."""

    @property
    def text(self) -> str:
        """Return the line as it is shown."""
        return f"{self.before}{self.marked}{self.after}"

    @property
    def rows(self) -> tuple[str, str]:
        """Return the line and, to be put under it, its carets.

        Where letters run from right to left, whoever shows them decides where they stand; so there the marked
        piece is said again beside the carets.
        """
        carets = " " * cells(self.before) + "^" * max(1, cells(self.marked))
        turned = any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in self.text)
        return self.text, f"{carets} {self.marked}".rstrip() if turned else carets


def excerpt(line: str, place: Place, found: str = "", *, width: int = WIDTH) -> Excerpt:
    """Return the excerpt of a line as it stands in its file; `found` is what the problem found at its place.

    Without a column all that is written on the line is marked; a column behind its end marks the end.
    """
    start, end = _piece(line, place.column, found)
    pieces = _shown(line[max(0, start - 2 * width) : start]), _shown(line[start:end][: 2 * width])
    before, marked, after = *pieces, _shown(line[end : end + 2 * width])
    cut = (start > 2 * width, end - start > 2 * width, len(line) > end + 2 * width)
    if not any(cut) and cells("".join(before + marked + after)) <= width:
        return Excerpt(place.line, "".join(before), "".join(marked), "".join(after))
    middle = _cut(marked, width // 2, cut=cut[1])
    left = _cut(before, max(width // 4, width - cells(middle) - sum(map(cells, after))), cut=cut[0], end=True)
    right = _cut(after, width - cells(middle) - cells(left), cut=cut[2])
    return Excerpt(place.line, left, middle, right)


def line_of(content: bytes, number: int) -> str | None:
    """Return one line of a file as columns count it; None when it has no such line or is no kind of UTF-8."""
    if any(beginning.match(content) for beginning, _ in OTHER_ENCODINGS):
        return None
    lines = re.split(rb"\r\n|\r|\n", content.removeprefix(b"\xef\xbb\xbf"), maxsplit=number)
    if not 0 < number <= len(lines):
        return None
    return unicodedata.normalize("NFC", lines[number - 1].decode("utf-8", "surrogateescape"))


class Excerpts:
    """The lines of a site's files as they are now."""

    def __init__(self, root: Path | None, width: int = WIDTH) -> None:
        """Look at the site in a folder, if there is one; a file is read once for problems that follow each other."""
        self.root = root
        self.width = width
        self._last: tuple[str, bytes | None] = ("", None)

    def line(self, place: Place) -> str | None:
        """Return the line that a place names; None when it names none, or the file has it no longer."""
        if place.line < 1:
            return None
        if self._last[0] != place.path:
            self._last = (place.path, self._content(place.path))
        content = self._last[1]
        return None if content is None else line_of(content, place.line)

    def of(self, place: Place, found: str = "") -> Excerpt | None:
        """Return the excerpt of a place; None as `line` does, and where nothing is written."""
        line = self.line(place)
        return excerpt(line, place, found, width=self.width) if line and line.strip() else None

    def _content(self, path: str) -> bytes | None:
        for root in self._roots(path):
            try:
                return read_bytes(root, path)
            except (Broken, EnvironmentFailed):
                continue
        return None

    def _roots(self, path: str) -> tuple[Path, ...]:
        """Return where a file may lie: only a site's own text is shown, never another file of the machine."""
        if self.root is None or ".." in path.split("/"):
            return ()
        if path == SITE_FILE or path.startswith(f"{CONTENT}/"):
            return (self.root,)
        if not path.startswith(f"{LAYOUTS}/"):
            return ()
        from baspa.rendering.folders import layout_folders  # noqa: PLC0415 - loads what only layouts need

        return tuple(folder.parent for folder in layout_folders(self.root))


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - costs more than the rest of this, and only wide letters need it

    return cell_len(text)


def _piece(line: str, column: int, found: str) -> tuple[int, int]:
    """Return where the marked piece begins and ends: a letter never loses the marks above and below it."""
    if column < 1:
        start, end = len(line) - len(line.lstrip()), len(line.rstrip())
        return min(start, end), end
    start = min(column - 1, len(line))
    end = start + _length(line[start : start + len(found) + 2], found.partition("\n")[0])
    while 0 < start < len(line) and _joins(line[start]):
        start -= 1
    while end < len(line) and _joins(line[end]):
        end += 1
    return start, min(end, len(line))


def _length(rest: str, found: str) -> int:
    """Return the length of what was found, its quotation marks included; 1 when it is not what stands there."""
    if found and rest.startswith(found):
        return len(found)
    quoted = found and rest[:1] in {'"', "'"} and rest == f"{rest[0]}{found}{rest[0]}"
    return len(rest) if quoted else 1


def _joins(letter: str) -> bool:
    return unicodedata.category(letter) in {"Mn", "Me"}


def _shown(text: str) -> list[str]:
    """Return the letters of a text, each with its marks, as they are shown."""
    letters: list[str] = []
    for letter in text:
        if letters and _joins(letter) and len(letters[-1]) <= MOST_MARKS:
            letters[-1] += letter
        elif letter == "\t":
            letters.append(TAB)
        elif letter.isprintable() and not _joins(letter):
            letters.append(letter)
        elif ord(letter) in BYTES_AS_LETTERS:
            letters.append(f"\\x{ord(letter) - BYTES_AS_LETTERS.start + 0x80:02x}")
        else:
            letters.append(f"\\u{ord(letter):04x}")
    return letters


def _cut(letters: list[str], width: int, *, cut: bool, end: bool = False) -> str:
    """Return as many letters as fit, those at the end if wanted, and an ellipsis where there are more."""
    if not cut and sum(map(cells, letters)) <= width:
        return "".join(letters)
    room, fits = width - 1, 0
    for letter in reversed(letters) if end else letters:
        room -= cells(letter)
        if room < 0:
            break
        fits += 1
    return "".join((CUT, *letters[len(letters) - fits :]) if end else (*letters[:fits], CUT))
