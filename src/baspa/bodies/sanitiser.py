"""The sanitiser: the one gate all HTML of an article passes, an allow-list for news."""

import re

import nh3

from baspa.bodies.deadline import never_interrupted

GLOBAL_ATTRIBUTES = frozenset({"lang", "dir", "translate", "class", "id"})
ATTRIBUTES = {
    "a": {"href", "title", "role"},
    "img": {"src", "alt", "title", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "ol": {"start", "reversed"},
    "details": {"open"},
    "div": {"role"},
    "abbr": {"title"},
}
TAG_NAMES = """
p br hr h2 h3 h4 h5 h6 blockquote pre ul ol li dl dt dd div section nav aside details summary
table caption thead tbody tfoot tr th td figure figcaption img
a abbr b cite code del em i ins kbd mark q s samp small span strong sub sup time u
"""
TAGS = frozenset(TAG_NAMES.split())
URL_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

ALIGNED = {"align-left", "align-center", "align-right"}
CLASSES = {
    "a": {"footnote-ref", "footnote-backref"},
    "aside": {"note", "lead"},
    "blockquote": {"note", "lead"},
    "div": {"footnotes", "note", "lead"} | ALIGNED,
    "figure": ALIGNED,
    "img": ALIGNED,
    "nav": {"toc"},
    "p": {"note", "lead", "credit"} | ALIGNED,
    "section": {"note", "lead"},
    "span": {"credit"},
    "td": ALIGNED,
    "th": ALIGNED,
}
LANGUAGE_CLASS = re.compile(r"language-[A-Za-z0-9+#._-]{1,40}")

RESERVED_IDS = ("page-", "fn-", "fnref-")
"""How the ids begin that headings may not have: those of the layouts and those of footnotes."""

HEADING_ID = re.compile(rf"(?!{'|'.join(RESERVED_IDS)})[a-z0-9-]{{1,120}}")
IDS = {
    "li": re.compile(r"fn-[1-9][0-9]{0,4}"),
    "sup": re.compile(r"fnref-[1-9][0-9]{0,4}(?:-[1-9][0-9]{0,4})?"),
} | dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), HEADING_ID)

FEW_DIGITS = re.compile(r"[0-9]{1,5}")
VALUES = {
    "colspan": FEW_DIGITS,
    "dir": re.compile(r"ltr|rtl|auto"),
    "height": FEW_DIGITS,
    "lang": re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}"),
    "role": re.compile(r"doc-(?:endnotes|noteref|backlink)"),
    "rowspan": FEW_DIGITS,
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "start": re.compile(r"-?[0-9]{1,9}"),
    "translate": re.compile(r"yes|no"),
    "width": FEW_DIGITS,
}


NEW_WINDOW = ' rel="noopener"'
NOWHERE = re.compile(rf'<a((?: (?!href=|rel=)[a-z-]+="[^"]*")*){NEW_WINDOW}>')
"""A link whose address had to go: the relation that the cleaner gives to every link is none of its."""


def sanitise(markup: str) -> str:
    """Return the HTML with nothing left but what a news article may hold, well-formed as in a browser."""
    clean = CLEANER.clean(markup)
    return NOWHERE.sub(r"<a\1>", clean) if NEW_WINDOW in clean else clean


@never_interrupted
def allowed_value(tag: str, attribute: str, value: str) -> str | None:
    """Return the value an attribute may keep, or None when it must go."""
    if attribute == "class":
        return allowed_classes(tag, value)
    shape = IDS.get(tag) if attribute == "id" else VALUES.get(attribute)
    if shape is None:
        return None if attribute == "id" else value
    return value if shape.fullmatch(value) else None


def allowed_classes(tag: str, value: str) -> str | None:
    """Return the classes of the small list of this tag, or None when none is left."""
    if tag == "code":
        return value if LANGUAGE_CLASS.fullmatch(value) else None
    allowed = CLASSES.get(tag, ())
    return " ".join(name for name in value.split() if name in allowed) or None


CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={"*": GLOBAL_ATTRIBUTES, **ATTRIBUTES},
    attribute_filter=allowed_value,
    url_schemes=URL_SCHEMES,
    link_rel="noopener",
)
