"""Broken inputs too big, or too odd for a checkout, to lie in this folder as files: each is made by a few lines here.

A recipe's docstring says what it makes; what is to be said of it lies in `<group>/<fault>.expected`, as for the others.
"""

import os
from collections.abc import Callable
from pathlib import Path

Recipe = Callable[[Path], object]
RECIPES: dict[str, Recipe] = {}
FAULT = "content/2026/11/22-fault.md"
FIELDS = "title: The bridge is open\ncategory: Sport\ntime: 2026-11-22 21:00\nauthor: Sport desk\n"


def recipe(group: str) -> Callable[[Recipe], Recipe]:
    """Enter a recipe in a group, under the function's name."""

    def enter(make: Recipe) -> Recipe:
        RECIPES[f"{group}/{make.__name__.replace('_', '-')}"] = make
        return make

    return enter


def write_article(root: Path, *, fields: str = FIELDS, body: str = "The text.\n") -> None:
    """Write the faulty article."""
    (root / FAULT).write_text(f"---\n{fields}---\n{body}", "utf-8")


@recipe("sizes")
def front_matter_of_70_kilobytes(root: Path) -> None:
    """Make front matter of 70 KB: somebody put the whole text into the summary."""
    write_article(root, fields=f"{FIELDS}summary: {'word ' * 14_000}\n")


@recipe("sizes")
def thirty_thousand_brackets(root: Path) -> None:
    """Make 30,000 opening brackets, which once ended a common YAML reader without a word."""
    write_article(root, fields=f"{FIELDS}tags: {'[' * 30_000}\n")
