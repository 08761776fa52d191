"""What layouts see of the paper as a whole, and the assets its pages need."""

from collections.abc import Callable

from baspa.planning.pages import FileCopy
from baspa.reading.config import Config
from baspa.rendering.layouts import layout_folders, standard_layouts
from baspa.rendering.views import Link, Site
from baspa.routes import Routes

ASSETS = "assets"
ICONS = ("favicon.svg", "favicon.ico")
FROM_THE_RIGHT = ("Arab", "Hebr")


def site_view(config: Config, is_there: Callable[[str], bool]) -> Site:
    """Return the paper as layouts see it; `is_there` tells whether the edition has a file."""
    site, routes = config.site, Routes.of(config)
    return Site(
        title=site.title,
        description=site.description,
        language=site.language,
        direction="rtl" if any(part in FROM_THE_RIGHT for part in site.language.split("-")) else "ltr",
        address=config.address,
        origin=config.origin,
        home=routes.home().url,
        feeds=site.feeds,
        menus={
            name: tuple(Link(line.title, routes.below(line.url)) for line in lines)
            for name, lines in site.menus.items()
        },
        latest=site.listing.latest,
        similar=site.listing.similar,
        icon=next((routes.file(name).url for name in ICONS if is_there(name)), ""),
    )


def asset_copies(config: Config) -> list[FileCopy]:
    """Return the copies of the layouts' assets: the standard ones, and the site's own over them."""
    routes, standard = Routes.of(config), standard_layouts()
    copies: dict[str, FileCopy] = {}
    for folder in reversed(layout_folders(config.root)):
        top = folder / ASSETS
        for path in sorted(top.rglob("*")) if top.is_dir() else ():
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                name = path.relative_to(folder).as_posix()
                copies[name] = FileCopy(routes.file(name), f"layouts/{name}", standard=folder == standard)
    return list(copies.values())
