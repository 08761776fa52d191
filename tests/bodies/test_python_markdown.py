"""Python-Markdown with only what a text can need makes the HTML that everything loaded makes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from baspa.bodies.conversion import STANDARD_EXTENSIONS
from baspa.bodies.python_markdown import OWN, STANDARD, TAG_PATTERNS, engine_for, idle_blocks, idle_patterns, render
from baspa.bodies.rendering import Rendering
from bodies.test_engines_agree import ALIKE, DIFFERENCES

MARK_NAMES = """
* ** _ __ ` `` ``` ~~~ \\ \\\\ [ ] ( ) ]( )[ ![ ]: [^ [^1] *[ { } {#a} | |-| : - + # ## > & &amp; &#65 &copy; ! " '
/ http://x.y 1. 3. --- === сөз Қазақ a б
"""
MARKS = MARK_NAMES.split()
LINES = [
    "\n",
    "\n\n",
    "\n    ",
    "\n\n    ",
    "  \n",
    "\t",
    "\t\n",
    "\n> ",
    "\n- ",
    "\n\n1. ",
    "\n: ",
    " ",
    "  ",
    "\r\n",
]
WHOLE = [
    "[^1]: ескерту",
    "\n\n[^1]:: ескерту",
    "*[HTML]: тіл",
    "HTML",
    "[a]: /x 'T'",
    "[a][a]",
    "![a][a]",
    "{: .b }",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "\\|",
    "\x02",
    "\x03",
    "klzzwxh:0001",
]
TAGS = ["<", ">", "<b>", "</b>", "<div>", "</div>", "<http://x.y>", "<a@b.kz>", "<!-- ", " -->", "<?", "<![CDATA["]

texts = some.lists(some.sampled_from([*MARKS, *LINES, *WHOLE]), max_size=30).map("".join)
texts_with_tags = some.lists(some.sampled_from([*MARKS, *LINES, *WHOLE, *TAGS]), max_size=25).map("".join)


def outcome(
    text: str, *, lean: bool, raw_html: str, extensions: tuple[str, ...] = STANDARD_EXTENSIONS
) -> Rendering | type[Exception]:
    """Return what the engine makes of a text, or the class of the error it breaks with."""
    try:
        return render(text, extensions=extensions, raw_html=raw_html, lean=lean)
    except Exception as error:  # noqa: BLE001 - the engine's own errors are compared, not swallowed
        return type(error)


def assert_lean_is_full(text: str) -> None:
    """Compare the lean engine with the full one, under both policies."""
    for raw_html in ("sanitise", "escape"):
        for extensions in (STANDARD_EXTENSIONS, ("tables", "toc")):
            lean = outcome(text, lean=True, raw_html=raw_html, extensions=extensions)
            assert lean == outcome(text, lean=False, raw_html=raw_html, extensions=extensions)


@given(some.one_of(texts, texts_with_tags, some.text(max_size=80)))
@settings(max_examples=400, deadline=None)
def test_leaving_out_idle_parts_changes_nothing(text: str) -> None:
    """Whatever marks a text is made of, the HTML is that of all extensions together."""
    assert_lean_is_full(text)


@pytest.mark.parametrize("text", [*ALIKE.values(), *(one.text for one in DIFFERENCES)])
def test_leaving_out_idle_parts_changes_no_news(text: str) -> None:
    """The same for the texts of the guide."""
    assert_lean_is_full(text)


def test_a_plain_text_loads_almost_nothing() -> None:
    """The saving is real: a text without marks is read with one extension and no inline pattern."""
    text = "Жай мәтін: сөз, сөз.\n\nТағы сөз."
    engine = engine_for(text, STANDARD_EXTENSIONS, lean=True)
    patterns = {item.name for item in engine.inlinePatterns._priority}  # type: ignore[attr-defined]

    # Releases before 3.11 have two more patterns of emphasis, which stay.
    assert patterns - set(idle_patterns(text, STANDARD_EXTENSIONS)) <= {"not_strong", "em_strong2"}
    assert engine.registeredExtensions == []
    assert idle_patterns("`а` \\* [б](в) ![г](ғ) [д]: е & ж  \n*з*", ()) == list(TAG_PATTERNS)


def test_a_plain_text_is_looked_at_for_almost_no_blocks() -> None:
    """Words with hyphens and full stops are no sign of a list, a rule or a heading; each kind has its own sign."""
    engine = engine_for("", STANDARD_EXTENSIONS, lean=True)
    blocks = {item.name for item in engine.parser.blockprocessors._priority}  # type: ignore[attr-defined]

    assert blocks - set(idle_blocks("Ата-ана 2026 ж. келді.\n\nТағы сөз – сөз.")) == {"empty", "paragraph"}
    assert idle_blocks("# а\n\n> [б]: в\n\n- г\n\n1. д\n\n    е") == []


def test_every_standard_extension_is_known() -> None:
    """A name in the standard list is either Python-Markdown's or Baspa's own."""
    assert set(STANDARD_EXTENSIONS) == set(STANDARD) | OWN
