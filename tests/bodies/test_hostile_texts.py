"""Hostile texts: nothing of them runs in a reader's browser, and none of them stops the press."""

from html.parser import HTMLParser
from itertools import product

import pytest

from baspa.bodies.body import Body, Reference
from baspa.bodies.conversion import STANDARD_EXTENSIONS, ConversionError, convert
from baspa.bodies.deadline import DeadlineExceeded, deadline
from baspa.bodies.python_markdown import render

ENGINES = ("markdown", "pyromark")

FORBIDDEN_TAGS = set(
    """applet audio base button embed form frame frameset iframe input isindex keygen link marquee math meta
    noscript object plaintext script select source style svg template textarea title video xmp""".split()  # noqa: SIM905
)
FORBIDDEN_ATTRIBUTES = {"style", "srcdoc", "srcset", "formaction", "action", "background", "poster", "xlink:href"}
FORBIDDEN_SCHEMES = ("javascript:", "data:", "vbscript:", "file:", "blob:", "livescript:")

SCRIPT_URLS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;&#x61;vascript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "javascript%3Aalert(1)",
    "%6Aavascript:alert(1)",
    "javascript\\:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "vbscript:msgbox(1)",
    "feed:javascript:alert(1)",
    "view-source:javascript:alert(1)",
    "jav\u200bascript:alert(1)",
    "\u00a0javascript:alert(1)",
)
URL_PLACES = (
    "[а]({})",
    "[а](<{}>)",
    "![а]({})",
    '![а]({} "т | к")',
    "[а][б]\n\n[б]: {}",
    "![а][б]\n\n[б]: <{}> 'т'",
    "<{}>",
    '<a href="{}">а</a>',
    "<a href='{}'>а</a>",
    "<a href={}>а</a>",
    '<img src="{}">',
    '<a title="x" href="{}" class="note">а</a>',
    '<svg><a xlink:href="{}">а</a></svg>',
    '<form action="{}"><button formaction="{}">а</button></form>',
    '<iframe src="{}"></iframe>',
    '<object data="{}"></object>',
    '<meta http-equiv="refresh" content="0;url={}">',
    "## [а]({})\n\n[TOC]",
    "а[^1]\n\n[^1]: [б]({})",
    "| [а]({}) |\n|---|\n| ![б]({}) |",
    "[а](x.md){{: href='{}' }}",
)
HANDLERS = (
    "onerror=alert(1)",
    "OnLoad='alert(1)'",
    'onclick="alert(1)"',
    "on\x00error=alert(1)",
    "/onfocus=alert(1)",
)
HANDLER_PLACES = (
    "<img src=x {}>",
    "<svg {}>",
    "<body {}>",
    "<p {}>а</p>",
    "<details open {}>а</details>",
    "<div\n{}\n>а</div>",
    "а <b {}>б</b>",
    "<a href=x.md{}>а</a>",
    "## а {{{}}}",
    "а\n{{: {} }}",
    "![а](x.jpg){{ {} }}",
    "[а](x.md '\"{}')",
    "![а](x.jpg \"' {} |'> {}\")",
    '!["><img {}>](x.jpg)',
    '``` x" {}\nа\n```',
    'а[^"{}]\n\n[^"{}]: б',
    '*[а" {}]: б" {}\n\nа" {}',
    "<x-y {}>а</x-y>",
)
WHOLE_PAYLOADS = (
    "<script>alert(1)</script>",
    "<script\n>alert(1)</script >",
    "<scr<script>ipt>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<script src=//evil.example></script>",
    "а <script>alert(1)</script> б",
    "## <script>alert(1)</script>\n\n[TOC]",
    "## &lt;script&gt;alert(1)&lt;/script&gt;\n\n[TOC]",
    "## `<script>alert(1)</script>`\n\n[TOC]",
    '![а](x.jpg "<script>alert(1)</script> | <img src=x onerror=alert(1)>")',
    '![а](x.jpg "&lt;script&gt;alert(1)&lt;/script&gt; | &lt;img src=x onerror=alert(1)&gt;")',
    "<style>@import 'javascript:alert(1)'</style>",
    "<p style='background:url(javascript:alert(1))'>а</p>",
    "<link rel=stylesheet href=//evil.example>",
    "<base href=//evil.example>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml <img src=x onerror=alert(1)> ?>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<template><script>alert(1)</script></template>",
    "<xmp><img title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<select><style></select><img src=x onerror=alert(1)>",
    "<title><img title='</title><img src=x onerror=alert(1)>'></title>",
    "<figure><img src='x' title='\"><script>alert(1)</script>'></figure>",
    '<li id="fn-1"><sup id="fnref-1"><a href="#" class="footnote-ref">',
    '<h2 id="page-top">а</h2><div id="page-search">б</div><img name="forms" id="x" src="y">',
    "<table><a href=x><tr><td><script>alert(1)</script>",
    "\x02wzxhzdk:0\x03<script>alert(1)</script>",
    "> <script>\n> alert(1)\n> </script>",
    "- <img src=x\n  onerror=alert(1)>",
    "<IMG SRC=x ONERROR=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<video><source onerror=alert(1)></video>",
    "<input autofocus onfocus=alert(1)>",
    "<a href='x' ping='//evil.example' target=_blank>а</a>",
)


