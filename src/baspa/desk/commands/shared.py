"""What every command shares: its options, its exit statuses, and how a failure becomes words and a status."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import click

from baspa.desk.console import Console
from baspa.desk.messages import Voice, choose_language, shown
from baspa.problems import Broken, EnvironmentFailed
from baspa.reading.config import SITE_FILE, Config, language_hint, read_config
from baspa.reading.times import TimeProblem, in_zone, parse_time

DONE, CONTENT, USAGE, MACHINE, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 130, 143
DEBUG = "BASPA_DEBUG"
"""Set to see the traceback of a fault of the program itself."""
T = TypeVar("T")


def site_option(command: Callable[..., T]) -> Callable[..., T]:
    """Add the option that names the site's folder."""
    return click.option(
        "--site",
        type=click.Path(file_okay=False, path_type=Path),
        help="The site's folder; otherwise the one this is run in.",
    )(command)


def edition_options(command: Callable[..., T]) -> Callable[..., T]:
    """Add the options that choose what an edition shows."""
    for option in (
        click.option("--drafts", is_flag=True, help="Show drafts as if they were published."),
        click.option("--now", metavar="ISO", help="Build as if it were this moment, e.g. 2026-11-22T21:00:00+05:00."),
    ):
        command = option(command)
    return site_option(command)


def with_site(
    root: Path, run: Callable[[Console, Config], int], speak: Callable[[Voice, Path], Console] = Console
) -> int:
    """Read the configuration and run a command with it; turn every known failure into words and a status."""
    root = root.absolute()
    try:
        config = read_config(root)
    except Broken as broken:
        console = speak(Voice(choose_language(language_hint(root))), root)
        console.problems(broken.problems)
        return USAGE
    except EnvironmentFailed as failed:
        speak(Voice(choose_language(None)), root).problems([failed.problem])
        return MACHINE
    console = speak(Voice(choose_language(config.site.language)), root)
    try:
        return run(console, config)
    except KeyboardInterrupt:
        console.complain("interrupted")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - an editor never sees a traceback
        return _failure(console, error)


def _failure(console: Console, error: Exception) -> int:
    """Say what went wrong and return the status; only `BASPA_DEBUG` shows a fault of the program in full."""
    match error:
        case Broken():
            console.problems(error.problems)
            return USAGE if any(problem.place.path == SITE_FILE for problem in error.problems) else CONTENT
        case EnvironmentFailed():
            console.problems([error.problem])
        case TimeProblem():
            console.complain("usage.now")
            return USAGE
        case _ if DEBUG in os.environ:
            raise error
        case _:
            console.complain("internal", error=shown(f"{type(error).__name__}: {error}"), variable=DEBUG)
    return MACHINE


def moment(text: str | None, config: Config) -> datetime:
    """Return the moment that `--now` names, else this one, on the paper's clock; raises `TimeProblem`."""
    if text is not None:
        return parse_time(text, config.zone)
    return in_zone(datetime.now(UTC).replace(microsecond=0), config.zone)
