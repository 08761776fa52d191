"""A guide walked through from its first command to its last, in an empty folder, as somebody new would.

Blocks of `console` are commands, each after `$ `, with what they print; a block whose first line ends in
`write=path` is a file that is saved; `<!-- look=URL width=N -->` is what a browser beside `baspa serve` is pointed
at, with `drafts` where it shows those.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sites import environment

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "kk", "ru")
STEP = re.compile(
    r"^```console\n(?P<console>.*?)^```$"
    r"|^```\w+ write=(?P<path>\S+)\n(?P<text>.*?)^```$"
    r"|^<!-- look=(?P<url>\S+) width=(?P<width>\d+)(?P<drafts> drafts)? -->\n!\[[^]]+\]\((?P<picture>\S+)\)$",
    re.MULTILINE | re.DOTALL,
)
VARYING = re.compile(r"(?P<address>127\.0\.0\.1:)\d+|(?P<before>\s)\d+(?:[.,]\d+)?(?= (?:s|с)\b)")
"""What may differ from one walk to the next: the port, how long it took."""


def guide(language: str) -> Path:
    """Return the file of the guide in a language."""
    return ROOT / "docs" / ("first-story.md" if language == "en" else f"first-story.{language}.md")


@dataclass(frozen=True, slots=True)
class Look:
    """A moment at which the guide shows a page."""

    url: str
    width: int
    drafts: bool
    picture: Path
    address: str
    """Where the preview is."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One walk through a guide."""

    text: str
    """The guide as it is after this walk: what commands print now."""
    looks: int


def settled(text: str) -> str:
    """Return printed text without what differs from one walk to the next."""
    return VARYING.sub(lambda found: found["address"] + "8000" if found["address"] else f"{found['before']}1.0", text)


def walk(language: str, folder: Path, see: Callable[[Look], None]) -> Walk:
    """Walk through the guide in an empty folder, looking where it looks."""
    text = guide(language).read_text("utf-8")
    here, written, end, looks = folder, [], 0, 0
    with Servers() as servers:
        for step in STEP.finditer(text):
            written.append(text[end : step.start()])
            end = step.end()
            if step["console"] is not None:
                here, printed = _type(step["console"], here, language, servers)
                written.append(f"```console\n{printed}```")
                continue
            written.append(step.group())
            if step["path"]:
                (here / step["path"]).write_text(step["text"], "utf-8")
            else:
                looks += 1
                drafts = bool(step["drafts"])
                address = servers.address(here, language, drafts=drafts)
                picture = guide(language).parent / step["picture"]
                see(Look(step["url"], int(step["width"]), drafts, picture, address))
    return Walk("".join(written) + text[end:], looks)


def _type(block: str, here: Path, language: str, servers: "Servers") -> tuple[Path, str]:
    """Type the commands of a block; return where one is then, and the block with what they print."""
    lines = []
    for line in block.splitlines():
        if not line.startswith("$ "):
            continue
        lines.append(line)
        words = shlex.split(line.removeprefix("$ "))
        if words[0] == "cd":
            here /= words[1]
        elif words[:2] == ["baspa", "serve"]:
            servers.address(here, language, drafts="--drafts" in words)
            lines.append("http://127.0.0.1:8000/")
        else:
            lines += _run(words, here, language)
    return here, "".join(f"{line}\n" for line in lines)


def _run(words: list[str], here: Path, language: str) -> Iterator[str]:
    program = [sys.executable, "-m", "baspa"] if words[0] == "baspa" else [words[0]]
    done = subprocess.run(
        [*program, *words[1:]],
        cwd=here,
        env=_environment(language),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return (settled(line).rstrip() for line in done.stdout.decode().splitlines())


def _environment(language: str) -> dict[str, str]:
    who = {
        f"GIT_{role}_{what}": "newsroom@paper.example"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return {**environment(), **who, "LC_ALL": f"{language}.UTF-8", "GIT_CONFIG_GLOBAL": os.devnull}


class Servers:
    """The previews that a guide has started, each once; all end with it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._running: dict[bool, tuple[subprocess.Popen[str], str]] = {}

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End them all."""
        for process, _address in self._running.values():
            process.terminate()
            process.communicate(timeout=20)

    def address(self, here: Path, language: str, *, drafts: bool) -> str:
        """Return the address of the preview of the paper in a folder, starting it if need be."""
        if drafts not in self._running:
            process = subprocess.Popen(
                [sys.executable, "-m", "baspa", "serve", *(["--drafts"] if drafts else [])],
                cwd=here,
                env=_environment(language),
                stdout=subprocess.PIPE,
                text=True,
            )
            assert process.stdout is not None
            address = next(
                (word for line in process.stdout for word in line.split() if word.startswith("http://")), ""
            )
            assert address, f"the preview of {here} did not start"
            self._running[drafts] = process, address.rstrip("/")
        return self._running[drafts][1]
