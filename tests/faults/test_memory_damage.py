"""Whatever happens to the memory, a plain build makes what a clean one makes: it is only speed (law 5)."""

import json
import os
import pickle
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from baspa.memory.sealing import text_digest
from baspa.memory.store import FOLDER, NAME, SEAL, is_sealed
from baspa.memory.tables import FORMAT
from faults.newsroom import Paper, assert_no_traceback, paper_at, write_morning
from sites import Site, article, build_clean, build_here, tree

PLACES, FLIPS, MANY_FLIPS = 8, 10, 300
PAGE = 4096
pytestmark = pytest.mark.usefixtures("quick_layouts")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """Return a paper whose memory one test after another damages."""
    return paper_at(tmp_path_factory.mktemp("damage"))


def _memory(paper: Paper) -> Path:
    return paper.site.root / FOLDER / NAME


def _survives(paper: Paper, damage: Callable[[Path], object]) -> None:
    """Damage the morning's memory, build the evening, and see that its own memory can be relied on again."""
    paper.begin()
    damage(_memory(paper))

    paper.assert_the_next_build_mends_it()

    assert is_sealed(_memory(paper))
    build_here(paper.site.root, paper.site.output)
    paper.assert_it_is_the_evening()


def _truncate(place: int) -> Callable[[Path], None]:
    def damage(memory: Path) -> None:
        with memory.open("r+b") as file:
            file.truncate(place)

    return damage


def _size(paper: Paper) -> int:
    paper.begin()
    return _memory(paper).stat().st_size