def fill(place: str, payload: str) -> str:
    """Return a text with the payload wherever the place has room for it."""
    return place.format(*[payload] * place.count("{}"))


PAYLOADS = (
    *(fill(place, url) for place, url in product(URL_PLACES, SCRIPT_URLS)),
    *(fill(place, handler) for place, handler in product(HANDLER_PLACES, HANDLERS)),
    *WHOLE_PAYLOADS,
)


class Watcher(HTMLParser):
    """Reads HTML and writes down whatever in it could run."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__(convert_charrefs=True)
        self.dangers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag and each of its attributes."""
        if tag in FORBIDDEN_TAGS:
            self.dangers.append(f"<{tag}>")
        for name, value in attrs:
            url = "".join(letter for letter in value or "" if letter > " " and letter.isprintable()).lower()
            if name.startswith("on") or name in FORBIDDEN_ATTRIBUTES or url.startswith(FORBIDDEN_SCHEMES):
                self.dangers.append(f"<{tag} {name}={value!r}>")
            if name == "id" and (value or "").startswith("page-"):
                self.dangers.append(f"<{tag} id={value!r}>")

    def handle_comment(self, data: str) -> None:
        """No comment may be left: old browsers read some as code."""
        self.dangers.append(f"<!--{data}-->")


def dangers(markup: str) -> list[str]:
    """Return what in some HTML could run."""
    watcher = Watcher()
    watcher.feed(markup)
    watcher.close()
    return watcher.dangers


def as_written(reference: Reference) -> str:
    """Return the URL of a reference as the editor wrote it: the most careless resolver there can be."""
    return reference.target


def converted(text: str, engine: str, raw_html: str) -> Body:
    """Return the body of a text, or an empty one when it was refused with a word."""
    try:
        return convert(text, engine=engine, raw_html=raw_html)
    except ConversionError:
        return convert("")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("raw_html", ["sanitise", "escape"])
def test_nothing_in_hostile_markup_can_run(engine: str, raw_html: str) -> None:
    """No script, no handler, no script URL is left of several hundred payloads, alone or after another."""
    found = {}
    for before, text in zip(("", *PAYLOADS), PAYLOADS, strict=False):
        for whole in (text, f"Мәтін.\n\n{text}\n\nСоңы.", f"{before}\n\n{text}"):
            left = dangers(converted(whole, engine, raw_html).html(as_written))
            if left:
                found[whole] = left

    assert found == {}


def test_the_payloads_bite() -> None:
    """Before sanitising most payloads would run, so the watcher above can see."""
    raw = [render(text, extensions=STANDARD_EXTENSIONS, raw_html="sanitise").html for text in PAYLOADS]

    assert len(PAYLOADS) > 500
    assert sum(bool(dangers(markup)) for markup in raw) > len(PAYLOADS) / 2


@pytest.mark.parametrize("engine", ENGINES)
def test_ids_in_a_body_are_never_doubled(engine: str) -> None:
    """Raw HTML that repeats an id of a heading or a footnote loses it."""
    text = (
        "## Бір\n\nа[^1]\n\n[^1]: б\n\n"
        '<li id="fn-1">в</li>\n\n<sup id="fnref-1">г</sup> <h3 id="bir">д</h3> <p id="x">е</p>'
    )

    markup = convert(text, engine=engine).html(as_written)

    assert [markup.count(f' id="{name}"') for name in ("bir", "fn-1", "fnref-1", "x")] == [1, 1, 1, 0]


