"""The screen: what a preview says to people in their browser, in words."""

import unicodedata
from datetime import datetime
from pathlib import Path

from baspa.archive.visibility import Hold
from baspa.desk.messages import Voice, shown
from baspa.problems import Broken, EnvironmentFailed, Place, Problem
from baspa.reading.config import SITE_FILE
from baspa.reading.sources import CONTENT, LAYOUTS, read_bytes
from baspa.rendering.words import written
from baspa.serving.speech import Complaint

MOMENT = "d MMMM y, HH:mm"
BEFORE, BEHIND = 60, 60
"""Letters of a line that are shown on either side of what is wrong in it."""


class Screen:
    """Speaks one language in a browser."""

    def __init__(self, voice: Voice, root: Path) -> None:
        """Speak with a voice of the site in a folder, whose lines are shown."""
        self._voice = voice
        self._root = root

    @property
    def language(self) -> str:
        """Return the language, as HTML names it."""
        return self._voice.language

    def complaint(self, problem: Problem) -> Complaint:
        """Return a problem in words, with the line it is about as that is now."""
        what, do = self._voice.sentences(problem)
        field = f"{shown(problem.field)}: " if problem.field else ""
        found = f" ({shown(problem.found)})" if problem.found else ""
        before, marked, after = self._pieces(problem.place, problem.found) or ("", "", "")
        return Complaint(
            level=problem.level,
            named=self._voice.say(f"level.{problem.level}"),
            place=shown(str(problem.place)),
            what=f"{field}{what}{found}.",
            do=do,
            line=problem.place.line if before or marked or after else 0,
            before=before,
            marked=marked,
            after=after,
        )

    def held(self, hold: Hold, until: datetime | None) -> str:
        """Return why readers do not see a story yet, and until when if time tells."""
        if until is None or hold in {Hold.DRAFT, Hold.EXPIRED}:
            return self._voice.say(f"serve.{hold}")
        return self._voice.say(f"serve.{hold}-until", moment=written(until, MOMENT, self._voice.language))

    def word(self, name: str) -> str:
        """Return one of the preview's own words."""
        return self._voice.say(f"serve.{name}")

    def _pieces(self, place: Place, found: str) -> tuple[str, str, str] | None:
        """Return a line before, at and behind the column of a problem; None where there is none to show."""
        line = self._line(place)
        if line is None:
            return None
        at = min(max(place.column - 1, 0), len(line))
        end = at + (len(found) if found and line.startswith(found, at) else min(1, len(line) - at))
        before = line[:at] if at <= BEFORE else f"…{line[at - BEFORE : at]}"
        return _plain(before), _plain(line[at:end]), _plain(line[end : end + BEHIND])

    def _line(self, place: Place) -> str | None:
        known = place.path == SITE_FILE or place.path.startswith((f"{CONTENT}/", f"{LAYOUTS}/"))
        if not place.line or not known or ".." in place.path.split("/"):
            return None
        try:
            lines = read_bytes(self._root, place.path).splitlines()
        except (Broken, EnvironmentFailed):
            return None
        if place.line > len(lines):
            return None
        text = lines[place.line - 1].decode("utf-8-sig" if place.line == 1 else "utf-8", "replace")
        return unicodedata.normalize("NFC", text)


def _plain(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " if letter == "\t" else "�" for letter in text)
