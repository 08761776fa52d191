"""The files of a site, as found on disk, in one stable order.

Symbolic links and special files are refused by name, never followed: content may come from strangers
(threat model: a pull request), and a link can name any file of the machine that builds.
"""

import errno
import os
import posixpath
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import translate
from pathlib import Path
from urllib.parse import unquote

from baspa.problems import Broken, EnvironmentFailed, Place, Problem, warning
from baspa.reading.addresses import is_safe_segment

CONTENT, LAYOUTS = "content", "layouts"
DEEPEST = 32
"""Folders inside each other."""
LARGEST_TEXT = 1024 * 1024
LARGEST_FILE = 512 * 1024 * 1024
PICTURES = frozenset((".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"))
DEBRIS = (
    ".*",
    "*~",
    "#*#",
    "4913",
    "*.swp",
    "*.swx",
    "*.orig",
    "*.rej",
    "*.tmp",
    "*.bak",
    "Thumbs.db",
    "desktop.ini",
    "__pycache__",
)
"""What editors' programs and version control leave behind: passed over in silence, said in the editor's guide."""
STATIC_DEBRIS = (".baspa", ".git*", ".DS_Store", *(name for name in DEBRIS if name != ".*"))
"""The static files keep their dotfiles: hosts verify papers by `.well-known`."""


DEBRIS_PATTERN, STATIC_DEBRIS_PATTERN = (
    re.compile("|".join(map(translate, names))) for names in (DEBRIS, STATIC_DEBRIS)
)


class SourceKind(StrEnum):
    """What a source is for."""

    ARTICLE = "article"
    STANDING = "standing"
    """A standing page, from `content/pages`."""
    PICTURE = "picture"
    """A picture beside an article: published with it when it is named there."""
    MEDIA = "media"
    STATIC = "static"
    LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the site."""

    path: str
    """From the site's root, always with `/`."""
    kind: SourceKind
    size: int
    """In bytes, when it was found."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything found, sorted by path, and what was wrong with some of it."""

    found: tuple[Source, ...]
    problems: tuple[Problem, ...]

    def of(self, *kinds: SourceKind) -> tuple[Source, ...]:
        """Return the sources of some kinds, sorted by path."""
        return tuple(source for source in self.found if source.kind in kinds)


def walk_sources(root: Path) -> Sources:
    """Return the sources of the site in `root`; raises `EnvironmentFailed` if a folder cannot be read."""
    found: list[Source] = []
    problems: list[Problem] = []
    if not (root / CONTENT).is_dir() or (root / CONTENT).is_symlink():
        problems.append(Problem("source.no-content", Place(CONTENT), found=CONTENT))
    for top in (CONTENT, LAYOUTS):
        for entry, path in _walk(root, top, problems):
            source = _source(entry, path, problems)
            if source is not None:
                found.append(source)
    return Sources(tuple(sorted(found, key=lambda source: source.path)), tuple(problems))


