"""The reference of the layout author's guide: an example of everything a layout may see, and what each gives."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2.defaults import DEFAULT_FILTERS, DEFAULT_NAMESPACE

from baspa.reading.config import read_config
from baspa.rendering.folders import standard_layouts
from baspa.rendering.layouts import Layouts
from baspa.rendering.site import site_view
from baspa.rendering.words import parse_words
from guide.examples import GUIDE, PAPER, Example, examples, guide_text, rendered
from house import SOURCE

HINT = "run `python tests/guide/write.py` and read the difference"
TYPES = {
    "rendering/views.py": "",
    "rendering/questions.py": "Questions",
    "archive/stories.py": "",
    "archive/archive.py": "Neighbours",
    "reading/articles.py": "Correction",
}
"""Where the types that layouts see are written, and which of a module's; all of them where none is named."""
SECTIONS = {"Context": "What every layout sees", "Questions": "The archive's questions"}
"""The sections of types that are not headed by their name."""
INSIDE = {"answers", "of_the_paper", "repeat", "asked"}
"""What the press itself asks of a page's questions; layouts have no use for it."""
MORE = {"What every layout sees": ("site", "archive", "words"), "Filters": ("tojson",)}


@cache
def _examples() -> tuple[Example, ...]:
    return tuple(examples(guide_text()))


def _members() -> Iterator[tuple[str, str]]:
    """Yield each public field, property and question with the type it belongs to."""
    for path, only in TYPES.items():
        for node in ast.parse((SOURCE / path).read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and only in {"", node.name}:
                for inner in node.body:
                    if isinstance(inner, ast.AnnAssign) and isinstance(inner.target, ast.Name):
                        yield node.name, inner.target.id
                    elif isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                        yield node.name, inner.name


def _layouts() -> Layouts:
    words = parse_words((standard_layouts() / "words/en.yaml").read_text("utf-8"))
    return Layouts((standard_layouts(),), site_view(read_config(PAPER), lambda _: True), words, "")


def _wanted() -> Iterator[tuple[str, str]]:
    """Yield everything that needs an example, each with the section it belongs into."""
    for kind, name in _members():
        if name not in INSIDE:
            yield SECTIONS.get(kind, f"`{kind}`"), name
    jinja = _layouts()._jinja
    yield from (("Filters", name) for name in sorted(set(jinja.filters) - set(DEFAULT_FILTERS)))
    yield from (
        ("Functions", name) for name in sorted(set(jinja.globals) - set(DEFAULT_NAMESPACE) - {"site", "words"})
    )
    yield from (
        ("All standard words", name) for name in parse_words((standard_layouts() / "words/en.yaml").read_text())
    )
    yield from ((section, name) for section, names in MORE.items() for name in names)


@pytest.mark.parametrize(("section", "name"), sorted(set(_wanted())))
def test_everything_a_layout_may_use_has_an_example(section: str, name: str) -> None:
    """In the table of its section, by its own name, and the example uses it."""
    found = [one for one in _examples() if one.heading.startswith(section) and re.match(r"\w+", one.name)[0] == name]

    assert found, (
        f"add to the table of “{section}” in docs/layouts.md: "
        f"| `{name}` | what it is | `{{{{ an example with {name} }}}}` | ? | and {HINT}"
    )
    assert all(re.search(rf"\b{name}\b", one.text) for one in found)


def test_no_example_is_of_something_that_is_gone() -> None:
    """A row for each name, and a name for each row."""
    wanted = set(_wanted())
    rows = {(one.heading, re.match(r"\w+", one.name)[0]) for one in _examples()}

    assert [
        (heading, name) for heading, name in rows if not any(heading.startswith(s) and name == n for s, n in wanted)
    ] == []


def test_every_example_gives_what_the_guide_says(tmp_path: Path) -> None:
    """Rendered by a real build of the guide's paper, on the page that its section names."""
    wanted = _examples()
    given = rendered(list(wanted), tmp_path / "paper")

    assert len(wanted) > 150
    assert [
        f"{GUIDE.name}:{one.line + 1}: {one.text} gives {now}, and the guide says {one.gives}: {HINT}"
        for one, now in zip(wanted, given, strict=True)
        if now != one.gives
    ] == []


def test_a_wrong_result_would_be_seen(tmp_path: Path) -> None:
    """An example that is changed gives something else than the guide says."""
    guide = guide_text().replace("`{{ story.kicker }}`", "`{{ story.title }}`")
    (changed,) = [one for one in examples(guide) if one.name == "kicker"]

    assert rendered([changed], tmp_path / "paper") != [changed.gives]
