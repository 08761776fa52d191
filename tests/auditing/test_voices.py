"""What an editor types of a held-back story weighs as much as the secret does."""

from collections.abc import Mapping

import pytest

from auditing.plants import ADDRESS, HELD, SENTENCE, SLUG, TITLE
from sites import MINIMAL, Site, article, build_here

OTHER = "content/2026/11/21-other.md"
HOLDS: Mapping[str, Mapping[str, object]] = {
    "embargo": {"time": "2026-11-20 09:00", "embargo": "2026-11-30 09:00"},
    "draft": {"time": "2026-11-20 09:00", "draft": True},
    "scheduled": {"time": "2026-11-30 09:00"},
    "expired": {"time": "2026-11-20 09:00", "expires": "2026-11-21 09:00"},
}
pytestmark = pytest.mark.usefixtures("quick_layouts")


def said(site: Site, *, keep_going: bool = False) -> list[tuple[str, str, str]]:
    """Return the leaks of a build: level, code, path."""
    done = build_here(site.root, site.output, keep_going=keep_going)
    return [(p.level.value, p.code, p.place.path) for p in done.problems if p.code.startswith("leak.")]


def paper(site: Site, hold: str, **other: object) -> Site:
    """Write a paper with one story that is held back and one that readers see."""
    site.put("site.yaml", MINIMAL)
    site.put(HELD, article(title=TITLE, slug=SLUG, body=f"{SENTENCE}\n", **HOLDS[hold]))
    site.put(OTHER, article(**({"title": "Other news", "time": "2026-11-21 10:00"} | other)))
    return site


@pytest.mark.parametrize(
    ("hold", "level"), [("embargo", "error"), ("draft", "warning"), ("scheduled", "warning"), ("expired", "warning")]
)
def test_a_headline_in_another_story_is_an_error_only_under_embargo(site: Site, hold: str, level: str) -> None:
    """A draft's headline may be announced; nobody may be told of what is under embargo."""
    assert said(paper(site, hold, body=f"Tomorrow: {TITLE}\n")) == [(level, "leak.title", OTHER)]


@pytest.mark.parametrize("hold", ["draft", "scheduled", "expired"])
def test_stories_share_sentences(site: Site, hold: str) -> None:
    """A draft often begins with what was published before."""
    assert said(paper(site, hold, body=f"{SENTENCE}\n")) == []


def test_a_sentence_that_readers_have_long_had_is_no_secret(site: Site) -> None:
    """What a story of some days ago says is the paper's own, even if one under embargo says it too."""
    paper(site, "embargo", body=f"{SENTENCE}\n")
    site.put("content/2026/11/10-third.md", article(title="Third", time="2026-11-10 10:00", body=f"{SENTENCE}\n"))

    assert said(site) == []


@pytest.mark.parametrize(("hold", "level"), [("embargo", "error"), ("draft", "error"), ("expired", "warning")])
def test_a_file_says_it(site: Site, hold: str, level: str) -> None:
    """A host's rules may name what is gone; no file may name what is to come."""
    paper(site, hold).put("content/static/rules.txt", f"/{HOLDS[hold]['time'][:10].replace('-', '/')}/{SLUG}/ 410\n")  # type: ignore[index]

    assert said(site) == [(level, "leak.address", "content/static/rules.txt")]


def test_a_link_by_the_path_of_the_file_is_no_leak(site: Site) -> None:
    """It becomes a link when the story is published: nothing of it is printed before."""
    assert said(paper(site, "embargo", body="Read [more](30-bridge.md).\n", related=["30-bridge.md"])) == []


@pytest.mark.parametrize("title", ["Sport", "The bridge", "About us", "2026"])
def test_ordinary_words_are_no_secret(site: Site, title: str) -> None:
    """A short headline, and a slug like it, are what others say too."""
    paper(site, "embargo", body=f"{title}, said the mayor.\n", title=f"{title} again")
    site.put(HELD, article(title=title, **HOLDS["embargo"], body="Short.\n"))

    assert said(site) == []


def test_a_longer_slug_is_another_story(site: Site) -> None:
    """Two stories whose slugs begin alike are two stories."""
    assert said(paper(site, "embargo", slug=f"{SLUG}-again")) == []


def test_a_file_that_only_held_back_stories_show_is_published(site: Site) -> None:
    """All of content/media/ is: a warning says so, until a story that readers see shows it as well."""
    site.put("content/media/pont.jpg", "landscape")
    paper(site, "draft")
    site.put(HELD, article(title=TITLE, draft=True, image={"src": "/media/pont.jpg", "alt": "It"}))
    warned = said(site)
    site.put(OTHER, article(title="Other", time="2026-11-21 10:00", image={"src": "/media/pont.jpg", "alt": "It"}))

    assert warned == [("warning", "leak.file", "content/media/pont.jpg")]
    assert said(site) == []


def test_keeping_on_keeps_no_leak(site: Site) -> None:
    """`--keep-going` publishes around broken articles; around a leak nothing is published."""
    paper(site, "embargo", body=f"Tomorrow: {TITLE}\n").put("content/2026/11/broken.md", "---\ntitle: [\n---\n")

    assert said(site, keep_going=True) == [("error", "leak.title", OTHER)]
    assert not (site.output / "index.html").exists()


def test_the_embargo_ends(site: Site) -> None:
    """What stopped the build is news then."""
    paper(site, "embargo", body=f"Tomorrow: {TITLE} /{ADDRESS}/\n")
    before = build_here(site.root, site.output)
    after = build_here(site.root, site.output, now="2026-11-30T09:00:00+05:00")

    assert before.outcome is None
    assert after.outcome is not None
    assert after.problems == ()
