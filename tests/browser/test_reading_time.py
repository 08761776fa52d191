"""What a page says at reading time, in a real browser: "Бүгін, 21:00", "Кеше", and today's news on old pages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from browser.conftest import Host, Reader
from reader import Page
from sites import MINIMAL, Site, article, build_here

pytestmark = pytest.mark.browser

Serve = Callable[[Path], str]
SHOWN = "Array.from(document.querySelectorAll('[data-list] time')).map(t => [t.dateTime, t.textContent.trim()])"
LATEST = "Array.from(document.querySelectorAll('[data-list=latest] a')).map(a => a.textContent)"
SOME_TODAY = "Array.from(document.querySelectorAll('main time')).some(t => /^Бүгін, /.test(t.textContent))"
TODAY = re.compile(r"Бүгін, \d\d:\d\d")
SHIFTS = """
window.shifts = [];
const name = node => node ? `${node.nodeName} ${node.className || node.textContent}`.slice(0, 60) : "?";
const whole = entry => entry.startTime >= performance.getEntriesByType("navigation")[0].domInteractive;
const told = entry => `${entry.value}: ${entry.sources.map(source => name(source.node)).join(", ")}`;
new PerformanceObserver(list => list.getEntries().filter(whole).forEach(entry => shifts.push(told(entry))))
  .observe({ type: "layout-shift", buffered: true });
"""
"""What moves once the whole page is there; while it is still arriving, it is laid out as it comes."""


HIDDEN = """
(() => {
  let hidden = false, passed = 0;
  const Set = window.Date;
  window.Date = class extends Set {
    constructor(...given) { given.length ? super(...given) : super(Set.now() + passed); }
    static now() { return Set.now() + passed; }
  };
  Object.defineProperty(document, "hidden", { get: () => hidden });
  window.pass = (more) => { passed += more; return true; };
  window.hide = (now) => { hidden = now; document.dispatchEvent(new Event("visibilitychange")); return true; };
})();
"""
"""Lets a test hide a tab and let hours pass; put in after the clock."""


def _expected(written: str, today: str, yesterday: str, absolute: str) -> str:
    """Return what a time of the paper should read as on a given day of the paper."""
    if written.startswith(today):
        return f"Бүгін, {written[11:16]}"
    return "Кеше" if written.startswith(yesterday) else absolute


def _in_the_file(output: Path, path: str) -> dict[str, str]:
    """Return the absolute text of every time in a page as it was published."""
    html = (output / path).read_text("utf-8")
    return {when: text.strip() for when, text in re.findall(r'<time datetime="([^"]+)">([^<]+)</time>', html)}


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo", "Asia/Almaty"])
def test_days_are_the_papers_wherever_the_reader_is(newsroom: Path, serve: Serve, reader: Reader, zone: str) -> None:
    """At 22:00 in Almaty, today's stories say "Бүгін" and the time, yesterday's "Кеше", older ones their date."""
    reader.set(now="2026-11-22T22:00:00+05:00", zone=zone)
    absolute = _in_the_file(newsroom, "index.html")

    reader.open(f"{serve(newsroom)}/")
    reader.wait(SOME_TODAY)

    shown = reader.ask(SHOWN)
    assert len(shown) >= 20
    assert [text for _, text in shown] == [
        _expected(written, "2026-11-22", "2026-11-21", absolute[written]) for written, _ in shown
    ]
    assert ["2026-11-22T21:00:00+05:00", "Бүгін, 21:00"] in shown
    assert "Кеше" in [text for _, text in shown]
    assert reader.complaints() == []


@pytest.mark.parametrize(
    ("now", "today", "yesterday"),
    [
        ("2026-11-22T21:00:30+05:00", "2026-11-22", "2026-11-21"),
        ("2026-11-22T23:59:30+05:00", "2026-11-22", "2026-11-21"),
        ("2026-11-23T00:00:01+05:00", "2026-11-23", "2026-11-22"),
        ("2026-11-23T23:59:30+05:00", "2026-11-23", "2026-11-22"),
        ("2026-11-24T00:00:01+05:00", "2026-11-24", "2026-11-23"),
    ],
)
def test_a_day_is_a_calendar_day(  # a day of the calendar, not twenty-four hours
    newsroom: Path, serve: Serve, reader: Reader, now: str, today: str, yesterday: str
) -> None:
    """Just before and just after the paper's midnight, the words change with the date and not with the hours."""
    reader.set(now=now, zone="America/New_York")
    absolute = _in_the_file(newsroom, "index.html")

    reader.open(f"{serve(newsroom)}/")
    reader.wait("Array.from(document.querySelectorAll('[data-list] time')).some(t => t.dataset.absolute)")

    for written, text in reader.ask(SHOWN):
        if written < now:
            assert text == _expected(written, today, yesterday, absolute[written])


