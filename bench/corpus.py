"""Makes Kazakh news archives of any size, the same bytes every time.

    python bench/corpus.py DIR --articles 10000 [--engine pyromark] [--seed 1]

DIR becomes a complete Baspa site: `site.yaml`, `content/`, an empty `output/`; the standard layouts are
used. Articles are numbered from the newest backwards (see headings.py), so the articles of a small archive
are, byte for byte, the newest of a larger one with the same seed, when both sizes are whole hundreds.
"""

import argparse
import random
import sys
import time
from pathlib import Path

import prose
import vocabulary
from baspa.slugs import slugify
from headings import LINK_BLOCK, SECTION_SLUGS, moment, slug_ending
from pictures import PICTURES
from story import compose

ENGINES = ("markdown", "pyromark")
MENU_SIZE = 8
ABOUT = """---
title: Біз туралы
---

Бұл – өлшеуге арналған ойдан шығарылған мұрағат. Мұндағы хабарлардың бәрін бағдарлама құрастырған.
"""


def configuration(engine: str) -> str:
    """The text of `site.yaml`."""
    sections = "".join(f"  {slug}: {name}\n" for slug, name in vocabulary.SECTIONS.items())
    authors = "".join(f"  {slugify(name)}: {{name: {name}}}\n" for name in vocabulary.BYLINES)
    menu = "".join(
        f"    - {{title: {vocabulary.SECTIONS[slug]}, url: /{slug}/}}\n" for slug in SECTION_SLUGS[:MENU_SIZE]
    )
    return (
        "title: Өлшеу газеті\n"
        "base_url: https://bench.example\n"
        "language: kk\n"
        "timezone: Asia/Almaty\n"
        "description: Өлшеуге арналған ойдан шығарылған мұрағат\n"
        f"categories:\n{sections}"
        f"authors:\n{authors}"
        f"markdown: {{engine: {engine}}}\n"
        f"menus:\n  main:\n{menu}  footer:\n    - {{title: Біз туралы, url: /about/}}\n"
        "listing: {size: 30, latest: 20, similar: 4, feed: 20}\n"
    )


def write_frame(site: Path, engine: str) -> None:
    """Write everything of a site but its articles; raise FileExistsError when the folder holds anything."""
    site.mkdir(parents=True, exist_ok=True)
    if any(site.iterdir()):
        raise FileExistsError(f"{site} is not empty")
    for folder in ("output", "content/media", "content/pages"):
        (site / folder).mkdir(parents=True)
    (site / "site.yaml").write_text(configuration(engine), encoding="utf-8", newline="\n")
    (site / "content/pages/about.md").write_text(ABOUT, encoding="utf-8", newline="\n")
    for name, picture in PICTURES.items():
        (site / "content/media" / name).write_bytes(picture)


def write_article(site: Path, path: str, text: str) -> Path:
    """Write an article's file below `content`, making its month's folder, and return its place."""
    place = site / "content" / path
    try:
        place.write_bytes(text.encode())
    except FileNotFoundError:  # tried first, since thousands of articles share a month's folder
        place.parent.mkdir(parents=True)
        place.write_bytes(text.encode())
    return place


def make_corpus(site: Path, *, articles: int, engine: str = "markdown", seed: int = 1) -> None:
    """Write a whole site into a new or empty folder; raise FileExistsError when it holds anything."""
    write_frame(site, engine)
    for number in range(articles):
        story, text = compose(seed, number, articles - 1)
        write_article(site, story.path, text)


def articles_size(site: Path) -> int:
    """The bytes of all articles of a site."""
    return sum(place.stat().st_size for place in site.glob("content/[0-9]*/*/*.md"))


def new_story(site: Path, number: int) -> Path:
    """Add the number-th later story, that many minutes after 21:00 (1 to 60 show at 22:00); return its file.

    The story is the same in every archive and links to nothing, for it does not know the archive's seed.
    """
    story, text = compose(0, -number, -LINK_BLOCK)
    return write_article(site, story.path, text)


def edit_body(site: Path, number: int) -> Path:
    """Add a sentence to the end of an article's body, another one each time; return the article's file."""
    time = moment(number)
    (place,) = (site / f"content/{time:%Y/%m}").glob(f"{time:%d}-*-{slug_ending(number)}.md")
    text = place.read_text(encoding="utf-8")
    chance = random.Random(f"edit/{number}/{len(text)}")
    words = prose.lexicon(SECTION_SLUGS[number % len(SECTION_SLUGS)], chance)
    place.write_text(f"{text}\n{prose.sentences(1, words, chance)}\n", encoding="utf-8", newline="\n")
    return place


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Make a Kazakh news archive, the same bytes every time.")
    parser.add_argument("site", type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0])
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Make the archive the command line asks for, and say how large it is and how long it took."""
    wanted = arguments()
    start = time.perf_counter()
    try:
        make_corpus(wanted.site, articles=wanted.articles, engine=wanted.engine, seed=wanted.seed)
    except FileExistsError as error:
        sys.exit(f"{error}: name a new or empty folder.")
    seconds = time.perf_counter() - start
    size = articles_size(wanted.site)
    average = size / max(wanted.articles, 1)
    print(f"{wanted.articles} articles, {size / 1e6:.1f} MB, {average:.0f} bytes each, {seconds:.1f} s")


if __name__ == "__main__":
    main()
