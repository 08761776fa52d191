"""The schema: each field with what it takes and what it refuses, and the exact place of every fault."""

from pathlib import Path

import pytest

from baspa.problems import Broken, Level
from baspa.reading.articles import Image
from baspa.reading.checking import check, nearest, unknown_fields
from baspa.reading.marked import Fields, parse
from baspa.reading.schema import ArticleFields
from baspa.reading.site_schema import SiteFields
from papers import ALMATY, Spot, paper, problems_of, read, read_one, spots, when

FRONT = {"title": "A story", "category": "News", "time": "2026-11-22 21:00", "author": "City desk"}


def _text(**fields: str) -> str:
    """Return an article whose given fields, as typed, come last, the first of them on line 6."""
    lines = [
        f"{name}: {typed}" for name, typed in ({k: v for k, v in FRONT.items() if k not in fields} | fields).items()
    ]
    return "\n".join(("---", *lines, "---", "Text.", ""))


def _fields(text: str) -> Fields:
    tree = parse(text, "site.yaml")
    assert isinstance(tree, Fields)
    return tree


GOOD = [
    ("updated", "2026-11-22 22:00", when("2026-11-22 22:00")),
    ("updated", "", None),
    ("slug", "kitapkhana-ashyldy", "kitapkhana-ashyldy"),
    ("slug", "2026", "2026"),
    ("summary", "One\n  two   three", "One two three"),
    ("summary", "~", ""),
    ("kicker", "Қоғам", "Қоғам"),
    ("pinned", "true", True),
    ("pinned", "иә", True),
    ("pinned", "No", False),
    ("draft", "ON", True),
    ("draft", "жоқ", False),
    ("embargo", "22.11.2026 23:00", when("2026-11-22 23:00")),
    ("expires", "2026-11-23 00:00", when("2026-11-23 00:00")),
    ("kind", "opinion", "opinion"),
    ("lang", "ru", "ru"),
    ("lang", "kk-Latn-KZ", "kk-Latn-KZ"),
    ("lang", "", "en"),
    ("related", "../21-other.md", ("../21-other.md",)),
    ("related", "[a.md, b.md]", ("a.md", "b.md")),
    ("aliases", "/2019/05/old/", ("/2019/05/old/",)),
    ("aliases", "[/old.html, /%D2%9B%D0%B0%D0%BB%D0%B0]", ("/old.html", "/қала")),
    ("image", "{src: a.jpg, alt: A, credit: B, caption: C}", Image("a.jpg", "A", "B", "C")),
    ("image", "{src: /media/a.jpg}", Image("/media/a.jpg", "", "", "")),
    ("image", "", None),
]


@pytest.mark.parametrize(("field", "typed", "value"), GOOD)
def test_a_field_takes(tmp_path: Path, field: str, typed: str, value: object) -> None:
    """What an editor types is what the article has."""
    assert getattr(read_one(_text(**{field: typed}), paper(tmp_path)), field) == value


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("Қала", "Қала"),
        ("Қала, Спорт", "Қала|Спорт"),
        ("[Қала, Спорт]", "Қала|Спорт"),
        ("[Қала, Спорт, Қала]", "Қала|Спорт"),
        ("[Қала, Спорт, қала]", "Қала|Спорт"),
        ("[]", ""),
        ("", ""),
    ],
)
def test_tags_take(tmp_path: Path, typed: str, tags: str) -> None:
    """Tags are a list, or names with commas; the first spelling of each counts, in the order of the article."""
    assert "|".join(tag.name for tag in read_one(_text(tags=typed), paper(tmp_path)).tags) == tags


@pytest.mark.parametrize(
    ("typed", "authors"),
    [
        ("City desk", "City desk"),
        ("[City desk, Sport desk]", "City desk|Sport desk"),
        ("\n- City desk\n- Sport desk", "City desk|Sport desk"),
        ("City desk, Sport desk", "City desk, Sport desk"),
        ("[City desk, City desk]", "City desk"),
        ("[City desk, city desk]", "City desk"),
    ],
)
def test_authors_take(tmp_path: Path, typed: str, authors: str) -> None:
    """A byline is one name or a list of names, each once; a comma may be part of a name."""
    assert "|".join(author.name for author in read_one(_text(author=typed), paper(tmp_path)).authors) == authors


