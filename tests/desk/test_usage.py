"""Command lines that mean nothing: told in the paper's language, with what was likely meant and where to look."""

import re

import pytest

from sites import MINIMAL, Site, run_here

WRONG = {
    "a command": (("chek",), ("chek", "check")),
    "an option": (("build", "--clen"), ("--clen", "--clean")),
    "an option before any command": (("--foo",), ("--foo",)),
    "no value": (("build", "--jobs"), ("--jobs",)),
    "a value for a flag": (("build", "--drafts=1"), ("--drafts",)),
    "a number out of bounds": (("build", "--jobs", "0"), ("--jobs", "1", "256")),
    "no number": (("serve", "--port", "many"), ("--port", "1", "65535")),
    "an unknown choice": (("check", "--format", "xml"), ("--format", "text, github")),
    "a file for a folder": (("check", "--site", "site.yaml"), ("--site",)),
    "nothing to ask": (("why",), ("PATH, URL or HEADLINE",)),
    "no folder": (("init",), ("FOLDER",)),
    "a headline without quotation marks": (("new", "Мост", "открыт"), ("открыт",)),
    "letters that paint the terminal": (("\x1b[31mred",), ("red",)),
}
ENGLISH = ("such", "option", "requires", "invalid", "Missing", "unexpected", "Usage", "Try")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("wrong", list(WRONG))
def test_it_is_told_in_the_papers_language(site: Site, wrong: str, language: str) -> None:
    """What was written, what it may have been meant to be, and the help to read; status 2, nothing done."""
    words, told = WRONG[wrong]
    site.write(f"-- site.yaml --\n{MINIMAL.replace('language: en', f'language: {language}')}")
    before = sorted(site.root.rglob("*"))

    done = run_here(site.root, *words)

    assert (done.status, done.out) == (2, "")
    assert [part for part in told if part not in done.err] == []
    assert re.search(r"baspa( \w+)? --help\n$", done.err)
    assert "\x1b" not in done.err
    assert language == "en" or [word for word in ENGLISH if word in done.err] == []
    assert sorted(site.root.rglob("*")) == before
