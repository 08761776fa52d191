"""JSON Schema of front matter and of `site.yaml`, for editors' programs: the models once more, and the paper's names.

Draft 7, since that is what these programs read: references are opened, so that each place has its own description.
What is no error for the press is none here, but for unknown fields, of which the press warns.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from baspa.reading.config import Config
from baspa.reading.schema import ArticleFields, Model, StandingFields
from baspa.reading.shapes import KIND, Shape, either_case
from baspa.reading.site_schema import SiteFields
from baspa.reading.values import EXTRA_TYPES

DRAFT = "http://json-schema.org/draft-07/schema#"
FROM_THE_TEXT = frozenset((("ArticleFields", "title"), ("StandingFields", "title")))
"""Required, but the body's first heading will do."""
INSIDE = ("items", "patternProperties", "anyOf")
Said = Mapping[str, str]
"""What fields are, in one language, by the names of their model and their own: `ArticleFields.time`."""


def site_schema(said: Said) -> Shape:
    """Return the schema of `site.yaml`."""
    return {"$schema": DRAFT, **_fields(SiteFields, said)}


def article_schema(config: Config, said: Said) -> Shape:
    """Return the schema of an article's front matter in one paper: its sections, bylines and own fields."""
    schema = _fields(ArticleFields, said)
    known = schema["properties"]
    if config.site.categories is not None:
        one = _listed({slug: section.name for slug, section in config.site.categories.items()})
        known["category"] = {KIND: "name", **_described(known["category"]), **one}
    if config.site.authors is not None:
        one = _listed({slug: author.name for slug, author in config.site.authors.items()})
        many = {"type": "array", "items": one, "minItems": 1}
        known["author"] = {KIND: "names", **_described(known["author"]), "anyOf": [*one["anyOf"], many]}
    for name, field in config.site.fields.items():
        own = {**TypeAdapter(EXTRA_TYPES[field.type]).json_schema(), "description": field.description}
        known[name] = own if field.required else _or_nothing(own)
        schema["required"] += [name] if field.required else []
    return {"$schema": DRAFT, **schema}


def _described(one: Shape) -> Shape:
    """Return what is said of a field; its examples are another paper's."""
    return {"description": one["description"]}


def standing_schema(said: Said) -> Shape:
    """Return the schema of a standing page's front matter."""
    return {"$schema": DRAFT, **_fields(StandingFields, said)}


def inner_models(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Return a model and those inside it, by their names, in the order in which they are met."""
    found = {model.__name__: model}
    for name in _raw(model).get("$defs", {}):
        found |= {one.__name__: one for one in Model.__subclasses__() if one.__name__ == name}
    return found


@cache
def _raw(model: type[BaseModel]) -> Shape:
    return model.model_json_schema()


def _fields(model: type[BaseModel], said: Said) -> Shape:
    """Return the schema of a model, with everything inside it opened."""
    raw, models = _raw(model), inner_models(model)
    properties = {}
    required = []
    for name, field in model.model_fields.items():
        one = _opened(raw["properties"][name], models, said)
        one = {key: value for key, value in one.items() if key not in {"title", "default"}} | _default(field, one)
        what = said.get(f"{model.__name__}.{name}") or field.description or ""
        one |= {"description": what, "examples": field.examples, KIND: _kind(one)}
        one |= _within(field, one)
        must = field.is_required() and (model.__name__, name) not in FROM_THE_TEXT
        required += [name] if must else []
        one = _explained(one, said)
        properties[name] = one if must else _or_nothing(one)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _opened(node: Shape, models: Mapping[str, type[BaseModel]], said: Said) -> Shape:
    """Return a piece of a schema with the models in it instead of references to them."""
    if "$ref" in node:
        inner = _fields(models[node["$ref"].rpartition("/")[2]], said)
        return {**inner, **{key: value for key, value in node.items() if key != "$ref"}}
    opened = dict(node)
    for key in INSIDE:
        if key == "anyOf" and key in node:
            opened[key] = [_opened(one, models, said) for one in node[key]]
        elif key == "items" and key in node:
            opened[key] = _opened(node[key], models, said)
        elif key in node:
            opened[key] = {name: _or_nothing(_opened(one, models, said)) for name, one in node[key].items()}
            opened["additionalProperties"] = False
    return opened


def _default(field: FieldInfo, one: Shape) -> Shape:
    """Return what stands for a field that is left out, as it would be typed; nothing where that is nothing."""
    default = field.default
    if field.is_required() or default in (None, "", (), {}) or isinstance(default, BaseModel):
        return {}
    if one.get(KIND) == "focus":
        return {"default": " ".join(map(str, default))}
    return {"default": list(default) if isinstance(default, tuple) else default}


def _within(field: FieldInfo, one: Shape) -> Shape:
    """Return a number's shape with its bounds."""
    low = next((mark.ge for mark in field.metadata if hasattr(mark, "ge")), None)
    high = next((mark.le for mark in field.metadata if hasattr(mark, "le")), None)
    if low is None or high is None:
        return {}
    bounds = {"minimum": low, "maximum": high}
    return {"anyOf": [{**form, **bounds} if form.get("type") == "integer" else form for form in one["anyOf"]]}


def _kind(one: Shape) -> str:
    """Return the name of a kind of value: its own, or what follows from its form."""
    forms = (one, *one.get("anyOf", ()))
    named = next((str(form[KIND]) for form in forms if KIND in form), None)
    if named is not None:
        return named
    if any("enum" in form.get("items", {}) for form in forms):
        return "choices"
    kinds = {"enum": "choice", "patternProperties": "map", "properties": "fields", "items": "list"}
    return next(kind for key, kind in kinds.items() if any(key in form for form in forms))


def _explained(one: Shape, said: Said) -> Shape:
    """Return a shape that says, where its pattern refuses a value, what kind is meant."""
    forms = one.get("anyOf", ())
    sentence = said.get("wrong", "{kind}").format(kind=said.get(f"kind.{one[KIND]}", one[KIND]))
    explained: Shape = {"patternErrorMessage": sentence} if "pattern" in one else {}
    if forms:
        explained["anyOf"] = [
            {**form, "patternErrorMessage": sentence} if "pattern" in form else form for form in forms
        ]
    return {**one, **explained}


def _or_nothing(one: Shape) -> Shape:
    """Return a shape that an empty value fits as well: a field left empty is a field left out."""
    if "anyOf" in one:
        forms = [form for form in one["anyOf"] if form != {"type": "null"}]
        return {**one, "anyOf": [*forms, {"type": "null"}]}
    types = one.get("type", [])
    changed: dict[str, Any] = {"type": [*([types] if isinstance(types, str) else types), "null"]}
    if "enum" in one:
        changed["enum"] = [*one["enum"], None]
    return {**one, **changed}


def _listed(names: Mapping[str, str]) -> Shape:
    """Return the shape of a name that a list has: by its name or its slug, in any letter case."""
    offered = list(dict.fromkeys((*names.values(), *names)))
    slugs = (either_case(slug.replace("-", " ")).replace(r"\s+", r"[\s_-]+") for slug in names)
    words = "|".join(dict.fromkeys((*map(either_case, names.values()), *slugs)))
    return {"anyOf": [{"enum": offered}, {"type": "string", "pattern": rf"^\s*(?:{words})\s*$"}]}
