"""The report of a build: a stable JSON object for other programs (described in the publisher's guide)."""

import json
from datetime import datetime
from pathlib import Path

from baspa.desk.excerpts import Excerpts
from baspa.desk.messages import Voice
from baspa.desk.notices import notice, notice_document
from baspa.proof import Proof


def report_text(document: dict[str, object]) -> str:
    """Return a report as JSON."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def report_document(proof: Proof, root: Path, now: datetime, voice: Voice) -> dict[str, object]:
    """Return the report of a build of the site in `root`; times are ISO 8601 with their zone, seconds are numbers."""
    outcome, excerpts = proof.outcome, Excerpts(root)
    return {
        "edition": outcome.edition if outcome else None,
        "now": now.isoformat(),
        "pages": proof.pages,
        "rendered": proof.rendered,
        "written": len(outcome.new) + len(outcome.changed) if outcome else 0,
        "unchanged": outcome.unchanged if outcome else 0,
        "pruned": len(outcome.pruned) if outcome else 0,
        "articles": proof.articles,
        "held_back": proof.held_back,
        "problems": [notice_document(notice(problem, voice, excerpts)) for problem in proof.problems],
        "next_wake": proof.next_wake.isoformat() if proof.next_wake else None,
        "seconds": {stage: round(seconds, 4) for stage, seconds in proof.seconds.items()},
        "pages_with_current_news": proof.costly,
    }