@pytest.mark.parametrize("engine", ENGINES)
def test_only_the_classes_and_values_of_the_list_stay(engine: str) -> None:
    """Classes, languages and numbers are checked one by one."""
    text = (
        '<p class="lead evil" lang="kk" dir="up">а</p>\n\nә <img src="/a.jpg" width="9%" height="20" srcset="x">\n\n'
        '<ol start="x1"><li>б</li></ol>\n\n<pre><code class="language-c++">в</code></pre>\n\n'
        '<pre><code class="evil language-c">г</code></pre>\n\n<nav class="toc evil" role="menu">ғ</nav>'
    )

    markup = convert(text, engine=engine).html(as_written)

    assert markup.split("\n") == [
        '<p class="lead" lang="kk">а</p>',
        '<p>ә <img src="/a.jpg" alt="" height="20"></p>',
        "<ol>",
        "<li>б</li></ol>",
        '<pre><code class="language-c++">в</code></pre>',
        "<pre><code>г</code></pre>",
        '<nav class="toc">ғ</nav>',
    ]


MANY = 5000
SHAPES = {
    "links never closed, in angle brackets": "[a](<b" * MANY,
    "links never closed": "[a](b" * MANY,
    "brackets and underscores": "[ a_" * MANY,
    "marked sections": "<![CDATA[" * MANY,
    "abbreviations": "".join(f"*[a{number}]: x\n" for number in range(MANY)),
    "rising runs of backticks": " ".join("`" * length for length in range(1, 1000)),
    "lists in lists": "- " * 1000,
    "quotes in quotes": ">" * 50_000,
    "quotes in quotes, apart": "> " * MANY,
    "lists by indent": "\n".join("    " * depth + "- x" for depth in range(300)),
    "emphasis": "*a **b " * MANY,
    "pictures never closed": "![" * MANY,
    "footnote marks": "[^a]" * MANY + "\n\n[^a]: x",
    "footnotes in a chain": "".join(f"[^{number}]: x[^{number + 1}]\n" for number in range(MANY)),
    "headings alike": "## a\n\n" * MANY,
    "headings never closed": "<h2>" * 4 * MANY,
    "divisions": "<div>" * 10 * MANY,
    "bold never closed": "".join(f"<b title={number}><p>" for number in range(MANY)),
    "items never closed": "<li>\n<p>" * MANY,
    "contents": "[TOC]\n\n" * 500 + "## a\n\n" * 500,
    "tables": "|a" * MANY + "\n" + "|-" * MANY,
    "newlines in code": "```\n" + "\n" * 100_000 + "```",
    "spaces": " " * 100_000 + "x" + " " * 100_000 + "<br>",
    "backslashes": "\\" * 10_000,
    "definitions": "a\n: b\n\n" * MANY,
    "comments": "<!--" * MANY,
    "tags never ended": "<a " * MANY,
    "marks of footnotes by hand": '<sup id="fnref-' * MANY,
    "one letter that is none": "\ud800",
    "control letters": "".join(map(chr, range(32))) * 100,
}


def end_of(text: str, engine: str, raw_html: str) -> str:
    """Return how a conversion ended: "safe", "unsafe", "late" or the word of its error.

    Only Python-Markdown may be late; the fast engine and our own steps are linear, so they get time enough for a
    machine that is busy with other tests.
    """
    try:
        with deadline(1 if engine == "markdown" else 30):
            body = convert(text, engine=engine, raw_html=raw_html)
    except ConversionError as refused:
        return refused.reason
    except DeadlineExceeded:
        return "late"
    return "unsafe" if dangers(body.html(as_written)) else "safe"


# A deadline may come while a collector of garbage calls back, where Python cannot raise: it is raised afterwards.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("raw_html", ["sanitise", "escape"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_pathological_text_ends_with_a_body_or_a_word(engine: str, raw_html: str, shape: str) -> None:
    """The shapes known to hang or break engines end in time, or with an error we know."""
    allowed = {"safe", "nesting", "memory", "fault"} | ({"late"} if engine == "markdown" else set())

    assert end_of(SHAPES[shape], engine, raw_html) in allowed


@pytest.mark.parametrize("engine", ENGINES)
def test_nesting_no_news_has_is_refused_by_its_word(engine: str) -> None:
    """Too many tags inside each other cost the sanitiser minutes, so they are refused before it."""
    with pytest.raises(ConversionError, match="nesting"):
        convert("<div>" * 2000, engine=engine)
    assert convert("> " * 20 + "терең", engine=engine).words == 1
