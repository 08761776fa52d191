"""A small paper with a morning and an evening edition, and what must hold whatever happens between them."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from baspa.publishing.intent import INTENT
from baspa.publishing.manifest import FOLDER, MANIFEST, read_manifest
from baspa.publishing.pieces import PIECES
from sites import MINIMAL, Finished, Site, article, build_clean, build_here, tree

STRANGER = "CNAME"
"""A file in the output that is somebody else's."""
MEMORY = {"memory.sqlite", "memory.seal", "memory.lock", "pictures"}
Tree = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Paper:
    """A site, and both of its editions as clean builds make them."""

    site: Site
    morning: Tree
    evening: Tree
    editions: dict[str, Tree]
    """The two, by the digests that name them."""

    def begin(self) -> None:
        """Publish the morning edition, then write the sources of the evening: one body, one title, one gone."""
        shutil.rmtree(self.site.root / FOLDER, ignore_errors=True)  # whatever another test has made of it
        write_morning(self.site)
        build_here(self.site.root, self.site.output)
        assert self.tree() == self.morning
        write_evening(self.site)

    def tree(self) -> Tree:
        """Return what readers get now."""
        return {path: content for path, content in self.site.tree().items() if path != STRANGER}

    def assert_every_file_is_whole(self) -> None:
        """No file is torn or missing, and what the records call complete is complete."""
        now = self.tree()
        for path, content in now.items():
            assert content in (self.morning.get(path), self.evening.get(path)), path
        assert self.morning.keys() & self.evening.keys() <= now.keys()
        named = self.editions[read_manifest(self.site.output).edition]
        if not (self.site.output / FOLDER / INTENT).exists():
            assert now == named
        if named is self.evening:
            assert now == self.evening

    def assert_the_next_build_mends_it(self) -> None:
        """One plain build gives the evening edition, and nothing is left lying about."""
        build_here(self.site.root, self.site.output)
        self.assert_it_is_the_evening()

    def assert_it_is_the_evening(self) -> None:
        """The output equals a clean build, a stranger's file is still there, and nothing else is."""
        assert self.tree() == self.evening
        assert (self.site.output / STRANGER).read_text() == "mine"
        assert {path.name for path in (self.site.output / FOLDER).iterdir()} == {MANIFEST, PIECES}
        assert {path.name for path in (self.site.root / FOLDER).iterdir()} == MEMORY


def write_morning(site: Site) -> None:
    """Write the sources of the morning edition."""
    site.put("content/snow.md", article(title="Snow", time="2026-11-20 10:00", tags=["winter"]))
    site.put("content/roads.md", article(title="Roads", time="2026-11-21 10:00", tags=["winter"], slug="roads"))
    site.put("content/match.md", article(title="A match", time="2026-11-22 10:00", category="Sport"))
    site.put("content/calm.md", article(title="Calm", time="2026-11-19 10:00", body="No wind.\n"))
    site.put("content/static/humans.txt", "We are the city desk.\n")
    site.put("content/media/map.png", "map")


def write_evening(site: Site) -> None:
    """Edit one body, retitle one article so that its page moves, and delete one with its section."""
    site.put("content/snow.md", article(title="Snow", time="2026-11-20 10:00", tags=["winter"], body="It melts.\n"))
    site.put("content/roads.md", article(title="Open roads", time="2026-11-21 10:00", tags=["winter"]))
    (site.root / "content/match.md").unlink(missing_ok=True)


def paper_at(top: Path) -> Paper:
    """Make a paper in a folder of its own, and its editions beside it."""
    top.mkdir(parents=True, exist_ok=True)
    site = Site(top / "paper").write(f"-- site.yaml --\n{MINIMAL}-- output/{STRANGER} --\n")
    site.put(f"output/{STRANGER}", "mine")
    trees, editions = [], {}
    for write in (write_morning, write_evening):
        write(site)
        proof = build_clean(site.root, top / "clean")
        assert proof.outcome is not None
        trees.append(tree(top / "clean"))
        editions[proof.outcome.edition] = trees[-1]
        shutil.rmtree(top / "clean")
    assert trees[0] != trees[1]
    return Paper(site, *trees, editions)


def many_articles(site: Site, count: int, *, body: str = "The text.\n") -> None:
    """Write enough articles that several processes share the work."""
    site.put("site.yaml", MINIMAL)
    for number in range(count):
        fields = {
            "title": f"Story {number}",
            "time": f"2026-{1 + number % 9:02}-{1 + number % 20:02} {number % 24:02}:00",
            "category": ("News", "Sport", "Culture", "Opinion", "World")[number % 5],
            "author": ("City desk", "Sport desk", "Night desk")[number % 3],
            "tags": [f"tag {number % 7}", f"tag {number % 4}"],
        }
        site.put(f"content/{number % 3}/{number:03}.md", article(body=f"{body}\n{number}\n", **fields))


def assert_no_traceback(finished: Finished) -> None:
    """An editor never sees one, nor a fault that the program has no words for."""
    assert "Traceback" not in finished.err, finished.err
    assert "BASPA_DEBUG" not in finished.err, finished.err
