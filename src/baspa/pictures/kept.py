"""Kept files: what was made of pictures, beside the site's memory. Losing any of it costs only time."""

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp

from baspa.memory.sealing import SIZE, text_digest


@dataclass(frozen=True, slots=True)
class Kept:
    """Sealed files by name: what reads them can tell whether they are as they were left."""

    folder: Path
    others: tuple[Path, ...] = ()
    """Folders that may be read, and are never written."""

    def get(self, name: str) -> bytes | None:
        """Return what was kept under a name; None when it is gone or damaged."""
        for folder in (self.folder, *self.others):
            try:
                sealed = (folder / name[:2] / name).read_bytes()
            except OSError:
                continue
            content = sealed[SIZE:]
            if sealed[:SIZE].hex() == text_digest(content, name):
                return content
        return None

    def put(self, name: str, content: bytes) -> None:
        """Keep something; where nothing can be written, nothing is kept."""
        path = self._path(name)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, prepared = mkstemp(dir=path.parent)
            with open(descriptor, "wb") as file:  # noqa: PTH123 - it is open already
                file.write(bytes.fromhex(text_digest(content, name)) + content)
            os.replace(prepared, path)  # noqa: PTH105 - a name made by the system

    def forget(self, digest: str) -> None:
        """Let go of what was made of one picture."""
        folder = self.folder / digest[:2]
        for path in folder.glob(f"{digest}.*") if digest else ():
            with suppress(OSError):
                path.unlink()

    def prune(self, digests: Collection[str]) -> None:
        """Let go of what was made of pictures that are not there any more, in whatever form."""
        for folder in self.folder.iterdir() if self.folder.is_dir() else ():
            for path in folder.iterdir() if folder.is_dir() and not folder.is_symlink() else ():
                if path.name.partition(".")[0] not in digests:
                    with suppress(OSError):
                        path.unlink()

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name
