"""Voices: what editors themselves say to readers: in a published story, a file, a layout, the configuration."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from baspa.archive.facts import Facts
from baspa.bodies.body import Body, Reference
from baspa.reading.config import SITE_FILE

TYPED = frozenset((".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml", ".yaml"))
"""The endings of the files of layouts that hold text."""


def told(facts: Facts, body: Body) -> str:
    """Return all that a published source says, with the markup of its body."""
    image = facts.image
    return "\n".join(
        (
            facts.title,
            facts.kicker,
            facts.summary,
            *(label.name for label in facts.labels),
            *((image.alt, image.caption, image.credit) if image else ()),
            *(correction.text for correction in facts.corrections),
            facts.url,
            *facts.aliases,
            body.html(_address),
        )
    )


def _address(reference: Reference) -> str | None:
    """Return what a link to a page by its path prints: nothing else that a body names is printed as it is typed."""
    return reference.target if reference.kind == "link" and reference.target.startswith("/") else None


@dataclass(frozen=True, slots=True)
class Frame:
    """A file of the paper that every page, or many, are made with."""

    path: str
    """From the site's root; empty of the standard layouts, which nobody in the newsroom has typed."""
    content: bytes


def frames(root: Path, folders: Iterable[Path]) -> Iterator[Frame]:
    """Yield the configuration and every file of the folders of layouts that holds text."""
    yield Frame(SITE_FILE, (root / SITE_FILE).read_bytes())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in TYPED and path.is_file():
                own = path.relative_to(root).as_posix() if path.is_relative_to(root) else ""
                yield Frame(own, path.read_bytes())
