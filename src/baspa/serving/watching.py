"""Watching: what the system tells of changes in a site, as hints of where to look.

A hint is never believed and never needed: the rounds find what nobody told. What matters is to know when no hints
come, since then the rounds must be walked sooner, and the people at the desk told why.
"""

import errno
import logging
import os
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from baspa.problems import Place, Problem, warning
from baspa.reading.sources import CONTENT, LAYOUTS

TOLD: Final = (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
)
"""What is listened to: nothing that reading a file brings about."""
UNFINISHED = (FileCreatedEvent, FileModifiedEvent)
"""What is soon followed by the end of the same work: a file that is being written."""
DESCRIPTORS = Path("/proc/self/fdinfo")
WATCHES, INSTANCES = ("fs.inotify.max_user_watches", "524288"), ("fs.inotify.max_user_instances", "1024")
"""Limits of the system, and what suffices for any paper."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Where something may have changed."""

    path: str
    """From the site's root; empty when it may be anywhere."""
    is_folder: bool = False
    is_over: bool = True
    """Whether whoever changes it has finished, as far as the system can tell."""


ANYWHERE = Hint("", is_folder=True)
Take = Callable[[Hint], object]


@dataclass(slots=True)
class Watch:
    """Listens to the file system for one site, until it is ended."""

    root: Path
    take: Take
    """Is given every hint, from a thread of the watch."""
    _observer: BaseObserver | None = None
    _ear: "_Ear | None" = None
    _tops: dict[str, int] = field(default_factory=dict)
    """The inodes of the folders that are watched: another folder may come in the place of one."""

    def begin(self) -> Problem | None:
        """Begin to listen; return what keeps the system from telling everything, None if nothing does."""
        self._ear = _Ear(self.take)
        # A folder that goes and comes back is watched twice, of which watchdog complains to whoever started this.
        warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")
        before = _watches()
        self._tops = {top: _inode(self.root / top) for top in (CONTENT, LAYOUTS)}
        try:
            observer = Observer()
            teller = _Teller(self.root, self.take)
            observer.schedule(teller, str(self.root), event_filter=list(TOLD))
            for top, inode in self._tops.items():
                if inode:
                    observer.schedule(teller, str(self.root / top), recursive=True, event_filter=list(TOLD))
            observer.start()
        except (OSError, RuntimeError, ImportError) as error:
            self.end()
            return self._unwatched(error)
        self._observer = observer
        there, folders = _watches(), self._folders()
        if before is not None and there is not None and there - before < folders:
            return _limited(WATCHES, there - before, folders)
        return None

    @property
    def is_elsewhere(self) -> bool:
        """Tell whether another folder lies where a watched one lay: then listening must begin anew."""
        return any(_inode(self.root / top) != inode for top, inode in self._tops.items())

    def end(self) -> None:
        """Stop listening."""
        if self._ear is not None:
            self._ear.close()
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
        self._observer = self._ear = None

    def _unwatched(self, error: Exception) -> Problem:
        """Return why nothing is told at all."""
        reached = {errno.EMFILE: INSTANCES, errno.ENOSPC: WATCHES}.get(getattr(error, "errno", None) or 0)
        if reached:
            return _limited(reached, 0, self._folders())
        return warning("watch.none", Place(CONTENT), facts=(("reason", str(error)),))

    def _folders(self) -> int:
        """Return how many folders there are to be watched; one that goes meanwhile is one too few, never too many."""
        found = 1
        for top in self._tops:
            for folder, folders, _ in os.walk(self.root / top):
                found += 1
                folders[:] = [name for name in folders if not Path(folder, name).is_symlink()]
        return found


class _Teller(FileSystemEventHandler):
    """Makes a hint of every event."""

    def __init__(self, root: Path, take: Take) -> None:
        self._start = f"{root}/"
        self._take = take

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in (event.src_path, event.dest_path):
            text = os.fsdecode(path)
            if text.startswith(self._start):
                over = not isinstance(event, UNFINISHED)
                self._take(Hint(text.removeprefix(self._start), is_folder=event.is_directory, is_over=over))


class _Ear(logging.Handler):
    """Hears what watchdog says to nobody but its log: that the system's queue was too short and events are lost."""

    def __init__(self, take: Take) -> None:
        super().__init__(logging.WARNING)
        self._take = take
        self._log = logging.getLogger("watchdog")
        self._log.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - whatever it says
        self._take(ANYWHERE)

    def close(self) -> None:
        self._log.removeHandler(self)
        super().close()


def _limited(setting: tuple[str, str], watched: int, folders: int) -> Problem:
    """Return what a limit of the system keeps from being told."""
    name, wanted = setting
    facts = (("folders", str(folders)), ("setting", name), ("wanted", wanted), ("watched", str(watched)))
    return warning("watch.limit", Place(CONTENT), facts=facts)


def _inode(folder: Path) -> int:
    with suppress(OSError):
        return folder.stat(follow_symlinks=False).st_ino
    return 0


def _watches() -> int | None:
    """Return how many watches this process has with the system; None where it does not say."""
    if not DESCRIPTORS.is_dir():
        return None
    found = 0
    for number in os.listdir(DESCRIPTORS):  # noqa: PTH208 - the folder's own descriptor is gone when it is asked for
        with suppress(OSError):
            if os.readlink(f"/proc/self/fd/{number}") == "anon_inode:inotify":  # noqa: PTH115 - not a path
                found += (DESCRIPTORS / number).read_text().count("inotify wd:")
    return found
