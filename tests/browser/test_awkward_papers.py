"""Papers nobody designs for: endless words, next to nothing, text from the right; on a phone and on a desk."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from baspa.rendering.folders import standard_layouts
from browser.conftest import Reader
from browser.hostile_paper import a_picture
from sites import MINIMAL, Site, article, build_here

pytestmark = pytest.mark.browser

LONG = "Ұ" + "зақсөз" * 49 + "!" * 5
"""A word of 300 letters."""
LETTERS = "W" * 300
ADDRESS = "https://paper.example/" + "way" * 60
BODY = f"""\
{LONG} and {ADDRESS} and `{LETTERS}`.

## {LONG}

| {LETTERS} | {LONG} |
|---|---|
| x | [{LETTERS}](/) |

![{LONG}](/media/a.png "{LONG} | {LETTERS}")

> {LETTERS}

1. {LETTERS}
    - {LONG}

```
{LETTERS}
```

x[^1]

[^1]: {LETTERS}
"""
LAID_OUT = """
(() => {
  const wrong = [], rects = [];
  const inside = e => ["auto", "scroll", "hidden"].includes(getComputedStyle(e).overflowX);
  const scrolls = e => e && (inside(e) || scrolls(e.parentElement));
  const unseen = e => e.closest(".unseen, .skip, details:not([open]) > :not(summary)");
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) wrong.push(`it scrolls: ${wide} > ${innerWidth}`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, holder = text.parentElement;
    if (!text.data.trim() || unseen(holder) || ["SCRIPT", "STYLE"].includes(holder.tagName)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const r of range.getClientRects()) {
      if (r.width < 1) continue;
      const said = text.data.trim().slice(0, 20);
      if (scrolls(holder)) continue;
      if (r.right > innerWidth + 1 || r.left < -1) wrong.push(`${said} is cut off: ${r.left} to ${r.right}`);
      const slack = r.height / 4;
      rects.push({holder, said, left: r.left + 1, right: r.right - 1, top: r.top + slack, bottom: r.bottom - slack});
    }
  }
  for (const e of document.querySelectorAll("main img")) {
    const r = e.getBoundingClientRect();
    const [left, right, top, bottom] = [r.left + 1, r.right - 1, r.top + 1, r.bottom - 1];
    rects.push({holder: e, said: "a picture", left, right, top, bottom});
  }
  rects.sort((a, b) => a.top - b.top);
  rects.forEach((a, number) => {
    for (let other = number + 1; other < rects.length && rects[other].top < a.bottom; other += 1) {
      const b = rects[other];
      if (a.holder !== b.holder && b.left < a.right && a.left < b.right) wrong.push(`${a.said} lies on ${b.said}`);
    }
  });
  return Array.from(new Set(wrong)).slice(0, 10);
})()
"""
"""Says what is too wide, cut off, or lies on something else, in what can be seen of a page."""
WIDTHS = (320, 390, 1280)


def _endless(site: Site) -> None:
    said = json.dumps(LONG, ensure_ascii=False)
    site.put(
        "site.yaml",
        MINIMAL.replace("Test Paper", said)
        + f"description: {said}\nfields: {{ photographer: {{ type: text }} }}\n"
        + f"categories:\n  news: {{ name: {said}, about: {said} }}\n  sport: Sport\n"
        + f"menus:\n  main:\n    - {{ title: {said}, url: /news/ }}\n"
        + f"  footer:\n    - {{ title: {LETTERS}, url: /about/ }}\n"
        + "listing: { size: 2, latest: 4, similar: 3 }\n",
    )
    site.put("content/media/a.png", a_picture())
    for number in range(4):
        site.put(
            f"content/{number}.md",
            article(
                title=LONG if number else LETTERS,
                slug=f"a{number}",
                category="sport" if number == 3 else "news",
                time=f"2026-11-22 20:0{number}",
                author=[f"{LETTERS[:-2]}{number}", LONG, "City desk"],
                kicker=LONG,
                summary=LONG * 3,
                tags=[LONG, f"{LETTERS[:-1]}{number}", "short"],
                series=LETTERS,
                corrections=[{"time": "2026-11-22 21:30", "text": LONG * 2}],
                updated="2026-11-22 21:00",
                pinned=number < 2,
                image=None
                if number == 2
                else {"src": "/media/a.png", "alt": LONG, "caption": LONG, "credit": LETTERS},
                body=BODY,
            ),
        )
    site.put("content/pages/about.md", f"---\ntitle: {LETTERS}\n---\n\n{BODY}")


def _single(site: Site) -> None:
    site.put("site.yaml", MINIMAL)
    site.put("content/a.md", article(slug="a0", title="Қысқа", category="News", body="# Қысқа"))


def _plain(site: Site) -> None:
    site.put("site.yaml", f"{MINIMAL}listing: {{ size: 2, latest: 4 }}\n")
    for number in range(5):
        body = "" if number else "![](/media/a.png)"
        site.put(
            f"content/{number}.md",
            article(
                slug=f"a{number}",
                title=f"{number}",
                time=f"2026-11-22 20:0{number}",
                category=f"Section {number}",
                body=body or "---",
            ),
        )
    site.put("content/media/a.png", a_picture())


def _empty(site: Site) -> None:
    site.put("site.yaml", MINIMAL)
    site.put("content/pages/about.md", "---\ntitle: About\n---\n\nWe.\n")


HEBREW, ARABIC = "שלום (עולם) 2026!", "مرحبا بالعالم (2026)!"
REVERSED = "\u202eReversed\u2066 title"


def _from_the_right(site: Site) -> None:
    site.put(
        "site.yaml",
        MINIMAL.replace("language: en", "language: kk")
        + f"categories:\n  news: {{ name: {json.dumps(HEBREW)}, about: {json.dumps(ARABIC)} }}\n  sport: Спорт\n"
        + f"menus:\n  main:\n    - {{ title: {json.dumps(HEBREW)}, url: /news/ }}\n"
        + "    - { title: Спорт, url: /sport/ }\n"
        + "listing: { size: 3, latest: 4, similar: 3 }\n",
    )
    for number, title in enumerate((HEBREW, ARABIC, REVERSED, "Қазақша тақырып")):
        site.put(
            f"content/{number}.md",
            article(
                slug=f"a{number}",
                title=title,
                category="sport" if number == 3 else "news",
                time=f"2026-11-22 20:0{number}",
                author=[HEBREW, f"{REVERSED} {number}", "City desk"],
                kicker=title,
                summary=title,
                tags=[HEBREW, REVERSED, "short"],
                series=HEBREW,
                corrections=[{"time": "2026-11-22 21:30", "text": title}],
            ),
        )


PAPERS = {
    "endless words": _endless,
    "one story": _single,
    "no pictures, no texts": _plain,
    "no story": _empty,
    "text from the right": _from_the_right,
}


def _pages(site: Site) -> list[str]:
    """Return the first and the last page of each sort; a redirect is nothing to look at."""
    sorts: dict[tuple[str, ...], list[str]] = {}
    for path, content in site.tree().items():
        if path.endswith(".html") and not path.startswith("fragments/") and b'http-equiv="refresh"' not in content:
            parts = path.split("/")
            kind = tuple("n" if part.isdecimal() else part for part in parts[:-2])
            sorts.setdefault((*kind, str(len(parts))), []).append(f"/{path.removesuffix('index.html')}")
    return [page for pages in sorts.values() for page in dict.fromkeys((pages[0], pages[-1]))]


@pytest.mark.parametrize("name", PAPERS)
def test_no_page_breaks(tmp_path: Path, serve: Callable[[Path], str], reader: Reader, name: str) -> None:
    """Nothing scrolls sideways, is cut off, or lies on something else, at any width."""
    site = Site(tmp_path / "paper")
    PAPERS[name](site)
    proof = build_here(site.root, site.output)
    assert proof.outcome is not None, proof.problems
    address, wrong = serve(site.output), {}
    for width in WIDTHS:
        reader.set(width=width)
        for page in _pages(site):
            reader.open(f"{address}{page}")
            if found := reader.ask(LAID_OUT.strip()):
                wrong[f"{width} {page}"] = found

    assert wrong == {}


def _left(selector: str, first: int, last: int | None = None) -> str:
    """Return JavaScript that gives where a letter of an element's first text stands."""
    end = first + 1 if last is None else last
    return (
        f"(() => {{ const holder = document.querySelector('{selector}');"
        " const text = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT).nextNode();"
        f" const r = document.createRange(); r.setStart(text, {first}); r.setEnd(text, {end});"
        " return r.getBoundingClientRect().left; })()"
    )


