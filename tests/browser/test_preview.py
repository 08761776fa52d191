"""A preview in a real Chromium: changes come to the screen by themselves, and what is wrong is said over the page."""

import base64
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

from baspa.archive.visibility import Hold
from baspa.edition import Order
from baspa.problems import Place, Problem, warning
from baspa.progress import Silent
from baspa.reading.config import read_config
from baspa.reading.times import parse_time
from baspa.serving.living import open_preview
from baspa.serving.server import Server
from browser.conftest import ROOT, Reader
from previews import Shown, free_port, served
from sites import MINIMAL, NOW, Site, article

pytestmark = pytest.mark.browser

STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
PAGE = """<!doctype html><html lang="kk"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title><link rel="stylesheet" href="/assets/press.css?v=1"></head>
<body><h1 id="title">{title}</h1>{body}</body></html>"""
OVER = 'document.querySelector("baspa-preview").shadowRoot'
SEEN = f"{OVER}.querySelector('%s')?.checkVisibility() === true"
COLOUR = "getComputedStyle(document.body).color"
RED, BLUE = "rgb(255, 0, 0)", "rgb(0, 0, 255)"
LOADED = f"{OVER}.querySelector('#ribbon') !== null && document.readyState === 'complete'"
HOSTILE = '<img src=x onerror="window.hit=1">"\'><script>window.hit=1</script>javascript:hit=1'


def page(title: str = "One", body: str = "", policy: str = STRICT) -> str:
    """Return a page of a paper."""
    return PAGE.format(title=title, body=body, policy=policy)


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    """Return a preview of a small paper."""
    preview = Shown(tmp_path)
    preview.write("index.html", page())
    preview.write("404.html", page("Nothing here"))
    preview.write("favicon.ico", "")
    preview.write("assets/press.css", "body { color: red; min-height: 4000px }")
    return preview


@pytest.fixture
def server(shown: Shown) -> Iterator[Server]:
    """Return a server of that preview."""
    with served(shown) as running:
        yield running


def opened(reader: Reader, server: Server, path: str = "") -> None:
    """Open a page and wait until it listens."""
    reader.open(f"{server.address}{path}")
    reader.wait(LOADED)


def told(reader: Reader, text: str) -> None:
    """Wait until the page has a title."""
    reader.wait(f'document.querySelector("#title")?.textContent === "{text}"')


def test_a_change_comes_to_the_screen_and_the_page_stays_where_it_was(
    reader: Reader, shown: Shown, server: Server
) -> None:
    """Without a hand on the browser, and without losing the place."""
    opened(reader, server)
    reader.ask("window.scrollTo(0, 1234)")
    reader.wait("window.scrollY === 1234")
    shown.write("index.html", page("Two"))
    shown.tell("index.html")

    told(reader, "Two")
    reader.wait("window.scrollY === 1234")
    assert reader.complaints() == []


def test_a_change_of_another_page_leaves_this_one_alone(reader: Reader, shown: Shown, server: Server) -> None:
    """What somebody has typed or opened on it stays."""
    opened(reader, server)
    reader.ask("window.kept = 1")
    shown.tell("2026/index.html", "feed.xml", "sitemap.xml")
    shown.write("index.html", page("Two"))
    shown.tell("other/index.html")
    shown.tell("index.html")

    told(reader, "Two")
    assert reader.ask("window.kept") is None


def test_a_style_is_taken_without_loading_the_page_again(reader: Reader, shown: Shown, server: Server) -> None:
    """Even though its address in every page is another now."""
    opened(reader, server)
    assert reader.ask(COLOUR) == RED
    reader.ask("window.kept = 1")
    shown.write("assets/press.css", "body { color: blue; min-height: 4000px }")
    shown.write("index.html", page().replace("?v=1", "?v=2"))
    shown.tell("assets/press.css", "index.html", "404.html", styles_only=True)

    reader.wait(f"{COLOUR} === '{BLUE}'")
    reader.wait("document.querySelectorAll('link[rel=stylesheet]').length === 1")
    assert reader.ask("window.kept") == 1

    shown.write("index.html", page("Two"))
    shown.tell("index.html")
    told(reader, "Two")


