"""Any edits in any order, then a build, give the same bytes as a clean build (law 2)."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    multiple,
    rule,
    run_state_machine_as_test,
)

from baspa.memory.store import FOLDER, NAME, SEAL
from baspa.problems import errors
from photos import photo
from sites import Site, article, build_clean, build_here, tree

CONFIGURATION = """\
title: Test Paper
base_url: https://paper.example/daily
language: kk
timezone: Asia/Almaty
listing: {{ size: {size}, latest: {latest}, similar: 2, feed: 3 }}
menus:
  main:
    - {{ title: "{menu}", url: /about/ }}
permalink: "{permalink}"
markdown: {{ engine: {engine} }}
images: {{ cards: {cards}, formats: {formats}, widths: [100, 480] }}
search: {search}
feeds: {feeds}
"""
OWN_LAYOUT = """\
{{% extends "base.html" %}}
{{% block main %}}
<h1>{word} {{{{ article.story.title }}}}</h1>
{{{{ article.body }}}}
{{% include "own/box.html" %}}
{{% endblock %}}
"""
START = datetime.fromisoformat("2026-11-20T12:00:00+05:00")
HOURS = st.integers(-70, 70)
CATEGORIES = st.sampled_from(["Қоғам", "Спорт", "Өнер"])
AUTHORS = st.lists(st.sampled_from(["Қоғам бөлімі", "Sport desk", "Мұра тобы"]), min_size=1, max_size=2, unique=True)
TAGS = st.lists(st.sampled_from(["кітап", "қар", "қала", "жол"]), max_size=3, unique=True)
WORDS = st.sampled_from(["таң", "кеш", "түн", "қыс & жаз", "<b>жел</b>", "{{ жоқ }}"])
SLUGS = st.sampled_from(["qys", "zhaz", "kuz", "koktem"])
FILES = st.sampled_from(["media/leaflet.pdf", "media/сурет.bin", "static/humans.txt", "static/deep/robots-too.txt"])
PICTURES = st.sampled_from(["a.jpg", "сурет.png"])
"""Each is wide enough for files of other widths to be made of it."""


def _clock(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")


class Newsroom(RuleBasedStateMachine):
    """A site that is edited and built, over and over, beside a clean build of the same sources."""

    stories = Bundle("stories")

    def __init__(self) -> None:
        """Open an empty newsroom in a folder of its own."""
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="newsroom-"))
        self.site = Site(self.top / "paper")
        self.now = START
        self.fields: dict[str, dict[str, object]] = {}
        self.bodies: dict[str, str] = {}
        self.undo: Callable[[], object] | None = None
        self.settings = {"size": 2, "latest": 3, "menu": "Біз", "permalink": "/{yyyy}/{mm}/{dd}/{slug}/"}
        self.settings |= {"engine": "markdown", "cards": True, "formats": "webp"}
        self.settings |= {"feeds": "{ content: full }", "search": "false"}
        self.born = 0
        self.published: dict[str, bytes] = {}

    def teardown(self) -> None:
        """Put the chairs on the tables."""
        shutil.rmtree(self.top)

    # What every edit ends with.

    def build(self) -> None:
        """Build into the old output, and into a fresh folder, and compare every byte."""
        done = build_here(self.site.root, self.site.output, now=self.now.isoformat())
        fresh = self.top / "fresh"
        clean = build_clean(self.site.root, fresh, now=self.now.isoformat())
        mine = {path: text for path, text in tree(self.site.output).items() if not path.startswith("foreign")}

        assert errors(done.problems) == errors(clean.problems)
        if clean.outcome is not None and done.outcome is not None:
            assert mine == tree(fresh)
            assert done.outcome.edition == clean.outcome.edition
        else:
            assert mine == self.published
        self.published = mine
        shutil.rmtree(fresh, ignore_errors=True)

    def lay(self, path: str) -> None:
        """Write an article's file as its fields and its body say."""
        self.site.put(path, article(**self.fields[path], body=self.bodies[path]))

    def set(self, path: str, **fields: object) -> None:
        """Change fields of an article, so that the change can be taken back, and build."""
        old = dict(self.fields[path])
        self.fields[path] |= fields
        self.undo = partial(self._restore, path, old)
        self.lay(path)
        self.build()

    def _restore(self, path: str, old: dict[str, object]) -> None:
        if path in self.fields:
            self.fields[path] = old
            self.lay(path)

    def configure(self, **changes: object) -> None:
        """Change the configuration and build."""
        self.settings |= changes
        self.site.put("site.yaml", CONFIGURATION.format(**self.settings))
        self.build()

    # The edits.

    @initialize(target=stories)
    def open(self) -> object:
        """Publish three articles to begin with."""
        self.site.put("site.yaml", CONFIGURATION.format(**self.settings))
        self.site.put("content/pages/about.md", "---\ntitle: Біз туралы\n---\n\nГазет.\n")
        begun = [self.begin(hours, "Қоғам", ["Қоғам бөлімі"], ["кітап"]) for hours in (-60, -30, -1)]
        self.build()
        return multiple(*begun)

    def begin(self, hours: int, category: str, authors: list[str], tags: list[str]) -> str:
        """Write a new article."""
        self.born += 1
        path = f"content/2026/{self.born:02}.md"
        self.fields[path] = {
            "title": f"Жаңалық {self.born}",
            "category": category,
            "time": _clock(START + timedelta(hours=hours)),
            "author": authors,
            "tags": tags,
        }
        self.bodies[path] = f"Мәтін {self.born}.\n"
        self.lay(path)
        return path

    @rule(target=stories, hours=HOURS, category=CATEGORIES, authors=AUTHORS, tags=TAGS)
    def add(self, hours: int, category: str, authors: list[str], tags: list[str]) -> str:
        """Add an article, past or scheduled."""
        path = self.begin(hours, category, authors, tags)
        self.build()
        return path

    @rule(path=stories, word=WORDS)
    def edit_the_body(self, path: str, word: str) -> None:
        """Change what an article says."""
        self.bodies[path] = f"{word}\n\nЕкінші абзац.\n"
        self.lay(path)
        self.build()

    @rule(path=stories, word=WORDS)
    def edit_without_a_trace_in_time_or_size(self, path: str, word: str) -> None:
        """Change an article to another of the same size, and put its old time of modification back."""
        there = self.site.root / path
        before = there.stat()
        self.bodies[path] = self.bodies[path].replace("а", "о") if "а" in self.bodies[path] else f"{word}\n"
        self.lay(path)
        os.utime(there, ns=(before.st_atime_ns, before.st_mtime_ns))
        self.build()

    @rule(path=stories, other=stories, language=st.sampled_from(["ru", "en"]))
    def translate(self, path: str, other: str, language: str) -> None:
        """Let a story name another as its translation; whether that one returns it is another edit."""
        name = other if other in self.fields else "https://ru.example/"
        self.set(path, translations={language: name})

    @rule(path=stories, hours=st.integers(1, 90) | st.none())
    def break_news(self, path: str, hours: int | None) -> None:
        """Put a story into the banner of breaking news for some hours, or take it out."""
        begun = datetime.strptime(f"{self.fields[path]['time']} +0500", "%Y-%m-%d %H:%M %z")
        self.set(path, breaking=None if hours is None else _clock(begun + timedelta(hours=hours)))

    @rule(path=stories, hours=st.lists(st.integers(0, 90), max_size=2, unique=True), word=WORDS)
    def correct(self, path: str, hours: list[int], word: str) -> None:
        """Correct a story some hours after its publication, or take its corrections back."""
        begun = datetime.strptime(f"{self.fields[path]['time']} +0500", "%Y-%m-%d %H:%M %z")
        self.set(path, corrections=[{"time": _clock(begun + timedelta(hours=hour)), "text": word} for hour in hours])

    @rule(path=stories, minutes=st.lists(st.integers(-30, 300), max_size=3), word=WORDS, ended=st.booleans())
    def go_live(self, path: str, minutes: list[int], word: str, *, ended: bool) -> None:
        """Make a story a live blog of some entries, in any order, and maybe end it."""
        begun = datetime.strptime(f"{self.fields[path]['time']} +0500", "%Y-%m-%d %H:%M %z")
        moments = [begun + timedelta(minutes=minute) for minute in minutes]
        self.bodies[path] = "".join(
            f"## {moment:%d.%m %H:%M} {word} {n}\n\n{word}\n\n" for n, moment in enumerate(moments)
        )
        self.set(path, kind="live", ended=_clock(max([begun, *moments])) if ended else None)

    @rule(path=stories, word=WORDS)
    def retitle(self, path: str, word: str) -> None:
        """Give an article another headline, and so another URL."""
        self.set(path, title=f"{word} {self.fields[path]['title']}"[:60])

    @rule(path=stories, category=CATEGORIES)
    def move_to_a_section(self, path: str, category: str) -> None:
        """Move an article to another section."""
        self.set(path, category=category)

    @rule(path=stories, authors=AUTHORS)
    def change_the_byline(self, path: str, authors: list[str]) -> None:
        """Give an article other authors."""
        self.set(path, author=authors)

    @rule(path=stories, tags=TAGS)
    def change_the_tags(self, path: str, tags: list[str]) -> None:
        """Give an article other tags."""
        self.set(path, tags=tags)

    @rule(path=stories, hours=HOURS)
    def change_the_time(self, path: str, hours: int) -> None:
        """Move an article in time."""
        self.set(path, time=_clock(START + timedelta(hours=hours)))

    @rule(path=stories, slug=SLUGS | st.none())
    def change_the_slug(self, path: str, slug: str | None) -> None:
        """Give an article a slug; two may now want one URL, which publishes nothing."""
        self.set(path, slug=slug)

    @rule(path=stories, hours=st.none() | HOURS)
    def embargo(self, path: str, hours: int | None) -> None:
        """Put an article under embargo, or take it out."""
        self.set(path, embargo=None if hours is None else _clock(START + timedelta(hours=hours)))

    @rule(path=stories, hours=st.none() | HOURS)
    def let_expire(self, path: str, hours: int | None) -> None:
        """Let an article expire, or live again."""
        self.set(path, expires=None if hours is None else _clock(START + timedelta(hours=hours)))

    @rule(path=stories, draft=st.booleans(), pinned=st.booleans())
    def hold_or_pin(self, path: str, *, draft: bool, pinned: bool) -> None:
        """Make an article a draft, or pin it to the front page."""
        self.set(path, draft=draft, pinned=pinned)

    @rule(path=stories, alias=st.sampled_from(["/old/one/", "/old/two.html", "/about-us/"]))
    def give_an_old_url(self, path: str, alias: str) -> None:
        """Let an old URL lead to an article."""
        self.set(path, aliases=[alias])

    @rule(path=stories, other=stories)
    def link_and_relate(self, path: str, other: str) -> None:
        """Let an article link to another one, and name it as related."""
        name = other.rpartition("/")[2]
        self.bodies[path] = f"[сілтеме]({name})\n"
        self.set(path, related=[name])

    @rule(path=stories, name=st.sampled_from(["Қыс", "Жаз"]))
    def put_into_a_series(self, path: str, name: str) -> None:
        """Make an article part of a series."""
        self.set(path, series=name)

    @rule()
    def take_back_the_last_change(self) -> None:
        """Revert the last change of a field."""
        if self.undo is not None:
            self.undo()
            self.undo = None
            self.build()

    @rule(target=stories, path=consumes(stories))
    def rename_the_file(self, path: str) -> str:
        """Move an article's file without changing a letter of it."""
        self.born += 1
        new = f"content/{self.born % 3}/{self.born:02}.md"
        (self.site.root / new).parent.mkdir(exist_ok=True)
        (self.site.root / path).rename(self.site.root / new)
        self.fields[new], self.bodies[new] = self.fields.pop(path), self.bodies.pop(path)
        self.build()
        return new

    @rule(path=consumes(stories))
    def delete(self, path: str) -> None:
        """Delete an article."""
        (self.site.root / path).unlink()
        del self.fields[path], self.bodies[path]
        self.build()

    @rule(path=stories, other=stories)
    def swap_two_files(self, path: str, other: str) -> None:
        """Let two articles change places on disk."""
        self.fields[path], self.fields[other] = self.fields[other], self.fields[path]
        self.bodies[path], self.bodies[other] = self.bodies[other], self.bodies[path]
        self.lay(path)
        self.lay(other)
        self.build()

    @rule(path=stories)
    def touch(self, path: str) -> None:
        """Change an article's time of modification and nothing else."""
        os.utime(self.site.root / path, (0, 0))
        self.build()

    @rule(path=stories)
    def break_and_mend(self, path: str) -> None:
        """Break an article, which publishes nothing, and mend it."""
        self.site.put(path, "---\ntitle: [unclosed\n---\n")
        self.build()
        self.lay(path)
        self.build()

    @rule(path=stories)
    def publish_around_a_broken_one(self, path: str) -> None:
        """Publish the rest without a broken article, then mend it."""
        self.site.put(path, article(category=None))
        build_here(self.site.root, self.site.output, now=self.now.isoformat(), keep_going=True)
        self.published = {p: t for p, t in tree(self.site.output).items() if not p.startswith("foreign")}
        self.lay(path)
        self.build()

    @rule(word=WORDS)
    def edit_our_own_layout(self, word: str) -> None:
        """Override a standard layout, or change the override."""
        self.site.put("layouts/own/box.html", "<p>{{ site.title }}</p>\n")
        self.site.put("layouts/article.html", OWN_LAYOUT.format(word=word.replace("{{ жоқ }}", "жоқ")))
        self.build()

    @rule(
        word=st.sampled_from(
            ["{{ site.title }}", "{{ words.latest }}", "{{ archive.latest_now(2)|map(attribute='title')|join }}"]
        )
    )
    def edit_an_included_layout(self, word: str) -> None:
        """Change what a layout includes, so that it may show today's news in every old page."""
        self.site.put("layouts/own/box.html", f"<aside>{word}</aside>\n")
        self.build()

    @rule(word=WORDS)
    def edit_a_card(self, word: str) -> None:
        """Override how a story looks in lists."""
        self.site.put(
            "layouts/cards/story.html", "<li>{{ story.title }} " + word.replace("{{ жоқ }}", "") + "</li>\n"
        )
        self.build()

    @rule()
    def go_back_to_the_standard_layouts(self) -> None:
        """Remove every override."""
        shutil.rmtree(self.site.root / "layouts", ignore_errors=True)
        self.build()

    @rule(word=WORDS)
    def edit_our_own_words(self, word: str) -> None:
        """Override one of the paper's own words."""
        self.site.put("layouts/words/kk.yaml", f"latest: '{word}'\n")
        self.build()

    def lay_picture(self, name: str, word: str) -> None:
        """Put a picture where media lie; its colours and its height depend on a word."""
        self.site.put(f"content/media/{name}", photo(word, Path(name).suffix, width=250, height=150 + len(word)))

    @rule(name=PICTURES, word=WORDS | st.none())
    def photograph(self, name: str, word: str | None) -> None:
        """Add, change or delete a picture."""
        if word is None:
            (self.site.root / "content/media" / name).unlink(missing_ok=True)
        else:
            self.lay_picture(name, word)
        self.build()

    @rule(path=stories, name=PICTURES | st.none(), focus=st.sampled_from(["left", "80 10"]))
    def illustrate(self, path: str, name: str | None, focus: str) -> None:
        """Give an article a lead picture, or take it away; then it has a card."""
        if name is not None and not (self.site.root / "content/media" / name).exists():
            self.lay_picture(name, "таң")
        self.set(path, image=None if name is None else {"src": f"/media/{name}", "alt": "Таң", "focus": focus})

    @rule(name=PICTURES, path=stories)
    def publish_around_a_broken_picture(self, name: str, path: str) -> None:
        """Publish the rest without the articles that show a broken picture, then mend it."""
        self.fields[path]["image"] = {"src": f"/media/{name}", "alt": "Таң"}
        self.lay(path)
        self.site.put(f"content/media/{name}", b"no picture")
        build_here(self.site.root, self.site.output, now=self.now.isoformat(), keep_going=True)
        self.published = {p: t for p, t in tree(self.site.output).items() if not p.startswith("foreign")}
        self.lay_picture(name, "кеш")
        self.build()

    @rule(cards=st.booleans(), formats=st.sampled_from(["webp", "[avif, webp]"]))
    def make_pictures_otherwise(self, *, cards: bool, formats: str) -> None:
        """Change what is made of pictures."""
        self.configure(cards=cards, formats=formats)

    @rule()
    def lose_what_was_made_of_pictures(self) -> None:
        """Delete half of what is kept beside the memory, and damage the rest."""
        for number, path in enumerate(sorted((self.site.root / ".baspa/pictures").rglob("*.*"))):
            path.unlink() if number % 2 else path.write_bytes(b"x")
        self.build()

    @rule(name=FILES, content=st.binary(max_size=8) | st.none())
    def change_a_file(self, name: str, content: bytes | None) -> None:
        """Add, change or delete a file that is published as it is."""
        there = self.site.root / "content" / name
        if content is None:
            there.unlink(missing_ok=True)
        else:
            self.site.put(f"content/{name}", content)
        self.build()

    @rule(size=st.integers(1, 4), latest=st.integers(1, 4), menu=WORDS.filter(lambda word: '"' not in word))
    def change_the_configuration(self, size: int, latest: int, menu: str) -> None:
        """Change the lengths of lists and the menu."""
        self.configure(size=size, latest=latest, menu=menu)

    @rule(
        permalink=st.sampled_from(
            ["/{yyyy}/{mm}/{dd}/{slug}/", "/news/{yyyy}-{mm}-{dd}-{slug}/", "/{category}/{yyyy}/{slug}/"]
        )
    )
    def change_the_permalink(self, permalink: str) -> None:
        """Move every article to another URL."""
        self.configure(permalink=permalink)

    @rule(engine=st.sampled_from(["markdown", "pyromark"]))
    def switch_the_engine(self, engine: str) -> None:
        """Convert every body with the other engine."""
        self.configure(engine=engine)

    @rule(feeds=st.sampled_from(["{ content: full }", "{ content: summary }", "no"]))
    def give_other_feeds(self, feeds: str) -> None:
        """Let the feeds hold whole texts, or summaries, or let there be none."""
        self.configure(feeds=feeds)

    @rule(jobs=st.integers(2, 3), word=WORDS)
    def let_others_do_the_work(self, jobs: int, word: str) -> None:
        """Build once with several processes, however little there is to do."""
        self.site.put("layouts/words/kk.yaml", f"latest: '{word}'\n")
        with patch("baspa.workers.FEW", 0):
            build_here(self.site.root, self.site.output, now=self.now.isoformat(), jobs=jobs)
        self.published = {p: t for p, t in tree(self.site.output).items() if not p.startswith("foreign")}
        self.build()

    @rule(data=st.data())
    def damage_the_memory(self, data: st.DataObject) -> None:
        """Delete a part of the memory, cut it off, flip a bit in it, or take its seal away."""
        memory = self.site.root / FOLDER / NAME
        how = data.draw(st.sampled_from(["gone", "cut", "flipped", "unsealed", "no body"]))
        content = memory.read_bytes()
        at = data.draw(st.integers(0, len(content) - 1))
        if how == "gone":
            memory.unlink()
        elif how == "cut":
            memory.write_bytes(content[:at])
        elif how == "flipped":
            memory.write_bytes(content[:at] + bytes([content[at] ^ 1 << at % 8]) + content[at + 1 :])
        elif how == "unsealed":
            memory.with_name(SEAL).unlink(missing_ok=True)
        else:
            with closing(sqlite3.connect(memory)) as connection, connection:
                connection.execute("DELETE FROM body")
        self.build()

    @rule(hours=st.integers(1, 40))
    def let_time_pass(self, hours: int) -> None:
        """Step across publications, ends of embargoes, expiries and the news sitemap's two days."""
        self.now += timedelta(hours=hours)
        self.build()

    @rule()
    def let_time_pass_to_the_next_change(self) -> None:
        """Step to the very second at which the last build said that the site changes by itself."""
        proof = build_here(self.site.root, self.site.output, now=self.now.isoformat())
        if proof.next_wake is not None:
            self.now = proof.next_wake
        self.build()

    @rule(name=st.sampled_from(["foreign.txt", "foreign/deep/CNAME"]))
    def leave_a_foreign_file(self, name: str) -> None:
        """Put a file of somebody else's into the output; it stays there."""
        self.site.put(f"output/{name}", "mine")
        self.build()
        assert (self.site.output / name).read_text() == "mine"

    @rule()
    def lose_the_records(self) -> None:
        """Lose the program's own records of an output that is up to date."""
        self.build()
        if self.published and build_here(self.site.root, self.site.output, now=self.now.isoformat()).outcome:
            shutil.rmtree(self.site.output / ".baspa")
        self.build()

    @rule(data=st.data())
    def damage_the_output(self, data: st.DataObject) -> None:
        """Let somebody delete or scribble over a published file."""
        if self.published:
            path = data.draw(st.sampled_from(sorted(self.published)))
            if data.draw(st.booleans()):
                (self.site.output / path).write_bytes(b"scribble")
            else:
                (self.site.output / path).unlink()
            if build_clean(self.site.root, self.top / "fresh", now=self.now.isoformat()).outcome is None:
                self.site.put(f"output/{path}", self.published[path])
            self.build()


