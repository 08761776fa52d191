"""Turns an archive made by corpus.py into the same newspaper for a rival, or for Baspa with another engine.

    PYTHONPATH=src:bench python -m peers.translate hugo ARCHIVE DIR

DIR becomes a site that the rival builds at once: its configuration from `bench/peers/`, and every article with
the same text, time, section, authors, tags and address. Links between articles are written as the rival wants
them: Hugo resolves relative paths by its own link hook, Pelican wants `{filename}` before them, and Eleventy
gets the finished URL. Figures stay plain pictures, which is less work for the rivals than Baspa's own.
"""

import argparse
import json
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml

import vocabulary
from baspa.slugs import slugify
from corpus import ABOUT, ENGINES, configuration
from headings import ZONE

HERE = Path(__file__).resolve().parent
STANDARD_LAYOUT = HERE.parents[1] / "layouts" / "article.html"
SECTION_OF = {name: slug for slug, name in vocabulary.SECTIONS.items()}
AUTHORS = {slugify(name): name for name in vocabulary.BYLINES}
ARTICLES = "content/articles"
"""Where the rivals keep what Baspa keeps directly below `content`."""
LINK = re.compile(r"\]\((?P<path>[^()\s:]+\.md)\)")
PICTURE = re.compile(r"\]\((?:\.\./)+media/")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One article of the archive as its file says it."""

    path: str
    """From the folder `content`, with slashes: `2026/11/22-slug.md`."""
    matter: Mapping[str, object]
    """The front matter, every scalar as it was written."""
    body: str

    @property
    def time(self) -> datetime:
        """When it was published, with Almaty's offset of that day."""
        written = datetime.fromisoformat(str(self.matter["time"]))
        return written if written.tzinfo else written.replace(tzinfo=ZONE)

    @property
    def section(self) -> str:
        """The slug of its section."""
        return SECTION_OF[str(self.matter["category"])]

    @property
    def authors(self) -> list[str]:
        """The slugs of its one or two authors."""
        named = self.matter["author"]
        return [slugify(name) for name in (named if isinstance(named, list) else [str(named)])]

    @property
    def tags(self) -> list[str]:
        """Its tags as they are written."""
        tags = self.matter["tags"]
        return list(tags) if isinstance(tags, list) else []

    @property
    def image(self) -> dict[str, str]:
        """Its leading picture (`src`, `alt`, `credit`); empty when it has none."""
        image = self.matter.get("image")
        return image if isinstance(image, dict) else {}


