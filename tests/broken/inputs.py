"""The broken inputs in this folder: finding them, putting each into the good newsroom, running the command line."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from baspa.desk.messages import catalogue
from broken.recipes import RECIPES
from sites import NOW, Finished, Site, environment

HERE = Path(__file__).parent
NEWSROOM = HERE / "newsroom"
GROUPS = (
    "envelope",
    "yaml",
    "times",
    "types",
    "names",
    "paths",
    "links",
    "layouts",
    "configuration",
    "encodings",
    "sizes",
    "pictures",
    "secrets",
)
SECTION = re.compile(r"^==== (.+)\n", re.MULTILINE)
PLACES = {
    ".md": "content/2026/11/22-fault.md",
    ".yaml": "site.yaml",
    ".html": "layouts/article.html",
}
"""Where a fault of one file goes in the newsroom; a folder is laid over the whole of it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One broken input, and what is to be said of it."""

    name: str
    """Group and fault, such as `times/day-only`."""
    put: Callable[[Path], object]
    """Puts it into the site in a folder."""

    @property
    def group(self) -> str:
        """The folder it lies in."""
        return self.name.partition("/")[0]

    @property
    def told(self) -> Path:
        """The file that holds the lines the command line prints for it."""
        return HERE / f"{self.name}.expected"

    @property
    def expected(self) -> list[str]:
        """The lines the command line prints for it, in order; none when nobody has written them down yet."""
        return self.told.read_text("utf-8").splitlines() if self.told.exists() else []

    @property
    def status(self) -> int:
        """The exit status: 2 when the configuration is wrong, 1 when the content is, 0 for warnings alone."""
        errors = [line for line in self.expected if line.startswith("error: ")]
        return 2 if any(line.startswith("error: site.yaml:") for line in errors) else int(bool(errors))

    @property
    def stops_at_once(self) -> bool:
        """Whether nothing can be read, or made, without what is broken."""
        return any(line.startswith(("error: site.yaml:", "error: layouts/words/")) for line in self.expected)

    @property
    def is_in_content(self) -> bool:
        """Whether it lies in the content, with which nothing else of the content is in doubt."""
        return all(line.partition(" ")[2].startswith("content/") for line in self.expected)


def all_faults() -> tuple[Fault, ...]:
    """Return every broken input, sorted by name: files, folders and recipes."""
    faults = {name: Fault(name, recipe) for name, recipe in RECIPES.items()}
    for path in (path for group in GROUPS for path in (HERE / group).iterdir() if path.suffix != ".expected"):
        name = f"{path.parent.name}/{path.name if path.is_dir() else path.stem}"
        assert name not in faults, f"two broken inputs are called {name}"
        faults[name] = Fault(name, lay_over(path) if path.is_dir() else put_at(path, PLACES[path.suffix]))
    return tuple(sorted(faults.values(), key=lambda fault: fault.name))


def lay_over(folder: Path) -> Callable[[Path], object]:
    """Return what lays a folder's files over a site."""
    return lambda root: shutil.copytree(folder, root, dirs_exist_ok=True)


def put_at(file: Path, place: str) -> Callable[[Path], object]:
    """Return what puts one file into a site."""

    def put(root: Path) -> None:
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, root / place)

    return put


def told_file(group: str, language: str) -> Path:
    """Return the file that holds all that is printed for the broken inputs of a group in a language."""
    return HERE / "told" / f"{group}.{language}"


def read_told(group: str, language: str) -> dict[str, str]:
    """Return all that is printed for each broken input of a group, by its name."""
    file = told_file(group, language)
    pieces = SECTION.split(file.read_text("utf-8")) if file.exists() else [""]
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def write_told(group: str, language: str, told: dict[str, str]) -> None:
    """Write down all that is printed for the broken inputs of a group."""
    text = "".join(f"==== {name}\n{said}" for name, said in sorted(told.items()))
    told_file(group, language).parent.mkdir(exist_ok=True)
    told_file(group, language).write_text(text, "utf-8")


def told(done: Finished, language: str) -> str:
    """Return what a command said of problems: standard error, without the stages."""
    stages = tuple(f"{text}: " for key, text in catalogue(language).items() if key.startswith("stage."))
    return "".join(f"{line}\n" for line in done.err.splitlines() if not line.startswith(stages))


class Press:
    """The command line, warm: see `command_line.py`."""

    def __init__(self) -> None:
        """Start it."""
        self._process = subprocess.Popen(
            [sys.executable, HERE / "command_line.py"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(),
            encoding="utf-8",
        )

    def run(self, root: Path, *arguments: str, language: str = "") -> Finished:
        """Run a command in the folder of a site, speaking a language other than the paper's if wanted."""
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps([str(root), arguments, language]), file=self._process.stdin, flush=True)
        return Finished(*json.loads(self._process.stdout.readline()))

    def build(self, site: Site, *options: str) -> Finished:
        """Build a site."""
        return self.run(site.root, "build", "--now", NOW, *options)

    def check(self, site: Site, language: str = "") -> Finished:
        """Check a site."""
        return self.run(site.root, "check", "--now", NOW, language=language)

    def __enter__(self) -> Self:
        """Be used for a while."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop it."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


def good_newsroom(root: Path, press: Press) -> Site:
    """Return the good newsroom in a folder, built."""
    shutil.copytree(NEWSROOM, root)
    site = Site(root)
    done = press.build(site)
    assert done.status == 0, done.err
    return site