class SearchedNewsroom(Newsroom):
    """The same, of a paper whose readers can search in it, or could."""

    let_others_do_the_work = None  # type: ignore[assignment]  # they do not know how small the volumes are here

    def __init__(self) -> None:
        """Begin with search."""
        super().__init__()
        self.settings["search"] = "true"

    @rule(search=st.sampled_from(["true", "false"]))
    def switch_search(self, search: str) -> None:
        """Let readers search, or no longer."""
        self.configure(search=search)


def _run(sequences: int, steps: int, newsroom: type[Newsroom] = Newsroom) -> None:
    run_state_machine_as_test(
        newsroom,
        settings=settings(
            max_examples=sequences,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.usefixtures("quick_layouts")
def test_any_edits_then_a_build_equal_a_clean_build() -> None:
    """After every one of many edits in any order, the output is the one a clean build makes."""
    _run(sequences=26, steps=12)


@pytest.mark.usefixtures("quick_layouts")
def test_the_same_holds_for_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """With volumes so small that stories move from one into another."""
    monkeypatch.setattr("baspa.planning.volumes.STORIES", 2)
    _run(sequences=6, steps=8, newsroom=SearchedNewsroom)


@pytest.mark.long
@pytest.mark.usefixtures("quick_layouts")
def test_the_same_holds_for_search_at_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, for many more and longer sequences."""
    monkeypatch.setattr("baspa.planning.volumes.STORIES", 2)
    _run(sequences=60, steps=20, newsroom=SearchedNewsroom)


@pytest.mark.long
@pytest.mark.usefixtures("quick_layouts")
def test_any_edits_then_a_build_equal_a_clean_build_at_length() -> None:
    """The same, for many more and longer sequences."""
    _run(sequences=400, steps=30)
