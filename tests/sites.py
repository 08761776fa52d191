"""Small whole sites for tests: written from one string, built by the real command line, read as readers read."""

import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Self

from baspa.__main__ import main
from baspa.edition import Edition, Order, compose_edition
from baspa.memory.store import opened
from baspa.planning.claims import Claim, Claims
from baspa.press import build
from baspa.problems import Problem
from baspa.progress import Silent
from baspa.proof import Proof
from baspa.reading.config import read_config
from baspa.reading.times import parse_time
from photos import is_photo, photo

MINIMAL = """\
title: Test Paper
base_url: https://paper.example
language: en
timezone: Asia/Almaty
"""
"""The smallest good site.yaml."""

NOW = "2026-11-22T22:00:00+05:00"
"""The moment tests build at, unless they say otherwise."""

MARK = re.compile(r"^-- (.+) --\n", re.MULTILINE)
PRIVATE = ".baspa"
SPOKEN = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "COLUMNS")
"""Variables of whoever runs the tests that would change what the program says."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of a command."""

    status: int
    out: str
    err: str

    @property
    def problems(self) -> list[str]:
        """Return the lines of standard error that say what is wrong."""
        return [line for line in self.err.splitlines() if line.startswith(("error: ", "warning: "))]


class Site:
    """One site in a folder of its own, and its output."""

    def __init__(self, root: Path) -> None:
        """Take a folder, which is made if it is not there."""
        self.root = root
        self.output = root / "output"
        root.mkdir(parents=True, exist_ok=True)

    def write(self, files: str) -> Self:
        """Write files from one string, in which a line `-- path --` begins each; return the site itself."""
        pieces = MARK.split(files)
        if pieces[0].strip():
            raise ValueError(f"a file's text stands before the first mark: {pieces[0]!r}")
        for path, text in zip(pieces[1::2], pieces[2::2], strict=True):
            self.put(path, text)
        return self

    def put(self, path: str, content: str | bytes) -> Path:
        """Write one file, byte for byte, and return where it is; words of a picture make a real one of them."""
        if isinstance(content, str) and is_photo(path):
            content = photo(content, PurePosixPath(path).suffix)
        there = self.root / path
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(content.encode() if isinstance(content, str) else content)
        return there

    def build(self, *options: str, now: str = NOW, env: Mapping[str, str] | None = None) -> Finished:
        """Run `baspa build` in a process of its own."""
        return self.run("build", "--now", now, *options, env=env)

    def check(self, *options: str, now: str = NOW, env: Mapping[str, str] | None = None) -> Finished:
        """Run `baspa check` in a process of its own."""
        return self.run("check", "--now", now, *options, env=env)

    def run(self, *arguments: str, env: Mapping[str, str] | None = None) -> Finished:
        """Run any command in the site's folder, with further environment variables if wanted."""
        done = subprocess.run(
            command(*arguments), cwd=self.root, env=environment(env), capture_output=True, check=False, timeout=120
        )
        return Finished(done.returncode, done.stdout.decode(), done.stderr.decode())

    def tree(self) -> dict[str, bytes]:
        """Return every file readers get, by its path in the output."""
        return tree(self.output)

    def page(self, path: str) -> str:
        """Return one file of the output as text."""
        return (self.output / path).read_text("utf-8")


def build_here(
    root: Path, output: Path, *, now: str = NOW, drafts: bool = False, keep_going: bool = False, jobs: int = 1
) -> Proof:
    """Build a site without a process of its own: fast, and saying nothing to anybody."""
    return build(_order(root, output, now, drafts=drafts, keep_going=keep_going, jobs=jobs), Silent())


def build_clean(root: Path, output: Path, *, now: str = NOW, drafts: bool = False, keep_going: bool = False) -> Proof:
    """Build a site as if for the first time, leaving its memory as it is."""
    order = _order(root, output, now, drafts=drafts, keep_going=keep_going)
    return build(replace(order, forgetful=True), Silent())


@dataclass(frozen=True, slots=True)
class Composed:
    """An edition before it is printed."""

    claims: tuple[Claim, ...]
    """Everything it wants to publish, sorted by path."""
    problems: tuple[Problem, ...]
    held: int
    """Articles and standing pages that are held back."""

    @property
    def kinds(self) -> frozenset[str]:
        """Return the kinds of its pages, `copy` and `asset` for its files."""
        return frozenset(claim.kind for claim in self.claims)


def composed(root: Path, *, now: str = NOW) -> Composed:
    """Return what an edition of a site claims and what is wrong with it, rendering nothing."""
    with composing(root, now=now) as edition:
        memory = edition.memory
        rows = memory.connection.execute(f"SELECT {Claims.COLUMNS} FROM claim ORDER BY path").fetchall()  # noqa: S608
        return Composed(tuple(Claim(*row) for row in rows), edition.problems, edition.held)


@contextmanager
def composing(root: Path, *, now: str = NOW, earlier: bool = False) -> Iterator[Edition]:
    """Compose an edition of a site for a block, rendering nothing; `earlier` begins with what a build has left."""
    order = _order(root, Path("unused"), now, drafts=False, keep_going=False)
    with opened(root, clean=not earlier, keep=False) as memory:
        yield compose_edition(order, memory, Silent())


def _order(root: Path, output: Path, now: str, *, drafts: bool, keep_going: bool, jobs: int = 1) -> Order:
    config = read_config(root)
    return Order(
        config=config,
        output=output,
        now=parse_time(now, config.zone),
        drafts=drafts,
        keep_going=keep_going,
        jobs=jobs,
    )


def run_here(root: Path, *arguments: str) -> Finished:
    """Run a command line in a site's folder without a process of its own: the same words, much sooner."""
    out, err = io.StringIO(), io.StringIO()
    words, terminate, mask = sys.argv, signal.getsignal(signal.SIGTERM), os.umask(0o022)
    sys.argv = ["baspa", *arguments]
    try:
        with chdir(root), redirect_stdout(out), redirect_stderr(err):
            main()
    except SystemExit as left:
        status = left.code
    finally:
        sys.argv = words
        signal.signal(signal.SIGTERM, terminate)
        os.umask(mask)
    if not isinstance(status, int):
        raise TypeError(f"the program left with {status!r}")
    return Finished(status, out.getvalue(), err.getvalue())


def command(*arguments: str) -> list[str]:
    """Return the words that start the program."""
    return [sys.executable, "-m", "baspa", *arguments]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the variables the program is started with: nobody's language or colours unless they are asked for."""
    return {name: value for name, value in os.environ.items() if name not in SPOKEN} | dict(more or {})


def tree(output: Path) -> dict[str, bytes]:
    """Return every file of an output folder but the program's own records and `.gitignore`."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.relative_to(output).parts[0] not in {PRIVATE, ".gitignore"}
    }


def article(*, body: str = "The text of the story.\n", **fields: object) -> str:
    """Return a good article; `fields` replace or add front matter, and None leaves a field out."""
    standard = {"title": "A story", "category": "News", "time": "2026-11-22 21:00", "author": "City desk"}
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in (standard | fields).items()
        if value is not None
    ]
    return "\n".join(("---", *lines, "---", "", body if body.endswith("\n") else f"{body}\n"))
