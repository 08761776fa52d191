"""A commit killed before any one of its steps leaves whole files, and what the next build needs (law 4)."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from baspa.publishing.intent import INTENT
from baspa.publishing.manifest import FOLDER, MANIFEST, ManifestDamaged, read_manifest
from baspa.publishing.output import Output
from baspa.publishing.pieces import PIECES, piece_file
from baspa.publishing.staging import STAGE
from sites import tree

Files = Mapping[str, bytes]

MORNING = {
    "index.html": b"morning",
    "2026/10/31/old/index.html": b"old",
    "2026/11/21/a/index.html": b"a in the morning",
    "2026/11/21/gone/index.html": b"gone by the evening",
    "file or folder": b"a file",
    "media/a.jpg": b"\xff\xd8",
}
EVENING = {
    "index.html": b"evening",
    "2026/10/31/old/index.html": b"old",
    "2026/11/21/a/index.html": b"a in the evening",
    "2026/11/22/new/index.html": b"new",
    "file or folder/index.html": b"a folder",
    "media/a.jpg": b"\xff\xd8",
}
FOREIGN = {"notes.txt": b"mine", "2026/11/21/gone/notes.txt": b"mine"}

PROGRAM = """
import json, os, signal, sys
from itertools import count
from pathlib import Path
from baspa.publishing.output import Output

top, morning, foreign, files, dropped = json.loads(sys.argv[1])
STEPS = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir"}

def publish(folder, files, dropped):
    output = Output(Path(folder))
    for path, content in files.items():
        output.put(path, content.encode("latin-1"), source=f"content/{path}", last=path == "index.html")
    for path in dropped or ():
        output.drop(path)
    output.commit(whole=dropped is None)
    output.close()

def publish_and_be_killed(folder, last_step):
    begun = []
    def kill(event, arguments):
        if event in STEPS and folder in str(arguments[0]):
            begun.append(event)
            if len(begun) == last_step:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(kill)
    publish(folder, files, dropped)

for step in count(1):
    folder = f"{top}/{step}"
    publish(folder, morning, None)
    for path, content in foreign.items():
        Path(folder, path).write_text(content)
    child = os.fork()
    if child == 0:
        publish_and_be_killed(folder, step)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status != -signal.SIGKILL:
        print(step - 1)
        sys.exit(status)
"""
"""Kills one build after another before its first, second, … step in the file system, until one gets through."""


def _publish(folder: Path, files: Files, *, dropped: set[str] | None = None) -> None:
    """Publish an edition as a whole, or a part of it when it is said what is dropped."""
    output = Output(folder)
    for path, content in files.items():
        output.put(path, content, source=f"content/{path}", last=path == "index.html")
    for path in dropped or ():
        output.drop(path)
    output.commit(whole=dropped is None)
    output.close()


def _records(folder: Path) -> dict[str, bytes]:
    own = folder / FOLDER
    return {path.relative_to(own).as_posix(): path.read_bytes() for path in own.rglob("*") if path.is_file()}


def _changes(before: Files, after: Files) -> tuple[dict[str, bytes], set[str]]:
    """Return what a part from one edition to the next puts, and what it drops."""
    return {path: c for path, c in after.items() if before.get(path) != c}, set(before.keys() - after.keys())


def _killed(top: Path, *, whole: bool) -> Iterator[tuple[int, Path]]:
    """Yield an output for every step of the evening's commit, killed before it."""
    changed, dropped = _changes(MORNING, EVENING)
    files = _text(EVENING if whole else changed)
    order = json.dumps([str(top), _text(MORNING), _text(FOREIGN), files, None if whole else sorted(dropped)])
    done = subprocess.run([sys.executable, "-c", PROGRAM, order], check=True, capture_output=True, timeout=120)
    for step in range(1, int(done.stdout) + 1):
        yield step, top / str(step)


def _text(files: Files) -> dict[str, str]:
    return {path: content.decode("latin-1") for path, content in files.items()}


def _assert_nothing_is_lost(folder: Path) -> None:
    """Every file is whole-old or whole-new, nobody else's is touched, and the root points to whole pieces."""
    for path, content in tree(folder).items():
        assert content in {MORNING.get(path), EVENING.get(path), FOREIGN.get(path)}, path
    assert FOREIGN.items() <= tree(folder).items()
    pieces = {piece_file(piece) for piece in read_manifest(folder).pieces.values()}
    assert pieces <= {path.name for path in (folder / FOLDER / PIECES).iterdir()}
    changed = tree(folder) not in ({**MORNING, **FOREIGN}, {**EVENING, **FOREIGN})
    assert not changed or (folder / FOLDER / INTENT).exists()


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Return the records of either edition when nothing goes wrong."""
    top = tmp_path_factory.mktemp("clean")
    _publish(top / "morning", MORNING)
    _publish(top / "evening", EVENING)
    return {edition: _records(top / edition) for edition in ("morning", "evening")}


def _assert_is(folder: Path, edition: Files, records: Mapping[str, bytes]) -> None:
    assert tree(folder) == {**edition, **FOREIGN}
    assert _records(folder) == records
    assert not (folder / FOLDER / STAGE).exists()


@pytest.mark.parametrize("whole", [True, False], ids=["a whole", "a part"])
def test_a_commit_killed_before_any_step_is_finished_by_the_next(
    tmp_path: Path,
    clean: Mapping[str, Mapping[str, bytes]],
    whole: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """The same edition again, as a whole or as the same part, leaves what a build that was not killed leaves."""
    steps = 0
    changed, dropped = _changes(MORNING, EVENING)
    for step, folder in _killed(tmp_path, whole=whole):
        _assert_nothing_is_lost(folder)
        if step % 2:
            _publish(folder, EVENING)
        else:
            _publish(folder, changed, dropped=dropped)
        _assert_is(folder, EVENING, clean["evening"])
        steps = step

    assert steps > 30


@pytest.mark.parametrize("whole", [True, False], ids=["a whole", "a part"])
def test_a_commit_killed_before_any_step_can_be_taken_back(
    tmp_path: Path,
    clean: Mapping[str, Mapping[str, bytes]],
    whole: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """The old edition again: a part that names nothing of it either leaves it whole or asks for a whole commit."""
    refused = 0
    for _step, folder in _killed(tmp_path, whole=whole):
        try:
            _publish(folder, {}, dropped=set())
        except ManifestDamaged:
            refused += 1
            _assert_nothing_is_lost(folder)
            _publish(folder, MORNING)
        if (folder / FOLDER / MANIFEST).read_bytes() == clean["evening"][MANIFEST]:
            _assert_is(folder, EVENING, clean["evening"])
        else:
            _assert_is(folder, MORNING, clean["morning"])

    assert refused > 0
