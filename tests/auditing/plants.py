"""Leaks of every kind that we could think of, planted in a good paper by a layout, a file, an editor or a bug.

    python tests/auditing/plants.py

plants each in turn, and counts those that the build finds.
"""

import gzip
import json
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import normalize
from unittest.mock import patch
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parents[1]))

from baspa.archive.facts import Facts
from baspa.planning.pages import Page, PageKind
from baspa.rendering.pressroom import Pressroom, Rendered
from baspa.searching.records import Record, record_of
from photos import photo
from sites import MINIMAL, Site, article, build_here

HELD = "content/2026/11/30-bridge.md"
TITLE = "Жаңа көпір «Ертіс» мерзімінен бұрын ашылмайды"
SLUG = "zhana-kopir-ertis-ashylmaydy"
ADDRESS = f"2026/11/30/{SLUG}"
SENTENCE = "Комиссия құрылыс сапасын тексеріп, тіректердің бірінен үлкен жарық тапқан."
Plant = Callable[[Site, ExitStack], object]


def good_paper(site: Site) -> Site:
    """Write a paper with one story that readers see, and one under embargo."""
    site.put("site.yaml", MINIMAL.replace("language: en", "language: kk"))
    site.put("content/2026/11/22-river.md", article(title="Өзендегі мұз қатты", body="Мұз биыл ерте қатты.\n"))
    site.put(
        HELD,
        article(
            title=TITLE,
            slug=SLUG,
            time="2026-11-30 09:00",
            embargo="2026-11-30 09:00",
            tags=["Ертіс көпірінің құпиясы"],
            aliases=["/old/bridge/"],
            body=f"{SENTENCE} Құрылысшылар жөндеуге тағы үш ай керек дейді.\n",
        ),
    )
    return site


def file(path: str, content: str | bytes) -> Plant:
    """Plant a file of the site."""
    return lambda site, _: site.put(path, content)


def layout(name: str, text: str) -> Plant:
    """Plant something at the end of a standard layout."""
    standard = Path(__file__).parents[2] / "layouts" / name

    def plant(site: Site, _: ExitStack) -> None:
        site.put(f"layouts/{name}", f"{standard.read_text('utf-8')}\n{text}\n")

    return plant


def page(text: str) -> Plant:
    """Plant something on every article's page that no file of the site spells out: its bytes are put together."""
    letters = ", ".join(str(ord(letter)) for letter in text)
    shown = f"{{% for number in [{letters}] %}}{{{{ ('%c' % number)|safe }}}}{{% endfor %}}"
    return lambda site, _: site.put(
        "layouts/article.html",
        '{% extends "base.html" %}{% block main %}<h1>{{ article.story.title }}</h1>{{ article.body }}'
        f"{shown}{{% endblock %}}",
    )


def story(**fields: object) -> Plant:
    """Plant something in a story that readers see."""
    return file(
        "content/2026/11/21-other.md", article(**({"title": "Басқа хабар", "time": "2026-11-21 10:00"} | fields))
    )


def rendered(kind: PageKind, text: bytes) -> Plant:
    """Plant a bug of the program: pages of one kind hold what they were never given."""
    honest = Pressroom.render

    def leaky(self: Pressroom, page: Page) -> Rendered:
        made = honest(self, page)
        return replace(made, content=made.content + text) if page.kind is kind else made

    return lambda _, until: until.enter_context(patch.object(Pressroom, "render", leaky))


def searched(site: Site, until: ExitStack) -> None:
    """Plant a bug of the program: the story that is held back can be searched."""
    site.put("site.yaml", (site.root / "site.yaml").read_text("utf-8") + "search: true\n")

    def leaky(facts: Facts, *rest: object) -> Record:
        record = record_of(facts, *rest)  # type: ignore[arg-type]
        return replace(record, text=f"{record.text}\n{SENTENCE}")

    until.enter_context(patch("baspa.searching.bundles.record_of", leaky))


