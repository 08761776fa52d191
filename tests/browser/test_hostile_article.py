"""An article full of scripts, in a real browser: not one of them runs (law 8)."""

import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from baspa.rendering.folders import standard_layouts
from browser.conftest import Reader
from sites import MINIMAL, Site, article, build_here

pytestmark = pytest.mark.browser

CALL = "xss()"
TRAP = """
window.ran = [];
window.xss = () => ran.push("xss");
for (const name of ["alert", "prompt", "confirm", "print"]) window[name] = () => ran.push(name);
"""
EVENTS = (
    "onerror",
    "onload",
    "onclick",
    "onmouseover",
    "onfocus autofocus tabindex=1",
    "ontoggle",
    "onanimationstart",
    "ONERROR",
)
TAGS = (
    "img src=x",
    "svg",
    "body",
    "iframe srcdoc=x",
    "details open",
    "input",
    "video src=x",
    "marquee",
    "object data=x",
    "p",
)
URLS = (
    "javascript:xss()",
    "JaVaScRiPt:xss()",
    "java\tscript:xss()",
    "&#106;avascript:xss()",
    "&#x6A;avascript&colon;xss()",
    " javascript:xss()",
    "\x01javascript:xss()".replace("\x01", "&#1;"),
    "data:text/html,<script>parent.xss()</script>",
    "vbscript:xss()",
    "//javascript:xss()",
    "javascript://%0axss()",
)
WHOLE = (
    "<script>xss()</script>",
    "<SCRIPT SRC=data:text/javascript,xss()></SCRIPT>",
    "<script\n>xss()</script\n>",
    "<scr<script>ipt>xss()</scr</script>ipt>",
    "<svg><script>xss()</script></svg>",
    "<math><mtext><script>xss()</script></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=xss()>'>",
    "<style>@keyframes x{}</style><p style='animation:x' onanimationstart=xss()>",
    "<template><script>xss()</script></template>",
    "<!--><script>xss()</script-->",
    "<![CDATA[<script>xss()</script>]]>",
    "<?php <script>xss()</script> ?>",
    "<base href='javascript:xss()//'>",
    "<meta http-equiv=refresh content='0;url=javascript:xss()'>",
    "<form action=javascript:xss()><button autofocus>x</button></form>",
    "<link rel=stylesheet href=data:text/css,x onload=xss()>",
    "<embed src=javascript:xss()>",
    "<isindex type=image src=1 onerror=xss()>",
    "<table background=javascript:xss()><tr><td>x</table>",
    "<textarea autofocus onfocus=xss()>",
    "</div></article></main><script>xss()</script>",
    "<math href=javascript:xss()>x</math>",
    "<svg><a xlink:href=javascript:xss()><text y=9>x</text></a></svg>",
    "<svg><animate onbegin=xss() attributeName=x dur=1s>",
    "<svg><foreignObject><img src=x onerror=xss()></foreignObject></svg>",
    "<select><style></select><script>xss()</script>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=xss()>",
    "<title><img src=x onerror=xss()></title>",
    "<img src='x' alt=\"`><img src=x onerror=xss()>\">",
    "`<script>xss()</script>`<script>xss()</script>",
)
MARKDOWN = (
    "[x]({url})",
    "![x]({url})",
    "[x]: <{url}>\n\n[x]",
    "<{url}>",
    '[x](/a "t" onmouseover="xss()")',
    "x{{: onclick=xss() }}",
    "# x {{: onmouseover=xss() #page-main }}",
    "|a|\n|-|\n|<img src=x onerror=xss()>|",
    "x[^1]\n\n[^1]: <img src=x onerror=xss()>",
    "x\n:   <img src=x onerror=xss()>",
    "*[x]: <img src=x onerror=xss()>\n\nx",
    "```x onerror=xss()\n<script>xss()</script>\n```",
)


def _payloads() -> Iterator[str]:
    """Yield a few hundred pieces of text that would run a script if anything let them."""
    yield from WHOLE
    for tag, event in product(TAGS, EVENTS):
        yield f"<{tag} {event}={CALL}>"
        yield f"<{tag}/{event}='{CALL}'>x"
    for url in URLS:
        yield f"<a href='{url}'>x</a>"
        yield f"<img src='{url}' alt=x>"
        yield f"<blockquote cite='{url}'>x</blockquote>"
        yield f"<iframe src='{url}'></iframe>"
    for shape in MARKDOWN:
        yield from {shape.format(url=url) for url in URLS}


