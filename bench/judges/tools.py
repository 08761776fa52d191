"""The judges that come from npm, installed into a folder of their own; what is absent is told, never passed over."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from judges.figures import CannotJudgeError

PACKAGES = {"axe-core": "4.14.1", "lighthouse": "12.8.2", "sitemap": "9.0.1", "vnu-jar": "26.9.27"}
"""What is installed. `sitemap` is there for the published schema that it carries."""
QUIET = ("--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--omit=optional", "--loglevel=error")
PATIENCE = 900
"""Seconds that any one program may take."""


def told(command: Sequence[str], *, statuses: Sequence[int] = (0,), environment: dict[str, str] | None = None) -> str:
    """Return what a program prints; raise CannotJudgeError when it is absent or ends otherwise than it may."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=PATIENCE, env=environment, encoding="utf-8"
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotJudgeError(f"{Path(command[0]).name}: {type(error).__name__}") from error
    if done.returncode not in statuses:
        last = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()[-1]
        raise CannotJudgeError(f"{Path(command[0]).name} ended with status {done.returncode}: {last}")
    return done.stdout


def program(*names: str) -> str:
    """Return where a program is that this machine has under one of some names."""
    for name in names:
        if found := shutil.which(name):
            return found
    raise CannotJudgeError(f"there is no {' or '.join(names)} on this machine")


@dataclass(frozen=True, slots=True)
class Tools:
    """A folder of installed packages."""

    folder: Path

    def file(self, package: str, path: str) -> Path:
        """Return a file of a package; raise CannotJudgeError when it is not there in its version."""
        home = self.folder / "node_modules" / package
        found = version_of(home)
        if found != PACKAGES[package]:
            raise CannotJudgeError(f"{package} {PACKAGES[package]} is not installed (found {found or 'nothing'})")
        return home / path


def version_of(home: Path) -> str:
    """Return the version of the package in a folder, or nothing."""
    try:
        return str(json.loads((home / "package.json").read_text("utf-8"))["version"])
    except (OSError, ValueError, KeyError):
        return ""


def install(folder: Path) -> str:
    """Install what is missing; return why that failed, or nothing."""
    wanted = [
        f"{name}@{version}"
        for name, version in PACKAGES.items()
        if version_of(folder / "node_modules" / name) != version
    ]
    if not wanted:
        return ""
    folder.mkdir(parents=True, exist_ok=True)
    everything = [f"{name}@{version}" for name, version in PACKAGES.items()]
    try:
        told([program("npm"), "install", "--prefix", str(folder), "--no-save", *QUIET, *everything])
    except CannotJudgeError as error:
        return str(error)
    return ""


def versions() -> list[str]:
    """Return the names and versions of what this machine brings along."""
    asked = {"Node.js": ("node", "--version"), "Java": ("java", "-version"), "Chromium": ("chromium", "--version")}
    said = []
    for name, (command, option) in asked.items():
        try:
            done = subprocess.run([program(command), option], capture_output=True, text=True, check=False, timeout=60)
        except (CannotJudgeError, OSError, subprocess.TimeoutExpired):
            said.append(f"{name}: none")
            continue
        lines = [line for line in (done.stdout + done.stderr).splitlines() if any(c.isdigit() for c in line)]
        named = [line for line in lines if line.lower().startswith((command, "openjdk", "v"))] or lines
        said.append(f"{name} {named[0].removeprefix('v').removeprefix('Chromium ').strip()}")
    return [*said, *(f"{package} {version}" for package, version in PACKAGES.items())]
