"""Laying: everything of an edition that is stale laid in the output's stage, whatever it is made from."""

from pathlib import Path

from baspa.archive.pictures import Pictures
from baspa.audit import Audit
from baspa.auditing.letters import LARGEST
from baspa.developing import darkroom
from baspa.edition import Edition
from baspa.pictures.darkroom import Darkroom
from baspa.planning.claims import ASSET, COPY, Claim
from baspa.planning.pages import PageKind
from baspa.printing import print_pages, stale_claims
from baspa.problems import Broken, Problem
from baspa.progress import Progress
from baspa.publishing.folders import machine
from baspa.publishing.output import Output
from baspa.publishing.staging import Laid
from baspa.reading.config import Config
from baspa.rendering.assets import can_be_smaller, made_smaller, original
from baspa.rendering.folders import ASSETS
from baspa.rendering.look import STYLE, look_style
from baspa.routes import Routes
from baspa.searching.bundles import Bindery


def lay_stale(edition: Edition, output: Output, progress: Progress, audit: Audit) -> tuple[Problem, ...]:
    """Lay every stale page and copy of an edition; return what was wrong with the layouts and the pictures."""

    def accept(claim: Claim, laid: Laid) -> None:
        output.accept(laid, source=claim.source)

    printed = print_pages(edition, output.stager, progress, audit, accept)
    config, faults = edition.order.config, list[Problem]()
    room = darkroom(config, edition.memory)
    for claim in stale_claims(edition.connection, copies=True):
        copy = claim.copy(Routes.of(config))
        try:
            content = copied(claim, config, edition.archive.pictures, room)
        except Broken as broken:
            faults += broken.problems
            continue
        if isinstance(content, bytes):
            output.put(copy.route.path, content, source=copy.owner)
        else:
            output.put_file(copy.route.path, content, source=copy.owner)
    return (*printed.problems, *faults)


def copied(claim: Claim, config: Config, pictures: Pictures, room: Darkroom) -> bytes | Path:
    """Return the content of a file that no layout makes, or the file that it is the same as, byte for byte.

    Raises `Broken` when it is made of a picture that is another one by now.
    """
    copy = claim.copy(Routes.of(config))
    if copy.number is not None:
        developed = pictures.get(copy.source)
        assert developed is not None  # noqa: S101 - only a developed picture has them
        return room.content(developed, copy.route.path, copy.number)
    path = original(copy, config.root)
    if claim.kind != ASSET or not can_be_smaller(copy.source):
        return path
    with machine(path, "machine.read"):
        content = path.read_bytes()
    end = look_style(config) if copy.source == f"layouts/{ASSETS}/{STYLE}" else ""
    return made_smaller(copy.source, content + end.encode())


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
