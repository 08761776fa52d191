"""The house as source text: every module of the program with what it imports, for the tests of its laws."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from conftest import skipped

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/baspa"


@dataclass(frozen=True, slots=True)
class Module:
    """One module of the program."""

    path: str
    """Below `src/baspa/`, such as `reading/text.py`."""
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Return what it is imported as."""
        return ".".join(
            ("baspa", *self.path.removesuffix(".py").removesuffix("__init__").rstrip("/").split("/"))
        ).rstrip(".")

    @property
    def room(self) -> str:
        """Return the folder it lies in, or its own name at the top of the house."""
        return self.path.partition("/")[0].removesuffix(".py")

    @property
    def imported(self) -> frozenset[str]:
        """Return the full name of everything it imports, wherever the import stands."""
        return frozenset(name for node in ast.walk(self.tree) for name in _names(node))


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert not node.level, "imports are written in full"
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def modules() -> tuple[Module, ...]:
    """Return every module of the program; the skeleton's build.py is a file it copies, not one of them."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        below = path.relative_to(SOURCE).as_posix()
        if not below.startswith(("skeleton/", "layouts/")):
            text = path.read_text("utf-8")
            found.append(Module(below, text, ast.parse(text)))
    return tuple(found)


@cache
def module_names() -> frozenset[str]:
    """Return the names of all modules."""
    return frozenset(module.name for module in modules())


def own_imports(module: Module) -> frozenset[str]:
    """Return the modules of the program that one imports."""
    found = set()
    for name in module.imported:
        if name.split(".")[0] == "baspa":
            found.add(name if name in module_names() else name.rpartition(".")[0])
    return frozenset(found - {module.name})


@cache
def files_in_git() -> tuple[Path, ...]:
    """Return every file that is, or is about to be, in the repository."""
    listing = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    try:
        done = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        skipped("this is not a git checkout")
    paths = (ROOT / name for name in done.stdout.decode().split("\0") if name)
    return tuple(path for path in paths if path.is_file() and not path.is_symlink())
