"""What readers may see at one moment: drafts, scheduled stories, embargoes and expiry hold a story back.

The clock is an argument. It decides only who is visible; it never gets into a page (law 3).
"""

import sqlite3
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

NEWS_WINDOW = timedelta(hours=48)
"""How long a story stays in the news sitemap (Google: two days after first publication)."""


class Hold(StrEnum):
    """Why a story is held back from every output."""

    DRAFT = "draft"
    FUTURE = "time"
    EMBARGO = "embargo"
    EXPIRED = "expires"


class Timed(Protocol):
    """What decides whether readers may see something; a standing page has no times."""

    @property
    def draft(self) -> bool:
        """Whether it is not ready."""

    @property
    def time(self) -> datetime | None:
        """When it is published."""

    @property
    def embargo(self) -> datetime | None:
        """Until when it is secret."""

    @property
    def expires(self) -> datetime | None:
        """From when on it is gone."""


def hold(article: Timed, now: datetime, *, drafts: bool = False) -> Hold | None:
    """Return why an article is held back at `now`, or None when readers may see it.

    `drafts` shows drafts, and nothing else: an embargo has no other key than its own end.
    """
    if article.draft and not drafts:
        return Hold.DRAFT
    if article.embargo is not None and now < article.embargo:
        return Hold.EMBARGO
    if article.time is not None and now < article.time:
        return Hold.FUTURE
    if article.expires is not None and article.expires <= now:
        return Hold.EXPIRED
    return None


def next_wake(memory: sqlite3.Connection, now: datetime) -> datetime | None:
    """Return the next moment at which the site changes by itself, or None if time alone changes nothing.

    That is a publication, the end of an embargo, an expiry, or a story leaving the news sitemap.
    """
    at, window = now.timestamp(), round(NEWS_WINDOW.total_seconds())
    due = memory.execute("SELECT min(at) FROM moment WHERE at > ?", (at,)).fetchone()[0]
    leaving = memory.execute(
        "SELECT at FROM stands JOIN shelf ON shelf.id = stands.shelf AND kind = 'all' WHERE at > ?"
        " ORDER BY at LIMIT 1",
        (at - window,),
    ).fetchone()
    moments = [moment for moment in (due, leaving[0] + window if leaving else None) if moment is not None]
    return datetime.fromtimestamp(min(moments), now.tzinfo) if moments else None


def is_recent(time: datetime, now: datetime) -> bool:
    """Tell whether a story published at `time` is news for the news sitemap at `now`."""
    return now - NEWS_WINDOW < time <= now
