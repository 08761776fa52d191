"""Who takes part in the benchmark: Baspa with each engine, and the rivals, each with its command line."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cold import NOW
from peers.install import Installed

CommandLine = Callable[[Path, Path], list[str]]
"""From the site's folder, in which the command runs, and the output's folder to the command."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """One generator with one configuration."""

    name: str
    title: str
    """How the report calls it."""
    source: str
    """Whose translation of the archive it builds: `hugo`, `baspa-markdown` …"""
    command: CommandLine
    leftovers: tuple[str, ...]
    """What a build leaves in the site's folder besides the output, and a cold build must not find."""
    layout: str
    """The article layout's file in the site."""
    latest: str | None = None
    """The file that shows old articles' readers the latest news; None when every article's page has it."""


def baspa(engine: str) -> Entrant:
    """Baspa with one of its Markdown engines."""

    def command(site: Path, output: Path) -> list[str]:
        return [sys.executable, "-m", "baspa", "build", "--site", str(site), "--output", str(output), "--now", NOW]

    name = f"baspa-{engine}"
    layout = "layouts/article.html"
    return Entrant(name, f"Baspa, {engine}", name, command, (".baspa",), layout, "fragments/latest.html")


def hugo(name: str, title: str, program: Installed, configuration: str) -> Entrant:
    """Hugo with the named configuration files, the last of them the strongest."""

    def command(site: Path, output: Path) -> list[str]:
        places = ["--source", str(site), "--destination", str(output), "--cacheDir", str(site / ".cache")]
        return [*program.program, *places, "--config", configuration, "--quiet"]

    return Entrant(name, title, "hugo", command, (".cache", "resources"), "layouts/page.html")


def pelican(program: Installed) -> Entrant:
    """Pelican with its cache on."""

    def command(site: Path, output: Path) -> list[str]:
        places = [str(site / "content"), "--settings", str(site / "pelicanconf.py"), "--output", str(output)]
        return [*program.program, *places, "--fatal", "errors", "--quiet"]

    layout = "theme/templates/article.html"
    return Entrant("pelican", "Pelican", "pelican", command, (".cache", "__pycache__"), layout)


def eleventy(program: Installed) -> Entrant:
    """Eleventy, which wants the output's folder named from the site's."""

    def command(site: Path, output: Path) -> list[str]:
        return [*program.program, "--output", os.path.relpath(output, site), "--quiet"]

    title = "Eleventy (no similar news)"
    return Entrant("eleventy", title, "eleventy", command, (), "content/_includes/article.njk")


RIVALS = {
    "hugo": "hugo",
    "hugo-full": "hugo",
    "hugo-plain": "hugo",
    "pelican": "pelican",
    "eleventy": "eleventy",
}
"""Every rival's name and what must be installed for it."""


def rival(name: str, ready: Mapping[str, Installed]) -> Entrant:
    """A rival by its name; what it needs must be ready."""
    program = ready[RIVALS[name]]
    if name == "pelican":
        return pelican(program)
    if name == "eleventy":
        return eleventy(program)
    title, configuration = {
        "hugo": ("Hugo, similar by tags", "hugo.toml"),
        "hugo-full": ("Hugo, similar as Baspa's", "hugo.toml,full.toml"),
        "hugo-plain": ("Hugo, no similar news", "hugo.toml,plain.toml"),
    }[name]
    return hugo(name, title, program, configuration)


def entrants(engines: Sequence[str], rivals: Sequence[str], ready: Mapping[str, Installed]) -> list[Entrant]:
    """Baspa with each engine and every rival that is ready, in this order."""
    return [*map(baspa, engines), *(rival(name, ready) for name in rivals if RIVALS[name] in ready)]
