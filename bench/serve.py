"""Measures previews: how soon the first page can be read, and how soon a save is seen in a real browser.

    python bench/serve.py [--articles 10000 100000] [--rivals hugo eleventy] [--runs 5] [--tools DIR] [--report FILE]

Each preview serves the same newspaper from a folder of its own. It is started twice: with nothing remembered, and
once more. Then a page is open in Chromium. An edit adds a sentence to the story that is open; a new story must come
into the front page that is open. The clock runs from the moment the file system gives the saved file to the first
frame after the one in which the page shows the change. At more than 10,000 articles only Baspa and Hugo take part.
"""

import argparse
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import corpus
from cold import NOW, environment, machine, program_digest
from judges.browser import Reader, reading
from judges.figures import CannotJudgeError
from measure import run_once
from peers.install import Installed, install
from peers.translate import ARTICLES, address, carry
from places import work_folder

PORT = 18_700
"""The first of the ports that previews are served on, each on one of its own."""
LARGE = 10_000
"""Above this Eleventy takes minutes for each save."""
PATIENCE = 600
SEEN = "baspa-bench-seen"
WATCH = """\
(() => {
  const shows = () => %s;
  const look = () => {
    if (!document.body || !shows()) return requestAnimationFrame(look);
    return requestAnimationFrame(() => {
      if (!sessionStorage.getItem("%s")) sessionStorage.setItem("%s", performance.timeOrigin + performance.now());
    });
  };
  requestAnimationFrame(look);
})();
"""
"""Notes the moment at which a page shows something, on this page and on the next ones of the same host."""
MEASURES = ("start, nothing remembered", "start again", "edit of the open story", "new story, front page open")


@dataclass(frozen=True, slots=True)
class Previewer:
    """A preview that takes part."""

    name: str
    title: str
    source: str
    """Whose translation of the archive it serves."""
    command: Callable[[Path, Path, int], list[str]]
    """From the site's folder, a folder for output and a port to the command line."""


@dataclass(slots=True)
class Figures:
    """What was measured of one preview: seconds, by what was measured."""

    title: str
    seconds: dict[str, list[float]] = field(default_factory=dict)


class NotServedError(Exception):
    """A preview ended, or did not answer in time."""


def baspa(site: Path, _: Path, port: int) -> list[str]:
    """Return Baspa's command line."""
    return [sys.executable, "-m", "baspa", "serve", "--site", str(site), "--port", str(port), "--now", NOW]


def previewers(names: Sequence[str], ready: dict[str, Installed]) -> list[Previewer]:
    """Return Baspa and the rivals that are installed."""

    def hugo(site: Path, output: Path, port: int) -> list[str]:
        places = ["--source", str(site), "--destination", str(output), "--cacheDir", str(site / ".cache")]
        address = ["--bind", "127.0.0.1", "--port", str(port), "--baseURL", f"http://127.0.0.1:{port}/"]
        return [*ready["hugo"].program, "server", *places, *address, "--config", "hugo.toml,plain.toml"]

    def eleventy(site: Path, output: Path, port: int) -> list[str]:
        places = ["--output", os.path.relpath(output, site), "--port", str(port)]
        return [*ready["eleventy"].program, "--serve", "--quiet", *places]

    rivals = {
        "hugo": Previewer("hugo", "`hugo server` (no similar news)", "hugo", hugo),
        "eleventy": Previewer("eleventy", "`eleventy --serve` (no similar news)", "eleventy", eleventy),
    }
    own = Previewer("baspa", "`baspa serve`", "baspa-markdown", baspa)
    return [own, *(rivals[name] for name in names if name in ready)]


@contextmanager
def started(one: Previewer, site: Path, output: Path, port: int) -> Iterator[float]:
    """Start a preview for a block; give the seconds until its front page could be read."""
    with (site.parent / f"{one.name}.log").open("ab") as log:
        begun = time.perf_counter()
        process = subprocess.Popen(
            one.command(site, output, port),
            cwd=site,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            while not _answers(port):
                if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
                    last = (site.parent / f"{one.name}.log").read_text("utf-8", "replace").strip().splitlines()[-1:]
                    raise NotServedError(f"{one.title}: no page; {' '.join(last)}")
                time.sleep(0.01)
            yield time.perf_counter() - begun
        finally:
            _end(process)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE) as answer:
            return answer.status == 200 and b"</html>" in answer.read()  # noqa: PLR2004 - the status that means a page
    except (urllib.error.URLError, OSError):
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, number)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            continue
        return


def seconds_until_seen(reader: Reader, shows: str, save: Callable[[], Path]) -> float:
    """Save a file while a page is open; return how many seconds later the page shows what an expression says."""
    before = time.time()
    there = reader.ask("performance.timeOrigin + performance.now()") / 1000
    ahead = there - (before + time.time()) / 2
    reader.ask(f"sessionStorage.removeItem('{SEEN}')")
    watch = WATCH % (shows, SEEN, SEEN)
    added = reader.tell("Page.addScriptToEvaluateOnNewDocument", source=watch)
    reader.chromium.execute_script(watch)
    saved = save().stat().st_mtime
    try:
        end = time.monotonic() + PATIENCE
        time.sleep(0.5)
        while (seen := reader.ask(f"sessionStorage.getItem('{SEEN}')")) is None:
            if time.monotonic() > end:
                raise NotServedError("the change was not seen")
            time.sleep(0.5)
    finally:
        reader.tell("Page.removeScriptToEvaluateOnNewDocument", identifier=added["identifier"])
    return float(seen) / 1000 - ahead - saved


