"""The command line. `python build.py …` is the same as `baspa …`; without a command it builds."""

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn, TypeVar
from zoneinfo import ZoneInfo

import click

from baspa import __version__
from baspa.desk.console import Console
from baspa.desk.init import write_new_site
from baspa.desk.messages import Voice, choose_language, shown
from baspa.desk.new import write_new_article
from baspa.desk.report import report_document
from baspa.desk.telling import tell_build, tell_why, write_report
from baspa.desk.why import answer_why
from baspa.edition import Order
from baspa.press import Proof, build, check, composed
from baspa.problems import Broken, EnvironmentFailed, errors
from baspa.reading.config import SITE_FILE, Config, language_hint, read_config
from baspa.reading.times import TimeProblem, in_zone, parse_time
from baspa.workers import cores

DONE, CONTENT, USAGE, MACHINE, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 130, 143
DEBUG = "BASPA_DEBUG"
"""Set to see the traceback of a fault of the program itself."""
T = TypeVar("T")
SKELETON_ZONE = ZoneInfo("Asia/Almaty")
"""The clock in the site.yaml that `init` writes."""

EPILOG = """\b
Examples:
  baspa                             build the site in this folder
  baspa build --report report.json  and write what was done as JSON
  baspa check                       find everything wrong without writing
  baspa new "Жаңа кітапхана ашылды" --category Қоғам
  baspa why content/2026/11/22-kitapkhana.md
"""


def run(site: Path | None = None) -> NoReturn:
    """Run the command line and leave with its status; `site` is the folder when `--site` is not given."""
    arguments = sys.argv[1:]
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in {"-h", "--help", "--version"}):
        arguments = ["build", *arguments]
    signal.signal(signal.SIGTERM, _terminate)
    os.umask(0o022)  # output is for everyone to read, whoever builds it
    try:
        status = cli.main(arguments, prog_name="baspa", standalone_mode=False, obj=site or Path.cwd())
    except click.exceptions.Abort:
        status = INTERRUPTED
    except click.ClickException as error:
        error.show()
        status = USAGE
    sys.exit(status if isinstance(status, int) else DONE)


def _terminate(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit(TERMINATED)


def _site_option(command: Callable[..., T]) -> Callable[..., T]:
    return click.option(
        "--site",
        type=click.Path(file_okay=False, path_type=Path),
        help="The site's folder; otherwise the one this is run in.",
    )(command)


def _edition_options(command: Callable[..., T]) -> Callable[..., T]:
    """Add the options that choose what an edition shows."""
    for option in (
        click.option("--drafts", is_flag=True, help="Show drafts as if they were published."),
        click.option("--now", metavar="ISO", help="Build as if it were this moment, e.g. 2026-11-22T21:00:00+05:00."),
    ):
        command = option(command)
    return _site_option(command)


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="baspa")
def cli() -> None:
    """Baspa, the press: turns a folder of Markdown articles into a complete news site.

    Without a command it builds.
    """


@cli.command("build")
@_edition_options
@click.option("--output", type=click.Path(path_type=Path), help="Where to write; otherwise output/ in the site.")
@click.option("--clean", is_flag=True, help="Ignore everything remembered from earlier builds.")
@click.option("--jobs", type=click.IntRange(1, 256), help="How many processes work at once; otherwise every core.")
@click.option("--report", type=click.Path(path_type=Path), help="Write what was done to this file, as JSON.")
@click.option("--explain", is_flag=True, help="Say why each file was written or removed.")
@click.option("--keep-going", is_flag=True, help="Hold back broken articles and publish the rest (status 1).")
@click.pass_obj
def build_command(
    here: Path,
    *,
    site: Path | None,
    drafts: bool,
    now: str | None,
    output: Path | None,
    clean: bool,
    jobs: int | None,
    report: Path | None,
    explain: bool,
    keep_going: bool,
) -> int:
    """Build the site: all of it, or nothing when something is wrong.

    \b
    Examples:
      baspa build
      baspa build --output /srv/paper --now 2026-11-22T21:00:00+05:00
      baspa build --keep-going --report report.json
    """  # noqa: D301 - click's mark for text to be left as it is

    def run(console: Console, config: Config) -> int:
        order = Order(
            config=config,
            output=output if output is not None else config.root / "output",
            now=_moment(now, config),
            jobs=jobs or cores(),
            drafts=drafts,
            keep_going=keep_going,
            clean=clean,
        )

        def tell(proof: Proof) -> dict[str, object]:
            document = report_document(proof, order.now, console.voice)
            return {"report": document, "language": console.voice.language}

        with console.progress() as progress:
            proof = build(order, progress, tell)
        document = report_document(proof, order.now, console.voice)
        console.problems(proof.problems)
        write_report(report, document)
        tell_build(console, proof, document, explain=explain)
        return CONTENT if errors(proof.problems) else DONE

    return _with_site(site or here, run)


