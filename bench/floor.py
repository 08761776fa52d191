"""The floors under our figures: what the same disk takes for reading and writing alone, and git for its own look.

    python bench/floor.py [--articles 10000 100000] [--engine pyromark] [--work DIR]

For each size an archive is made and built from nothing, with nothing changed and with one new story. Beside these
stand: reading every source, writing every file of the output into new folders, and `git status` in the same tree;
and how large the memory of the build is beside its sources.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import corpus
from cold import NOW, environment, make_site
from measure import run_once
from places import in_words, work_folder


@dataclass(frozen=True, slots=True)
class Floor:
    """Seconds, and megabytes of 10⁶ bytes, of one archive."""

    articles: int
    figures: dict[str, str]


def seconds(work: Callable[[], object]) -> str:
    """How long some work takes, on the wall."""
    started = time.perf_counter()
    work()
    return f"{time.perf_counter() - started:.2f} s"


def size(folder: Path) -> float:
    """Megabytes of all files below a folder, or of one file."""
    files = [folder] if folder.is_file() else [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.stat().st_size for path in files) / 1e6


def write_again(output: Path, to: Path) -> None:
    """Write every file of an output into new folders."""
    for path in output.rglob("*"):
        if path.is_file():
            there = to / path.relative_to(output)
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(path.read_bytes())


def measure(work: Path, articles: int, engine: str) -> Floor:
    """Measure one archive."""
    site, output = work / f"{articles}", work / f"{articles}-output"
    make_site(site, articles, engine)
    git = ["git", "-C", str(site)]
    for command in (["init", "-q"], ["add", "content", "site.yaml"], ["status", "--porcelain"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    build = [sys.executable, "-m", "baspa", "build", "--site", str(site), "--output", str(output), "--now", NOW]

    def told() -> str:
        run = run_once(build, environment(), site)
        return f"{run.wall:.2f} s, processor {run.cpu:.2f} s, {run.memory:.0f} MB"

    figures = {"from nothing": told(), "nothing changed": told()}
    figures["`git status`"] = seconds(
        lambda: subprocess.run([*git, "status", "--porcelain"], check=True, capture_output=True)
    )
    corpus.new_story(site, 1)
    figures["one new story"] = told()
    sources = [path for path in (site / "content").rglob("*") if path.is_file()]
    figures["reading every source"] = seconds(lambda: [path.read_bytes() for path in sources])
    figures["writing every file"] = seconds(lambda: write_again(output, work / f"{articles}-again"))
    memory, read = size(site / ".baspa"), size(site / "content")
    figures["memory of the build"] = f"{memory:.0f} MB, {memory / read:.2f} of the sources ({read:.0f} MB)"
    return Floor(articles, figures)


def main() -> None:
    """Measure what the command line asks for and print it."""
    parser = argparse.ArgumentParser(description="Our figures beside what reading, writing and git take.")
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--engine", choices=corpus.ENGINES, default="pyromark")
    parser.add_argument("--work", type=Path, help="where to make everything (kept); else a temporary folder")
    wanted = parser.parse_args()
    with work_folder(wanted.work) as work:
        print(f"On {in_words(work)}, engine {wanted.engine}:")
        for articles in wanted.articles:
            floor = measure(work, articles, wanted.engine)
            print(f"\n{floor.articles} articles")
            for name, figure in floor.figures.items():
                print(f"  {name:24}{figure}", flush=True)


if __name__ == "__main__":
    main()
