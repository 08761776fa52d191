"""Answering a `why` in words: one sentence first, then what there is to see of it."""

from datetime import datetime

from baspa.desk.changed import LastChange
from baspa.desk.console import Console
from baspa.desk.messages import shown
from baspa.desk.telling import reason_in_words
from baspa.desk.why import Reason
from baspa.planning.pages import PageKind

MOST_HEADLINES = 10
NAMES = {PageKind.NOT_FOUND.value: "not-found"}
"""Kinds that are no words."""


def answer(console: Console, reason: Reason) -> None:
    """Say why something is, or is not, on the site, and what it depends on."""
    mark = reason.mark
    due = reason_in_words(console, mark.why, mark.cause) if mark else ""
    facts = {name: shown(value) for name, value in reason.facts}
    what = f"what.{NAMES.get(reason.what, reason.what)}"
    console.say(
        reason.key,
        path=shown(reason.path),
        url=shown(reason.url),
        field=reason.field,
        place=shown(f"{reason.place.path}:{reason.place.line or 1}") if reason.place else "",
        moment=_moment(reason.moment),
        reason=due,
        what=console.voice.say(what, **facts) if reason.what else "",
        **facts,
    )
    console.problems(reason.problems)
    for one in reason.headlines[:MOST_HEADLINES]:
        console.line(f"  {shown(one.source)}  {shown(one.title)}")
    if len(reason.headlines) > MOST_HEADLINES:
        console.say("why.more", count=len(reason.headlines) - MOST_HEADLINES)
    if mark is not None:
        console.say("why.stale", path=mark.path, reason=due)
    if reason.bundle:
        console.say("why.search", path=reason.bundle)
    if reason.layout:
        console.say("why.layout", layout=reason.layout)
    for asked in reason.answers:
        console.line(f"  {asked.question}")
        for source in asked.stories:
            console.line(f"    {source}")


def answer_changed(console: Console, last: LastChange) -> None:
    """Say what made a page change, as the builds that are remembered knew."""
    change = last.change
    if change is None:
        console.say("why.no-history", path=shown(last.asked))
        return
    console.say(
        last.key,
        path=shown(change.cause or last.url),
        url=last.url,
        moment=_moment(change.at),
        reason=reason_in_words(console, change.why, change.cause),
    )


def _moment(moment: datetime | None) -> str:
    return moment.isoformat(sep=" ", timespec="minutes") if moment else ""
