"""The contest: every entrant does the same works in turn, so that what the machine does meanwhile hits all alike.

A turn is five works: the whole newspaper from nothing, once more with nothing changed, after one edited body,
after one new story, and after a change of the article layout. In each work the entrants follow one another, and
each turn another begins. After every run its output must show the change, or the figure would mean nothing.
"""

import html
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus
from cold import environment
from counting import made
from headings import heading
from measure import CommandFailedError, Run, run_once
from peers.entrants import Entrant
from peers.translate import address, carry
from places import Clearing

WORKS = ("cold", "unchanged", "edit", "story", "layout")
SEED = 1
LAYOUT_MARK = re.compile(r'<article class="article"[^>]*>')
Say = Callable[[str], None]
Sight = tuple[str, str]
"""A file of the output and what must be read in it."""


class NotSeenError(Exception):
    """A build ended well, but its output does not show what was changed."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one work of one entrant cost once."""

    articles: int
    place: str
    """What the output lay on, in words."""
    entrant: str
    work: str
    run: Run


@dataclass(frozen=True, slots=True)
class Ground:
    """Where an entrant works."""

    entrant: Entrant
    site: Path
    output: Path


@dataclass(frozen=True, slots=True)
class Contest:
    """One archive and the entrants that build it."""

    archive: Path
    articles: int
    place: str
    grounds: tuple[Ground, ...]
    clear: Clearing
    say: Say


def make_grounds(work: Path, outputs: Path, articles: int, entrants: Sequence[Entrant]) -> tuple[Path, list[Ground]]:
    """Make the archive and every entrant's site of it in `work`; outputs will lie below `outputs`.

    In processes of their own: one started from a large process begins with its memory in the books.
    """
    archive = work / "archive"
    making = [sys.executable, str(Path(corpus.__file__)), str(archive), "--articles", str(articles)]
    run_once([*making, "--seed", str(SEED)], environment())
    grounds = []
    for entrant in entrants:
        site = work / "sites" / entrant.name
        site.parent.mkdir(exist_ok=True)
        run_once([sys.executable, "-m", "peers.translate", entrant.source, str(archive), str(site)], environment())
        grounds.append(Ground(entrant, site, outputs / entrant.name))
    return archive, grounds


def oldest_page(articles: int) -> str:
    """The output file of an archive's oldest article, on which a change of everything is seen last."""
    return page_of(heading(SEED, articles - 1).path)


def page_of(path: str) -> str:
    """The output file of an article, by its path from `content`."""
    return f"{address(path)[1:]}index.html"


def change(contest: Contest, work: str, turn: int) -> Callable[[Ground], list[Sight]]:
    """Change the archive for a work; return what brings the change to a ground and names where it must be seen."""
    oldest = oldest_page(contest.articles)
    if work == "edit":
        place = corpus.edit_body(contest.archive, contest.articles // 2 + turn)
        sentence = place.read_text(encoding="utf-8").splitlines()[-1]
        page = page_of(place.relative_to(contest.archive / "content").as_posix())
        return lambda ground: carried(contest, ground, place, [(page, sentence)])
    if work == "story":
        place = corpus.new_story(contest.archive, turn + 1)
        url = address(place.relative_to(contest.archive / "content").as_posix())
        page = page_of(place.relative_to(contest.archive / "content").as_posix())
        return lambda ground: carried(
            contest, ground, place, [(page, ""), ("index.html", url), (ground.entrant.latest or oldest, url)]
        )
    if work == "layout":
        mark = f'<article class="article" data-edition="{turn}">'
        return lambda ground: marked(ground, mark, oldest)
    return lambda ground: cleared(contest, ground, oldest) if work == "cold" else [(oldest, "<article")]


def carried(contest: Contest, ground: Ground, place: Path, sights: list[Sight]) -> list[Sight]:
    """Bring a new or edited article to a ground."""
    carry(ground.entrant.source, contest.archive, place, ground.site)
    return sights


def marked(ground: Ground, mark: str, oldest: str) -> list[Sight]:
    """Write the turn's mark into a ground's article layout."""
    layout = ground.site / ground.entrant.layout
    text = LAYOUT_MARK.sub(mark, layout.read_text(encoding="utf-8"))
    layout.write_text(text, encoding="utf-8", newline="\n")
    return [(oldest, mark)]


def cleared(contest: Contest, ground: Ground, oldest: str) -> list[Sight]:
    """Take away everything that earlier builds made on a ground."""
    contest.clear([ground.output, *(ground.site / name for name in ground.entrant.leftovers)])
    ground.output.mkdir(parents=True)
    return [(oldest, "<article")]


def check_seen(ground: Ground, sights: Sequence[Sight], articles: int) -> None:
    """Raise NotSeenError unless the output shows everything it must, and has so many pages of articles."""
    found = made(ground.output).articles
    if found != articles:
        raise NotSeenError(f"{ground.entrant.title}: {found} pages of articles instead of {articles}")
    for file, words in sights:
        page = ground.output / file
        if not page.is_file() or words not in html.unescape(page.read_text(encoding="utf-8")):
            raise NotSeenError(f"{ground.entrant.title}: the change is not seen in {file}")


def turns(contest: Contest, *, warm_ups: int, runs: int, dropped: dict[str, str]) -> Iterator[Figure]:
    """Do all turns and give every figure after the warm-ups.

    An entrant whose build fails, or does not show a change, takes no further part; `dropped` gets the reason.
    """
    for turn in range(warm_ups + runs):
        first = turn % len(contest.grounds)
        order = (*contest.grounds[first:], *contest.grounds[:first])
        for work in WORKS:
            bring = change(contest, work, turn)
            for ground in order:
                if ground.entrant.name in dropped:
                    continue
                try:
                    sights = bring(ground)
                    command = ground.entrant.command(ground.site, ground.output)
                    run = run_once(command, environment(), ground.site)
                    stories = turn + (work in {"story", "layout"})
                    check_seen(ground, sights, contest.articles + stories)
                except (CommandFailedError, NotSeenError) as error:
                    dropped[ground.entrant.name] = str(error).splitlines()[0]
                    contest.say(f"{ground.entrant.title}: out, {error}")
                    continue
                told = f"{contest.articles} articles, turn {turn}, {work}, {ground.entrant.title}"
                contest.say(f"{told}: wall {run.wall:.2f} s, processor {run.cpu:.2f} s, {run.memory:.0f} MB")
                if turn >= warm_ups:
                    yield Figure(contest.articles, contest.place, ground.entrant.name, work, run)
