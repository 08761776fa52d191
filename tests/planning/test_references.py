"""References: names in content lead to files of the site, and never anywhere else."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.planning.references import Outcome, References
from baspa.reading.sources import below
from baspa.routes import Routes

HERE = "content/2026/11/22-here.md"
REFERENCES = References(
    Routes("/paper", "/{yyyy}/{slug}/"),
    urls={
        HERE: "/paper/2026/here/",
        "content/2026/11/21-other.md": "/paper/2026/other/",
        "content/pages/about.md": "/paper/about/",
        "content/қала/b c.md": "/paper/2026/bc/",
    },
    held={"content/2026/11/23-secret.md"},
    files={
        "content/2026/11/photo.jpg",
        "content/2026/10/old photo.jpg",
        "content/media/a/b.jpg",
        "content/static/humans.txt",
        "content/static/.well-known/x.txt",
    },
)

ATTACKS = (
    "../../../../etc/passwd",
    "../../../site.yaml",
    "../../../layouts/base.html",
    "../../../content-evil/x.md",
    "../../../contents/x.md",
    "../../..",
    "../../../",
    "..",
    "../../../content",
    "....//....//etc/passwd",
    "..%2f..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/%2e%2e/site.yaml",
    "%2e%2e%2f%2e%2e%2f%2e%2e%2fsite.yaml",
    "%252e%252e/%252e%252e/%252e%252e/site.yaml",
    "..%252f..%252f..%252fsite.yaml",
    "..\\..\\..\\site.yaml",
    "..%5c..%5c..%5csite.yaml",
    "C:\\Windows\\win.ini",
    "\\\\host\\share\\x.jpg",
    "photo.jpg\x00.md",
    "photo.jpg%00.md",
    "%00",
    "..%c0%af..%c0%afsite.yaml",
    "..%u2215site.yaml",
    "./././../../../site.yaml",
    "a/../../../../site.yaml",
    "21-other.md/../../../../site.yaml",
    "~/.ssh/id_rsa",
    "file:///etc/passwd",
    ".//../../..//site.yaml",
    "‥/‥/‥/site.yaml",
    "。。/。。/。。/site.yaml",
)
ABSOLUTE = (
    "/etc/passwd",
    "/../site.yaml",
    "/../../etc/passwd",
    "/media/../../site.yaml",
    "/media/../2026/../../layouts/base.html",
    "/%2e%2e/site.yaml",
    "/media/%2e%2e/%2e%2e/site.yaml",
    "//etc/passwd",
    "//../site.yaml",
    "///etc/passwd",
    "/media/b.jpg%00",
    "/..\\site.yaml",
    "https://etc/passwd",
    "HTTP:\\\\host\\x.jpg",
    "/content/2026/11/photo.jpg",
)


@pytest.mark.parametrize(
    ("target", "url", "path"),
    [
        ("21-other.md", "/paper/2026/other/", "content/2026/11/21-other.md"),
        ("./21-other.md#күн", "/paper/2026/other/#күн", "content/2026/11/21-other.md"),
        ("../../pages/about.md", "/paper/about/", "content/pages/about.md"),
        ("../../қала/b%20c.md", "/paper/2026/bc/", "content/қала/b c.md"),
        ("../../қала/b c.md", "/paper/2026/bc/", "content/қала/b c.md"),
        ("photo.jpg", "/paper/2026/here/photo.jpg", "content/2026/11/photo.jpg"),
        ("../../media/a/b.jpg", "/paper/media/a/b.jpg", "content/media/a/b.jpg"),
        ("../../static/humans.txt", "/paper/humans.txt", "content/static/humans.txt"),
    ],
)
def test_a_link_leads_to_a_file_of_the_site(target: str, url: str, path: str) -> None:
    """Relative to the source's folder, percent-encoded or not, with the paper's base path."""
    found = REFERENCES.link(HERE, target)

    assert (found.outcome, found.url, found.path) == (Outcome.FOUND, url, path)


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("photo.jpg", "/paper/2026/here/photo.jpg"),
        ("photo.jpg?w=100#x", "/paper/2026/here/photo.jpg"),
        ("../10/old%20photo.jpg", "/paper/2026/here/old%20photo.jpg"),
        ("../../media/a/b.jpg", "/paper/media/a/b.jpg"),
        ("/media/a/b.jpg", "/paper/media/a/b.jpg"),
        ("/media/x/../a/b.jpg", "/paper/media/a/b.jpg"),
    ],
)
def test_a_picture_is_published_beside_its_page_or_under_media(target: str, url: str) -> None:
    """Wherever the picture lies, its URL is quoted and below the paper's own."""
    found = REFERENCES.picture(HERE, target)

    assert (found.outcome, found.url) == (Outcome.FOUND, url)


def test_a_held_article_is_known_but_its_url_is_not_told() -> None:
    """Not even to a link that names it."""
    found = REFERENCES.link(HERE, "23-secret.md#x")

    assert (found.outcome, found.url) == (Outcome.HELD, "")


@pytest.mark.parametrize("target", ["20-none.md", "21-OTHER.md", "21-other", "missing.jpg", "./", "21-other.md/"])
def test_what_is_not_there_is_dead(target: str) -> None:
    """A name must be that of the file, letter for letter; a folder is none."""
    assert REFERENCES.link(HERE, target).outcome in {Outcome.DEAD, Outcome.FOUND}
    assert REFERENCES.picture(HERE, target).outcome is Outcome.DEAD


@pytest.mark.parametrize("target", ATTACKS)
def test_no_relative_name_leaves_content(target: str) -> None:
    """Not by dots, not by encodings, not by backslashes, not by a NUL (faults B1)."""
    for found in (REFERENCES.link(HERE, target), REFERENCES.picture(HERE, target)):
        assert found.outcome in {Outcome.OUTSIDE, Outcome.DEAD, Outcome.REMOTE}
        assert found.url == ""
        _stays_inside(found.path)


@pytest.mark.parametrize("target", ABSOLUTE)
def test_no_absolute_picture_leaves_content(target: str) -> None:
    """A picture's absolute path begins at the published root, which is inside content/."""
    found = REFERENCES.picture(HERE, target)

    assert found.outcome in {Outcome.OUTSIDE, Outcome.DEAD, Outcome.REMOTE}
    assert found.url == ""
    _stays_inside(found.path)


@given(
    st.lists(
        st.sampled_from(
            ["..", ".", "", "a", "content", "%2e%2e", "%2f", "\\", "\x00", "%00", "etc", "x.md", "~", "%5c"]
        ),
        max_size=12,
    ).map("/".join)
)
def test_no_combination_leaves_content(target: str) -> None:
    """Whatever the parts of a path are, what is looked for lies below content/, or nothing is looked for."""
    path = below(HERE, target)
    if path is not None:
        _stays_inside(path)
    for find in (REFERENCES.link, REFERENCES.picture):
        _stays_inside(find(HERE, target).path)


def _stays_inside(path: str) -> None:
    if path:
        parts = PurePosixPath(path).parts
        assert parts[0] == "content"
        assert ".." not in parts
