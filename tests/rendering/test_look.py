"""What a paper changes of the look in `site.yaml`, in the one style sheet of its pages."""

from pathlib import Path

import pytest

from baspa.rendering.look import look_style
from papers import paper as configured
from sites import MINIMAL, Site, article, build_clean, build_here, tree

pytestmark = pytest.mark.usefixtures("quick_layouts")

LOOK = """
look:
  light: { accent: 7a0065, faint_ink: 555 }
  dark: { accent: ffb }
  fonts: PT Serif, Georgia, serif
  font_file: /media/serif kk.woff2
  page_width: 80rem
  text_width: 62ch
  logo: /crest.svg
"""


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a site of one article, with a crest and a font."""
    site.write(f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{article()}")
    site.put("content/media/serif kk.woff2", b"wOF2")
    site.put("content/static/crest.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    return site


def test_without_a_look_nothing_is_added(tmp_path: Path) -> None:
    """The standard style sheet ends where it ends."""
    assert look_style(configured(tmp_path)) == ""


def test_a_look_ends_the_style_sheet_of_every_page(paper: Site, tmp_path: Path) -> None:
    """Colours by day do not reach into the night; the same after a change as from nothing."""
    build_here(paper.root, paper.output)
    before, plain = paper.page("index.html"), paper.page("assets/press.css")
    paper.put("site.yaml", MINIMAL + LOOK)

    build_here(paper.root, paper.output)

    style = paper.page("assets/press.css")
    assert style.startswith(plain.rstrip())
    added = style[len(plain.rstrip()) :]
    assert added == (
        '@font-face{font-family:"Paper";src:url("/media/serif%20kk.woff2") format("woff2");font-weight:1 1000;'
        "font-display:optional}"
        ':root{--font:"Paper",PT Serif,Georgia,serif,var(--standard-font);--page:80rem;--measure:62ch}'
        "@media screen and (prefers-color-scheme:light){:root{--faint-ink:#555555;--accent:#7a0065}}"
        "@media screen and (prefers-color-scheme:dark){:root{--accent:#ffffbb}}\n"
    )
    page = paper.page("index.html")
    assert '<img class="logo" src="/crest.svg" alt="Test Paper">' in page
    assert page.partition("press.css?v=")[2][:8] != before.partition("press.css?v=")[2][:8]
    build_clean(paper.root, tmp_path / "clean")
    assert tree(tmp_path / "clean") == paper.tree()


def test_a_look_with_a_path_of_its_own(paper: Site) -> None:
    """A paper below a path finds its font and its logo there."""
    paper.put("site.yaml", (MINIMAL + LOOK).replace("https://paper.example", "https://paper.example/news"))

    build_here(paper.root, paper.output)

    assert 'url("/news/media/serif%20kk.woff2")' in paper.page("assets/press.css")
    assert 'src="/news/crest.svg"' in paper.page("index.html")


def test_a_look_may_be_empty(paper: Site) -> None:
    """A key that somebody has not filled in yet."""
    paper.put("site.yaml", f"{MINIMAL}look: {{light: {{}}, fonts: ''}}\n")

    assert build_here(paper.root, paper.output).outcome is not None
