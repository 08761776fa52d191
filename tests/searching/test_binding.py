"""Records are bound by the real Pagefind: the same bytes for the same records, and an end to it in any case."""

import json
from gzip import decompress
from pathlib import Path
from time import monotonic

import pytest

from baspa.searching.binding import BindingFailed, bound, program, request
from baspa.searching.records import Record

STORIES = [
    Record(
        f"/2026/11/22/s{number}/", f"Мектеп пен кітапхана {number} <b>тұр</b>.", {"title": f"Жаңалық {number}"}, "kk"
    )
    for number in range(300)
]


def test_the_same_records_are_bound_to_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many threads do it, and whatever is set around it."""
    files = bound(request(STORIES))

    for threads in ("1", "5"):
        monkeypatch.setenv("RAYON_NUM_THREADS", threads)
        monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "en")
        assert bound(request(STORIES)) == files


def test_a_bundle_holds_what_our_page_needs_and_nothing_else() -> None:
    """The program for the reader's browser, the index and a fragment for each story; no interface of Pagefind's."""
    files = bound(request(STORIES[:2]))
    names = {path.split("/")[0] if "/" in path else path for path in files}

    assert {"pagefind.js", "pagefind-entry.json", "index", "fragment", "wasm.unknown.pagefind"} <= names
    assert not [path for path in files if path.endswith(".css") or "ui" in path or "worker" in path]
    assert json.loads(files["pagefind-entry.json"])["languages"]["kk"]["page_count"] == 2
    fragments = [decompress(content).decode() for path, content in files.items() if path.startswith("fragment/")]
    assert any("/2026/11/22/s1/" in text and "<b>тұр</b>" in text for text in fragments)


def test_no_records_are_bound_too() -> None:
    """Nothing waits for an answer that does not come."""
    assert "pagefind.js" in bound(request([]))


@pytest.mark.parametrize("script", ["exit 3", "echo nonsense,", "exec sleep 600"], ids=["fails", "babbles", "hangs"])
def test_a_program_that_does_not_do_its_work_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    """In time, and with nothing of it left running."""
    other = tmp_path / "pagefind"
    other.write_text(f"#!/bin/sh\n{script}\n")
    other.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(other))
    begun = monotonic()

    with pytest.raises(BindingFailed):
        bound(request(STORIES), seconds=2)

    assert program() == other
    assert monotonic() - begun < 20
