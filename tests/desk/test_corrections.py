"""Corrections: on the article, in what machines read, and on a page of their own."""

import json
import re

import pytest

from sites import MINIMAL, Site, article, build_here, tree

pytestmark = pytest.mark.usefixtures("quick_layouts")

PAPER = f"-- site.yaml --\n{MINIMAL}listing: {{ size: 2 }}\n"
ON_PAGE = re.compile(r"/2026/11/22/(\w+)/#page-corrections")


def _story(name: str, *corrected: str) -> str:
    corrections = [{"time": f"2026-11-{day}", "text": f"{name} on {day}."} for day in corrected]
    return f"-- content/{name}.md --\n{article(title=name, slug=name, corrections=corrections or None)}"


def _listed(site: Site, page: str = "corrections/index.html") -> list[str]:
    return ON_PAGE.findall(site.page(page))


def _written(site: Site, before: dict[str, bytes]) -> set[str]:
    """Return the files that readers get otherwise than before."""
    now = tree(site.output)
    return {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}


def test_corrections_stand_on_the_article_newest_first(site: Site) -> None:
    """In whatever order they were typed; the story says that it was changed then, everywhere."""
    site.write(PAPER + _story("a", "23 10:00", "25 10:00", "24 10:00"))

    build_here(site.root, site.output, now="2026-11-30T12:00:00+05:00")

    page = site.page("2026/11/22/a/index.html")
    shown = re.findall(r"a on (2\d) 10:00", page[page.index('class="corrections"') :])
    story = next(thing for thing in json.loads(re.findall(r"ld\+json\">(.*?)</script>", page)[0]))
    changed = "2026-11-25T10:00:00+05:00"
    assert shown == ["25", "24", "23"]
    assert [one["datePublished"][8:10] for one in story["correction"]] == ["25", "24", "23"]
    assert {one["@type"] for one in story["correction"]} == {"CorrectionComment"}
    assert story["dateModified"] == changed
    assert f'article:modified_time" content="{changed}"' in page
    assert f"<updated>{changed}</updated>" in site.page("atom.xml")
    assert f'"date_modified": "{changed}"' in site.page("feed.json")
    assert f"/2026/11/22/a/</loc><lastmod>{changed}" in site.page("sitemap.xml")


def test_an_update_after_the_last_correction_counts(site: Site) -> None:
    """A story was changed when it was last changed, by whatever."""
    fields = {"updated": "2026-11-26 10:00", "corrections": [{"time": "2026-11-25 10:00", "text": "A name."}]}
    site.write(f"{PAPER}-- content/a.md --\n{article(slug='a', **fields)}")

    build_here(site.root, site.output, now="2026-11-30T12:00:00+05:00")

    assert "/2026/11/22/a/</loc><lastmod>2026-11-26T10:00:00+05:00" in site.page("sitemap.xml")


def test_a_paper_that_has_corrected_nothing_says_so(site: Site) -> None:
    """The page is always there, so that the first correction does not change every footer."""
    site.write(PAPER + _story("a"))

    build_here(site.root, site.output)

    assert "Nothing has been corrected so far." in site.page("corrections/index.html")
    assert 'href="/corrections/"' in site.page("index.html")
    assert "/corrections/" not in site.page("sitemap.xml")


def test_every_corrected_story_is_listed_by_its_newest_correction(site: Site) -> None:
    """Not by its publication; in pages counted from the oldest."""
    for number, name in enumerate("abcde"):
        site.write(PAPER + _story(name, f"{23 + number} 10:00"))

    build_here(site.root, site.output, now="2026-11-30T12:00:00+05:00")

    assert _listed(site) == ["e", "d", "c"]
    assert _listed(site, "corrections/page/1/index.html") == ["b", "a"]


def test_work_follows_a_correction(site: Site) -> None:
    """A story without corrections touches no page of them; one that is corrected touches the newest alone."""
    for number, name in enumerate("abcde"):
        site.write(PAPER + _story(name, f"{23 + number} 10:00"))
    site.write(_story("plain"))
    build_here(site.root, site.output, now="2026-11-30T12:00:00+05:00")

    before = tree(site.output)
    site.write(_story("more"))
    build_here(site.root, site.output, now="2026-11-30T12:00:00+05:00")
    plain = _written(site, before)
    before = tree(site.output)
    site.write(_story("plain", "29 10:00"))
    build_here(site.root, site.output, now="2026-11-30T12:00:00+05:00")
    corrected = _written(site, before)

    assert {path for path in plain if path.startswith("corrections/")} == set()
    assert "2026/11/22/more/index.html" in plain
    # Six are two numbered pages now, where the redirect to the first page waited for the second.
    assert {path for path in corrected if path.startswith("corrections/")} == {
        "corrections/index.html",
        "corrections/page/2/index.html",
        "corrections/page/3/index.html",
    }
    assert {"2026/11/22/plain/index.html", "sitemap.xml", "atom.xml", "feed.json"} <= corrected
    assert not {"index.html", "news/index.html"} & corrected


def test_a_story_that_is_corrected_again_moves_up(site: Site) -> None:
    """And the pages it left and entered are what a build from nothing makes."""
    for number, name in enumerate("abcde"):
        site.write(PAPER + _story(name, f"{23 + number} 10:00"))
    build_here(site.root, site.output, now="2026-11-30T12:00:00+05:00")

    site.write(_story("a", "23 10:00", "28 10:00"))
    build_here(site.root, site.output, now="2026-11-30T12:00:00+05:00")

    assert _listed(site) == ["a", "e", "d"]
    assert _listed(site, "corrections/page/1/index.html") == ["c", "b"]


def test_one_that_expires_leaves_the_list(site: Site) -> None:
    """With everything else that told of it."""
    corrections = [{"time": "2026-11-23 10:00", "text": "A name."}]
    expiring = article(title="gone", slug="gone", expires="2026-11-24 10:00", corrections=corrections)
    site.write(f"{PAPER}-- content/gone.md --\n{expiring}")
    build_here(site.root, site.output, now="2026-11-23T12:00:00+05:00")
    listed = _listed(site)

    build_here(site.root, site.output, now="2026-11-24T10:00:00+05:00")

    assert listed == ["gone"]
    assert _listed(site) == []
    assert "Nothing has been corrected" in site.page("corrections/index.html")


def test_a_standing_page_may_not_take_its_place(site: Site) -> None:
    """`/corrections/` is the paper's own."""
    site.write(PAPER + "-- content/pages/corrections.md --\n---\ntitle: How we correct\n---\n\nText.\n")

    finished = site.build()

    assert finished.status == 1
    assert "content/pages/corrections.md:1:1: slug" in finished.err


def test_what_is_yet_to_come_is_said_until_it_has_come(site: Site) -> None:
    """A correction of next year is a slip of the pen; one of in five minutes is two clocks."""
    site.write(PAPER + _story("a", "22 22:05", "24 10:00"))

    early = build_here(site.root, site.output, now="2026-11-22T22:00:00+05:00")
    still = build_here(site.root, site.output, now="2026-11-23T22:00:00+05:00")
    due = build_here(site.root, site.output, now="2026-11-24T10:00:00+05:00")

    assert [(one.code, one.field) for one in early.problems] == [("time.ahead", "corrections.2.time")]
    assert early.problems == still.problems
    assert due.problems == ()
