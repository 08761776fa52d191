"""`baspa check`: everything wrong, and nothing written."""

from pathlib import Path

import click

from baspa.desk.annotations import Annotations
from baspa.desk.commands.shared import CONTENT, DONE, edition_options, moment, with_site
from baspa.desk.console import Console
from baspa.desk.report import report_document
from baspa.desk.telling import write_report
from baspa.edition import Order
from baspa.history import Revision
from baspa.press import check
from baspa.problems import errors
from baspa.reading.config import Config
from baspa.workers import cores


@click.command("check")
@edition_options
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "github")),
    default="text",
    help="How problems are printed: for people and editors' programs, or as annotations of a pull request on GitHub.",
)
@click.option("--report", type=click.Path(path_type=Path), help="Write what was found to this file, as JSON.")
@click.option("--since", metavar="REVISION", help="Compare published texts with this commit, not the last build.")
@click.pass_obj
def check_command(
    here: Path,
    *,
    site: Path | None,
    drafts: bool,
    now: str | None,
    form: str,
    report: Path | None,
    since: str | None,
) -> int:
    """Find everything that a build would find wrong, without writing output.

    \b
    Examples:
      baspa check --drafts
      baspa check --format github --since origin/main
    """  # noqa: D301

    def run(console: Console, config: Config) -> int:
        order = Order(
            config=config, output=config.root / "output", now=moment(now, config), jobs=cores(), drafts=drafts
        )
        with console.progress() as progress:
            proof = check(order, progress, Revision.of(config.root, since) if since else None)
        console.problems(proof.problems)
        write_report(report, report_document(proof, config.root, order.now, console.voice))
        wrong = len(errors(proof.problems))
        console.say("check.wrong" if wrong else "check.clean", errors=wrong, articles=proof.articles)
        return CONTENT if wrong else DONE

    return with_site(site or here, run, Annotations if form == "github" else Console)