BAD = [
    ("title", "[a]", ("value.text", 5, 8), "title", ""),
    ("title", "x" * 301, ("value.too-long", 5, 8), "title", "x" * 301),
    ("title", '" "', ("value.empty", 5, 8), "title", " "),
    ("title", "——", ("slug.empty", 5, 8), "title", "——"),
    ("category", "'???'", ("name.letters", 5, 11), "category", "???"),
    ("category", "{a: b}", ("value.text", 5, 11), "category", ""),
    ("category", "[News]", ("value.text", 5, 11), "category", ""),
    ("category", "Media", ("slug.reserved", 5, 11), "category", "Media"),
    ("category", "2026", ("slug.reserved", 5, 11), "category", "2026"),
    ("time", "12:30", ("time.no-day", 5, 7), "time", "12:30"),
    ("time", "[2026-11-22 21:00]", ("value.text", 5, 7), "time", ""),
    ("author", "[]", ("value.empty", 5, 9), "author", ""),
    ("author", "[City desk, '']", ("value.empty", 5, 21), "author.2", ""),
    ("author", "[City desk, [x]]", ("value.text", 5, 21), "author.2", ""),
    ("author", "{name: x}", ("value.list", 5, 9), "author", ""),
    ("updated", "2026-13-01 12:00", ("time.impossible", 6, 10), "updated", "2026-13-01 12:00"),
    ("updated", "2026-11-22 20:59", ("time.before", 6, 10), "updated", "2026-11-22 20:59"),
    ("expires", "2026-11-21 21:00", ("time.before", 6, 10), "expires", "2026-11-21 21:00"),
    ("embargo", "tomorrow", ("time.shape", 6, 10), "embargo", "tomorrow"),
    ("expires", "2024-02-29 23:30", ("time.ambiguous", 6, 10), "expires", "2024-02-29 23:30"),
    ("slug", "Kitap", ("slug.shape", 6, 7), "slug", "Kitap"),
    ("slug", "../x", ("slug.shape", 6, 7), "slug", "../x"),
    ("slug", "con", ("slug.shape", 6, 7), "slug", "con"),
    ("slug", "a--b", ("slug.shape", 6, 7), "slug", "a--b"),
    ("slug", "x" * 101, ("value.too-long", 6, 7), "slug", "x" * 101),
    ("summary", "x" * 5001, ("value.too-long", 6, 10), "summary", "x" * 5001),
    ("kicker", "[x]", ("value.text", 6, 9), "kicker", ""),
    ("tags", "[ok, '!']", ("name.letters", 6, 12), "tags.2", "!"),
    ("tags", "{a: b}", ("value.list", 6, 7), "tags", ""),
    ("image", "photo.jpg", ("value.fields", 6, 8), "image", "photo.jpg"),
    ("image", "{alt: x}", ("field.missing", 6, 8), "image.src", ""),
    ("image", "{src: 'a\\b.jpg'}", ("path.shape", 6, 14), "image.src", "a\\b.jpg"),
    ("image", "{src: 'file:///etc/passwd'}", ("path.shape", 6, 14), "image.src", "file:///etc/passwd"),
    ("image", "{src: 'http://['}", ("path.shape", 6, 14), "image.src", "http://["),
    ("image", "{src: a.jpg, alt: [x]}", ("value.text", 6, 26), "image.alt", ""),
    ("series", "'!'", ("name.letters", 6, 9), "series", "!"),
    ("pinned", "maybe", ("value.yes-no", 6, 9), "pinned", "maybe"),
    ("draft", "0", ("value.yes-no", 6, 8), "draft", "0"),
    ("draft", "[true]", ("value.yes-no", 6, 8), "draft", ""),
    ("corrections", "a mistake", ("value.list", 6, 14), "corrections", "a mistake"),
    ("corrections", "[{time: never, text: x}]", ("time.shape", 6, 22), "corrections.1.time", "never"),
    ("corrections", "[{text: x}]", ("field.missing", 6, 15), "corrections.1.time", ""),
    ("related", "['a\\b.md']", ("path.shape", 6, 11), "related.1", "a\\b.md"),
    ("aliases", "old/", ("alias.shape", 6, 10), "aliases", "old/"),
    ("lang", "Kazakh", ("value.language", 6, 7), "lang", "Kazakh"),
    ("kind", "opinon", ("value.choice", 6, 7), "kind", "opinon"),
]


@pytest.mark.parametrize(
    ("field", "typed", "spot", "named", "found"), BAD, ids=[f"{field}-{typed[:25]}" for field, typed, *_ in BAD]
)
def test_a_field_refuses(tmp_path: Path, *, field: str, typed: str, spot: Spot, named: str, found: str) -> None:
    """Each fault has its line, its column, its field by a dotted name, and what stood there."""
    (problem,) = problems_of(lambda: read(_text(**{field: typed}), paper(tmp_path)))

    assert spots([problem]) == [spot]
    assert (problem.found, problem.field.removesuffix(".1") if named == "aliases" else problem.field) == (
        found,
        named,
    )


@pytest.mark.parametrize("field", ["title", "category", "time", "author"])
@pytest.mark.parametrize("typed", [None, "", "~", "null"])
def test_a_required_field_is_missed(tmp_path: Path, field: str, typed: str | None) -> None:
    """A missing field is reported where the fields begin, one without a value on its own line."""
    text = (
        _text(**{field: typed})
        if typed is not None
        else "\n".join(
            ("---", *(f"{name}: {value}" for name, value in FRONT.items() if name != field), "---", "Text.")
        )
    )

    (problem,) = problems_of(lambda: read(text, paper(tmp_path)))

    assert spots([problem]) == [("field.missing", 2 if typed is None else 5, 1)]
    assert problem.field == field


