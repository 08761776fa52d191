"""The lessons of the layout author's guide, carried out as they stand there."""

from pathlib import Path

import pytest

from guide.examples import guide_text, lesson
from guide.lessons import COLOURS, FRONT_PAGE, TEMPLATE, beginner, follow


def _plain(text: str) -> str:
    """Return a text whose lines begin where they like."""
    return " ".join(text.split())


@pytest.mark.parametrize("heading", [COLOURS, TEMPLATE, FRONT_PAGE])
def test_a_lesson_leads_where_it_says(tmp_path: Path, heading: str) -> None:
    """What it adds and writes makes a good site whose files hold what it shows."""
    site, steps = beginner(tmp_path / "paper"), lesson(guide_text(), heading)
    shown = [step for step in steps if step.what == "found"]
    assert len(shown) < len(steps)
    assert shown
    follow(site, [])
    before = [_plain(step.text) in _plain(site.page(step.path)) for step in shown]

    follow(site, steps)

    assert [step.text for step in shown if _plain(step.text) not in _plain(site.page(step.path))] == []
    assert not any(before), "the lesson shows only what it has changed"
