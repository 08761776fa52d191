"""The cold build: what the first build of an archive costs, by size and by Markdown engine."""

import hashlib
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from itertools import count
from pathlib import Path

from measure import Cost, measure, run_once

NOW = "2026-11-22T22:00:00+05:00"
"""An hour after the newest article of every archive."""
HERE = Path(__file__).resolve().parent
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ColdBuild:
    """The cost of building one archive from nothing with one engine."""

    articles: int
    engine: str
    cost: Cost


def environment() -> dict[str, str]:
    """Our own environment with the checkout's `src` and `bench` first: what is measured is what lies here."""
    path = [str(HERE.parent / "src"), str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path)}


def make_site(site: Path, articles: int, engine: str) -> None:
    """Make an archive in a process of its own.

    A process started from a large one begins with the large one's memory in its books; so ours stays small.
    """
    options = ["--articles", str(articles), "--engine", engine]
    run_once([sys.executable, str(HERE / "corpus.py"), str(site), *options], environment())


def put_aside(site: Path, aside: Path) -> Callable[[], None]:
    """A preparation that moves what an earlier build left out of the site, and gives it an empty `output`.

    Moved, never deleted: ext4 makes files several times slower in the minutes after many were deleted.
    """
    turns = count(1)

    def prepare() -> None:
        place = aside / f"{site.name}-{next(turns)}"
        place.mkdir(parents=True)
        for name in ("output", ".baspa"):
            if (site / name).exists():
                (site / name).rename(place / name)
        (site / "output").mkdir()

    return prepare


def cold_builds(work: Path, sizes: Sequence[int], engines: Sequence[str], runs: int, say: Say) -> Iterator[ColdBuild]:
    """Build every size with every engine and give each figure as soon as it is known.

    `work` must be a folder without archives of these names; everything made stays in it.
    """
    for articles in sizes:
        for engine in engines:
            site = work / f"{articles}-{engine}"
            say(f"{articles} articles, {engine}: making the archive")
            make_site(site, articles, engine)
            say(f"{articles} articles, {engine}: building once to warm up and {runs} times for the record")
            command = [sys.executable, "-m", "baspa", "build", "--site", str(site), "--now", NOW]
            prepare = put_aside(site, work / "aside")
            cost = measure(command, runs=runs, before_each=prepare, environment=environment())
            say(f"{articles} articles, {engine}: wall {cost.wall} s, processor {cost.cpu} s")
            yield ColdBuild(articles, engine, cost)


def program_digest() -> str:
    """A short digest of Baspa's own code and layouts, by which a report says what was measured."""
    folders = (HERE.parent / "src" / "baspa", HERE.parent / "layouts")
    places = sorted(
        place
        for folder in folders
        for place in folder.rglob("*")
        if place.is_file() and "__pycache__" not in place.parts
    )
    whole = hashlib.sha256()
    for place in places:
        whole.update(f"{place.relative_to(HERE.parent).as_posix()}\n".encode())
        whole.update(hashlib.sha256(place.read_bytes()).digest())
    return whole.hexdigest()[:12]


def installed(package: str) -> str:
    """A package's name and version, or that it is absent."""
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} absent"


def machine() -> str:
    """What the figures were measured on, in one line without names or paths."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    engines = ", ".join(installed(package) for package in ("Markdown", "pyromark", "Jinja2"))
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, {engines}"
    )


def report(builds: Sequence[ColdBuild], runs: int, disk: str, date: str) -> str:
    """The figures as a Markdown page; `disk` says in words where the archives lay, `date` (or nothing) when."""
    rows = [
        f"| {build.articles:,} | {build.engine} | {build.cost.wall} | {build.cost.cpu} "
        f"| {build.cost.cpu.median / build.articles * 1000:.2f} | {build.cost.memory.median:.0f} |"
        for build in builds
    ]
    return "\n".join(
        [
            "# What a build costs",
            "",
            f"Measured{f' on {date}' if date else ''} by `bench/run.py cold`: {machine()}; archives on {disk}.",
            "",
            "## Cold build",
            "",
            "The whole process `baspa build`, with neither `output` nor `.baspa`, over an archive made by",
            f"`bench/corpus.py`. Median (least-greatest) of {runs} after one warm-up; CPU is user and system",
            "time, and memory the peak, of the whole tree of processes.",
            "",
            "| articles | engine | wall, s | CPU, s | CPU, ms an article | memory, MB |",
            "| ---: | :--- | ---: | ---: | ---: | ---: |",
            *rows,
            "",
        ]
    )
