"""What of an output folder is ours: the manifest, read piece by piece as it is asked, and the intent."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from baspa.publishing.intent import read_intent
from baspa.publishing.manifest import Entry, Manifest, ManifestDamaged, read_manifest
from baspa.publishing.pieces import piece_of, read_piece


class Holdings:
    """The records of one output folder as a build found them.

    A piece that turns out damaged makes the whole manifest damaged from then on: it names nothing any more.
    """

    def __init__(self, output: Path) -> None:
        """Read the root and the intent of a folder; no piece yet."""
        self._output = output
        self._pieces: dict[str, Mapping[str, Entry]] = {}
        self.manifest = read_manifest(output)
        self.intent = read_intent(output)

    @property
    def known(self) -> bool:
        """Tell whether the records can be relied on, as far as they have been read."""
        return not (self.manifest.absent or self.manifest.damaged or self.intent.unsure)

    def piece(self, name: str) -> Mapping[str, Entry]:
        """Return what one piece names; nothing when there is no such piece, or the manifest is damaged."""
        if name not in self._pieces and name in self.manifest.pieces:
            try:
                self._pieces[name] = read_piece(self._output, name, self.manifest.pieces[name])
            except ManifestDamaged:
                self.manifest = Manifest(damaged=True)
                self._pieces.clear()
        return self._pieces.get(name, {})

    def pieces(self) -> dict[str, Mapping[str, Entry]]:
        """Return what every piece names; nothing at all when one of them is damaged."""
        for name in sorted(self.manifest.pieces):
            self.piece(name)
        return dict(self._pieces)

    def entry(self, path: str) -> Entry | None:
        """Return what the manifest says of a path."""
        return self.piece(piece_of(path)).get(path)

    def names(self, path: str) -> bool:
        """Tell whether a path is ours for certain: only then may it be removed."""
        return path in self.intent.paths or self.entry(path) is not None

    def may_be_ours(self, path: str) -> bool:
        """Tell whether a path is ours, or nobody can say: only then may it be overwritten."""
        return self.names(path) or self.manifest.damaged or self.intent.unsure

    def paths(self) -> Iterator[str]:
        """Yield every path, piece by piece."""
        for name in sorted(self.manifest.pieces):
            yield from sorted(self.piece(name))
