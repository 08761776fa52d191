"""What a page gets besides in a preview: one script, at the place where it changes nothing else."""

import json
import re

import pytest

from baspa.serving.inlay import with_inlay

URL = "http://127.0.0.1:8000/.baspa/events"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<!doctype html><html lang=kk><head>", "<title>T</title>"),
        ("<!DOCTYPE html>\n<!-- head -->\n<html>\n<HEAD\nlang=kk>", "\n<meta charset=utf-8>"),
        ("<!doctype html>", "<title>T</title><p>t"),
        ("<!-- first --><!doctype html>\n", "<p>t"),
        ("", "<p>t"),
        ("", "text <head>"),
        ("<html>", "<header>t</header>"),
        ("", ""),
    ],
)
def test_the_script_is_the_first_thing_in_a_page_and_never_before_its_doctype(before: str, after: str) -> None:
    """A page without one looks as it does without the preview."""
    page = with_inlay(f"{before}{after}".encode(), {}, URL).decode()

    assert page.startswith(f"{before}<script>(")
    assert page.endswith(f")</script>{after}")


def test_nothing_that_it_is_told_ends_the_script() -> None:
    """Whatever a title or an address holds."""
    page = with_inlay(b"<p>", {"ribbon": "</script><script>hit()<!--"}, URL).decode()

    assert page.lower().count("</script") == 1
    assert "<!--" not in page
    told = re.search(r"\)\((\{.*\})\)</script>", page)
    assert told
    assert json.loads(told[1])["ribbon"] == "</script><script>hit()<!--"


def test_a_page_in_any_encoding_is_what_it_was() -> None:
    """Only plain letters are put in, and a mark of the byte order is taken away from before them."""
    page = with_inlay("\ufeff<p>Ә\u2028".encode(), {"ribbon": "Қаралама"}, URL)

    assert page.endswith("<p>Ә\u2028".encode())
    assert page[: page.index(b"</script>")].isascii()
