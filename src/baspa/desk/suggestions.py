"""Suggestions: the line as it should have been typed, where that can be known."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from baspa.desk.moments import likely_moment
from baspa.problems import Broken, Problem
from baspa.reading.marked import Fields, parse
from baspa.reading.mistakes import UNSEEN
from baspa.reading.schema import ArticleFields
from baspa.reading.site_schema import SiteFields
from baspa.reading.text import CONTROL
from baspa.slugs import slugify

LONGEST = 200
"""Letters of a line that is still worth copying."""
FIELD = re.compile(r"(?P<name>[ ]*[A-Za-z_][A-Za-z0-9_-]*):[ \t]+(?P<value>\S.*)")
NAMES = frozenset((*ArticleFields.model_fields, *SiteFields.model_fields))
PAIRS = {"[": "]", "{": "}"}
CLOSING = {**PAIRS, '"': '"', "'": "'"}
YES, NO = ("1", "true", "yes", "y"), ("0", "false", "no", "n")
LANGUAGES = MappingProxyType(
    {
        **dict.fromkeys(("kaz", "kazakh", "kz", "қазақ", "қазақша", "казахский"), "kk"),
        **dict.fromkeys(("rus", "russian", "орыс", "орысша", "русский"), "ru"),
        **dict.fromkeys(("eng", "english", "ағылшын", "ағылшынша", "английский"), "en"),
    }
)
BAR = re.compile(r":[ \t]+[|>][-+0-9]*[ \t]*")
COLOUR = re.compile(r":[ ]+(#[0-9A-Fa-f]{6}|#[0-9A-Fa-f]{3})[ ]*$")
HOST = re.compile(r"(?:[a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(/[a-z0-9/-]*)?")
Cure = Callable[[Problem, str], str]


def suggestion(problem: Problem, line: str | None) -> str:
    """Return what to type instead of a line, or the new name of a file; empty where nobody can know.

    `line` is the line of the problem's place, whole, if there is one. What is suggested for front matter is known
    to be readable.
    """
    renamed = _renamed(problem)
    if renamed or line is None:
        return renamed
    cure = CURES.get(problem.code)
    better = cure(problem, line).rstrip() if cure else ""
    return better if better and better != line and len(better) <= LONGEST and better.isprintable() else ""


def _renamed(problem: Problem) -> str:
    """Return the name that a file should have."""
    name = problem.place.path.rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    better = ""
    if problem.code == "source.name" and stem and ending.isalnum() and problem.found == name:
        better = f"{slugify(stem)}{dot}{ending.lower()}" if slugify(stem) else ""
    elif problem.code == "source.ignored" and ending.lower() == "md":
        better = f"{stem}.md"
    elif problem.code == "picture.lying":
        better = f"{stem}{dict(problem.facts)['ending']}"
    return better if better != name else ""


def _quoted(_: Problem, line: str) -> str:
    """Put the whole value in quotes, those that do not stand in it."""
    found = FIELD.fullmatch(line.rstrip())
    if found is None:
        return ""
    value = found["value"]
    if value[0] in {'"', "'"} and len(value) > 1 and value[-1] == value[0]:
        value = value[1:-1]
    elif PAIRS.get(value[0]) == value[-1]:  # a list or fields in one line: quotes would make a text of them
        return ""
    return _readable(f"{found['name']}: {_in_quotes(value)}")


def _without_bar(problem: Problem, line: str) -> str:
    """Leave out the sign that lets a text go on below, since this one does not."""
    return _quoted(problem, BAR.sub(": ", line))


def _in_quotes(value: str) -> str:
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _readable(line: str) -> str:
    """Return a line of front matter that can be read as one field with a value; empty otherwise."""
    try:
        tree = parse(line.strip(), "")
    except Broken:
        return ""
    return line if isinstance(tree, Fields) and len(tree.values) == 1 else ""


def _closed(_: Problem, line: str) -> str:
    found = FIELD.fullmatch(line.rstrip())
    sign = found["value"][0] if found else ""
    return _readable(f"{line.rstrip()}{CLOSING[sign]}") if sign in CLOSING else ""


def _spaced(problem: Problem, line: str) -> str:
    at = problem.place.column - 1
    return _readable(f"{line[:at]} {line[at:].lstrip()}")


def _with_colon(_: Problem, line: str) -> str:
    name, value = (*line.split(maxsplit=1), "", "")[:2]
    return _readable(f"{name}: {value.strip()}") if name in NAMES and value.strip() else ""


def _without_tabs(_: Problem, line: str) -> str:
    rest = line.lstrip(" \t")
    return "  " * line[: len(line) - len(rest)].count("\t") + rest


def _outdented(_: Problem, line: str) -> str:
    return line.strip() if line.strip().partition(":")[0] in NAMES else ""


def _without_unseen(_: Problem, line: str) -> str:
    return UNSEEN.sub("", CONTROL.sub("", line))


def _guessed(problem: Problem, line: str) -> str:
    return instead(problem, line, dict(problem.facts).get("guess", ""))


def instead(problem: Problem, line: str, better: str) -> str:
    """Return the line with something else in the place of what was found; empty where that does not stand there."""
    at = problem.place.column - 1
    if not better or not problem.found or at < 0:
        return ""
    at += line[at : at + 1] in {'"', "'"}
    rest = line[at:]
    if not rest.startswith(problem.found):
        return ""
    return f"{line[:at]}{better}{rest[len(problem.found) :]}"


def _fact(name: str) -> Cure:
    return lambda problem, line: instead(problem, line, dict(problem.facts).get(name, ""))


def _moment(problem: Problem, line: str) -> str:
    return instead(problem, line, likely_moment(problem.found.strip(), problem.place.path))


def _with_offset(problem: Problem, line: str) -> str:
    return instead(problem, line, f"{problem.found}{dict(problem.facts)['first']}")


def _yes_or_no(problem: Problem, line: str) -> str:
    word = problem.found.strip().casefold()
    return instead(problem, line, "true" if word in YES else "false" if word in NO else "")


def _language(problem: Problem, line: str) -> str:
    return instead(problem, line, LANGUAGES.get(problem.found.strip().casefold(), ""))


def _quoted_colour(_: Problem, line: str) -> str:
    return COLOUR.sub(r': "\1"', line)


def _path(problem: Problem, line: str) -> str:
    """Turn backslashes round, and leave the host of the paper's own media away."""
    path = problem.found.replace("\\", "/")
    media = path.find("/media/")
    path = path[media:] if "://" in path and media >= 0 else path
    return "" if ".." in path or ":" in path or path.startswith("//") else instead(problem, line, path)


