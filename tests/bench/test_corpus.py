"""The corpus generator: the same bytes everywhere, and an archive that looks like a newspaper's."""

import hashlib
import os
import re
import statistics
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

import corpus
import headings
import patterns
import story
import vocabulary
from baspa.slugs import slugify
from pictures import PICTURES

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\(([^)\s]+\.md)\)")
PICTURE = re.compile(r"!\[[^\]]*\]\((\S+)")


def made(site: Path, articles: int, seed: int = 1) -> Path:
    """A corpus on disk."""
    corpus.make_corpus(site, articles=articles, seed=seed)
    return site


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path."""
    return {str(place.relative_to(site)): place.read_bytes() for place in site.rglob("*") if place.is_file()}


def article_files(site: Path) -> list[Path]:
    """The files of a site's articles, in the order of their paths."""
    return sorted(site.glob("content/[0-9]*/*/*.md"))


def matter_of(place: Path) -> dict[str, object]:
    """The front matter of an article, every scalar as it was written."""
    _, block, _ = place.read_text(encoding="utf-8").split("---\n", 2)
    matter = yaml.load(block, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes texts only
    assert isinstance(matter, dict)
    return matter


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a thousand articles, shared and never changed."""
    return made(tmp_path_factory.mktemp("thousand") / "site", 1000)


@pytest.fixture(scope="module")
def two_thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two thousand articles, shared and never changed."""
    return made(tmp_path_factory.mktemp("two-thousand") / "site", 2000)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two archives of one seed are equal in every file."""
    first, second = made(tmp_path / "a", 200), made(tmp_path / "b", 200)

    assert files(first) == files(second)


def test_another_seed_gives_other_articles(tmp_path: Path) -> None:
    """No article of another seed is the same."""
    first, second = made(tmp_path / "a", 100), made(tmp_path / "b", 100, seed=2)

    texts = {place.read_bytes() for place in article_files(first)}
    assert texts.isdisjoint(place.read_bytes() for place in article_files(second))


@pytest.mark.parametrize("hash_seed", ["0", "1", "4711"])
def test_the_order_of_hashes_changes_nothing(tmp_path: Path, hash_seed: str) -> None:
    """A process with another hash seed, started as people start it, writes the bytes this process writes."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": hash_seed,
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, str(ROOT / "bench/corpus.py"), str(tmp_path / "b"), "--articles", "200"]
    subprocess.run(command, check=True, env=environment, capture_output=True)

    assert files(tmp_path / "b") == files(made(tmp_path / "a", 200))


def test_a_larger_archive_is_a_smaller_one_with_older_articles_behind_it(thousand: Path, two_thousand: Path) -> None:
    """Every article of a thousand is in two thousand, byte for byte, and newer than all the others."""
    small, large = files(thousand), files(two_thousand)

    assert {path: large.get(path) for path in small} == small
    added = [path for path in large if path not in small]
    assert len(added) == 1000
    assert {path.rpartition("-")[2] for path in added} == {f"{number:06}.md" for number in range(1000, 2000)}


def test_the_bytes_are_those_of_the_recorded_measurements() -> None:
    """The first articles have a known digest: change it only together with the figures in the report."""
    digest = hashlib.sha256()
    for number in range(100):
        digest.update(story.compose(1, number, 99)[1].encode())

    assert digest.hexdigest()[:16] == "9871f54035311792"


def test_articles_have_the_size_of_news(thousand: Path) -> None:
    """The average file is between 4.4 and 5.0 kB, none is trifling and none is huge."""
    sizes = [place.stat().st_size for place in article_files(thousand)]

    assert len(sizes) == 1000
    assert 4400 <= statistics.mean(sizes) <= 5000
    assert min(sizes) > 1000
    assert max(sizes) < 12_000


def test_slugs_are_unique(two_thousand: Path) -> None:
    """No two files share a name, even without their day."""
    names = [place.name.split("-", 1)[1] for place in article_files(two_thousand)]

    assert len(set(names)) == len(names) == 2000
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-\d{6}\.md", name) for name in names)


def test_the_front_matter_names_the_slug_of_the_file(two_thousand: Path) -> None:
    """The slug that goes into the URL is the unique one of the file's name."""
    for place in article_files(two_thousand):
        assert matter_of(place)["slug"] == place.stem[3:]


def test_tags_keep_apart_in_urls() -> None:
    """No two of the tags have one slug, so each has its own page."""
    assert len({slugify(tag) for tag in story.TAGS}) == len(story.TAGS) == 300


