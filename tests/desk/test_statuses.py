"""The exit status says what came of a command: 0, 1, 2, 3, 130, 143."""

import os
import pty
import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sites import MINIMAL, NOW, Site, article, command, environment, run_here

STYLE = re.compile(r"\x1b\[[0-9;]*m")
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3\d|4\d|9\d)")
GOOD = f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{article(title='Good')}"


def test_a_good_site_is_done(site: Site) -> None:
    """A build and a check of a site without faults end with 0."""
    site.write(GOOD)

    assert [site.build().status, site.check().status] == [0, 0]


def test_without_a_command_it_builds(site: Site) -> None:
    """No command, and options alone, mean `build`."""
    site.write(GOOD)

    assert run_here(site.root).status == 0
    assert "index.html" in site.tree()
    assert run_here(site.root, "--drafts", "--now", NOW).status == 0


@pytest.mark.parametrize("words", [("build",), ("check",)])
def test_errors_in_the_content_end_with_1(site: Site, words: tuple[str, ...]) -> None:
    """An article without a category: the problem on standard error, status 1, and nothing published."""
    site.write(GOOD).put("content/b.md", article(category=None))

    done = run_here(site.root, *words, "--now", NOW)

    assert done.status == 1
    assert done.problems[0].startswith("error: content/b.md:2:1: category: ")
    assert site.tree() == {}


def test_a_warning_does_not_change_the_status(site: Site) -> None:
    """An unknown field is warned about, and published all the same."""
    site.write(GOOD).put("content/b.md", article(tittle="?"))

    done = run_here(site.root, "build", "--now", NOW)

    assert done.status == 0
    assert [line.split(" ")[0] for line in done.problems] == ["warning:"]
    assert "index.html" in site.tree()


@pytest.mark.parametrize(
    "words",
    [
        ("frobnicate",),
        ("build", "--frobnicate"),
        ("build", "extra"),
        ("build", "--now", "yesterday"),
        ("build", "--now", ""),
        ("check", "--now", "2026-13-01T00:00"),
        ("build", "--jobs", "0"),
        ("build", "--jobs", "many"),
        ("new",),
        ("why",),
        ("init",),
        ("build", "--site", "no/such/folder"),
        ("build", "--site", "site.yaml"),
        ("new", "…"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(site: Site, words: tuple[str, ...]) -> None:
    """A wrong option, argument or moment: said on standard error, status 2, nothing written."""
    site.write(GOOD)

    done = run_here(site.root, *words)

    assert done.status == 2
    assert done.err
    assert "Traceback" not in done.err
    assert not site.output.exists()


@pytest.mark.parametrize(
    ("configuration", "found"),
    [
        (MINIMAL.replace("Asia/Almaty", "Asia/Almata"), "time zone"),
        (MINIMAL + "titel: x\n", "titel"),
        ("title: [\n", "site.yaml:"),
        ("", "site.yaml:1:1"),
        (None, "there is no site.yaml here"),
        (MINIMAL + "markdown: { engine: quick }\n", "markdown.engine"),
    ],
    ids=["wrong value", "unknown key", "broken", "empty", "none", "wrong choice"],
)
def test_a_wrong_configuration_ends_with_2(site: Site, configuration: str | None, found: str) -> None:
    """Whatever is wrong with site.yaml, every command says it and ends with 2."""
    site.write(GOOD)
    if configuration is None:
        (site.root / "site.yaml").unlink()
    else:
        site.put("site.yaml", configuration)

    for words in (("build",), ("check",), ("new", "Title"), ("why", "/")):
        done = run_here(site.root, *words)
        assert done.status == 2, words
        assert found in done.err


def test_a_machine_in_the_way_ends_with_3(site: Site) -> None:
    """A report that cannot be written, an output that may not be: status 3 and the path."""
    site.write(GOOD)

    report = run_here(site.root, "build", "--report", "no/such/folder/report.json")
    output = run_here(site.root, "build", "--output", "content")

    assert (report.status, output.status) == (3, 3)
    assert "no/such/folder/report.json" in report.err
    assert "content" in output.err


def _signalled(site: Site, number: int, started: Callable[[str], bool]) -> tuple[int, str]:
    """Start a long build and send it a signal once it has said something; return its status and what it said."""
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell lets what it starts behind it ignore interrupts
    process = subprocess.Popen(
        command("build", "--now", NOW),
        cwd=site.root,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = ""
    while not started(said):
        line = process.stderr.readline()
        assert line, said
        said += line
    process.send_signal(number)
    said += process.stderr.read()
    process.stderr.close()
    return process.wait(timeout=30), said


@pytest.mark.parametrize(
    ("number", "status", "last"),
    [(signal.SIGINT, 130, "Stopped. Nothing was published half"), (signal.SIGTERM, 143, "")],
    ids=["interrupted", "terminated"],
)
@pytest.mark.parametrize("stage", ["Reading", "Making pages"])
def test_signals_end_with_their_status(site: Site, number: int, status: int, last: str, stage: str) -> None:
    """Stopped by the keyboard or by the machine: 130 or 143, no traceback, no half edition, no stage left."""
    site.write(GOOD)
    for copy in range(100):
        site.put(f"content/{copy}.md", article(slug=f"a-{copy}", body="[x](a.md) *word* " * 100))

    ended, said = _signalled(site, number, lambda said: stage in said)

    assert ended == status, said
    assert "Traceback" not in said
    assert last in said
    assert site.tree() == {}
    assert not (site.output / ".baspa" / "stage").exists()


def test_a_terminal_sees_bars_and_pipes_see_lines(site: Site) -> None:
    """On a terminal the stages are bars that count; in a pipe they are plain lines without any escape."""
    site.write(GOOD)

    shown = _on_a_terminal(site.root, {"TERM": "xterm-256color"})
    site.put("content/a.md", article(title="Better"))
    plain = site.build()

    assert "━" in shown
    assert "Making pages" in shown
    assert plain.err.splitlines()[0] == "Reading: 1"
    assert plain.err.splitlines()[1].startswith("Making pages: ")
    assert "\x1b" not in plain.err + plain.out


def test_problems_are_coloured_on_a_terminal_unless_nobody_wants_it(site: Site) -> None:
    """`error:` is red on a terminal; with NO_COLOR there is not one colour, and the words are the same."""
    site.write(GOOD).put("content/b.md", article(category=None))

    coloured = _on_a_terminal(site.root, {"TERM": "xterm-256color"})
    plain = _on_a_terminal(site.root, {"TERM": "xterm-256color", "NO_COLOR": "1"})

    assert "\x1b[1;31merror: " in coloured
    assert not COLOUR.search(plain)
    assert "error: content/b.md:2:1: category: this field is required" in STYLE.sub("", plain)


def _on_a_terminal(root: Path, variables: dict[str, str]) -> str:
    """Return what a build shows on a terminal of its own."""
    above, below = pty.openpty()
    process = subprocess.Popen(
        command("build", "--now", NOW), cwd=root, env=environment(variables), stdin=below, stdout=below, stderr=below
    )
    os.close(below)
    shown = b""
    while True:
        try:
            piece = os.read(above, 65_536)
        except OSError:  # what Linux says when the last one has left the terminal
            break
        if not piece:
            break
        shown += piece
    os.close(above)
    process.wait(timeout=30)
    return shown.decode()
