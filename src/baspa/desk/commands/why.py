"""`baspa why`: where a story is, and why."""

import json
import sqlite3
from contextlib import suppress
from pathlib import Path

import click

from baspa.desk.answering import answer, answer_changed
from baspa.desk.changed import last_change
from baspa.desk.commands.shared import CONTENT, DONE, edition_options, moment, with_site
from baspa.desk.console import Console
from baspa.desk.why import answer_why
from baspa.edition import Order
from baspa.memory.notes import KEYS, read_note
from baspa.memory.peeking import peeked
from baspa.press import composed
from baspa.reading.config import Config
from baspa.workers import cores

UNANSWERED = frozenset(("why.unknown", "why.several"))


@click.command("why")
@edition_options
@click.option("--keep-going", is_flag=True, help="Answer as for a build with --keep-going.")
@click.option("--changed", is_flag=True, help="Say instead what made the page change, as the last builds knew.")
@click.argument("asked", metavar="PATH, URL or HEADLINE", nargs=-1, required=True)
@click.pass_obj
def why_command(
    here: Path,
    *,
    site: Path | None,
    drafts: bool,
    now: str | None,
    keep_going: bool,
    changed: bool,
    asked: tuple[str, ...],
) -> int:
    """Say why something is, or is not, on the site, and what its page depends on.

    \b
    Examples:
      baspa why content/2026/11/22-kitapkhana.md
      baspa why /2026/11/22/kitapkhana/
      baspa why Жаңа кітапхана
      baspa why --changed /2026/11/22/kitapkhana/
    """  # noqa: D301
    words = " ".join(asked)

    def run(console: Console, config: Config) -> int:
        if changed:
            last = last_change(config, words)
            answer_changed(console, last)
            return DONE if last.change is not None else CONTENT
        order = Order(
            config=config,
            output=_last_output(config.root),
            now=moment(now, config),
            jobs=cores(),
            drafts=drafts,
            keep_going=keep_going,
        )
        with console.progress() as progress:
            reason = composed(order, progress, lambda edition: answer_why(edition, words))
        answer(console, reason)
        return DONE if reason.key not in UNANSWERED else CONTENT

    return with_site(site or here, run)


def _last_output(root: Path) -> Path:
    """Return where the last build wrote: an answer about another output would be about no build at all."""
    with suppress(OSError, ValueError, KeyError, TypeError, sqlite3.Error), peeked(root) as memory:
        if memory is not None:
            return Path(json.loads(read_note(memory, KEYS)["options"])["output"])
    return root / "output"
