"""What `site.yaml` lists is found by slug or by name, the first entry that fits."""

from baspa.reading.listed import as_listed


def test_the_first_entry_that_fits_is_meant() -> None:
    """A word that is one entry's name and a later one's slug means the earlier, and the other way round."""
    assert as_listed("sport", {"a": "Sport", "sport": "Спорт"}) == ("a", "Sport")
    assert as_listed("sport", {"sport": "Спорт", "a": "Sport"}) == ("sport", "Спорт")
    assert as_listed("SPORT", {"a": "Sport", "b": "sport"}) == ("a", "Sport")


def test_what_is_not_listed_keeps_its_name() -> None:
    """It gets a slug of its own; where that slug is listed, the list's name is meant."""
    assert as_listed("Өнер", {"sport": "Спорт"}) == ("oner", "Өнер")
    assert as_listed("Спорт!", {"sport": "Спорт"}) == ("sport", "Спорт!")
    assert as_listed("Өнер", {}) == ("oner", "Өнер")


def test_two_lists_are_not_taken_for_each_other() -> None:
    """Two lists with the same slugs and different names are two lists, and so is an equal one made later."""
    for name in ("Спорт", "Дене шынықтыру", "Спорт"):
        assert as_listed("sport", {"sport": name}) == ("sport", name)
