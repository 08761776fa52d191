"""The embargo's gate: a build that is told it is later than it is lifts no embargo by that."""

from baspa.archive.facts import facts_from
from baspa.edition import Edition
from baspa.planning.subjects import SHOWN
from baspa.problems import Place, Problem

LIFTED = (
    "SELECT DISTINCT source, facts FROM moment JOIN subject USING (source) JOIN manuscript USING (source)"
    " WHERE moment.at > ? AND moment.at <= ? AND state = ? ORDER BY source"
)


def lifted_early(edition: Edition) -> tuple[Problem, ...]:
    """Return an error for each story whose embargo has ended by the edition's moment, and not by the clock."""
    order = edition.order
    if order.clock is None or order.now <= order.clock:
        return ()
    rows = edition.connection.execute(LIFTED, (order.clock.timestamp(), order.now.timestamp(), SHOWN))
    early = []
    for source, text in rows.fetchall():
        embargo = facts_from(source, text).embargo
        if embargo is not None and embargo > order.clock:
            reading = edition.composer.again(source)
            place = reading.place("embargo") if reading else Place(source, 1, 1)
            ends = f"{embargo.astimezone(order.config.zone):%Y-%m-%d %H:%M}"
            early.append(Problem("embargo.early", place, field="embargo", facts=(("ends", ends),)))
    return tuple(early)
