"""The lessons of the layout author's guide, as they are carried out."""

import shutil
from pathlib import Path

from guide.examples import Step, paper
from sites import NOW, Site, run_here

COLOURS = "The colours, in a minute"
TEMPLATE = "One template, in five minutes"
FRONT_PAGE = "A front page of your own, in thirty minutes"


def beginner(root: Path) -> Site:
    """Return the guide's paper without what only the reference needs."""
    site = paper(root)
    shutil.rmtree(site.root / "layouts")
    text = (site.root / "site.yaml").read_text("utf-8")
    site.put("site.yaml", "".join(line for line in text.splitlines(keepends=True) if not line.startswith("look:")))
    return site


def follow(site: Site, steps: list[Step]) -> None:
    """Write what a lesson says, and build with the command line."""
    for step in steps:
        if step.what == "write":
            site.put(step.path, step.text)
        elif step.what == "add":
            site.put(step.path, (site.root / step.path).read_text("utf-8") + step.text)
    done = run_here(site.root, "build", "--now", NOW)
    assert done.status == 0, done.err
