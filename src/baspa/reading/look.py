"""The look of `site.yaml`: colours that can be read, files that are there."""

from collections.abc import Iterator
from pathlib import Path

from baspa.problems import Problem
from baspa.reading.checking import place_of
from baspa.reading.marked import Fields, Scalar
from baspa.reading.site_schema import ColourFields, LookFields

STANDARD = {
    "light": {
        "paper": "#ffffff",
        "ink": "#1b1b1b",
        "faint_ink": "#5b6166",
        "line": "#d9dcde",
        "tint": "#f2f5f6",
        "accent": "#00657a",
        "alert": "#a3341f",
    },
    "dark": {
        "paper": "#14171a",
        "ink": "#e6e7e8",
        "faint_ink": "#a3abb1",
        "line": "#363d43",
        "tint": "#1d2226",
        "accent": "#72c7da",
        "alert": "#f0937f",
    },
}
"""The colours of the standard layouts' style sheet."""
TEXTS, GROUNDS = ("ink", "faint_ink", "accent", "alert"), ("paper", "tint")
LEAST = 4.5
"""The contrast that text needs to be read by most people (WCAG 2.2, 1.4.3)."""
DIM, LINEAR, OFFSET, POWER = 0.04045, 12.92, 0.055, 2.4
"""How sRGB says how much light there is (WCAG 2.2, relative luminance)."""
RED, GREEN, BLUE = 0.2126, 0.7152, 0.0722
FLARE = 0.05


def wrong_look(look: LookFields | None, fields: Fields, root: Path) -> list[Problem]:
    """Return what is wrong with a look besides the shape of its values; None stands for one of a bad shape."""
    problems = [*_no_colours(fields)]
    if look is not None:
        problems += [*_unreadable(look, fields), *_missing(look, fields, root)]
    return problems


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours such as `#0077aa`, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + FLARE) / (dark + FLARE)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / LINEAR if part <= DIM else ((part + OFFSET) / (1 + OFFSET)) ** POWER for part in parts)
    return RED * red + GREEN * green + BLUE * blue


def _no_colours(fields: Fields) -> Iterator[Problem]:
    """Name what looks like no colour at all: a `#` that is not quoted begins a comment."""
    for scheme in STANDARD:
        _, colours = place_of(fields, ("look", scheme))
        for name, value in colours.values.items() if isinstance(colours, Fields) else ():
            if name in ColourFields.model_fields and isinstance(value, Scalar) and value.is_nothing:
                place, _ = place_of(fields, ("look", scheme, name))
                yield Problem("value.colour", place, field=f"look.{scheme}.{name}", found=value.text)


def _unreadable(look: LookFields, fields: Fields) -> Iterator[Problem]:
    """Name texts that are too much like what is behind them, where the paper chose either."""
    for scheme, standard in STANDARD.items():
        chosen = {name: colour for name, colour in getattr(look, scheme) if colour}
        colours = standard | chosen
        for text in TEXTS:
            for ground in GROUNDS:
                found = contrast(colours[text], colours[ground])
                if found < LEAST and (text in chosen or ground in chosen):
                    name = text if text in chosen else ground
                    place, _ = place_of(fields, ("look", scheme, name))
                    facts = (("text", text), ("ground", ground), ("contrast", f"{found:.1f}"), ("least", str(LEAST)))
                    yield Problem("look.contrast", place, f"look.{scheme}.{name}", chosen[name], facts)


def _missing(look: LookFields, fields: Fields, root: Path) -> Iterator[Problem]:
    for name in ("font_file", "logo"):
        url = getattr(look, name)
        folder = "content" if url.startswith("/media/") else "content/static"
        if url and not (root / folder / url[1:]).is_file():
            place, _ = place_of(fields, ("look", name))
            yield Problem("look.missing", place, field=f"look.{name}", found=url)
