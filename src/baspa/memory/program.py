"""The program itself: its own files and the packages it stands on are part of what decides every page."""

import sys
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from baspa import __version__
from baspa.memory.stamps import Stamp, digest_of, stamps_below

PACKAGE = Path(__file__).resolve().parents[1]
STANDARD_LAYOUTS = (PACKAGE / "layouts", PACKAGE.parents[1] / "layouts")
PACKAGES = (
    "Babel",
    "Jinja2",
    "Markdown",
    "MarkupSafe",
    "nh3",
    "pillow",
    "pydantic",
    "pyromark",
    "python-frontmatter",
    "PyYAML",
    "tzdata",
)
"""The packages whose version can change a page."""


def program_stamp() -> str:
    """Return a digest that differs when the program may have changed: of stamps, nothing is read."""
    stamps: dict[str, Stamp] = {}
    for folder in (PACKAGE, *STANDARD_LAYOUTS):
        stamps |= stamps_below(folder, but=["__pycache__"])
    for folder in map(Path, sys.path):
        if folder.name in {"site-packages", "dist-packages"} and folder.is_dir():
            status = folder.stat()  # installing or removing a package changes it
            stamps[str(folder)] = (0, status.st_mtime_ns, 0, status.st_ino)
    return f"{__version__} {sys.version} {digest_of(stamps)}"


def program_digest() -> str:
    """Return the digest of the program: equal on two machines that make the same pages."""
    total = blake2b(f"{__version__} {sys.version}".encode(), digest_size=20)
    for name in PACKAGES:
        try:
            total.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:
            total.update(f"{name} none\n".encode())
    for folder in (PACKAGE, *STANDARD_LAYOUTS):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
                total.update(path.read_bytes())
    return total.hexdigest()
