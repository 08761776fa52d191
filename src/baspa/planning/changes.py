"""Changes: what is different from the last time, as composing takes it in."""

from collections.abc import Sequence
from dataclasses import dataclass

from baspa.planning.gathering import Gathered
from baspa.reading.sources import Source


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from the last time."""

    gathered: Sequence[Gathered] = ()
    """Sources that are new or read anew."""
    removed: Sequence[str] = ()
    """Articles and standing pages that are gone."""
    files: Sequence[Source] = ()
    """Pictures, media and static files that came or changed."""
    files_removed: Sequence[Source] = ()
    due: Sequence[str] = ()
    """Sources whose state may be another one because of the time."""
