"""Annotations: what GitHub reads is what was meant, whatever a title or a file is called."""

from pathlib import Path

import pytest

from baspa.desk.annotations import annotation, from_repository
from baspa.desk.excerpts import Excerpts
from baspa.desk.messages import Voice
from baspa.desk.notices import notice, notice_document
from baspa.problems import Place, Problem, warning
from sites import MINIMAL, Site, article, run_here

pytestmark = pytest.mark.usefixtures("quick_layouts")

HOSTILE = "a::error file=x,line=1::b\r\n::error::c%0A%3A ##[add-mask]d ::stop-commands::e"


def read(line: str) -> tuple[str, dict[str, str], str]:
    """Return the command, the properties and the message that GitHub's runner makes of a line.

    It follows `ActionCommand.TryParseV2` of https://github.com/actions/runner: the first two pairs of colons count.
    """
    _, head, message = line.split("::", 2)
    name, _, rest = head.partition(" ")
    properties = dict(one.split("=", 1) for one in rest.split(","))
    for sign, escaped in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        properties = {key: value.replace(escaped, sign) for key, value in properties.items()}
        message = message.replace(escaped, sign) if sign not in ":," else message
    return name, properties, message


def annotated(problem: Problem, below: str = "") -> str:
    """Return the annotation of a problem, in English, of which there is no file."""
    voice = Voice("en")
    return annotation(notice_document(notice(problem, voice, Excerpts(None))), voice, below)


def test_a_problem_is_said_beside_its_line() -> None:
    """File, line, column, a title, and in the message what to do."""
    problem = Problem("time.shape", Place("content/a.md", 4, 7), field="time", found="noon")

    assert read(annotated(problem, "paper/")) == (
        "error",
        {"file": "paper/content/a.md", "line": "4", "col": "7", "title": "time: this is not a time"},
        "time: this is not a time (noon). Write it as 2026-11-22 21:00.",
    )


def test_a_warning_is_one() -> None:
    """GitHub shows it in another colour, and passes the check."""
    assert annotated(warning("body.empty", Place("content/a.md", 6, 1))).startswith("::warning file=content/a.md,")


@pytest.mark.parametrize("place", ["content/a,b:c%3A.md", f"content/{HOSTILE}.md"])
def test_nothing_written_by_somebody_becomes_a_command(place: str) -> None:
    """One line, one command; the file is named as it is called."""
    problem = Problem("field.unknown", Place(place, 1, 1), field=HOSTILE, found=HOSTILE)

    line = annotated(problem)
    name, properties, message = read(line)

    assert len(line.splitlines()) == 1
    assert (name, properties["file"], properties["line"]) == ("error", place, "1")
    assert properties.keys() == {"file", "line", "col", "title"}
    assert "stop-commands" in message


def test_a_check_prints_them(site: Site) -> None:
    """On standard output, one line a problem, the line of the source and its carets in the message."""
    site.write(f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{article(time='noon', title='::error::x')}")

    done = run_here(site.root, "check", "--format", "github")
    commands = [line for line in done.out.splitlines() if line.startswith("::")]

    assert done.status == 1
    assert len(commands) == 1
    assert read(commands[0])[2].splitlines()[1:] == ['  4 | time: "noon"', "    |       ^^^^^^"]
    assert done.problems == []


def test_a_broken_configuration_is_annotated_too(site: Site) -> None:
    """Before anything else is known of the site."""
    site.write(f"-- site.yaml --\n{MINIMAL.replace('title', 'titel')}")

    done = run_here(site.root, "check", "--format", "github")

    assert done.status == 2
    assert all(line.startswith("::error file=site.yaml,") for line in done.out.splitlines())


def test_files_are_named_from_the_top_of_the_repository(tmp_path: Path) -> None:
    """A paper may lie in a folder of a larger repository; of a worktree, `.git` is a file."""
    (tmp_path / "deep/paper").mkdir(parents=True)
    inside = Site(tmp_path / "deep/paper")
    inside.write(f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{article(time='noon')}")

    assert "::error file=content/a.md," in run_here(inside.root, "check", "--format", "github").out

    (tmp_path / ".git").write_text("gitdir: elsewhere\n")

    assert from_repository(inside.root) == "deep/paper/"
    assert from_repository(tmp_path) == ""
    assert "::error file=deep/paper/content/a.md," in run_here(inside.root, "check", "--format", "github").out


def test_a_log_that_github_reads_along_holds_no_command_either(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The runner obeys the old form, `##[…]`, anywhere in a line; printed for people it is made harmless."""
    site.write(f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{article(time='##[add-mask]noon')}")

    assert "##[add-mask]" in run_here(site.root, "check").err

    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    assert "##[" not in run_here(site.root, "check").err
