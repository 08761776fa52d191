"""Our own records in an output folder, written so that they survive a power cut and are whole-old or whole-new."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from baspa.publishing.intent import INTENT, intent_bytes
from baspa.publishing.manifest import DIGEST, FOLDER, MANIFEST, Manifest, manifest_bytes
from baspa.publishing.pieces import PIECES, Revision, piece_file
from baspa.publishing.staging import STAGE


@dataclass(frozen=True, slots=True)
class Records:
    """The folder of our own in an output folder. Everything raises `OSError` as the machine does."""

    output: Path

    def prepare(self, revision: Revision | None, intent: Iterable[str]) -> None:
        """Stage an intent and, if there is one, a new manifest: a full disk is met before anything has changed."""
        self._stage(INTENT, intent_bytes(intent))
        if revision is not None:
            for name, content in revision.written.items():
                self._stage(f"{PIECES}/{name}", content)
            self._stage(MANIFEST, manifest_bytes(revision.manifest))

    def put_intent_in_place(self) -> None:
        """Say, on disk, what is about to be touched."""
        self._put_in_place(INTENT)

    def put_pieces_in_place(self, revision: Revision) -> None:
        """Lay the new pieces beside the old ones: until the root names them, they mean nothing."""
        if not revision.written:
            return
        folder = self.output / FOLDER / PIECES
        folder.mkdir(exist_ok=True)
        for name in revision.written:
            (self.output / FOLDER / STAGE / PIECES / name).replace(folder / name)
        _bring_to_disk(folder)

    def put_manifest_in_place(self) -> None:
        """Let the new root be the one that holds."""
        self._put_in_place(MANIFEST)

    def remove_replaced(self, old: Manifest, new: Manifest) -> None:
        """Remove the pieces that one manifest names and the next does not."""
        for name in _files(old) - _files(new):
            (self.output / FOLDER / PIECES / name).unlink(missing_ok=True)
        self._remove_folder_of(new)

    def sweep(self, manifest: Manifest) -> None:
        """Remove whatever pieces a manifest does not name, and nothing that does not look like one."""
        named = _files(manifest)
        folder = self.output / FOLDER / PIECES
        for there in list(folder.iterdir()) if folder.is_dir() else ():
            if there.name not in named and there.suffix == ".json" and DIGEST.fullmatch(there.stem):
                there.unlink()
        self._remove_folder_of(manifest)

    def forget_intent(self) -> None:
        """Say that everything is in place."""
        (self.output / FOLDER / INTENT).unlink(missing_ok=True)

    def _remove_folder_of(self, manifest: Manifest) -> None:
        if not manifest.pieces:
            with suppress(OSError):
                (self.output / FOLDER / PIECES).rmdir()  # fails, as it should, when somebody else uses it

    def _stage(self, name: str, content: bytes) -> None:
        """Write a record, on disk before it is put in place: it must survive a power cut."""
        staged = self.output / FOLDER / STAGE / name
        staged.parent.mkdir(parents=True, exist_ok=True)
        with staged.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def _put_in_place(self, name: str) -> None:
        (self.output / FOLDER / STAGE / name).replace(self.output / FOLDER / name)
        _bring_to_disk(self.output / FOLDER)


def _files(manifest: Manifest) -> set[str]:
    return set(map(piece_file, manifest.pieces.values()))


def _bring_to_disk(folder: Path) -> None:
    """Wait until the names in a folder are on disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
