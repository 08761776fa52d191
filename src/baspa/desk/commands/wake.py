"""`baspa wake`: the site built again at every moment that changes it, and whenever its files change."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from baspa.desk.commands.shared import INTERRUPTED, site_option
from baspa.desk.console import Console
from baspa.desk.messages import Voice, choose_language
from baspa.desk.waking import Vigil
from baspa.reading.config import language_hint


@click.command("wake")
@site_option
@click.option("--output", type=click.Path(path_type=Path), help="Where to write; otherwise output/ in the site.")
@click.option("--jobs", type=click.IntRange(1, 256), help="How many processes work at once; otherwise every core.")
@click.option("--report", type=click.Path(path_type=Path), help="Write what each build did to this file, as JSON.")
@click.option("--keep-going", is_flag=True, help="Hold back broken articles and publish the rest.")
@click.option("--every", type=click.FloatRange(0.2, 3600), default=5, help="Seconds between looks at the files: 5.")
@click.option("--once", is_flag=True, help="Leave after the build of the next moment, with its status.")
@click.pass_obj
def wake_command(
    here: Path,
    *,
    site: Path | None,
    output: Path | None,
    jobs: int | None,
    report: Path | None,
    keep_going: bool,
    every: float,
    once: bool,
) -> int:
    """Build the site now, at every moment that changes it by itself, and when its files change.

    For a server: it goes on until it is told to end.

    \b
    Examples:
      baspa wake --output /srv/paper --keep-going
      baspa wake --once
    """  # noqa: D301
    root = (site or here).absolute()
    console = Console(Voice(choose_language(language_hint(root))))
    options = [
        *(("--output", str(output.absolute())) if output else ()),
        *(("--jobs", str(jobs)) if jobs else ()),
        *(("--keep-going",) if keep_going else ()),
    ]
    with TemporaryDirectory() as folder:
        vigil = Vigil(
            root=root,
            options=tuple(options),
            report=report.absolute() if report else Path(folder) / "report.json",
            every=every,
            now=lambda: datetime.now(UTC),
            tell=console.say,
        )
        try:
            return vigil.keep(once=once)
        except KeyboardInterrupt:
            console.complain("interrupted")
            return INTERRUPTED