@pytest.fixture
def right_paper(tmp_path: Path) -> Site:
    """Return a Kazakh paper in which some texts run from the right."""
    site = Site(tmp_path / "paper")
    _from_the_right(site)
    return site


@pytest.fixture
def from_the_right(right_paper: Site, serve: Callable[[Path], str], reader: Reader) -> Callable[[str], Reader]:
    """Return a function that builds that paper and opens one of its pages, when its news is old."""
    reader.set(width=1280, now="2026-12-24T12:00:00Z")
    address = serve(right_paper.output)

    def open_page(path: str) -> Reader:
        assert build_here(right_paper.root, right_paper.output).outcome is not None
        reader.open(f"{address}{path}")
        return reader

    return open_page


@pytest.mark.parametrize("selector", ["article h1", "article .kicker", ".standfirst", ".corrections bdi"])
def test_a_text_from_the_right_ends_at_the_left(from_the_right: Callable[[str], Reader], selector: str) -> None:
    """Its last sign, an exclamation mark, stands left of its first letter."""
    page = from_the_right("/2026/11/22/a0/")

    assert page.ask(_left(selector, len(HEBREW) - 1)) < page.ask(_left(selector, 0))


def _in_order(page: Reader) -> tuple[bool, bool]:
    """Tell whether a section is followed by the day and the year, and an author by the next, from left to right."""
    category = page.ask(_left("article .meta .category", 0, len(HEBREW)))
    day, year = (page.ask(_left("article .meta time", letter)) for letter in (0, 9))
    authors = [page.ask(_left(f".byline a:nth-of-type({number})", 0, 5)) for number in (1, 2, 3)]
    return category < day < year, authors == sorted(authors)


