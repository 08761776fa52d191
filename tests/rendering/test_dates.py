"""Dates in the words of three languages, and the shelves of the date archive."""

import pytest

from baspa.rendering.words import catalogue_names, parse_words, written_day
from reader import Page
from sites import Site, article, build_here

pytestmark = pytest.mark.usefixtures("quick_layouts")

CONFIGURATION = """\
title: Test Paper
base_url: https://paper.example
language: {language}
timezone: Asia/Almaty
"""


@pytest.mark.parametrize(
    ("language", "moment", "month", "year"),
    [
        ("kk", "22 қараша 2026, 21:05", "қараша 2026", "2026"),
        ("ru", "22 ноября 2026, 21:05", "ноябрь 2026", "2026"),
        ("en", "22 November 2026, 21:05", "November 2026", "2026"),
    ],
)
def test_times_are_written_in_the_papers_language(
    site: Site, language: str, moment: str, month: str, year: str
) -> None:
    """A story's time, a month's and a year's heading are in full words, in the paper's own zone."""
    site.put("site.yaml", CONFIGURATION.format(language=language))
    site.put("content/a.md", article(title="Story", time="2026-11-22T16:05:00Z"))

    build_here(site.root, site.output)

    story = Page.of(site.page("2026/11/22/story/index.html"))
    assert story.named("time", datetime="2026-11-22T21:05:00+05:00")
    assert ("time", moment) in story.texts
    assert Page.of(site.page("2026/11/index.html")).text("h1").casefold() == month.casefold()
    assert Page.of(site.page("2026/index.html")).text("h1") == year


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_page_says_today_or_yesterday_by_itself(site: Site, language: str) -> None:
    """Pages carry absolute times; "today" is said by the reader's browser (law 3)."""
    site.put("site.yaml", CONFIGURATION.format(language=language))
    site.put("content/a.md", article(title="Story"))

    build_here(site.root, site.output)

    for path, content in site.tree().items():
        if path.endswith((".html", ".xml", ".json")):
            shown = [text for inside, text in Page.of(content.decode()).texts if inside == "time"]
            assert not [text for text in shown if text.startswith(("Бүгін", "Кеше", "Сегодня", "Вчера", "Today"))]


def test_the_pages_do_not_depend_on_the_moment_they_are_made_at(site: Site) -> None:
    """Two builds at two moments between which nothing is due differ in no byte."""
    site.put("site.yaml", CONFIGURATION.format(language="kk"))
    site.put("content/a.md", article(title="Story", time="2026-11-22 21:00"))
    build_here(site.root, site.output, now="2026-11-22T21:00:00+05:00")
    first = site.tree()

    build_here(site.root, site.output, now="2026-11-24T20:59:59+05:00")

    assert site.tree() == first


def test_the_change_of_offset_in_almaty(site: Site) -> None:
    """Two stories around 1 March 2024 carry the offsets that were in force."""
    site.put("site.yaml", CONFIGURATION.format(language="kk"))
    site.put("content/a.md", article(title="Before", time="2024-02-29 22:59"))
    site.put("content/b.md", article(title="After", time="2024-03-01 00:01"))

    build_here(site.root, site.output)

    assert Page.of(site.page("2024/02/29/before/index.html")).named("time", datetime="2024-02-29T22:59:00+06:00")
    assert Page.of(site.page("2024/03/01/after/index.html")).named("time", datetime="2024-03-01T00:01:00+05:00")


def test_the_shelves_of_the_date_archive_lead_to_each_other(site: Site) -> None:
    """Years list months, months list days, days list stories; neighbours skip what has no news."""
    site.put("site.yaml", CONFIGURATION.format(language="en"))
    for number, time in enumerate(("2024-12-31 23:00", "2026-01-05 09:00", "2026-11-21 09:00", "2026-11-22 09:00")):
        site.put(f"content/{number}.md", article(title=f"Story {number}", time=time))

    build_here(site.root, site.output)

    links = {
        path: Page.of(site.page(f"{path}index.html")).links for path in ("2024/", "2026/", "2026/11/", "2026/11/22/")
    }
    assert "/2026/" in links["2024/"]
    assert "/2024/12/" in links["2024/"]
    assert [url for url in links["2026/"] if url.startswith("/2026/")][:2] == ["/2026/11/", "/2026/01/"]
    assert "/2025/" not in links["2026/"]
    assert [url for url in links["2026/11/"] if url.startswith("/2026/11/")][:2] == ["/2026/11/22/", "/2026/11/21/"]
    assert "/2026/01/" in links["2026/11/"]
    assert {"/2026/11/22/story-3/", "/2026/11/21/"} <= set(links["2026/11/22/"])


def test_a_day_of_many_parts() -> None:
    """Missing parts of a date count as the first."""
    assert written_day("2026-11-22", "d MMMM y", "kk") == "22 қараша 2026"
    assert written_day("2026", "d MMMM y", "en") == "1 January 2026"


def test_words_are_laid_over_each_other_from_the_plainest() -> None:
    """A paper in `kk-KZ` uses English words where Kazakh has none, Kazakh ones, and its country's over them."""
    assert catalogue_names("kk-KZ") == ("en", "kk", "kk-KZ")
    assert catalogue_names("en") == ("en",)


@pytest.mark.parametrize("text", ["- a list\n", "words\n", ""])
def test_words_must_be_named(text: str) -> None:
    """A catalogue that is no mapping is refused."""
    with pytest.raises(ValueError, match="mapping"):
        parse_words(text)