def below(source: str, name: str) -> str | None:
    """Return the path, from the site's root, of what `source` names; None if that is outside `content/`."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(name)))
    return path if path.startswith(f"{CONTENT}/") and "\x00" not in path and "\\" not in path else None


def read_bytes(root: Path, path: str, *, largest: int = LARGEST_TEXT) -> bytes:
    """Return the content of one source.

    Raises `Broken` when it is larger than `largest` bytes, is gone, or has become a link since it was found;
    `EnvironmentFailed` when the machine refuses to read it.
    """
    try:
        descriptor = os.open(f"{root}/{path}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise Broken(Problem("source.gone", Place(path))) from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Broken(Problem("source.link", Place(path))) from error
        raise EnvironmentFailed("machine.read", path, reason=str(error.strerror)) from error
    try:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            raise Broken(Problem("source.special", Place(path)))
        content = chunk = os.read(descriptor, min(facts.st_size, largest) + 1)
        while chunk and len(content) <= largest:  # it may grow while it is read; only nothing more is its end
            chunk = os.read(descriptor, min(len(content), largest - len(content)) + 1)
            content += chunk
    finally:
        os.close(descriptor)
    if len(content) > largest:
        raise Broken(Problem("source.too-large", Place(path), facts=(("limit", f"{largest // 1024} KiB"),)))
    return content


def source_at(root: Path, path: str) -> Source | Problem | None:
    """Return the source at one path; None for what is passed over; a problem when a full walk must say more."""
    doubtful = Problem("source.special", Place(path))
    folder, top = "", root
    for name in path.split("/"):
        if folder and _debris_in(folder).match(name):
            return None
        if not name.isprintable() or not _is_text(name):
            return doubtful
        folder, top = f"{folder}/{name}".lstrip("/"), top / name
    try:
        status = top.stat(follow_symlinks=False)
    except OSError:
        return doubtful
    if path.count("/") > DEEPEST or not stat.S_ISREG(status.st_mode):
        return doubtful
    problems: list[Problem] = []
    found = _source_of(path, status.st_size, problems)
    return problems[0] if problems else found


def is_debris(folder: str, name: str) -> bool:
    """Tell whether a name in a folder is passed over as what programs leave behind."""
    return _debris_in(folder).match(name) is not None


def _debris_in(folder: str) -> re.Pattern[str]:
    return STATIC_DEBRIS_PATTERN if f"{folder}/".startswith(f"{CONTENT}/static/") else DEBRIS_PATTERN


def _walk(root: Path, folder: str, problems: list[Problem]) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Yield the entries below a folder that are neither debris nor folders."""
    if not (root / folder).is_dir() or (root / folder).is_symlink():
        return
    is_debris = _debris_in(folder).match
    try:
        with os.scandir(root / folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        raise EnvironmentFailed("machine.read", folder, reason=str(error.strerror)) from error
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if is_debris(entry.name):
            continue
        if not entry.name.isprintable() or not _is_text(entry.name):
            problems.append(Problem("source.name", Place(_printable(path)), found=_printable(entry.name)))
        elif entry.is_symlink():
            problems.append(Problem("source.link", Place(path), found=entry.name))
        elif entry.is_dir(follow_symlinks=False) and path.count("/") > DEEPEST:
            problems.append(Problem("source.too-deep", Place(path), facts=(("limit", str(DEEPEST)),)))
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path, problems)
        elif entry.is_file(follow_symlinks=False):
            yield entry, path
        else:
            problems.append(Problem("source.special", Place(path), found=entry.name))


def _source(entry: os.DirEntry[str], path: str, problems: list[Problem]) -> Source | None:
    try:
        size = entry.stat(follow_symlinks=False).st_size
    except FileNotFoundError:  # taken away while we walked: as if it had never been there
        return None
    return _source_of(path, size, problems)


def _source_of(path: str, size: int, problems: list[Problem]) -> Source | None:
    kind = _kind(path)
    if kind is None:
        problems.append(warning("source.ignored", Place(path), found=path.rpartition("/")[2]))
        return None
    if kind in {SourceKind.MEDIA, SourceKind.STATIC, SourceKind.PICTURE}:
        inside = path.split("/")[1:] if kind is SourceKind.PICTURE else path.split("/")[2:]
        unsafe = next((name for name in inside if not is_safe_segment(name.removeprefix("."))), None)
        if unsafe is not None:
            problems.append(Problem("source.name", Place(path), found=unsafe))
            return None
        if size > LARGEST_FILE:
            limit = f"{LARGEST_FILE // 1024**2} MiB"
            problems.append(Problem("source.too-large", Place(path), facts=(("limit", limit),)))
            return None
    return Source(path, kind, size)


def _kind(path: str) -> SourceKind | None:
    top, _, rest = path.partition("/")
    second = rest.partition("/")[0] if "/" in rest else ""
    ending = Path(path).suffix.casefold()
    if top == LAYOUTS:
        return SourceKind.LAYOUT
    if second == "media":
        return SourceKind.MEDIA
    if second == "static":
        return SourceKind.STATIC
    if path.endswith(".md"):
        return SourceKind.STANDING if second == "pages" else SourceKind.ARTICLE
    return SourceKind.PICTURE if ending in PICTURES else None


def _is_text(name: str) -> bool:
    """Tell whether a file's name is UTF-8 (Python keeps other bytes as lone surrogates)."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _printable(name: str) -> str:
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter) & 0xFF:02x}" for letter in name)
