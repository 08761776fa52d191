"""A check remembers what it has found right, and finds what a check from nothing finds."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baspa.edition import Order
from baspa.memory.store import FOLDER, NAME, SEAL
from baspa.press import CHECKED, check
from baspa.progress import Silent
from baspa.proof import Proof
from baspa.reading.config import read_config
from photos import photo
from sites import MINIMAL, NOW, Site, article, build_here

pytestmark = pytest.mark.usefixtures("quick_layouts")

A, B, C = (f"content/2026/11/2{number}-{name}.md" for number, name in enumerate("abc"))
OWN_LAYOUT = (
    '{% extends "base.html" %}{% block main %}<h1>{{ article.story.title }}</h1>{{ article.body }}{% endblock %}'
)
LYING = """\
<!doctype html>
<title>{{ page.title }}</title>
<script type="application/ld+json">
{{ {"@type": "NewsArticle", "headline": "Believe it", "datePublished": article.story.time|iso}|tojson }}
</script>
<h1>{{ article.story.title }}</h1>
"""
"""Tells machines what readers do not see."""


def order_of(site: Site, now: str = NOW) -> Order:
    """Return what a check of a site is asked."""
    return Order(config=read_config(site.root), output=site.output, now=datetime.fromisoformat(now))


def checked(site: Site, now: str = NOW) -> Proof:
    """Check a site as the command line does."""
    return check(order_of(site, now), Silent())


def checked_clean(site: Site, now: str = NOW) -> Proof:
    """Check a site as if for the first time, and leave nothing behind."""
    return check(replace(order_of(site, now), forgetful=True), Silent())


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a paper of three stories, one of which names another, and a picture."""
    return site.write(
        f"-- site.yaml --\n{MINIMAL}-- {A} --\n{article(title='A', time='2026-11-20 10:00')}"
        f"-- {B} --\n{article(title='B', time='2026-11-21 10:00', body='See [the other](20-a.md).')}"
        f"-- {C} --\n{article(title='C', time='2026-11-22 10:00', tags=['snow'])}"
        "-- content/media/river.jpg --\nriver\n"
    )


def test_a_second_check_makes_only_what_time_changes(paper: Site) -> None:
    """The news sitemap waits for the clock; nothing else is made twice."""
    first, second = checked(paper), checked(paper)

    assert first.rendered > 10
    assert second.rendered == 1
    assert (first.problems, second.problems) == ((), ())


def test_a_check_costs_what_the_change_costs_and_a_build_in_between_nothing(paper: Site) -> None:
    """One body edited: that article's page, and those that show its words."""
    checked(paper)
    paper.put(A, article(title="A", time="2026-11-20 10:00", body="Other words."))
    build_here(paper.root, paper.output)

    proof = checked(paper)

    assert proof.rendered < proof.pages - 5


def test_the_problems_of_what_has_not_changed_are_still_said(paper: Site) -> None:
    """Errors and warnings of reading, links and layouts, as long as they are there, and no longer."""
    paper.put(A, article(title="A", time="noon"))
    paper.put(C, article(title="C", time="2026-11-22 10:00", weather="fine"))
    paper.put("layouts/article.html", LYING)
    first, second = checked(paper), checked(paper)

    assert {problem.code for problem in first.problems} >= {"time.shape", "field.unknown", "machine.unshown"}
    assert second.problems == first.problems

    paper.put("layouts/article.html", OWN_LAYOUT)
    paper.put(A, article(title="A", time="2026-11-20 10:00"))

    assert {problem.code for problem in checked(paper).problems} == {"field.unknown"}


def test_a_check_writes_nothing_but_its_own_memory(paper: Site) -> None:
    """Not a byte of the output, and nothing of what a build remembers."""
    build_here(paper.root, paper.output)
    before = {path: path.stat().st_mtime_ns for path in paper.root.rglob("*") if CHECKED not in str(path)}
    checked(paper)
    after = {path: path.stat().st_mtime_ns for path in paper.root.rglob("*") if CHECKED not in str(path)}
    del before[paper.root / FOLDER], after[paper.root / FOLDER]

    assert after == before