def test_all_faults_of_a_file_come_at_once(tmp_path: Path) -> None:
    """Nobody has to build nine times to mend nine faults; nested ones have their own lines."""
    text = """---
title: [A]
time: 12:30
tags: [ok, '!']
colour: red
image:
  src: ok.jpg
  alt: [x]
  colour: red
corrections:
  - time: 2026-11-22 22:00
    text: fine
  - time: never
    txet: x
kind: opinon
lang: Kazakh
---
"""

    problems = problems_of(lambda: read(text, paper(tmp_path)))

    assert sorted((p.place.line, p.place.column, p.code, p.field) for p in problems) == [
        (2, 1, "field.missing", "author"),
        (2, 1, "field.missing", "category"),
        (2, 8, "value.text", "title"),
        (3, 7, "time.no-day", "time"),
        (4, 12, "name.letters", "tags.2"),
        (5, 1, "field.unknown", "colour"),
        (8, 8, "value.text", "image.alt"),
        (9, 3, "field.unknown", "image.colour"),
        (13, 5, "field.missing", "corrections.2.text"),
        (13, 11, "time.shape", "corrections.2.time"),
        (14, 5, "field.unknown", "corrections.2.txet"),
        (15, 7, "value.choice", "kind"),
        (16, 7, "value.language", "lang"),
    ]


@pytest.mark.parametrize(
    ("typed", "guess"),
    [("titel", "title"), ("Category", "category"), ("autor", "author"), ("updatd", "updated"), ("zzz", "")],
)
def test_an_unknown_field_is_a_warning_with_a_guess(tmp_path: Path, typed: str, guess: str) -> None:
    """A slip of the pen does not stop the press, and the field that was meant is named."""
    (problem,) = read(_text(**{typed: "x"}), paper(tmp_path)).warnings

    assert spots([problem]) == [("field.unknown", 6, 1)]
    assert (problem.level, problem.found, dict(problem.facts)["guess"]) == (Level.WARNING, typed, guess)


def test_a_wrong_choice_has_a_guess() -> None:
    """The nearest of the possible values, and all of them."""
    _, (problem,) = check(
        ArticleFields, _fields("title: A\ncategory: B\ntime: 2026-11-22 21:00\nauthor: C\nkind: opinon\n"), ALMATY
    )

    assert dict(problem.facts) == {
        "expected": "news, opinion, analysis, review, live, brief",
        "guess": "opinion",
    }


@pytest.mark.parametrize(
    ("word", "guess"),
    [("sport", "Спорт"), ("Спрот", "Спорт"), ("СПОРТ", "Спорт"), ("Қогам", "Қоғам"), ("xyz", ""), ("", "")],
)
def test_the_nearest_word(word: str, guess: str) -> None:
    """Letters are compared without case; nothing near is nothing."""
    assert nearest(word, ["Қоғам", "Спорт", "Қысқы спорт"]) == guess


def test_two_models_know_their_own_fields() -> None:
    """An unknown key inside a configuration names the whole way to it."""
    fields = _fields("listing: {sise: 3}\nmenus:\n  main:\n    - {titel: A, url: /}\ncategories:\n  a: {nam: B}\n")

    problems = unknown_fields(SiteFields, fields, Level.ERROR)

    assert [(p.field, p.place.line, p.place.column, dict(p.facts)["guess"]) for p in problems] == [
        ("listing.sise", 1, 11, "size"),
        ("menus.main.1.titel", 4, 8, "title"),
        ("categories.a.nam", 6, 7, "name"),
    ]


def test_fields_of_the_site_itself(tmp_path: Path) -> None:
    """A declared field is read as its type, is not unknown, and is missed where it is required."""
    config = paper(
        tmp_path,
        "fields:\n  photographer: {type: text, required: true}\n  cameras: {type: count}\n  live: {type: yes_no}\n"
        "  shot: {type: time}\n  crew: {type: list}\n  plain:\n",
    )

    reading = read(_text(photographer="Desk", cameras="3", live="иә", shot="22.11.2026 20:00", crew="a, b"), config)

    assert not reading.warnings
    assert reading.subject.extra == {  # type: ignore[union-attr]
        "photographer": "Desk",
        "cameras": 3,
        "live": True,
        "shot": when("2026-11-22 20:00"),
        "crew": ("a", "b"),
    }
    assert sorted(spots(problems_of(lambda: read(_text(cameras="many", live="maybe", shot="now"), config)))) == [
        ("field.missing", 2, 1),
        ("time.shape", 8, 7),
        ("value.count", 6, 10),
        ("value.yes-no", 7, 7),
    ]


def test_nothing_changes_a_model_afterwards() -> None:
    """One frozen type per stage (law 6)."""
    fields, _ = check(ArticleFields, _fields("title: A\ncategory: B\ntime: 2026-11-22 21:00\nauthor: C\n"), ALMATY)

    assert fields is not None
    with pytest.raises(ValueError, match="frozen"):
        fields.title = "B"  # type: ignore[misc]


def test_broken_carries_its_problems() -> None:
    """Whoever catches it can show everything."""
    assert problems_of(lambda: (_ for _ in ()).throw(Broken())) == ()
