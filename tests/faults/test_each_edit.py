"""One edit of each sort that a build must notice: what it makes of the change is what a clean build makes.

`tests/test_same_bytes.py` edits at random and at length. These few are quick, and each is the proof that one of the
planted bugs (`tests/planted/`) would be found.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sites import MINIMAL, NOW, Site, article, build_clean, build_here, tree

BEFORE = "2026-11-22T12:00:00+05:00"
INCLUDING = """\
{% extends "base.html" %}
{% block main %}<h1>{{ article.story.title }}</h1>{% include "own/box.html" %}{% endblock %}
"""
pytestmark = pytest.mark.usefixtures("quick_layouts")


@pytest.fixture
def published(site: Site) -> Site:
    """Return a site with a little of everything, built before noon of the last day."""
    site.put("site.yaml", MINIMAL)
    site.put("layouts/own/box.html", "<aside>morning</aside>\n")
    site.put("layouts/article.html", INCLUDING)
    for day, name in enumerate(("snow", "roads", "match", "choir"), start=10):
        tags = ["winter"] if name != "choir" else []
        site.put(f"content/{name}.md", article(title=name.title(), time=f"2026-11-{day} 10:00", tags=tags))
    site.put("content/embargoed.md", article(title="Embargoed", time="2026-11-01 10:00", embargo="2026-11-22 21:00"))
    site.put("content/expiring.md", article(title="Expiring", time="2026-11-02 10:00", expires="2026-11-22 21:30"))
    proof = build_here(site.root, site.output, now=BEFORE)
    assert proof.outcome is not None
    return site


def _assert_as_clean(site: Site, top: Path, now: str = BEFORE) -> None:
    """Build, and compare with a clean build elsewhere; something must have changed."""
    before = site.tree()

    build_here(site.root, site.output, now=now)

    build_clean(site.root, top / "clean", now=now)
    assert site.tree() == tree(top / "clean")
    assert site.tree() != before


@pytest.mark.parametrize(
    "changed",
    [
        MINIMAL.replace("Test Paper", "Another Paper"),
        f"{MINIMAL}listing: {{size: 2}}\n",
        f"{MINIMAL}permalink: /{{yyyy}}/{{slug}}/\n",
    ],
    ids=["title", "listing", "permalink"],
)
def test_another_configuration_is_noticed(published: Site, tmp_path: Path, changed: str) -> None:
    """Of what every page shows, of how long lists are, of where articles lie."""
    published.put("site.yaml", changed)

    _assert_as_clean(published, tmp_path)


def test_another_included_layout_is_noticed(published: Site, tmp_path: Path) -> None:
    """It is part of every page whose layout includes it."""
    published.put("layouts/own/box.html", "<aside>evening</aside>\n")

    _assert_as_clean(published, tmp_path)


def _in_place(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _by_renaming(path: Path, content: bytes) -> None:
    path.with_suffix(".new").write_bytes(content)
    path.with_suffix(".new").replace(path)


@pytest.mark.parametrize("save", [_in_place, _by_renaming])
def test_an_edit_that_leaves_no_trace_in_time_and_size_is_noticed(
    published: Site, tmp_path: Path, save: Callable[[Path, bytes], None]
) -> None:
    """The same number of bytes, and the old time of modification put back."""
    there = published.root / "content/snow.md"
    before = there.stat()
    save(there, there.read_bytes().replace(b"The text", b"New text"))
    os.utime(there, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert there.stat().st_size == before.st_size

    _assert_as_clean(published, tmp_path)


@pytest.mark.parametrize("now", ["2026-11-22T21:00:00+05:00", NOW, "2026-11-24T12:00:00+05:00"])
def test_the_end_of_an_embargo_is_noticed(published: Site, tmp_path: Path, now: str) -> None:
    """No file has changed; the clock has, to the second of the embargo, beyond an expiry, and by days."""
    _assert_as_clean(published, tmp_path, now)

    assert "embargoed" in "".join(published.tree())
    assert ("expiring" in "".join(published.tree())) == (now < "2026-11-22T21:30")


def test_a_deleted_article_is_pruned(published: Site, tmp_path: Path) -> None:
    """Its page, and the day and tag that only it had."""
    (published.root / "content/choir.md").unlink()

    _assert_as_clean(published, tmp_path)

    assert "choir" not in "".join(published.tree())


def test_what_is_similar_to_a_new_article_lists_it(site: Site, tmp_path: Path) -> None:
    """The pages of older articles with the same tag, which are neighbours of it in no other way."""
    site.put("site.yaml", MINIMAL)
    for day in range(1, 21):
        tags = ["rare"] if day == 1 else [f"tag {day}"]
        section = "Sport" if day == 1 else f"Section {day}"
        fields = {"title": f"Story {day}", "time": f"2026-11-{day:02} 10:00", "tags": tags, "category": section}
        site.put(f"content/{day:02}.md", article(**fields))
    build_here(site.root, site.output, now=NOW)
    page = site.output / "2026/11/01/story-1/index.html"
    assert b"Retold" not in page.read_bytes()
    site.put("content/20.md", article(title="Retold", time="2026-11-20 10:00", tags=["rare"], category="Section 20"))

    _assert_as_clean(site, tmp_path, NOW)

    assert b"Retold" in page.read_bytes()
