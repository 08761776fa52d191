"""Nothing of what is held back gets into any file that readers get: a build that would let it does nothing."""

from pathlib import Path

import pytest

from auditing.plants import PLANTS, SENTENCE, SLUG, TITLE, good_paper, planted
from sites import Site, build_here


@pytest.mark.usefixtures("quick_layouts")
@pytest.mark.parametrize("name", PLANTS)
def test_a_planted_leak_stops_the_build(name: str, tmp_path: Path) -> None:
    """It is an error that names the held-back story's file, and tells nothing of what the story says."""
    found = planted(PLANTS[name], tmp_path / "paper")

    assert found.errors
    assert all(": leak." in one for one in found.errors)
    assert not found.published
    assert "30-bridge.md" in found.told
    assert TITLE not in found.told
    assert SENTENCE not in found.told


@pytest.mark.usefixtures("quick_layouts")
def test_a_paper_without_leaks_is_published(site: Site) -> None:
    """What is held back is in no byte of it, and nothing is said."""
    good_paper(site)

    done = build_here(site.root, site.output)

    assert done.problems == ()
    assert done.outcome is not None
    assert not [path for path in site.tree() if SLUG in path]


def test_check_finds_what_a_build_finds(site: Site) -> None:
    """The same errors at the same places, with nothing written."""
    good_paper(site)
    site.put("content/static/soon.txt", f"one\ntwo\n{TITLE}\n")

    checked, built = site.check(), site.build()

    assert checked.status == built.status == 1
    assert "content/static/soon.txt:3:1: " in checked.err
    assert [one for one in checked.err.splitlines() if ".md" in one] == [
        one for one in built.err.splitlines() if ".md" in one
    ]
    assert not site.output.exists() or not site.tree()
