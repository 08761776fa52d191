"""Style sheets and scripts: published small, and fetched anew as soon as they are others."""

import re
from pathlib import Path

import pytest

from baspa.rendering.assets import can_be_smaller, made_smaller
from sites import MINIMAL, Site, article, build_clean, build_here, tree

pytestmark = pytest.mark.usefixtures("quick_layouts")


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a site of one article."""
    return site.write(f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{article()}")


def _linked(page: str, name: str) -> str:
    found = re.search(rf'"(/assets/{re.escape(name)}[^"]*)"', page)
    assert found, name
    return found[1]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.css", "/* why */\nh1 {\n  color: red;\n}\n", "h1{color:red}\n"),
        ("a.css", "a { width: calc(1rem + 2vw) }", "a{width:calc(1rem + 2vw)}\n"),
        ("a.css", "/*! Licence */ b { top: 0 }", "/*! Licence */b{top:0}\n"),
        ("a.css", "ә::before { content: 'қала  ·' }", "ә::before{content:'қала  ·'}\n"),
        ("a.js", "// why\nconst a = `x  ${ 1 }`;\n", "const a=`x  ${ 1 }`;\n"),
        ("a.js", "/*! Licence */\nlet b = / \\/ /g;", "/*! Licence */let b=/ \\/ /g;\n"),
    ],
)
def test_a_style_sheet_or_a_script_is_published_without_what_nobody_reads(name: str, before: str, after: str) -> None:
    """Comments and white space go, licences and texts stay."""
    assert can_be_smaller(name)
    assert made_smaller(name, before.encode()).decode() == after


@pytest.mark.parametrize("name", ["a.min.css", "a.min.js", "logo.svg", "font.woff2", "css"])
def test_other_assets_are_published_as_they_are(paper: Site, name: str) -> None:
    """And those that somebody has made small already."""
    content = b"/* one */  a { }\n\n"
    paper.put(f"layouts/assets/{name}", content)

    build_here(paper.root, paper.output)

    assert paper.tree()[f"assets/{name}"] == content


def test_a_style_sheet_that_is_no_text_is_published_as_it_is() -> None:
    """Somebody's old encoding is not ours to mend."""
    assert made_smaller("a.css", b"a { content: '\xe9' }") == b"a { content: '\xe9' }"


def test_static_files_are_never_touched(paper: Site) -> None:
    """What an editor puts into `content/static` is copied byte for byte."""
    paper.put("content/static/own.css", "/* mine */  a { }\n")

    build_here(paper.root, paper.output)

    assert paper.page("own.css") == "/* mine */  a { }\n"


def test_a_changed_asset_has_another_url_on_every_page_that_links_to_it(paper: Site, tmp_path: Path) -> None:
    """So no reader sees a new page in an old look; the file keeps its name, so an old page finds one too."""
    build_here(paper.root, paper.output)
    before = paper.tree()
    style, script = _linked(paper.page("index.html"), "press.css"), _linked(paper.page("index.html"), "press.js")
    paper.put("layouts/assets/press.css", "body { color: red }\n")

    build_here(paper.root, paper.output)

    after = paper.tree()
    assert _linked(paper.page("index.html"), "press.css") != style
    assert _linked(paper.page("index.html"), "press.js") == script
    pages = {path for path in after if path.endswith(".html") and b"press.css" in after[path]}
    assert {path for path in after if after[path] != before[path]} == pages | {"assets/press.css"}
    build_clean(paper.root, tmp_path / "clean")
    assert tree(tmp_path / "clean") == after


def test_an_asset_that_is_not_there_is_named_where_a_layout_asks_for_it(paper: Site) -> None:
    """A misspelt style sheet never becomes a page without one."""
    paper.put("layouts/article.html", "<p>\n{{ asset('prss.css') }}\n")

    proof = build_here(paper.root, paper.output)

    (problem,) = proof.problems
    assert (problem.code, problem.place.path, problem.place.line) == ("layout.not-found", "layouts/article.html", 2)
    assert problem.found == "assets/prss.css"
