"""JSON Schema: for editors' programs, from the models that check every file; it lets through what the press takes."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from baspa.desk.messages import LANGUAGES, field_words
from baspa.desk.typed import typed
from baspa.problems import Broken
from baspa.reading.config import Config, read_config
from baspa.reading.json_schema import article_schema, inner_models, site_schema, standing_schema
from baspa.reading.schema import ArticleFields, StandingFields
from baspa.reading.shapes import KIND, Shape
from baspa.reading.site_schema import SiteFields
from core_yaml import core_yaml
from house import ROOT
from papers import ABOUT, paper, read
from sites import MINIMAL

FRONT = {"title": "A story", "category": "News", "time": "2026-11-22 21:00", "author": "City desk"}
MODELS = (ArticleFields, StandingFields, SiteFields)
LISTED = """\
categories:
  qogham: Қоғам
  aua-rayy: "Ауа райы: болжам"
authors:
  desk: {name: City desk, kind: organization}
fields:
  photographer: {type: text, required: true, description: Who took the pictures}
  cameras: {type: count}
  filmed: {type: yes_no}
  shot: {type: time}
  crew: {type: list}
"""
BESIDE = {"ended": {"kind": "live"}}
"""What a field needs beside it."""
HOLDERS: Mapping[str, Callable[[str, object], tuple[str, object]]] = {
    "AuthorFields": lambda field, one: ("authors", {"a": {"name": "A", field: one}}),
    "CategoryFields": lambda field, one: ("categories", {"a": {"name": "A", field: one}}),
    "ColourFields": lambda field, one: ("look", {"light": {field: one}}),
    "ExtraField": lambda field, one: ("fields", {"own": {field: one}}),
    "FeedFields": lambda field, one: ("feeds", {field: one}),
    "ImagesFields": lambda field, one: ("images", {field: one}),
    "ListingFields": lambda field, one: ("listing", {field: one}),
    "LookFields": lambda field, one: ("look", {field: one}),
    "MarkdownFields": lambda field, one: ("markdown", {field: one}),
    "MenuFields": lambda field, one: ("menus", {"main": [{"title": "A", "url": "/", field: one}]}),
    "PolicyFields": lambda field, one: ("policies", {field: one}),
}
"""Where the fields inside others stand: a key of `site.yaml` and its value with one of them."""
TYPED = (
    *("", "~", "true", "yes", "ИӘ", "no", "Жоқ", "on", "0", "3", "30", "501", "007", "1e3", "1.5", "2026", '"20"'),
    *("2026-11-22 21:00", "22.11.2026, 21:00", "2026-11-22T21:00:00+05:00", "2026/11/22 9:05 Z", "2.1.2027 9:05"),
    *("2026-11-22", "21:00", "22/11/2026 21:00", "tomorrow", "2026-11-22 21.00", '"2026.11.22 21:00"'),
    *("kk", "ru", "kk-Latn-KZ", "Kazakh", "KK", "News", "news", "Opinion", "opinion", "live", "қоғам", "«…»", "'!'"),
    *("kitap-ashyldy", "Kitap", "a--b", "con", "page", "../x", "a.md", "[a.md, b.md]", "../a.md#x", "'a\\b.jpg'"),
    *("/old.html", "[/old.html, /%D2%9B/]", "old/", "//x", "https://x.example/", "HTTPS://x.example/a", "ftp://x"),
    *(
        "mailto:a@x.example",
        "/about/",
        "a, b",
        "[a, b]",
        "[a, [b]]",
        "[]",
        "{}",
        "{a: b}",
        "{src: a.jpg}",
        "{alt: x}",
    ),
    *("{src: a.jpg, alt: 2026, focus: Left TOP}", "{src: a.jpg, focus: 30 20}", "{ru: a.md}", "{Russian: a.md}"),
    *("[{time: 2026-11-22 23:00, text: x}]", "[{text: x}]", "[{time: never, text: x}]", "{ru: https://x.example/}"),
    *("'#07a'", "00657a", "123456", "40rem", "60", "PT Serif, serif", "'x;y'", "[480, 800]", "480, 800", "480"),
    *(
        "[avif]",
        "avif, webp",
        "gif",
        "[gif]",
        "Asia/Almaty",
        "/{yyyy}/{slug}/",
        "/{yyyy}/",
        "{made: no}",
        "{size: 20}",
    ),
    *("{size: 0}", '{size: "20"}', "{main: [{title: A, url: /}]}", "{main: [{title: A}]}", "{qogham: Қоғам}"),
    *("{qogham: {name: Қоғам, about: x}}", "{Qogham: x}", "{page: x}", "{light: {ink: 00657a}}", "{light: red}"),
    *("{engine: pyromark}", "{engine: x}", "{seconds: 61}", "{extensions: [tables]}", "{extensions: [x]}"),
    *(
        "{ethics: /ethics/}",
        "{ethics: x}",
        "{photo: {type: count}}",
        "{photo: {type: x}}",
        "{ru: }",
        "{Photo: {}}",
    ),
)
"""What somebody may type into any field."""


def _text(front: dict[str, str]) -> str:
    return "\n".join(("---", *(f"{name}: {value}" for name, value in front.items()), "---", "", "Text.", ""))


def _taken(front: dict[str, str], config: Config, path: str) -> bool:
    """Tell whether the press takes front matter without a word."""
    try:
        return not read(_text(front), config, path).warnings
    except Broken:
        return False


def _configured(root: Path, text: str) -> bool:
    (root / "site.yaml").write_text(text, "utf-8")
    try:
        read_config(root)
    except Broken:
        return False
    return True


def _fits(schema: Shape, text: str) -> bool:
    return not list(Draft7Validator(schema).iter_errors(core_yaml(text)))


def _fields(schema: Shape, above: str = "") -> Iterator[tuple[str, Shape]]:
    for name, field in schema.get("properties", {}).items():
        yield f"{above}{name}", field
        for form in (field, *field.get("anyOf", ())):
            yield from _fields(form, f"{above}{name}.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_schemas_are_schemas(tmp_path: Path, language: str) -> None:
    """By the metaschema of draft 7, whatever a paper declares, and without references."""
    words = field_words(language)
    for schema in (article_schema(paper(tmp_path, LISTED), words), standing_schema(words), site_schema(words)):
        Draft7Validator.check_schema(schema)

        assert schema["$schema"] == Draft7Validator.META_SCHEMA["$schema"]
        assert "$ref" not in str(schema)


@pytest.mark.parametrize("model", MODELS)
def test_every_field_is_described_and_has_an_example(model: type[Any]) -> None:
    """In English in the schema itself, and with an example as it is typed."""
    bare = [
        f"{name}.{field}"
        for name, inner in inner_models(model).items()
        for field, info in inner.model_fields.items()
        if not info.description or not info.examples
    ]

    assert bare == []


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_field_is_described_in_every_language(language: str) -> None:
    """Each field of each model, each word of the tables, and no field that is gone."""
    fields = {
        f"{name}.{field}"
        for model in MODELS
        for name, one in inner_models(model).items()
        for field in one.model_fields
    }

    assert set(field_words(language)) == fields | set(field_words("en"))
    assert not [key for key, words in field_words(language).items() if key in fields and not words.endswith(".")]


def test_every_kind_of_value_has_a_name_in_every_language(tmp_path: Path) -> None:
    """And none has a name that is no kind."""
    schemas = (article_schema(paper(tmp_path, LISTED), {}), standing_schema({}), site_schema({}))
    kinds = {f"kind.{field[KIND]}" for schema in schemas for _, field in _fields(schema)}

    for language in LANGUAGES:
        assert kinds <= set(field_words(language))


@pytest.mark.parametrize(("model", "path"), [(ArticleFields, "content/a.md"), (StandingFields, ABOUT)])
def test_every_example_of_front_matter_is_good(tmp_path: Path, model: type[Any], path: str) -> None:
    """For the press, and for the schema."""
    config = paper(tmp_path)
    schema = article_schema(config, {}) if model is ArticleFields else standing_schema({})
    standard = FRONT if model is ArticleFields else {"title": "About"}
    examples = [(name, one) for name, info in model.model_fields.items() for one in info.examples or ()]
    examples += [("image", {"src": "a.jpg", name: one}) for name, one in _inside("ImageFields")]
    examples += [
        ("corrections", [{"time": "2026-11-22 23:00", "text": "x", name: one}])
        for name, one in _inside("CorrectionFields")
    ]
    for name, example in examples:
        if name in model.model_fields:
            front = standard | {"lang": "kk"} | BESIDE.get(name, {}) | {name: typed(example)}

            assert _taken(front, config, path), (name, example)
            assert _fits(schema, "\n".join(f"{key}: {value}" for key, value in front.items())), (name, example)


def _inside(name: str) -> list[tuple[str, Any]]:
    fields = inner_models(ArticleFields)[name].model_fields
    return [(field, one) for field, info in fields.items() for one in info.examples or ()]


def test_every_example_of_site_yaml_is_good(tmp_path: Path) -> None:
    """For the press, and for the schema; those inside others as well."""
    (tmp_path / "content/media").mkdir(parents=True)
    for name in ("paper.woff2", "logo.svg"):
        (tmp_path / "content/media" / name).touch()
    examples = [(name, one) for name, info in SiteFields.model_fields.items() for one in info.examples or ()]
    examples += [
        HOLDERS[model](field, one)
        for model, inner in inner_models(SiteFields).items()
        if model in HOLDERS
        for field, info in inner.model_fields.items()
        for one in info.examples or ()
    ]
    assert {*HOLDERS, "SiteFields"} == set(inner_models(SiteFields))
    for name, example in examples:
        text = "".join(line for line in MINIMAL.splitlines(keepends=True) if not line.startswith(f"{name}:"))
        text += f"{name}: {typed(example)}\n" + (
            "translations: {ru: https://ru.x.example}\n" if name.startswith("default") else ""
        )

        assert _configured(tmp_path, text), (name, example)
        assert _fits(site_schema({}), text), (name, example)


@pytest.mark.parametrize("field", ArticleFields.model_fields)
def test_what_the_press_takes_of_an_article_fits_the_schema(tmp_path: Path, field: str) -> None:
    """Whatever is typed into any field."""
    config = paper(tmp_path)
    schema = article_schema(config, {})
    fronts = [{name: value for name, value in FRONT.items() if name != field} | {field: typed} for typed in TYPED]
    taken = [front for front in fronts if _taken(front, config, "content/a.md")]

    assert taken
    assert [front[field] for front in taken if not _fits(schema, _front(front))] == []


@pytest.mark.parametrize("field", SiteFields.model_fields)
def test_what_the_press_takes_of_site_yaml_fits_the_schema(tmp_path: Path, field: str) -> None:
    """Whatever is typed into any key."""
    schema = site_schema({})
    above = "".join(line for line in MINIMAL.splitlines(keepends=True) if not line.startswith(f"{field}:"))
    texts = {typed: f"{above}{field}: {typed}\n" for typed in TYPED}
    taken = {typed: text for typed, text in texts.items() if _configured(tmp_path, text)}

    assert taken
    assert [typed for typed, text in taken.items() if not _fits(schema, text)] == []


def test_most_of_what_the_press_refuses_is_refused_by_the_schema(tmp_path: Path) -> None:
    """Nine in ten of what may be typed into the wrong field; the rest is for the press to know."""
    config = paper(tmp_path)
    schema = article_schema(config, {})
    refused = let_through = 0
    for field in ArticleFields.model_fields:
        for value in TYPED[::4]:
            front = {name: one for name, one in FRONT.items() if name != field} | {field: value}
            if not _taken(front, config, "content/a.md"):
                refused += 1
                let_through += _fits(schema, _front(front))

    assert refused > 400
    assert let_through / refused < 0.1


@pytest.mark.parametrize(
    "front",
    [
        {"category": "Nowhere"},
        {"time": "tomorrow"},
        {"author": "Nobody"},
        {"author": "[]"},
        {"author": "[City desk, Nobody]"},
        {"kind": "opinon"},
        {"colour": "red"},
        {"image": "{alt: x}"},
        {"image": "{src: a.jpg, colour: red}"},
        {"photographer": ""},
        {"cameras": "many"},
        {"filmed": "maybe"},
        {"shot": "now"},
        {"crew": "{a: b}"},
    ],
)
def test_a_wrong_value_is_refused(tmp_path: Path, front: dict[str, str]) -> None:
    """Names that are not listed, unknown fields, and the paper's own fields with a wrong value."""
    config = paper(tmp_path, LISTED)
    good = FRONT | {"category": "қоғам", "photographer": "Desk"}

    assert not _taken(good | front, config, "content/a.md")
    assert not _fits(article_schema(config, {}), _front(good | front))


