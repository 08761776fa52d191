"""`baspa schema`: what editors' programs are told."""

from pathlib import Path

import click

from baspa.desk.commands.shared import DONE, site_option, with_site
from baspa.desk.console import Console
from baspa.desk.editors import KINDS, schema_text, write_editor_files
from baspa.reading.config import Config


@click.command("schema")
@site_option
@click.option("--print", "kind", type=click.Choice(KINDS), help="Print this JSON Schema instead, and write nothing.")
@click.pass_obj
def schema_command(here: Path, *, site: Path | None, kind: str | None) -> int:
    """Write what editors' programs complete and check fields by, into .vscode/.

    A site that `init` made has these files, and builds keep them as site.yaml says.

    \b
    Examples:
      baspa schema
      baspa schema --print article
    """  # noqa: D301

    def run(console: Console, config: Config) -> int:
        if kind is not None:
            console.line(schema_text(config, kind).rstrip("\n"))
            return DONE
        for path in write_editor_files(config):
            console.line(path)
        return DONE

    return with_site(site or here, run)
