"""Snippets: completion of front matter in VS Code, where no extension brings a schema into Markdown (decision 25).

VS Code takes the front matter of a Markdown file for YAML, and offers there the snippets of that language.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from baspa.desk.typed import quoted, typed
from baspa.reading.shapes import KIND, Shape

ARTICLES = ["**/content/**/*.md"]
NOW = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE $CURRENT_HOUR:$CURRENT_MINUTE $CURRENT_TIMEZONE_OFFSET"
"""This moment with its offset, since the clock is the editor's, and may not be the paper's."""
IN_QUOTES = frozenset(("line", "text"))
SPECIAL = re.compile(r"([\\$}])")
SPECIAL_IN_CHOICES = re.compile(r"([\\$},|])")


def snippets_text(article: Shape) -> str:
    """Return the file of snippets that goes with the schema of an article's front matter."""
    fields: Shape = article["properties"]
    snippets: dict[str, Any] = {"article": {"prefix": "article", "scope": "markdown", "body": list(_whole(article))}}
    for name, field in fields.items():
        snippets[name] = {
            "prefix": name,
            "scope": "yaml",
            "body": list(_body(name, field, count(1))),
            "description": field["description"],
        }
    for snippet in snippets.values():
        snippet["include"] = ARTICLES
    return json.dumps(snippets, ensure_ascii=False, indent=2) + "\n"


def _whole(article: Shape) -> Iterator[str]:
    """Yield the lines of a new article."""
    numbers = count(1)
    yield "---"
    for name in dict.fromkeys(("title", *article["required"])):
        yield from _body(name, article["properties"][name], numbers)
    yield from ("---", "", "$0")


def _body(name: str, field: Shape, numbers: Iterable[int]) -> Iterator[str]:
    """Yield the lines of one field, with a stop for each value."""
    kind = field.get(KIND)
    inner = _inner(field)
    if inner is None:
        yield f"{name}: {_stop(field, numbers)}"
        return
    yield f"{name}:"
    if kind == "map":
        key, value = next(iter(field["examples"][0].items()))
        yield f"  ${{{_next(numbers)}:{_plain(key)}}}: ${{{_next(numbers)}:{_plain(typed(value))}}}"
        return
    for place, (inside, one) in enumerate(inner.items()):
        first = "- " if kind == "list" and not place else "  " if kind == "list" else ""
        yield f"  {first}{inside}: {_stop(one, numbers)}"


def _inner(field: Shape) -> Shape | None:
    """Return the fields inside a field; empty for one whose names are free, None for a single value."""
    for form in (field, *field.get("anyOf", ())):
        if "patternProperties" in form:
            return {}
        if "properties" in form:
            return dict(form["properties"])
        if "properties" in form.get("items", {}):
            return dict(form["items"]["properties"])
    return None


def _stop(field: Shape, numbers: Iterable[int]) -> str:
    """Return where a value is typed: a choice, this moment, or an example to type over."""
    number, kind = _next(numbers), field.get(KIND)
    choices = _choices(field)
    if choices:
        words = ",".join(SPECIAL_IN_CHOICES.sub(r"\\\1", typed(choice)) for choice in choices)
        return f"${{{number}|{words}|}}"
    if kind == "time":
        return f"${{{number}:{NOW}}}"
    if kind == "yes_no":
        return f"${{{number}|true,false|}}"
    example = next(iter(field.get("examples", ())), "")
    if kind in IN_QUOTES:
        return f'"${{{number}:{_plain(quoted(str(example))[1:-1])}}}"'
    return f"${{{number}:{_plain(typed(example) if example else '')}}}"


def _choices(field: Shape) -> list[object]:
    """Return the values to choose from; of a name that is listed, its names and not its slugs."""
    for form in (field, *field.get("anyOf", ())):
        if "enum" in form:
            values = [value for value in form["enum"] if value is not None]
            return values[: len(values) // 2] if field.get(KIND) in {"name", "names"} else values
    return []


def _plain(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)


def _next(numbers: Iterable[int]) -> int:
    return next(iter(numbers))
