"""`baspa new`: an article begun."""

from pathlib import Path

import click

from baspa.desk.commands.shared import DONE, USAGE, moment, site_option, with_site
from baspa.desk.console import Console
from baspa.desk.new import write_new_article
from baspa.problems import Broken
from baspa.reading.config import Config


@click.command("new")
@site_option
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
            path = write_new_article(config, title, category=category, author=author, now=moment(None, config))
        except Broken as broken:
            console.problems(broken.problems)
            return USAGE
        console.line(path)
        return DONE

    return with_site(site or here, run)
