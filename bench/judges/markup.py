"""The Nu HTML checker on every page and every style sheet of an output."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from judges.figures import CannotJudgeError, Figure, counted
from judges.tools import Tools, program, told

LOOPBACK = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
"""The checker refuses this machine's own addresses, unless it is told."""
AT_ONCE = 200
"""Addresses given to one run of the checker: a command line has an end."""
KINDS = {"html": (".html",), "css": (".css",)}


def complaints(tools: Tools, address: str, output: Path, paths: list[Path]) -> list[str]:
    """Return what the checker says of files, each kind of complaint once, with how often and where first.

    The pages are read from the host, since what a page may load depends on where it stands.
    """
    jar = tools.file("vnu-jar", "build/dist/vnu.jar")
    command = [program("java"), LOOPBACK, "-jar", str(jar), "--stdout", "--exit-zero-always", "--format", "json"]
    messages: list[dict[str, Any]] = []
    for first in range(0, len(paths), AT_ONCE):
        urls = [f"{address}/{path.relative_to(output).as_posix()}" for path in paths[first : first + AT_ONCE]]
        said = told([*command, "--also-check-css", *urls])
        messages += json.loads(said[said.index("{") : said.rindex("}") + 1])["messages"]
    found = Counter(f"{message.get('subType') or message['type']}: {message['message']}" for message in messages)
    places = {f"{m.get('subType') or m['type']}: {m['message']}": _place(m, address) for m in reversed(messages)}
    return [f"{text} ({times}×, first {places[text]})" for text, times in found.most_common()]


def is_fragment(path: Path) -> bool:
    """Tell whether a file is a part that scripts put into pages, and no page."""
    return path.parent.name == "fragments" and not path.read_bytes().lstrip().lower().startswith(b"<!doctype")


def _place(message: dict[str, Any], address: str) -> str:
    shown = re.sub(r"\s+", " ", message.get("extract", ""))[:80]
    return f"{message.get('url', '').removeprefix(address)}:{message.get('lastLine', '?')} `{shown}`"


def nu(tools: Tools, address: str, output: Path, broken: str) -> list[Figure]:
    """Return the figures for all pages and all style sheets; a page known to be broken is judged before."""
    if not complaints(tools, broken, Path("/"), [Path("/broken.html")]):
        raise CannotJudgeError("the Nu HTML checker has nothing against a page that is known to be broken")
    figures = []
    for kind, endings in KINDS.items():
        paths = sorted(path for path in output.rglob("*") if path.suffix in endings and not is_fragment(path))
        found = complaints(tools, address, output, paths)
        what = f"Nu HTML checker: errors and warnings, all {len(paths)} {kind.upper()} files"
        figures.append(counted(what, "", found))
    return figures
