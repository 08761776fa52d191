"""The memory of a preview: its own, begun as a copy of the builds', and never the builds' or the output's."""

from dataclasses import replace
from pathlib import Path

import pytest

from baspa.edition import Order
from baspa.memory.store import FOLDER, NAME, is_sealed
from baspa.progress import Silent
from baspa.reading.config import read_config
from baspa.reading.times import parse_time
from baspa.serving.living import opened_present
from baspa.serving.memories import preview_folder, preview_memory, preview_order
from sites import MINIMAL, NOW, Site, article

PAGE = "2026/11/22/a-story/index.html"
DRAFT = "2026/11/22/a-draft/index.html"


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a paper with a story and a draft, built."""
    site.write(f"-- site.yaml --\n{MINIMAL}")
    site.put("content/2026/11/22-a.md", article(body="First words.\n"))
    site.put("content/2026/11/22-b.md", article(title="A draft", draft="true", body="Draft words.\n"))
    assert site.build().status == 0
    return site


def order(site: Site, *, drafts: bool = False) -> Order:
    """Return the order of a preview."""
    config = read_config(site.root)
    return Order(config, site.output, parse_time(NOW, config.zone), drafts=drafts)


def shown(wanted: Order, *paths: str) -> list[bool]:
    """Tell which files a preview shows that is opened and closed again."""
    with opened_present(wanted, lambda: wanted.now, Silent()) as preview:
        return [preview.file(path) is not None for path in paths]


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return the files directly in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_it_begins_with_what_the_builds_know_and_leaves_that_alone(paper: Site) -> None:
    """Nothing is read anew, and the builds' memory is the same file, sealed."""
    before = bytes_of(paper.root / FOLDER)
    with preview_memory(preview_order(order(paper))) as memory:
        known = memory.connection.execute("SELECT count(*) FROM manuscript").fetchone()

    assert known == (2,)
    assert memory.path == paper.root / FOLDER / "preview" / NAME
    assert bytes_of(paper.root / FOLDER) == before


def test_with_and_without_drafts_are_two_memories(paper: Site) -> None:
    """Each shows its own, in whichever order they are opened; neither ever shows the other's."""
    plain, drafts = order(paper), order(paper, drafts=True)

    assert shown(drafts, PAGE, DRAFT) == [True, True]
    assert shown(plain, PAGE, DRAFT) == [True, False]
    assert shown(drafts, PAGE, DRAFT) == [True, True]
    assert preview_folder(plain) != preview_folder(drafts)


def test_it_is_sealed_at_the_end_and_opened_again_as_it_was(paper: Site) -> None:
    """The second preview begins where the first one ended, not with another copy."""
    wanted = order(paper)
    shown(wanted, PAGE)
    own = paper.root / preview_folder(wanted) / NAME
    first = own.stat().st_ino
    sealed = is_sealed(own)
    shown(wanted, PAGE)

    assert sealed
    assert own.stat().st_ino == first


def test_one_that_something_has_damaged_is_made_anew(paper: Site) -> None:
    """Whatever happens to it, the preview shows what a new one would."""
    wanted = order(paper)
    shown(wanted, PAGE)
    own = paper.root / preview_folder(wanted) / NAME
    content = bytearray(own.read_bytes())
    content[len(content) // 3 :: 97] = bytes(len(content[len(content) // 3 :: 97]))
    own.write_bytes(content)

    assert shown(wanted, PAGE, DRAFT) == [True, False]
    assert shown(replace(wanted, clean=True), PAGE, DRAFT) == [True, False]


def test_an_order_of_a_preview_writes_into_no_output(paper: Site) -> None:
    """A build takes a memory for its own by the output it was made for: no build writes where a preview does."""
    own = preview_order(order(paper))

    assert own.output != paper.output
    assert own.output.is_relative_to(paper.root / FOLDER)
