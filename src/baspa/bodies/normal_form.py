"""The normal form: one HTML for what an editor meant, whichever engine read it.

What is done here is done before sanitising, on HTML that may still hold anything: nothing here is relied on
for safety. Every step is skipped when the text shows no sign of what it is for.
"""

import re

from baspa.bodies.figures import make_figures
from baspa.bodies.footnotes import place_footnotes
from baspa.bodies.headings import contents, name_headings
from baspa.bodies.rendering import Rendering

ALIGNMENT = re.compile(r'(<t[dh]) style="text-align: (left|center|right);?"')
LOOSE_ITEM = re.compile(r"<(li|dd)>\n<p>([^<]*+(?:<(?!/?(?:p|li|dd)[ >])[^<]*+)*+)</p>\n?(?=</\1>|<[uo]l[ >])")
BOTH_EMPHASES = re.compile(r"<em><strong>([^<]*)</strong></em>")
SPACES_BEFORE_BREAK = re.compile(r" (?<!  ) *+<br")
CONTENTS_HERE = "<p>[TOC]</p>"


def normal_form(rendering: Rendering, *, with_contents: bool) -> str:
    """Return the HTML of an engine in the normal form.

    Footnotes are one section at the end, lone pictures are figures, columns are aligned by class, an item of
    one paragraph holds its text alone, headings have ids and are of level 2 to 6, and where `with_contents`
    is set a first paragraph of `[TOC]` is the table of contents.
    """
    markup = place_footnotes(rendering) if rendering.notes else rendering.html
    if "<p><img " in markup:
        markup = make_figures(markup)
    if "<em><strong>" in markup:
        markup = BOTH_EMPHASES.sub(r"<strong><em>\1</em></strong>", markup)
    if " <br" in markup:
        markup = SPACES_BEFORE_BREAK.sub("<br", markup)
    if "text-align" in markup:
        markup = ALIGNMENT.sub(r'\1 class="align-\2"', markup)
    if "<li>\n<p>" in markup or "<dd>\n<p>" in markup:
        markup = LOOSE_ITEM.sub(r"<\1>\2", markup)
    if "<h" not in markup and "<H" not in markup and CONTENTS_HERE not in markup:
        return markup
    markup, headings = name_headings(markup)
    if with_contents and CONTENTS_HERE in markup:
        markup = markup.replace(CONTENTS_HERE, contents(headings), 1).replace(CONTENTS_HERE, "")
    return markup
