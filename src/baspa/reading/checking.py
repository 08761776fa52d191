"""Marked values against the schema: every fault at once, each at the place where it was typed."""

import difflib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin
from zoneinfo import ZoneInfo

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from baspa.problems import Level, Place, Problem
from baspa.reading.marked import Fields, Items, Marked, Scalar
from baspa.slugs import slugify

M = TypeVar("M", bound=BaseModel)
Plain = str | list["Plain"] | dict[str, "Plain"]

HOLDS = ("embargo", "draft", "expires")
"""The fields that hold a story back: misspelt or left empty, they would let it out."""
ELSEWHERE = {
    "date": "time",
    "pubdate": "time",
    "published": "time",
    "headline": "title",
    "section": "category",
    "categories": "category",
    "authors": "author",
    "byline": "author",
    "description": "summary",
    "keywords": "tags",
    "lastmod": "updated",
    "modified": "updated",
}
"""What other systems call our fields."""
LIKELY = 0.7
"""How alike two words must be, from 0 to 1, for one to be taken for the other misspelt."""

CODES = {
    "missing": "field.missing",
    "string_type": "value.text",
    "tuple_type": "value.list",
    "dict_type": "value.fields",
    "model_type": "value.fields",
    "model_attributes_type": "value.fields",
    "literal_error": "value.choice",
    "too_short": "value.empty",
    "greater_than_equal": "value.low",
    "less_than_equal": "value.high",
}
"""Pydantic's types of error → codes of the catalogues."""


def check(model: type[M], fields: Fields, zone: ZoneInfo | None = None) -> tuple[M | None, list[Problem]]:
    """Return the fields as `model`, or None, with every problem found, each at its place."""
    try:
        return model.model_validate(_plain(fields), context={"zone": zone}), []
    except ValidationError as error:
        return None, [_problem(detail, fields) for detail in error.errors(include_url=False)]


def check_value(kind: Any, value: Marked, field: str, zone: ZoneInfo) -> tuple[Any, list[Problem]]:  # noqa: ANN401
    """Return one value of a site's own field as the type it was declared with, and its problems."""
    holder = Fields({field: value}, {field: value.place}, value.place)
    try:
        return TypeAdapter(kind).validate_python(_plain(value), context={"zone": zone}), []
    except ValidationError as error:
        details = [{**detail, "loc": (field, *detail["loc"])} for detail in error.errors(include_url=False)]
        return None, [_problem(detail, holder) for detail in details]


def unknown_fields(
    model: type[BaseModel], fields: Fields, level: Level, *, also: Collection[str] = (), prefix: str = ""
) -> list[Problem]:
    """Return a problem for every key, at any depth, that the schema does not know, with the nearest it does."""
    problems = []
    kinds = _kinds(model)
    for key, place in fields.keys.items():
        if key in kinds:
            kind = kinds[key]
            if kind is not None:
                for inner, value, name in _inner_models(kind, fields.values[key], prefix + key):
                    problems += unknown_fields(inner, value, level, prefix=f"{name}.")
        elif key not in also:
            guess = nearest(key, [*kinds, *also])
            weight = Level.ERROR if guess in HOLDS else level
            facts = (("guess", guess),)
            problems.append(Problem("field.unknown", place, field=prefix + key, found=key, facts=facts, level=weight))
    return problems


@cache
def _kinds(model: type[BaseModel]) -> Mapping[str, Any]:
    """Return the annotation of each field of a model, or None where no model is inside it."""
    kinds = {name: field.annotation for name, field in model.model_fields.items()}
    return {name: kind if _holds_model(kind) else None for name, kind in kinds.items()}


def _holds_model(kind: Any) -> bool:  # noqa: ANN401
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return True
    return any(_holds_model(argument) for argument in get_args(kind))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that `word` was most likely meant to be, or nothing."""
    known = tuple(known)
    if ELSEWHERE.get(word.casefold()) in known:
        return ELSEWHERE[word.casefold()]
    likeness = {
        name: max(_alike(word.casefold(), name.casefold()), _alike(slugify(word), slugify(name))) for name in known
    }
    best = max(likeness, key=likeness.__getitem__, default="")
    return best if likeness.get(best, 0) >= LIKELY else ""


def _alike(word: str, name: str) -> float:
    return difflib.SequenceMatcher(None, word, name).ratio() if word else 0


def place_of(fields: Fields, location: Iterable[str | int]) -> tuple[Place, Marked | None]:
    """Return where a value stands, and the value; for a missing one, the place of what should hold it."""
    node: Marked | None = fields
    place = fields.place
    for step in location:
        if isinstance(node, Fields) and str(step) in node.values:
            place = node.keys[str(step)]
            node = node.values[str(step)]
            place = place if isinstance(node, Scalar) and node.is_nothing else node.place
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.place
        elif isinstance(node, Scalar):
            break
        else:
            return place, None
    return place, node


def _key(fields: Fields, location: Sequence[str | int]) -> tuple[Place, Scalar]:
    """Return where the key that a location ends with stands, and the key as typed."""
    *above, name = location
    _, holder = place_of(fields, above)
    place = holder.keys[str(name)] if isinstance(holder, Fields) else fields.place
    return place, Scalar(str(name), place, plain=False)


def _inner_models(kind: Any, value: Marked, name: str) -> list[tuple[type[BaseModel], Fields, str]]:  # noqa: ANN401
    """Find the models inside an annotation, each with the values that are to satisfy it."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [(kind, value, name)] if isinstance(value, Fields) else []
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _inner_models(arguments[0], value, name)
    if origin in {Union, UnionType}:
        return [found for argument in arguments for found in _inner_models(argument, value, name)]
    if origin is tuple and isinstance(value, Items):
        return [
            found
            for number, item in enumerate(value.items, start=1)
            for found in _inner_models(arguments[0], item, f"{name}.{number}")
        ]
    if origin is dict and isinstance(value, Fields):
        return [
            found
            for key, item in value.values.items()
            for found in _inner_models(arguments[1], item, f"{name}.{key}")
        ]
    return []


def _plain(value: Marked) -> Plain:
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Items):
        return [_plain(item) for item in value.items]
    return {
        key: _plain(inner)
        for key, inner in value.values.items()
        if not (isinstance(inner, Scalar) and inner.is_nothing)
    }


def _problem(detail: ErrorDetails | Mapping[str, Any], fields: Fields) -> Problem:
    location = [step for step in detail["loc"] if step != "[key]"]
    place, node = place_of(fields, location)
    if len(location) < len(detail["loc"]):
        place, node = _key(fields, location)
    names = [str(step + 1) if isinstance(step, int) else step for step in location]
    context = detail.get("ctx", {})
    if detail["type"] == "baspa":
        code, facts = context["code"], dict(context["facts"])
    else:
        code = CODES.get(detail["type"], "value.wrong")
        facts = {key: str(value) for key, value in context.items() if key in {"expected", "ge", "le"}}
        if code == "field.missing":
            facts["name"] = names[-1]
    if code == "value.choice" and isinstance(node, Scalar):
        choices = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        facts = {"expected": ", ".join(choices), "guess": nearest(node.text, choices)}
    found = node.text if isinstance(node, Scalar) and code != "field.missing" else ""
    return Problem(code, place, field=".".join(names), found=found, facts=tuple(sorted(facts.items())))