@cli.command("check")
@_edition_options
@click.option("--report", type=click.Path(path_type=Path), help="Write what was found to this file, as JSON.")
@click.pass_obj
def check_command(here: Path, *, site: Path | None, drafts: bool, now: str | None, report: Path | None) -> int:
    """Find everything that a build would find wrong, without writing output.

    \b
    Example:
      baspa check --drafts
    """  # noqa: D301

    def run(console: Console, config: Config) -> int:
        order = Order(
            config=config, output=config.root / "output", now=_moment(now, config), jobs=cores(), drafts=drafts
        )
        with console.progress() as progress:
            proof = check(order, progress)
        console.problems(proof.problems)
        write_report(report, report_document(proof, order.now, console.voice))
        wrong = len(errors(proof.problems))
        console.say("check.wrong" if wrong else "check.clean", errors=wrong, articles=proof.articles)
        return CONTENT if wrong else DONE

    return _with_site(site or here, run)


@cli.command("new")
@_site_option
@click.option("--category", help="The section, by its name or slug.")
@click.option("--author", help="The byline, by its name or slug.")
@click.argument("title")
@click.pass_obj
def new_command(here: Path, *, site: Path | None, title: str, category: str | None, author: str | None) -> int:
    """Begin a new article with the right folder, slug and time.

    \b
    Example:
      baspa new "Жаңа кітапхана ашылды" --category Қоғам --author "Қоғам бөлімі"
    """  # noqa: D301

    def run(console: Console, config: Config) -> int:
        try:
            path = write_new_article(config, title, category=category, author=author, now=_moment(None, config))
        except Broken as broken:
            console.problems(broken.problems)
            return USAGE
        console.line(path)
        return DONE

    return _with_site(site or here, run)


@cli.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
def init_command(folder: Path) -> int:
    """Make a new site that builds at once.

    \b
    Example:
      baspa init paper && cd paper && python build.py
    """  # noqa: D301
    console = Console(Voice(choose_language(None)))
    try:
        written = write_new_site(folder, in_zone(datetime.now(UTC), SKELETON_ZONE))
    except EnvironmentFailed as failed:
        console.problems([failed.problem])
        return MACHINE
    console.say("init.done", folder=folder, files=len(written))
    return DONE


@cli.command("why")
@_edition_options
@click.argument("asked", metavar="PATH-or-URL")
@click.pass_obj
def why_command(here: Path, *, site: Path | None, drafts: bool, now: str | None, asked: str) -> int:
    """Say why an article is, or is not, on the site, and what its page depends on.

    \b
    Examples:
      baspa why content/2026/11/22-kitapkhana.md
      baspa why /2026/11/22/kitapkhana/
    """  # noqa: D301

    def run(console: Console, config: Config) -> int:
        order = Order(
            config=config, output=config.root / "output", now=_moment(now, config), jobs=cores(), drafts=drafts
        )
        with console.progress() as progress:
            reason = composed(order, progress, lambda edition: answer_why(edition, asked))
        tell_why(console, reason)
        return DONE if reason.key != "why.unknown" else CONTENT

    return _with_site(site or here, run)


def _with_site(root: Path, run: Callable[[Console, Config], int]) -> int:
    """Read the configuration and run a command with it; turn every known failure into words and a status."""
    root = root.absolute()
    try:
        config = read_config(root)
    except Broken as broken:
        console = Console(Voice(choose_language(language_hint(root))))
        console.problems(broken.problems)
        return USAGE
    except EnvironmentFailed as failed:
        Console(Voice(choose_language(None))).problems([failed.problem])
        return MACHINE
    console = Console(Voice(choose_language(config.site.language)))
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


def _moment(text: str | None, config: Config) -> datetime:
    if text is not None:
        return parse_time(text, config.zone)
    return in_zone(datetime.now(UTC).replace(microsecond=0), config.zone)
