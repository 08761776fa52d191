"""Measures the demonstration newsroom by the public rule books, in a real browser; writes `bench/AUDIT.md`.

    python bench/audit.py [--tools DIR] [--runs 3] [--only lighthouse axe …] [--pages home …] [--feed-validator DIR]

The newsroom is built into a temporary folder and served on this machine. The judges that are no Python packages come
from npm, in the versions that `judges/tools.py` names. Status 1: a target is missed, or a part could not be judged.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cold import environment, machine
from judges import accessible, browser, feeds, lighthouse, markup, schemas, scriptless, steady, tools, weight
from judges.figures import CannotJudgeError, Figure, NotJudged
from judges.host import served
from judges.pages import Measured, measured_pages
from judges.table import remarks, table

HERE = Path(__file__).resolve().parent
NOW = "2026-11-22T22:00:00+05:00"
PARTS = ("bytes", "reading", "axe", "nu", "feeds", "sitemaps", "lighthouse")
BROKEN = "<!doctype html><p id=a><p id=a><img src=x>"
"""A page that any checker of HTML must object to."""
ASIDE = """\
`/404.html` is measured under its own address, where it answers with status 200: with the status 404 that it has
elsewhere, Lighthouse counts any page as not for search engines. A figure with * fails only the audit `is-crawlable`,
on a page that is marked `noindex` on purpose."""


def say(line: str) -> None:
    """Tell how far the work is."""
    print(line, file=sys.stderr, flush=True)


@dataclass(slots=True)
class Audit:
    """One newsroom, served, and what has been found out about it."""

    output: Path
    address: str
    base: str
    pages: list[Measured]
    tools: tools.Tools
    figures: list[Figure] = field(default_factory=list)
    missing: list[NotJudged] = field(default_factory=list)

    def judge(self, what: str, work: Callable[[], Iterable[Figure | NotJudged]]) -> None:
        """Put down what a judge finds; where it cannot work, that."""
        say(what)
        try:
            for found in work():
                if isinstance(found, Figure):
                    self.figures.append(found)
                else:
                    self.missing.append(found)
        except CannotJudgeError as error:
            self.missing.append(NotJudged(what, str(error)))


def build(output: Path, site: Path) -> None:
    """Build the newsroom as of its evening."""
    command = [sys.executable, "-m", "baspa", "build", "--clean", "--site", str(site)]
    done = subprocess.run(
        [*command, "--output", str(output), "--now", NOW],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"the newsroom cannot be built:\n{done.stderr}")


def base_of(output: Path) -> str:
    """Return the address that a paper gives itself, by its robots.txt."""
    for line in (output / "robots.txt").read_text("utf-8").splitlines():
        if line.startswith("Sitemap: "):
            return line.removeprefix("Sitemap: ").rpartition("/")[0]
    return ""


def look(audit: Audit, only: Sequence[str], runs: int, validator: Path | None) -> None:
    """Let every judge look."""
    if "bytes" in only:
        audit.judge("weighing", lambda: weight.weights(audit.pages, audit.output))
    if "reading" in only or "axe" in only:
        read(audit, only)
    if "nu" in only:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "broken.html").write_text(BROKEN, encoding="utf-8")
            with served(Path(folder)) as broken:
                audit.judge(
                    "the Nu HTML checker", lambda: markup.nu(audit.tools, audit.address, audit.output, broken)
                )
    if "feeds" in only:
        audit.judge("feeds", lambda: feeds.feeds(audit.output, audit.base, validator))
    if "sitemaps" in only:
        audit.judge("sitemaps", lambda: schemas.sitemaps(audit.output, audit.tools))
    if "lighthouse" in only:
        for page in audit.pages:
            audit.judge(
                f"Lighthouse: {page.name}",
                lambda page=page: lighthouse.lighthouse(audit.tools, audit.address, page, runs),  # type: ignore[misc]
            )


def read(audit: Audit, only: Sequence[str]) -> None:
    """Look at the pages in a browser."""
    try:
        with browser.reading(NOW) as reader:
            if "axe" in only:
                audit.judge("axe-core, on a broken page", lambda: accessible.axe_works(reader, audit.tools) or ())
                for page in audit.pages:
                    audit.judge(
                        f"axe-core: {page.name}",
                        lambda page=page: accessible.axe(reader, audit.tools, audit.address, page),  # type: ignore[misc]
                    )
            if "reading" in only:
                steady.watch(reader)
                for page in audit.pages:
                    audit.judge(
                        f"reading: {page.name}",
                        lambda page=page: [  # type: ignore[misc]
                            *steady.steady(reader, audit.address, page),
                            steady.waited_for(reader, audit.address, page),
                            scriptless.works_without_scripts(reader, audit.address, page),
                        ],
                    )
    except CannotJudgeError as error:
        audit.missing.append(NotJudged("reading in a browser, axe-core", str(error)))


def page_of(audit: Audit, runs: int, date: str) -> str:
    """Return the report."""
    measured = f"Measured{f' on {date}' if date else ''}: {machine()}."
    waiting = f"Work waiting on the machine, mean of the last minute: {os.getloadavg()[0]:.1f}"
    busy = f"{waiting} (above the number of cores, performance suffers from others' work)."
    often = f"Lighthouse: the median of {runs} {'run' if runs == 1 else 'runs'} on each page."
    names = [page.name for page in audit.pages]
    parts = [
        "# The audit of the demonstration newsroom",
        "Written by `make audit`; the targets are those of the newsroom's readers: 100, and nothing amiss.",
        f"{measured} {'; '.join(tools.versions())}. {often} {busy}",
        table(audit.figures, names),
        ASIDE,
        remarks(audit.figures, audit.missing),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure the newsroom by the public rule books.")
    parser.add_argument("--tools", type=Path, default=HERE / ".tools", help="where the npm packages are, or shall be")
    parser.add_argument("--runs", type=int, default=3, help="how often Lighthouse looks at each page")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=list(PARTS))
    parser.add_argument("--pages", nargs="+", help="the names of the pages to measure; otherwise all")
    parser.add_argument("--site", type=Path, default=HERE.parent)
    parser.add_argument("--feed-validator", type=Path, help="the folder with the W3C feed validator's modules")
    parser.add_argument("--report", type=Path, help="where to write the report; otherwise bench/AUDIT.md")
    parser.add_argument("--date", default="", help="the day that the report names; otherwise none")
    return parser.parse_args()


def main() -> None:
    """Measure what the command line asks for, print it, and write it down when nothing was left out."""
    wanted = arguments()
    say("installing the judges")
    if complaint := tools.install(wanted.tools.resolve()):
        say(complaint)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "output")
        say("building the newsroom")
        build(output, wanted.site)
        pages, absent = measured_pages(output)
        chosen = [page for page in pages if not wanted.pages or page.name in wanted.pages]
        with served(output) as address:
            audit = Audit(output, address, base_of(output), chosen, tools.Tools(wanted.tools.resolve()))
            audit.missing += [NotJudged(f"the page {name}", "the newsroom does not have it") for name in absent]
            look(audit, wanted.only, wanted.runs, wanted.feed_validator)
    report = page_of(audit, wanted.runs, wanted.date)
    print(report)
    whole = not wanted.pages and list(wanted.only) == list(PARTS)
    if wanted.report or whole:
        (wanted.report or HERE / "AUDIT.md").write_text(report, encoding="utf-8", newline="\n")
    if audit.missing or not all(figure.met for figure in audit.figures):
        sys.exit(1)


if __name__ == "__main__":
    main()
