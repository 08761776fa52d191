"""One edition's replacement by the next: what is staged comes, what is gone goes, and nothing else is touched."""

import stat
from dataclasses import dataclass
from pathlib import Path

from baspa.problems import EnvironmentFailed
from baspa.publishing.folders import (
    files_below,
    folders_of,
    merge,
    mode_of,
    passes_link,
    remove_empty,
    remove_left_empty,
)
from baspa.publishing.staging import FIRST, LAST


@dataclass(frozen=True, slots=True)
class Replacement:
    """What is to change in an output folder. Everything raises `OSError` as the machine does."""

    folder: Path
    staged: frozenset[str]
    gone: tuple[str, ...]

    def refuse_obstacles(self) -> None:
        """Raise, while nothing has changed yet, when a link or a foreign file stands where the edition is to go."""
        leaving = set(self.gone)
        needed = {folder for path in self.staged for folder in folders_of(path)}
        no_file_may_be = needed - leaving
        for folder in sorted(needed.union(*map(folders_of, self.gone))):
            mode = mode_of(f"{self.folder}/{folder}") or stat.S_IFDIR
            if stat.S_ISLNK(mode):
                raise EnvironmentFailed("output.link", str(self.folder / folder))
            if not stat.S_ISDIR(mode) and folder in no_file_may_be:
                raise EnvironmentFailed("output.foreign", str(self.folder / folder))
        for path in self._where_folders_stand():
            for file in files_below(self.folder / path):
                if file.relative_to(self.folder).as_posix() not in leaving:
                    raise EnvironmentFailed("output.foreign", str(file))

    def carry_out(self, stage: Path) -> frozenset[str]:
        """Put the new in place, the pages that lead to others last, remove the old; return what was removed."""
        cleared = self._clear_the_way()
        for phase in (FIRST, LAST):
            if (stage / phase).is_dir():
                merge(stage / phase, self.folder)
        return frozenset(cleared.union(filter(self._remove, self.gone)))

    def _clear_the_way(self) -> set[str]:
        """Remove old files where a new folder is to be, and old folders where a new file is to be."""
        folders = {folder for path in self.staged for folder in folders_of(path)}
        in_the_way = [path for path in self.gone if path in folders or self.staged.intersection(folders_of(path))]
        cleared = set(filter(self._remove, in_the_way))
        for path in self._where_folders_stand():
            remove_empty(self.folder / path)
        return cleared

    def _where_folders_stand(self) -> list[str]:
        """Return, sorted, the paths where a file is to go and a folder is."""
        return [path for path in sorted(self.staged) if stat.S_ISDIR(mode_of(f"{self.folder}/{path}") or 0)]

    def _remove(self, path: str) -> bool:
        if passes_link(self.folder, path):
            raise EnvironmentFailed("output.link", str(self.folder / path))
        try:
            (self.folder / path).unlink()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return False
        remove_left_empty(self.folder, path)
        return True
