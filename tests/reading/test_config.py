"""The configuration: four lines are enough, every key is checked, and everything wrong is said at once."""

from pathlib import Path

import pytest

from baspa.problems import Level
from baspa.reading.config import read_config
from papers import Spot, paper, problems_of, spots
from sites import MINIMAL


def test_four_lines_are_enough(tmp_path: Path) -> None:
    """Everything else has its default."""
    config = paper(tmp_path)

    assert (config.origin, config.base_path, config.address) == ("https://paper.example", "", "https://paper.example")
    assert config.zone.key == "Asia/Almaty"
    assert config.site.permalink == "/{yyyy}/{mm}/{dd}/{slug}/"
    assert (config.site.categories, config.site.authors) == (None, None)
    assert (config.site.markdown.engine, config.site.markdown.raw_html, config.site.markdown.seconds) == (
        "markdown",
        "sanitise",
        5,
    )
    listing = config.site.listing
    assert (listing.size, listing.latest, listing.similar, listing.feed) == (30, 20, 4, 20)
    assert config.site.feeds


@pytest.mark.parametrize(
    ("base_url", "origin", "base_path"),
    [
        ("https://paper.example/", "https://paper.example", ""),
        ("http://paper.example:8080/news/", "http://paper.example:8080", "/news"),
        ("https://paper.example/a/b", "https://paper.example", "/a/b"),
        ("https://paper.example/жаңа", "https://paper.example", "/%D0%B6%D0%B0%D2%A3%D0%B0"),
    ],
)
def test_an_address_may_have_a_path(tmp_path: Path, base_url: str, origin: str, base_path: str) -> None:
    """A paper need not own its host; the path is quoted once, as URLs carry it."""
    (tmp_path / "site.yaml").write_text(MINIMAL.replace("https://paper.example", base_url), "utf-8")

    config = read_config(tmp_path)

    assert (config.origin, config.base_path) == (origin, base_path)


def test_names_may_say_more(tmp_path: Path) -> None:
    """A category or an author is a name, or fields with the name among them, in the order given."""
    config = paper(
        tmp_path,
        "categories:\n  sport: Спорт\n  qogham: {name: Қоғам, about: Every day}\nauthors:\n  city: City desk\n",
    )

    assert config.site.categories is not None
    assert [(slug, c.name, c.about) for slug, c in config.site.categories.items()] == [
        ("sport", "Спорт", ""),
        ("qogham", "Қоғам", "Every day"),
    ]


