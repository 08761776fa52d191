"""The console: progress, problems and results for people. Colours and bars on a terminal, plain lines elsewhere."""

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from shutil import get_terminal_size
from types import TracebackType
from typing import Any, Self

from baspa.desk.messages import Voice
from baspa.problems import Level, Problem, in_order
from baspa.progress import Progress

GITHUB = "GITHUB_ACTIONS"
"""Set where GitHub reads along: it obeys commands in the old form wherever they stand in a line."""
NARROWEST, WIDEST, GUTTER = 40, 100, 10
"""Cells of a terminal for a line of a source, and for its number before it."""
COMMAND, HARMLESS = "##[", "##\\["


class Console:
    """Speaks to whoever started the program: results on standard output, the rest on standard error."""

    def __init__(self, voice: Voice, root: Path | None = None) -> None:
        """Speak with a voice of the site in a folder, if there is one.

        Rich is loaded for terminals only, since it costs a tenth of a second.
        """
        self.voice = voice
        self.root = root
        self._fancy = sys.stderr.isatty()
        self._coloured = self._fancy and not os.environ.get("NO_COLOR")

    def say(self, key: str, **facts: object) -> None:
        """Print a message of the catalogue."""
        self._print(self.voice.say(key, **facts), error=False)

    def complain(self, key: str, **facts: object) -> None:
        """Print a message of the catalogue to standard error."""
        self._print(self.voice.say(key, **facts), error=True)

    def aside(self, key: str, **facts: object) -> None:
        """Print a message of a dialogue, which is no result."""
        self._print(self.voice.say(key, **facts), error=True)

    def line(self, text: str) -> None:
        """Print a line that needs no translation."""
        self._print(text, error=False)

    def problems(self, problems: Iterable[Problem]) -> None:
        """Print every problem in the one order, the level before it, under it the line and what to type instead."""
        from baspa.desk.excerpts import Excerpts  # noqa: PLC0415 - needed when something is wrong
        from baspa.desk.notices import notice, notice_document  # noqa: PLC0415

        excerpts = Excerpts(self.root, self._width()) if self._fancy else Excerpts(self.root)
        for problem in in_order(problems):
            self.problem(notice_document(notice(problem, self.voice, excerpts)))

    def problem(self, notice: Mapping[str, Any]) -> None:
        """Print one problem that is already in words, as the report holds it."""
        named = self.voice.say(f"level.{notice['level']}")
        lines = block(notice, self.voice)
        if not self._coloured or GITHUB in os.environ:
            self._print("\n".join((f"{named}: {notice['message']}", *map("".join, lines))), error=True)
            return
        from rich.console import Console as Terminal  # noqa: PLC0415 - for terminals only
        from rich.text import Text  # noqa: PLC0415

        style = "bold red" if notice["level"] == Level.ERROR else "bold yellow"
        place, _, rest = notice["message"].partition(" ")
        text = Text.assemble((f"{named}: ", style), (f"{place} ", "bold"), rest)
        styles = ("", style, "green") if notice["carets"] else ("green",)
        for (gutter, shown), coloured in zip(lines, styles, strict=False):
            text.append(f"\n{gutter}", "blue").append(shown, coloured)
        Terminal(stderr=True, soft_wrap=True).print(text)

    def progress(self) -> "Bars | Lines":
        """Return a listener for a build: bars on a terminal, a line a stage elsewhere."""
        return Bars(self.voice) if self._fancy else Lines(self.voice)

    def _width(self) -> int:
        """Return how wide a line of a source may be on this terminal, so that its carets stay below it."""
        return max(NARROWEST, min(WIDEST, get_terminal_size().columns - GUTTER))

    def _print(self, text: str, *, error: bool) -> None:
        if GITHUB in os.environ:
            text = text.replace(COMMAND, HARMLESS)
        print(text, file=sys.stderr if error else sys.stdout, flush=True)


def block(notice: Mapping[str, Any], voice: Voice) -> tuple[tuple[str, str], ...]:
    """Return the lines under a problem, each as its gutter and what stands beside it.

    First the source, under it the carets, last what to type instead: those that there are.
    """
    number = str(notice["line"]) if notice["carets"] else ""
    margin = " " * (len(number) + 2)
    lines = [(f"  {number} | ", notice["source"]), (f"{margin} | ", notice["carets"])] if number else []
    if notice["suggestion"]:
        lines.append((f"{margin} = ", voice.say("suggestion", line=notice["suggestion"])))
    return tuple(lines)


class Lines(AbstractContextManager["Lines"], Progress):
    """One quiet line a stage, for logs and pipes."""

    def __init__(self, voice: Voice) -> None:
        """Speak with a voice."""
        self._voice = voice

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind."""

    def stage(self, name: str, total: int) -> None:
        """Print that a stage begins."""
        text = f"{self._voice.say(f'stage.{name}')}: {total}"
        print(text, file=sys.stderr, flush=True)  # noqa: T201 - the one place that prints

    def step(self) -> None:
        """Say nothing."""


class Bars(AbstractContextManager["Bars"], Progress):
    """A bar a stage, for terminals."""

    def __init__(self, voice: Voice) -> None:
        """Prepare the bars; nothing is shown before a stage begins."""
        from rich.console import Console as Terminal  # noqa: PLC0415 - for terminals only
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
        from rich.progress import Progress as RichProgress  # noqa: PLC0415

        self._voice = voice
        self._bars = RichProgress(
            TextColumn("{task.description:<12}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Terminal(stderr=True),
        )
        self._done = 0
        self._task = self._bars.add_task("", total=0, visible=False)

    def __enter__(self) -> Self:
        """Show the bars."""
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the finished bars on the screen."""
        self._bars.stop()

    def stage(self, name: str, total: int) -> None:
        """Show a new bar."""
        self._done = 0
        self._task = self._bars.add_task(self._voice.say(f"stage.{name}"), total=total)

    def step(self) -> None:
        """Move the bar by one."""
        self._done += 1
        self._bars.update(self._task, completed=self._done)
