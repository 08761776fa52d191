"""A living preview: whatever an editor, or version control, does to the files is seen, however it is done."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest

from baspa.edition import Order
from baspa.problems import Problem, errors
from baspa.progress import Silent
from baspa.reading.config import read_config
from baspa.reading.times import parse_time
from baspa.serving.living import open_preview
from baspa.serving.sight import Preview, Sight
from sites import MINIMAL, NOW, Site, article, build_clean, build_here, tree

GIT = shutil.which("git") or "git"
PATIENCE = 20.0
"""Seconds until a change must be seen on a machine that others keep busy."""
PAGE = "2026/11/22/a-story/index.html"


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a paper of one story."""
    site.write(f"-- site.yaml --\n{MINIMAL}")
    site.put("content/2026/11/22-a.md", article(body="First words.\n"))
    return site


@contextmanager
def previewed(
    site: Site,
    *,
    drafts: bool = False,
    clock: Callable[[], datetime] | None = None,
    said: list[Problem] | None = None,
) -> Iterator[Preview]:
    """Open a preview of a site for a block, at the moment that tests build at."""
    config = read_config(site.root)
    now = clock or (lambda: parse_time(NOW, config.zone))
    order = Order(config, site.output, now(), drafts=drafts)
    with open_preview(order, clock=now, tell=(said if said is not None else []).append, progress=Silent()) as preview:
        yield preview


def until(preview: Preview, shown: Callable[[Sight], bool]) -> Sight:
    """Return the first sight for which something holds; fails when there is none for long."""
    end, sight = monotonic() + PATIENCE, preview.sight()
    while not shown(sight):
        assert monotonic() < end, f"never shown: {sight}"
        sight = preview.wait_beyond(sight.number, 0.5)
    return sight


def page(preview: Preview, path: str = PAGE) -> str:
    """Return a page as text; empty when there is none."""
    return (preview.file(path) or b"").decode()


def in_place(path: Path, text: str) -> None:
    """Write over a file, as many small editors do."""
    path.write_text(text)


def renamed_over(path: Path, text: str) -> None:
    """Write another file and rename it over the old one, as most editors do."""
    other = path.with_name(f".{path.name}.tmp-1234")
    other.write_text(text)
    other.replace(path)


def from_elsewhere(path: Path, text: str) -> None:
    """Rename a file that lay outside of what is watched over the old one."""
    other = path.parents[4] / "elsewhere"
    other.write_text(text)
    other.replace(path)


def removed_and_made(path: Path, text: str) -> None:
    """Remove the file and make a new one, as version control does."""
    path.unlink()
    path.write_text(text)


