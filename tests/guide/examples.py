"""The layout author's guide taken apart: its examples with what they give, its lessons with where they lead.

An example is a row of a table with a column `example`. Its section says where it is rendered: "The examples are from
`/url/`, with `{% set … %}`". A lesson's files stand in blocks whose first line is their language and `write=path` or
`add=path`; a block with `found=path` is text that is in this file of the output afterwards.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from baspa.planning.pages import LAYOUTS, PageKind
from sites import Site, build_here, composed

HERE = Path(__file__).resolve().parent
PAPER = HERE / "paper"
GUIDE = HERE.parents[1] / "docs/layouts.md"

HEADING = re.compile(r"(#+) (.*)")
FROM = re.compile(r"The examples are from `(/[^`]*)`(?:, with `(.*?)`)?\.")
CELLS = re.compile(r"(?<!\\)\|")
CODE = re.compile(r"`(.+)`")
BLOCK = re.compile(r"^```\w+ (write|add|found)=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOTHING = "*nothing*"
"""What the guide says of an example that prints no letter."""
FRONT_PAGE = "/"


@dataclass(frozen=True, slots=True)
class Example:
    """One row of a table: what it is about, the layout's text, and what the guide says it gives."""

    line: int
    """Counted from 0."""
    heading: str
    name: str
    """The first cell: what the example is of."""
    text: str
    gives: str
    url: str
    """The page it is rendered on."""
    setting: str
    """What is said before it."""


def examples(guide: str) -> Iterator[Example]:
    """Yield the examples of the guide in order."""
    heading, url, setting, columns = "", FRONT_PAGE, "", list[str]()
    for number, line in enumerate(guide.splitlines()):
        if found := HEADING.match(line):
            heading, url, setting = found[2], FRONT_PAGE, ""
        if found := FROM.search(line):
            url, setting = found[1], found[2] or ""
        if not line.startswith("|"):
            columns = []
            continue
        cells = [cell.strip() for cell in CELLS.split(line)[1:-1]]
        if not columns:
            columns = cells
        elif "example" in columns and not set(cells[0]) <= {"-"}:
            row = dict(zip(columns, cells, strict=True))
            yield Example(number, heading, _code(cells[0]), _code(row["example"]), row["gives"], url, setting)


def _code(cell: str) -> str:
    found = CODE.fullmatch(cell)
    return (found[1] if found else cell).replace("\\|", "|")


def as_cell(printed: str) -> str:
    """Return what an example has printed as a cell of a table: on one line."""
    line = " ".join(printed.split())
    return f"`{line}`".replace("|", "\\|") if line else NOTHING


def rendered(wanted: list[Example], root: Path) -> list[str]:
    """Return what each example prints, in a real build of the guide's paper, as a cell of a table."""
    site = paper(root)
    kinds = {f"/{claim.path.removesuffix('index.html')}": claim for claim in composed(site.root).claims}
    layouts: dict[str, list[str]] = {}
    for number, example in enumerate(wanted):
        kind = PageKind(kinds[example.url].kind)
        said = f"{example.setting}[[{number}[{example.text}]{number}]]"
        # A scope of its own: nothing that one example sets is there in the next.
        scope = f'{{% if page.url == "{example.url}" %}}{{% with %}}{said}{{% endwith %}}{{% endif %}}\n'
        layouts.setdefault(LAYOUTS.get(kind, f"{kind.value}.html"), []).append(scope)
    for name, pieces in layouts.items():
        site.put(f"layouts/{name}", "".join(pieces))
    proof = build_here(site.root, site.output)
    assert proof.outcome is not None, [(problem.place, problem.found) for problem in proof.problems]
    return [as_cell(_printed(site, kinds[example.url].path, number)) for number, example in enumerate(wanted)]


def _printed(site: Site, path: str, number: int) -> str:
    return site.page(path).partition(f"[[{number}[")[2].partition(f"]{number}]]")[0]


def paper(root: Path) -> Site:
    """Return a copy of the guide's paper."""
    shutil.copytree(PAPER, root)
    return Site(root)


@dataclass(frozen=True, slots=True)
class Step:
    """One block of a lesson: what is done with which file, and the text."""

    what: str
    """`write`, `add` or `found`."""
    path: str
    text: str


def lesson(guide: str, heading: str) -> list[Step]:
    """Return the steps of the lesson that has this heading."""
    _, _, after = guide.partition(f"\n## {heading}\n")
    assert after, heading
    return [Step(*found) for found in BLOCK.findall(re.split(r"^## ", after, maxsplit=1, flags=re.MULTILINE)[0])]


@cache
def guide_text() -> str:
    """Return the guide."""
    return GUIDE.read_text("utf-8")
