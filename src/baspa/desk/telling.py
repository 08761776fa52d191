"""Telling people what a build did: its end, why each file was made, the report."""

from collections.abc import Iterable
from pathlib import Path

from baspa.desk.console import Console
from baspa.desk.messages import shown
from baspa.desk.report import report_text
from baspa.desk.summary import tell_done
from baspa.planning.marks import Mark
from baspa.planning.staleness import Why
from baspa.problems import EnvironmentFailed, errors
from baspa.proof import Proof
from baspa.publishing.output import Outcome


def tell_build(console: Console, proof: Proof, report: dict[str, object], *, explain: bool) -> None:
    """Say what a build did; with `explain`, why each file was written or removed."""
    outcome = proof.outcome
    if outcome is None:
        console.complain("build.stopped", errors=len(errors(proof.problems)))
        return
    if explain:
        _explain(console, proof.marks, outcome)
    if proof.costly:
        console.complain("build.costly", pages=proof.costly)
    tell_done(console, report)


def _explain(console: Console, marks: Iterable[Mark], outcome: Outcome) -> None:
    """Say why each file was made, and what came of it; then what was removed."""
    results = dict.fromkeys(outcome.new, "new") | dict.fromkeys(outcome.changed, "changed")
    for mark in marks:
        result = console.voice.say(f"explain.{results.get(mark.path, 'same')}")
        console.say("explain.mark", path=mark.path, reason=_reason(console, mark), result=result)
    for path in outcome.pruned:
        console.say("explain.pruned", path=path)


def _reason(console: Console, mark: Mark) -> str:
    return reason_in_words(console, mark.why, mark.cause)


def reason_in_words(console: Console, why: Why, cause: str) -> str:
    """Return why something was made, or is to be."""
    return console.voice.say(f"stale.{why}", cause=shown(cause))


def write_report(path: Path | None, report: dict[str, object]) -> None:
    """Write the JSON report, if one is asked for; raises `EnvironmentFailed` when it cannot be written."""
    if path is None:
        return
    try:
        path.write_text(report_text(report), "utf-8", newline="\n")
    except OSError as error:
        raise EnvironmentFailed("machine.write", str(path), reason=str(error.strerror)) from error
