"""What Baspa says to people, in Kazakh, Russian and English, from the catalogues."""

import os
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

from baspa.problems import Problem

LANGUAGES = ("kk", "ru", "en")
LONGEST_FOUND = 120
LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return every message of one language by its key."""
    text = (files("baspa") / "catalogues" / f"{language}.yaml").read_text("utf-8")
    messages = yaml.load(text, Loader=LOADER)  # noqa: S506 - the safe loader, written in C
    return {str(key): str(value) for key, value in messages.items()}


@lru_cache
def field_words(language: str) -> Mapping[str, str]:
    """Return what the fields of front matter and of `site.yaml` are, and the words of their tables, by key.

    In English only the words of tables: what each field is stands in the schema itself.
    """
    text = (files("baspa") / "catalogues" / "fields" / f"{language}.yaml").read_text("utf-8")
    words = yaml.load(text, Loader=LOADER)  # noqa: S506 - the safe loader, written in C
    return {str(key): str(value) for key, value in words.items()}


def choose_language(
    site_language: str | None, environ: Mapping[str, str] | None = None, *, default: str = "en"
) -> str:
    """Return the language to speak: the paper's, else the locale's, else the default."""
    variables = os.environ if environ is None else environ
    wishes = (site_language, *(variables.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")))
    for wish in wishes:
        main = (wish or "").replace("_", "-").partition("-")[0].casefold()
        if main in LANGUAGES:
            return main
    return default


class Voice:
    """Speaks one language."""

    def __init__(self, language: str) -> None:
        """Choose one of `LANGUAGES`."""
        self.language = language
        self._messages = catalogue(language)

    def say(self, key: str, **facts: object) -> str:
        """Return a message with its facts filled in."""
        return self._messages[key].format_map(_Facts(facts))

    def problem(self, problem: Problem) -> str:
        """Return a problem in one line: `path:line:column: field: what is wrong (what was found). What to do`."""
        what, do = self.sentences(problem)
        found = f" ({shown(problem.found)})" if problem.found else ""
        field = f"{shown(problem.field)}: " if problem.field else ""
        return f"{problem.place}: {field}{what}{found}. {do}"

    def sentences(self, problem: Problem) -> tuple[str, str]:
        """Return what is wrong, without a full stop, and what to do."""
        facts = {"found": shown(problem.found), "field": shown(problem.field)}
        facts |= {name: shown(value) for name, value in problem.facts}
        facts["example"] = self.example(problem.field)
        what, do = (self.say(f"{problem.code}.{part}", **facts) for part in ("what", "do"))
        if facts.get("guess"):
            do = f"{self.say('did-you-mean', **facts)} {do}"
        return what, do

    def example(self, field: str) -> str:
        """Return a good line for a field, such as `title: Көпір ашылды`; a dotted name is taken by its last word."""
        name = next((part for part in reversed(field.split(".")) if not part.isdecimal()), "")
        key = f"example.{name}"
        return self.say(key if key in self._messages else "example.other", name=shown(name))


def shown(text: str) -> str:
    """Return a text fit for a terminal and a log: one line, nothing invisible, of bounded length.

    Content is untrusted; a control character in a title must not move a cursor or forge a line of a log.
    """
    plain = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text)
    return plain if len(plain) <= LONGEST_FOUND else f"{plain[: LONGEST_FOUND - 1]}…"


class _Facts(dict[str, object]):
    """Facts for a message; one that the code did not give is left out rather than failing."""

    def __missing__(self, key: str) -> str:
        return ""
