"""The default engine: Python-Markdown, given for each article only what its text can need.

Every pattern and every extension costs time on each paragraph whether or not the text has anything for it. A
sign below is something a text must hold before the named part of Python-Markdown can change a letter of the
output, so leaving the part out gives the same HTML; a test compares both over many texts.
"""

import re
from collections.abc import Callable, Collection

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from baspa.bodies.rendering import Rendering

OWN = frozenset({"toc"})
"""Extensions that Baspa does itself, for both engines and faster."""

NO_PLACE = "\x02\x03"
"""Letters Python-Markdown removes from a text: so no text can say where footnotes go, and they go last."""

STANDARD: dict[str, Callable[[], Extension]] = {
    "tables": TableExtension,
    "fenced_code": FencedCodeExtension,
    "footnotes": lambda: FootnoteExtension(PLACE_MARKER=NO_PLACE),
    "attr_list": AttrListExtension,
    "sane_lists": SaneListExtension,
    "def_list": DefListExtension,
    "abbr": AbbrExtension,
}
DEFINITION = re.compile(r":(?<![^\s>:]:)[ \t]")
"""The colon of a definition opens its line, or follows white space, a quote's mark or a footnote's name."""

DEFINED_ANYTHING = re.compile(r"\]:")
DEFINED_LINK = re.compile(r"\[(?!\^)[^\[\]]*\]:")
"""The definition of a link: what looks like one but opens with "^" is a footnote's, and taken before."""

FOLLOWED_BY_SPACE = {mark: re.compile(rf"{re.escape(mark)}(?:\s|\Z)") for mark in "*+-=_"}
"""Marks that open an item of a list or close a line drawn below words or across the page."""

ORDINAL = re.compile(r"\.(?<=\d\.)\s")
EXTENSION_SIGNS: dict[str, Callable[[str], bool]] = {
    "tables": lambda text: "|" in text,
    "fenced_code": lambda text: "```" in text or "~~~" in text,
    "footnotes": lambda text: "[^" in text,
    "attr_list": lambda text: "{" in text,
    "sane_lists": lambda text: "<" in text or may_hold_lists(text),
    "def_list": lambda text: DEFINITION.search(text) is not None,
    "abbr": lambda text: "*[" in text,
}
REFERENCE_PATTERNS = ("reference", "short_reference", "image_reference", "short_image_ref")
TAG_PATTERNS = ("autolink", "automail", "html")

MARK = re.compile(r'<sup id="fnref[0-9]*:[^"]*"><a class="footnote-ref" href="#fn:([^"]*)">[^<]*</a></sup>')
NOTES = '<div class="footnote">\n<hr />\n<ol>\n'
NOTE = re.compile(r'<li id="fn:([^"]*)">\n')
WAY_BACK = re.compile(r'(?:&#160;)?<a class="footnote-backref"[^>]*>[^<]*</a>')


def render(text: str, *, extensions: Collection[str], raw_html: str, lean: bool = True) -> Rendering:
    """Return the HTML of a text; a fresh engine reads it, so nothing of another article can be in it.

    An extension Python-Markdown does not come with is imported by its name (ImportError when there is none).
    Without `lean` everything is loaded, as the tests do to compare.
    """
    text = text.replace("\x02", "").replace("\x03", "")
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    lean = lean and all(name in STANDARD or name in OWN for name in extensions)
    engine = engine_for(text, extensions, lean=lean)
    lean = lean and "<" not in text
    idle = set(idle_patterns(text, extensions)) if lean else set[str]()
    if raw_html == "escape" or (lean and "&" not in text):
        engine.preprocessors.deregister("html_block")
    if raw_html == "escape":
        idle.add("html")
    for name in idle:
        engine.inlinePatterns.deregister(name)
    if lean:
        leave_out_idle(engine, text)
    markup = engine.convert(text)
    return take_notes(markup) if "footnotes" in extensions and NOTES in markup else Rendering(markup)


def engine_for(text: str, extensions: Collection[str], *, lean: bool) -> Markdown:
    """Return a new engine with those extensions the text shows a sign of, or with all of them."""
    loaded: list[str | Extension] = []
    for name in extensions:
        if name not in STANDARD and name not in OWN:
            loaded.append(name)
        elif name in STANDARD and (not lean or EXTENSION_SIGNS[name](text)):
            loaded.append(STANDARD[name]())
    return Markdown(extensions=loaded)


def leave_out_idle(engine: Markdown, text: str) -> None:
    """Take out of an engine the blocks that a text without "<" has not, and the walks over its tree in vain."""
    for name in idle_blocks(text):
        engine.parser.blockprocessors.deregister(name)
    if len(engine.inlinePatterns) == 0:
        engine.treeprocessors.deregister("inline")
    if "\\" not in text and "&" not in text:
        engine.treeprocessors.deregister("unescape")


def idle_blocks(text: str) -> list[str]:
    """Return the kinds of block that a text without "<" has no sign of."""
    idle = [name for name, sign in (("quote", ">"), ("hashheader", "#"), ("reference", "]:")) if sign not in text]
    if not any(followed_by_space(mark, text) for mark in "-="):
        idle.append("setextheader")
    if not any(followed_by_space(mark, text) for mark in "-_*"):
        idle.append("hr")
    if not may_hold_lists(text):
        idle += ("ulist", "olist")
    if "    " not in text and "\t" not in text:
        idle += ("indent", "code")
    return idle


def may_hold_lists(text: str) -> bool:
    """Tell whether a text has a mark or a number that could open an item of a list."""
    return any(followed_by_space(mark, text) for mark in "-*+") or ORDINAL.search(text) is not None


def followed_by_space(mark: str, text: str) -> bool:
    """Tell whether a mark stands before white space or at the end."""
    return mark in text and FOLLOWED_BY_SPACE[mark].search(text) is not None


def idle_patterns(text: str, extensions: Collection[str]) -> list[str]:
    """Return the inline patterns that can find nothing in a text without "<"."""
    definition = DEFINED_LINK if "footnotes" in extensions else DEFINED_ANYTHING
    idle = [*TAG_PATTERNS]
    if "`" not in text:
        idle.append("backtick")
    if "\\" not in text:
        idle.append("escape")
    if "](" not in text:
        idle.append("link")
    if "![" not in text:
        idle.append("image_link")
    if not definition.search(text):
        idle += REFERENCE_PATTERNS
    if "&" not in text:
        idle.append("entity")
    if "  \n" not in text and "\t" not in text:
        idle.append("linebreak")
    if "*" not in text and "_" not in text:
        idle.append("em_strong")
    return idle


def take_notes(markup: str) -> Rendering:
    """Return the HTML without its footnotes, and the footnotes."""
    start = markup.rfind(NOTES)
    end = markup.rfind("</ol>\n</div>")
    pieces = NOTE.split(markup[start + len(NOTES) : end])
    notes: dict[str, str] = {}
    for name, item in zip(pieces[1::2], pieces[2::2], strict=True):
        content = WAY_BACK.sub("", item.rstrip("\n").removesuffix("</li>")).rstrip("\n")
        notes.setdefault(name, content.removesuffix("<p></p>").rstrip("\n"))
    after = markup[end + len("</ol>\n</div>") :] if end > start else ""
    return Rendering(markup[:start] + after, notes, MARK)
