"""Stories that a list names and that nobody has read yet."""

from collections.abc import Callable

from baspa.archive.stories import Story


class Unread:
    """Stands for a story that was not read yet, and is it in everything that is asked of it but its source.

    Most lists show cards that were made before; then nothing is asked.
    """

    __slots__ = ("_read", "source")

    def __init__(self, source: str, read: Callable[[str], Story]) -> None:
        """Keep what reads the story of a source."""
        self.source = source
        self._read = read

    def whole(self) -> Story:
        """Return the story itself."""
        return self._read(self.source)

    def __getattr__(self, name: str) -> object:
        """Read the story."""
        return getattr(self._read(self.source), name)

    def __eq__(self, other: object) -> bool:
        """Compare as the story would."""
        return self._read(self.source) == (other._read(other.source) if isinstance(other, Unread) else other)

    def __hash__(self) -> int:
        """Return the story's."""
        return hash(self._read(self.source))
