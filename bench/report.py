"""The report of a contest: tables of medians, spread and ratios, and what has changed in our own figures."""

import json
import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from contest import WORKS, Figure
from counting import Made
from measure import Cost, Range
from peers.entrants import Entrant

HEADINGS = {
    "cold": "from nothing",
    "unchanged": "nothing changed",
    "edit": "one body edited",
    "story": "one new story",
    "layout": "article layout changed",
}
BASES = ("hugo", "hugo-plain", "hugo-full")
"""Whose median is 1: the first of these that took part."""
NOTABLE = 0.1
"""A change of our own processor time is told from this share on."""

OWN_PATH = re.compile(r"(?<!\S)/\S+")

Scene = tuple[int, str]
"""The number of articles, and what the outputs lay on."""
Metric = Callable[[Cost], Range]


@dataclass(frozen=True, slots=True)
class Results:
    """Everything a report tells."""

    figures: Sequence[Figure]
    entrants: Sequence[Entrant]
    made: Mapping[Scene, Mapping[str, Made]]
    """What each entrant's output held at the end, by its name."""
    absent: Mapping[str, str]
    """Who did not take part, or not to the end, and the reason."""

    @property
    def scenes(self) -> list[Scene]:
        """Sizes and places in the order they were measured."""
        return list(dict.fromkeys((figure.articles, figure.place) for figure in self.figures))

    def cost(self, scene: Scene, entrant: str, work: str) -> Cost | None:
        """What a work cost an entrant; None when it was not measured."""
        key = (*scene, entrant, work)
        found = [figure.run for figure in self.figures if key == key_of(figure)]
        return Cost(tuple(found)) if found else None

    def base(self, scene: Scene) -> str | None:
        """The entrant whose median is 1."""
        present = {figure.entrant for figure in self.figures if (figure.articles, figure.place) == scene}
        return next((name for name in BASES if name in present), None)

    def title(self, name: str) -> str:
        """How an entrant is called."""
        return next(entrant.title for entrant in self.entrants if entrant.name == name)

    def ratio(self, scene: Scene, entrant: str, work: str, metric: Metric) -> float | None:
        """The ratio of an entrant's median to the base's; None when either is missing."""
        base = self.base(scene)
        ours, theirs = self.cost(scene, entrant, work), self.cost(scene, base, work) if base else None
        return metric(ours).median / metric(theirs).median if ours and theirs else None


def key_of(figure: Figure) -> tuple[int, str, str, str]:
    """What a figure is about."""
    return figure.articles, figure.place, figure.entrant, figure.work


def spread(found: Range, digits: int) -> str:
    """Median and range: `1.20 (1.10-1.40)`."""
    return f"{found.median:,.{digits}f} ({found.least:,.{digits}f}-{found.greatest:,.{digits}f})"


def table(results: Results, scene: Scene, metric: Metric, digits: int) -> list[str]:
    """One line for each entrant: its figures in every work, with their ratios to the base's."""
    lines = [
        f"| | {' | '.join(HEADINGS[work] for work in WORKS)} |",
        f"| :--- |{' ---: |' * len(WORKS)}",
    ]
    for entrant in results.entrants:
        cells = []
        for work in WORKS:
            cost, ratio = (
                results.cost(scene, entrant.name, work),
                results.ratio(scene, entrant.name, work, metric),
            )
            told = f", ×{ratio:.2f}" if ratio is not None else ""
            cells.append(f"{spread(metric(cost), digits)}{told}" if cost else "–")
        if set(cells) != {"–"}:
            lines.append(f"| {entrant.title} | {' | '.join(cells)} |")
    return lines


def made_table(results: Results, scene: Scene) -> list[str]:
    """How much each entrant made."""
    lines = ["| | article pages | all pages | files | MB |", "| :--- | ---: | ---: | ---: | ---: |"]
    for name, made in results.made.get(scene, {}).items():
        figures = f"{made.articles:,} | {made.pages:,} | {made.files:,} | {made.size / 1e6:.1f}"
        lines.append(f"| {results.title(name)} | {figures} |")
    return lines


