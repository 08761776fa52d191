"""A live blog's HTML: its entries newest first, whatever else is in the text, and with either engine."""

from datetime import datetime, timedelta

import pytest

from baspa.bodies.body import Body
from baspa.bodies.conversion import convert
from baspa.bodies.live import ENTRY, NOTES, Head, marked_sections
from baspa.bodies.record import body_from, body_record

BEGAN = datetime.fromisoformat("2026-11-22T20:00:00+05:00")
ENGINES = ("markdown", "pyromark")


def _head(minute: int, name: str = "") -> Head:
    moment = BEGAN + timedelta(minutes=minute)
    clock = f"{moment:%H:%M}"
    return Head(name or f"e-20261122-{moment:%H%M}", moment, clock, (None, clock, None))


def _sections(body: Body) -> tuple[str, tuple[str, ...], str]:
    return marked_sections(body.html(lambda _: None))


@pytest.mark.parametrize("engine", ENGINES)
def test_entries_come_out_newest_first(engine: str) -> None:
    """What comes before them stays first, footnotes stay last, and references go with their entries."""
    entries = "## 20:01 One\n\n[a](a.md)[^1]\n\n## 20:03 Three\n\n[c](c.md)\n\n## 20:02 Two\n\nText."
    text = f"Before.\n\n{entries}\n\n[^1]: Note."

    body = convert(text, engine=engine, entries=[_head(1), _head(3), _head(2)])

    before, sections, notes = _sections(body)
    assert [entry.title for entry in body.entries] == ["Three", "Two", "One"]
    assert [reference.target for reference in body.references] == ["c.md", "a.md"]
    assert before.strip() == "<p>Before.</p>"
    assert [section.strip()[:10] for section in sections] == ["<p><a>c</a", "<p>Text.</", "<p><a>a</a"]
    assert notes.startswith('<div class="footnotes"')
    assert body.excerpt == "Before."


@pytest.mark.parametrize("engine", ENGINES)
def test_what_merely_looks_like_an_entry_is_none(engine: str) -> None:
    """In a quotation, a list or raw HTML; such a heading opens no section, so nothing is torn."""
    text = (
        "> ## 20:01 Quoted\n\n<div>\n\n## 20:01 Raw\n\n</div>\n\n## 20:01 *One* & all\n\n"
        "- ## 20:02 Listed\n\n## 20:02 Two\n\nText.\n"
    )

    body = convert(text, engine=engine, entries=[_head(1), _head(2)])

    _, sections, _ = _sections(body)
    assert [entry.title for entry in body.entries] == ["Two", "One & all"]
    for section in sections:
        assert section.count("<ul") == section.count("</ul")
        assert section.count("<div") == section.count("</div")


def test_no_text_can_forge_a_mark_or_an_anchor() -> None:
    """Neither by an entity, nor by an id of its own."""
    forged = f'<h3 id="e-20261122-2001">&#30;x&#x1e;&#29;</h3>\n\n[y](z.md "{ENTRY}&#30;")\n\n'

    body = convert(f"{forged}## 20:01 One\n\n{forged}", entries=[_head(1)])

    markup = body.html(lambda _: "u")
    assert markup.count(ENTRY) == markup.count(NOTES) == 1
    assert markup.count('id="e-20261122-2001"') == 1
    assert markup.index(ENTRY) < markup.index('<h2 id="e-20261122-2001"')


def test_links_to_a_heading_lead_to_the_entry() -> None:
    """The table of contents among them."""
    body = convert("[TOC]\n\n## 20:01 One\n\nText.\n", entries=[_head(1)])

    markup = body.html(lambda _: None)
    assert 'href="#e-20261122-2001"' in markup
    assert "20-01-one" not in markup


def test_a_live_body_is_kept_without_loss() -> None:
    """As bytes and back."""
    body = convert("Before.\n\n## 20:01 ! One\n\nText.\n", entries=[_head(1)])

    assert body_from(body_record(body)) == body
    assert ENTRY not in body.plain_html()


def test_without_entries_nothing_is_marked() -> None:
    """A live blog that has just begun."""
    body = convert("Before.\n\n## The crowd\n\nText.\n", entries=[])

    assert body == convert("Before.\n\n## The crowd\n\nText.\n")
