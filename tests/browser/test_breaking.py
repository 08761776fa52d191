"""Breaking news, in a real browser: a bar on every page, old ones too, that comes and goes and moves nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from browser.conftest import Host, Reader
from browser.test_reading_time import SHIFTS
from sites import MINIMAL, Site, article, build_here

pytestmark = pytest.mark.browser

Start = Callable[[Path], Host]
NOW = "2026-11-22T22:00:00+05:00"
BAR = "document.querySelector('.breaking')?.textContent.replace(/\\s+/g, ' ').trim() || ''"
FIRST, SECOND = "Breaking The bridge is closed×", "Breaking The dam holds×"
BELOW = """
(([bar, one]) => !bar.contains(one) && one !== document.body && one.getBoundingClientRect().bottom
  > bar.getBoundingClientRect().top)([document.querySelector(".breaking"), document.activeElement])
""".strip()
"""Whether what has the focus is covered by the bar."""
PAGES = ("/2026/11/01/old/", "/", "/news/", "/about/", "/2026/", "/404.html", "/page/1/")


@pytest.fixture
def paper(tmp_path: Path) -> Site:
    """Return a paper with an old story, a page, and two stories whose banners are up until 23:00 and 22:30."""
    site = Site(tmp_path / "paper").write(
        f"-- site.yaml --\n{MINIMAL}listing: {{ size: 1 }}\n"
        f"-- content/pages/about.md --\n---\ntitle: About\n---\n\n{'Long text. ' * 2_000}\n"
    )
    site.put("content/static/favicon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    site.put("content/old.md", article(title="Old", time="2026-11-01 10:00", body="An old story.\n\n" * 60))
    site.put(
        "content/a.md",
        article(title="The bridge is closed", slug="bridge", time="2026-11-22 20:00", breaking="2026-11-22 23:00"),
    )
    site.put(
        "content/b.md",
        article(title="The dam holds", slug="dam", time="2026-11-22 21:00", breaking="2026-11-22 22:30"),
    )
    return site


def _built(site: Site, now: str = NOW) -> Path:
    proof = build_here(site.root, site.output, now=now)
    assert proof.outcome is not None, proof.problems
    return site.output


@pytest.mark.parametrize("path", PAGES)
def test_the_newest_banner_is_on_every_page(paper: Site, host: Start, reader: Reader, path: str) -> None:
    """On pages made long before it too; each asks for the one fragment once and for nothing else."""
    there = host(_built(paper))
    reader.set(now=NOW, zone="America/New_York")

    reader.open(there.address + path)
    reader.wait(f"{BAR} == '{SECOND}'")

    assert [asked for asked in there.asked if "fragment" in asked] == ["/fragments/latest.html"]
    assert reader.complaints() == []


def test_a_story_does_not_announce_itself(paper: Site, host: Start, reader: Reader) -> None:
    """On its own page the next one that is up is shown instead."""
    there = host(_built(paper))
    reader.set(now=NOW)

    reader.open(f"{there.address}/2026/11/22/dam/")
    reader.wait(f"{BAR} == '{FIRST}'")


@pytest.mark.parametrize("path", ["/2026/11/01/old/", "/"])
def test_a_banner_comes_down_at_its_end_though_nothing_is_built(
    paper: Site, host: Start, reader: Reader, path: str
) -> None:
    """The next one follows it, and at its own end nothing is left."""
    there = host(_built(paper))
    reader.set(now="2026-11-22T22:29:58+05:00")
    reader.open(there.address + path)
    reader.wait(f"{BAR} == '{SECOND}'")
    reader.wait(f"{BAR} == '{FIRST}'")

    reader.set(now="2026-11-22T22:59:58+05:00")
    reader.open(there.address + path)
    reader.wait(f"{BAR} == '{FIRST}'")
    reader.wait(f"{BAR} == ''")


def test_no_page_but_the_front_page_changes_when_a_banner_begins_or_ends(paper: Site) -> None:
    """The fragment does, and whatever is made by the clock anyway; the build knows when to wake for it."""
    sees = {"index.html", "fragments/latest.html"}
    _built(paper)
    up = paper.tree()

    proof = build_here(paper.root, paper.output, now="2026-11-22T22:10:00+05:00")
    assert proof.next_wake is not None
    assert proof.next_wake.isoformat() == "2026-11-22T22:30:00+05:00"
    one = build_here(paper.root, paper.output, now="2026-11-22T22:30:00+05:00")
    between = paper.tree()
    build_here(paper.root, paper.output, now="2026-11-22T23:00:00+05:00")
    down = paper.tree()

    assert one.rendered <= 4
    assert {path for path in up if up[path] != between[path]} == sees
    assert {path for path in up if between[path] != down[path]} == sees
    assert b"data-until" not in down["fragments/latest.html"] + down["index.html"]


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("path", ["/2026/11/01/old/", "/", "/about/", "/404.html"])
def test_nothing_moves_when_a_banner_comes_and_goes(
    paper: Site, host: Start, reader: Reader, width: int, path: str
) -> None:
    """It lies over the bottom of the window, comes down at its end, and no part of the page has moved."""
    there = host(_built(paper))
    reader.set(now="2026-11-22T22:59:58.500+05:00", width=width, script=SHIFTS)

    reader.open(there.address + path)
    reader.wait(f"{BAR} == '{FIRST}'")
    box = reader.ask(
        "(b => [b.top, b.bottom, b.left, b.width])(document.querySelector('.breaking').getBoundingClientRect())"
    )
    reader.wait(f"{BAR} == ''")
    reader.ask("new Promise(done => setTimeout(done, 300))")

    assert reader.ask("window.shifts") == []
    assert box[0] > 640
    assert box[1] == 800
    assert box[2:] == [0, reader.ask("document.documentElement.clientWidth")]
    assert reader.ask("document.documentElement.scrollWidth <= innerWidth")


def test_a_keyboard_closes_it_and_it_stays_closed(paper: Site, host: Start, reader: Reader) -> None:
    """After the skip link come the headline and the button; what is closed does not come back on the next page."""
    there = host(_built(paper))
    reader.set(now=NOW)
    reader.open(f"{there.address}/about/")
    reader.wait(f"{BAR} == '{SECOND}'")
    around = []
    for _ in range(3):
        _press(reader, "Tab")
        around.append(reader.ask("document.activeElement.textContent"))

    assert around == ["Skip to the content", "The dam holds", "×"]
    assert reader.ask("document.activeElement.getAttribute('aria-label')") == "Close"
    assert reader.ask("document.querySelector('.breaking').getAttribute('role')") == "status"
    _press(reader, "Enter")
    reader.wait(f"{BAR} == ''")
    assert reader.ask("document.activeElement.id") == "page-main"
    reader.open(f"{there.address}/2026/11/01/old/")
    reader.wait("document.querySelector('[data-list=latest] a[href*=dam]') !== null")
    reader.ask("new Promise(done => setTimeout(done, 300))")
    assert reader.ask(BAR) == ""


def test_the_focus_is_never_below_the_bar(paper: Site, host: Start, reader: Reader) -> None:
    """Stepping through a long page with the keyboard, whatever has the focus can be seen above it."""
    there = host(_built(paper))
    reader.set(now=NOW, width=390)
    reader.open(f"{there.address}/2026/11/01/old/")
    reader.wait(f"{BAR} == '{SECOND}'")
    steps = reader.ask("document.querySelectorAll('a[href], button, summary').length") + 1
    assert steps > 8
    below = []
    for _ in range(steps):
        _press(reader, "Tab")
        hidden = reader.ask(BELOW)
        below += [reader.ask("document.activeElement.outerHTML")] if hidden else []

    assert below == []


def test_print_and_readers_without_scripts_have_no_bar_but_on_the_front_page(
    paper: Site, host: Start, reader: Reader
) -> None:
    """The front page has it in the file; on paper there is none anywhere."""
    there = host(_built(paper))
    reader.set(now=NOW)
    reader.open(f"{there.address}/about/")
    reader.wait(f"{BAR} == '{SECOND}'")
    reader.tell("Emulation.setEmulatedMedia", media="print")
    assert reader.ask("getComputedStyle(document.querySelector('.breaking')).display") == "none"
    reader.tell("Emulation.setEmulatedMedia", media="")
    reader.set(javascript=False)

    reader.open(f"{there.address}/2026/11/01/old/")
    assert "breaking" not in reader.chromium.page_source
    reader.open(f"{there.address}/")
    assert reader.chromium.find_element("css selector", ".breaking a").text == "The dam holds"


def _press(reader: Reader, key: str) -> None:
    """Press a key of the keyboard."""
    codes = {"Tab": 9, "Enter": 13}
    facts = {"key": key, "code": key, "windowsVirtualKeyCode": codes[key]}
    reader.tell("Input.dispatchKeyEvent", type="keyDown", **facts, **({"text": "\r"} if key == "Enter" else {}))
    reader.tell("Input.dispatchKeyEvent", type="keyUp", **facts)
