"""`baspa why`: why something is, or is not, on the site, and what it depends on."""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from baspa.archive.visibility import Hold, hold
from baspa.desk.meant import Headline, file_meant, headlines_meant, paths_meant, source_meant
from baspa.desk.unpublished import why_no_source
from baspa.edition import Edition
from baspa.memory.peeking import peeked
from baspa.planning.claims import COPY, RENDITION, Claim
from baspa.planning.history import History
from baspa.planning.marks import Mark
from baspa.planning.pages import LISTINGS, PageKind
from baspa.planning.plan import source_family
from baspa.planning.staleness import Why
from baspa.planning.subjects import OUT
from baspa.planning.volumes import FOLDER, volume_of
from baspa.printing import pressroom
from baspa.problems import Place, Problem, errors
from baspa.reading.articles import Article, Reading
from baspa.reading.config import SITE_FILE
from baspa.rendering.questions import Answer
from baspa.routes import Routes

OWN = (PageKind.ARTICLE, PageKind.STANDING)
WITHOUT_LAYOUT = frozenset((COPY, RENDITION, "asset", PageKind.CARD, PageKind.BUNDLE, PageKind.JSON_FEED))
RIVALS = frozenset(("url.twice", "url.taken"))


@dataclass(frozen=True, slots=True)
class Reason:
    """The answer to one `why`."""

    key: str
    """The message that says it."""
    path: str = ""
    url: str = ""
    field: str = ""
    place: Place | None = None
    """Where the rule that decides it stands."""
    moment: datetime | None = None
    what: str = ""
    """The kind of thing it is, where it is no story: `category`, `rss`, `copy`."""
    facts: tuple[tuple[str, str], ...] = ()
    """What else the message names."""
    problems: tuple[Problem, ...] = ()
    layout: str = ""
    answers: tuple[Answer, ...] = ()
    bundle: str = ""
    """The URL of the folder in which search finds it; empty when it does not."""
    mark: Mark | None = None
    """Why it would be made anew by a build now; None when it would not."""
    headlines: tuple[Headline, ...] = ()
    """Of several that are meant."""


def answer_why(edition: Edition, asked: str) -> Reason:
    """Return why what was asked for, a path, a URL or a headline, is or is not in the edition."""
    config = edition.order.config
    path = file_meant(config.root, asked)
    output = file_meant(config.root, str(edition.order.output))
    below = path.removeprefix(f"{output}/") if output and path.startswith(f"{output}/") else ""
    if path and not below:
        return _of_file(edition, path)
    for wanted in (below,) if below else paths_meant(Routes.of(config), asked):
        claim = next((one for one in edition.composer.claims.at(wanted) if not one.is_copy), None)
        claim = claim or next(iter(edition.composer.claims.at(wanted)), None)
        if claim is not None:
            return _of_source(edition, claim.source) if claim.kind in OWN else _of_claim(edition, claim)
    held = source_meant(edition.connection, Routes.of(config), asked)
    return _of_source(edition, held) if held else _gone(edition, asked) or _by_headline(edition, asked)


def _of_file(edition: Edition, path: str) -> Reason:
    """Return the answer for a file of the site."""
    known = edition.connection.execute("SELECT kind FROM file WHERE path = ?", (path,)).fetchone()
    kind = known[0] if known else ""
    if kind in {"article", "standing"}:
        return _of_source(edition, path)
    problems = tuple(problem for problem in edition.problems if problem.place.path == path)
    if kind == "layout":
        rows = edition.connection.execute("SELECT page FROM reached WHERE layout = ?", (path.partition("/")[2],))
        return Reason(
            "why.layout-file", path, facts=(("pages", ", ".join(sorted({row[0].rstrip("#") for row in rows}))),)
        )
    if kind:
        row = edition.connection.execute("SELECT path FROM claim WHERE subject = ? ORDER BY path", (path,)).fetchone()
        url = Routes.of(edition.order.config).of_path(row[0]).url if row else ""
        return Reason("why.file" if url else "why.unnamed", path, url, problems=problems)
    if path == SITE_FILE:
        return Reason("why.configuration", path)
    key, place = why_no_source(edition.order.config.root, path)
    return Reason(key, path, place=place, problems=problems)


def _of_source(edition: Edition, source: str) -> Reason:
    """Return the answer for an article or a standing page."""
    problems = tuple(problem for problem in edition.problems if problem.place.path == source)
    rival = next((problem for problem in errors(problems) if problem.code in RIVALS), None)
    if rival is not None:
        return Reason(
            "why.overshadowed", source, rival.found, rival.field, rival.place, facts=rival.facts, problems=(rival,)
        )
    if errors(problems):
        return Reason("why.broken", source, problems=problems)
    own = edition.composer.claims.of_family(source_family(source)).values()
    claim = next((one for one in own if one.kind in OWN and one.subject == source), None)
    if claim is not None:
        return _published(edition, claim, problems)
    state = edition.connection.execute("SELECT state FROM subject WHERE source = ?", (source,)).fetchone()
    if state and state[0] == OUT:
        return Reason("why.out", source, problems=errors(edition.problems))
    reading = edition.composer.again(source)
    return _held(edition, reading) if reading else Reason("why.unknown", source, problems=problems)


