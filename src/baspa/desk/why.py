"""`baspa why`: why an article is, or is not, on the site, and what its page depends on."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from baspa.archive.visibility import Hold, hold
from baspa.edition import Edition
from baspa.planning.marks import Mark
from baspa.planning.pages import Page, PageKind
from baspa.planning.plan import source_family
from baspa.planning.volumes import FOLDER, volume_of
from baspa.printing import pressroom
from baspa.problems import Problem, errors
from baspa.reading.articles import Article, Reading
from baspa.rendering.questions import Answer
from baspa.routes import Routes

OWN = (PageKind.ARTICLE, PageKind.STANDING)


@dataclass(frozen=True, slots=True)
class Reason:
    """The answer to one `why`."""

    key: str
    """The message that says it."""
    path: str = ""
    url: str = ""
    field: str = ""
    line: int = 0
    moment: datetime | None = None
    problems: tuple[Problem, ...] = ()
    layout: str = ""
    answers: tuple[Answer, ...] = ()
    bundle: str = ""
    """The URL of the folder in which search finds it; empty when it does not."""
    mark: Mark | None = None
    """Why its page would be made anew by a build now; None when it would not."""


def answer_why(edition: Edition, asked: str) -> Reason:
    """Return why what was asked for, a path of a source or a URL, is or is not in the edition."""
    source = _source(edition, asked)
    page = _page(edition, asked, source)
    if page is not None:
        if edition.stoppers:
            return Reason("why.stopped", page.source, page.route.url, problems=edition.stoppers)
        order = edition.order
        answers = pressroom(edition.connection, order.config, order.now).render(page).questions.answers
        mark = next((mark for mark in edition.composer.marks.stale() if mark.path == page.route.path), None)
        return Reason(
            "why.published",
            page.source,
            page.route.url,
            layout=page.layout,
            answers=answers,
            bundle=_bundle(edition, page),
            mark=mark,
        )
    problems = tuple(problem for problem in edition.problems if source and problem.place.path == source)
    if errors(problems):
        return Reason("why.broken", source, problems=problems)
    reading = edition.composer.again(source) if source else None
    return _held(edition, reading) if reading else Reason("why.unknown", asked, problems=problems)


def _bundle(edition: Edition, page: Page) -> str:
    if page.kind is not PageKind.ARTICLE or not edition.order.config.site.search:
        return ""
    return Routes.of(edition.order.config).folder(FOLDER, volume_of(page.source, edition.archive)).url


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
    return Reason(
        f"why.{name.name.lower()}", subject.source, field=name, line=reading.place(name).line, moment=moment
    )


def _source(edition: Edition, asked: str) -> str:
    """Return the source a person means: by its path from the site, from here, or as an absolute path."""
    root = edition.order.config.root
    for candidate in (root / asked, Path.cwd() / asked):
        try:
            path = candidate.resolve().relative_to(root.resolve()).as_posix()
        except ValueError:
            continue
        if (root / path).is_file():
            return path
    return ""


def _page(edition: Edition, asked: str, source: str) -> Page | None:
    routes = Routes.of(edition.order.config)
    if source:
        own = edition.composer.claims.of_family(source_family(source)).values()
        return next((claim.page(routes) for claim in own if claim.kind in OWN and claim.subject == source), None)
    try:
        address = urlsplit(asked)
    except ValueError:
        return None
    path = unquote(address.path)
    if not path and not address.netloc:
        return None
    base = unquote(routes.base_path)
    below = path.removeprefix(base).strip("/") if path.startswith(base) else path.strip("/")
    wanted = (below, f"{below}/index.html", below or "index.html")
    claims = (claim for one in wanted for claim in edition.composer.claims.at(one) if not claim.is_copy)
    return next((claim.page(routes) for claim in claims if claim.kind != PageKind.BUNDLE), None)