def test_a_file_lies_on_the_day_of_its_time(two_thousand: Path) -> None:
    """Folder and name say the day that the front matter says."""
    for place in article_files(two_thousand):
        day = f"{place.parent.parent.name}-{place.parent.name}-{place.name[:2]}"

        assert str(matter_of(place)["time"]).startswith(day)


def test_articles_are_37_minutes_apart_and_end_at_nine(thousand: Path) -> None:
    """The written times of a thousand articles run back evenly from 21:00 on 22 November 2026."""
    times = sorted(
        datetime.strptime(f"{matter_of(place)['time']} +0500", "%Y-%m-%d %H:%M %z")
        for place in article_files(thousand)
    )

    assert f"{times[-1]:%Y-%m-%d %H:%M}" == "2026-11-22 21:00"
    assert {after - before for before, after in pairwise(times)} == {timedelta(minutes=37)}


def test_the_hour_that_came_twice_is_written_with_its_offset() -> None:
    """Around the end of February 2024 instants stay 37 minutes apart, and 23:xx names +06:00 or +05:00."""
    newest = datetime.fromisoformat("2026-11-22T21:00+05:00")
    change = datetime.fromisoformat("2024-03-01T00:00+05:00")
    nearest = (newest - change) // timedelta(minutes=37)
    written = [headings.written_time(headings.moment(number)) for number in range(nearest + 6, nearest - 2, -1)]

    doubtful = [text for text in written if text.startswith("2024-02-29") and text[11:13] == "23"]
    assert {text[19:] for text in doubtful} == {"+06:00", "+05:00"}
    assert all(len(text) == len("2024-02-29 22:59") for text in written if text not in doubtful)
    instants = [datetime.fromisoformat(text) for text in doubtful]
    assert {after - before for before, after in pairwise(instants)} == {timedelta(minutes=37)}


@pytest.mark.parametrize("articles", [1, 99, 100, 250])
def test_every_link_and_picture_exists_and_links_go_back_in_time(tmp_path: Path, articles: int) -> None:
    """A link names an older file that exists, in archives that end on a hundred and that do not."""
    site = made(tmp_path / "site", articles)

    for place in article_files(site):
        text = place.read_text(encoding="utf-8")
        for target in LINK.findall(text):
            assert (place.parent / target).is_file()
            assert int(target[-9:-3]) > int(place.stem[-6:])
        for picture in PICTURE.findall(text):
            assert (place.parent / picture).is_file()
    media = {f"/media/{place.name}" for place in (site / "content/media").iterdir()}
    leads = [image["src"] for image in map(image_of, article_files(site)) if image]
    assert set(leads) <= media


def image_of(place: Path) -> dict[str, str]:
    """An article's picture in the front matter, empty when it has none."""
    image = matter_of(place).get("image", {})
    assert isinstance(image, dict)
    return image


def test_links_between_articles_are_common(thousand: Path) -> None:
    """Four to seven articles in ten name an older one."""
    linking = sum(bool(LINK.search(place.read_text(encoding="utf-8"))) for place in article_files(thousand))

    assert 400 <= linking <= 700


@pytest.mark.parametrize(
    ("feature", "least", "most"),
    [
        (r"^> ", 150, 300),
        (r"^- ", 80, 220),
        (r"^1\. ", 30, 120),
        (r"^\| :--- ", 40, 130),
        (r"^!\[", 220, 380),
        (r"^## ", 220, 380),
        (r"\[\^1\]:", 5, 50),
    ],
    ids=["quotations", "lists", "numbered lists", "tables", "pictures", "headings", "footnotes"],
)
def test_markdown_features_have_realistic_shares(thousand: Path, feature: str, least: int, most: int) -> None:
    """So many of a thousand articles have the feature."""
    pattern = re.compile(feature, re.MULTILINE)
    having = sum(bool(pattern.search(place.read_text(encoding="utf-8"))) for place in article_files(thousand))

    assert least <= having <= most


def test_every_section_and_byline_is_used(two_thousand: Path) -> None:
    """At two thousand articles all eighteen sections and all forty bylines have published."""
    matters = [matter_of(place) for place in article_files(two_thousand)]
    authors = [matter["author"] for matter in matters]
    names = {name for author in authors for name in (author if isinstance(author, list) else [author])}

    assert {matter["category"] for matter in matters} == set(vocabulary.SECTIONS.values())
    assert names == set(vocabulary.BYLINES)
    assert len(names) == 40
    assert any(isinstance(author, list) for author in authors)


