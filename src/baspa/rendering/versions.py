"""Versions: the languages in which a story, or the paper, is to be had."""

from collections.abc import Iterable

from baspa.archive.facts import nearby
from baspa.archive.stories import Story
from baspa.bodies.references import is_remote
from baspa.planning.references import References
from baspa.reading.config import Config
from baspa.rendering.addresses import absolute
from baspa.rendering.views import Version
from baspa.rendering.words import language_name


def versions_of_story(story: Story, references: References, config: Config) -> tuple[Version, ...]:
    """Return every version of a story that readers can see, its own first; nothing when there is no other."""
    if not story.translations:
        return ()
    there = []
    for language, name in story.translations:
        near = nearby(story.source, name)
        url = name if is_remote(name) else references.link(story.source, near).url
        if url:
            there.append((language, absolute(config.origin, url)))
    return _versions((story.lang, absolute(config.origin, story.url)), there)


def versions_of_paper(home: str, config: Config) -> tuple[Version, ...]:
    """Return every edition of the paper, its own first, whose front page has the absolute URL `home`."""
    return _versions((config.site.language, home), config.site.translations.items())


def default_version(versions: Iterable[Version], config: Config) -> str:
    """Return the URL of the version for readers of any other language; empty when the paper names none."""
    return next((one.url for one in versions if one.language == config.site.default_translation), "")


def _versions(own: tuple[str, str], others: Iterable[tuple[str, str]]) -> tuple[Version, ...]:
    all_of_them = [own, *others]
    if len(all_of_them) == 1:
        return ()
    return tuple(Version(language, language_name(language), url) for language, url in all_of_them)
