"""The translation of the archive for the rivals: the same news in each one's own notation."""

import re
from pathlib import Path

import pytest
import yaml

import corpus
from headings import heading
from peers import translate

ENTRY = """---
title: "Бақ: күз келді"
category: Ауа райы
time: 2024-01-02 09:05
slug: baq-kuz-keldi-000009
author: [Ауа райы бөлімі, Қоғам бөлімі]
tags: [бұлт, жел, тор]
summary: "Жапырақ сарғайды."
image:
  src: /media/korinis-1.jpg
  alt: "Бақтағы ағаш"
  credit: Мұрағат суреті
---

Алдымен [«ескі хабар»](../../2023/12/31-eski-khabar-000010.md) оқылды, [сайт](https://example.org/1/) ашылды.

![Ағаш](../../media/korinis-2.jpg "Күз | Мұрағат суреті")
"""


@pytest.fixture
def article(tmp_path: Path) -> translate.Manuscript:
    """Return a manuscript with everything in it."""
    place = tmp_path / "content/2024/01/02-baq-kuz-keldi-000009.md"
    place.parent.mkdir(parents=True)
    place.write_text(ENTRY, encoding="utf-8")
    return translate.read_manuscript(tmp_path, place)


def fields(text: str) -> dict[str, object]:
    """The YAML front matter of a translated article, times as they are written."""
    found = yaml.load(text.split("---\n")[1], Loader=yaml.CBaseLoader)  # noqa: S506 - it makes texts only
    assert isinstance(found, dict)
    return found


def test_hugo_gets_lists_of_slugs_and_its_own_relative_links(article: translate.Manuscript) -> None:
    """Hugo's front matter names section and authors by slug, and the date with the offset of that winter."""
    text = translate.for_hugo(article)

    found = fields(text)
    assert found["date"] == "2024-01-02T09:05:00+06:00"
    assert (found["title"], found["categories"]) == ("Бақ: күз келді", ["aua-rayy"])
    assert found["authors"] == ["aua-rayy-bolimi", "qogham-bolimi"]
    assert found["tags"] == ["бұлт", "жел", "тор"]
    assert "](../../2023/12/31-eski-khabar-000010.md)" in text
    assert "](/media/korinis-2.jpg " in text


def test_pelican_gets_metadata_lines_and_filename_links(article: translate.Manuscript) -> None:
    """Pelican's metadata stands before the first empty line, and its links begin with `{filename}`."""
    text = translate.for_pelican(article)

    head, _, body = text.partition("\n\n")
    assert "Title: Бақ: күз келді" in head.splitlines()
    assert "Authors: aua-rayy-bolimi; qogham-bolimi" in head.splitlines()
    assert "]({filename}../../2023/12/31-eski-khabar-000010.md)" in body
    assert "](https://example.org/1/)" in body


def test_eleventy_gets_finished_urls(article: translate.Manuscript) -> None:
    """Eleventy's article says its own address, and its links are URLs."""
    text = translate.for_eleventy(article)

    assert fields(text)["permalink"] == "/2024/01/02/baq-kuz-keldi-000009/index.html"
    assert fields(text)["topics"] == ["бұлт", "жел", "тор"]
    assert "](/2023/12/31/eski-khabar-000010/)" in text
    assert ".md)" not in text


@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("03-x.md", "2026/11/03-x.md"),
        ("../10/03-x.md", "2026/10/03-x.md"),
        ("../../2025/10/03-x.md", "2025/10/03-x.md"),
    ],
)
def test_a_relative_link_names_its_target(link: str, path: str) -> None:
    """A link within the month, to another month and to another year."""
    assert translate.target("2026/11/22-y.md", link) == path


@pytest.mark.parametrize("name", translate.NAMES)
def test_every_article_is_translated_with_its_text(tmp_path: Path, name: str) -> None:
    """A site has as many articles as the archive, and each ends with the words its original ends with."""
    archive, site = tmp_path / "archive", tmp_path / name
    corpus.make_corpus(archive, articles=100)

    translate.translate(name, archive, site)

    below = "content" if name in translate.BASPA else translate.ARTICLES
    originals = sorted(archive.glob("content/2*/*/*.md"))
    copies = sorted(site.glob(f"{below}/2*/*/*.md"))
    assert [place.relative_to(site / below) for place in copies] == [
        place.relative_to(archive / "content") for place in originals
    ]
    for original, copy in zip(originals, copies, strict=True):
        assert original.read_text(encoding="utf-8").split()[-1] == copy.read_text(encoding="utf-8").split()[-1]


def test_baspas_engines_differ_in_the_configuration_alone(tmp_path: Path) -> None:
    """The site of the other engine is the same newspaper with another line in `site.yaml`."""
    archive = tmp_path / "archive"
    corpus.make_corpus(archive, articles=10)
    for name in translate.BASPA:
        translate.translate(name, archive, tmp_path / name)

    texts = [(tmp_path / name / "site.yaml").read_text(encoding="utf-8") for name in translate.BASPA]
    assert [re.findall(r"engine: (\w+)", text) for text in texts] == [["markdown"], ["pyromark"]]
    assert texts[0] == (archive / "site.yaml").read_text(encoding="utf-8")


def test_an_articles_address_is_the_one_of_its_path() -> None:
    """Every generator publishes an article under its day and slug."""
    assert translate.address("2026/11/22-zhana-zal-000001.md") == "/2026/11/22/zhana-zal-000001/"
    story = heading(1, 5)
    assert translate.address(story.path).split("/")[-2] == story.slug
