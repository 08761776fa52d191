"""The present edition of a preview: after any edits it is, byte for byte, what a clean build would publish."""

import shutil
from contextlib import ExitStack
from time import sleep

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from baspa.edition import Order
from baspa.problems import errors
from baspa.progress import Silent
from baspa.reading.config import read_config
from baspa.serving.living import opened_present
from baspa.serving.present import DOUBT, Present
from sites import build_clean, tree
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

    def teardown(self) -> None:
        """End the preview, then the newsroom."""
        self.stack.close()
        super().teardown()

    def build(self) -> None:
        """Look at the preview, and at a fresh build, and compare every byte."""
        if self.preview is None:
            order = Order(read_config(self.site.root), self.site.output, self.now)
            self.preview = self.stack.enter_context(opened_present(order, lambda: self.now, Silent()))
        look(self.preview)
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


def look(preview: Present) -> None:
    """Let a preview see what there is, and once more if it takes that for half a file."""
    preview.look_everywhere()
    if preview.doubted is not None:
        sleep(DOUBT)
        preview.look_everywhere()


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
