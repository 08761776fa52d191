"""Suggestions: the line as it should have been typed, and nothing where nobody can know."""

import pytest

from baspa.desk.suggestions import suggestion
from baspa.problems import Place, Problem
from baspa.reading.marked import parse_fields

MARK = "▸"
"""Where a line of the tables below is complained about."""


def suggested(
    code: str, marked: str, *, found: str = "", path: str = "content/2026/11/22-bridge.md", **facts: str
) -> str:
    """Return what is suggested for a line with a mark in it."""
    column = marked.find(MARK) + 1
    problem = Problem(code, Place(path, 2, column), found=found, facts=tuple(facts.items()))
    return suggestion(problem, marked.replace(MARK, ""))


@pytest.mark.parametrize(
    ("code", "line", "better"),
    [
        ("yaml.colon", "title: Әлем▸: жаңалық", 'title: "Әлем: жаңалық"'),
        ("yaml.colon", '  alt: He said▸: "no"', "  alt: 'He said: \"no\"'"),
        ("yaml.colon", "  - bridges▸: new: old", ""),
        ("yaml.sign", "title: ▸@almaty opens", 'title: "@almaty opens"'),
        ("yaml.sign", "▸%YAML 1.1", ""),
        ("yaml.after-quote", 'title: "Silk Road" ▸is open', "title: '\"Silk Road\" is open'"),
        ("yaml.after-quote", "title: 'The city'▸s bridge'", 'title: "The city\'s bridge"'),
        ("yaml.after-quote", 'title: "It\'s" ▸open', 'title: "\\"It\'s\\" open"'),
        ("yaml.after-quote", "tags: [snow]▸]", ""),
        ("yaml.escape", 'title: "The ▸\\d bridge"', "title: 'The \\d bridge'"),
        ("yaml.quote", 'title: ▸"The bridge', 'title: "The bridge"'),
        ("yaml.quote", "tags: ▸[snow, ice", "tags: [snow, ice]"),
        ("yaml.bar", "summary: ▸| The bridge is open", 'summary: "The bridge is open"'),
        ("yaml.no-space", "title:▸The bridge", "title: The bridge"),
        ("yaml.no-space", "title:▸\u00a0The bridge", "title: The bridge"),
        ("yaml.no-colon", "▸category Sport", "category: Sport"),
        ("yaml.no-colon", "▸something else", ""),
        ("yaml.tab", "▸\tsrc: river.png", "  src: river.png"),
        ("yaml.indent", " ▸category: Sport", "category: Sport"),
        ("yaml.indent", "  ▸- bridges", ""),
        ("matter.fence", "▸-----", "---"),
        ("text.control", "title: The▸\x07 bridge", "title: The bridge"),
        ("yaml.twice", "▸draft: yes", ""),
    ],
)
def test_a_broken_line_is_mended(code: str, line: str, better: str) -> None:
    """What is suggested for front matter can be read; where the intention is not clear, nothing is suggested."""
    assert suggested(code, line) == better
    if better and better != "---":
        assert parse_fields(better.strip(), "a.md").values


@pytest.mark.parametrize(
    ("code", "line", "found", "facts", "better"),
    [
        ("field.unknown", "▸catgory: Sport", "catgory", {"guess": "category"}, "category: Sport"),
        ("field.unknown", "▸weather: fine", "weather", {"guess": ""}, ""),
        ("value.choice", 'kind: ▸"opinon"', "opinon", {"guess": "opinion"}, 'kind: "opinion"'),
        ("category.unlisted", "category: ▸Sprot", "Sprot", {"guess": "Sport"}, "category: Sport"),
        ("author.unlisted", "  - ▸Sport dsk", "Sport dsk", {"guess": "Sport desk"}, "  - Sport desk"),
        ("time.shape", "time: ▸22.11.2026 21.00", "22.11.2026 21.00", {}, "time: 2026-11-22 21:00"),
        ("time.no-day", "time: ▸12:30", "12:30", {}, "time: 2026-11-22 12:30"),
        ("time.shape", "time: ▸tomorrow", "tomorrow", {}, ""),
        ("time.no-clock", "time: ▸2026-11-22", "2026-11-22", {}, ""),
        (
            "time.ambiguous",
            "time: ▸2024-02-29 23:30",
            "2024-02-29 23:30",
            {"first": "+06:00"},
            "time: 2024-02-29 23:30+06:00",
        ),
        ("slug.shape", "slug: ▸Жаңа көпір", "Жаңа көпір", {"suggestion": "zhanga-kopir"}, "slug: zhanga-kopir"),
        ("value.high", "  seconds: ▸3600", "3600", {"le": "60"}, "  seconds: 60"),
        ("value.yes-no", "draft: ▸1", "1", {}, "draft: true"),
        ("value.yes-no", "draft: ▸maybe", "maybe", {}, ""),
        ("value.language", "lang: ▸Қазақша", "Қазақша", {}, "lang: kk"),
        ("value.language", "lang: ▸de_DE", "de_DE", {}, ""),
        ("value.colour", "  ink: ▸#00657a", "", {}, '  ink: "#00657a"'),
        ("path.shape", "  src: ▸photos\\river.png", "photos\\river.png", {}, "  src: photos/river.png"),
        ("path.shape", "  src: ▸..\\river.png", "..\\river.png", {}, ""),
        ("path.shape", "  src: ▸file:///etc/passwd", "file:///etc/passwd", {}, ""),
        ("path.shape", "  src: ▸https://a.kz/media/b.png", "https://a.kz/media/b.png", {}, "  src: /media/b.png"),
        ("alias.shape", "  - ▸https://a.kz/2019/bridge", "https://a.kz/2019/bridge", {}, "  - /2019/bridge/"),
        ("alias.shape", "  - ▸../../etc", "../../etc", {}, ""),
        ("config.base-url", "base_url: ▸paper.example", "paper.example", {}, "base_url: https://paper.example"),
        ("config.base-url", "base_url: ▸javascript:alert(1)", "javascript:alert(1)", {}, ""),
    ],
)
def test_a_wrong_value_is_replaced_where_it_stands(
    code: str, line: str, found: str, facts: dict[str, str], better: str
) -> None:
    """The rest of the line stays as it was typed."""
    assert suggested(code, line, found=found, **facts) == better


@pytest.mark.parametrize(
    ("code", "path", "facts", "better"),
    [
        ("source.name", "content/media/river#1.png", {}, "river-1.png"),
        ("source.name", "content/media/con.png", {}, "con-1.png"),
        ("source.ignored", "content/2026/11/22-bridge.MD", {}, "22-bridge.md"),
        ("source.ignored", "content/2026/11/notes.docx", {}, ""),
        ("picture.lying", "content/media/bridge.jpg", {"ending": ".png"}, "bridge.png"),
    ],
)
def test_a_file_is_given_its_name(code: str, path: str, facts: dict[str, str], better: str) -> None:
    """Where the name is what is wrong, and another one is plain."""
    problem = Problem(code, Place(path), found=path.rpartition("/")[2], facts=tuple(facts.items()))

    assert suggestion(problem, None) == better


def test_what_has_changed_meanwhile_is_left_alone() -> None:
    """A line on which what was found stands no longer gets no suggestion; neither does one too long to be copied."""
    assert suggested("value.choice", "kind: ▸news", found="opinon", guess="opinion") == ""
    assert suggested("yaml.colon", f"title: a▸: {'b' * 300}") == ""