def test_what_a_build_has_read_is_not_read_again(paper: Site) -> None:
    """A check without a memory of its own begins with the articles of the build's."""
    build_here(paper.root, paper.output)
    for path in (A, B, C):  # were one of them read again, it would be found broken
        there = paper.root / path
        stamp = there.stat()
        there.write_bytes(there.read_bytes().replace(b"time", b"time"))
        os.utime(there, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

    assert checked(paper).problems == ()
    assert (paper.root / CHECKED / SEAL).is_file()


def test_a_site_that_cannot_be_written_is_checked_all_the_same(paper: Site) -> None:
    """Nothing is kept then, and nothing is missed."""
    (paper.root / FOLDER).write_text("in the way")
    paper.put(A, article(title="A", time="noon"))

    assert [problem.code for problem in checked(paper).problems] == ["time.shape"]
    assert (paper.root / FOLDER).read_text() == "in the way"


Edit = Callable[[Site], object]


def _remove(site: Site, path: str) -> None:
    (site.root / path).unlink(missing_ok=True)


def _damage(site: Site, name: str, content: bytes) -> None:
    there = site.root / CHECKED / name
    if there.exists():
        there.write_bytes(content)


EDITS: Mapping[str, Edit] = MappingProxyType(
    {
        "a is right": lambda site: site.put(A, article(title="A", time="2026-11-20 10:00")),
        "a is edited": lambda site: site.put(A, article(title="Other", time="2026-11-20 10:00", tags=["snow"])),
        "a is broken": lambda site: site.put(A, article(title="A", time="noon")),
        "a is a draft": lambda site: site.put(A, article(title="A", time="2026-11-20 10:00", draft=True)),
        "a is scheduled": lambda site: site.put(A, article(title="A", time="2026-11-23 10:00")),
        "a is removed": lambda site: _remove(site, A),
        "b names a": lambda site: site.put(B, article(title="B", body="[a](20-a.md) and ![](/media/river.jpg)")),
        "b names nobody": lambda site: site.put(B, article(title="B", body="[it](/nowhere/) [them](none.md)")),
        "c wants the URL of b": lambda site: site.put(C, article(title="C", slug="b", weather="fine")),
        "c is right": lambda site: site.put(C, article(title="C", time="2026-11-22 10:00", tags=["snow"])),
        "the picture is broken": lambda site: site.put("content/media/river.jpg", b"no picture"),
        "the picture is right": lambda site: site.put("content/media/river.jpg", photo("river", ".jpg")),
        "an icon comes": lambda site: site.put("content/static/favicon.ico", b"icon"),
        "the icon goes": lambda site: _remove(site, "content/static/favicon.ico"),
        "a layout lies": lambda site: site.put("layouts/article.html", LYING),
        "a layout fails": lambda site: site.put("layouts/article.html", f"{OWN_LAYOUT}\n{{{{ nobody.at_all }}}}"),
        "a layout fails for some": lambda site: site.put(
            "layouts/article.html", f"{OWN_LAYOUT}{{% if article.story.tags %}}{{{{ 1 / 0 }}}}{{% endif %}}"
        ),
        "a layout is right": lambda site: site.put("layouts/article.html", OWN_LAYOUT),
        "the layout goes": lambda site: _remove(site, "layouts/article.html"),
        "another title": lambda site: site.put("site.yaml", MINIMAL.replace("Test", "Other")),
        "the old title": lambda site: site.put("site.yaml", MINIMAL),
        "a build": lambda site: build_here(site.root, site.output, keep_going=True),
        "the seal is lost": lambda site: _remove(site, f"{CHECKED}/{SEAL}"),
        "the memory is damaged": lambda site: _damage(site, NAME, b"no memory"),
    }
)


@given(edits=st.lists(st.sampled_from(sorted(EDITS)), max_size=8), hours=st.lists(st.integers(-3, 30), max_size=8))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_edits_then_a_check_find_what_a_check_from_nothing_finds(
    edits: list[str], hours: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever happened before, in whatever order, and whatever became of the memory."""
    site = Site(Path(tmp_path_factory.mktemp("paper")))
    for name in ("the old title", "a is right", "b names a", "c is right", "the picture is right"):
        EDITS[name](site)
    checked(site)
    for number, name in enumerate(edits):
        EDITS[name](site)
        later = timedelta(hours=hours[number]) if number < len(hours) else timedelta()
        now = (datetime.fromisoformat(NOW) + later).isoformat()

        mine, clean = checked(site, now), checked_clean(site, now)

        assert mine.problems == clean.problems
        assert (mine.articles, mine.pages, mine.held_back) == (clean.articles, clean.pages, clean.held_back)
