"""The guides tell everything there is: no field, key, option, status or module without its line."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import click
import pytest
from pydantic import BaseModel

from baspa.desk.cli import cli
from baspa.desk.commands import shared
from baspa.planning.pages import LAYOUTS, PageKind
from baspa.reading.schema import ArticleFields, StandingFields
from baspa.reading.site_schema import SiteFields
from baspa.reading.sources import DEBRIS
from baspa.reading.values import EXTENSIONS, EXTRA_TYPES
from house import ROOT, SOURCE, modules

CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
IN_WORDS = {".*": "begin with a dot", "*~": "end in `~`", "#*#": "between two `#`"}
"""Patterns of names that the guide puts into words."""
MADE_LATER = {"bench/REPORT.md"}
"""Files that a command makes, which a fresh clone need not have."""
SEEN_BY_LAYOUTS = ("rendering/views.py", "rendering/questions.py", "archive/stories.py")


@cache
def _guide(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@cache
def _codes(text: str) -> frozenset[str]:
    """Return everything that stands in backticks in a text, but for whole examples."""
    return frozenset(found[1] for found in CODE.findall(FENCED.sub("", text)))


@cache
def _words(text: str) -> frozenset[str]:
    """Return every word that stands in backticks: of `image.src` the whole and the parts."""
    codes = _codes(text)
    return codes | {word for code in codes for word in re.findall(r"-{0,2}[\w-]+", code)}


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    """Find the models inside an annotation."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    elif get_origin(kind) in {Annotated, Union, UnionType, tuple, dict}:
        for argument in get_args(kind):
            yield from _models(argument)


