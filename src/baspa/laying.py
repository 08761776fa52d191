"""Laying: everything of an edition that is stale laid in the output's stage, whatever it is made from."""

from baspa.audit import Audit
from baspa.auditing.letters import LARGEST
from baspa.developing import darkroom
from baspa.edition import Edition
from baspa.pictures.darkroom import Darkroom
from baspa.planning.claims import ASSET, COPY, Claim
from baspa.planning.pages import FileCopy, PageKind
from baspa.printing import print_pages, stale_claims
from baspa.problems import Broken, Problem
from baspa.progress import Progress
from baspa.publishing.folders import machine
from baspa.publishing.output import Output
from baspa.publishing.staging import Laid
from baspa.rendering.assets import can_be_smaller, made_smaller, original
from baspa.rendering.folders import ASSETS
from baspa.rendering.look import STYLE, look_style
from baspa.routes import Routes
from baspa.searching.bundles import Bindery


def lay_stale(edition: Edition, output: Output, progress: Progress, audit: Audit) -> tuple[Problem, ...]:
    """Lay every stale page and copy of an edition; return what was wrong with the layouts and the pictures."""

    def accept(claim: Claim, laid: Laid) -> None:
        output.accept(laid, source=claim.source)

    problems = print_pages(edition, output.stager, progress, audit, accept)
    routes = Routes.of(edition.order.config)
    room = darkroom(edition.order.config, edition.memory)
    faults: list[Problem] = []
    for claim in stale_claims(edition.connection, copies=True):
        copy = claim.copy(routes)
        if copy.number is not None:
            faults += _lay_rendition(edition, output, room, copy)
            continue
        path = original(copy, edition.order.config.root)
        if claim.kind == ASSET and can_be_smaller(copy.source):
            with machine(path, "machine.read"):
                content = path.read_bytes()
            end = look_style(edition.order.config) if copy.source == f"layouts/{ASSETS}/{STYLE}" else ""
            output.put(copy.route.path, made_smaller(copy.source, content + end.encode()))
        else:
            output.put_file(copy.route.path, path, source=copy.owner)
    return (*problems, *faults)


def _lay_rendition(edition: Edition, output: Output, room: Darkroom, copy: FileCopy) -> tuple[Problem, ...]:
    """Lay one file that is made of a picture; return what keeps it from being made."""
    developed = edition.archive.pictures.get(copy.source)
    assert developed is not None and copy.number is not None  # noqa: S101, PT018 - only a developed picture has them
    try:
        output.put(copy.route.path, room.content(developed, copy.route.path, copy.number), source=copy.owner)
    except Broken as broken:
        return broken.problems
    return ()


def lay_bundles(edition: Edition, output: Output, progress: Progress, audit: Audit) -> None:
    """Lay the bundles by which stories are searched, those that are stale; raises as `Bindery.stage` does."""
    bindery = Bindery(edition.connection, edition.memory.path, edition.order.config)

    def hear(volume: str, path: str, content: bytes) -> None:
        audit.search(Claim(path, "", PageKind.BUNDLE, 0, volume, ""), content)

    bindery.stage(output, edition.composer.marks, edition.order.jobs, progress, hear)


def search_copies(edition: Edition, audit: Audit) -> None:
    """Search every stale copy, and the name of every file that is made of a picture."""
    routes = Routes.of(edition.order.config)
    for claim in stale_claims(edition.connection, copies=True):
        copy = claim.copy(routes)
        content = b""
        if copy.number is None:
            path = original(copy, edition.order.config.root)
            with machine(path, "machine.read"):
                content = path.read_bytes() if path.stat().st_size <= LARGEST else b""
            if claim.kind == COPY:
                audit.register.sign(copy.source, content)
        audit.search(claim, content)
