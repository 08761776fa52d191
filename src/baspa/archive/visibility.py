"""What readers may see at one moment: drafts, scheduled stories, embargoes and expiry hold a story back.

The clock is an argument. It decides only who is visible; it never gets into a page (law 3).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from baspa.reading.articles import Article

NEWS_WINDOW = timedelta(hours=48)
"""How long a story stays in the news sitemap (Google: two days after first publication)."""


class Hold(StrEnum):
    """Why a story is held back from every output."""

    DRAFT = "draft"
    FUTURE = "time"
    EMBARGO = "embargo"
    EXPIRED = "expires"


def hold(article: Article, now: datetime, *, drafts: bool = False) -> Hold | None:
    """Return why an article is held back at `now`, or None when readers may see it.

    `drafts` shows drafts, and nothing else: an embargo has no other key than its own end.
    """
    if article.draft and not drafts:
        return Hold.DRAFT
    if article.embargo is not None and now < article.embargo:
        return Hold.EMBARGO
    if now < article.time:
        return Hold.FUTURE
    if article.expires is not None and article.expires <= now:
        return Hold.EXPIRED
    return None


def next_wake(articles: Iterable[Article], now: datetime, *, drafts: bool = False) -> datetime | None:
    """Return the next moment at which the site changes by itself, or None if time alone changes nothing.

    That is a publication, the end of an embargo, an expiry, or a story leaving the news sitemap.
    """
    moments = (
        moment
        for article in articles
        if drafts or not article.draft
        for moment in (article.time, article.embargo, article.expires, article.time + NEWS_WINDOW)
        if moment is not None and moment > now
    )
    return min(moments, default=None)


def is_recent(time: datetime, now: datetime) -> bool:
    """Tell whether a story published at `time` is news for the news sitemap at `now`."""
    return now - NEWS_WINDOW < time <= now
