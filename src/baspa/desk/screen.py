"""The screen: what a preview says to people in their browser, in words."""

from datetime import datetime
from pathlib import Path

from baspa.archive.visibility import Hold
from baspa.desk.excerpts import Excerpts
from baspa.desk.messages import Voice, shown
from baspa.desk.notices import notice
from baspa.problems import Problem
from baspa.rendering.words import written
from baspa.serving.speech import Complaint

MOMENT = "d MMMM y, HH:mm"


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
        said = notice(problem, self._voice, Excerpts(self._root))
        field = f"{shown(problem.field)}: " if problem.field else ""
        found = f" ({shown(problem.found)})" if problem.found else ""
        line = said.excerpt
        return Complaint(
            level=problem.level,
            named=self._voice.say(f"level.{problem.level}"),
            place=shown(str(problem.place)),
            what=f"{field}{said.what}{found}.",
            do=said.do,
            line=line.line if line else 0,
            before=line.before if line else "",
            marked=line.marked if line else "",
            after=line.after if line else "",
            instead=self._voice.say("suggestion", line=said.suggestion) if said.suggestion else "",
        )

    def held(self, hold: Hold, until: datetime | None) -> str:
        """Return why readers do not see a story yet, and until when if time tells."""
        if until is None or hold in {Hold.DRAFT, Hold.EXPIRED}:
            return self._voice.say(f"serve.{hold}")
        return self._voice.say(f"serve.{hold}-until", moment=written(until, MOMENT, self._voice.language))

    def word(self, name: str) -> str:
        """Return one of the preview's own words."""
        return self._voice.say(f"serve.{name}")
