"""What `site.yaml` lists: the sections and bylines, found by slug or by name without reading the list again."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from baspa.slugs import slugify


def as_listed(name: str, listed: Mapping[str, object]) -> tuple[str, str]:
    """Return the slug and the name that an editor means, as the list spells them: the first entry that fits.

    An entry fits by its slug or by its name in any letter case. The list may not change afterwards. What it
    does not have comes back with a slug of its own.
    """
    index = _index(_Same(listed))
    fitting = [place for place in (index.slugs.get(name), index.names.get(name.casefold())) if place is not None]
    if fitting:
        return index.entries[min(fitting)]
    slug = slugify(name)
    return slug, str(getattr(listed[slug], "name", name)) if slug in listed else name


@dataclass(frozen=True, slots=True)
class _Index:
    """The entries of a list in its order, and the place of the first that a slug or a folded name means."""

    entries: tuple[tuple[str, str], ...]
    slugs: Mapping[str, int]
    names: Mapping[str, int]


class _Same:
    """A list as a key: the very same object, since comparing long lists costs more than searching them."""

    __slots__ = ("listed",)

    def __init__(self, listed: Mapping[str, object]) -> None:
        self.listed = listed

    def __hash__(self) -> int:
        return id(self.listed)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.listed is other.listed


@lru_cache(maxsize=8)
def _index(same: _Same) -> _Index:
    """Return the index of a list; its key keeps the list alive, so that no other is taken for it."""
    entries = tuple((slug, str(getattr(entry, "name", entry))) for slug, entry in same.listed.items())
    names: dict[str, int] = {}
    for place, (_, name) in enumerate(entries):
        names.setdefault(name.casefold(), place)
    return _Index(entries, {slug: place for place, (slug, _) in enumerate(entries)}, names)