def test_a_page_left_open_over_midnight_changes_its_words(newsroom: Path, serve: Serve, reader: Reader) -> None:
    """At midnight in the paper's zone "Бүгін" becomes "Кеше" and "Кеше" a date, without a reload."""
    reader.set(now="2026-11-22T23:59:57.500+05:00", zone="UTC")
    reader.open(f"{serve(newsroom)}/")
    reader.wait(SOME_TODAY, 2)

    reader.wait(f"!{SOME_TODAY}", 8)

    shown = dict(reader.ask(SHOWN))
    assert shown["2026-11-22T21:00:00+05:00"] == "Кеше"
    assert shown.items() >= {
        (written, text)
        for written, text in _in_the_file(newsroom, "index.html").items()
        if written < "2026-11-22" and written in shown
    }


@pytest.mark.parametrize(
    "now",
    ["1970-01-01T00:00:00Z", "2020-06-01T12:00:00Z", "2026-11-22T08:00:00+05:00", "2040-01-01T00:00:00Z"],
)
def test_a_wrong_clock_says_nothing_wrong(newsroom: Path, serve: Serve, reader: Reader, now: str) -> None:
    """With a clock years off, or hours before the newest story, every time keeps the date it was published with."""
    reader.set(now=now)
    absolute = _in_the_file(newsroom, "index.html")

    reader.open(f"{serve(newsroom)}/")
    reader.wait("document.readyState == 'complete'")

    assert dict(reader.ask(SHOWN)).items() <= absolute.items()
    assert reader.complaints() == []


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Almaty", "Pacific/Kiritimati"])
@pytest.mark.parametrize(
    "clock", ["2026-11-20T22:00:00+05:00", "2026-11-22T03:00:00+05:00", "2026-12-24T09:00:00+05:00"]
)
def test_a_readers_wrong_clock_is_set_right_by_the_host(
    newsroom: Path, host: Callable[[Path], Host], reader: Reader, zone: str, clock: str
) -> None:
    """What the host says of the time counts, with the seconds that a cache has kept the answer."""
    there = host(newsroom)
    there.said |= {"Date": "Sun, 22 Nov 2026 16:00:00 GMT", "Age": "3600"}
    reader.set(now=clock, zone=zone)

    reader.open(f"{there.address}/")
    reader.wait(SOME_TODAY)

    shown = reader.ask(SHOWN)
    absolute = _in_the_file(newsroom, "index.html")
    assert [text for _, text in shown] == [
        _expected(written, "2026-11-22", "2026-11-21", absolute[written]) for written, _ in shown
    ]
    assert reader.complaints() == []


def test_a_tab_that_was_hidden_overnight_shows_the_new_day(
    newsroom: Path, host: Callable[[Path], Host], reader: Reader
) -> None:
    """When the reader comes back to it, words and news are today's; coming back within a minute asks nobody."""
    there = host(newsroom)
    reader.set(now="2026-11-22T22:00:00+05:00", script=HIDDEN)
    reader.open(f"{there.address}{_old_article(newsroom)}")
    reader.wait(SOME_TODAY)
    reader.ask("window.hide(true), window.hide(false)")
    fragment = newsroom / "fragments/latest.html"
    whole = fragment.read_text("utf-8")
    try:
        fragment.write_text(whole.replace("</a>", " (jańa)</a>", 1), "utf-8")
        reader.ask("window.hide(true), window.pass(9 * 3600 * 1000), window.hide(false)")
        reader.wait(f"{LATEST}[0].endsWith('(jańa)')")
    finally:
        fragment.write_text(whole, "utf-8")

    assert dict(reader.ask(SHOWN))["2026-11-22T21:00:00+05:00"] == "Кеше"
    assert not reader.ask(SOME_TODAY)
    assert there.asked.count("/fragments/latest.html") == 2


def test_a_page_that_comes_back_from_the_cache_is_fresh(
    newsroom: Path, host: Callable[[Path], Host], reader: Reader
) -> None:
    """Going back, the browser shows the page as it was left; then it becomes today's, and nothing moves."""
    there = host(newsroom)
    reader.set(now="2026-11-22T22:00:00+05:00", width=1280, script=HIDDEN + SHIFTS)
    reader.open(f"{there.address}{_old_article(newsroom)}")
    reader.wait(SOME_TODAY)
    reader.ask("window.left = true")
    reader.ask("addEventListener('pageshow', event => { window.back = event.persisted; })")
    reader.ask("addEventListener('pagehide', () => pass(26 * 3600 * 1000))")
    reader.open(f"{there.address}/about/")

    reader.chromium.back()
    reader.wait("window.left === true && window.back === true")
    reader.wait(f"!{SOME_TODAY}")
    reader.wait("document.readyState == 'complete'")
    reader.ask("new Promise(done => setTimeout(done, 300))")

    assert dict(reader.ask(SHOWN))["2026-11-22T21:00:00+05:00"] == "22 қараша 2026, 21:00"
    assert there.asked.count("/fragments/latest.html") == 3
    assert reader.ask("window.shifts") == []


