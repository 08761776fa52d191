"""Measures a preview without a browser: how soon its first page can be read, and how soon a saved text is on a page.

    python bench/preview.py SITE [--runs 20] [--drafts]

SITE is a paper that `bench/corpus.py` has made and `baspa build` has built; stories are edited and added in it, as
an editor's program saves them: written beside, then renamed. A run begins when the file is in its place, and ends
when the page of the story, or the front page with the new one, has been rendered and shows it. The first start is
one without a memory of the preview's own, so that it begins with a copy of the builds'; the second has its own.
"""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median

from baspa.edition import Order
from baspa.memory.store import FOLDER
from baspa.progress import Silent
from baspa.reading.config import read_config
from baspa.serving.living import open_preview
from baspa.serving.sight import Preview

NOW = "2026-11-22T23:30:00+05:00"
PATIENCE = 60.0
REST = 0.3
"""Seconds between two saves: nobody saves faster."""
FIRST_PAGE = "--first-page"
Taken = tuple[float, float]
"""Seconds by the clock on the wall, and of the processor: on a busy machine only the second says anything."""


def order(site: Path, *, drafts: bool) -> Order:
    """Return the order of a preview of a site."""
    config = read_config(site)
    return Order(config, site / "output", datetime.fromisoformat(NOW), jobs=2, drafts=drafts)


def first_page(site: Path, *, drafts: bool) -> None:
    """Open a preview, render the front page, and end."""
    wanted = order(site, drafts=drafts)
    with open_preview(wanted, clock=lambda: wanted.now, tell=say, progress=Silent()) as preview:
        preview.file("index.html")
        say(time.process_time())
        sys.stdin.read()


def start(site: Path, *, drafts: bool) -> Taken:
    """Return the seconds from a process's start until the front page of its preview has been rendered."""
    words = [sys.executable, __file__, str(site), FIRST_PAGE, *(["--drafts"] if drafts else [])]
    begun = time.perf_counter()
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        processor = float(process.stdout.readline()) if process.stdout else 0.0
        seconds = time.perf_counter() - begun
        process.communicate()
    return seconds, processor


def until(preview: Preview, path: str, mark: str, begun: float) -> None:
    """Return when a page shows a mark."""
    number = preview.sight().number
    while mark.encode() not in (preview.file(path) or b""):
        if time.perf_counter() > begun + PATIENCE:
            raise TimeoutError(path)
        number = preview.wait_beyond(number, 1.0).number


def saved(preview: Preview, there: Path, text: str, path: str, mark: str) -> Taken:
    """Save a text as editors' programs do; return the seconds until a page shows its mark."""
    prepared = there.with_name(f".{there.name}.tmp")
    prepared.write_text(text, "utf-8")
    number = preview.sight().number
    begun, worked = time.perf_counter(), time.process_time()
    prepared.replace(there)
    preview.wait_beyond(number, PATIENCE)
    until(preview, path, mark, begun)
    return time.perf_counter() - begun, time.process_time() - worked


def edit(site: Path, preview: Preview, turn: int) -> Taken:
    """Add a paragraph to one of the newest stories that the corpus has."""
    there = sorted(site.glob("content/2*/**/*-??????.md"))[-1 - 7 * turn]
    text = there.read_text("utf-8")
    fields = dict(line.split(": ", 1) for line in text.splitlines()[1:6])
    page = f"{fields['time'][:10].replace('-', '/')}/{fields['slug']}/index.html"
    mark = f"өлшем {time.time_ns()}"
    return saved(preview, there, f"{text.rstrip()}\n\n{mark}\n", page, mark)


def add(site: Path, preview: Preview, turn: int) -> Taken:
    """Write a new story, which comes first on the front page."""
    like = next(site.glob("content/2026/11/*-??????.md")).read_text("utf-8").splitlines()
    kept = [line for line in like if line.startswith(("category:", "author:"))]
    mark = f"Жаңа хабар {time.time_ns()}"
    lines = ["---", f"title: {mark}", *kept, f"time: 2026-11-22 23:{turn % 30:02}", "---", "", "Мәтін.", ""]
    there = site / f"content/2026/11/22-olshem-{time.time_ns()}.md"
    return saved(preview, there, "\n".join(lines), "index.html", mark)


def say(line: object) -> None:
    """Write one line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def told(name: str, many: list[Taken]) -> None:
    """Write the medians of the wall clock and of the processor, with the least and the greatest."""
    wall, processor = ([one * 1000 for one in ones] for ones in zip(*many, strict=True))
    shown = (f"{median(ones):.0f} ms ({min(ones):.0f}-{max(ones):.0f})" for ones in (wall, processor))
    say(f"{name}: {' wall, '.join(shown)} of the processor, {len(many)} runs")


def measure(site: Path, runs: int, *, drafts: bool) -> None:
    """Measure one site and write what came of it."""
    shutil.rmtree(site / FOLDER / ("preview-drafts" if drafts else "preview"), ignore_errors=True)
    told("first page, from the builds' memory", [start(site, drafts=drafts)])
    told("first page, from the preview's own", [start(site, drafts=drafts) for _ in range(3)])
    wanted = order(site, drafts=drafts)
    works: dict[str, Callable[[Path, Preview, int], Taken]] = {"a text edited": edit, "a new story": add}
    with open_preview(wanted, clock=lambda: wanted.now, tell=say, progress=Silent()) as preview:
        preview.file("index.html")
        time.sleep(3)
        for name, work in works.items():
            many = []
            for turn in range(runs):
                many.append(work(site, preview, turn))
                time.sleep(REST)
            told(name, many)


def main() -> None:
    """Measure, or be measured."""
    parser = argparse.ArgumentParser(description="Measure a preview without a browser.")
    parser.add_argument("site", type=Path, metavar="SITE")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--drafts", action="store_true")
    parser.add_argument(FIRST_PAGE, action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    site = wanted.site.resolve()
    if wanted.first_page:
        first_page(site, drafts=wanted.drafts)
    else:
        measure(site, wanted.runs, drafts=wanted.drafts)


if __name__ == "__main__":
    main()
