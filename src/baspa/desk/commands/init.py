"""`baspa init`: a site begun."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from baspa.desk.commands.shared import DONE, MACHINE
from baspa.desk.console import Console
from baspa.desk.init import write_new_site
from baspa.desk.messages import Voice, choose_language
from baspa.problems import EnvironmentFailed
from baspa.reading.times import in_zone

SKELETON_ZONE = ZoneInfo("Asia/Almaty")
"""The clock in the site.yaml that `init` writes."""


@click.command("init")
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
