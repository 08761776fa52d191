"""The report of a build: a stable JSON object for other programs (described in the publisher's guide)."""

import json
from datetime import datetime

from baspa.desk.messages import Voice
from baspa.press import Proof
from baspa.problems import Problem


def report_text(document: dict[str, object]) -> str:
    """Return a report as JSON."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def report_document(proof: Proof, now: datetime, voice: Voice) -> dict[str, object]:
    """Return the report of a build; times are ISO 8601 with their zone, seconds are numbers."""
    outcome = proof.outcome
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
        "problems": [problem_document(problem, voice) for problem in proof.problems],
        "next_wake": proof.next_wake.isoformat() if proof.next_wake else None,
        "seconds": {stage: round(seconds, 4) for stage, seconds in proof.seconds.items()},
        "pages_with_current_news": proof.costly,
    }


def problem_document(problem: Problem, voice: Voice) -> dict[str, object]:
    """Return one problem as the report shows it."""
    return {
        "level": problem.level.value,
        "code": problem.code,
        "path": problem.place.path,
        "line": problem.place.line or 1,
        "column": problem.place.column or 1,
        "field": problem.field,
        "found": problem.found,
        "message": voice.problem(problem),
    }
