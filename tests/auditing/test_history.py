"""What the audit says does not depend on what was built before."""

import random

import pytest

from auditing.plants import SENTENCE
from sites import MINIMAL, Site, article, build_clean, build_here

TITLES = (
    "The minister resigns over the bridge",
    "A new hospital opens in spring",
    "Sport",
    "City budget halved again",
)
HOLDS: tuple[dict[str, object], ...] = (
    {},
    {"draft": True},
    {"embargo": "2026-11-30 09:00"},
    {"expires": "2026-11-22 20:00"},
    {"time": "2026-11-30 09:00"},
)


@pytest.mark.usefixtures("quick_layouts")
@pytest.mark.parametrize("seed", range(4))
def test_any_edits_then_a_build_tell_the_leaks_that_a_clean_build_tells(site: Site, seed: int) -> None:
    """Stories are held back and published, say each other's headlines and sentences, and come and go."""
    chance = random.Random(seed)  # noqa: S311 - the same edits each time
    site.put("site.yaml", MINIMAL)
    for _ in range(9):
        number = chance.randrange(4)
        said = chance.choice(
            ("", *TITLES, f"{SENTENCE} {SENTENCE.upper()}", "/2026/11/22/a-new-hospital-opens-in-spring/")
        )
        if chance.random() < 0.2:
            (site.root / "content/static/said.txt").unlink(missing_ok=True)
            (site.root / f"content/{number}.md").unlink(missing_ok=True)
        elif chance.random() < 0.2:
            site.put("content/static/said.txt", f"{said}\n")
        else:
            text = f"Number {number} has its text.\n\nTold: {said}.\n"
            fields = {"title": TITLES[number], "time": "2026-11-22 09:00"} | chance.choice(HOLDS)
            site.put(f"content/{number}.md", article(**fields, body=text))

        done = build_here(site.root, site.output)
        clean = build_clean(site.root, site.root.parent / "fresh")

        assert done.problems == clean.problems
        assert (done.outcome is None) == (clean.outcome is None)
