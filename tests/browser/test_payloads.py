"""Thousands of hostile texts in every field and body of a paper, in a browser without the page's policy (law 8)."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium.webdriver import Chrome

from baspa.problems import Level
from browser.conftest import Reader, serving, started
from browser.hostile_paper import (
    CLOBBERED,
    FIELDS,
    HARNESS,
    LOOK,
    MARK,
    TRAP,
    WORD,
    HostilePaper,
    Seen,
    Sorted,
    standard_base,
    without_policy,
)
from browser.payloads import ELSEWHERE, breakouts, encodings, handlers, payloads
from sites import MINIMAL, Site, article, build_here

pytestmark = pytest.mark.browser

ENGINES = ("markdown", "pyromark")
ALLOWED = set(
    """p br hr h2 h3 h4 h5 h6 blockquote pre ul ol li dl dt dd div section nav aside details summary table caption
    thead tbody tfoot tr th td figure figcaption img a abbr b cite code del em i ins kbd mark q s samp small span
    strong sub sup time u""".split()  # noqa: SIM905 - a list of words reads better than sixty quotes
)
"""What an article's text may consist of, written down apart from the sanitiser."""


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Return a Chromium that writes down every request it makes."""
    with started(tmp_path_factory.mktemp("watched"), "browser", "performance") as running:
        running.set_script_timeout(300)
        yield running


@pytest.fixture
def attacked(watched: Chrome) -> Iterator[Reader]:
    """Return a reader in whose pages every script of an article is noticed."""
    somebody = Reader(watched)
    somebody.set(script=TRAP)
    watched.get_log("performance")
    yield somebody
    somebody.leave()


def look(reader: Reader, address: str, paths: list[str]) -> Seen:
    """Return what a browser sees on some pages, each element touched."""
    reader.open(f"{address}/{HARNESS}")
    told = reader.chromium.execute_async_script(LOOK, paths, CLOBBERED, MARK)
    assert "failed" not in told, told
    heard = [message for message in reader.complaints() if "canary" in message]
    return Seen(
        around=frozenset(told["around"]),
        text=frozenset(told["text"]),
        protocols=frozenset(told["protocols"]),
        wrong=tuple(told["wrong"]),
        marks=told["marks"],
        pages=told["pages"],
        ran=(*told["ran"], *heard),
        asked=frozenset(_other_hosts(reader, urlsplit(address).netloc)),
    )


def _other_hosts(reader: Reader, own: str) -> Iterator[str]:
    for entry in reader.chromium.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            url = urlsplit(message["params"]["request"]["url"])
            if url.netloc != own and url.scheme not in {"data", "about"}:
                yield url.geturl()


@pytest.fixture(scope="module")
def address() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a folder for all tests of this module and returns its address."""
    with serving() as start:
        yield start


def _published(
    root: Path, texts: tuple[str, ...], engine: str, *, shift: int = 0, base: str = "", **layouts: str
) -> HostilePaper:
    kinds = Sorted.of(texts, engine)
    printed = [*kinds.calm, *kinds.eating]
    paper = HostilePaper(Site(root), printed, engine, kinds.bodies(engine), shift)
    paper.site.put("layouts/base.html", base or without_policy(standard_base()))
    for name, text in layouts.items():
        paper.site.put(f"layouts/{name}.html", text)
    paper.publish()
    return paper


def _check(seen: Seen, harmless: Seen) -> None:
    assert seen.ran == ()
    assert seen.asked == frozenset()
    assert seen.wrong == ()
    assert seen.around <= harmless.around
    assert seen.elements <= ALLOWED
    assert seen.protocols <= {"http:", "https:", "mailto:", "tel:"}


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory, watched: Chrome, address: Callable[[Path], str]) -> Seen:
    """Return what a browser sees of such a paper when it says nothing but words."""
    words = [f"{WORD} {number}" for number in range(120)]
    bodies = [[text] for text in words[:24]]
    paper = HostilePaper(Site(tmp_path_factory.mktemp("harmless")), words, "markdown", bodies)
    paper.site.put("layouts/base.html", without_policy(standard_base()))
    paper.publish()
    reader = Reader(watched)
    reader.set(script=TRAP)
    seen = look(reader, address(paper.site.output), paper.pages(every=10))
    reader.leave()
    return seen


def _attack(paper: HostilePaper, reader: Reader, address: str, harmless: Seen) -> None:
    seen = look(reader, address, paper.pages())

    _check(seen, harmless)
    assert len(paper.bodies) * len(FIELDS) >= len(paper.payloads), "every payload is in a field, too"
    assert seen.marks > len(paper.payloads) * 0.85, "bodies were read to their ends"


@pytest.mark.parametrize("engine", ENGINES)
def test_no_payload_runs_asks_or_takes_a_name(
    tmp_path: Path, attacked: Reader, address: Callable[[Path], str], harmless: Seen, engine: str
) -> None:
    """Every payload in a body and in a field: pages, lists and feeds are opened, and every element touched."""
    paper = _published(tmp_path / "paper", payloads(thin=7), engine, shift=ENGINES.index(engine))
    assert len(paper.payloads) > 3400

    _attack(paper, attacked, address(paper.site.output), harmless)


