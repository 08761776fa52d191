"""A live blog as its page shows it."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from baspa.bodies.live import Entry, marked_sections, unmarked
from baspa.rendering.views import ArticleView, EntryView


def live_view(article: ArticleView, entries: Sequence[Entry]) -> ArticleView:
    """Return an article with its text cut into a live blog's entries, of which it is told what each is."""
    before, sections, notes = marked_sections(article.body)
    views = [
        EntryView(
            id=entry.id,
            url=f"{article.story.url}#{entry.id}",
            time=entry.moment,
            title=entry.title,
            body=Markup(section.strip("\n")),  # noqa: S704 - a part of what was sanitised
            key=entry.key,
        )
        for entry, section in zip(entries, sections, strict=True)
    ]
    return replace(
        article,
        body=Markup(unmarked(article.body)),  # noqa: S704 - as above
        introduction=Markup(before.strip("\n")),  # noqa: S704 - as above
        entries=views,
        notes=Markup(notes.strip("\n")),  # noqa: S704 - as above
    )