def in_two_steps(path: Path, text: str) -> None:
    """Empty the file, and write it in two halves with a pause, as over a slow network."""
    with path.open("w") as file:
        file.flush()
        sleep(0.05)
        file.write(text[: len(text) // 3])
        file.flush()
        sleep(0.2)
        file.write(text[len(text) // 3 :])


def as_vim(path: Path, text: str) -> None:
    """Try whether the folder can be written, move the file to a backup, write it anew, remove the backup."""
    (path.parent / "4913").touch()
    (path.parent / "4913").unlink()
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    path.write_text(text)
    backup.unlink()


def as_emacs(path: Path, text: str) -> None:
    """Lock with a link that leads nowhere, save a copy of one's own, and write over the file."""
    lock = path.with_name(f".#{path.name}")
    lock.symlink_to("somebody@somewhere.1")
    path.with_name(f"#{path.name}#").write_text(text)
    path.write_text(text)
    path.with_name(f"#{path.name}#").unlink()
    lock.unlink()


def through_a_window(path: Path, text: str) -> None:
    """Write through a mapping of the file into memory, of which the system tells nothing until it is closed."""
    import mmap

    content = text.encode()
    with path.open("r+b") as file:
        file.truncate(len(content))
        with mmap.mmap(file.fileno(), len(content)) as window:
            window[:] = content


def with_its_old_time(path: Path, text: str) -> None:
    """Write over a file and set its times back, as programs do that copy or synchronise."""
    status = path.stat()
    path.write_text(text)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


SAVES = (
    in_place,
    renamed_over,
    from_elsewhere,
    removed_and_made,
    in_two_steps,
    as_vim,
    as_emacs,
    through_a_window,
    with_its_old_time,
)


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
def test_however_a_text_is_saved_it_is_seen(paper: Site, save: Callable[[Path, str], None]) -> None:
    """Twice each, and nothing is said to be wrong in the end."""
    path = paper.root / "content/2026/11/22-a.md"
    with previewed(paper) as preview:
        assert "First words." in page(preview)
        for word in ("Second", "Third!"):
            save(path, article(body=f"{word} words.\n"))
            until(preview, lambda sight, word=word: f"{word} words." in page(preview) and not sight.problems)


def test_a_sight_names_what_has_changed(paper: Site) -> None:
    """The story's page, and not the front page, which does not show its text."""
    paper.put("content/2026/11/22-a.md", article(summary="Its summary.", body="First words.\n"))
    with previewed(paper) as preview:
        page(preview)
        paper.put("content/2026/11/22-a.md", article(summary="Its summary.", body="Second words.\n"))
        sight = until(preview, lambda sight: sight.number > 1)

    assert PAGE in sight.changed
    assert "index.html" not in sight.changed
    assert not sight.styles_only


def test_a_checkout_of_many_files_is_seen_whole(paper: Site) -> None:
    """Five hundred files at once, there and back; then every file is what a clean build publishes."""

    def git(*words: str) -> None:
        subprocess.run([GIT, "-C", paper.root, "-c", "user.name=t", "-c", "user.email=t@t", *words], check=True)

    paper.put(".gitignore", ".baspa/\noutput/\n")
    git("init", "-q", "-b", "main")
    for number in range(500):
        text = article(title=f"Story {number}", time=f"2026-{number % 11 + 1:02}-03 08:00", body="Old text.\n")
        paper.put(f"content/2026/{number % 11 + 1:02}/{number}.md", text)
    git("add", ".")
    git("commit", "-qm", "Old")
    git("checkout", "-q", "-b", "new")
    for path in sorted(paper.root.glob("content/2026/*/*.md")):
        path.write_text(path.read_text().replace("Old text", "New text"))
    git("commit", "-qam", "New")
    git("checkout", "-q", "main")
    one = "2026/01/03/story-0/index.html"
    with previewed(paper) as preview:
        git("checkout", "-q", "new")
        until(preview, lambda _: "New text" in page(preview, one))
        git("checkout", "-q", "main")
        until(preview, lambda _: "Old text" in page(preview, one))
        sleep(0.5)
        until(preview, lambda sight: not sight.problems)
        build_clean(paper.root, paper.root / "fresh")
        wanted = tree(paper.root / "fresh")
        some = sorted(wanted)[:: max(1, len(wanted) // 60)]

        assert [path for path in some if preview.file(path) != wanted[path]] == []


def test_thousands_of_events_at_once_are_a_few_changes(paper: Site) -> None:
    """A text that is saved a thousand times, among files that programs make and take away: the last text is shown."""
    path = paper.root / "content/2026/11/22-a.md"
    with previewed(paper) as preview:
        number = preview.sight().number
        for turn in range(1_000):
            in_place(path, article(body=f"Words {turn}.\n"))
            for name in (f".{turn}.tmp", f"{turn}~"):
                path.with_name(name).write_text("Nothing.")
                path.with_name(name).unlink()
        until(preview, lambda sight: "Words 999." in page(preview) and not sight.problems)

        assert preview.sight().number < number + 500


def test_a_folder_that_is_renamed_is_seen(paper: Site) -> None:
    """Its stories stay where they were; a folder taken out of the site takes them with it; and back."""
    with previewed(paper) as preview:
        folder = paper.root / "content/2026"
        folder.rename(paper.root / "content/archive")
        paper.put("content/archive/11/22-a.md", article(body="Moved words.\n"))
        until(preview, lambda _: "Moved words." in page(preview))
        (paper.root / "content/archive").rename(paper.root / "away")
        until(preview, lambda _: preview.file(PAGE) is None)
        (paper.root / "away").rename(folder)
        until(preview, lambda _: "Moved words." in page(preview))


def test_all_of_the_content_may_be_replaced(paper: Site) -> None:
    """Another folder comes in the place of the one that is watched, and what is saved in it later is seen."""
    paper.put("other/2026/11/22-a.md", article(body="Other words.\n"))
    with previewed(paper) as preview:
        (paper.root / "content").rename(paper.root / "before")
        (paper.root / "other").rename(paper.root / "content")
        until(preview, lambda _: "Other words." in page(preview))
        sleep(2.5)
        paper.put("content/2026/11/22-a.md", article(body="Later words.\n"))
        until(preview, lambda _: "Later words." in page(preview))


def test_what_is_broken_keeps_every_page_as_it_was_until_it_is_mended(paper: Site) -> None:
    """Also a page that nobody has asked for yet, and another story that was saved meanwhile."""
    paper.put("content/2026/11/21-b.md", article(title="Another", time="2026-11-21 10:00", body="Old words.\n"))
    other = "2026/11/21/another/index.html"
    with previewed(paper) as preview:
        paper.put("content/2026/11/22-a.md", article(category=None, body="Broken words.\n"))
        sight = until(preview, lambda sight: bool(errors(sight.problems)))
        assert sight.problems[0].place.path == "content/2026/11/22-a.md"
        paper.put("content/2026/11/21-b.md", article(title="Another", time="2026-11-21 10:00", body="New words.\n"))
        sleep(1)
        assert "First words." in page(preview)
        assert "Old words." in page(preview, other)
        paper.put("content/2026/11/22-a.md", article(body="Mended words.\n"))
        sight = until(preview, lambda sight: not sight.problems)

        assert "Mended words." in page(preview)
        assert "New words." in page(preview, other)
        assert {PAGE, other} <= sight.changed


def test_a_link_or_a_pipe_in_the_content_is_a_problem_and_never_followed(paper: Site) -> None:
    """It goes away with what was put there."""
    outside = paper.put("outside.md", article(title="Outside"))
    with previewed(paper) as preview:
        for put in (lambda path: path.symlink_to(outside), os.mkfifo):
            there = paper.root / "content/2026/11/22-b.md"
            put(there)
            until(
                preview, lambda sight: [p.place.path for p in errors(sight.problems)] == ["content/2026/11/22-b.md"]
            )
            assert "First words." in page(preview)
            there.unlink()
            until(preview, lambda sight: not sight.problems)


def test_a_broken_configuration_is_said_and_goes_away(paper: Site) -> None:
    """And one that says something else is taken up."""
    with previewed(paper) as preview:
        assert "Test Paper" in page(preview)
        paper.put("site.yaml", MINIMAL + "colour: blue\n")
        until(preview, lambda sight: [p.place.path for p in errors(sight.problems)] == ["site.yaml"])
        assert "Test Paper" in page(preview)
        paper.put("site.yaml", MINIMAL.replace("Test Paper", "Better Paper"))
        sight = until(preview, lambda sight: not sight.problems)

        assert "Better Paper" in page(preview)
        assert PAGE in sight.changed


def test_a_configuration_that_breaks_the_stories_changes_nothing(paper: Site) -> None:
    """Everything is composed anew and then taken back."""
    with previewed(paper) as preview:
        paper.put("site.yaml", MINIMAL + "categories: {culture: Culture}\n")
        until(preview, lambda sight: bool(errors(sight.problems)))
        assert "First words." in page(preview)
        paper.put("site.yaml", MINIMAL)
        until(preview, lambda sight: not sight.problems)
        paper.put("content/2026/11/22-a.md", article(body="Second words.\n"))
        until(preview, lambda _: "Second words." in page(preview))


@pytest.mark.parametrize(
    "broken",
    [
        "{% extends 'base.html' %}{% block main %}",
        "{% extends 'base.html' %}{% block main %}{{ nothing.of }}{% endblock %}",
    ],
    ids=["as it is read", "as a page is made"],
)
def test_a_broken_layout_keeps_every_page_as_it_was(paper: Site, broken: str) -> None:
    """Also pages that nobody had asked for; it is said with its line, and goes away when it is mended."""
    good = "{% extends 'base.html' %}{% block main %}<h1>GOOD</h1>{{ article.body }}{% endblock %}\n"
    paper.put("layouts/article.html", good)
    paper.put("content/2026/11/21-b.md", article(title="Another", time="2026-11-21 10:00"))
    with previewed(paper) as preview:
        before = page(preview)
        paper.put("layouts/article.html", f"{good.removesuffix('{% endblock %}')}\n{broken}\n".replace(good, ""))
        paper.put("layouts/article.html", f"\n{broken}\n")
        until(preview, lambda sight: page(preview) == before and bool(errors(sight.problems)))
        assert errors(preview.sight().problems)[0].place.path == "layouts/article.html"
        assert "GOOD" in page(preview, "2026/11/21/another/index.html")
        number = preview.sight().number
        page(preview)
        assert preview.sight().number == number
        paper.put("layouts/article.html", good.replace("GOOD", "BETTER"))
        until(preview, lambda sight: not sight.problems and "BETTER" in page(preview))


def test_a_style_sheet_alone_is_told_apart(paper: Site) -> None:
    """So that a browser can take it up without loading the page again; with anything else it is no longer alone."""
    paper.put("layouts/assets/own.css", "a { color: red }\n")
    with previewed(paper) as preview:
        paper.put("layouts/assets/own.css", "a { color: blue }\n")
        sight = until(preview, lambda sight: sight.number > 1)
        assert (sight.changed, sight.styles_only) == (frozenset({"assets/own.css"}), True)
        assert preview.file("assets/own.css") == b"a{color:blue}\n"
        page(preview)
        paper.put("layouts/assets/own.js", "let a = 1;\n")
        sight = until(preview, lambda sight: "assets/own.js" in sight.changed)
        assert not sight.styles_only
        assert PAGE in sight.changed


def test_drafts_and_scheduled_stories_are_shown_when_they_are_asked_for(paper: Site) -> None:
    """With the reason; nobody else sees them, and what has expired is not shown."""
    paper.put("content/d.md", article(title="Draft", draft=True))
    paper.put("content/f.md", article(title="Future", time="2026-12-01 10:00"))
    paper.put("content/e.md", article(title="Embargoed", embargo="2026-12-01 10:00"))
    paper.put("content/x.md", article(title="Expired", expires="2026-11-22 21:30"))
    with previewed(paper) as preview:
        assert preview.sight().held == {}
        assert preview.file("2026/11/22/draft/index.html") is None
    with previewed(paper, drafts=True) as preview:
        assert preview.sight().held == {
            "/2026/11/22/draft/": "draft",
            "/2026/12/01/future/": "time",
            "/2026/11/22/embargoed/": "embargo",
        }
        assert "Future" in page(preview, "2026/12/01/future/index.html")
        assert preview.file("2026/11/22/expired/index.html") is None
        paper.put("content/d.md", article(title="Draft"))
        until(preview, lambda sight: "/2026/11/22/draft/" not in sight.held)
    with previewed(paper) as preview:
        until(preview, lambda _: "Draft" in page(preview, "2026/11/22/draft/index.html"))
        assert preview.file("2026/12/01/future/index.html") is None


def test_a_preview_begins_with_what_a_build_knows_and_leaves_that_alone(paper: Site) -> None:
    """Also one that shows drafts: a build after it has nothing to do."""
    paper.put("content/d.md", article(title="Draft", draft=True))
    build_here(paper.root, paper.output)
    before = paper.root.joinpath(".baspa/memory.seal").read_bytes()
    with previewed(paper, drafts=True) as preview:
        assert preview.sight().held == {"/2026/11/22/draft/": "draft"}
        assert "Draft" in page(preview, "index.html")
    with previewed(paper) as preview:
        assert {path: preview.file(path) for path in paper.tree()} == paper.tree()

    assert paper.root.joinpath(".baspa/memory.seal").read_bytes() == before
    assert build_here(paper.root, paper.output).rendered <= 1


def test_a_scheduled_story_comes_at_its_moment(paper: Site) -> None:
    """By the clock, without anybody saving anything; a clock that jumps back takes it away, once."""
    paper.put("content/f.md", article(title="Future", time="2026-11-22 22:00:30"))
    path, begun = "2026/11/22/future/index.html", monotonic()
    at = [datetime(2026, 11, 22, 17, 0, 29, tzinfo=UTC)]

    def clock() -> datetime:
        return at[0] + timedelta(seconds=monotonic() - begun)

    with previewed(paper, clock=clock) as preview:
        assert preview.file(path) is None
        until(preview, lambda _: preview.file(path) is not None)
        at[0] -= timedelta(hours=1)
        until(preview, lambda _: preview.file(path) is None)
        number = preview.sight().number
        sleep(3)
        assert preview.sight().number == number


def test_the_output_is_never_written(paper: Site) -> None:
    """Nor anything else of the site but the preview's own memory, beside the builds'."""
    with previewed(paper) as preview:
        page(preview)
        paper.put("content/2026/11/22-a.md", article(body="Second words.\n"))
        until(preview, lambda _: "Second words." in page(preview))

    assert not paper.output.exists()
    assert sorted(path.name for path in (paper.root / ".baspa").iterdir()) == ["preview"]