def test_a_picture_or_a_fragment_that_the_page_uses_is_shown_anew(
    reader: Reader, shown: Shown, server: Server
) -> None:
    """A page that shows a file is another when the file is."""
    shown.write(
        "media/a b.png",
        base64.b64decode(
            b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNiAAAABgADNjd8qAAAAABJRU5ErkJggg=="
        ),
    )
    shown.write("index.html", page(body='<img src="/media/a%20b.png" alt="">'))
    opened(reader, server)
    reader.ask("window.kept = 1")
    shown.tell("media/another.png")
    shown.tell("media/a b.png")

    reader.wait("window.kept === undefined")


def test_a_page_that_is_gone_shows_that_and_comes_back(reader: Reader, shown: Shown, server: Server) -> None:
    """As its readers would see it."""
    shown.write("a/index.html", page("A"))
    opened(reader, server, "a/")
    (shown.folder / "a/index.html").unlink()
    shown.tell("a/index.html")
    told(reader, "Nothing here")
    reader.wait(LOADED)
    shown.write("a/index.html", page("A again"))
    shown.tell("a/index.html")

    told(reader, "A again")


def test_what_happens_while_a_page_is_not_looked_at_is_seen_when_it_is(
    reader: Reader, shown: Shown, server: Server
) -> None:
    """A page that missed sights asks what has become of it."""
    opened(reader, server)
    reader.ask(
        "Object.defineProperty(document, 'visibilityState', { get: () => window.away ? 'hidden' : 'visible' })"
    )
    reader.ask("(window.away = true, document.dispatchEvent(new Event('visibilitychange')))")
    for _ in range(100):
        shown.tell("other/index.html")
    shown.write("index.html", page("Two"))
    shown.tell("index.html", by=5)
    assert reader.ask("document.querySelector('#title').textContent") == "One"
    reader.ask("(window.away = false, document.dispatchEvent(new Event('visibilitychange')))")

    told(reader, "Two")


def test_a_browser_finds_a_server_that_was_started_again(reader: Reader, shown: Shown) -> None:
    """It says that the preview is not running, and then takes what has changed meanwhile."""
    port = free_port()
    with served(shown, port=port) as server:
        opened(reader, server)
        reader.ask("window.kept = 1")
    reader.wait(f"{OVER}.querySelector('#away').textContent.includes('baspa serve')")
    with served(shown, port=port):
        reader.wait(f"{OVER}.querySelector('#away').textContent === ''")
        assert reader.ask("window.kept") == 1
    shown.write("index.html", page("Two"))
    with served(shown, port=port):
        told(reader, "Two")
    reader.complaints()


def test_what_is_wrong_is_said_over_the_last_good_page(reader: Reader, shown: Shown, server: Server) -> None:
    """With the file, the line and the cure; and it goes when all is mended."""
    shown.write("content/a.md", "---\ntitle: A\ncategory: Nonesuch\n---\n")
    wrong = Problem("category.unlisted", Place("content/a.md", 3, 11), "category", "Nonesuch")
    opened(reader, server)
    assert not reader.ask(SEEN % "#panel")
    shown.tell(problems=(wrong, warning("body.empty", Place("content/b.md", 1, 1))))

    reader.wait(SEEN % "#panel")
    said = reader.ask(f"{OVER}.querySelector('#panel').innerText")
    assert "content/a.md:3:11" in said
    assert "(Nonesuch)" in said
    assert "3  category: Nonesuch\n             ^^^^^^^^" in said
    assert "Errors: 1, Warnings: 1" in said
    assert reader.ask(f"{OVER}.querySelector('mark').textContent") == "Nonesuch"
    assert reader.ask("document.querySelector('#title').textContent") == "One"

    shown.tell()
    reader.wait(f"!({SEEN % '#panel'})")
    assert not reader.ask(SEEN % "#show")


def test_people_who_do_not_see_hear_of_it_and_nobody_loses_their_place(
    reader: Reader, shown: Shown, server: Server
) -> None:
    """An alert that was empty is filled; the focus stays; the panel is worked with keys, and fits a phone."""
    reader.set(width=360)
    shown.write("index.html", page(body='<input id="typed">'))
    opened(reader, server)
    reader.ask("document.querySelector('#typed').focus()")
    shown.tell(problems=(Problem("category.unlisted", Place("content/a.md", 3, 11), "category", "x" * 300),))
    reader.wait(SEEN % "#panel")

    assert reader.ask("document.activeElement.id") == "typed"
    assert reader.ask(f"{OVER}.querySelector('[role=alert]').textContent") == "Errors: 1"
    assert reader.ask(f"{OVER}.querySelector('#panel').scrollWidth") <= 360
    assert reader.ask("document.documentElement.scrollWidth") <= 360
    assert reader.ask(f"{OVER}.querySelector('#hide').getBoundingClientRect().height") >= 40

    reader.ask(f"{OVER}.querySelector('#hide').focus()")
    ActionChains(reader.chromium).send_keys(Keys.ESCAPE).perform()
    reader.wait(SEEN % "#show")
    reader.open(server.address)
    reader.wait(SEEN % "#show")
    assert not reader.ask(SEEN % "#panel")
    reader.ask(f"{OVER}.querySelector('#show').click()")
    assert reader.ask(SEEN % "#panel")


