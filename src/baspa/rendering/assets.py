"""Assets: the style sheets, the scripts and the other files of the layouts, as readers get them."""

from pathlib import Path, PurePath

from rcssmin import cssmin
from rjsmin import jsmin

from baspa.planning.pages import FileCopy
from baspa.reading.config import Config
from baspa.rendering.folders import ASSETS, layout_folders, standard_layouts
from baspa.routes import Routes

SMALLER = {".css": cssmin, ".js": jsmin}
"""What takes the comments and the white space out of a file, by its ending; licences (`/*!`) stay."""
SMALL_ALREADY = ".min"
SEARCH_SCRIPT = f"{ASSETS}/search.js"
"""Not published by a paper without search."""


def asset_copies(config: Config) -> list[FileCopy]:
    """Return the copies of the layouts' assets: the standard ones, and the site's own over them."""
    routes, standard = Routes.of(config), standard_layouts()
    unused = () if config.site.search else (SEARCH_SCRIPT,)
    copies: dict[str, FileCopy] = {}
    for folder in reversed(layout_folders(config.root)):
        top = folder / ASSETS
        for path in sorted(top.rglob("*")) if top.is_dir() else ():
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                name = path.relative_to(folder).as_posix()
                if name in unused:
                    continue
                copies[name] = FileCopy(routes.file(name), f"layouts/{name}", standard=folder == standard)
    return list(copies.values())


def original(copy: FileCopy, root: Path) -> Path:
    """Return the file of a site that is copied."""
    return (standard_layouts().parent if copy.standard else root) / copy.source


def can_be_smaller(name: str) -> bool:
    """Tell whether an asset of this name is published without its comments and white space."""
    path = PurePath(name)
    return path.suffix in SMALLER and not path.stem.endswith(SMALL_ALREADY)


def made_smaller(name: str, content: bytes) -> bytes:
    """Return such an asset without its comments and white space; what is not UTF-8 stays as it is."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content
    small: str = SMALLER[PurePath(name).suffix](text, keep_bang_comments=True)
    return f"{small}\n".encode()
