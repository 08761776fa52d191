"""The shortcut: a plain `build` when nothing has changed since the last one, without loading the press."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from baspa.memory.stillness import options_key, unchanged_since

WITH_VALUE = frozenset(("--site", "--output", "--jobs", "--now", "--report"))
FLAGS = frozenset(("--drafts",))


def nothing_to_do(arguments: Sequence[str], here: Path) -> int | None:
    """Return status 0 after saying so if the command is a build with nothing to do; None for everything else."""
    started = perf_counter()
    options = _plain_build(arguments)
    if options is None:
        return None
    root = Path(options.get("--site", here)).absolute()
    output = Path(options.get("--output", root / "output"))
    try:
        now = datetime.fromisoformat(options["--now"]) if "--now" in options else datetime.now(UTC)
    except ValueError:
        return None
    if now.tzinfo is None:
        return None
    key = options_key(output, drafts="--drafts" in options)
    last = unchanged_since(root, output, options=key, now=now)
    if last is None:
        return None
    report = _again(last.report, now, perf_counter() - started)
    if "--report" in options:
        try:
            Path(options["--report"]).write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", "utf-8")
        except OSError:
            return None
    _tell(report, last.language)
    return 0


def _plain_build(arguments: Sequence[str]) -> dict[str, str] | None:
    """Return the options of a build that asks for nothing special, or None."""
    waiting = list(arguments[1:] if arguments[:1] == ["build"] else arguments)
    options: dict[str, str] = {}
    while waiting:
        name, mark, value = waiting.pop(0).partition("=")
        if name in FLAGS and not mark:
            options[name] = ""
        elif name in WITH_VALUE and (mark or waiting):
            options[name] = value if mark else waiting.pop(0)
        else:
            return None
    return options


def _again(last: Mapping[str, Any], now: datetime, seconds: float) -> dict[str, Any]:
    """Return the report of a build that found everything as the last one left it."""
    zone = datetime.fromisoformat(last["now"]).tzinfo
    return {
        **last,
        "now": now.astimezone(zone).replace(microsecond=0).isoformat(),
        "rendered": 0,
        "written": 0,
        "unchanged": last["unchanged"] + last["written"],
        "pruned": 0,
        "seconds": {"look": round(seconds, 4)},
    }


def _tell(report: Mapping[str, Any], language: str) -> None:
    from baspa.desk.console import Console  # noqa: PLC0415 - only when there is something to say
    from baspa.desk.messages import Voice  # noqa: PLC0415
    from baspa.desk.summary import tell_done  # noqa: PLC0415

    console = Console(Voice(language))
    for problem in report["problems"]:
        console.problem(problem)
    tell_done(console, report)
