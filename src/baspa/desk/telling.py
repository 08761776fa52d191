"""Telling people what a command did: the end of a build, the answer to a why, the report."""

from collections.abc import Iterable
from pathlib import Path

from baspa.desk.console import Console
from baspa.desk.messages import shown
from baspa.desk.report import report_text
from baspa.desk.summary import tell_done
from baspa.desk.why import Reason
from baspa.planning.marks import Mark
from baspa.press import Proof
from baspa.problems import EnvironmentFailed, errors
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
    return console.voice.say(f"stale.{mark.why}", cause=shown(mark.cause))


def write_report(path: Path | None, report: dict[str, object]) -> None:
    """Write the JSON report, if one is asked for; raises `EnvironmentFailed` when it cannot be written."""
    if path is None:
        return
    try:
        path.write_text(report_text(report), "utf-8", newline="\n")
    except OSError as error:
        raise EnvironmentFailed("machine.write", str(path), reason=str(error.strerror)) from error


def tell_why(console: Console, reason: Reason) -> None:
    """Say why an article is, or is not, on the site, and what its page depends on."""
    moment = reason.moment.isoformat(sep=" ", timespec="minutes") if reason.moment else ""
    console.say(
        reason.key,
        path=reason.path or reason.layout,
        url=reason.url,
        field=reason.field,
        line=reason.line,
        moment=moment,
    )
    console.problems(reason.problems)
    if reason.mark is not None:
        console.say("why.stale", path=reason.mark.path, reason=_reason(console, reason.mark))
    if reason.bundle:
        console.say("why.search", path=reason.bundle)
    if reason.layout:
        console.say("why.layout", layout=reason.layout)
    for answer in reason.answers:
        console.line(f"  {answer.question}")
        for source in answer.stories:
            console.line(f"    {source}")
