"""The console: progress, problems and results for people. Colours and bars on a terminal, plain lines elsewhere."""

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from baspa.desk.messages import Voice
from baspa.problems import Level, Problem, in_order
from baspa.progress import Progress


class Console:
    """Speaks to whoever started the program: results on standard output, the rest on standard error."""

    def __init__(self, voice: Voice) -> None:
        """Speak with a voice; rich is loaded for terminals only, since it costs a tenth of a second."""
        self.voice = voice
        self._fancy = sys.stderr.isatty()

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
        """Print every problem in the one order, the level before it, coloured on a terminal."""
        for problem in in_order(problems):
            self.problem(problem.level, self.voice.problem(problem))

    def problem(self, level: str, text: str) -> None:
        """Print one problem that is already in words."""
        named = self.voice.say(f"level.{level}")
        if not self._fancy:
            self._print(f"{named}: {text}", error=True)
            return
        from rich.console import Console as Terminal  # noqa: PLC0415 - for terminals only
        from rich.text import Text  # noqa: PLC0415

        style = "bold red" if level == Level.ERROR else "bold yellow"
        place, _, rest = text.partition(" ")
        Terminal(stderr=True, soft_wrap=True).print(Text.assemble((f"{named}: ", style), (f"{place} ", "bold"), rest))

    def progress(self) -> "Bars | Lines":
        """Return a listener for a build: bars on a terminal, a line a stage elsewhere."""
        return Bars(self.voice) if self._fancy else Lines(self.voice)

    def _print(self, text: str, *, error: bool) -> None:
        print(text, file=sys.stderr if error else sys.stdout, flush=True)


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
