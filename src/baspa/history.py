"""History: what files were at an earlier revision, asked of git without running anything that a site brings."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from baspa.problems import EnvironmentFailed

REVISION = re.compile(r"[A-Za-z0-9_@][A-Za-z0-9_./@{}^~+-]*")
"""What may name one: nothing that git takes for an option or for a range."""
QUIETLY = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "diff.external=", "--no-pager")
SECONDS = 60
HEAD = "HEAD"
"""What a repository without any commit has none of: the first one is made of nothing."""
NOTHING = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The empty tree, which git knows in every repository."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit of the repository that a site lies in."""

    root: Path
    """The site's folder."""
    commit: str

    @classmethod
    def of(cls, root: Path, name: str) -> "Revision":
        """Return the commit that a name means; raises `EnvironmentFailed` when it means none, or git is not there."""
        if not REVISION.fullmatch(name) or ".." in name:
            raise EnvironmentFailed("history.unknown", str(root), revision=name)
        try:
            commit = _git(root, name, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        except EnvironmentFailed:
            if name != HEAD:
                raise
            _git(root, name, "rev-parse", "--git-dir")
            return cls(root, NOTHING)
        return cls(root, commit.decode().strip())

    def changed(self) -> list[str]:
        """Return the paths, from the site's root, of the files below `content/` that are not as they were."""
        options = ("--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative", "-z")
        names = _git(self.root, self.commit, "diff", *options, self.commit, "--", "content")
        return [name.decode("utf-8", "surrogateescape") for name in names.split(b"\0") if name]

    def content(self, path: str) -> bytes | None:
        """Return the bytes that a file had; None when it was not there."""
        try:
            return _git(self.root, self.commit, "cat-file", "blob", f"{self.commit}:./{path}")
        except EnvironmentFailed:
            return None


def _git(root: Path, name: str, *arguments: str) -> bytes:
    """Return what git answers. Hooks, outside programs and watchers are off; no variable points it elsewhere."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    env |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603 - our own words, and a revision that is none of its options
            ["git", *QUIETLY, *arguments],  # noqa: S607 - wherever this machine has it
            cwd=root,
            env=env,
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EnvironmentFailed("history.git", str(root), reason=str(error)) from error
    if done.returncode:
        raise EnvironmentFailed("history.unknown", str(root), revision=name)
    return done.stdout