def test_tags_are_three_and_follow_zipf(two_thousand: Path) -> None:
    """Every article has three different tags; nearly all of the 300 occur, a tenth are half the uses."""
    tags = [matter_of(place)["tags"] for place in article_files(two_thousand)]
    uses = Counter(tag for three in tags if isinstance(three, list) for tag in three)

    assert {len(set(three)) for three in tags if isinstance(three, list)} == {3}
    assert len(uses) >= 280
    assert 0.35 <= sum(number for _, number in uses.most_common(30)) / sum(uses.values()) <= 0.65


def test_headlines_have_five_to_nine_words(two_thousand: Path) -> None:
    """A headline is neither a label nor a paragraph."""
    lengths = {len(str(matter_of(place)["title"]).split()) for place in article_files(two_thousand)}

    assert lengths == {5, 6, 7, 8, 9}


def test_the_vocabulary_is_rich_enough() -> None:
    """At least 400 words and 60 sentence patterns, all different."""
    listings = [text for name, text in vars(vocabulary).items() if name.isupper() and isinstance(text, str)]
    words = {word for text in (*listings, *vocabulary.SECTION_NOUNS.values()) for word in text.split()}

    assert len(words) >= 400
    assert len(set(patterns.SENTENCES)) == len(patterns.SENTENCES) >= 60


def test_a_site_is_complete_and_leaves_a_full_folder_alone(tmp_path: Path) -> None:
    """A site has configuration, a standing page and an empty output; a full folder is refused."""
    site = made(tmp_path / "site", 1)

    settings = yaml.safe_load((site / "site.yaml").read_text(encoding="utf-8"))
    assert settings["categories"] == vocabulary.SECTIONS
    assert {author["name"] for author in settings["authors"].values()} == set(vocabulary.BYLINES)
    assert (site / "content/pages/about.md").is_file()
    assert list((site / "output").iterdir()) == []
    assert not (site / "layouts").exists()
    with pytest.raises(FileExistsError, match="not empty"):
        corpus.make_corpus(site, articles=1)


def test_a_site_asks_for_its_engine(tmp_path: Path) -> None:
    """The engine asked for stands in `site.yaml`, and is the only difference."""
    plain, fast = made(tmp_path / "a", 3), tmp_path / "b"
    corpus.make_corpus(fast, articles=3, engine="pyromark")

    settings = yaml.safe_load((fast / "site.yaml").read_text(encoding="utf-8"))
    assert settings["markdown"] == {"engine": "pyromark"}
    assert {path for path, text in files(plain).items() if files(fast)[path] != text} == {"site.yaml"}


def test_a_new_story_is_newer_than_the_archive_and_changes_nothing_else(tmp_path: Path) -> None:
    """Later stories are one file each, a minute apart after 21:00, with every target they name."""
    site = made(tmp_path / "site", 100)
    before = files(site)

    added = [corpus.new_story(site, number) for number in (1, 2, 30)]

    assert [matter_of(place)["time"] for place in added] == [
        "2026-11-22 21:01",
        "2026-11-22 21:02",
        "2026-11-22 21:30",
    ]
    after = files(site)
    assert {path: after[path] for path in before} == before
    assert len(after) == len(before) + 3
    assert not any(LINK.search(place.read_text(encoding="utf-8")) for place in added)


@pytest.mark.parametrize("number", [0, 1, 57, 99])
def test_editing_a_body_changes_that_article_alone_each_time(tmp_path: Path, number: int) -> None:
    """An edit adds to the end of one article and leaves its rest; a second edit differs from the first."""
    site = made(tmp_path / "site", 100)
    corpus.new_story(site, max(number, 1))
    before = files(site)

    place = corpus.edit_body(site, number)
    once = place.read_bytes()
    corpus.edit_body(site, number)

    after = files(site)
    path = str(place.relative_to(site))
    assert [name for name in before if before[name] != after[name]] == [path]
    assert path.endswith(f"{number:06}.md")
    assert len(before[path]) < len(once) < len(after[path])
    assert after[path].startswith(before[path])
    assert once[len(before[path]) :] != after[path][len(once) :]


def test_pictures_are_jpegs_that_decode() -> None:
    """Each picture opens with the size it states, and the pictures differ."""
    image = pytest.importorskip("PIL.Image")
    io = pytest.importorskip("io")
    found = set()
    for picture in PICTURES.values():
        with image.open(io.BytesIO(picture)) as opened:
            opened.load()
            assert opened.format == "JPEG"
            assert opened.size == (320, 184)
            assert len(set(opened.tobytes())) > 10
        found.add(picture)

    assert len(found) == len(PICTURES) == 5
