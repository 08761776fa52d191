"""Golden sites: small whole sites whose every output byte is known and can be read beside its sources."""

from difflib import unified_diff

import pytest

from baspa.planning.pages import PageKind
from golden.write import HERE, made, names
from sites import composed, tree

HINT = "if this is as it should be, run `python tests/golden/write.py` and read the difference"


def _difference(path: str, expected: bytes, found: bytes) -> str:
    before, after = (content.decode("utf-8", "replace").splitlines() for content in (expected, found))
    return "\n".join(unified_diff(before, after, f"expected {path}", f"found {path}", lineterm=""))


@pytest.mark.parametrize("name", names())
def test_a_golden_site_comes_out_byte_for_byte(name: str) -> None:
    """The same files, and in each the same bytes; the first difference is shown."""
    expected, found = tree(HERE / name / "after"), made(name)

    assert sorted(found) == sorted(expected), HINT
    different = [path for path in expected if expected[path] != found[path]]
    assert not different, (
        f"{HINT}\n{different}\n{_difference(different[0], expected[different[0]], found[different[0]])}"
    )


def test_the_golden_sites_have_every_kind_of_page() -> None:
    """Together they show each; only the index that sitemaps of a thousand stories have is too large for them.

    Search is not in them either: what Pagefind makes cannot be read (`tests/searching/` and `tests/browser/` do).
    """
    kinds = {kind for name in names() for kind in composed(HERE / name / "before").kinds}

    assert kinds - {"copy", "asset"} == set(PageKind) - {PageKind.SITEMAP_INDEX, PageKind.SEARCH, PageKind.BUNDLE}


def test_golden_sources_are_sites_to_learn_from() -> None:
    """None of them has anything wrong with it, but for the one warning about a link to a draft."""
    for name in names():
        problems = composed(HERE / name / "before").problems
        assert [problem.code for problem in problems] == (["link.held"] if name == "newsroom-week" else [])
