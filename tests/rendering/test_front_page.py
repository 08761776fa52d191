"""The front page: what leads the paper, the latest news, and the newest of each section."""

import re
from pathlib import Path

import pytest

from sites import MINIMAL, Site, article, build_clean, build_here, tree

pytestmark = pytest.mark.usefixtures("quick_layouts")

CATEGORIES = "categories: { news: News, sport: Sport, art: Art }\n"


def _story(number: int, category: str = "News", *, pinned: bool = False) -> str:
    fields = {"pinned": True} if pinned else {}
    return article(title=f"Story {number}", category=category, time=f"2026-11-{number:02} 10:00", **fields)


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a paper of nine stories, of which those of the section Art are the oldest."""
    site.put("site.yaml", MINIMAL + CATEGORIES)
    for number in range(1, 10):
        site.put(f"content/{number}.md", _story(number, "Art" if number < 3 else ("News", "Sport")[number % 2]))
    return site


def _told(part: str) -> list[str]:
    return re.findall(r">(Story \d)</a>", part)


def _parts(page: str) -> tuple[list[str], list[str], dict[str, list[str]]]:
    """Return what leads, the latest news, and what stands in each section."""
    front = page.partition('<div class="front">')[2].partition("</main>")[0]
    leads, _, rest = front.partition('<section class="latest"')
    latest, _, sections = rest.partition('<div class="by-section">')
    below = {
        name: _told(text) for name, text in re.findall(r'id="section-(\w+)"(.*?)</section>', sections, re.DOTALL)
    }
    return _told(leads), _told(latest), below


def test_the_newest_story_leads_when_none_is_pinned(paper: Site) -> None:
    """Sections follow in the paper's order, and tell no story that leads."""
    build_here(paper.root, paper.output)

    leads, latest, sections = _parts(paper.page("index.html"))

    assert leads == ["Story 9"]
    assert latest == [f"Story {number}" for number in range(9, 0, -1)]
    assert sections == {
        "news": ["Story 8", "Story 6", "Story 4"],
        "sport": ["Story 7", "Story 5", "Story 3"],
        "art": ["Story 2", "Story 1"],
    }
    assert list(sections) == ["news", "sport", "art"]


def test_pinned_stories_lead(paper: Site) -> None:
    """The newest first; a section that has only what leads is left out."""
    paper.put("content/8.md", _story(8, pinned=True))
    for number in (1, 2):
        paper.put(f"content/{number}.md", _story(number, "Art", pinned=True))
    build_here(paper.root, paper.output)

    leads, _, sections = _parts(paper.page("index.html"))

    assert leads == ["Story 8", "Story 2", "Story 1"]
    assert sections == {"news": ["Story 6", "Story 4"], "sport": ["Story 9", "Story 7", "Story 5", "Story 3"]}


def test_a_pinned_story_that_expires_leads_no_longer(paper: Site) -> None:
    """The other pinned one does, from the moment that the build named."""
    paper.put("content/8.md", _story(8, pinned=True))
    paper.put(
        "content/5.md", article(title="Story 0", time="2026-11-22 21:00", pinned=True, expires="2026-11-22 22:30")
    )

    first = build_here(paper.root, paper.output)
    leads, _, _ = _parts(paper.page("index.html"))
    assert first.next_wake is not None
    build_here(paper.root, paper.output, now=first.next_wake.isoformat())
    later, latest, _ = _parts(paper.page("index.html"))

    assert leads == ["Story 0", "Story 8"]
    assert later == ["Story 8"]
    assert "Story 0" not in latest


def test_a_pinned_story_leads_while_it_is_among_the_latest(paper: Site) -> None:
    """Nobody need take the pin out: newer stories do."""
    paper.put("site.yaml", f"{(paper.root / 'site.yaml').read_text()}listing: {{ latest: 3 }}\n")
    paper.put("content/7.md", _story(7, pinned=True))
    build_here(paper.root, paper.output)
    leads, _, _ = _parts(paper.page("index.html"))

    paper.put("content/10.md", article(title="Story 0", time="2026-11-22 21:00"))
    build_here(paper.root, paper.output)
    later, _, _ = _parts(paper.page("index.html"))

    assert (leads, later) == (["Story 7"], ["Story 0"])


def test_a_line_of_the_latest_news_names_its_section_and_its_time(paper: Site) -> None:
    """As in "Қоғам • Бүгін, 21:00", of which the day is put in by the reader's browser."""
    build_here(paper.root, paper.output)

    latest = paper.page("index.html").partition('data-list="listing"')[2].partition("</ul>")[0]

    assert latest.count("<li>") == 9
    assert (
        '<span class="category" dir="auto">Sport</span> • <time datetime="2026-11-09T10:00:00+05:00">9 November'
        in latest
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda paper: paper.put("content/3.md", _story(3, "Art")),
        lambda paper: paper.put("content/1.md", _story(1, pinned=True)),
        lambda paper: paper.put("content/3.md", article(title="Three", category="Sport", time="2026-11-03 10:00")),
        lambda paper: (paper.root / "content/7.md").unlink(),
    ],
    ids=["another section", "pinned", "another title", "gone"],
)
def test_the_front_page_follows_its_sections(paper: Site, tmp_path: Path, change: object) -> None:
    """Also when an old story changes that only a section shows."""
    build_here(paper.root, paper.output)
    assert callable(change)
    change(paper)

    build_here(paper.root, paper.output)

    build_clean(paper.root, tmp_path / "clean")
    assert paper.tree() == tree(tmp_path / "clean")


def test_an_empty_paper_has_a_front_page(site: Site) -> None:
    """Nothing leads, and it says that there is nothing yet."""
    site.put("site.yaml", MINIMAL)
    (site.root / "content").mkdir()

    build_here(site.root, site.output)

    page = site.page("index.html")
    assert '<p class="nothing">' in page
    assert 'class="leads"' not in page
