"""The plot of a contest: how many times as long as Hugo each entrant took, as bars on a logarithmic axis in SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

from contest import WORKS
from report import HEADINGS, Results, Scene

WIDTH, LABELS, MARGIN = 860, 260, 70
"""The whole width, the part for the entrants' names, and the part for the figures at the right."""
BAR, GAP, HEAD = 16, 8, 34
OURS, THEIRS = "#b3261e", "#6b7785"
STYLE = (
    "text{font:12px sans-serif;fill:#1a1a1a}.head{font-weight:bold;font-size:14px}.work{font-weight:bold}"
    ".axis{stroke:#c8c8c8}.one{stroke:#1a1a1a;stroke-dasharray:4 3}"
    "@media(prefers-color-scheme:dark){text{fill:#eee}.axis{stroke:#555}.one{stroke:#eee}}"
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One entrant's ratio in one work."""

    title: str
    ratio: float
    ours: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """A logarithmic axis over whole powers of ten."""

    low: int
    high: int

    def across(self, ratio: float) -> float:
        """Where a ratio stands, from the left edge of the picture."""
        share = (log10(ratio) - self.low) / (self.high - self.low)
        return LABELS + share * (WIDTH - LABELS - MARGIN)


def axis_for(ratios: Sequence[float]) -> Axis:
    """An axis that holds all ratios and 1, at least one power of ten long."""
    exponents = [log10(ratio) for ratio in (*ratios, 1)]
    low = floor(min(exponents))
    return Axis(low, max(ceil(max(exponents)), low + 1))


def bars(results: Results, scene: Scene, work: str) -> list[Bar]:
    """The bars of one work; the base itself, always 1, has none."""
    base = results.base(scene)
    ratios = [
        (entrant, results.ratio(scene, entrant.name, work, lambda cost: cost.wall))
        for entrant in results.entrants
        if entrant.name != base
    ]
    return [Bar(entrant.title, ratio, entrant.name.startswith("baspa")) for entrant, ratio in ratios if ratio]


def text(x: float, y: float, words: str, style: str = "", anchor: str = "start") -> str:
    """One line of text."""
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{style}" text-anchor="{anchor}">{escape(words)}</text>'


def upright(x: float, top: float, bottom: float, style: str) -> str:
    """A vertical line."""
    return f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top:.1f}" y2="{bottom:.1f}" class="{style}"/>'


def panel(results: Results, scene: Scene, top: float) -> tuple[list[str], float]:
    """The bars of one size in one place from a height on; return the drawing and where it ends."""
    groups = [(work, found) for work in WORKS if (found := bars(results, scene, work))]
    base = results.base(scene)
    if base is None or not groups:
        return [], top
    axis = axis_for([bar.ratio for _, found in groups for bar in found])
    heading = f"{scene[0]:,} articles, output on {scene[1]}: wall time, {results.title(base)} = 1"
    drawn, y = [text(GAP, top + 20, heading, "head")], top + HEAD
    for work, found in groups:
        drawn.append(text(GAP, y + BAR - 4, HEADINGS[work], "work"))
        y += BAR + 2
        for bar in found:
            left, right = sorted((axis.across(1), axis.across(bar.ratio)))
            colour = OURS if bar.ours else THEIRS
            box = f'x="{left:.1f}" y="{y:.1f}" width="{right - left:.1f}" height="{BAR - 4}" fill="{colour}"'
            drawn += [text(LABELS - GAP, y + BAR - 6, bar.title, anchor="end"), f"<rect {box}/>"]
            drawn.append(text(right + 4, y + BAR - 6, f"×{bar.ratio:.2f}"))
            y += BAR
        y += GAP
    for exponent in range(axis.low, axis.high + 1):
        style = "axis" if exponent else "one"
        drawn.append(upright(axis.across(10**exponent), top + HEAD, y, style))
        drawn.append(text(axis.across(10**exponent), y + 12, f"{10**exponent:g}", anchor="middle"))
    return drawn, y + HEAD


def plot(results: Results) -> str:
    """The whole picture, one panel for each size and place."""
    drawn: list[str] = []
    height = float(GAP)
    for scene in results.scenes:
        lines, height = panel(results, scene, height)
        drawn += lines
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img">'
    title = "<title>How many times as long as Hugo each generator takes</title>"
    return "\n".join([opening, title, f"<style>{STYLE}</style>", *drawn, "</svg>", ""])