def published(site: Site, until: ExitStack) -> None:
    """Plant a bug of the program: a page, and an old address, of the story itself."""
    from baspa.planning.composing import Composer

    del site
    honest = Composer.compose_everything

    def leaky(self: Composer, *rest: object) -> None:
        honest(self, *rest)  # type: ignore[arg-type]
        self.settling.memory.execute(
            "INSERT INTO claim VALUES (?, 'fixed', 'redirect', 0, ?, '', 'old/bridge/index.html')",
            ("old/bridge/index.html", f"/{ADDRESS}/"),
        )

    until.enter_context(patch.object(Composer, "compose_everything", leaky))


BOLD = TITLE.replace(" ", " <b>").replace("көпір", "көпір</b>")
PLANTS: dict[str, Plant] = {
    "a layout spells the address": layout("machines/robots.txt", f"Disallow: /{ADDRESS}/"),
    "a layout of ours in a comment": layout("base.html", f"<!-- {TITLE} -->"),
    "words of the paper": file("layouts/words/kk.yaml", f"latest: {json.dumps(TITLE, ensure_ascii=False)}\n"),
    "the style sheet": file("layouts/assets/own.css", f'.soon::after {{ content: "{TITLE}" }}\n'),
    "a script": file("layouts/assets/own.js", f"const soon = {json.dumps(TITLE)};\n"),
    "the configuration": lambda site, _: site.put(
        "site.yaml", (site.root / "site.yaml").read_text("utf-8") + f"description: {json.dumps(TITLE)}\n"
    ),
    "the headline on a page": page(TITLE),
    "in capitals": page(TITLE.upper()),
    "in small letters": page(TITLE.lower()),
    "decomposed": page(normalize("NFD", TITLE)),
    "by decimal entities": page("".join(f"&#{ord(letter)};" for letter in TITLE)),
    "by hexadecimal entities": page("".join(f"&#x{ord(letter):x};" for letter in TITLE)),
    "with entities twice": page(TITLE.replace("«", "&amp;laquo;").replace("»", "&amp;raquo;")),
    "with other quotes": page(TITLE.replace("«", '"').replace("»", '"').replace(" ", "\u00a0")),
    "with tags between": page(BOLD),
    "with escaped tags between": page(BOLD.replace("<", "&lt;").replace(">", "&gt;")),
    "with soft hyphens": page("\u00ad".join(TITLE)),
    "with zero-width spaces": page("\u200b".join(TITLE)),
    "over many lines": page(TITLE.replace(" ", "\n      ")),
    "in an attribute": page(f'<img alt="{TITLE}">'),
    "in JSON-LD with escapes": page(f'<script type="application/ld+json">{json.dumps({"headline": TITLE})}</script>'),
    "in an address that is shared": page(f'<a href="https://t.me/share/url?text={quote(TITLE)}">'),
    "the address": page(f'<link rel="next" href="https://paper.example/{ADDRESS}/">'),
    "the address by percent signs": page("".join(f"%{ord(letter):02x}" for letter in ADDRESS)),
    "the slug in a picture's name": page(f'<img src="/thumbs/{SLUG}-480.webp" alt="">'),
    "a sentence on a page": page(f"<p>{SENTENCE}</p>"),
    "a sentence in capitals with tags": page(f"<p>{SENTENCE.upper().replace(',', '</i>,')}</p>"),
    "the feed": layout("machines/rss.xml", f"<!-- {TITLE} -->"),
    "the feed, by a bug": rendered(PageKind.RSS, f"<![CDATA[<p>{SENTENCE}</p>]]>".encode()),
    "the JSON feed, by a bug": rendered(PageKind.JSON_FEED, json.dumps(TITLE).encode()),
    "the sitemap, by a bug": rendered(PageKind.SITEMAP, f"<loc>https://paper.example/{ADDRESS}/</loc>".encode()),
    "the news sitemap, by a bug": rendered(PageKind.NEWS_SITEMAP, f"<news:title>{TITLE}</news:title>".encode()),
    "the shared fragment, by a bug": rendered(PageKind.LATEST, f"<li>{TITLE}".encode()),
    "a page of a day, by a bug": rendered(PageKind.DAY, f'<a href="/{ADDRESS}/">'.encode()),
    "a page of an author, by a bug": rendered(PageKind.AUTHOR, TITLE.encode()),
    "neighbours, by a bug": rendered(PageKind.ARTICLE, f'<link rel="next" href="/{ADDRESS}/">'.encode()),
    "a redirect, by a bug": published,
    "search, by a bug": searched,
    "rules for a host": file("content/static/_redirects", f"/soon /{ADDRESS}/ 302\n"),
    "a static page": file("content/static/soon.html", f"<h1>{TITLE}</h1>\n"),
    "static JSON": file("content/static/soon.json", json.dumps({"next": TITLE})),
    "a packed file": file("content/static/soon.json.gz", gzip.compress(SENTENCE.encode())),
    "a drawing": file("content/static/soon.svg", f"<svg><text>{TITLE}</text></svg>"),
    "what a picture says of itself": file(
        "content/static/soon.jpg", photo("landscape", ".jpg")[:-2] + b"\0Description\0" + TITLE.encode() + b"\xff\xd9"
    ),
    "the name of a static file": file(f"content/static/{SLUG}.pdf", b"%PDF-1.4\n"),
    "the name of a folder": file(f"content/static/{SLUG}/a.txt", "nothing\n"),
    "the name of a picture": file(f"content/media/{SLUG}-2.jpg", "landscape"),
    "a picture beside a story": lambda site, until: (
        site.put(f"content/2026/11/{SLUG}.jpg", "landscape"),
        story(image={"src": f"{SLUG}.jpg", "alt": "Көпір"})(site, until),
    ),
    "a story says the headline": story(body=f"Ертең оқыңыз: {TITLE}.\n"),
    "a story's link says it": story(body=f"Оқыңыз: [{TITLE}](30-bridge.md).\n"),
    "a story's headline says it": story(title=f"Ертең: {TITLE}"),
    "a story says the address": story(body=f"[Ертең](/{ADDRESS}/) шығады.\n"),
    "a story says the whole address": story(body=f"<https://paper.example/{ADDRESS}/>\n"),
    "a story says a sentence": story(body=f"Біз білетініміз: бәрі дайын. {SENTENCE}\n"),
    "a story's summary says a sentence": story(summary=SENTENCE),
    "a caption says a sentence": lambda site, until: (
        site.put("content/media/pont.jpg", "landscape"),
        story(image={"src": "/media/pont.jpg", "alt": "Көпір", "caption": SENTENCE})(site, until),
    ),
    "a tag says the headline": story(tags=[TITLE]),
    "a standing page says it": file("content/pages/plan.md", f"---\ntitle: Жоспар\n---\n\nДүйсенбі: {TITLE}\n"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """What a build said of one plant."""

    errors: tuple[str, ...]
    """The codes of its errors, each with its place."""
    published: bool
    told: str
    """All that its problems would show."""


def planted(plant: Plant, root: Path) -> Found:
    """Return what a build says of a paper with one leak."""
    site = good_paper(Site(root))
    with ExitStack() as until:
        plant(site, until)
        proof = build_here(site.root, site.output)
    wrong = [problem for problem in proof.problems if problem.level == "error"]
    told = " ".join(f"{one.found} {one.facts} {one.field} {one.place}" for one in proof.problems)
    return Found(tuple(f"{one.place}: {one.code}" for one in wrong), proof.outcome is not None, told)


def main() -> None:
    """Plant each, and say what came of it."""
    found = 0
    for name, plant in PLANTS.items():
        with tempfile.TemporaryDirectory() as folder:
            came = planted(plant, Path(folder) / "paper")
        caught = bool(came.errors) and not came.published and all(": leak." in one for one in came.errors)
        found += caught
        print(f"{'found' if caught else 'MISSED'}: {name}: {', '.join(came.errors[:2])}")  # noqa: T201 - to be read
    print(f"{found} of {len(PLANTS)} found")  # noqa: T201


if __name__ == "__main__":
    main()
