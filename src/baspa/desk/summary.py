"""The last lines of a build, from its report: the same whether it was made now or nothing had changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from baspa.desk.console import Console


def tell_done(console: Console, report: Mapping[str, Any]) -> None:
    """Say what an edition holds, what was written, and when the site changes next by itself."""
    console.say(
        "build.done",
        pages=report["pages"],
        articles=report["articles"],
        held=report["held_back"],
        written=report["written"],
        unchanged=report["unchanged"],
        pruned=report["pruned"],
        seconds=f"{sum(report['seconds'].values()):.1f}",
    )
    if report["next_wake"]:
        moment = datetime.fromisoformat(report["next_wake"])
        console.say("build.next-wake", moment=moment.isoformat(sep=" ", timespec="minutes"))
