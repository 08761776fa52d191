"""Annotations: problems as GitHub shows them beside the lines of a pull request.

A workflow command is one line that a program prints: `::error file=…,line=…,col=…,title=…::message`
(https://docs.github.com/actions/reference/workflow-commands-for-github-actions). What content brings into it is
escaped as GitHub's own toolkit does, so that no title and no file's name can end the command and begin another.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from baspa.desk.console import Console, block
from baspa.desk.messages import Voice

DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY = {**DATA, ":": "%3A", ",": "%2C"}


class Annotations(Console):
    """Speaks to GitHub: problems as workflow commands on standard output, all else as to people."""

    def __init__(self, voice: Voice, root: Path | None = None) -> None:
        """Name files from the top of the repository that a site's folder lies in, as GitHub does."""
        super().__init__(voice, root)
        self._below = from_repository(root) if root else ""

    def problem(self, notice: Mapping[str, Any]) -> None:
        """Print one problem as a workflow command."""
        self.line(annotation(notice, self.voice, self._below))


def annotation(notice: Mapping[str, Any], voice: Voice, below: str = "") -> str:
    """Return the workflow command of a notice; `below` leads from the top of the repository to the site's folder.

    The message says what to do and shows the line with its carets: GitHub keeps line ends.
    """
    path, line, column = notice["path"], notice["line"], notice["column"]
    named = {
        "file": path if path.startswith("/") else f"{below}{path}",
        "line": line,
        "col": column,
        "title": f"{notice['field']}: {notice['what']}" if notice["field"] else notice["what"],
    }
    properties = ",".join(f"{name}={_escaped(str(value), PROPERTY)}" for name, value in named.items())
    said = notice["message"].removeprefix(f"{path}:{line}:{column}:").strip()
    message = "\n".join((said, *map("".join, block(notice, voice))))
    return f"::{notice['level']} {properties}::{_escaped(message, DATA)}"


def from_repository(root: Path) -> str:
    """Return the way from the top of the repository to a folder in it, with a slash at its end; empty for the top.

    A folder in no repository is its own top.
    """
    folder = root.resolve()
    for top in (folder, *folder.parents):
        if (top / ".git").exists():
            way = folder.relative_to(top).as_posix()
            return "" if way == "." else f"{way}/"
    return ""


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(letter, letter) for letter in text)