def _keys(model: type[BaseModel], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield every field of a model, at any depth, each with the field it stands in."""
    for name, field in model.model_fields.items():
        yield above, name
        for inner in _models(field.annotation):
            yield from _keys(inner, name)


@cache
def _sections(text: str) -> list[tuple[str, str]]:
    """Cut a guide at its headings: each heading with what follows it."""
    _, *pieces = re.split(r"^(#+ .*)$", FENCED.sub("", text), flags=re.MULTILINE)
    return list(zip(pieces[::2], pieces[1::2], strict=True))


def _said(text: str, above: str, name: str) -> bool:
    """Tell whether a guide speaks of a field: by its full name, or by its own where its holder is spoken of."""
    if not above:
        return name in _codes(text)
    return f"{above}.{name}" in _words(text) or any(
        above in _words(heading + body) and name in _words(body) for heading, body in _sections(text)
    )


@pytest.mark.parametrize(("above", "name"), sorted({*_keys(ArticleFields), *_keys(StandingFields)}))
def test_every_field_of_front_matter_is_in_the_editors_guide(above: str, name: str) -> None:
    """With its name in backticks."""
    assert _said(_guide("docs/editors-guide.md"), above, name)


@pytest.mark.parametrize(("above", "name"), sorted(set(_keys(SiteFields))))
def test_every_key_of_the_configuration_is_in_the_publishers_guide(above: str, name: str) -> None:
    """Nested ones with the key they stand in."""
    assert _said(_guide("docs/publishers-guide.md"), above, name)


@pytest.mark.parametrize("word", [*EXTENSIONS, *EXTRA_TYPES, "markdown", "pyromark", "sanitise", "escape"])
def test_every_choice_is_in_the_publishers_guide(word: str) -> None:
    """Of extensions, types, engines and policies."""
    assert word in _codes(_guide("docs/publishers-guide.md"))


@pytest.mark.parametrize("kind", ["news", "opinion", "analysis", "review", "live", "brief"])
def test_every_kind_of_article_is_in_the_editors_guide(kind: str) -> None:
    """So that an editor can choose."""
    assert kind in _words(_guide("docs/editors-guide.md"))


@pytest.mark.parametrize("pattern", DEBRIS)
def test_what_is_passed_over_is_in_the_editors_guide(pattern: str) -> None:
    """Every name that is never read is told, since it is passed over in silence."""
    guide = _guide("docs/editors-guide.md")

    assert pattern in _codes(guide) or IN_WORDS.get(pattern, "?") in " ".join(guide.split())


def _options() -> Iterator[tuple[str, str]]:
    for name, command in cli.commands.items():
        yield name, ""
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield from ((name, option) for option in (*parameter.opts, *parameter.secondary_opts))


@pytest.mark.parametrize(("command", "option"), list(_options()))
def test_every_command_and_option_is_in_the_publishers_guide(command: str, option: str) -> None:
    """In the line that says what it is for."""
    words = _words(_guide("docs/publishers-guide.md"))

    assert command in words
    assert not option or option in words


def test_no_option_is_promised_that_is_not_there() -> None:
    """The guides know no more than the program does."""
    there = {option for _, option in _options()} | {"--help", "--version"}
    guides = _guide("docs/publishers-guide.md") + _guide("docs/editors-guide.md")
    told = {
        word
        for code in _codes(guides)
        if code.startswith(("baspa", "--", "python build.py"))
        for word in re.findall(r"--[a-z][a-z-]+", code)
    }

    assert told <= there


@pytest.mark.parametrize(
    "status", [shared.DONE, shared.CONTENT, shared.USAGE, shared.MACHINE, shared.INTERRUPTED, shared.TERMINATED]
)
def test_every_exit_status_is_in_the_publishers_guide(status: int) -> None:
    """Scripts depend on them."""
    assert str(status) in _codes(_guide("docs/publishers-guide.md"))


@pytest.mark.parametrize(("module", "function"), [("report", "report_document"), ("notices", "notice_document")])
def test_every_key_of_the_report_is_in_the_publishers_guide(module: str, function: str) -> None:
    """Programs depend on them."""
    tree = ast.parse((SOURCE / f"desk/{module}.py").read_text("utf-8"))
    (defined,) = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == function)
    keys = {
        key.value
        for node in ast.walk(defined)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    }

    assert len(keys) > 5
    assert keys <= _codes(_guide("docs/publishers-guide.md"))


def _public(path: str) -> Iterator[str]:
    """Yield the public classes of a module, and their public fields and methods."""
    for node in ast.parse((SOURCE / path).read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name
            for inner in node.body:
                if isinstance(inner, ast.AnnAssign) and isinstance(inner.target, ast.Name):
                    yield f"{node.name}.{inner.target.id}"
                elif isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                    yield f"{node.name}.{inner.name}"


INSIDE = {
    "Answer",
    "Answer.question",
    "Answer.stories",
    "Questions.asked",
    "Questions.answers",
    "Questions.of_the_paper",
    "Questions.repeat",
}
"""What the press itself asks of a page's questions; layouts have no use for it."""


@pytest.mark.parametrize("name", [name for path in SEEN_BY_LAYOUTS for name in _public(path) if name not in INSIDE])
def test_everything_a_layout_may_see_is_in_the_layouts_guide(name: str) -> None:
    """Types by their names; fields and questions in backticks where their type is spoken of."""
    words = _words(_guide("docs/layouts.md"))

    assert name.rpartition(".")[2] in words


@pytest.mark.parametrize("kind", PageKind)
def test_every_kind_of_page_is_in_the_layouts_guide(kind: PageKind) -> None:
    """With the layout that makes it."""
    codes = _codes(_guide("docs/layouts.md"))

    assert kind.value in codes
    made = kind in {PageKind.JSON_FEED, PageKind.CARD, PageKind.BUNDLE}
    assert made or LAYOUTS.get(kind, f"{kind.value}.html") in codes


@pytest.mark.parametrize("module", [module.path for module in modules()])
def test_every_module_is_in_the_architecture(module: str) -> None:
    """One line each."""
    assert len(re.findall(rf"^\| `{re.escape(module)}` \|", _guide("ARCHITECTURE.md"), re.MULTILINE)) == 1


def test_the_architecture_names_no_module_that_is_gone() -> None:
    """A line that leads nowhere misleads."""
    named = re.findall(r"^\| `([\w/]+\.py)` \|", _guide("ARCHITECTURE.md"), re.MULTILINE)

    assert set(named) <= {module.path for module in modules()} | {"skeleton/build.py"}


@pytest.mark.parametrize("guide", ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "docs/layouts.md"])
def test_every_file_a_document_names_is_there(guide: str) -> None:
    """Tests, sources and other documents, by their paths from the root."""
    named = {
        code for code in _codes(_guide(guide)) if re.fullmatch(r"(?:tests|src|docs|bench|tools)/[\w./-]*\w/?", code)
    }

    assert [path for path in sorted(named) if not (ROOT / path).exists() and path not in MADE_LATER] == []


@pytest.mark.parametrize("guide", sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")))
def test_every_link_between_documents_leads_somewhere(guide: str) -> None:
    """Relative links, and headings where they name one."""
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", CODE.sub("", FENCED.sub("", _guide(guide)))):
        name, _, heading = target.partition("#")
        there = (ROOT / guide).parent / name if name else ROOT / guide

        assert there.exists(), target
        assert not heading or heading in _anchors(there.read_text("utf-8")), target


def _anchors(text: str) -> set[str]:
    """Return the anchors that a forge makes of headings."""
    heads = re.findall(r"^#+ (.*)$", FENCED.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.casefold()).replace(" ", "-") for head in heads}
