"""The look that `site.yaml` chooses, as the end of the standard style sheet."""

from hashlib import blake2b
from pathlib import Path

from baspa.reading.config import Config
from baspa.rendering.folders import ASSETS, layout_digest
from baspa.routes import Routes

STYLE = "press.css"
"""The asset that it ends."""
FAMILY = "Paper"
"""What the paper's own font is called in the style sheet."""

VERSION = 8
"""Digits by which one content of an asset is told from another."""


def asset_version(folders: tuple[Path, ...], layout: str, look: str) -> str:
    """Return the mark of what is in an asset, by its name below `layouts/`; empty when there is no such.

    `look` is what ends the standard style sheet.
    """
    digest = layout_digest(folders, layout)
    if digest and look and layout == f"{ASSETS}/{STYLE}":
        digest = blake2b(f"{digest} {look}".encode()).hexdigest()
    return digest[:VERSION]


def look_style(config: Config) -> str:
    """Return the tokens that differ from the standard ones, as CSS; empty when none does."""
    look = config.site.look
    pieces = []
    if look.font_file:
        url = Routes.of(config).file(look.font_file[1:]).url
        # Optional: a font that comes late waits for the next page, so that nothing moves on this one.
        face = f'font-family:"{FAMILY}";src:url("{url}") format("woff2");font-weight:1 1000;font-display:optional'
        pieces.append(f"@font-face{{{face}}}")
    fonts = ", ".join(filter(None, (f'"{FAMILY}"' if look.font_file else "", look.fonts)))
    sizes = {"page": look.page_width, "measure": look.text_width}
    own = {"font": f"{fonts}, var(--standard-font)" if fonts else "", **sizes}
    pieces.append(_root(own))
    for scheme in ("light", "dark"):
        tokens = _root({name.replace("_", "-"): colour for name, colour in getattr(look, scheme)})
        if tokens:
            # On a screen only: what is printed stays black on white.
            pieces.append(f"@media screen and (prefers-color-scheme: {scheme}) {{{tokens}}}")
    return "\n".join(filter(None, pieces))


def _root(tokens: dict[str, str]) -> str:
    lines = [f"--{name}: {value};" for name, value in tokens.items() if value]
    return f":root {{{' '.join(lines)}}}" if lines else ""
