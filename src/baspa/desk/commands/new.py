"""`baspa new`: an article begun."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import get_args

import click

from baspa.desk.commands.shared import DONE, INTERRUPTED, USAGE, moment, site_option, with_site
from baspa.desk.console import Console
from baspa.desk.dialogue import Dialogue, usual_byline
from baspa.desk.new import HERE, Wish, write_new_article
from baspa.problems import Broken, Problem
from baspa.reading.config import Config
from baspa.reading.schema import ArticleFields

KINDS = get_args(ArticleFields.model_fields["kind"].annotation)


@click.command("new")
@site_option
@click.option("--category", default="", help="The section, by its name or slug.")
@click.option("--author", "authors", multiple=True, help="The byline, by its name or slug; may be given again.")
@click.option("--time", help="When it is published, in any shape an article may use; otherwise now.")
@click.option("--slug", default="", help="The last part of its URL; otherwise the title gives it.")
@click.option("--kind", type=click.Choice(KINDS), default=None, help="What sort of journalism it is.")
@click.option("--tag", "tags", multiple=True, help="What it is about; may be given again.")
@click.option("--lang", default="", help="Its language, if not the paper's.")
@click.option("--draft/--no-draft", default=False, help="Hold it back until the line `draft` is taken out.")
@click.argument("title", default="")
@click.pass_obj
def new_command(
    here: Path,
    *,
    site: Path | None,
    title: str,
    category: str,
    authors: tuple[str, ...],
    time: str | None,
    slug: str,
    kind: str | None,
    tags: tuple[str, ...],
    lang: str,
    draft: bool,
) -> int:
    """Begin a new article with the right folder, slug, time and byline, and print its path.

    What is missing is asked for on a terminal.

    \b
    Examples:
      baspa new
      baspa new "Жаңа кітапхана ашылды" --category Қоғам --author "Қоғам бөлімі"
      baspa new "Болжам" --category aua-rayy --time "23.11.2026 06:00" --kind brief --draft
    """  # noqa: D301

    def run(console: Console, config: Config) -> int:
        wish = Wish(
            title=title,
            time=time or moment(None, config).replace(second=0).isoformat(),
            category=category,
            authors=authors,
            slug=slug,
            kind=kind or "",
            tags=tags,
            lang=lang,
            draft=draft,
        )
        try:
            console.line(write_new_article(config, _completed(console, config, wish)))
        except click.exceptions.Abort:
            console.aside("ask.left")
            return INTERRUPTED
        except Broken as broken:
            console.problems(broken.problems)
            return USAGE
        return DONE

    return with_site(site or here, run)


def _completed(console: Console, config: Config, wish: Wish) -> Wish:
    """Return a wish with what was missing: asked for on a terminal, else as far as it is known."""
    if sys.stdin.isatty() and sys.stderr.isatty():
        return Dialogue(console, config).complete(wish)
    if not wish.title:
        raise Broken(Problem("new.title", HERE, field="title"))
    byline = usual_byline(config) if config.site.authors and not wish.authors else ""
    return replace(wish, authors=(byline,)) if byline else wish
