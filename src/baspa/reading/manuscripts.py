"""Manuscripts: one source read, checked and converted, with everything wrong in it.

What comes of a source depends on its bytes and the configuration alone, so this is the part of a build that can
be done anywhere, in any order, and remembered by the digest of the bytes.
"""

from dataclasses import dataclass

from baspa.bodies.body import Body
from baspa.bodies.conversion import ConversionError, convert
from baspa.bodies.deadline import DeadlineExceeded, deadline
from baspa.problems import Broken, Place, Problem
from baspa.reading.articles import Reading, empty_body, read_article, read_standing_page
from baspa.reading.config import Config
from baspa.reading.matter import read_matter
from baspa.reading.sources import Source, SourceKind, read_bytes
from baspa.reading.text import decode


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What came of one source: a reading with its body, unless something is broken in it."""

    source: str
    reading: Reading | None
    body: Body | None
    problems: tuple[Problem, ...]


def read_manuscript(source: Source, config: Config) -> Manuscript:
    """Return what one article or standing page says; its problems are in the result, never raised."""
    try:
        reading = _read(source, config)
        body = _convert(reading, config)
    except Broken as broken:
        return Manuscript(source.path, None, None, broken.problems)
    empty = () if body.words or body.references else (empty_body(reading),)
    return Manuscript(source.path, reading, body, (*reading.warnings, *empty))


def lost_manuscript(source: Source, *, config: Config) -> Manuscript:
    """Return what is said of a source on which a worker died or was stopped."""
    facts = (("limit", str(config.site.markdown.seconds)),)
    problem = Problem("body.too-slow", Place(source.path, 1, 1), field="body", facts=facts)
    return Manuscript(source.path, None, None, (problem,))


def _read(source: Source, config: Config) -> Reading:
    matter = read_matter(decode(read_bytes(config.root, source.path), source.path), source.path)
    read = read_standing_page if source.kind is SourceKind.STANDING else read_article
    return read(matter, config)


def _convert(reading: Reading, config: Config) -> Body:
    """Convert the body within its limits: an article that would stop the press is named instead."""
    markdown = config.site.markdown
    place = Place(reading.subject.source, reading.body_line, 1)
    try:
        with deadline(markdown.seconds):
            return convert(
                reading.body,
                engine=markdown.engine,
                extensions=markdown.extensions,
                raw_html=markdown.raw_html,
            )
    except DeadlineExceeded as error:
        seconds = (("limit", str(markdown.seconds)),)
        raise Broken(*reading.warnings, Problem("body.too-slow", place, field="body", facts=seconds)) from error
    except ConversionError as error:
        raise Broken(*reading.warnings, Problem(f"body.{error.reason}", place, field="body")) from error
