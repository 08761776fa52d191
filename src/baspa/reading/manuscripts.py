"""Manuscripts: one source read, checked and converted, with everything wrong in it."""

from baspa.bodies.body import Body
from baspa.bodies.conversion import ConversionError, convert
from baspa.bodies.deadline import DeadlineExceeded, deadline
from baspa.problems import Broken, EnvironmentFailed, Place, Problem
from baspa.reading.articles import Reading, read_article, read_standing_page
from baspa.reading.config import Config
from baspa.reading.matter import read_matter
from baspa.reading.sources import Source, SourceKind, read_bytes, source_at
from baspa.reading.text import decode


def read_reading(content: bytes, source: Source, config: Config) -> Reading:
    """Return what the bytes of an article or a standing page say; raises `Broken` with everything wrong in them."""
    matter = read_matter(decode(content, source.path), source.path)
    read = read_standing_page if source.kind is SourceKind.STANDING else read_article
    return read(matter, config)


def convert_body(reading: Reading, config: Config) -> Body:
    """Return the body of a reading, converted within its limits.

    Raises `Broken`: an article that would stop the press is named instead.
    """
    markdown = config.site.markdown
    place = Place(reading.subject.source, reading.body_line, 1)
    try:
        with deadline(markdown.seconds):
            return convert(
                reading.body,
                engine=markdown.engine,
                extensions=markdown.extensions,
                raw_html=markdown.raw_html,
                entries=reading.entries,
            )
    except DeadlineExceeded as error:
        raise Broken(*reading.warnings, _too_slow(place, config)) from error
    except ConversionError as error:
        raise Broken(*reading.warnings, Problem(f"body.{error.reason}", place, field="body")) from error


def lost_problem(source: Source, config: Config) -> Problem:
    """Return what is said of a source on which a worker died or was stopped."""
    return _too_slow(Place(source.path, 1, 1), config)


def _too_slow(place: Place, config: Config) -> Problem:
    return Problem("body.too-slow", place, field="body", facts=(("limit", str(config.site.markdown.seconds)),))


def read_again(config: Config, path: str) -> Reading | None:
    """Read a source once more, to point at what is wrong in it."""
    source = source_at(config.root, path)
    if source is None or isinstance(source, Problem) or source.kind not in {SourceKind.ARTICLE, SourceKind.STANDING}:
        return None
    try:
        return read_reading(read_bytes(config.root, path), source, config)
    except (Broken, EnvironmentFailed):
        return None
