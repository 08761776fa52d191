"""How long work tells somebody how far it is, without knowing who is listening."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Listens to the stages of a build."""

    def stage(self, name: str, total: int) -> None:
        """Hear that a stage (`read`, `convert`, `render`, `write`) of `total` steps begins."""

    def step(self) -> None:
        """Hear that one step of the stage is done."""


class Silent:
    """Listens to nothing."""

    def stage(self, name: str, total: int) -> None:
        """Do nothing."""

    def step(self) -> None:
        """Do nothing."""


def tracked(progress: Progress, name: str, things: Iterable[T], total: int) -> Iterator[T]:
    """Yield the things, telling the listener of each as it is done with."""
    progress.stage(name, total)
    for thing in things:
        yield thing
        progress.step()
