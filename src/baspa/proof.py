"""The proof: what came of a build, as values for the report and for whoever tells people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from baspa.archive.shelves import EVERYTHING
from baspa.edition import Edition
from baspa.planning.marks import FEW, Mark
from baspa.planning.pages import PageKind
from baspa.printing import stale_claims
from baspa.problems import Problem, in_order
from baspa.publishing.output import Outcome


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of a build, for the report."""

    pages: int
    rendered: int
    articles: int
    held_back: int
    next_wake: datetime | None
    problems: tuple[Problem, ...]
    outcome: Outcome | None
    """What was written; None when nothing was."""
    seconds: Mapping[str, float]
    """How long each stage took."""
    costly: int = 0
    """Article pages whose layout shows the current latest news and so change with every story (law 1)."""
    marks: tuple[Mark, ...] = ()
    """Every file that was made, and why."""
    whole: bool = False
    """Whether everything was composed anew: the first time, or after another configuration or program."""


def proof_of(
    edition: Edition,
    problems: tuple[Problem, ...],
    outcome: Outcome | None,
    seconds: Mapping[str, float],
    marks: tuple[Mark, ...],
) -> Proof:
    """Return what came of composing an edition, and of printing what was stale in it."""
    memory = edition.connection
    articles = edition.archive.count(EVERYTHING)
    few = f"SELECT count(*) FROM claim WHERE {FEW} AND kind <> 'asset'"  # noqa: S608 - ours
    current = memory.execute("SELECT 1 FROM asked WHERE page = 'article' AND question = 'latest_now'").fetchone()
    return Proof(
        pages=articles + int(memory.execute(few).fetchone()[0]),
        rendered=sum(claim.kind != PageKind.CARD for claim in stale_claims(memory, copies=False)) if marks else 0,
        articles=articles,
        held_back=edition.held,
        next_wake=edition.next_wake,
        problems=in_order((*edition.problems, *problems)),
        outcome=outcome,
        seconds=seconds,
        costly=articles if current else 0,
        marks=marks,
        whole=edition.whole,
    )