def test_warnings_alone_are_not_in_the_way(reader: Reader, shown: Shown, server: Server) -> None:
    """A button says how many there are."""
    opened(reader, server)
    shown.tell(problems=(warning("body.empty", Place("content/b.md", 1, 1)),))

    reader.wait(SEEN % "#show")
    assert not reader.ask(SEEN % "#panel")


@pytest.mark.parametrize("where", ["path", "field", "found", "line", "fact"])
def test_nothing_that_is_wrong_can_do_anything(reader: Reader, shown: Shown, server: Server, where: str) -> None:
    """File names, fields, values and lines are texts, whatever they hold."""
    shown.write("content/a.md", f"{HOSTILE}\n")
    problem = Problem(
        "category.unlisted",
        Place(f"content/{HOSTILE}.md" if where == "path" else "content/a.md", 1, 1),
        field=HOSTILE if where == "field" else "title",
        found=HOSTILE if where == "found" else "",
        facts=(("guess", HOSTILE),) if where == "fact" else (),
    )
    opened(reader, server)
    shown.tell(problems=(problem,))
    reader.wait(SEEN % "#panel")

    assert "onerror" in reader.ask(f"{OVER}.querySelector('#panel').innerText")
    assert reader.ask(f"{OVER}.querySelectorAll('img, script, a, iframe').length") == 0
    assert reader.ask("window.hit") is None
    assert reader.complaints() == []


def test_a_hostile_address_does_nothing_either(reader: Reader, server: Server) -> None:
    """What was asked for comes back in the page that says there is no such."""
    opened(reader, server, "x/%3C/script%3E%3Cscript%3Ewindow.hit=1%3C/script%3E/")

    assert reader.ask("window.hit") is None
    assert reader.ask("document.querySelectorAll('script').length") == 0


def test_a_story_that_readers_do_not_see_yet_has_a_ribbon(reader: Reader, shown: Shown, server: Server) -> None:
    """So has, small, each link to it; and the ribbon goes with the hold."""
    shown.write("a/index.html", page("A"))
    shown.write("index.html", page(body='<a id="held" href="/a/">A</a><a id="free" href="/b/">B</a>'))
    held = {"/a/": Hold.FUTURE}
    shown.tell(held=held, until={"/a/": datetime(2026, 11, 27, 9, 0, tzinfo=UTC)})
    opened(reader, server, "a/")

    assert reader.ask(f"{OVER}.querySelector('#ribbon').textContent") == "Scheduled for 27 November 2026, 09:00"
    reader.open(server.address)
    reader.wait(LOADED)
    assert not reader.ask(SEEN % "#ribbon")
    after = "getComputedStyle(document.querySelector('%s'), '::after').content"
    assert reader.ask(after % "#held") == '"Scheduled for 27 November 2026, 09:00"'
    assert reader.ask(after % "#free") == "none"

    opened(reader, server, "a/")
    shown.tell(held={})
    reader.wait(f"{LOADED} && !({SEEN % '#ribbon'})")


@pytest.mark.parametrize(
    "policy",
    [
        "default-src 'none'",
        "default-src 'self'; connect-src 'none'",
        "script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'; require-trusted-types-for 'script'",
        "default-src https:; trusted-types 'none'; require-trusted-types-for 'script'",
    ],
)
def test_a_page_keeps_its_own_policy(reader: Reader, shown: Shown, server: Server, policy: str) -> None:
    """The preview works under the strictest, and what readers' browsers refuse is refused here too."""
    probe = '<script>window.hit = 1</script><p id="styled" style="color: rgb(1, 2, 3)">p</p>'
    shown.write("index.html", page(body=probe, policy=policy))
    opened(reader, server)
    assert reader.ask("window.hit") is None
    assert any("Content Security Policy" in line for line in reader.complaints())
    assert reader.ask("fetch('/feed.xml').then(() => 'fetched', () => 'refused')") == (
        "fetched" if policy.startswith("script-src") else "refused"
    )
    shown.write("index.html", page("Two", policy=policy))
    shown.tell("index.html")

    told(reader, "Two")


