"""JSON Feed 1.1. It is made as a document, not with a template, so that no text can break it."""

from baspa.archive.stories import Story
from baspa.rendering.addresses import absolute, feed_id
from baspa.rendering.views import ListingView, PageView, Site

VERSION = "https://jsonfeed.org/version/1.1"


def feed_document(site: Site, page: PageView, listing: ListingView) -> dict[str, object]:
    """Return the feed of a listing (https://www.jsonfeed.org/version/1.1/)."""
    title = f"{listing.term.name} – {site.title}" if listing.term else site.title
    about = listing.term.about if listing.term else site.description
    document: dict[str, object] = {
        "version": VERSION,
        "title": title,
        "home_page_url": absolute(site.origin, listing.first),
        "feed_url": page.canonical,
        "language": site.language,
        "items": [_item(site, story, listing.texts.get(story.source)) for story in listing.stories],
    }
    return {**document, "description": about} if about else document


def _item(site: Site, story: Story, text: str | None) -> dict[str, object]:
    content = (
        {"content_text": story.summary or story.title}
        if text is None
        else {"content_html": text, "summary": story.summary}
    )
    item: dict[str, object] = {
        "id": feed_id(story, site.origin),
        "url": absolute(site.origin, story.url),
        "title": story.title,
        **content,
        "date_published": story.time.isoformat(),
        "date_modified": story.changed.isoformat(),
        "authors": [{"name": author.name, "url": absolute(site.origin, author.url)} for author in story.authors],
        "tags": [story.category.name, *(tag.name for tag in story.tags)],
        "language": story.lang,
    }
    return {**item, "image": absolute(site.origin, story.image.url)} if story.image else item
