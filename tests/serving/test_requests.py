"""What a request's target means: one path inside the edition, decoded once, or none."""

import pytest

from baspa.serving.requests import Request


@pytest.mark.parametrize(
    ("target", "path"),
    [
        (b"/", ""),
        (b"/2026/11/", "2026/11/"),
        (b"/a.html?x=/../y", "a.html"),
        (b"/media/%D2%9B%20a.jpg", "media/қ a.jpg"),
        (b"/a%252e%252e/b", "a%2e%2e/b"),
        (b"/a%2Fb", "a/b"),
        (b"/.baspa/events", ".baspa/events"),
        (b"/a~b!$&'()*+,;=:@[]|_-", "a~b!$&'()*+,;=:@[]|_-"),
        (b"/..", None),
        (b"/a/../b", None),
        (b"/./a", None),
        (b"/%2e%2e/a", None),
        (b"//host/", None),
        (b"/a//b", None),
        (b"/a%2f%2fb", None),
        (b"/a%00", None),
        (b"/a%5cb", None),
        (b"/a\\b", None),
        (b"/a%0a", None),
        (b"/%ff", None),
        (b"/%c0%ae%c0%ae/", None),
        (b"/%", None),
        (b"/a#b", None),
        (b"/a b", None),
        (b"http://127.0.0.1/", None),
        (b"*", None),
        (b"", None),
    ],
)
def test_a_target_is_one_path_or_none(target: bytes, path: str | None) -> None:
    """Nothing is put right: a browser has done that, and whoever has not is no browser."""
    assert Request("GET", target, ()).path() == path


def test_a_header_that_is_sent_twice_says_both() -> None:
    """So that no check sees one and a reader the other."""
    request = Request("GET", b"/", ((b"host", b"a"), (b"x", b"y"), (b"host", b"b")))

    assert request.header(b"host") == "a, b"
    assert request.header(b"origin") is None
