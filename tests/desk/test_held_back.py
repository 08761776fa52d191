"""What is held back is in no byte of the output, and there again when it is due."""

from datetime import datetime, timedelta

import pytest

from sites import MINIMAL, Site, article, build_here, run_here

pytestmark = pytest.mark.usefixtures("quick_layouts")

CANARY = "qanaryword"
"""A word that stands in a held-back article only: in its title, slug, body, tags, section, byline and files."""

HELD: dict[str, tuple[dict[str, object], str | None]] = {
    "a draft": ({"draft": True}, None),
    "a scheduled story": ({"time": "2026-11-25 09:00", "corrections": []}, "2026-11-25T09:00:00+05:00"),
    "an embargoed story": ({"embargo": "2026-11-26 12:00"}, "2026-11-26T12:00:00+05:00"),
    "an expired story": ({"expires": "2026-11-22 21:30"}, None),
    "an embargoed draft": ({"draft": True, "embargo": "2026-11-20 12:00"}, None),
}


def _write(site: Site, **held: object) -> None:
    fields = {
        "title": f"Title {CANARY}-1",
        "slug": f"{CANARY}-2",
        "category": f"Section {CANARY}-3",
        "author": [f"Desk {CANARY}-4", "City desk"],
        "tags": [f"tag {CANARY}-5", "snow"],
        "summary": f"Summary {CANARY}-6",
        "kicker": f"Kicker {CANARY}-7",
        "series": f"Series {CANARY}-8",
        "aliases": [f"/old/{CANARY}-9/"],
        "image": {"src": f"{CANARY}-10.jpg", "alt": f"Alt {CANARY}-11"},
        "corrections": [{"time": "2026-11-22 21:40", "text": f"Correction {CANARY}-12"}],
        "pinned": True,
        "kind": "live",
    }
    site.write(
        f"-- site.yaml --\n{MINIMAL}"
        f"-- content/open.md --\n{article(title='Open', tags=['snow'], body='Text, and [a link](held.md).')}"
        "-- content/pages/about.md --\n---\ntitle: About\n---\n\nSee [it](../held.md).\n"
    )
    body = f"Body {CANARY}-13.\n\n## Heading {CANARY}-14\n\n![x]({CANARY}-15.jpg)\n"
    body += f"\n## 21:05 ! Entry {CANARY}-16\n\nText {CANARY}-17.\n"
    site.put("content/held.md", article(body=body, **(fields | held)))
    site.put(f"content/{CANARY}-10.jpg", "lead")
    site.put(f"content/{CANARY}-15.jpg", "inside")


def _leaks(site: Site) -> list[str]:
    """Return the files of the output, with the program's own records, that hold or are called by the canary."""
    return [
        str(path.relative_to(site.output))
        for path in site.output.rglob("*")
        if CANARY in str(path) or (path.is_file() and CANARY.encode() in path.read_bytes())
    ]


@pytest.mark.parametrize("why", HELD)
def test_what_is_held_back_is_in_no_byte(site: Site, why: str) -> None:
    """Not in a page, a feed, a sitemap, a tag, a section, a copied picture or the manifest of the output."""
    _write(site, **HELD[why][0])

    proof = build_here(site.root, site.output)

    assert proof.outcome is not None
    assert proof.held_back == 1
    assert _leaks(site) == []
    assert "a link" in site.page("2026/11/22/open/index.html")
    assert "held" not in site.page("2026/11/22/open/index.html")


@pytest.mark.parametrize("why", [why for why, (_, due) in HELD.items() if due])
def test_it_is_back_to_the_second_when_it_is_due(site: Site, why: str) -> None:
    """One second before there is nothing; at the moment itself it is on its page, in the lists and in the feeds."""
    fields, due = HELD[why]
    assert due is not None
    _write(site, **fields)
    second_before = datetime.fromisoformat(due) - timedelta(seconds=1)

    build_here(site.root, site.output, now=second_before.isoformat())
    assert _leaks(site) == []

    build_here(site.root, site.output, now=due)
    leaks = _leaks(site)
    assert {"index.html", "feed.xml", "feed.json", "sitemap.xml", "fragments/latest.html"} <= set(leaks)
    assert f"tags/tag-{CANARY}-5/index.html" in leaks
    assert f"old/{CANARY}-9/index.html" in leaks


def test_an_expired_story_leaves_every_output(site: Site) -> None:
    """A story that was there is gone to the last byte when it expires, its sections and pictures with it."""
    _write(site, expires="2026-11-22 23:00")
    build_here(site.root, site.output, now="2026-11-22T22:59:59+05:00")
    assert _leaks(site)

    proof = build_here(site.root, site.output, now="2026-11-22T23:00:00+05:00")

    assert _leaks(site) == []
    assert proof.held_back == 1


def test_drafts_are_shown_where_they_are_wanted(site: Site) -> None:
    """`--drafts` shows drafts; the next build without it takes them away again."""
    _write(site, draft=True)

    build_here(site.root, site.output, drafts=True)
    assert f"Title {CANARY}-1" in site.page(f"2026/11/22/{CANARY}-2/index.html")

    build_here(site.root, site.output)
    assert _leaks(site) == []


def test_drafts_do_not_show_what_is_under_embargo(site: Site) -> None:
    """`--drafts` opens drafts only: an embargo and a scheduled time have no other key than their own end."""
    _write(site, draft=True, embargo="2026-11-26 12:00")

    build_here(site.root, site.output, drafts=True)

    assert _leaks(site) == []


def test_no_moment_that_a_build_is_told_lifts_an_embargo(site: Site) -> None:
    """An embargo that has not ended by the clock is an error at its line, and nothing is published."""
    fields = {"title": CANARY, "slug": CANARY, "embargo": "2199-01-01 06:00"}
    site.write(f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{article()}-- content/held.md --\n{article(**fields)}")

    early = run_here(site.root, "build", "--now", "2199-01-02T00:00:00+05:00")
    looked = run_here(site.root, "check", "--now", "2199-01-02T00:00:00+05:00")
    today = run_here(site.root, "build")

    line = (site.root / "content/held.md").read_text("utf-8").split("\n").index('embargo: "2199-01-01 06:00"') + 1
    assert early.status == 1
    assert [found.split()[1:3] for found in early.problems] == [[f"content/held.md:{line}:10:", "embargo:"]]
    assert looked.status == 0
    assert today.status == 0
    assert _leaks(site) == []


def test_a_draft_page_that_is_not_news_is_held_back_too(site: Site) -> None:
    """Standing pages know drafts as articles do."""
    site.write(
        f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{article()}"
        f"-- content/pages/new.md --\n---\ntitle: {CANARY}\ndraft: true\naliases: [/{CANARY}/]\n---\n\n{CANARY}\n"
    )

    proof = build_here(site.root, site.output)

    assert proof.held_back == 1
    assert _leaks(site) == []


def test_links_to_what_is_held_back_are_warned_about(site: Site) -> None:
    """The words stay without the link, and each place is said as a warning."""
    _write(site, draft=True)

    proof = build_here(site.root, site.output)

    assert [(p.code, p.place.path, p.level) for p in proof.problems] == [
        ("link.held", "content/open.md", "warning"),
        ("link.held", "content/pages/about.md", "warning"),
    ]
