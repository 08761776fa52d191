"""The present edition of a preview: after any edits it is, byte for byte, what a clean build would publish."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import sleep

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from baspa.edition import Order
from baspa.memory.look import DEPTH, SOURCES, spot_of
from baspa.problems import errors
from baspa.progress import Silent
from baspa.reading.config import read_config
from baspa.reading.times import parse_time
from baspa.rendering.folders import layout_folders
from baspa.rendering.look import asset_version
from baspa.serving.living import opened_present
from baspa.serving.present import DOUBT, Present
from sites import MINIMAL, NOW, Site, article, build_clean, tree
from test_same_bytes import Newsroom


class PreviewedNewsroom(Newsroom):
    """A newsroom that is looked at in a preview after every edit, beside a clean build of the same sources."""

    # What is done to an output, or to the builds' own memory, is nothing to a preview.
    damage_the_memory = damage_the_output = leave_a_foreign_file = lose_the_records = None  # type: ignore[assignment]
    let_others_do_the_work = publish_around_a_broken_one = None  # type: ignore[assignment]
    publish_around_a_broken_picture = None  # type: ignore[assignment]

    def __init__(self) -> None:
        """Open nothing yet: there is no site."""
        super().__init__()
        self.stack = ExitStack()
        self.preview: Present | None = None
        self.seen: dict[str, bytes] = {}

    def teardown(self) -> None:
        """End the preview, then the newsroom."""
        self.stack.close()
        super().teardown()

    def build(self) -> None:
        """Look at the preview, and at a fresh build, and compare every byte."""
        if self.preview is None:
            order = Order(read_config(self.site.root), self.site.output, self.now)
            self.preview = self.stack.enter_context(opened_present(order, lambda: self.now, Silent()))
        self.seen = look(self.preview, self.seen)
        fresh = self.top / "fresh"
        clean = build_clean(self.site.root, fresh, now=self.now.isoformat())
        if clean.outcome is not None:
            wanted = tree(fresh)
            gone = self.published.keys() - wanted.keys()
        else:
            wanted, gone = self.published, set()
            for path in wanted:  # a layout is found to be broken when a page is asked for
                self.preview.file(path)
        shown = {path: self.preview.file(path) for path in wanted}

        assert [path for path in wanted if shown[path] != wanted[path]] == []
        assert {path for path in gone if self.preview.file(path) is not None} == set()
        assert bool(errors(self.preview.sight().problems)) == (clean.outcome is None)
        self.published = wanted
        shutil.rmtree(fresh, ignore_errors=True)


def look(preview: Present, before: dict[str, bytes]) -> dict[str, bytes]:
    """Let a preview see what there is, and once more if it takes that for half a file; return the texts there are.

    Where only files in `content/` are others than before, it is told of these alone, as by a system that tells of
    everything.
    """
    root = preview.root
    there = {path.relative_to(root).as_posix(): path.read_bytes() for path in files_below(root)}
    told = {path for path in before.keys() | there.keys() if before.get(path) != there.get(path)}
    if before and told and all(path.startswith("content/") for path in told):
        preview.look({spot_of(path, DEPTH[SOURCES]) for path in told}, told)
    else:
        preview.look_everywhere()
    if preview.doubted is not None:
        sleep(DOUBT)
        preview.look_everywhere()
    return there


def files_below(root: Path) -> list[Path]:
    """Return the files that a site is made of."""
    tops = (root / "content", root / "layouts", root / "site.yaml")
    return [path for top in tops for path in (top, *top.rglob("*")) if path.is_file()]


@contextmanager
def presented(site: Site) -> Iterator[Present]:
    """Open a preview of a site that looks when it is told to."""
    config = read_config(site.root)
    now = parse_time(NOW, config.zone)
    with opened_present(Order(config, site.output, now), lambda: now, Silent()) as preview:
        yield preview


def test_after_any_edits_every_file_is_what_a_clean_build_publishes(quick_layouts: None) -> None:  # noqa: ARG001
    """Pages, feeds, pictures, cards; what is gone is gone (law 2). While something is broken, nothing moves."""
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        PreviewedNewsroom,
        settings=settings(
            max_examples=5,
            stateful_step_count=10,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


MONTH = "content/2026/11"
FIRST, SECOND = (f"2026/11/22/{name}/index.html" for name in ("a-story", "b-story"))


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a paper of two stories in one folder."""
    site.write(f"-- site.yaml --\n{MINIMAL}")
    for name in ("a", "b"):
        site.put(f"{MONTH}/22-{name}.md", article(slug=f"{name}-story", body="First words.\n"))
    return site


def test_a_look_at_one_file_leaves_its_neighbours_for_the_next_look(paper: Site) -> None:
    """What the system did not tell of is found when there is time: the folder still looks as if it were unread."""
    with presented(paper) as preview:
        for name in ("a", "b"):
            paper.put(f"{MONTH}/22-{name}.md", article(slug=f"{name}-story", body="Other words.\n"))
        preview.look({MONTH}, {f"{MONTH}/22-a.md"})
        half = [b"Other" in (preview.file(path) or b"") for path in (FIRST, SECOND)]
        preview.look_everywhere()

        assert half == [True, False]
        assert b"Other" in (preview.file(SECOND) or b"")


def test_a_broken_neighbour_is_not_forgotten_over_a_look_at_one_file(paper: Site) -> None:
    """What was taken back with the edition that it broke is read again with whatever is saved next."""
    with presented(paper) as preview:
        paper.put(f"{MONTH}/22-b.md", "---\ntitle: [\n---\n")
        preview.look({MONTH}, {f"{MONTH}/22-b.md"})
        sleep(DOUBT)
        preview.look()
        paper.put(f"{MONTH}/22-a.md", article(slug="a-story", body="Other words.\n"))
        preview.look({MONTH}, {f"{MONTH}/22-a.md"})

        assert {problem.place.path for problem in errors(preview.sight().problems)} == {f"{MONTH}/22-b.md"}
        assert b"Other" not in (preview.file(FIRST) or b"")


def test_a_file_that_is_gone_or_is_a_link_by_now_is_never_read(paper: Site) -> None:
    """A hint may be about anything by the time it is followed."""
    secret = paper.root / "secret.md"
    secret.write_text(article(slug="secret", body="Secret words.\n"))
    with presented(paper) as preview:
        (paper.root / MONTH / "22-a.md").unlink()
        preview.look({MONTH}, {f"{MONTH}/22-a.md", f"{MONTH}/never-there.md", f"{MONTH}/.b.md.tmp"})
        gone = preview.file(FIRST)
        (paper.root / "content/2026/10").symlink_to(paper.root)
        preview.look({"content/2026/10"}, {"content/2026/10/secret.md"})

        assert gone is None
        assert b"ecret" not in (preview.file("index.html") or b"ecret")


def test_an_asset_is_given_for_its_own_version_alone(paper: Site) -> None:
    """The URL with a version stands for these bytes, also when the file is changed before it is asked for."""
    paper.put("layouts/assets/own.css", "p { color: red }\n")
    with presented(paper) as preview:
        version = asset_version(layout_folders(paper.root), "assets/own.css", "")
        first = preview.asset("assets/own.css", version)
        paper.put("layouts/assets/own.css", "p { color: blue }\n")

        assert b"red" in (first or b"")
        assert preview.asset("assets/own.css", version) is None
        assert preview.asset("index.html", version) is None