def _old_article(newsroom: Path) -> str:
    """Return the path of the second oldest article: its own list is short and long out of date."""
    pages = sorted(path for path in newsroom.glob("20??/??/??/*/index.html"))
    return f"/{pages[1].relative_to(newsroom).parent.as_posix()}/"


def test_an_old_page_shows_todays_news(newsroom: Path, serve: Serve, reader: Reader) -> None:
    """The list in the file is that of the article's day; the reader sees the shared fragment's, today's."""
    reader.set(now="2026-11-22T22:00:00+05:00", zone="UTC")
    path = _old_article(newsroom)
    fragment = (newsroom / "fragments/latest.html").read_text("utf-8")
    titles = [text for name, text in Page.of(fragment).texts if name == "a"]
    assert titles[0] not in (newsroom / path.strip("/") / "index.html").read_text("utf-8")

    reader.open(f"{serve(newsroom)}{path}")
    reader.wait(f"document.querySelectorAll('[data-list=latest] a').length == {len(titles)}")

    assert reader.ask(LATEST) == titles
    newest = reader.ask("document.querySelector('[data-list=latest] time').textContent")
    assert TODAY.fullmatch(newest)
    assert reader.complaints() == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", ["the front page", "an old article", "a new article", "the page for nothing found"])
def test_nothing_moves_while_the_page_changes(
    newsroom: Path, serve: Serve, reader: Reader, width: int, kind: str
) -> None:
    """The new words and the new list shift no part of the page by a hair."""
    reader.set(now="2026-11-22T22:00:00+05:00", zone="UTC", width=width, script=SHIFTS)
    newest = max(newsroom.glob("2026/11/22/*/index.html"), key=lambda path: "21:00" in path.read_text("utf-8"))
    path = {
        "the front page": "/",
        "an old article": _old_article(newsroom),
        "the page for nothing found": "/404.html",
        "a new article": f"/{newest.parent.relative_to(newsroom).as_posix()}/",
    }[kind]

    reader.open(f"{serve(newsroom)}{path}")
    reader.wait(SOME_TODAY)
    reader.ask("new Promise(done => setTimeout(done, 300))")

    assert reader.ask("window.shifts") == []
    assert reader.ask("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript_everything_is_still_right(newsroom: Path, serve: Serve, reader: Reader) -> None:
    """Scripts off: absolute times, and on an article the list as of its day; nothing is missing."""
    address = serve(newsroom)
    path = _old_article(newsroom)
    reader.set(javascript=False)

    reader.open(f"{address}{path}")
    article_source = reader.chromium.page_source
    reader.open(f"{address}/#page-all")

    shown = {
        e.get_attribute("datetime"): e.text for e in reader.chromium.find_elements("css selector", "[data-list] time")
    }
    assert shown.items() <= _in_the_file(newsroom, "index.html").items()
    in_file = Page.of((newsroom / path.strip("/") / "index.html").read_text("utf-8"))
    assert Page.of(article_source).text("h1") == in_file.text("h1")
    assert [e.attributes for e in Page.of(article_source).named("a")] == [e.attributes for e in in_file.named("a")]


def test_without_the_fragment_the_list_stays(tmp_path: Path, serve: Serve, reader: Reader) -> None:
    """When the fragment cannot be had, or is empty, the list in the page stays as it was published."""
    site = Site(tmp_path / "paper").write(
        f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{article(title='First', time='2026-11-22 20:00')}"
        f"-- content/b.md --\n{article(title='Second')}"
    )
    build_here(site.root, site.output)
    address = serve(site.output)
    for fragment in (None, "", "<p>nothing</p>", "<ul>"):
        there = site.output / "fragments/latest.html"
        there.unlink(missing_ok=True)
        if fragment is not None:
            there.write_text(fragment)

        reader.open(f"{address}/2026/11/22/second/")
        reader.ask("new Promise(done => setTimeout(done, 300))")

        assert reader.ask(LATEST) == ["First"]


def test_every_kind_of_page_is_quiet(newsroom: Path, serve: Serve, reader: Reader) -> None:
    """No page makes the console complain or asks for a file that is not there."""
    address = serve(newsroom)
    with_picture = next(
        path for path in newsroom.glob("20??/??/??/*/index.html") if "<figure" in path.read_text("utf-8")
    )
    for path in (
        "/",
        f"/{with_picture.parent.relative_to(newsroom).as_posix()}/",
        "/qogham/",
        "/2026/",
        "/2026/11/",
        "/2026/11/22/",
        "/about/",
        "/404.html",
        "/page/1/",
    ):
        reader.open(f"{address}{path}")
        reader.wait("document.readyState == 'complete'")

        assert reader.complaints() == [], path
        assert reader.ask("Array.from(document.images).every(i => !i.complete || i.naturalWidth > 0)"), path
