"""Pictures in pages: the markup that lets a browser choose the file that suits it, and move nothing when it comes."""

from html import escape

from markupsafe import Markup

from baspa.archive.stories import Picture
from baspa.reading.config import Config

TEXT_WIDTH = "40rem"
"""How long a line of an article gets in the standard style sheet."""
STEP = 25
"""Percent between the places of a crop that the style sheet knows."""
MIDDLE = 50
TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


def text_sizes(config: Config) -> str:
    """Return how wide a picture in the text of an article is, as `sizes` says it."""
    width = config.site.look.text_width or TEXT_WIDTH
    return f"(min-width: {width}) {width}, 100vw"


def picture_markup(image: Picture, sizes: str, *, eager: bool = False) -> Markup:
    """Return a picture: `eager` for the one that a page begins with, which no browser shall wait for."""
    hints = ' fetchpriority="high"' if eager else ' loading="lazy" decoding="async"'
    return tag(image, sizes, f' alt="{escape(image.alt)}"{_cropped(image)}{hints}')


def tag(image: Picture, sizes: str, attributes: str) -> Markup:
    """Return a picture with attributes that are escaped already; its size is said unless they say one."""
    size = f' width="{image.width}" height="{image.height}"' if image.width else ""
    if " width=" in attributes or " height=" in attributes:
        size = ""
    img = f'<img src="{escape(image.url)}"{size}{attributes}>'
    wide = escape(sizes)
    sources = "".join(
        f'<source type="{one.type}" srcset="{escape(one.srcset)}" sizes="{wide}">' for one in image.sources
    )
    if image.still:
        sources += f'<source media="(prefers-reduced-motion: reduce)" srcset="{escape(image.still)}">'
    return Markup(f"<picture>{sources}{img}</picture>" if sources else img)  # noqa: S704 - escaped above


def media_type(url: str) -> str:
    """Return what a picture is, by its URL."""
    return TYPES.get(url[url.rfind(".") :].casefold(), "image/jpeg")


def _cropped(image: Picture) -> str:
    """Return the classes by which the style sheet keeps in sight what must be seen."""
    places = zip("xy", (round(place / STEP) * STEP for place in image.focus), strict=True)
    names = " ".join(f"focus-{axis}{place}" for axis, place in places if place != MIDDLE)
    return f' class="{names}"' if names else ""
