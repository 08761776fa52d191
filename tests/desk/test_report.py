"""The JSON report: the contract's keys, and numbers that are right."""

import json
from datetime import datetime
from typing import Any

import pytest

from baspa.publishing.manifest import Entry, digest
from baspa.publishing.pieces import manifest_of
from sites import MINIMAL, NOW, Finished, Site, article, run_here

pytestmark = pytest.mark.usefixtures("quick_layouts")

CONTRACT = {
    "edition",
    "now",
    "pages",
    "rendered",
    "written",
    "unchanged",
    "pruned",
    "articles",
    "held_back",
    "problems",
    "next_wake",
    "seconds",
}


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a site of two stories, one draft, one scheduled story and one picture."""
    return site.write(
        f"-- site.yaml --\n{MINIMAL}feeds: no\n"
        f"-- content/a.md --\n{article(title='A')}"
        f"-- content/b.md --\n{article(title='B', tags=['snow'])}"
        f"-- content/c.md --\n{article(title='C', draft=True)}"
        f"-- content/d.md --\n{article(title='D', time='2026-11-23 09:00')}"
        "-- content/media/a.jpg --\nx\n"
    )


def _report(site: Site, *options: str, command: str = "build") -> tuple[Finished, dict[str, Any]]:
    done = run_here(site.root, command, "--now", NOW, "--report", "report.json", *options)
    document = json.loads((site.root / "report.json").read_text("utf-8"))
    assert isinstance(document, dict)
    return done, document


def test_the_first_build_writes_everything(paper: Site) -> None:
    """Every key of the contract; all files written, two stories shown, two held back, the next change foretold."""
    done, report = _report(paper)

    assert done.status == 0
    assert report.keys() >= CONTRACT
    files = paper.tree()
    assets = [path for path in files if path.startswith(("assets/", "media/")) or path.endswith("card.png")]
    assert report["pages"] == report["rendered"] == len(files) - len(assets)
    assert report["written"] == len(files)
    assert (report["unchanged"], report["pruned"]) == (0, 0)
    assert (report["articles"], report["held_back"]) == (2, 2)
    assert report["problems"] == []
    assert report["now"] == NOW
    assert report["next_wake"] == "2026-11-23T09:00:00+05:00"
    assert report["seconds"]
    assert all(isinstance(seconds, int | float) and seconds >= 0 for seconds in report["seconds"].values())


def test_the_edition_is_the_digest_of_the_output(paper: Site) -> None:
    """`edition` can be computed from the files alone, on any machine."""
    _, report = _report(paper)

    files = {path: Entry(digest(content)) for path, content in paper.tree().items()}

    assert report["edition"] == manifest_of(files).edition


def test_a_second_build_writes_nothing_and_has_the_same_edition(paper: Site) -> None:
    """Nothing changed: nothing written, everything unchanged."""
    _, first = _report(paper)
    _, second = _report(paper)

    assert second["edition"] == first["edition"]
    assert (second["written"], second["pruned"]) == (0, 0)
    assert second["unchanged"] == first["written"]


def test_what_was_written_and_pruned_is_counted(paper: Site) -> None:
    """One story deleted and one retitled: the counts are those of the files that really changed."""
    _report(paper)
    before = paper.tree()
    (paper.root / "content/b.md").unlink()
    paper.put("content/a.md", article(title="A again", slug="a"))

    _, report = _report(paper)

    after = paper.tree()
    assert report["pruned"] == len(before.keys() - after.keys())
    assert report["written"] == len([path for path in after if after[path] != before.get(path)])
    assert report["unchanged"] == len([path for path in after if after[path] == before.get(path)])


def test_problems_are_whole_in_the_report(paper: Site) -> None:
    """A broken article: no edition, nothing written, and every part of the problem by its name."""
    paper.put("content/b.md", article(category=None, tittle="x"))

    done, report = _report(paper)

    assert done.status == 1
    assert report["edition"] is None
    assert report["written"] == 0
    assert [problem["level"] for problem in report["problems"]] == ["error", "warning"]
    error, warning = report["problems"]
    assert error["code"] == "field.missing"
    assert (error["path"], error["line"], error["field"]) == ("content/b.md", 2, "category")
    assert warning["found"] == "tittle" or warning["field"] == "tittle"
    assert [f"{p['level']}: {p['message']}" for p in report["problems"]] == done.problems


def test_a_check_writes_the_same_report_without_an_edition(paper: Site) -> None:
    """`check --report` counts pages and problems and writes nothing else."""
    done, report = _report(paper, command="check")

    assert done.status == 0
    assert report.keys() >= CONTRACT
    assert report["edition"] is None
    assert report["articles"] == 2
    assert not paper.output.exists()


def test_moments_in_the_report_are_in_the_papers_zone(paper: Site) -> None:
    """Times are ISO 8601 with an offset, whatever zone `--now` was given in."""
    run_here(paper.root, "build", "--now", "2026-11-22T17:00:00Z", "--report", "report.json")

    report = json.loads((paper.root / "report.json").read_text("utf-8"))

    assert report["now"] == "2026-11-22T22:00:00+05:00"
    assert datetime.fromisoformat(report["next_wake"]).utcoffset() is not None


def test_costly_layouts_are_counted(paper: Site) -> None:
    """Pages that show today's news in every old story are counted, and said on the console."""
    paper.put("layouts/article.html", "{{ archive.latest_now(3)|length }}")

    done, report = _report(paper)

    assert report["pages_with_current_news"] == 2
    assert "2 article pages show today's latest news" in done.err