@pytest.mark.long
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("shift", range(0, len(FIELDS), 5))
def test_no_payload_runs_in_any_field(
    tmp_path: Path, attacked: Reader, address: Callable[[Path], str], harmless: Seen, engine: str, shift: int
) -> None:
    """All payloads there are, on their way through the fields."""
    paper = _published(tmp_path / "paper", payloads(), engine, shift=shift)
    assert len(paper.payloads) > 3800

    _attack(paper, attacked, address(paper.site.output), harmless)


def test_with_its_policy_a_page_is_as_calm(watched: Chrome, tmp_path: Path, address: Callable[[Path], str]) -> None:
    """A sample of the same papers as readers get them: the policy has nothing to refuse."""
    paper = _published(tmp_path / "paper", payloads()[::40], "markdown", base=standard_base())
    reader = Reader(watched)
    reader.set(script=TRAP)
    watched.get_log("performance")
    own = address(paper.site.output)
    for path in paper.pages(every=4)[:12]:
        reader.open(f"{own}{path}")
        assert reader.ask("window.ran || []") == [], path
    heard = reader.complaints()
    asked = list(_other_hosts(reader, urlsplit(own).netloc))
    reader.leave()

    assert asked == []
    assert [message for message in heard if "canary" in message or "Content Security Policy" in message] == []


def _ending(what: str) -> list[str]:
    return [text for text in breakouts() if text.startswith(what)]


HOLES = {
    "a headline that is not escaped": (breakouts, "{{ story.title|safe }}", "ran"),
    "a caption that is not escaped": (handlers, "{{ story.image.caption|safe }}", "ran"),
    "an attribute without quotes": (breakouts, "<img src=/media/a.png alt={{ story.summary }}>", "ran"),
    "JSON that is not written as JSON": (
        lambda: _ending("</script>"),
        '<script type="application/json">["{{ story.title|safe }}"]</script>',
        "ran",
    ),
    "a script's text": (
        lambda: ("';xss();//",),
        "<script>const said = '{{ story.kicker|safe }}';</script>",
        "ran",
    ),
    "a body whose text becomes markup": (
        lambda: Sorted.of(tuple(encodings()), "markdown").calm,
        '<div class="text">{{ article.body.unescape()|safe }}</div>',
        "ran",
    ),
    "a link to whatever was typed": (
        lambda: ("javascript:xss()//", "JaVaScRiPt:xss()//"),
        '<a href="{{ story.kicker.split()[1] }}">x</a>',
        "ran",
    ),
    "a picture from wherever was typed": (
        lambda: (f"//{ELSEWHERE}/a.png", f"https://{ELSEWHERE}/"),
        '<img src="{{ story.kicker.split()[1] }}" alt="">',
        "asked",
    ),
    "a name that is the browser's": (
        lambda: CLOBBERED,
        '<img src="/media/a.png" alt="" name="{{ story.kicker.split()[1] }}">',
        "wrong",
    ),
    "an id that is the page's": (
        lambda: ("page-main", "page-latest"),
        '<div class="text"><p id="{{ story.kicker.split()[1] }}">x</p></div>',
        "wrong",
    ),
}
"""Layouts that do what no layout may: a family of payloads, what the layout prints, and where that is seen."""


@pytest.mark.parametrize("hole", HOLES)
def test_a_hole_in_a_layout_is_seen(
    tmp_path: Path, attacked: Reader, address: Callable[[Path], str], hole: str
) -> None:
    """The same payloads and the same eyes, and one layout that does what no layout may."""
    family, layout, where = HOLES[hole]
    texts = tuple(family())[:120]
    bodies = [texts[number::10] for number in range(10)]
    paper = HostilePaper(Site(tmp_path / "paper"), texts, "markdown", bodies)
    paper.site.put("layouts/base.html", without_policy(standard_base()))
    paper.site.put(
        "layouts/article.html",
        f"{{% extends 'base.html' %}}{{% set story = article.story %}}{{% block main %}}{layout}{{% endblock %}}",
    )
    paper.publish()

    seen = look(attacked, address(paper.site.output), paper.articles)

    assert getattr(seen, where), seen


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_not_printed_is_named_with_its_source(tmp_path: Path, engine: str) -> None:
    """A payload that names a picture or an article that is not there is a problem of its own file."""
    refused = Sorted.of(payloads(), engine).refused
    paper = Site(tmp_path / "paper").write(f"-- site.yaml --\n{MINIMAL}markdown: {{ engine: {engine} }}\n")
    for number, text in enumerate(refused):
        paper.put(f"content/{number}.md", article(slug=f"a{number}", body=text))

    proof = build_here(paper.root, paper.output)

    errors = [problem for problem in proof.problems if problem.level is Level.ERROR]
    assert len(refused) > 20
    assert {problem.place.path for problem in errors} == {f"content/{number}.md" for number in range(len(refused))}
    assert all(problem.place.line for problem in errors)
