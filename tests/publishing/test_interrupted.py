"""A build killed at any moment is repaired by the next plain build (law 4)."""

import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from baspa.publishing.intent import INTENT
from baspa.publishing.manifest import FOLDER, MANIFEST
from baspa.publishing.pieces import PIECES
from baspa.publishing.staging import STAGE
from sites import MINIMAL, NOW, Site, article, build_here, command, environment, tree

ARTICLES = 24


def _write(site: Site, edition: str) -> None:
    """Write one of two editions: other texts, another section, and half of the articles under other names."""
    for old in (site.root / "content").glob("*.md"):
        old.unlink()
    for number in range(ARTICLES):
        slug = f"{edition}-{number}" if number % 2 else f"story-{number}"
        fields = {
            "title": f"Story {number} {edition}",
            "category": edition,
            "slug": slug,
            "tags": [f"tag {number % 5}"],
        }
        site.put(f"content/{slug}.md", article(body=f"{edition} {number}\n" * 300, **fields))


@dataclass(frozen=True, slots=True)
class Shop:
    """A site with two editions, and what each looks like when nothing goes wrong."""

    site: Site
    clean: dict[str, dict[str, bytes]]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """Return a site that has published its first edition."""
    top = tmp_path_factory.mktemp("shop")
    site = Site(top / "paper").write(f"-- site.yaml --\n{MINIMAL}")
    clean = {}
    for edition in ("morning", "evening"):
        _write(site, edition)
        build_here(site.root, top / edition)
        clean[edition] = tree(top / edition)
    return Shop(site, clean)


def _interrupt(site: Site, when: Callable[[], bool], signal_number: int) -> int:
    """Start a build and send it a signal at a moment; return its status."""
    process = subprocess.Popen(
        command("build", "--now", NOW),
        cwd=site.root,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and not when():
        pass
    process.send_signal(signal_number)
    return process.wait(timeout=60)


MOMENTS = ["while staging", "while committing", "after a moment", "after a moment", "after a moment"]


@pytest.mark.parametrize("signal_number", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "ended"])
@pytest.mark.parametrize(("moment", "chance"), [(moment, number) for number, moment in enumerate(MOMENTS)])
def test_a_build_killed_at_any_moment_is_repaired_by_the_next(
    shop: Shop, moment: str, chance: int, signal_number: int
) -> None:
    """Every file is whole after the kill, and after the next build the output equals a clean one."""
    site = shop.site
    own = site.output / FOLDER
    _write(site, "morning")
    build_here(site.root, site.output)
    _write(site, "evening")
    until = time.monotonic() + Random(f"{chance} {signal_number} {NOW}").uniform(0.2, 1.2)  # noqa: S311 - chance
    moments: dict[str, Callable[[], bool]] = {
        "while staging": (own / STAGE).exists,
        "while committing": (own / INTENT).exists,
        "after a moment": lambda: time.monotonic() > until,
    }

    status = _interrupt(site, moments[moment], signal_number)

    for path, content in tree(site.output).items():
        assert content in {edition.get(path) for edition in shop.clean.values()}, path
    assert status in {0, -signal.SIGKILL, 143, -signal.SIGTERM}
    build_here(site.root, site.output)
    assert tree(site.output) == shop.clean["evening"]
    assert {path.name for path in own.iterdir()} == {MANIFEST, PIECES}


def test_an_edition_interrupted_and_then_taken_back_leaves_nothing_of_itself(shop: Shop) -> None:
    """When the articles of an interrupted edition are deleted before the next build, so are their pages."""
    site = shop.site
    _write(site, "morning")
    build_here(site.root, site.output)
    _write(site, "evening")
    _interrupt(site, (site.output / FOLDER / INTENT).exists, signal.SIGKILL)
    _write(site, "morning")

    build_here(site.root, site.output)

    assert tree(site.output) == shop.clean["morning"]


def test_a_first_build_that_was_killed_is_finished_by_the_next(shop: Shop, tmp_path: Path) -> None:
    """The very first build of an output, killed while it puts files in place, needs no clearing up by hand."""
    site = Site(tmp_path / "paper").write(f"-- site.yaml --\n{MINIMAL}")
    _write(site, "evening")
    _interrupt(site, (site.output / FOLDER / INTENT).exists, signal.SIGKILL)

    build_here(site.root, site.output)

    assert tree(site.output) == shop.clean["evening"]
