"""The layout of sanitised HTML: one line for each block, no id twice."""

import re

BLOCK = (
    "(?:p|h[2-6]|[uo]l|li|d[ltd]|blockquote|pre|table|caption|thead|tbody|tfoot|t[rhd]|figure|figcaption|div|section|"
    "nav|details|summary|aside|hr)[ >]"
)
NEWLINES_BEFORE_BLOCK = re.compile(rf"\n(?<!\n\n)\n*+(?=</?{BLOCK})")
NEWLINES_AFTER_TAG = re.compile(r"\n(?<=>\n)\n*+")
BLOCK_TAG = re.compile(rf"</?{BLOCK}")
BLOCK_OPENING = re.compile(rf"<(?={BLOCK})")
ID_OR_ITS_LIKE = re.compile(r' id="([^"]*)"')
"""Every id, and words of a text that look like one; they only cost a second look."""

ID = re.compile(r'(<[a-z0-9]+ (?:[^>]*? )?)id="([^"]*)"')


def lay_out(markup: str) -> str:
    """Return sanitised HTML with each block on a line of its own, as both engines would have written it."""
    markup = NEWLINES_BEFORE_BLOCK.sub("", markup)
    if ">\n" in markup:
        markup = NEWLINES_AFTER_TAG.sub(keep_after_inline, markup)
    return BLOCK_OPENING.sub("\n<", markup).strip("\n")


def keep_after_inline(found: re.Match[str]) -> str:
    """Return the newlines when they part words, nothing when they follow the tag of a block."""
    tag = found.string.rfind("<", 0, found.start())
    return "" if BLOCK_TAG.match(found.string, tag) else found[0]


def without_repeated_ids(markup: str) -> str:
    """Return the HTML with every id on its first element only: raw HTML may repeat what the engines made."""
    names = ID_OR_ITS_LIKE.findall(markup)
    if len(names) == len(set(names)):
        return markup
    seen: set[str] = set()

    def first_only(found: re.Match[str]) -> str:
        if found[2] in seen:
            return found[1].rstrip()
        seen.add(found[2])
        return found[0]

    return ID.sub(first_only, markup)
