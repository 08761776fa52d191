"""Words that try to become markup: in every field, on every page, in every feed, they stay words (law 8)."""

import json
from xml.etree import ElementTree as ET

import pytest

from reader import Page
from sites import Site, article, build_here

pytestmark = pytest.mark.usefixtures("quick_layouts")

PAYLOADS = (
    "a<canary-x>",
    "b\"><canary-x y='",
    "c' canary='1' \" canary=\"1",
    "d</script><canary-x>",
    "e</title></style></textarea><canary-x>",
    "f--><canary-x>",
    "g]]><canary-x>",
    "h&lt;canary-x&gt;",
    "i{{ 7*7 }}{% raw %}",
    "j<img src=/media/a.jpg onerror=alert(1)>",
    "k\\u003ccanary-x\\u003e",
    "l<!--",
    "m<svg/onload=alert(1)>",
    "n`${7*7}`",
    "o&#60;canary-x&#62;&amp;amp;",
    "p</li></ul></article><canary-x>",
    "q<?xml version='1.0'?><canary-x/>",
)
LETTERS = [payload[0] for payload in PAYLOADS]
DATA = ("application/ld+json", "speculationrules")
XML = "{http://www.w3.org/XML/1998/namespace}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _write(site: Site, payload: str) -> None:
    """Write a site that says the payload wherever something can be said."""
    site.put(
        "site.yaml",
        f"""\
title: {_quoted("T" + payload)}
base_url: https://paper.example
language: kk
timezone: Asia/Almaty
description: {_quoted("D" + payload)}
categories:
  news: {{ name: {_quoted("C" + payload)}, about: {_quoted("CA" + payload)} }}
authors:
  desk: {{ name: {_quoted("A" + payload)}, about: {_quoted("AA" + payload)} }}
menus:
  main:
    - {{ title: {_quoted("M" + payload)}, url: {_quoted("/about/?" + payload)} }}
  footer:
    - {{ title: {_quoted("F" + payload)}, url: /about/ }}
listing: {{ size: 1, latest: 3, similar: 3, feed: 3 }}
fields:
  photographer: {{ type: text }}
""",
    )
    fields = {
        "category": "news",
        "author": "desk",
        "summary": f"S{payload}",
        "kicker": f"K{payload}",
        "tags": [f"G{payload}"],
        "series": f"R{payload}",
        "corrections": [{"time": "2026-11-22 21:30", "text": f"X{payload}"}],
        "photographer": f"P{payload}",
    }
    picture = {"src": "/media/a.jpg", "alt": f"I{payload}", "credit": f"IC{payload}", "caption": f"IP{payload}"}
    site.put("content/media/a.jpg", "a")
    for number in range(3):
        site.put(
            f"content/{number}.md",
            article(
                title=f"H{payload}",
                slug=f"story-{number}",
                time=f"2026-11-22 20:0{number}",
                image=picture,
                pinned=number == 1,
                body=f'Text {payload}\n\n![B{payload}](/media/a.jpg "C{payload} | D")\n\n[link](1.md "L{payload}")\n',
                **fields,
            ),
        )
    site.put(
        "content/pages/about.md",
        f"---\ntitle: {_quoted('U' + payload)}\nsummary: {_quoted('V' + payload)}\n---\n\nWe.\n",
    )


@pytest.fixture(params=PAYLOADS, ids=LETTERS)
def payload(request: pytest.FixtureRequest) -> str:
    """Return one text that tries to be more than a text."""
    assert isinstance(request.param, str)
    return request.param


@pytest.fixture
def paper(site: Site, payload: str) -> Site:
    """Return a published site full of the payload."""
    _write(site, payload)
    proof = build_here(site.root, site.output)
    assert proof.outcome is not None, proof.problems
    return site


def _one_line(text: str) -> str:
    return " ".join(text.split())