def read_manuscript(archive: Path, place: Path) -> Manuscript:
    """Read one article of an archive."""
    _, block, body = place.read_text(encoding="utf-8").split("---\n", 2)
    matter = yaml.load(block, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes texts only
    return Manuscript(place.relative_to(archive / "content").as_posix(), matter, body)


def address(path: str) -> str:
    """The URL that every generator gives an article: `/2026/11/22/slug/`."""
    year, month, name = path.split("/")
    return f"/{year}/{month}/{name[:2]}/{name[3:].removesuffix('.md')}/"


def target(source: str, link: str) -> str:
    """The path from `content` of the article that a relative link of another one names."""
    folders = source.split("/")[:-1]
    for part in link.split("/"):
        folders = folders[:-1] if part == ".." else [*folders, part]
    return "/".join(folders)


def fenced(fields: Mapping[str, object], body: str) -> str:
    """An article with its fields as YAML, every value in JSON's notation, which is YAML too."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value]
    return "\n".join(["---", *lines, "---", ""]) + PICTURE.sub("](/media/", body)


def for_hugo(article: Manuscript) -> str:
    """The article with Hugo's front matter; YAML has times, so the date stands bare."""
    fields = {
        "title": article.matter["title"],
        "slug": article.matter["slug"],
        "categories": [article.section],
        "authors": article.authors,
        "tags": article.tags,
        "summary": article.matter.get("summary"),
        "image": article.image,
    }
    return dated(fenced(fields, article.body), article.time)


def for_eleventy(article: Manuscript) -> str:
    """The article with Eleventy's front matter; `tags` would make a collection of each, so they are `topics`."""
    fields = {
        "title": article.matter["title"],
        "permalink": f"{address(article.path)}index.html",
        "category": article.section,
        "authors": article.authors,
        "topics": article.tags,
        "summary": article.matter.get("summary"),
        "image": article.image,
    }
    body = LINK.sub(lambda found: f"]({address(target(article.path, found['path']))})", article.body)
    return dated(fenced(fields, body), article.time)


def dated(text: str, time: datetime) -> str:
    """Front matter with its date first, in the notation of YAML's times."""
    return text.replace("---\n", f"---\ndate: {time.isoformat()}\n", 1)


def for_pelican(article: Manuscript) -> str:
    """The article with Pelican's metadata lines, which have no quotes and no nesting."""
    fields = {
        "Title": article.matter["title"],
        "Date": article.time.isoformat(),
        "Category": article.section,
        "Authors": "; ".join(article.authors),
        "Tags": ", ".join(article.tags),
        "Slug": article.matter["slug"],
        "Lead": article.matter.get("summary"),
        "Picture": article.image.get("src"),
        "Picture_alt": article.image.get("alt"),
        "Picture_credit": article.image.get("credit"),
    }
    lines = [f"{name}: {value}" for name, value in fields.items() if value]
    body = LINK.sub(lambda found: f"]({{filename}}{found['path']})", PICTURE.sub("](/media/", article.body))
    return "\n".join([*lines, "", body])


@dataclass(frozen=True, slots=True)
class Translator:
    """How one rival wants the newspaper."""

    article: Callable[[Manuscript], str]
    media: str
    """Where its pictures lie."""
    about: str
    """The front matter of its standing page."""


TRANSLATORS = {
    "hugo": Translator(for_hugo, "static/media", '---\ntitle: "Біз туралы"\nurl: /about/\n---\n'),
    "pelican": Translator(for_pelican, "content/media", "Title: Біз туралы\nSlug: about\n"),
    "eleventy": Translator(
        for_eleventy, "content/media", '---\ntitle: "Біз туралы"\npermalink: /about/index.html\n---\n'
    ),
}
BASPA = tuple(f"baspa-{engine}" for engine in ENGINES)
NAMES = (*BASPA, *TRANSLATORS)


def carry(name: str, archive: Path, place: Path, site: Path) -> None:
    """Bring one new or edited article of the archive into a generator's site."""
    path = place.relative_to(archive / "content")
    if name in BASPA:
        goal, text = site / "content" / path, place.read_text(encoding="utf-8")
    else:
        goal, text = site / ARTICLES / path, TRANSLATORS[name].article(read_manuscript(archive, place))
    goal.parent.mkdir(parents=True, exist_ok=True)
    goal.write_text(text, encoding="utf-8", newline="\n")


def make_frame(name: str, archive: Path, site: Path) -> None:
    """Write everything of a generator's site but its articles; raise FileExistsError when the folder exists."""
    if name in BASPA:
        site.mkdir(parents=True)
        for folder in ("content/media", "content/pages"):
            shutil.copytree(archive / folder, site / folder)
        (site / "site.yaml").write_text(configuration(name.removeprefix("baspa-")), encoding="utf-8")
        (site / "layouts").mkdir()
        shutil.copy(STANDARD_LAYOUT, site / "layouts" / "article.html")
        return
    shutil.copytree(HERE / name, site, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(archive / "content/media", site / TRANSLATORS[name].media)
    data = site / "data" if name == "hugo" else site
    data.mkdir(exist_ok=True)
    for file, names in (("sections.json", vocabulary.SECTIONS), ("authors.json", AUTHORS)):
        (data / file).write_text(json.dumps(names, ensure_ascii=False, indent=1), encoding="utf-8")
    about = site / "content/pages/about.md"
    about.parent.mkdir(parents=True, exist_ok=True)
    about.write_text(TRANSLATORS[name].about + ABOUT.split("---\n", 2)[2], encoding="utf-8")


def translate(name: str, archive: Path, site: Path) -> None:
    """Make a generator's site from an archive, in a folder that does not exist yet."""
    make_frame(name, archive, site)
    for place in archive.glob("content/[0-9]*/*/*.md"):
        carry(name, archive, place, site)


def main() -> None:
    """Translate the archive that the command line names."""
    parser = argparse.ArgumentParser(description="Make a rival's site from an archive.")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("archive", type=Path)
    parser.add_argument("site", type=Path, metavar="DIR", help="a new folder")
    wanted = parser.parse_args()
    translate(wanted.name, wanted.archive, wanted.site)


if __name__ == "__main__":
    main()
