"""Echoes: what else a change is heard in that moves no story in any list: whole texts in feeds, banners."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from baspa.archive.archive import Archive
from baspa.planning.marks import Marks
from baspa.planning.settling import Settled
from baspa.planning.staleness import Asked, Reach, Why
from baspa.reading.config import Config


@dataclass(frozen=True, slots=True)
class Echoes:
    """Marks the few pages that show of a story what lists do not."""

    archive: Archive
    config: Config
    asked: Asked
    marks: Marks

    def mark(self, before: Mapping[str, Settled], after: Mapping[str, Settled], written: Iterable[str]) -> None:
        """Mark them; the pages of what is `written` are made again for their texts."""
        self._banners(before, after)
        self._texts(after[source] for source in sorted(written))

    def _banners(self, before: Mapping[str, Settled], after: Mapping[str, Settled]) -> None:
        """Mark the pages that show breaking news when a banner goes up or comes down, if by the clock alone."""
        for source, one in after.items():
            if before[source].breaking != one.breaking:
                for name, questions in self.asked.items():
                    if any(question == "breaking" for question, _ in questions):
                        self.marks.pages(name, Why.BREAKING, source)

    def _texts(self, sources: Iterable[Settled]) -> None:
        """Mark the feeds that hold the whole texts of sources that were read anew, or that name what has moved."""
        if self.config.site.feeds.content != "full":
            return
        reach = Reach(self.archive, self.config, self.asked)
        for one in sources:
            if one.story is not None:
                story = self.archive.story_of(one.story, pictured=bool(one.picture))
                self.marks.touch(reach.feeds(story), one.source)
