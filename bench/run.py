"""Measures Baspa, alone or against its rivals.

python bench/run.py [rivals] [--articles 1000 10000] [--rivals hugo pelican …] [--large] [--disk DIR] [--date DAY]
python bench/run.py cold [--articles 1000 10000] [--engines markdown pyromark] [--report FILE]

`rivals` installs the rivals, measures everyone and writes `bench/REPORT.md`, `REPORT.svg` and `REPORT.json`; `cold`
prints what Baspa's builds from nothing cost. `--articles 1000 --runs 1` is the quick way.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cold import HERE, cold_builds, machine, program_digest
from cold import report as cold_report
from contest import Contest, Figure, make_grounds, turns
from corpus import ENGINES
from counting import Made, made
from measure import CommandFailedError
from peers.entrants import RIVALS, Entrant, entrants
from peers.install import install
from places import Clearing, in_memory, in_words, work_folder
from plot import plot
from report import Results, Scene, earlier_figures, report, stored

LARGE = 100_000
LARGE_RIVALS = ("hugo-plain",)
"""At this size Hugo's similar news would grow with the square of the articles."""
SLOW = ("hugo-full",)
"""Rivals that take minutes at 10,000 articles: measured when asked for by name."""
COMMANDS = ("rivals", "cold")


def say(line: str) -> None:
    """Tell how far the work is, on standard error, so that standard output is the report alone."""
    print(line, file=sys.stderr, flush=True)


@dataclass(slots=True)
class Records:
    """What grows while scene after scene is measured."""

    figures: list[Figure] = field(default_factory=list)
    made: dict[Scene, dict[str, Made]] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scale:
    """How large one contest is and how often it is run."""

    articles: int
    warm_ups: int
    runs: int


def hold(scale: Scale, taking_part: Sequence[Entrant], work: Path, outputs: Path, records: Records) -> None:
    """Hold one contest and put down its figures; on a memory file system nothing stays behind."""
    place = in_words(outputs)
    say(f"{scale.articles} articles, output on {place}: making the archive and {len(taking_part)} sites of it")
    archive, grounds = make_grounds(work, outputs, scale.articles, taking_part)
    contest = Contest(archive, scale.articles, place, tuple(grounds), Clearing(), say)
    dropped: dict[str, str] = {}
    records.figures += turns(contest, warm_ups=scale.warm_ups, runs=scale.runs, dropped=dropped)
    records.absent.update({f"{name}, {scale.articles} articles": reason for name, reason in dropped.items()})
    records.made[scale.articles, place] = {
        ground.entrant.name: made(ground.output) for ground in grounds if ground.entrant.name not in dropped
    }
    if in_memory(work):
        shutil.rmtree(work)


def hold_all(wanted: argparse.Namespace, taking_part: Sequence[Entrant], work: Path, records: Records) -> None:
    """Hold the contests of every size, in memory and where else was asked for."""
    scales = [(Scale(articles, wanted.warm_ups, wanted.runs), taking_part) for articles in wanted.articles]
    if wanted.disk is not None and not in_memory(work):
        say("the work folder is itself on a disk, so --disk adds nothing: measuring once")
    if wanted.large:
        few = [entrant for entrant in taking_part if entrant.name.startswith("baspa") or entrant.name in LARGE_RIVALS]
        scales.append((Scale(LARGE, 0, wanted.large_runs), few))
    for scale, some in scales:
        inside = work / f"{scale.articles}"
        (inside / "output").mkdir(parents=True)
        hold(scale, some, inside, inside / "output", records)
        if wanted.disk is not None and in_memory(work):
            with work_folder(wanted.disk) as disk:
                again = work / f"{scale.articles}-disk"
                again.mkdir()
                (disk / "output").mkdir()
                hold(scale, some, again, disk / "output", records)


