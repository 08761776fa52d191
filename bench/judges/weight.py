"""What a reader's connection carries before the text can be read: HTML, style sheets and scripts, compressed."""

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from judges.figures import Figure
from judges.host import compressed
from judges.pages import Measured

MOST = 14_600
"""What a first answer over a new connection carries: ten packets of 1460 bytes."""
MOST_SCRIPT = 4096


class Needs(HTMLParser):
    """The style sheets and scripts that a page's HTML loads."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.styles: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element loads."""
        told = dict(attrs)
        if tag == "script" and told.get("src"):
            self.scripts.append(told["src"] or "")
        if tag == "link" and "stylesheet" in (told.get("rel") or "").split():
            self.styles.append(told["href"] or "")


@dataclass(frozen=True, slots=True)
class Weight:
    """Compressed bytes of one page."""

    html: int
    styles: int
    scripts: int

    @property
    def whole(self) -> int:
        """Everything that counts: no pictures."""
        return self.html + self.styles + self.scripts


def weigh(page: Path, output: Path) -> Weight:
    """Weigh a page of an output with the files of that output that it loads."""
    html = page.read_bytes()
    needs = Needs()
    needs.feed(html.decode("utf-8"))

    def carried(urls: list[str]) -> int:
        return sum(len(compressed((output / urlsplit(url).path.lstrip("/")).read_bytes())) for url in urls)

    return Weight(len(compressed(html)), carried(needs.styles), carried(needs.scripts))


def weights(pages: list[Measured], output: Path) -> list[Figure]:
    """Return the figures of all measured pages: the whole counts for articles, the script for all."""
    figures = []
    for page in pages:
        weight = weigh(page.file, output)
        parts = f"{page.name}: HTML {weight.html:,} + CSS {weight.styles:,} + JS {weight.scripts:,}"
        figures.append(
            Figure(
                "bytes to the first readable text (gzip)",
                page.name,
                f"{weight.whole:,}",
                weight.whole <= MOST or "article" not in page.name,
                f"≤ {MOST:,} (articles)",
                (parts,),
            )
        )
        figures.append(
            Figure(
                "JavaScript (gzip)",
                page.name,
                f"{weight.scripts:,}",
                weight.scripts <= MOST_SCRIPT,
                f"≤ {MOST_SCRIPT:,}",
            )
        )
    return figures
