"""A sight: what a preview shows at one moment, and what those who look at it may ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from baspa.archive.visibility import Hold
from baspa.problems import Problem


@dataclass(frozen=True, slots=True)
class Sight:
    """What a preview shows at one moment."""

    number: int
    """Grows with every change that an open browser should hear of."""
    problems: tuple[Problem, ...] = ()
    """What is wrong now. While any of it is an error, every page is the last good one."""
    changed: frozenset[str] = frozenset()
    """The files of the output that are not what they were at the sight before, by their paths."""
    styles_only: bool = False
    """Whether a browser can show the change by taking the new style sheets, without loading the page again."""
    held: Mapping[str, Hold] = field(default_factory=dict)
    """The URLs of stories that readers do not see yet, and why; they are here because they were asked for."""
    until: Mapping[str, datetime] = field(default_factory=dict)
    """Until when time alone holds these stories back, by their URLs, on the paper's clock."""


class Preview(Protocol):
    """What a server shows. Everything may be called from any thread."""

    def file(self, path: str) -> bytes | None:
        """Return one file of the edition by its path in the output, such as `2026/11/22/a/index.html`; None: no such.

        A page is rendered when it is asked for. Raises nothing that content or layouts can cause.
        """

    def asset(self, path: str, version: str) -> bytes | None:
        """Return an asset of the layouts by its path in the output, if it is what a page means by this version of it.

        Such a URL stands for these bytes alone; None when there is no such asset, or when it has just been changed.
        """

    def sight(self) -> Sight:
        """Return what is shown now."""

    def wait_beyond(self, number: int, seconds: float) -> Sight:
        """Return the sight as soon as its number is higher, or as it is after so many seconds."""
