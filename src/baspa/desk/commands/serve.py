"""`baspa serve`: the paper as readers will see it, in a browser on this machine, as it is being written."""

import signal
from contextlib import ExitStack
from pathlib import Path

import click

from baspa.desk.commands.shared import DONE, INTERRUPTED, TERMINATED, moment, site_option, with_site
from baspa.desk.console import Console
from baspa.edition import Order
from baspa.problems import Problem, errors
from baspa.reading.config import Config
from baspa.workers import cores

PORT = 8000
STATUSES = {signal.SIGINT: INTERRUPTED, signal.SIGTERM: TERMINATED}


@click.command("serve")
@site_option
@click.option(
    "--now", metavar="ISO", help="Show the site as it will be at this moment, e.g. 2026-11-22T21:00:00+05:00."
)
@click.option("--drafts", is_flag=True, help="Show drafts and stories whose time has not come, with a ribbon.")
@click.option(
    "--port",
    type=click.IntRange(1, 65_535),
    default=PORT,
    show_default=True,
    help="Where to serve; when it is taken, the next free one.",
)
@click.pass_obj
def serve_command(here: Path, *, site: Path | None, port: int, drafts: bool, now: str | None) -> int:
    """Show the site in a browser on this machine, and every change of it as soon as it is saved.

    Nothing is published, and nobody else can connect.

    \b
    Examples:
      baspa serve
      baspa serve --drafts --port 8080
      baspa serve --now 2026-11-27T09:00:00+05:00
    """  # noqa: D301

    def run(console: Console, config: Config) -> int:
        # Loaded here: a build has no use for a server, and should not wait for one.
        from baspa.desk.screen import Screen  # noqa: PLC0415
        from baspa.serving.living import open_preview  # noqa: PLC0415
        from baspa.serving.server import Server, bound  # noqa: PLC0415

        order = Order(
            config=config, output=config.root / "output", now=moment(now, config), jobs=cores(), drafts=drafts
        )
        with bound(port) as listening, ExitStack() as opened:
            taken = listening.getsockname()[1]
            if taken != port:
                console.complain("serve.taken", port=port, other=taken)
            with console.progress() as progress:
                preview = opened.enter_context(
                    open_preview(
                        order,
                        clock=lambda: moment(now, config),
                        tell=lambda problem: console.problems([problem]),
                        progress=progress,
                    )
                )
            told = Told(console)
            told(preview.sight().problems)
            screen = Screen(console.voice, config.root)
            server = Server(
                preview, listening, screen, base_path=config.base_path, told=lambda sight: told(sight.problems)
            )
            signalled = server.run(lambda: console.say("serve.ready", address=server.address))
        console.complain("serve.stopped")
        return STATUSES[signalled] if signalled else DONE

    return with_site(site or here, run)


class Told:
    """What the terminal has been told is wrong, so that it is told of changes only."""

    def __init__(self, console: Console) -> None:
        """Begin with nothing."""
        self._console = console
        self._last: tuple[Problem, ...] = ()

    def __call__(self, problems: tuple[Problem, ...]) -> None:
        """Tell what is wrong now, if that is something else."""
        if problems == self._last:
            return
        self._console.problems(set(problems) - set(self._last))
        if errors(self._last) and not errors(problems):
            self._console.say("serve.mended")
        self._last = problems
