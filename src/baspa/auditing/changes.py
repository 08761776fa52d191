"""Changes: where a published text differs from what readers had, and whether its editor says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from baspa.archive.facts import Facts
from baspa.bodies.body import Body
from baspa.bodies.plain_text import plain_text

QUIET = timedelta(minutes=15)
"""How long after its publication a story is still being finished."""
SHOWN_WORDS = 5
"""Words of an excerpt, before and after."""


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a story, before or after somebody edited it."""

    facts: Facts
    body: Body


@dataclass(frozen=True, slots=True)
class Change:
    """The first thing that differs."""

    field: str
    before: str
    """A few words; empty when something was added."""
    after: str
    words: tuple[str, ...]
    """The words with which the new text begins where it differs, to find its place by."""


def silent_change(before: Version, after: Version, now: datetime) -> Change | None:
    """Return what has changed in a published story without a word about it; None when nothing has, or it may.

    It may in its first minutes, in a live blog, and when its editor says so: by a later `updated`, by a further
    correction, or by a later `minor`.
    """
    old, new = before.facts, after.facts
    if old.genre == new.genre == "live" or (old.time is not None and now - old.time < QUIET):
        return None
    if _later(old.updated, new.updated) or _later(old.minor, new.minor):
        return None
    if set(old.corrections) < set(new.corrections):
        return None
    return next(_differences(before, after), None)


def _later(old: datetime | None, new: datetime | None) -> bool:
    return new is not None and (old is None or new > old)


def _differences(before: Version, after: Version) -> Iterator[Change]:
    for (field, old), (_, new) in zip(_told(before), _told(after), strict=True):
        one, other = old.split(), new.split()
        if one != other:
            start = next(
                (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
            )
            yield Change(
                field, _excerpt(one, start), _excerpt(other, start), tuple(other[max(0, start - 1) : start + 3])
            )


def _told(version: Version) -> Iterator[tuple[str, str]]:
    """Yield what readers are told, by the field it comes from; tags, sections and white space are no text."""
    facts = version.facts
    image = facts.image
    yield "title", facts.title
    yield "time", f"{facts.time:%Y-%m-%d %H:%M}" if facts.time else ""
    yield "author", ", ".join(label.name for label in facts.labels if label.kind == "author")
    yield "summary", facts.summary if facts.summarised else ""
    yield "image.caption", image.caption if image else ""
    yield "corrections", " / ".join(one.text for one in facts.corrections)
    yield "body", f"{plain_text(version.body.html(lambda _: ''))}\n{_captions(version.body)}"


def _captions(body: Body) -> str:
    return "\n".join(reference.alt for reference in body.references)


def _excerpt(words: Sequence[str], start: int) -> str:
    shown = " ".join(words[start : start + SHOWN_WORDS])
    return f"{shown}…" if len(words) > start + SHOWN_WORDS else shown
