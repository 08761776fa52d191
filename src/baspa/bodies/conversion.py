"""Conversion: one pipeline from an article's Markdown to its body, whichever engine reads it.

Engine, normal form, sanitiser, layout, and the cut at references: after the sanitiser only white space, the
order of a picture's attributes and the letters of URLs are touched.
"""

import re
from collections.abc import Callable, Sequence

from baspa.bodies import commonmark, python_markdown
from baspa.bodies.body import Body
from baspa.bodies.headings import clean_headings
from baspa.bodies.layout import lay_out, without_repeated_ids
from baspa.bodies.live import Head, arrange
from baspa.bodies.normal_form import normal_form
from baspa.bodies.plain_text import count_words, excerpt, reading_minutes
from baspa.bodies.references import split_at_references
from baspa.bodies.rendering import Rendering
from baspa.bodies.sanitiser import sanitise

STANDARD_EXTENSIONS = (
    "tables",
    "fenced_code",
    "footnotes",
    "attr_list",
    "toc",
    "sane_lists",
    "def_list",
    "abbr",
)
ENGINES: dict[str, Callable[..., Rendering]] = {
    "markdown": python_markdown.render,
    "pyromark": commonmark.render,
}
RAW_HTML = ("sanitise", "escape")

MANY_TAGS = 1000
DEEPEST = 100
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
NEVER_CLOSED = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "br", "hr", "img", "col", "wbr", "input"})
"""Tags that hold nothing, or that their next of kin closes."""


class ConversionError(Exception):
    """A text could not be made into a body; `reason` is one short word.

    "nesting": quotes, lists or emphasis too deep · "memory": it asked for too much · "extension": an
    extension named in the configuration is not installed · "engine": the engine is not installed · "fault":
    the engine broke on it.
    """

    def __init__(self, reason: str) -> None:
        """Say why in one of the words above."""
        super().__init__(reason)
        self.reason = reason


def engine_available(name: str) -> bool:
    """Tell whether an engine can be used here: "markdown" always, "pyromark" when it is installed."""
    return name == "markdown" or (name == "pyromark" and commonmark.AVAILABLE)


def convert(
    text: str,
    *,
    engine: str = "markdown",
    extensions: tuple[str, ...] = STANDARD_EXTENSIONS,
    raw_html: str = "sanitise",
    entries: Sequence[Head] = (),
) -> Body:
    """Return the body of a Markdown text: the same text always gives the same body.

    `entries` are the headings of a live blog's entries in the order they stand in; they come out newest first.

    `raw_html` says what becomes of HTML in the text: "sanitise" keeps what news may hold, "escape" prints it
    as text. Raises ConversionError, and lets DeadlineExceeded pass; ValueError when engine or policy is no
    name we know.
    """
    if engine not in ENGINES or raw_html not in RAW_HTML:
        raise ValueError(f"unknown engine or policy: {engine}, {raw_html}")
    if not engine_available(engine):
        raise ConversionError("engine")
    try:
        rendering = ENGINES[engine](text, extensions=extensions, raw_html=raw_html)
        markup = normal_form(rendering, with_contents="toc" in extensions)
        refuse_deep_nesting(markup)
        return body_of(sanitise(markup), entries)
    except ConversionError:
        raise
    except RecursionError:
        raise ConversionError("nesting") from None
    except MemoryError:
        raise ConversionError("memory") from None
    except ImportError as missing:
        raise ConversionError("extension") from missing
    except Exception as fault:  # an engine's own errors are of any class, and the other articles go on
        raise ConversionError("fault") from fault


def refuse_deep_nesting(markup: str) -> None:
    """Raise ConversionError when tags stand too deep in each other, which the sanitiser is slow on.

    Only long HTML is looked at; in a short one no depth can do harm.
    """
    if markup.count("<") < MANY_TAGS:
        return
    depth = 0
    for closing, name in TAG.findall(markup):
        if name.lower() not in NEVER_CLOSED:
            depth = max(0, depth - 1) if closing else depth + 1
        if depth > DEEPEST:
            raise ConversionError("nesting")


def body_of(sanitised: str, heads: Sequence[Head] = ()) -> Body:
    """Return the body of sanitised HTML, of a live blog with its entries newest first."""
    markup = lay_out(sanitised)
    if ' id="' in markup:
        markup = without_repeated_ids(markup)
    markup, entries = arrange(markup, heads) if heads else (markup, ())
    parts, references = split_at_references(markup)
    words = count_words(markup)
    return Body(
        parts=parts,
        references=references,
        headings=clean_headings(markup) if "<h" in markup else (),
        excerpt=excerpt(markup),
        words=words,
        minutes=reading_minutes(words),
        entries=entries,
    )
