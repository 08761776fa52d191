"""`baspa build`: the site, all of it or nothing."""

from pathlib import Path

import click

from baspa.desk.commands.shared import CONTENT, DONE, edition_options, moment, with_site
from baspa.desk.console import Console
from baspa.desk.editors import refresh_editor_files
from baspa.desk.report import report_document
from baspa.desk.telling import tell_build, write_report
from baspa.edition import Order
from baspa.press import build
from baspa.problems import errors
from baspa.proof import Proof
from baspa.reading.config import Config
from baspa.workers import cores


@click.command("build")
@edition_options
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
            now=moment(now, config),
            clock=moment(None, config),
            jobs=jobs or cores(),
            drafts=drafts,
            keep_going=keep_going,
            clean=clean,
        )

        def tell(proof: Proof) -> dict[str, object]:
            document = report_document(proof, config.root, order.now, console.voice)
            return {"report": document, "language": console.voice.language}

        with console.progress() as progress:
            proof = build(order, progress, tell)
        if proof.whole:  # only what makes everything anew can change what fields there are
            refresh_editor_files(config)
        document = report_document(proof, config.root, order.now, console.voice)
        console.problems(proof.problems)
        write_report(report, document)
        tell_build(console, proof, document, explain=explain)
        return CONTENT if errors(proof.problems) else DONE

    return with_site(site or here, run)