def test_many_windows_may_be_open(reader: Reader, shown: Shown, server: Server) -> None:
    """A browser keeps six connections to one host: pages that nobody looks at give theirs back."""
    opened(reader, server)
    first = reader.chromium.current_window_handle
    for _ in range(8):
        reader.chromium.switch_to.new_window("tab")
        opened(reader, server)
    shown.write("index.html", page("Two"))
    shown.tell("index.html")
    told(reader, "Two")
    for handle in reader.chromium.window_handles:
        reader.chromium.switch_to.window(handle)
        told(reader, "Two")
        if handle != first:
            reader.chromium.close()
    reader.chromium.switch_to.window(first)


def test_another_site_reads_nothing(
    reader: Reader, shown: Shown, server: Server, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """Not by a script, a frame, a picture, a style, a window or a stream; its reader may still follow a link."""
    shown.write("press.js", "window.stolen = 1")
    shown.write("data.json", '{"secret": 1}')
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text(
        f"""<!doctype html><body><a id="link" href="{server.address}">link</a><script>
        const base = "{server.address}";
        const tag = (name, source) => new Promise((done) => {{
          const element = document.createElement(name);
          element.onload = () => done(name === "iframe" ? "frame" : "loaded");
          element.onerror = () => done("refused");
          Object.assign(element, name === "link" ? {{ rel: "stylesheet", href: source }} : {{ src: source }});
          document.body.append(element);
        }});
        const read = (asked) => asked.then((answer) => answer.text()).then((text) => text, () => "refused");
        window.results = Promise.all([
          read(fetch(base)), read(fetch(base + "data.json")), tag("script", base + "press.js"),
          tag("img", base + "data.json"), tag("link", base + "assets/press.css"),
          new Promise((done) => {{
            const source = new EventSource(base + ".baspa/events?page=index.html");
            source.onopen = () => done("opened");
            source.onerror = () => done("refused");
          }}),
        ]);
        </script></body>""",
        "utf-8",
    )
    reader.open(serve(elsewhere))

    assert reader.chromium.execute_async_script("window.results.then(arguments[0])") == ["refused"] * 6
    assert reader.ask("window.stolen") is None
    reader.ask("document.querySelector('#link').click()")
    told(reader, "One")


def test_a_real_paper_comes_to_the_screen_as_it_is_written(reader: Reader, tmp_path: Path) -> None:
    """A saved text, a broken one with its line, the mended one, a new story on the front page, and a style."""
    site = Site(tmp_path / "paper").write(f"-- site.yaml --\n{MINIMAL}")
    site.put("content/a.md", article(slug="a"))
    config = read_config(site.root)
    now = parse_time(NOW, config.zone)
    order = Order(config=config, output=site.output, now=now, jobs=1)
    with (
        open_preview(order, clock=lambda: now, tell=lambda _: None, progress=Silent()) as preview,
        served(preview) as server,
    ):
        heading, text = (
            "document.querySelector('h1')?.textContent.trim()",
            "document.querySelector('.text')?.textContent",
        )
        opened(reader, server, "2026/11/22/a/")
        reader.wait(f"{heading} === 'A story'")
        assert not [line for line in reader.complaints() if "favicon" not in line]

        site.put("content/a.md", article(slug="a", body="Something else.\n"))
        reader.wait(f"({text} ?? '').includes('Something else.')")

        site.put("content/a.md", article(slug="a", author=None, body="Something worse.\n"))
        reader.wait(f"{OVER} !== null && {SEEN % '#panel'}")
        assert "content/a.md" in reader.ask(f"{OVER}.querySelector('.place').textContent")
        assert "Something else." in reader.ask(text)

        site.put("content/a.md", article(slug="a", body="Something good.\n"))
        reader.wait(f"({text} ?? '').includes('Something good.')")
        reader.wait(LOADED)
        assert not reader.ask(SEEN % "#panel")

        reader.open(server.address)
        site.put("content/b.md", article(slug="b", title="Another story", time="2026-11-22 21:30"))
        reader.wait("document.body.textContent.includes('Another story')")

        reader.wait(LOADED)
        reader.ask("window.kept = 1")
        standard = (ROOT / "layouts/assets/press.css").read_text("utf-8")
        site.put("layouts/assets/press.css", standard + "body { outline: 3px solid rgb(1, 2, 3); }")
        reader.wait("getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)'")