POLICY = re.compile(r'.*<meta http-equiv="Content-Security-Policy".*\n')
REFUSED = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event => refused.push(event.effectiveDirective));
"""
DATA = ["application/ld+json", "speculationrules"]
"""Scripts that are no programs."""


def _without_policy() -> str:
    """Return the standard layout without its policy: the pages must be harmless by themselves."""
    text, found = POLICY.subn("", (standard_layouts() / "base.html").read_text("utf-8"))
    assert found == 1
    return text


PAYLOADS = tuple(dict.fromkeys(_payloads()))


@pytest.fixture
def paper(hostile: Site) -> Site:
    """Return a published site of articles that hold every payload which is not refused outright."""
    hostile.put("site.yaml", f'{MINIMAL}description: "<script>xss()</script>"\n')
    hostile.put("layouts/base.html", _without_policy())
    bodies = {f"{number:03}": payload for number, payload in enumerate(PAYLOADS)}
    for name, payload in bodies.items():
        hostile.put(
            f"content/{name}.md",
            article(
                title=f"{payload} x{name}"[:250].replace("\n", " "),
                slug=f"x{name}",
                body=payload,
                summary=payload,
                kicker=payload,
                tags=[f"{payload} t"[:200].replace("\n", " ")],
            ),
        )
    first = build_here(hostile.root, hostile.output)
    for path in {problem.place.path for problem in first.problems if problem.level == "error"}:
        (hostile.root / path).unlink()
    assert build_here(hostile.root, hostile.output).outcome is not None
    whole = "\n\n".join(
        bodies[Path(path).stem] for path in sorted(p.name for p in (hostile.root / "content").glob("*.md"))
    )
    hostile.put("content/all.md", article(title="All", slug="all", body=whole, summary=" ".join(WHOLE)))
    hostile.put(
        "site.yaml", f'{MINIMAL}description: "<script>xss()</script>"\nlisting: {{ size: 500, latest: 100 }}\n'
    )
    proof = build_here(hostile.root, hostile.output)
    assert proof.outcome is not None, proof.problems
    return hostile


def test_no_payload_runs(paper: Site, serve: Callable[[Path], str], reader: Reader) -> None:
    """All payloads on one page, their titles in lists, their tags on pages: opened, hovered, clicked; none runs."""
    assert len(PAYLOADS) >= 250
    assert len(list((paper.root / "content").glob("*.md"))) >= 200
    address = serve(paper.output)
    reader.set(script=TRAP)
    tags = sorted((paper.output / "tags").iterdir())[:3]
    for path in ("/2026/11/22/all/", "/", "/news/", "/2026/11/22/", *(f"/tags/{tag.name}/" for tag in tags)):
        reader.open(f"{address}{path}")
        reader.wait("document.readyState == 'complete'")
        reader.ask(
            "document.querySelectorAll('main *').forEach(e => ['mouseover', 'focus', 'toggle', 'error', 'load']"
            ".forEach(n => e.dispatchEvent(new Event(n))))"
        )
        reader.ask(
            "document.querySelectorAll('main *').forEach(e => { e.addEventListener('click', c => {"
            " if (!/^javascript:/i.test(e.href || '')) c.preventDefault(); }); e.click && e.click(); })"
        )

        assert reader.ask("window.ran") == [], path
        assert reader.ask("location.pathname") == path


def test_nothing_that_could_run_is_in_the_page(paper: Site, serve: Callable[[Path], str], reader: Reader) -> None:
    """As the browser parsed it: no foreign script, frame or form, no handler, no address but safe ones."""
    reader.open(f"{serve(paper.output)}/2026/11/22/all/")

    assert reader.ask(f"Array.from(document.scripts).filter(s => !s.src && !{DATA}.includes(s.type)).length") == 0
    assert (
        reader.ask("document.querySelectorAll('iframe,object,embed,form,input,style,svg,math,base,template').length")
        == 0
    )
    assert (
        reader.ask(
            "Array.from(document.querySelectorAll('*')).flatMap(e => Array.from(e.attributes))"
            ".filter(a => a.name.startsWith('on')).map(a => a.name)"
        )
        == []
    )
    protocols = reader.ask(
        "Array.from(new Set(Array.from(document.querySelectorAll('[href],[src],[cite]'))"
        ".map(e => e.getAttribute('href') || e.getAttribute('src') || e.getAttribute('cite'))"
        ".map(url => new URL(url, location).protocol)))"
    )
    assert set(protocols) <= {"http:", "https:", "mailto:", "tel:"}


@pytest.mark.parametrize(
    "payload",
    [
        "<script>window.ran.push('script')</script>",
        "<img src=x onerror=\"window.ran.push('handler')\">",
        "<a id=j href=\"javascript:window.ran.push('link')\">x</a>",
        "<script src=\"data:text/javascript,window.ran.push('data')\"></script>",
        "<style>body { display: none }</style>",
        '<p style="position: fixed">x</p>',
        '<img src="http://127.0.0.1:9/x.png">',
        "<iframe srcdoc=\"<script>parent.ran.push('frame')</script>\"></iframe>",
        '<form action="http://127.0.0.1:9/"></form>',
    ],
)
def test_what_got_past_everything_would_still_do_nothing(
    hostile: Site, serve: Callable[[Path], str], reader: Reader, payload: str
) -> None:
    """The policy in the page is a second wall: whatever a layout let through neither runs, nor shows, nor asks."""
    hostile.put("site.yaml", MINIMAL)
    hostile.put("content/a.md", article(slug="a"))
    hostile.put(
        "layouts/article.html",
        f"{{% extends 'base.html' %}}{{% block main %}}{{{{ '{_quoted(payload)}'|safe }}}}{{% endblock %}}",
    )
    assert build_here(hostile.root, hostile.output).outcome is not None
    reader.set(script=TRAP + REFUSED)

    reader.open(f"{serve(hostile.output)}/2026/11/22/a/")
    reader.wait("document.readyState == 'complete'")
    reader.ask("document.querySelectorAll('#j').forEach(link => link.click())")
    reader.ask("new Promise(done => setTimeout(done, 100))")

    assert reader.ask("window.ran") == []
    assert reader.ask("getComputedStyle(document.body).display") != "none"
    positions = "Array.from(document.querySelectorAll('main p')).map(p => getComputedStyle(p).position)"
    assert "fixed" not in reader.ask(positions)
    assert reader.ask("window.refused") or payload.startswith(("<a ", "<form ", "<iframe "))


def _quoted(payload: str) -> str:
    """Return a payload as it stands between quotes in a layout."""
    return payload.replace("\\", "\\\\").replace("'", "\\'")