def rivals(wanted: argparse.Namespace) -> None:
    """Install the rivals, measure everyone, print the report and write it with its plot and figures."""
    with work_folder(wanted.work) as work:
        kinds = list(dict.fromkeys(RIVALS[name] for name in wanted.rivals))
        say(f"installing {', '.join(kinds)}")
        ready, missing = install(kinds, (wanted.tools or work / "tools").resolve())
        for line in (*(program.version for program in ready.values()), *missing.values()):
            say(line)
        taking_part = entrants(wanted.engines, wanted.rivals, ready)
        records = Records(absent=missing)
        program = program_digest()
        hold_all(wanted, taking_part, work, records)
    if program != program_digest():
        program += ", **which was changed while it was measured: its figures are not those of one program**"
    results = Results(records.figures, taking_part, records.made, records.absent)
    versions = "; ".join(program.version for program in ready.values())
    date = f" on {wanted.date}" if wanted.date else ""
    repeats = f"Turns: {wanted.runs} after {wanted.warm_ups} to warm up"
    heading = [
        f"Measured{date}: {machine()}.",
        f"Baspa's code and layouts: {program}.",
        f"Rivals: {versions or 'none'}. {repeats}.",
    ]
    figures, picture = (wanted.report.with_suffix(ending) for ending in (".json", ".svg"))
    asked = ["python", "bench/run.py", *sys.argv[1:]]
    page = report(results, heading=heading, asked=asked, earlier=earlier_figures(figures), picture=picture.name)
    print(page)
    wanted.report.write_text(page, encoding="utf-8", newline="\n")
    picture.write_text(plot(results), encoding="utf-8", newline="\n")
    figures.write_text(json.dumps(stored(results), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    say(f"written to {wanted.report}")


def cold(wanted: argparse.Namespace) -> None:
    """Measure Baspa's cold builds, print the report, and write it if asked."""
    with work_folder(wanted.work) as work:
        builds = list(cold_builds(work, wanted.articles, wanted.engines, wanted.runs, say))
        page = cold_report(builds, wanted.runs, in_words(work), wanted.date)
    print(page)
    if wanted.report is not None:
        wanted.report.write_text(page, encoding="utf-8", newline="\n")
        say(f"written to {wanted.report}")


def arguments() -> argparse.Namespace:
    """What the command line asks for; without a command, `rivals`."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000])
    shared.add_argument("--engines", choices=ENGINES, nargs="+", default=list(ENGINES))
    shared.add_argument("--runs", type=int, default=3)
    shared.add_argument("--work", type=Path, help="where to make everything (kept); else a temporary folder")
    shared.add_argument("--date", default="", help="the day that the report names; otherwise none")
    parser = argparse.ArgumentParser(description="Measure Baspa, alone or against its rivals.")
    commands = parser.add_subparsers(dest="command", required=True)
    against = commands.add_parser("rivals", parents=[shared], help="Baspa against Hugo, Pelican and Eleventy")
    against.add_argument("--rivals", choices=RIVALS, nargs="*", default=[name for name in RIVALS if name not in SLOW])
    against.add_argument("--warm-ups", type=int, default=1)
    against.add_argument(
        "--large", action="store_true", help="also 100,000 articles, Baspa and Hugo without similar news"
    )
    against.add_argument("--large-runs", type=int, default=1)
    against.add_argument("--disk", type=Path, help="measure again with the output in this folder (kept)")
    against.add_argument("--tools", type=Path, help="where the rivals are, or shall be, installed")
    against.add_argument("--report", type=Path, default=HERE / "REPORT.md")
    alone = commands.add_parser("cold", parents=[shared], help="Baspa's builds from nothing")
    alone.add_argument("--report", type=Path)
    given = sys.argv[1:]
    named = given and (given[0] in COMMANDS or given[0] in {"-h", "--help"})
    return parser.parse_args(given if named else ["rivals", *given])


def main() -> None:
    """Measure what the command line asks for; a failing build of Baspa alone stops everything."""
    wanted = arguments()
    try:
        (cold if wanted.command == "cold" else rivals)(wanted)
    except CommandFailedError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
