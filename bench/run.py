"""Measures Baspa and writes `bench/REPORT.md`.

python bench/run.py [cold] [--articles 1000 10000] [--engines markdown pyromark] [--runs 3] [--work DIR]
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cold import HERE, cold_builds, report
from corpus import ENGINES
from measure import CommandFailedError

MEMORY_FILE_SYSTEMS = ("tmpfs", "ramfs")


def say(line: str) -> None:
    """Tell how far the work is, on standard error, so that standard output is the report alone."""
    print(line, file=sys.stderr, flush=True)


def file_system(folder: Path) -> str:
    """In words, the kind of file system a folder lies on."""
    try:
        mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    except OSError:
        return "a disk"
    place = folder.resolve()
    kinds = {mount: kind for mount, kind in mounts if place.is_relative_to(mount)}
    kind = kinds[max(kinds, key=len)] if kinds else "a disk"
    return f"a memory file system ({kind})" if kind in MEMORY_FILE_SYSTEMS else kind


@contextmanager
def work_folder(wanted: Path | None) -> Iterator[Path]:
    """A fresh folder to measure in: kept below the one asked for, or a temporary one that is removed."""
    if wanted is None:
        with tempfile.TemporaryDirectory(prefix="baspa-bench-") as folder:
            yield Path(folder)
    else:
        wanted.mkdir(parents=True, exist_ok=True)
        yield Path(tempfile.mkdtemp(prefix="baspa-bench-", dir=wanted))


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure Baspa and write bench/REPORT.md.")
    parser.add_argument("measure", nargs="?", choices=("cold",), default="cold")
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--engines", choices=ENGINES, nargs="+", default=list(ENGINES))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", type=Path, help="where to make the archives (kept); else a temporary folder")
    parser.add_argument("--report", type=Path, default=HERE / "REPORT.md")
    return parser.parse_args()


def main() -> None:
    """Measure, print the report and write it; stop at the first build that fails."""
    wanted = arguments()
    with work_folder(wanted.work) as work:
        try:
            builds = list(cold_builds(work, wanted.articles, wanted.engines, wanted.runs, say))
        except CommandFailedError as error:
            sys.exit(str(error))
        page = report(builds, wanted.runs, file_system(work))
    print(page)
    wanted.report.write_text(page, encoding="utf-8", newline="\n")
    say(f"written to {wanted.report}")


if __name__ == "__main__":
    main()
