"""`baspa init`: a site begun."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from baspa.desk.commands.shared import DONE, MACHINE
from baspa.desk.console import Console
from baspa.desk.init import write_new_site
from baspa.desk.messages import LANGUAGES, Voice, choose_language
from baspa.problems import EnvironmentFailed
from baspa.reading.times import in_zone

FIRST = "kk"
"""The language of the first paper, and of one whose editor's computer speaks none of ours."""
SKELETON_ZONE = ZoneInfo("Asia/Almaty")
"""The clock in the site.yaml that `init` writes."""


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="The paper's language; otherwise this computer's, if it is one of these, else Kazakh.",
)
def init_command(folder: Path, *, language: str | None) -> int:
    """Make a new site that builds at once.

    \b
    Examples:
      baspa init paper && cd paper && python build.py
      baspa init gazeta --language ru
    """  # noqa: D301
    console = Console(Voice(choose_language(language)))
    try:
        now = in_zone(datetime.now(UTC), SKELETON_ZONE)
        written = write_new_site(folder, now, language=language or choose_language(None, default=FIRST))
    except EnvironmentFailed as failed:
        console.problems([failed.problem])
        return MACHINE
    console.say("init.done", folder=folder, files=len(written))
    return DONE
