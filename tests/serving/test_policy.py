"""A page's own policy, with room for the preview's one connection and for nothing else."""

import pytest

from baspa.serving.policy import widened_policy, with_room

URL = "http://127.0.0.1:8000/.baspa/events"


@pytest.mark.parametrize(
    ("policy", "widened"),
    [
        ("", ""),
        ("script-src 'self'", "script-src 'self'"),
        ("connect-src 'self'", f"connect-src 'self' {URL}"),
        ("connect-src 'none'; img-src *", f"connect-src {URL}; img-src *"),
        ("connect-src", f"connect-src {URL}"),
        ("default-src 'none'", f"default-src 'none'; connect-src {URL}"),
        ("default-src https: 'self';", f"default-src https: 'self';; connect-src https: 'self' {URL}"),
        ("DEFAULT-SRC 'NONE'", f"DEFAULT-SRC 'NONE'; connect-src {URL}"),
        ("default-src 'self'; Connect-Src x", f"default-src 'self';Connect-Src x {URL}"),
        ("connect-src a; connect-src 'none'", f"connect-src a {URL}; connect-src 'none'"),
    ],
)
def test_only_connections_are_let_one_more(policy: str, widened: str) -> None:
    """The first directive counts, and the one that all others fall back to is copied, never changed."""
    assert widened_policy(policy, URL) == widened


@pytest.mark.parametrize(
    "meta",
    [
        '<meta http-equiv="Content-Security-Policy" content="connect-src \'self\'">',
        "<META content=\"connect-src 'self'\" HTTP-EQUIV=content-security-policy>",
        "<meta http-equiv='Content-Security-Policy'\n content='connect-src &#39;self&#39;' />",
    ],
)
def test_a_policy_is_found_however_it_is_written(meta: str) -> None:
    """In any order, case and quotes."""
    assert URL.encode() in with_room(f"<head>{meta}<title>T</title>".encode(), URL)


@pytest.mark.parametrize(
    "page",
    [
        "<head><title>T</title>",
        '<meta http-equiv="Content-Security-Policy-Report-Only" content="connect-src \'self\'">',
        '<meta name="description" content="default-src">',
        '<meta http-equiv="refresh" content="0; url=/default-src">',
        "<p>default-src 'none'</p>",
        "<meta \xff http-equiv",
    ],
)
def test_everything_else_stays_as_it_is(page: str) -> None:
    """Byte for byte."""
    assert with_room(page.encode("latin-1"), URL) == page.encode("latin-1")
