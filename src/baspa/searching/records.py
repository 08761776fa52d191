"""Records: what search knows of a story, from its own text alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from baspa.archive.facts import Facts
from baspa.bodies.body import Body
from baspa.bodies.plain_text import plain_text
from baspa.reading.config import Config
from baspa.rendering.words import Words, written
from baspa.searching.letters import one_alphabet, plainly


@dataclass(frozen=True, slots=True)
class Record:
    """One story as it can be found."""

    url: str
    text: str
    """What is searched, and what results show a piece of."""
    about: Mapping[str, str]
    """What results show besides, and what is searched before the text; by name."""
    language: str


def record_of(facts: Facts, body: Body, config: Config, words: Words) -> Record:
    """Return the record of an article; it depends on its source, the configuration and the paper's words.

    All stories of a paper are searched as texts of its own language: a story in another one is found too.
    """
    assert facts.time is not None  # noqa: S101 - every article has one
    language = config.site.language
    summary = f"{facts.summary}\n" if facts.summarised else ""
    text = one_alphabet(summary + plain_text(body.plain_html()))
    title, kicker = one_alphabet(facts.title), one_alphabet(facts.kicker)
    names = {
        kind: [label.name for label in facts.labels if label.kind == kind] for kind in ("category", "author", "tag")
    }
    terms = ", ".join((*names["author"], *names["tag"]))
    about = {
        "title": title,
        "kicker": kicker,
        "category": names["category"][0],
        "terms": terms,
        "plainly": plainly(" ".join((title, kicker, names["category"][0], terms, facts.summary))),
        "time": facts.time.isoformat(),
        "moment": written(facts.time, words["moment_pattern"], language),
        "lang": facts.lang if facts.lang != language else "",
    }
    return Record(facts.url, text, {name: value for name, value in about.items() if value}, language)
