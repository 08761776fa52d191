"""The dialogue of `new` on a real terminal: questions in the paper's language, and nothing left when one leaves."""

import os
import pty
import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from select import select

import pytest

from sites import MINIMAL, Finished, Site, command, environment

LISTED = """\
categories:
  qogham: Қоғам
  sport: Спорт
authors:
  desk: City desk
  data: Data desk
"""
QUESTION = re.compile(r": \Z")
GIT = shutil.which("git") or "git"
PATIENCE = 20
"""Seconds to wait for a question."""


def _site(site: Site, language: str = "en", more: str = LISTED) -> Site:
    site.put("site.yaml", MINIMAL.replace("language: en", f"language: {language}") + more)
    return site


INTERRUPT = "\x03"
"""Ctrl-C."""


def _talk(root: Path, answers: Sequence[str], *arguments: str) -> Finished:
    """Answer each question of `new` on a terminal of its own; standard error is what stood on it."""
    ours, theirs = pty.openpty()
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "TERM": "dumb"}
    process = subprocess.Popen(
        command("new", "--time", "2026-11-22 21:00", *arguments), cwd=root, env=environment(nobody),
        stdin=theirs, stderr=theirs, stdout=subprocess.PIPE, start_new_session=True, text=True,
        preexec_fn=lambda: _own_terminal(theirs),  # noqa: PLW1509 - Ctrl-C needs a terminal that is ours
    )  # fmt: skip
    os.close(theirs)
    seen, left, until = "", list(answers), time.monotonic() + PATIENCE
    while True:
        ready, _, _ = select([ours], [], [], 1)
        if not ready and process.poll() is None and time.monotonic() < until:
            if not left and answers[-1:] == [INTERRUPT]:  # one that came while the line was made ready is lost
                os.write(ours, INTERRUPT.encode())
            continue
        try:
            chunk = os.read(ours, 4096) if ready else b""
        except OSError:  # its end of the terminal is closed
            break
        if not chunk:
            break
        seen += chunk.decode()
        if QUESTION.search(seen) and left:
            os.write(ours, left.pop(0).encode())
    out, _ = process.communicate(timeout=PATIENCE)
    os.close(ours)
    return Finished(process.returncode, out, seen)


def _own_terminal(terminal: int) -> None:
    import fcntl
    import signal
    import termios

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever runs the tests in the background may have it ignored
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


@pytest.mark.parametrize(
    ("language", "questions"),
    [
        ("kk", ("Тақырып: ", "Айдар (нөмірі немесе атауы): ", "Автор (нөмірі немесе аты; бірнешеуі үтірмен): ")),
        (
            "ru",
            ("Заголовок: ", "Рубрика (номер или название): ", "Автор (номер или имя; нескольких через запятую): "),
        ),
        (
            "en",
            ("Headline: ", "Section (its number or name): ", "Byline (its number or name; several with commas): "),
        ),
    ],
)
def test_what_is_missing_is_asked_for(site: Site, language: str, questions: tuple[str, ...]) -> None:
    """Headline, section and byline, from numbered lists; the path alone is on standard output."""
    _site(site, language)

    done = _talk(site.root, ["Жаңа зал\n", "2\n", "1, Data desk\n"])

    assert (done.status, done.out) == (0, "content/2026/11/22-zhanga-zal.md\n")
    assert all(question in done.err for question in questions)
    assert "  1  Қоғам" in done.err
    assert (site.root / done.out.strip()).read_text("utf-8").splitlines()[:6] == [
        "---",
        'title: "Жаңа зал"',
        'category: "Спорт"',
        "time: 2026-11-22 21:00",
        'author: ["City desk", "Data desk"]',
        "slug: zhanga-zal",
    ]


def test_who_wrote_last_is_proposed(site: Site) -> None:
    """Enter takes it; a byline that the paper does not list any more is not proposed."""
    _site(site)
    _talk(site.root, ["One\n", "1\n", "2\n"])

    done = _talk(site.root, ["Two\n", "1\n", "\n"])

    assert "[Data desk]" in done.err
    assert 'author: "Data desk"' in (site.root / done.out.strip()).read_text("utf-8")
    (site.root / ".baspa/byline").write_text("Somebody else")
    assert "[" not in _talk(site.root, ["Three\n", "1\n", "1\n"]).err


def test_who_git_says_is_working_is_proposed(site: Site) -> None:
    """When the paper lists them, by name or by slug."""
    _site(site)
    subprocess.run([GIT, "init", "-q"], cwd=site.root, check=True)
    subprocess.run([GIT, "config", "user.name", "data DESK"], cwd=site.root, check=True)

    assert "[Data desk]" in _talk(site.root, ["One\n", "1\n", "\n"]).err


def test_a_wrong_answer_is_asked_again(site: Site) -> None:
    """With what is wrong and a guess; a number that is not in the list is no answer either."""
    _site(site)

    done = _talk(site.root, ["\n", "One\n", "Sprot\n", "9\n", "Спроот\n", "спорт\n", "desk\n"])

    assert done.status == 0
    assert "there is no such category in site.yaml. Did you mean “Спорт”?" in done.err
    assert done.err.count("Section (its number or name)") == 4


def test_a_headline_without_letters_and_a_url_that_is_taken(site: Site) -> None:
    """A part of the URL is asked for; the next that is free is proposed."""
    _site(site)
    first = _talk(site.root, ["🎉\n", "toi\n", "1\n", "1\n"])
    second = _talk(site.root, ["Toi\n", "1\n", "\n", "\n"])

    assert first.out == "content/2026/11/22-toi.md\n"
    assert "/2026/11/22/toi/ is taken by content/2026/11/22-toi.md." in second.err
    assert second.out == "content/2026/11/22-toi-2.md\n"


def test_only_what_is_missing_is_asked_for(site: Site) -> None:
    """With everything given there is no question."""
    _site(site)

    done = _talk(site.root, [], "Title", "--category", "sport", "--author", "desk")

    assert (done.status, done.err) == (0, "")


def test_a_paper_without_lists_asks_for_names(site: Site) -> None:
    """Free words; a comma may be part of a name."""
    _site(site, more="")

    done = _talk(site.root, ["Title\n", "News\n", "City, and sport\n"])

    assert 'author: "City, and sport"' in (site.root / done.out.strip()).read_text("utf-8")


@pytest.mark.parametrize("key", [INTERRUPT, "\x04"], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("after", [0, 1, 2])
def test_who_leaves_leaves_nothing(site: Site, key: str, after: int) -> None:
    """At any question: no file, no folder, no traceback; status 130."""
    _site(site)

    done = _talk(site.root, [*("Title\n", "1\n", "1\n")[:after], key])

    assert done.status == 130
    assert "Traceback" not in done.err
    assert not (site.root / "content").exists()
