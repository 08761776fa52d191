"""The dialogue of `baspa new`: what is missing is asked for on a terminal, until the press would take it."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from baspa.desk.console import Console
from baspa.desk.messages import shown
from baspa.desk.new import HERE, Wish, taken_by, wrong_with
from baspa.memory.store import FOLDER
from baspa.problems import Broken, Problem
from baspa.reading.articles import label
from baspa.reading.config import Config

BYLINE = "byline"
"""The file, beside the memory, that remembers who wrote last on this computer."""
LONGEST_BYLINE = 4_096


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A talk about one new article of a paper."""

    console: Console
    config: Config

    def complete(self, wish: Wish) -> Wish:
        """Return a wish with all that was missing asked for; raises click's `Abort` when the person leaves."""
        site = self.config.site
        given = wrong_with(self.config, replace(wish, title=wish.title or "x"))
        if any(problem.code != "new.slug" for problem in given):
            raise Broken(*given)  # sooner than after four answers
        if not wish.title:
            wish = self._ask(wish, "title")
        if any(problem.code == "new.slug" for problem in wrong_with(self.config, wish)):
            wish = self._ask(wish, "slug")
        if not wish.category:
            wish = self._ask(wish, "category", _names(site.categories))
        if not wish.authors:
            wish = self._ask(wish, "author", _names(site.authors), usual_byline(self.config))
            remember_byline(self.config.root, wish.authors)
        while not wrong_with(self.config, wish) and (taken := taken_by(self.config, wish)):
            self.console.aside("ask.taken", url=shown(taken.url), other=shown(taken.by))
            wish = self._ask(wish, "slug", default=taken.free)
        return wish

    def _ask(self, wish: Wish, field: str, choices: Sequence[str] = (), default: str = "") -> Wish:
        """Ask for one field until nothing is wrong with it."""
        for number, name in enumerate(choices, start=1):
            self.console.aside("ask.choice", number=f"{number:>3}", name=shown(name))
        question = self.console.voice.say(f"ask.choose-{field}" if choices else f"ask.{field}")
        while True:
            answer = click.prompt(question, default=default, show_default=bool(default), err=True)
            given = _with(wish, field, str(answer), choices).plain
            wrong = self._wrong(given, field)
            if wrong is None:
                return given
            what, do = self.console.voice.sentences(wrong)
            self.console.aside("ask.wrong", what=what, do=do)

    def _wrong(self, given: Wish, field: str) -> Problem | None:
        """Return what is wrong with an answer; that a headline gives no URL is asked about later."""
        if not (given.authors if field == "author" else getattr(given, field)):
            return Problem("value.empty", HERE, field=field)
        problems = (problem for problem in wrong_with(self.config, given) if problem.code != "new.slug")
        return next((problem for problem in problems if problem.field.partition(".")[0] == field), None)


def usual_byline(config: Config) -> str:
    """Return who most likely writes, as the paper lists it: who did last here, else who git says it is."""
    for names in (_remembered(config.root), _by_git(config.root)):
        listed = [label(name, config.site.authors) for name in names]
        if listed and all(config.site.authors is None or one.slug in config.site.authors for one in listed):
            return ", ".join(one.name for one in listed)
    return ""


def remember_byline(root: Path, names: Sequence[str]) -> None:
    """Remember who writes on this computer; where that cannot be written, it is asked for again."""
    with suppress(OSError):
        (root / FOLDER).mkdir(exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(root / FOLDER / BYLINE, flags, 0o644)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(names))


def _remembered(root: Path) -> list[str]:
    try:
        with (root / FOLDER / BYLINE).open("rb") as file:
            return file.read(LONGEST_BYLINE).decode().split("\n")
    except (OSError, UnicodeDecodeError):
        return []


def _by_git(root: Path) -> list[str]:
    """Return who git says is working here; nobody where it is not installed, or does not know."""
    words = ("git", "-C", str(root), "config", "--get", "user.name")
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=5)  # noqa: S603 - fixed
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return []
    return [done.stdout.strip()] if done.stdout.strip() else []


def _names(listed: Mapping[str, object] | None) -> tuple[str, ...]:
    return tuple(str(getattr(entry, "name", entry)) for entry in (listed or {}).values())


def _with(wish: Wish, field: str, answer: str, choices: Sequence[str]) -> Wish:
    """Return a wish with an answer: a name, or the number of one; of bylines, where they are listed, several."""
    if field != "author":
        one: dict[str, Any] = {field: _chosen(answer, choices)}
        return replace(wish, **one)
    names = answer.split(",") if choices and answer not in choices else [answer]
    return replace(wish, authors=tuple(_chosen(name, choices) for name in names))


def _chosen(answer: str, choices: Sequence[str]) -> str:
    number = answer.strip()
    chosen = number.isdecimal() and 1 <= int(number) <= len(choices)
    return choices[int(number) - 1] if chosen else answer