@pytest.mark.parametrize("share", range(PLACES))
def test_a_memory_that_was_cut_off_changes_nothing(paper: Paper, share: int) -> None:
    """Eight lengths, from none to one byte less than all."""
    _survives(paper, _truncate((_size(paper) - 1) * share // (PLACES - 1)))


@pytest.mark.long
@pytest.mark.parametrize("tenth", range(10))
def test_a_memory_cut_off_anywhere_changes_nothing(paper: Paper, tenth: int) -> None:
    """At every hundredth byte, in ten parts."""
    for place in range(tenth * 100, _size(paper), 1000):
        _survives(paper, _truncate(place))


def _flip(chance: Random, bits: int = 1) -> Callable[[Path], None]:
    def damage(memory: Path) -> None:
        content = bytearray(memory.read_bytes())
        for _ in range(bits):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        memory.write_bytes(content)

    return damage


@pytest.mark.parametrize("number", range(FLIPS))
def test_a_flipped_bit_changes_nothing(paper: Paper, number: int) -> None:
    """One, or many at once, anywhere in the memory."""
    _survives(paper, _flip(Random(number), bits=1 if number % 2 else 200))  # noqa: S311 - chance that repeats


@pytest.mark.long
def test_many_flipped_bits_change_nothing(paper: Paper) -> None:
    """The same for many more memories."""
    for number in range(MANY_FLIPS):
        _survives(paper, _flip(Random(1000 + number), bits=1 + number % 3 * 50))  # noqa: S311 - chance that repeats


@pytest.mark.parametrize("first", [0, 1, 5])
def test_a_zeroed_page_changes_nothing(paper: Paper, first: int) -> None:
    """What a file system may leave after a power cut: the header, the tables, or something in the midst."""

    def damage(memory: Path) -> None:
        with memory.open("r+b") as file:
            file.seek(first * PAGE)
            file.write(bytes(PAGE * 2))

    _survives(paper, damage)


def _canary(memory: Path) -> Path:
    return memory.parent.parent / "canary"


class _Hostile:
    """Makes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.path),)


def _be_hostile(memory: Path) -> None:
    memory.write_bytes(pickle.dumps(_Hostile(_canary(memory))))


def _hide_hostility(memory: Path) -> None:
    content = pickle.dumps(_Hostile(_canary(memory)))
    with closing(sqlite3.connect(memory)) as connection, connection:
        connection.execute("UPDATE body SET record = ?", (content,))
        connection.execute("UPDATE note SET text = ?", (content,))
        connection.execute("UPDATE manuscript SET facts = ?", (content,))


def _forge_bodies(memory: Path) -> None:
    """Give every body a seal of its own that is right for what it says, which is a pickle."""
    content = pickle.dumps(_Hostile(_canary(memory)))
    with closing(sqlite3.connect(memory)) as connection, connection:
        for (digest,) in connection.execute("SELECT digest FROM body").fetchall():
            record = bytes.fromhex(text_digest(content, digest)) + content
            connection.execute("UPDATE body SET record = ? WHERE digest = ?", (record, digest))


@pytest.mark.parametrize("damage", [_be_hostile, _hide_hostility])
def test_a_hostile_memory_runs_nothing(paper: Paper, damage: Callable[[Path], object]) -> None:
    """A pickle in place of the memory, or in every cell that holds something, is never loaded."""
    _survives(paper, damage)

    assert not _canary(_memory(paper)).exists()


def test_a_forged_memory_runs_nothing(paper: Paper) -> None:
    """Whoever may write the memory can forge what it says, but not have it executed."""
    paper.begin()
    _forge_bodies(_memory(paper))

    done = paper.site.build()

    assert done.status in {0, 3}
    assert "Traceback" not in done.err
    assert not _canary(_memory(paper)).exists()
    paper.assert_every_file_is_whole()
    shutil.rmtree(paper.site.root / FOLDER)
    paper.assert_the_next_build_mends_it()


def _be_text(memory: Path) -> None:
    memory.write_text("no memory at all\n")


def _be_a_folder(memory: Path) -> None:
    memory.unlink()
    (memory / "deep").mkdir(parents=True)
    (memory / "deep" / "file").write_text("in the way")


def _be_a_link(memory: Path) -> None:
    memory.replace(memory.parent.parent / "elsewhere")
    memory.symlink_to("../elsewhere")


def _be_empty_tables(memory: Path) -> None:
    with closing(sqlite3.connect(memory)) as connection, connection:
        for table in ("note", "look", "file", "manuscript", "claim", "shelf", "stands"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables


def _lose_the_bodies(memory: Path) -> None:
    with closing(sqlite3.connect(memory)) as connection, connection:
        connection.execute("DELETE FROM body")


def _lose_a_table(memory: Path) -> None:
    with closing(sqlite3.connect(memory)) as connection, connection:
        connection.execute("DROP TABLE manuscript")


def _only_the_journal(memory: Path) -> None:
    memory.replace(memory.with_name(f"{NAME}-journal"))


def _a_hot_journal(memory: Path) -> None:
    memory.with_name(f"{NAME}-journal").write_bytes(memory.read_bytes()[:PAGE])


def _leavings(memory: Path) -> None:
    shutil.copy(memory, memory.with_name(f"{NAME}.old"))
    memory.with_name(f"{SEAL}.new").write_text("{}")
    memory.unlink()


OTHERS = (
    _be_text,
    _be_a_folder,
    _be_a_link,
    _be_empty_tables,
    _lose_the_bodies,
    _lose_a_table,
    _only_the_journal,
    _a_hot_journal,
    _leavings,
)


@pytest.mark.parametrize("damage", OTHERS)
def test_something_else_in_its_place_changes_nothing(paper: Paper, damage: Callable[[Path], object]) -> None:
    """A text, a folder, a link, empty tables, only a journal, what an older build left."""
    _survives(paper, damage)

    (paper.site.root / "elsewhere").unlink(missing_ok=True)


@pytest.mark.parametrize("format_", [0, FORMAT - 1, FORMAT + 1, 2**31 - 1])
@pytest.mark.parametrize("sealed", [False, True])
def test_a_memory_of_another_format_changes_nothing(paper: Paper, format_: int, *, sealed: bool) -> None:
    """Of an older program, or a newer one, sealed by it or not."""

    def damage(memory: Path) -> None:
        with closing(sqlite3.connect(memory)) as connection:
            connection.execute(f"PRAGMA user_version = {format_}")
            connection.execute("UPDATE manuscript SET facts = '{}', seal = ''")
            connection.commit()
        if sealed:
            _seal(memory, format_)

    _survives(paper, damage)


def _seal(memory: Path, format_: int = FORMAT) -> None:
    status = memory.stat()
    stamp = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
    memory.with_name(SEAL).write_text(json.dumps({"format": format_, "stamp": stamp}))


def _spoil(memory: Path) -> None:
    """Leave a memory with the right seal and nothing in it but its first page: only a failing disk does that."""
    with memory.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(PAGE)
        file.write(b"\xff" * (size - PAGE))
    _seal(memory)


def test_a_sealed_memory_that_cannot_be_read_changes_nothing(paper: Paper) -> None:
    """A build believes the seal first, and does without the memory then."""
    _survives(paper, _spoil)


@pytest.mark.parametrize("command", [("check",), ("why", "/about/")], ids=["check", "why"])
def test_check_and_why_do_without_a_memory_that_cannot_be_read(paper: Paper, command: tuple[str, ...]) -> None:
    """They say what they would say without one, and leave it as it is."""
    paper.begin()
    kept = _memory(paper).read_bytes()
    _spoil(_memory(paper))
    spoilt = _memory(paper).read_bytes()

    done = paper.site.run(*command)

    assert_no_traceback(done)
    assert spoilt != kept
    assert _memory(paper).read_bytes() == spoilt
    shutil.rmtree(paper.site.root / FOLDER)
    assert done == paper.site.run(*command)


SEALS = (b"", b"{", b"[]", b'{"format": 3}', b'{"format": 3, "stamp": [1, 2, 3, 4]}', b"\xff\xfe", b"[" * 100_000)


@pytest.mark.parametrize("seal", [None, *SEALS], ids=lambda seal: "missing" if seal is None else str(seal[:20]))
def test_a_damaged_seal_changes_nothing(paper: Paper, seal: bytes | None) -> None:
    """Missing, empty, foreign or no seal at all."""

    def damage(memory: Path) -> None:
        if seal is None:
            memory.with_name(SEAL).unlink()
        else:
            memory.with_name(SEAL).write_bytes(seal)

    _survives(paper, damage)


def test_a_folder_in_place_of_the_seal_changes_nothing(paper: Paper) -> None:
    """Somebody's mistake is put right without a word."""

    def damage(memory: Path) -> None:
        memory.with_name(SEAL).unlink()
        memory.with_name(SEAL).mkdir()

    _survives(paper, damage)


@pytest.mark.parametrize("moved", [True, False], ids=["moved", "copied"])
def test_another_papers_memory_changes_nothing(paper: Paper, moved: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """With its own seal, which holds when the folder was moved; both papers publish to one output."""
    paper.begin()
    other = Site(tmp_path / "other")
    write_morning(other)
    other.put("site.yaml", (paper.site.root / "site.yaml").read_bytes())
    other.put("content/snow.md", article(title="Sand", time="2026-11-20 10:00", tags=["winter"]))
    build_here(other.root, tmp_path / "aside")
    own = paper.site.root / FOLDER
    for _ in range(2):
        build_here(other.root, paper.site.output)
    shutil.rmtree(own)
    if moved:
        (other.root / FOLDER).rename(own)
        assert is_sealed(own / NAME)
    else:
        shutil.copytree(other.root / FOLDER, own)

    paper.assert_the_next_build_mends_it()


def test_a_paper_copied_to_another_place_is_built_right(paper: Paper, tmp_path: Path) -> None:
    """With its times, as `cp -p` does, memory and output included."""
    paper.begin()
    shutil.copytree(paper.site.root, tmp_path / "copy", symlinks=True)

    build_here(tmp_path / "copy", tmp_path / "copy" / "output")

    assert {path: text for path, text in tree(tmp_path / "copy/output").items() if path != "CNAME"} == paper.evening


@pytest.mark.parametrize("damage", [_truncate(PAGE * 3), _be_a_folder])
def test_the_command_line_says_nothing_alarming(paper: Paper, damage: Callable[[Path], object]) -> None:
    """No traceback, and status 0: nothing that a newsroom could do anything about has happened."""
    paper.begin()
    damage(_memory(paper))

    done = paper.site.build()

    assert (done.status, done.problems) == (0, []), done.err
    assert_no_traceback(done)
    paper.assert_it_is_the_evening()


def test_a_clean_build_asks_no_memory(paper: Paper, tmp_path: Path) -> None:
    """What every test here compares with does not depend on what they damage."""
    paper.begin()
    _be_hostile(_memory(paper))

    build_clean(paper.site.root, tmp_path / "clean")

    assert tree(tmp_path / "clean") == paper.evening
    paper.assert_the_next_build_mends_it()
