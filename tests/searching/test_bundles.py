"""Search in whole builds: only what has changed is bound, and nothing goes halfway."""

import json
from pathlib import Path

import pytest

from baspa.planning import volumes
from sites import MINIMAL, Site, article, tree

SEARCHED = MINIMAL + "search: true\n"
NO_PROGRAM = {"PAGEFIND_BINARY_PATH": "/bin/false"}
"""With this, whatever would have to be bound cannot be."""


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a paper with a story in each of two years, built."""
    site.put("site.yaml", SEARCHED)
    site.put("content/2025/a.md", article(title="Old news", time="2025-11-22 10:00", body="Snow fell."))
    site.put("content/2026/b.md", article(title="New news", time="2026-11-22 10:00", body="Sun shone."))
    assert site.build().status == 0
    return site


def _inodes(site: Site, year: str) -> dict[str, int]:
    return {str(path): path.stat().st_ino for path in sorted((site.output / "search" / year).rglob("*.*"))}


def test_only_the_years_that_changed_are_bound_anew(paper: Site) -> None:
    """A story of this year leaves the files of the last one alone; and what was replaced is gone."""
    before, old = _inodes(paper, "2025"), set(tree(paper.output))
    paper.put("content/2026/b.md", article(title="New news", time="2026-11-22 10:00", body="Rain fell."))

    done = paper.build("--explain")

    assert done.status == 0
    assert "search/2026/pagefind-entry.json" in done.out
    assert "search/2025" not in done.out
    assert _inodes(paper, "2025") == before
    assert {path.split("/")[1] for path in old - set(tree(paper.output)) if path.startswith("search")} == {"2026"}


def test_what_search_does_not_know_binds_nothing(paper: Site) -> None:
    """A layout, a menu, a new section beside it: Pagefind is not even started."""
    paper.put("layouts/words/en.yaml", "latest: Fresh\n")
    assert paper.build(env=NO_PROGRAM).status == 0
    paper.put("site.yaml", SEARCHED + "listing: { size: 5 }\n")
    assert paper.build(env=NO_PROGRAM).status == 0
    paper.put("content/pages/about.md", "---\ntitle: About\n---\n\nA paper.\n")
    assert paper.build(env=NO_PROGRAM).status == 0


def test_when_binding_fails_the_output_stays_as_it_was(paper: Site) -> None:
    """It is said in words, with status 3; the next build makes up for it."""
    before = tree(paper.output)
    paper.put("content/2026/c.md", article(title="Third", time="2026-11-22 11:00"))

    failed = paper.build(env=NO_PROGRAM)

    assert failed.status == 3
    assert "\n".join(failed.problems) == (
        "error: search/2026/:1:1: Pagefind, which prepares search, did not finish its work: status 1. Build again;"
        " if it fails again, install baspa[search] anew, or write search: false. The site is as it was."
    )
    assert tree(paper.output) == before
    assert paper.build().status == 0
    assert "2026/11/22/third/index.html" in tree(paper.output)


def test_without_the_package_the_line_of_search_is_named(site: Site, tmp_path: Path) -> None:
    """With what to install; for a check as well as for a build."""
    site.put("site.yaml", MINIMAL + "\nsearch: true\n")
    site.put("content/a.md", article())
    (tmp_path / "without" / "pagefind").mkdir(parents=True)
    (tmp_path / "without/pagefind/__init__.py").write_text("raise ImportError\n")

    for done in (site.build(env=(env := {"PYTHONPATH": str(tmp_path / "without")})), site.check(env=env)):
        assert done.status == 2
        assert "\n".join(done.problems) == (
            "error: site.yaml:6:1: search: search needs a package that is not installed (true)."
            " Run pip install 'baspa[search]', or write search: false."
        )


def test_what_somebody_did_to_a_bundle_is_mended(paper: Site) -> None:
    """A file that is gone and one that was scribbled over come back, byte for byte."""
    before = tree(paper.output)
    fragment = next((paper.output / "search/2025/fragment").iterdir())
    fragment.unlink()
    (paper.output / "search/2026/pagefind.js").write_bytes(b"alert(1)")

    assert paper.build().status == 0

    assert tree(paper.output) == before


def test_held_back_stories_cannot_be_found(paper: Site) -> None:
    """A draft, and a story of tomorrow, are in no bundle; a story that is gone is in none any more."""
    paper.put("content/2026/draft.md", article(title="Draft", time="2026-11-22 09:00", draft=True))
    paper.put("content/2026/later.md", article(title="Later", time="2026-11-23 09:00"))
    (paper.root / "content/2025/a.md").unlink()

    assert paper.build().status == 0

    entry = json.loads(paper.page("search/2026/pagefind-entry.json"))
    assert entry["languages"]["en"]["page_count"] == 1
    assert not (paper.output / "search/2025").exists()
    assert "/search/2025/" not in paper.page("search/index.html")


def test_search_can_be_switched_off_again(paper: Site) -> None:
    """Then nothing of it is left, and no page leads to it."""
    paper.put("site.yaml", MINIMAL)

    assert paper.build(env=NO_PROGRAM).status == 0

    assert not [path for path in tree(paper.output) if "search" in path]
    assert "/search/" not in paper.page("index.html")


def test_why_and_the_report_tell_of_search(paper: Site) -> None:
    """Where a story is found, and how long binding took."""
    assert "Search finds it in /search/2026/." in paper.run("why", "content/2026/b.md").out
    assert paper.run("why", "/search/").status == 0
    paper.put("content/2026/c.md", article(title="Third", time="2026-11-22 11:00"))
    paper.build("--report", "report.json")

    assert json.loads((paper.root / "report.json").read_text())["seconds"]["search"] > 0


@pytest.mark.parametrize(("count", "names"), [(0, []), (1, ["2026"]), (1000, ["2026"]), (1001, ["2026", "2026-2"])])
def test_a_year_of_very_many_stories_has_several_volumes(count: int, names: list[str]) -> None:
    """Counted from the oldest, so that a full one is never bound again for a new story."""
    assert list(volumes.volume_names("2026", count)) == names
    assert volumes.bounds("2026-2")[1:] == (1000, 2000)
    assert volumes.volume_at("2026", max(count - 1, 0)) == (names or ["2026"])[-1]