def scene_section(results: Results, scene: Scene) -> list[str]:
    """Everything about one size in one place."""
    articles, place = scene
    base = results.base(scene)
    compared = f"; × compares with {results.title(base)}" if base else ""
    return [
        f"## {articles:,} articles, output on {place}",
        "",
        f"Wall seconds: median (least-greatest){compared}.",
        "",
        *table(results, scene, lambda cost: cost.wall, 2),
        "",
        "Processor seconds of the whole tree of processes.",
        "",
        *table(results, scene, lambda cost: cost.cpu, 2),
        "",
        "Peak memory of the whole tree of processes, MB; what processes share counts in each of them.",
        "",
        *table(results, scene, lambda cost: cost.memory, 0),
        "",
        "What was made:",
        "",
        *made_table(results, scene),
        "",
    ]


def public(command: Sequence[str]) -> str:
    """A command line without the machine's own paths."""
    return shlex.join(Path(part).name if Path(part).is_absolute() else part for part in command)


def commands_section(results: Results, asked: Sequence[str]) -> list[str]:
    """The exact commands, of this report and of every entrant."""
    lines = [
        f"{entrant.title}: `{public(entrant.command(Path('SITE'), Path('OUTPUT')))}`" for entrant in results.entrants
    ]
    return ["## Commands", "", f"This report: `{public(asked)}`.", "", *(f"- {line}" for line in lines), ""]


def absent_section(results: Results) -> list[str]:
    """Who did not take part, if anyone."""
    if not results.absent:
        return []
    lines = [f"- {name}: {OWN_PATH.sub('…', reason)}" for name, reason in results.absent.items()]
    return ["## Skipped", "", *lines, ""]


def stored(results: Results) -> dict[str, float]:
    """The median processor seconds of every work, by `articles/place/entrant/work`."""
    keys = dict.fromkeys(map(key_of, results.figures))
    costs = {key: results.cost(key[:2], *key[2:]) for key in keys}
    return {"/".join(map(str, key)): round(cost.cpu.median, 3) for key, cost in costs.items() if cost}


def earlier_figures(place: Path) -> dict[str, float]:
    """What the report before stored; nothing when there is none or it cannot be read."""
    try:
        found = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def against_before(results: Results, earlier: Mapping[str, float]) -> list[str]:
    """Where Baspa's own processor time differs from the report before by a notable share."""
    now = {key: seconds for key, seconds in stored(results).items() if "/baspa-" in key}
    pairs = [(key, earlier[key], seconds) for key, seconds in now.items() if earlier.get(key)]
    changed = [(key, old, new) for key, old, new in pairs if abs(new - old) >= NOTABLE * old]
    if not pairs:
        return []
    lines = [
        f"| {key.replace('/', ', ')} | {old:.2f} | {new:.2f} | {new / old - 1:+.0%} |" for key, old, new in changed
    ]
    said = f"{len(pairs)} of Baspa's works were in the report before; {len(changed)} differ by a tenth or more."
    rows = ["| work | CPU before, s | now, s | |", "| :--- | ---: | ---: | ---: |", *lines, ""] if lines else []
    return ["## Against the report before", "", said, "", *rows]


PREFACE = """Every entrant builds the same newspaper of `bench/corpus.py`: each article's page has the sections' menu
of 18, 4 similar stories and the 20 latest; the front page, 18 sections and 40 authors are listed by 30; a feed has
20 stories. Beyond that, Baspa makes pages of tags, years, months and days, feeds of the sections, Atom and JSON
feeds, sitemaps and links to neighbours; Hugo makes its sitemap. Eleventy has no similar news. Baspa's similar news
weigh tags, section and nearness in time; Hugo's weigh tags, unless it says "as Baspa's"; so does Pelican's plugin.

Runs are whole processes from the shell. In every turn all entrants do each work one after another, and each turn
another begins; after every run the change is looked for in the output."""


def report(
    results: Results, *, heading: Sequence[str], asked: Sequence[str], earlier: Mapping[str, float], picture: str
) -> str:
    """The whole report as Markdown.

    `heading` says when and on what, `asked` is the command line, `earlier` what the report before stored, and
    `picture` the file of the plot.
    """
    sections = [line for scene in results.scenes for line in scene_section(results, scene)]
    return "\n".join(
        [
            "# Baspa and its rivals",
            "",
            *heading,
            "",
            PREFACE,
            "",
            f"![Ratios of the wall times]({picture})",
            "",
            *sections,
            *against_before(results, earlier),
            *absent_section(results),
            *commands_section(results, asked),
        ]
    )
