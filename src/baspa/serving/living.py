"""A living edition: composed again as its sources change, each page rendered when it is asked for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from baspa.edition import Order
from baspa.problems import Problem
from baspa.progress import Progress
from baspa.serving.sight import Preview


@contextmanager
def open_preview(
    order: Order,
    *,
    clock: Callable[[], datetime],
    tell: Callable[[Problem], object],
    progress: Progress,
) -> Iterator[Preview]:
    """Keep a preview of a site alive for the block: its first sight is ready when the block begins.

    `order.drafts` shows drafts, and with them the stories that are scheduled or under an embargo; `order.output` is
    never written. `clock` tells the time for as long as the preview lives. `tell` is called, from any thread, with
    what the people who started it should know and no page is wrong in: that changes are looked for in vain.

    Raises `Broken` and `EnvironmentFailed` as `compose_edition` does, and only before the block begins.
    """
    raise NotImplementedError
    yield
