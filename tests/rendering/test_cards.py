"""Cards that are kept: for as long as nothing they show can have changed, and never longer."""

from baspa.rendering.cards import MOST, Cards
from papers import archive, facts

FOUND = archive([facts("a"), facts("b", "2026-11-22 20:00")])
A, B = (FOUND.story(f"content/{name}.md") for name in ("a", "b"))


def test_a_card_is_ready_until_stories_change() -> None:
    """By its name and its story."""
    cards = Cards()
    cards.keep("story", A, "A", lasts=True)

    assert (cards.ready("story", A.source), cards.ready("brief", A.source)) == ("A", None)
    cards.renew()
    assert cards.ready("story", A.source) is None


def test_after_that_it_lasts_for_the_very_story_it_shows() -> None:
    """From the first change on; not for an equal one that was made anew, nor when an asset is in it."""
    cards = Cards()
    cards.keep("story", A, "before any change", lasts=True)
    cards.renew()
    assert cards.lasting("story", A) is None
    cards.keep("story", A, "A", lasts=True)
    cards.keep("story", B, "B", lasts=False)
    cards.renew()

    assert cards.lasting("story", A) == cards.ready("story", A.source) == "A"
    assert cards.lasting("story", B) is None
    assert cards.lasting("brief", A) is None


def test_too_many_are_forgotten() -> None:
    """A memory of everything is no faster than none."""
    cards = Cards()
    for number in range(MOST + 1):
        cards.keep(f"card-{number}", A, "A", lasts=False)
    cards.make_room()

    assert cards.ready("card-0", A.source) is None
