"""Figures: a picture alone in its paragraph, with its caption and credit."""

import re

LONE_PICTURE = re.compile(r"<p>(<img [^>]*>)</p>")
TITLE = re.compile(r' title="([^"]*)"')


def make_figures(markup: str) -> str:
    """Return the HTML with each lone picture as a `figure`; its title says `Caption | Credit`."""
    return LONE_PICTURE.sub(figure, markup)


def figure(found: re.Match[str]) -> str:
    """Return the figure of a picture, captioned when its title says something.

    The picture keeps its title here for the reference made of it; the page does not repeat it.
    """
    title = TITLE.search(found[1])
    before, _, after = f" {title[1].strip()} ".partition(" | ") if title else ("", "", "")
    caption, credit = before.strip(), after.strip()
    if credit:
        caption += f'{" " if caption else ""}<span class="credit">{credit}</span>'
    captioned = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure>{found[1]}{captioned}</figure>"
