"""The command line. `python build.py …` is the same as `baspa …`; without a command it builds."""

import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

import click

from baspa import __version__
from baspa.desk.commands.build import build_command
from baspa.desk.commands.check import check_command
from baspa.desk.commands.init import init_command
from baspa.desk.commands.new import new_command
from baspa.desk.commands.schema import schema_command
from baspa.desk.commands.serve import serve_command
from baspa.desk.commands.shared import DONE, INTERRUPTED, TERMINATED, USAGE
from baspa.desk.commands.wake import wake_command
from baspa.desk.commands.why import why_command
from baspa.desk.messages import Voice, choose_language
from baspa.desk.usage import usage_message
from baspa.reading.config import language_hint

EPILOG = """\b
Examples:
  baspa                             build the site in this folder
  baspa build --report report.json  and write what was done as JSON
  baspa check                       find everything wrong without writing
  baspa serve --drafts              see the paper in a browser while it is written
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
        voice = Voice(choose_language(language_hint(site or Path.cwd())))
        click.echo(usage_message(error, cli, voice), err=True)
        status = USAGE
    sys.exit(status if isinstance(status, int) else DONE)


def _terminate(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit(TERMINATED)


COMMANDS = (
    build_command,
    check_command,
    serve_command,
    new_command,
    init_command,
    schema_command,
    why_command,
    wake_command,
)


@click.group(commands=COMMANDS, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="baspa")
def cli() -> None:
    """Baspa, the press: turns a folder of Markdown articles into a complete news site.

    Without a command it builds.
    """
