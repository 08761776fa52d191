"""Bad input gets a clear problem, and nothing is lost: all of `tests/broken`, through the command line.

The lines that are printed for `tests/broken/<group>/<fault>.md` (or `.yaml`, `.html`, a folder, a recipe) lie beside
it in `<fault>.expected`; all that is printed, in three languages, lies in `tests/broken/told/`.
`python tests/broken/write.py` writes them anew.
"""

import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from baspa.desk.messages import LANGUAGES, catalogue
from broken.inputs import GROUPS, HERE, NEWSROOM, Fault, Press, all_faults, good_newsroom, read_told, told, told_file
from sites import Finished, Site

FAULTS = all_faults()
SECRETS = "secrets"
"""The group of what is looked for in an edition in which nothing else is wrong."""
EACH = 5
"""Of the faults beside which another one must be named too, one in so many is tried outside the long profile."""
COMPANION = """\
---
title: Another broken story
category: Sport
time: yesterday
author: Sport desk
---
The text.
"""
COMPANION_PATH = "content/2026/12/01-companion.md"
COMPANION_LINE = f"error: {COMPANION_PATH}:4:7: time: this is not a time (yesterday). Write it as 2026-11-22 21:00."
STAGES = tuple(f"{text}: " for key, text in catalogue("en").items() if key.startswith("stage."))


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    """Return the command line, warm."""
    with Press() as press:
        yield press


@pytest.fixture(scope="session")
def newsroom(press: Press, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the good newsroom, built; not to be changed."""
    return good_newsroom(tmp_path_factory.mktemp("newsroom") / "paper", press)


@pytest.fixture
def paper(newsroom: Site, tmp_path: Path) -> Site:
    """Return a built newsroom of the test's own, its files as old as those of the one it is a copy of."""
    shutil.copytree(newsroom.root, tmp_path / "paper")
    return Site(tmp_path / "paper")


def files(output: Path) -> dict[str, tuple[bytes, int]]:
    """Return every file of an output with its time of modification, the program's own records among them."""
    return {
        path.relative_to(output).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in output.rglob("*")
        if path.is_file()
    }


def other_words(done: Finished) -> list[str]:
    """Return the lines of standard error that are neither stages nor problems with what is shown under them."""
    return [line for line in done.err.splitlines() if not line.startswith((*STAGES, "error: ", "warning: ", " "))]


def last_words(fault: Fault) -> list[str]:
    """Return what a build says after its problems, once it has got as far as the content."""
    errors = sum(line.startswith("error: ") for line in fault.expected)
    return [catalogue("en")["build.stopped"].format(errors=errors)] if errors and not fault.stops_at_once else []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_broken_input_is_named_and_nothing_is_lost(fault: Fault, paper: Site, press: Press) -> None:
    """Check and build print the exact lines, the status says so, and the earlier edition stays to the last byte.

    In each language all that is printed is what lies in `told/`: every problem at once, each with its line, its
    carets and what to type.
    """
    earlier = files(paper.output)
    fault.put(paper.root)

    for language in LANGUAGES:
        checked = press.check(paper, language)
        levels = [catalogue(language)[f"level.{line.partition(':')[0]}"] for line in fault.expected]
        assert told(checked, language) == read_told(fault.group, language)[fault.name]
        assert [line.partition(":")[0] for line in checked.err.splitlines() if line.startswith((*levels,))] == levels
        assert checked.status == fault.status
        if language == "en":
            assert (checked.problems, other_words(checked)) == (fault.expected, [])
    assert files(paper.output) == earlier

    built = press.build(paper)

    assert (built.problems, other_words(built)) == (fault.expected, last_words(fault))
    assert built.status == fault.status
    assert fault.status == 0 or files(paper.output) == earlier


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(fault, id=fault.name, marks=pytest.mark.long if number % EACH else ())
        for number, fault in enumerate(one for one in FAULTS if one.is_in_content and one.group != SECRETS)
    ],
)
def test_the_other_articles_are_still_checked(fault: Fault, tmp_path: Path, press: Press) -> None:
    """With two broken inputs at once both are named, whatever the first one is."""
    paper = Site(shutil.copytree(NEWSROOM, tmp_path / "paper"))
    fault.put(paper.root)
    paper.put(COMPANION_PATH, COMPANION)
    built = press.build(paper)

    assert {*built.problems} >= {*fault.expected, COMPANION_LINE}
    assert built.status == 1


@pytest.mark.parametrize("group", GROUPS)
def test_a_process_started_for_it_says_the_same(group: str, paper: Site, press: Press) -> None:
    """What the warm command line prints is what `python -m baspa` prints: tried on the first fault of each group."""
    first = next(fault for fault in FAULTS if fault.group == group)
    first.put(paper.root)

    built = paper.build("--clean")

    assert built.problems == first.expected
    assert built == press.build(paper, "--clean")


def test_every_expected_text_belongs_to_a_broken_input_and_every_group_has_some() -> None:
    """Nothing in the folder is left over, and a reader finds faults of every sort."""
    beside = {path for group in GROUPS for path in (HERE / group).glob("*.expected")}

    assert beside == {fault.told for fault in FAULTS}
    for group, language in product(GROUPS, LANGUAGES):
        assert read_told(group, language).keys() == {fault.name for fault in FAULTS if fault.group == group}
    assert {*(HERE / "told").iterdir()} == {
        told_file(group, language) for group, language in product(GROUPS, LANGUAGES)
    }
    assert {fault.group for fault in FAULTS} == set(GROUPS)
    assert all(fault.expected for fault in FAULTS)
    assert len(FAULTS) >= 85