@pytest.mark.parametrize(
    ("category", "author"),
    [
        ("Қоғам", "City desk"),
        ("қоғам", "city  DESK"),
        ("qogham", "desk"),
        ("'Ауа райы: болжам'", "[desk, City desk]"),
        ("aua-rayy", "Desk"),
        ("Aua Rayy", "[desk]"),
    ],
)
def test_listed_names_fit_however_they_are_typed(tmp_path: Path, category: str, author: str) -> None:
    """By name or slug, in any letter case, as the press takes them; and they are offered as they are listed."""
    config = paper(tmp_path, LISTED)
    front = FRONT | {
        "category": category, "author": author, "photographer": "2026", "cameras": "3", "filmed": "иә",
        "shot": "22.11.2026 20:00", "crew": "a, b",
    }  # fmt: skip
    schema = article_schema(config, {})

    assert _taken(front, config, "content/a.md")
    assert _fits(schema, _front(front))
    assert schema["properties"]["category"]["anyOf"][0]["enum"] == [
        "Қоғам",
        "Ауа райы: болжам",
        "qogham",
        "aua-rayy",
    ]
    assert schema["properties"]["photographer"]["description"] == "Who took the pictures"


def test_the_newsroom_fits_its_own_schemas() -> None:
    """Its configuration, and the front matter of everything in it."""
    config = read_config(ROOT)
    standing, article = standing_schema({}), article_schema(config, {})

    assert _fits(site_schema({}), (ROOT / "site.yaml").read_text("utf-8"))
    sources = sorted((ROOT / "content").rglob("*.md"))
    assert len(sources) > 50
    for source in sources:
        front = source.read_text("utf-8").split("---\n")[1]
        assert _fits(standing if "pages" in source.parts else article, front), source


def _front(front: dict[str, str]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in front.items())