def _published(edition: Edition, claim: Claim, problems: tuple[Problem, ...]) -> Reason:
    """Return the answer for a source that readers see, or would see if the edition were printed."""
    url = Routes.of(edition.order.config).of_path(claim.path).url
    if edition.stoppers:
        return Reason("why.stopped", claim.source, url, problems=edition.stoppers)
    reason = _of_claim(edition, claim)
    mark = reason.mark
    key = "why.published"
    if mark is not None:
        key = "why.unbuilt" if mark.why in {Why.NEW, Why.FIRST} else "why.outdated"
    return replace(reason, key=key, path=claim.source, problems=problems, bundle=_bundle(edition, claim))


def _of_claim(edition: Edition, claim: Claim) -> Reason:
    """Return the answer for anything in the output: what it is, and what it depends on."""
    order, routes = edition.order, Routes.of(edition.order.config)
    mark = next((mark for mark in edition.composer.marks.stale() if mark.path == claim.path), None)
    url = routes.of_path(claim.path).url
    if claim.is_alias:
        reading = edition.composer.again(claim.source)
        place = reading.place(f"aliases.{claim.number}") if reading else None
        target = (("target", claim.subject),)
        return Reason("why.alias", claim.source, url, "aliases", place, facts=target, mark=mark)
    what = "numbered" if claim.kind in LISTINGS and claim.number else claim.kind.lower()
    facts = (("subject", claim.subject), ("number", str(claim.number)))
    if claim.kind in WITHOUT_LAYOUT:
        return Reason("why.is", claim.path, url, what=what, facts=facts, mark=mark)
    page = claim.page(routes)
    answers = (
        ()
        if edition.stoppers
        else pressroom(edition.connection, order.config, order.now).render(page).questions.answers
    )
    return Reason("why.is", claim.path, url, what=what, facts=facts, layout=page.layout, answers=answers, mark=mark)


def _bundle(edition: Edition, claim: Claim) -> str:
    if claim.kind != PageKind.ARTICLE or not edition.order.config.site.search:
        return ""
    return Routes.of(edition.order.config).folder(FOLDER, volume_of(claim.source, edition.archive)).url


def _held(edition: Edition, reading: Reading) -> Reason:
    subject = reading.subject
    name: Hold = Hold.DRAFT
    moment = None
    if isinstance(subject, Article):
        held = hold(subject, edition.order.now, drafts=edition.order.drafts)
        name = held or Hold.DRAFT
        moment = {
            Hold.FUTURE: subject.time,
            Hold.EMBARGO: subject.embargo,
            Hold.EXPIRED: subject.expires,
        }.get(name)
    return Reason(f"why.{name.name.lower()}", subject.source, field=name, place=reading.place(name), moment=moment)


def _gone(edition: Edition, asked: str) -> Reason | None:
    """Return the answer for what an earlier build had: a source that is deleted, a file that was taken away."""
    routes = Routes.of(edition.order.config)
    with suppress(sqlite3.Error), peeked(edition.order.config.root) as memory:
        if memory is None:
            return None
        source = asked.removeprefix("./")
        row = memory.execute("SELECT url, state FROM subject WHERE source = ?", (source,)).fetchone()
        if row is not None:
            return Reason("why.deleted" if row[1] == "shown" else "why.deleted-unseen", source, row[0])
        for path in paths_meant(routes, asked):
            change = History(memory).of(path)
            if change is not None:
                key = "why.removed" if change.why is Why.GONE else "why.removing"
                return Reason(key, change.cause or path, routes.of_path(path).url, moment=change.at)
        row = memory.execute(
            "SELECT path, at FROM made WHERE cause = ? AND reason = ? ORDER BY path LIKE '%/index.html' DESC, path",
            (source, Why.GONE),
        ).fetchone()
        if row is not None:
            url, at = routes.of_path(row[0]).url, datetime.fromisoformat(row[1])
            return Reason("why.removed", source, url, moment=at)
    return None


def _by_headline(edition: Edition, asked: str) -> Reason:
    found = headlines_meant(edition.connection, asked)
    if len(found) == 1:
        return _of_source(edition, found[0].source)
    return Reason("why.several" if found else "why.unknown", asked, headlines=tuple(found))