@dataclass(frozen=True, slots=True)
class Newsroom:
    """One archive, and the copy of it that one preview serves."""

    archive: Path
    articles: int
    site: Path
    source: str

    def carry(self, place: Path) -> Path:
        """Save an article of the archive for the preview, and return the file that was written."""
        carry(self.source, self.archive, place, self.site)
        path = place.relative_to(self.archive / "content")
        return self.site / ("content" if self.source.startswith("baspa") else ARTICLES) / path


def saves(reader: Reader, room: Newsroom, address_: str, runs: int, turns: Iterator[int]) -> dict[str, list[float]]:
    """Measure edits and new stories, one to warm up and then as many as are wanted."""
    found: dict[str, list[float]] = {name: [] for name in MEASURES[2:]}
    for run in range(runs + 1):
        turn = next(turns)
        place = corpus.edit_body(room.archive, room.articles // 2 + turn)
        sentence = place.read_text(encoding="utf-8").splitlines()[-1]
        reader.open(f"{address_}{_url(room, place)}")
        time.sleep(1)
        shows = f"document.body.textContent.includes({json.dumps(sentence)})"
        edit = seconds_until_seen(reader, shows, lambda place=place: room.carry(place))  # type: ignore[misc]
        place = corpus.new_story(room.archive, turn + 1)
        reader.open(address_)
        time.sleep(1)
        shows = f"document.querySelector('a[href$=\"{_url(room, place)}\"]') !== null"
        story = seconds_until_seen(reader, shows, lambda place=place: room.carry(place))  # type: ignore[misc]
        if run:
            found[MEASURES[2]].append(edit)
            found[MEASURES[3]].append(story)
    return found


def _url(room: Newsroom, place: Path) -> str:
    return address(place.relative_to(room.archive / "content").as_posix()).lstrip("/")


def measured(
    work: Path, articles: int, taking_part: Sequence[Previewer], runs: int
) -> tuple[list[Figures], list[str]]:
    """Make the archive and every preview's copy, and measure one preview after the other."""
    archive = work / "archive"
    run_once([sys.executable, str(Path(corpus.__file__)), str(archive), "--articles", str(articles)], environment())
    figures, absent = [], []
    for number, one in enumerate(taking_part):
        site, output = work / one.name / "site", work / one.name / "output"
        site.parent.mkdir()
        say(f"{articles} articles: {one.title}")
        run_once([sys.executable, "-m", "peers.translate", one.source, str(archive), str(site)], environment())
        room, port, its = Newsroom(archive, articles, site, one.source), PORT + number, Figures(one.title)
        try:
            with started(one, site, output, port) as seconds:
                its.seconds[MEASURES[0]] = [seconds]
                time.sleep(3)
            with started(one, site, output, port) as seconds, reading(NOW) as reader:
                its.seconds[MEASURES[1]] = [seconds]
                time.sleep(3)
                turns = iter(range(number * 20, 60))
                its.seconds |= saves(reader, room, f"http://127.0.0.1:{port}/", runs, turns)
        except (NotServedError, CannotJudgeError) as error:
            absent.append(f"{one.title}, {articles} articles: {error}")
            say(absent[-1])
        figures.append(its)
        shutil.rmtree(site.parent)
    return figures, absent


def say(line: str) -> None:
    """Tell how far the work is, on standard error."""
    print(line, file=sys.stderr, flush=True)


def table(articles: int, figures: Sequence[Figures]) -> str:
    """Return one size's figures: the median, then the least and the greatest, in seconds."""
    lines = [
        f"## {articles:,} articles",
        "",
        f"| seconds | {' | '.join(MEASURES)} |",
        f"|---|{'---:|' * len(MEASURES)}",
    ]
    for its in figures:
        cells = []
        for name in MEASURES:
            found = its.seconds.get(name) or []
            least_greatest = f" ({min(found):.3f}-{max(found):.3f})" if len(found) > 1 else ""
            cells.append(f"{statistics.median(found):.3f}{least_greatest}" if found else "–")
        lines.append(f"| {its.title} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    """Measure what the command line asks for, and print the report."""
    parser = argparse.ArgumentParser(description="Measure previews.")
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000])
    parser.add_argument("--rivals", nargs="*", choices=("hugo", "eleventy"), default=["hugo", "eleventy"])
    parser.add_argument("--runs", type=int, default=5, help="saves of each kind, after one to warm up; at most 18")
    parser.add_argument("--tools", type=Path, help="where the rivals are, or shall be, installed")
    parser.add_argument("--work", type=Path, help="where to make everything (kept); else a temporary folder")
    parser.add_argument("--report", type=Path)
    wanted = parser.parse_args()
    parts = []
    with work_folder(wanted.work) as work:
        ready, missing = install(wanted.rivals, (wanted.tools or work / "tools").resolve())
        absent = [f"{name}: {reason}" for name, reason in missing.items()]
        for articles in wanted.articles:
            names = [name for name in wanted.rivals if articles <= LARGE or name != "eleventy"]
            inside = work / str(articles)
            inside.mkdir()
            figures, failed = measured(inside, articles, previewers(names, ready), min(wanted.runs, 18))
            parts.append(table(articles, figures))
            absent += failed
    versions = "; ".join(one.version for one in ready.values()) or "none"
    head = f"# Previews\n\nMeasured: {machine()}. Baspa's code and layouts: {program_digest()}. Rivals: {versions}."
    page = "\n\n".join((head, *parts, *(f"Absent: {reason}" for reason in absent))) + "\n"
    print(page)
    if wanted.report is not None:
        wanted.report.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
