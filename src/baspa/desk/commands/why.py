"""`baspa why`: where a story is, and why."""

from pathlib import Path

import click

from baspa.desk.commands.shared import CONTENT, DONE, edition_options, moment, with_site
from baspa.desk.console import Console
from baspa.desk.telling import tell_why
from baspa.desk.why import answer_why
from baspa.edition import Order
from baspa.press import composed
from baspa.reading.config import Config
from baspa.workers import cores


@click.command("why")
@edition_options
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
            config=config, output=config.root / "output", now=moment(now, config), jobs=cores(), drafts=drafts
        )
        with console.progress() as progress:
            reason = composed(order, progress, lambda edition: answer_why(edition, asked))
        tell_why(console, reason)
        return DONE if reason.key != "why.unknown" else CONTENT

    return with_site(site or here, run)
