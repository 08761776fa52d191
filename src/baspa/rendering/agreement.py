"""Agreement: whether what a page says to machines is what it shows to people.

Search engines distrust a paper whose structured data says another headline, time or byline than its page. The
standard layouts say both from the same values; a site's own may not.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from baspa.rendering.readback import PageRead, moment, picture

ARTICLES = ("Article", "NewsArticle", "BlogPosting", "LiveBlogPosting")
"""Types of a story in schema.org, and endings of their names."""
ORGANIZATIONS = ("Organization",)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that machines are told otherwise than readers."""

    field: str
    """Where machines find it, such as `headline` or `og:title`."""
    said: str
    shown: str
    """What readers see in its place; empty when they see nothing of the kind."""


def disagreements(page: PageRead) -> Iterator[Disagreement]:
    """Yield everything in which a page differs from itself, and from where it lies."""
    if page.not_json:
        yield Disagreement("JSON-LD", page.not_json, "")
    if page.canonical:
        yield from _same("canonical", page.canonical, page.address)
    stories = [one for one in page.documents if _is(one, ARTICLES)]
    for story in stories:
        yield from _story(story, page)
    for one in page.documents:
        if _is(one, ("BreadcrumbList",)):
            yield from _way(one, page)
        elif _is(one, ORGANIZATIONS):
            yield from _shown("name", one.get("name"), page)
    yield from _open_graph(stories, page)


def _story(story: Mapping[str, Any], page: PageRead) -> Iterator[Disagreement]:
    yield from _same("headline", story.get("headline"), page.headline)
    yield from _same("description", story.get("description"), _first(page, "description"))
    if page.standfirst:
        yield from _same("description", story.get("description"), page.standfirst)
    for name in ("datePublished", "dateModified"):
        yield from _timed(name, story.get(name), page)
    yield from _authors(story, page)
    yield from _shown("articleSection", story.get("articleSection"), page)
    yield from _shown("keywords", story.get("keywords"), page)
    yield from _same("inLanguage", story.get("inLanguage"), page.language)
    yield from _same("mainEntityOfPage", _name(story.get("mainEntityOfPage"), "@id"), page.canonical)
    yield from _pictured("image", _images(story), page)
    for name in ("coverageStartTime", "coverageEndTime"):
        yield from _timed(name, story.get(name), page)
    for update in _many(story.get("liveBlogUpdate")):
        if isinstance(update, dict):
            yield from _shown("liveBlogUpdate", [update.get("headline"), update.get("articleBody")], page)
            yield from _timed("liveBlogUpdate", update.get("datePublished"), page)
    for correction in _many(story.get("correction")):
        yield from _shown("correction", _name(correction, "text"), page)
        if isinstance(correction, dict):
            yield from _timed("correction", correction.get("datePublished"), page)


def _authors(story: Mapping[str, Any], page: PageRead) -> Iterator[Disagreement]:
    said = {_name(author, "name") for author in _many(story.get("author"))}
    if page.authors and said and said != page.authors:
        yield Disagreement("author", ", ".join(sorted(said)), ", ".join(sorted(page.authors)))
    elif not page.authors:
        yield from _shown("author", sorted(said), page)


def _way(way: Mapping[str, Any], page: PageRead) -> Iterator[Disagreement]:
    for step in _many(way.get("itemListElement")):
        yield from _shown("itemListElement", _name(step, "name"), page)
        leads = _name(step.get("item"), "@id") if isinstance(step, dict) and step.get("item") else ""
        if leads and leads not in page.links:
            yield Disagreement("itemListElement", leads, "")


def _open_graph(stories: list[Mapping[str, Any]], page: PageRead) -> Iterator[Disagreement]:
    title = _first(page, "og:title")
    if _first(page, "og:type") == "article":
        yield from _same("og:title", title, page.headline)
    elif title and title not in page.title:
        yield Disagreement("og:title", title, page.title)
    yield from _same("og:url", _first(page, "og:url"), page.canonical)
    yield from _same("og:description", _first(page, "og:description"), _first(page, "description"))
    for name, other in (("published_time", "datePublished"), ("modified_time", "dateModified")):
        said = _first(page, f"article:{name}")
        yield from _timed(f"article:{name}", said or None, page)
        for story in stories:
            if said and story.get(other) and moment(said) != moment(story[other]):
                yield Disagreement(f"article:{name}", said, str(story[other]))
    for name in ("article:section", "article:tag"):
        yield from _shown(name, page.meta.get(name, ()), page)
    for author in page.meta.get("article:author", ()):
        if author not in page.links:
            yield Disagreement("article:author", author, "")
    told = [url for story in stories for url in _images(story)]
    yield from _pictured("og:image", page.meta.get("og:image", ()), page, also=told)


def _pictured(name: str, said: Iterable[str], page: PageRead, *, also: Iterable[str] = ()) -> Iterator[Disagreement]:
    """Ask for one picture at least that the page shows; one that shows none may name the card it is shared with."""
    urls = {picture(url, page.address) for url in said}
    shown = page.pictures if page.leads else {*page.pictures, *urls} if name == "og:image" else _cards(page)
    if urls and not urls & {*shown, *(picture(url, page.address) for url in also)}:
        yield Disagreement(name, min(urls), min(shown, default=""))


def _cards(page: PageRead) -> set[str]:
    return {picture(url, page.address) for url in page.meta.get("og:image", ())} | page.pictures


def _same(field: str, said: object, shown: str) -> Iterator[Disagreement]:
    if isinstance(said, str) and said and _line(said) != shown:
        yield Disagreement(field, said, shown)


def _timed(field: str, said: object, page: PageRead) -> Iterator[Disagreement]:
    """Ask that a time which machines are told stands on the page."""
    if said is not None and moment(said) not in page.times:
        yield Disagreement(field, str(said), "")


def _shown(field: str, said: object, page: PageRead) -> Iterator[Disagreement]:
    """Ask that people can read what machines are told."""
    for one in _many(said):
        text = _line(str(one or ""))
        if text and text not in page.text:
            yield Disagreement(field, text, "")


def _is(thing: Mapping[str, Any], endings: tuple[str, ...]) -> bool:
    return any(str(kind).endswith(endings) for kind in _many(thing.get("@type")))


def _images(story: Mapping[str, Any]) -> list[str]:
    return [_name(image, "url") for image in _many(story.get("image"))]


def _many(value: object) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _name(value: object, key: str) -> str:
    """Return a text that may be given alone or as a field of a thing."""
    return _line(str(value.get(key, "") if isinstance(value, dict) else value or ""))


def _first(page: PageRead, name: str) -> str:
    return next(iter(page.meta.get(name, ())), "")


def _line(text: str) -> str:
    return " ".join(text.split())