def test_what_stands_beside_it_stays_where_it_is(from_the_right: Callable[[str], Reader]) -> None:
    """After a section from the right the time still comes right of it, day first; after an author, the next."""
    assert _in_order(from_the_right("/2026/11/22/a0/")) == (True, True)


def test_without_its_marks_the_page_would_be_turned_around(
    right_paper: Site, from_the_right: Callable[[str], Reader]
) -> None:
    """The layout without what parts the directions: so the test above can see."""
    text = (standard_layouts() / "article.html").read_text("utf-8")
    right_paper.put(
        "layouts/article.html", text.replace(' dir="auto"', "").replace("<bdi>", "").replace("</bdi>", "")
    )

    assert _in_order(from_the_right("/2026/11/22/a0/")) != (True, True)


def test_what_breaks_a_page_would_be_seen(site: Site, serve: Callable[[Path], str], reader: Reader) -> None:
    """One long word that may not break, and one line on another."""
    site.put("site.yaml", MINIMAL)
    site.put("content/a.md", article(slug="a0", title=LETTERS))
    site.put(
        "layouts/assets/press.css",
        (standard_layouts() / "assets/press.css").read_text("utf-8")
        + "h1 { overflow-wrap: normal } .byline { margin-block-start: -3rem }",
    )
    assert build_here(site.root, site.output).outcome is not None

    reader.set(width=320)
    reader.open(f"{serve(site.output)}/2026/11/22/a0/")

    found = " ".join(reader.ask(LAID_OUT.strip()))
    assert "it scrolls" in found
    assert "is cut off" in found
    assert "lies on" in found


def test_a_mark_of_direction_turns_nothing_else_around(from_the_right: Callable[[str], Reader]) -> None:
    """What a title's override of direction leaves open is closed: in lists, and in the name of the window."""
    page = from_the_right("/2026/11/22/a2/")

    assert page.ask("document.title") == f"{REVERSED}\u2069\u202c – Test Paper"
    page = from_the_right("/")
    line = ".latest li:nth-child(2)"
    assert page.ask(f"document.querySelector('{line} a').textContent") == f"{REVERSED}\u2069\u202c"
    assert page.ask(_left(f"{line} time", 0)) < page.ask(_left(f"{line} time", 9))