BAD: list[tuple[str, list[tuple[str, int, int, str]]]] = [
    ("titel: x", [("field.unknown", 5, 1, "titel")]),
    ("listing: {size: 0}", [("value.low", 5, 17, "listing.size")]),
    ("listing: {size: 501}", [("value.high", 5, 17, "listing.size")]),
    ("listing: {size: many}", [("value.count", 5, 17, "listing.size")]),
    ("listing: {size: -1}", [("value.count", 5, 17, "listing.size")]),
    ("listing: {latest: 101, similar: 21, feed: 201}",
     [("value.high", 5, 19, "listing.latest"), ("value.high", 5, 33, "listing.similar"),
      ("value.high", 5, 43, "listing.feed")]),
    ("listing: 30", [("value.fields", 5, 10, "listing")]),
    ("markdown: {engine: pandoc}", [("value.choice", 5, 20, "markdown.engine")]),
    ("markdown: {extensions: [tables, codehilite]}", [("value.choice", 5, 33, "markdown.extensions.2")]),
    ("markdown: {raw_html: keep}", [("value.choice", 5, 22, "markdown.raw_html")]),
    ("markdown: {seconds: 0}", [("value.low", 5, 21, "markdown.seconds")]),
    ("feeds: sometimes", [("value.yes-no", 5, 8, "feeds")]),
    ("permalink: /{slug}", [("config.permalink", 5, 12, "permalink")]),
    ("permalink: /{yyyy}/", [("config.permalink", 5, 12, "permalink")]),
    ("permalink: /../{slug}/", [("config.permalink", 5, 12, "permalink")]),
    ("permalink: '/con/{slug}/'", [("config.permalink", 5, 12, "permalink")]),
    ("permalink: '//{slug}/'", [("config.permalink", 5, 12, "permalink")]),
    ("permalink: '/{slug}/{title}/'", [("config.permalink", 5, 12, "permalink")]),
    ("categories: {Sport: Спорт}", [("slug.shape", 5, 14, "categories.Sport")]),
    ("categories: {../x: Спорт}", [("slug.shape", 5, 14, "categories.../x")]),
    ("categories: {tags: Спорт}", [("slug.reserved", 5, 14, "categories.tags")]),
    ("categories: {'2026': Спорт}", [("slug.reserved", 5, 14, "categories.2026")]),
    ("categories: {sport: '!'}", [("name.letters", 5, 21, "categories.sport.name")]),
    ("categories: [sport]", [("value.fields", 5, 13, "categories")]),
    ("authors: {'a b': Desk}", [("slug.shape", 5, 11, "authors.a b")]),
    ("menus: {main: [{title: A}]}", [("field.missing", 5, 16, "menus.main.1.url")]),
    ("menus: {main: [{title: A, url: //evil.example}]}", [("config.menu-url", 5, 32, "menus.main.1.url")]),
    ("menus: {main: [{title: A, url: 'javascript:x'}]}", [("config.menu-url", 5, 32, "menus.main.1.url")]),
    ("menus: {main: [{title: A, url: 'http://['}]}", [("config.menu-url", 5, 32, "menus.main.1.url")]),
    ("menus: {main: [{title: A, url: '/\\evil.example'}]}", [("config.menu-url", 5, 32, "menus.main.1.url")]),
    ("fields: {colour: {type: paint}}", [("value.choice", 5, 25, "fields.colour.type")]),
    ("look: {light: {accent: tomato}}", [("value.colour", 5, 24, "look.light.accent")]),
    ("look: {light: {accent: '#12345'}}", [("value.colour", 5, 24, "look.light.accent")]),
    ("look: {light: {accent: 'red;}'}}", [("value.colour", 5, 24, "look.light.accent")]),
    ("look:\n  light:\n    accent: #00657a", [("value.colour", 7, 5, "look.light.accent")]),
    ("look:\n  light:\n    accent: #00657a\n    ink: red",
     [("value.colour", 7, 5, "look.light.accent"), ("value.colour", 8, 10, "look.light.ink")]),
    ("look: {light: {acent: 00657a}}", [("field.unknown", 5, 16, "look.light.acent")]),
    ("look: {light: {ink: 8a8a8a}}", [("look.contrast", 5, 21, "look.light.ink")] * 2),
    ("look: {dark: {paper: 555}}",
     [("look.contrast", 5, 22, "look.dark.paper")] * 3),
    ("look: {page_width: wide}", [("value.length", 5, 20, "look.page_width")]),
    ("look: {text_width: '40rem;} x{'}", [("value.length", 5, 20, "look.text_width")]),
    ("look: {fonts: 'a; } b {'}", [("value.fonts", 5, 15, "look.fonts")]),
    ("look: {fonts: '\"PT Serif, serif'}", [("value.fonts", 5, 15, "look.fonts")]),
    ("look: {logo: logo.svg}", [("value.own-file", 5, 14, "look.logo")]),
    ("look: {logo: //evil.example/x.svg}", [("value.own-file", 5, 14, "look.logo")]),
    ("look: {logo: /../x.svg}", [("value.own-file", 5, 14, "look.logo")]),
    ("look: {logo: /media/none.svg, font_file: /none.woff2}",
     [("look.missing", 5, 14, "look.logo"), ("look.missing", 5, 42, "look.font_file")]),
    ("look: blue", [("value.fields", 5, 7, "look")]),
    ("fields: {Colour: {}}", [("config.field-name", 5, 10, "fields.Colour")]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wrong"), BAD, ids=[line for line, _ in BAD])
def test_a_wrong_value_is_named_at_its_place(
    tmp_path: Path, line: str, wrong: list[tuple[str, int, int, str]]
) -> None:
    """Line, column and the whole way to the key; for a wrong key, where the key stands."""
    problems = problems_of(lambda: paper(tmp_path, f"{line}\n"))

    assert sorted((p.code, p.place.line, p.place.column, p.field) for p in problems) == sorted(wrong)
    assert all(problem.level is Level.ERROR for problem in problems)


@pytest.mark.parametrize(
    "typed",
    [
        "paper.example",
        "//paper.example",
        "ftp://paper.example",
        "https://",
        "https://user@paper.example",
        "https://paper.example?x=1",
        "https://paper.example/#x",
        "https://paper.example/../x",
        "https://paper.example//x",
        "https://paper.example/x//y",
        "https://paper.example:0",
        "https://paper.example:99999",
        "https://[",
        "https://paper.example/%2e%2e/x",
        "https://paper.example/con",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_address_of_a_site(tmp_path: Path, typed: str) -> None:
    """The address is what every URL begins with; nothing doubtful is taken for one."""
    (tmp_path / "site.yaml").write_text(MINIMAL.replace("https://paper.example", f"'{typed}'"), "utf-8")

    problems = problems_of(lambda: read_config(tmp_path))

    assert spots(problems) == [("config.base-url", 2, 11)]


@pytest.mark.parametrize(
    "typed", ["Asia/Alma-Ata", "asia", "../../etc/passwd", "/etc/localtime", "+05:00", "'x\\0'", "a" * 300]
)
def test_what_is_no_time_zone(tmp_path: Path, typed: str) -> None:
    """Only names of the zone database; nothing that is a path."""
    (tmp_path / "site.yaml").write_text(MINIMAL.replace("Asia/Almaty", typed), "utf-8")

    assert spots(problems_of(lambda: read_config(tmp_path))) == [("config.timezone", 4, 11)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", [("field.missing", 1, 1)] * 4),
        ("# remark\n", [("field.missing", 1, 1)] * 4),
        ("title: A\n", [("field.missing", 1, 1)] * 3),
        ("- a\n", [("matter.not-fields", 1, 1)]),
        ("title: a: b\n", [("yaml.colon", 1, 9)]),
        (MINIMAL + "title: B\n", [("yaml.twice", 5, 1)]),
        (MINIMAL + "a: !x 1\n", [("yaml.tag", 5, 4)]),
        (MINIMAL + "listing: {size: 0}\ntitel: x\nfeeds: 3\n",
         [("field.unknown", 6, 1), ("value.low", 5, 17), ("value.yes-no", 7, 8)]),
        (MINIMAL.replace("en", "English"), [("value.language", 3, 11)]),
    ],
    ids=["empty", "remark", "missing", "list", "colon", "twice", "tag", "several", "language"],
)  # fmt: skip
def test_everything_wrong_comes_at_once(tmp_path: Path, text: str, wrong: list[Spot]) -> None:
    """In the language of places, as for articles."""
    (tmp_path / "site.yaml").write_text(text, "utf-8")

    assert sorted(spots(problems_of(lambda: read_config(tmp_path)))) == wrong


def test_no_configuration_is_a_problem(tmp_path: Path) -> None:
    """A folder without site.yaml, or with a folder of that name, is no site."""
    assert spots(problems_of(lambda: read_config(tmp_path))) == [("config.none", 1, 1)]

    (tmp_path / "site.yaml").mkdir()

    assert spots(problems_of(lambda: read_config(tmp_path))) == [("config.none", 1, 1)]