def _whole_address(problem: Problem, line: str) -> str:
    return instead(problem, line, f"https://{problem.found}" if HOST.fullmatch(problem.found) else "")


def _old_url(problem: Problem, line: str) -> str:
    """Leave the host away, and begin with a slash."""
    path = re.sub(r"^https?://[^/]+", "", problem.found).strip("/")
    if not re.fullmatch(r"[\w./-]+", path) or ".." in path:
        return ""
    return instead(problem, line, f"/{path}" if "." in path else f"/{path}/")


CURES: Mapping[str, Cure] = MappingProxyType(
    {
        "text.control": _without_unseen,
        "matter.fence": lambda _, __: "---",
        **dict.fromkeys(
            (
                *("yaml.colon", "yaml.sign", "yaml.alias", "yaml.anchor", "yaml.tag"),
                *("yaml.after-quote", "yaml.escape"),
            ),
            _quoted,
        ),
        "yaml.no-space": _spaced,
        "yaml.no-colon": _with_colon,
        "yaml.tab": _without_tabs,
        "yaml.indent": _outdented,
        "yaml.quote": _closed,
        "yaml.bar": _without_bar,
        **dict.fromkeys(
            ("field.unknown", "value.choice", "category.unlisted", "author.unlisted", "config.timezone"), _guessed
        ),
        **dict.fromkeys(("time.shape", "time.no-day", "time.impossible"), _moment),
        **dict.fromkeys(("time.ambiguous", "time.skipped"), _with_offset),
        "slug.shape": _fact("suggestion"),
        "value.low": _fact("ge"),
        "value.high": _fact("le"),
        "value.yes-no": _yes_or_no,
        "value.language": _language,
        "value.colour": _quoted_colour,
        "path.shape": _path,
        "alias.shape": _old_url,
        "config.base-url": _whole_address,
    }
)
"""Codes of problems → what mends the line."""