def test_no_page_gains_an_element_or_an_attribute(paper: Site) -> None:
    """Every HTML page, the fragment included, has only the elements that its layout wrote."""
    pages = {path: Page.of(content.decode()) for path, content in paper.tree().items() if path.endswith(".html")}

    assert len(pages) > 15
    for path, page in pages.items():
        names = {element.name for element in page.elements}
        assert not names & {"canary-x", "svg", "iframe", "object", "textarea", "style"}, path
        attributes = {name for element in page.elements for name in element.attributes}
        assert not {name for name in attributes if name.startswith(("on", "canary"))}, path
        scripts = page.named("script")
        assert all("src" in s.attributes or s.attributes.get("type") in DATA for s in scripts), path
        assert {image.attributes["src"] for image in page.named("img")} <= {"/media/a.jpg"}, path


def test_readers_see_the_words_as_they_were_written(paper: Site, payload: str) -> None:
    """Escaping loses nothing: the headline, the tag, the caption and the meta description read as typed."""
    page = Page.of(paper.page("2026/11/22/story-1/index.html"))

    assert page.text("h1") == _one_line(f"H{payload}")
    assert page.named("meta", name="description", content=_one_line(f"S{payload}"))
    assert page.named("meta", property="og:title", content=_one_line(f"H{payload}"))
    assert page.named("img", alt=_one_line(f"I{payload}"))
    shown = _one_line("".join(text for _, text in page.texts))
    for mark in ("K", "G", "R", "X", "IC", "IP", "A", "C"):
        assert _one_line(f"{mark}{payload}") in shown


def test_json_ld_is_json_and_says_the_same(paper: Site, payload: str) -> None:
    """The data for search engines cannot be left by any text in it."""
    data, way = Page.of(paper.page("2026/11/22/story-1/index.html")).data

    assert data["headline"] == _one_line(f"H{payload}")
    assert data["author"][0]["name"] == _one_line(f"A{payload}")
    assert data["articleSection"] == _one_line(f"C{payload}")
    assert data["keywords"] == [_one_line(f"G{payload}")]
    assert [step["name"][:2] for step in way["itemListElement"]] == [f"{mark}{payload}"[:2] for mark in "TCH"]
    assert data["publisher"]["name"] == _one_line(f"T{payload}")
    assert data["correction"][0]["text"] == _one_line(f"X{payload}")


def test_feeds_and_sitemaps_are_well_formed_and_say_the_same(paper: Site, payload: str) -> None:
    """Every XML file parses, has only elements of its format, and holds the words as they were written."""
    files = {path: ET.fromstring(text) for path, text in paper.tree().items() if path.endswith(".xml")}  # noqa: S314

    assert len(files) == 6
    for path, root in files.items():
        assert not [e for e in root.iter() if "canary" in e.tag or "svg" in e.tag], path
        assert not [a for e in root.iter() for a in e.attrib if "canary" in a], path
    assert files["feed.xml"].findtext("channel/item/title") == _one_line(f"H{payload}")
    assert files["feed.xml"].findtext("channel/description") == _one_line(f"D{payload}")
    atom = "{http://www.w3.org/2005/Atom}"
    assert files["news/atom.xml"].findtext(f"{atom}entry/{atom}summary") == _one_line(f"S{payload}")
    news = "{http://www.google.com/schemas/sitemap-news/0.9}"
    assert [e.text for e in files["news-sitemap.xml"].iter(f"{news}title")] == [_one_line(f"H{payload}")] * 3


def test_json_feeds_say_the_same(paper: Site, payload: str) -> None:
    """The JSON feeds are JSON and hold the words as they were written."""
    for path in ("feed.json", "news/feed.json"):
        document = json.loads(paper.page(path))

        assert [item["title"] for item in document["items"]] == [_one_line(f"H{payload}")] * 3
        assert document["items"][0]["tags"] == [_one_line(f"C{payload}"), _one_line(f"G{payload}")]


def test_nothing_is_evaluated(paper: Site) -> None:
    """Text that looks like a template is never run as one."""
    assert not [path for path, content in paper.tree().items() if b"{49}" in content or b"i49" in content]
