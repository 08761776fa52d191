"""The look of `site.yaml`: colours in every spelling, and as much contrast as readers need."""

import re
from pathlib import Path

import pytest

from baspa.reading.look import GROUNDS, LEAST, STANDARD, TEXTS, contrast
from baspa.rendering.folders import standard_layouts
from papers import paper, problems_of


@pytest.mark.parametrize("typed", ["'#0A5'", "0a5", "00aa55", "'#00AA55'"])
def test_a_colour_may_be_typed_with_its_sign_or_without(tmp_path: Path, typed: str) -> None:
    """Long or short, in letters of either size."""
    config = paper(tmp_path, f"look: {{dark: {{accent: {typed}}}}}\n")

    assert config.site.look.dark.accent == "#00aa55"
    assert not config.site.look.light.accent


@pytest.mark.parametrize(
    ("file", "there"),
    [("media/logo.svg", True), ("static/logo.svg", True), ("2026/logo.svg", False), ("logo.svg", False)],
)
def test_a_file_of_the_look_must_be_one_that_is_published(tmp_path: Path, file: str, *, there: bool) -> None:
    """What lies beside articles has no URL of its own."""
    path = tmp_path / "content" / file
    path.parent.mkdir(parents=True)
    path.write_text("<svg/>")
    line = f"look: {{logo: /{file.removeprefix('static/')}}}\n"

    if there:
        assert paper(tmp_path, line).site.look.logo
    else:
        assert [problem.code for problem in problems_of(lambda: paper(tmp_path, line))] == ["look.missing"]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
    ],
)
def test_contrast_is_what_the_standard_says(one: str, other: str, ratio: float) -> None:
    """WCAG's own examples of greys that just fail and just pass."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.05)


@pytest.mark.parametrize("scheme", STANDARD)
def test_the_standard_colours_are_those_of_the_style_sheet_and_can_be_read(scheme: str) -> None:
    """One list cannot drift from the other, and neither from what readers need."""
    style = (standard_layouts() / "assets/press.css").read_text("utf-8")
    part = style.partition("prefers-color-scheme: dark")[2 if scheme == "dark" else 0]

    for name, colour in STANDARD[scheme].items():
        found = re.search(rf"--{name.replace('_', '-')}: #([0-9a-f]+);", part)
        assert found, name
        digits = found[1]
        assert f"#{''.join(digit * 2 for digit in digits) if len(digits) == 3 else digits}" == colour
    for text in TEXTS:
        grounds = (STANDARD[scheme][ground] for ground in GROUNDS)
        assert min(contrast(STANDARD[scheme][text], ground) for ground in grounds) >= LEAST
