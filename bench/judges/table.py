"""The figures of an audit as a page to read."""

from collections.abc import Sequence

from judges.figures import Figure, NotJudged, by_name

MISSED = "✗"


def table(figures: Sequence[Figure], pages: Sequence[str]) -> str:
    """Return what was measured: a line for each figure with a column for each page, then the figures of the whole."""
    lines = [f"| | target | {' | '.join(pages)} |", f"|---|---|{'---|' * len(pages)}"]
    whole = ["| of the whole output | target | found |", "|---|---|---|"]
    for what, found in by_name(figures).items():
        of_pages = {figure.page: figure for figure in found}
        if "" in of_pages:
            whole.append(f"| {what} | {found[0].target} | {_cell(found[0])} |")
        else:
            cells = " | ".join(_cell(of_pages[page]) if page in of_pages else "–" for page in pages)
            lines.append(f"| {what} | {found[0].target} | {cells} |")
    return "\n".join([*(lines if len(lines) > 2 else []), "", *(whole if len(whole) > 2 else [])]).strip()  # noqa: PLR2004


def _cell(figure: Figure) -> str:
    return figure.value if figure.met else f"{figure.value} {MISSED}"


def remarks(figures: Sequence[Figure], missing: Sequence[NotJudged], most: int = 12) -> str:
    """Return what the figures alone do not say: what was missed and where, what could not be judged."""
    lines: list[str] = []
    for figure in figures:
        where = f"{figure.what}, {figure.page}" if figure.page else figure.what
        if figure.notes and (not figure.met or "*" in figure.value):
            lines.append(f"- {where}:")
            lines += [f"  - {note}" for note in figure.notes[:most]]
            if len(figure.notes) > most:
                lines.append(f"  - … and {len(figure.notes) - most} more")
    lines += [f"- not judged: {part.what}. {part.reason}" for part in missing]
    return "\n".join(lines)
