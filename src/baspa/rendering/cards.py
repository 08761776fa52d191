"""Cards: stories as lists show them, kept ready once they are made."""

from baspa.archive.stories import Story

MOST = 24_000
"""Cards kept ready: those of neighbours in time are asked for again and again."""


class Cards:
    """The cards that one paper's layouts have made, by the card's name and the story's source."""

    def __init__(self) -> None:
        """Have none yet."""
        self._ready: dict[tuple[str, str], str] = {}
        self._lasting: dict[tuple[str, str], tuple[Story, str]] | None = None

    def renew(self) -> None:
        """Forget the cards: stories have changed. From now on, those of stories that are the same objects last."""
        self._ready.clear()
        self._lasting = {} if self._lasting is None or len(self._lasting) > MOST else self._lasting

    def make_room(self) -> None:
        """Forget the cards when they are too many."""
        if len(self._ready) > MOST:
            self._ready.clear()

    def ready(self, name: str, source: str) -> str | None:
        """Return a card that was made of the story of a source; None when there is none."""
        return self._ready.get((name, source))

    def lasting(self, name: str, story: Story) -> str | None:
        """Return a card that was made of this very story, before others changed; None when there is none."""
        made, text = self._lasting.get((name, story.source), (None, "")) if self._lasting else (None, "")
        if made is not story:
            return None
        self._ready[name, story.source] = text
        return text

    def keep(self, name: str, story: Story, text: str, *, lasts: bool) -> None:
        """Keep a card; `lasts` tells whether the story is all that can change it."""
        self._ready[name, story.source] = text
        if lasts and self._lasting is not None:
            self._lasting[name, story.source] = (story, text)
