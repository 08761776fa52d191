"""The console on a terminal: colours and a width that fits, unless nobody wants them."""

import os
import pty
import sys
from collections.abc import Mapping

import pytest

from sites import MINIMAL, Site, article, environment

ESCAPE = "\x1b["
LONG = "The bridge over the river is open: cars may cross it from Monday on, and trams from December"


@pytest.fixture
def broken(site: Site) -> Site:
    """Return a paper with a colon in a title, far from the left."""
    text = article(title="A").replace('"A"', LONG)
    return site.write(f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{text}")


def on_a_terminal(site: Site, variables: Mapping[str, str]) -> str:
    """Return all that a check prints on a terminal, standard output and error together."""
    said, (child, terminal) = b"", pty.fork()
    if child == 0:
        os.chdir(site.root)
        os.execve(sys.executable, [sys.executable, "-m", "baspa", "check"], environment(variables))  # noqa: S606 - no shell
    while True:
        try:
            some = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other end has closed
            break
        if not some:
            break
        said += some
    os.close(terminal)
    os.waitpid(child, 0)
    return said.decode().replace("\r\n", "\n")


def under_the_message(said: str) -> list[str]:
    """Return the lines under the first problem."""
    lines = said.splitlines()
    first = next(number for number, line in enumerate(lines) if "yaml" not in line and "content/a.md:2:" in line)
    return lines[first + 1 : first + 4]


def test_a_problem_is_coloured_and_fits(broken: Site) -> None:
    """The carets stand under the place however narrow the terminal is, since no line is broken in two."""
    said = on_a_terminal(broken, {"TERM": "xterm-256color", "COLUMNS": "60"})
    source, carets, suggestion = under_the_message(said)

    assert f"{ESCAPE}1;31m" in said
    assert "…" in source
    assert f"{ESCAPE}1;31m" in carets
    assert suggestion.endswith(f'write: title: "{LONG}"{ESCAPE}0m')


def test_no_colour_means_none(broken: Site) -> None:
    """`NO_COLOR` is obeyed by every line about what is wrong; it still fits, and the caret is under the colon."""
    source, carets, suggestion = under_the_message(
        on_a_terminal(broken, {"TERM": "xterm-256color", "COLUMNS": "60", "NO_COLOR": "1"})
    )

    assert ESCAPE not in source + carets + suggestion
    assert len(source) <= 60
    assert source[carets.index("^")] == ":"


def test_elsewhere_the_lines_are_shown_too_without_colours(broken: Site) -> None:
    """Logs of other machines keep the whole line of a hundred cells."""
    done = broken.check()

    assert ESCAPE not in done.err
    assert f"  2 | title: {LONG}\n" in done.err
