"""The reference of fields, made from the schema: a table for front matter, and for `site.yaml`, in each language."""

from collections.abc import Iterator
from pathlib import Path

from baspa.desk.messages import field_words
from baspa.desk.typed import typed
from baspa.reading.json_schema import article_schema, site_schema, standing_schema
from baspa.reading.shapes import KIND, Shape
from papers import paper

FOLDER = Path(__file__).parents[2] / "docs/reference"


def reference(language: str, root: Path) -> str:
    """Return the reference in one language; `root` is a folder in which a smallest paper may be made."""
    words = field_words(language)
    schemas = {
        "table.article": article_schema(paper(root), words),
        "table.standing": standing_schema(words),
        "table.site": site_schema(words),
    }
    lines = [f"# {words['table.reference']}", "", f"<!-- {words['table.note']} -->"]
    for heading, schema in schemas.items():
        lines += ["", f"## {words[heading]}", *_tables(schema, "", words)]
    return "\n".join(lines) + "\n"


def _tables(schema: Shape, above: str, words: dict[str, str]) -> Iterator[str]:
    heads = [words[f"table.{name}"] for name in ("field", "type", "default", "what", "example")]
    if above:
        yield from ("", f"### {words['table.inside'].format(field=above)}")
    yield from ("", f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}")
    inner = []
    for name, field in schema["properties"].items():
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in _row(name, field, schema, words))} |"
        inner += [(name, fields) for fields in _inside(field)]
    for name, fields in inner:
        yield from _tables(fields, f"{above}.{name}".lstrip("."), words)


def _row(name: str, field: Shape, schema: Shape, words: dict[str, str]) -> Iterator[str]:
    enum = next((form["enum"] for form in _forms(field) if "enum" in form), [])
    choices = ", ".join(f"`{typed(choice)}`" for choice in enum if choice is not None)
    default = field.get("default")
    yield f"`{name}`"
    yield words[f"kind.{field[KIND]}"].format(choices=choices)
    yield (
        words["table.required"]
        if name in schema["required"]
        else f"`{typed(default)}`"
        if default is not None
        else ""
    )
    yield field["description"]
    yield f"`{name}: {typed(field['examples'][0])}`"


def _forms(field: Shape) -> list[Shape]:
    """Return a shape, and those it offers, and those inside its lists and maps."""
    forms = [field, *field.get("anyOf", ())]
    forms += [form["items"] for form in forms if "items" in form]
    maps = [value for form in forms for value in form.get("patternProperties", {}).values()]
    forms += [inner for form in maps for inner in (form, *form.get("anyOf", ()))]
    return forms + [form["items"] for form in maps if "items" in form]


def _inside(field: Shape) -> list[Shape]:
    return [form for form in _forms(field) if "properties" in form]
