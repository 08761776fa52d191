"""The galley: any file of the edition that was last composed well, made when it is asked for."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock, RLock

from baspa.archive.facts import facts_from
from baspa.archive.shelves import EVERYTHING
from baspa.archive.visibility import Hold
from baspa.developing import darkroom
from baspa.laying import copied
from baspa.memory.store import Memory, reader
from baspa.planning.claims import ASSET, Claim, Claims
from baspa.planning.pages import Page
from baspa.planning.staleness import page_class
from baspa.planning.volumes import FOLDER, entry_path
from baspa.printing import pressroom, renewed
from baspa.problems import Broken, EnvironmentFailed, Problem
from baspa.reading.config import Config
from baspa.reading.sources import LARGEST_FILE, read_bytes
from baspa.reading.times import in_zone
from baspa.rendering.folders import layout_folders
from baspa.rendering.look import asset_version, look_style
from baspa.rendering.pressroom import Pressroom, Rendered
from baspa.rendering.proofs import ProofReader
from baspa.rendering.questions import Asked
from baspa.rendering.site import site_view
from baspa.routes import Routes
from baspa.searching.bundles import bundle_of

MOST_SHOWN = 200
"""Pages that are kept as they were last shown, for when their layouts are broken."""


@lru_cache(maxsize=4096)
def _end_of_hold(hold: Hold, facts: str) -> datetime | None:
    """Return when a story that its time or its embargo holds back is let go; None when nobody can know."""
    told = facts_from("", facts)
    return {Hold.FUTURE: told.time, Hold.EMBARGO: told.embargo}.get(hold)


class Galley:
    """Makes the files of an edition from a memory, in any thread; what it shows changes only when it is renewed."""

    def __init__(self, memory: Memory, config: Config, now: datetime, *, changed: Callable[[], object]) -> None:
        """Open a window on a memory; `changed` is called when a page was found to be broken."""
        self._path, self._changed = memory.path, changed
        self._window = reader(memory.path)
        self._claims = Claims(self._window)
        self._darkroom = darkroom(config, memory)
        self._memory = memory
        self._lock, self._binding = RLock(), Lock()
        self._former: Pressroom | None = None
        self._shown: OrderedDict[str, bytes] = OrderedDict()
        self._faults: dict[str, tuple[Problem, ...]] = {}
        self._asked: set[tuple[str, Asked]] = set()
        self._bundles: dict[str, Mapping[str, bytes]] = {}
        self._take(pressroom(self._window, config, now))

    def close(self) -> None:
        """Close the window."""
        with self._lock:
            self._window.close()

    @property
    def lock(self) -> RLock:
        """Return what keeps files from being made while the memory changes under them."""
        return self._lock

    @property
    def faults(self) -> tuple[Problem, ...]:
        """Return what is wrong with the layouts, as far as pages have met it."""
        with self._lock:
            return tuple(dict.fromkeys(problem for many in self._faults.values() for problem in many))

    @property
    def shown(self) -> frozenset[str]:
        """Return the paths of the pages that were asked for, as far back as they are kept."""
        with self._lock:
            return frozenset(self._shown)

    def early(self) -> dict[str, Hold]:
        """Return the URLs of what is shown before its time, and why readers do not see it yet."""
        with self._lock:
            rows = self._window.execute("SELECT url, hold FROM early JOIN subject USING (source) ORDER BY url")
            return {url: Hold(reason) for url, reason in rows.fetchall()}

    def until(self) -> dict[str, datetime]:
        """Return until when time alone keeps these stories from readers, by their URLs, on the paper's clock."""
        with self._lock:
            rows = self._window.execute(
                "SELECT url, hold, facts FROM early JOIN subject USING (source) JOIN manuscript USING (source)"
            ).fetchall()
            zone = self._room.config.zone
        ends = {url: _end_of_hold(Hold(reason), facts) for url, reason, facts in rows}
        return {url: in_zone(end, zone) for url, end in ends.items() if end is not None}

    def told(self) -> frozenset[tuple[str, Asked]]:
        """Return what pages have asked, by their class, since this was called last."""
        with self._lock:
            asked = frozenset(self._asked)
            self._asked.clear()
            return asked

    def renew(self, config: Config, now: datetime, *, layouts: bool) -> None:
        """Show the memory as it is now; `layouts` says whether the layouts are other ones, too."""
        with self._lock:
            room = self._room
            self._bundles.clear()
            self._darkroom = darkroom(config, self._memory)
            if layouts or config is not room.config or site_view(config, self._claims.is_claimed) != room.site:
                if not self._faults:
                    self._former = room
                room = pressroom(self._window, config, now)
            else:
                room = renewed(room, self._window, now)
            if self._former is not None:
                self._former = renewed(self._former, self._window, now)
            self._take(room)
            self._try_again()

    def prove(self, changed: frozenset[str] = frozenset()) -> None:
        """Compile every layout, so that one which breaks later can break no page that was whole before.

        What is wrong with those that have just `changed` is a fault; nobody need ever use the others.
        """
        room = self._room
        for name in sorted(room.layouts.names, key=lambda name: (name not in changed, name)):
            with self._lock:  # a page that is asked for meanwhile waits for one layout at most
                if room is not self._room:
                    return
                wrong = room.layouts.prepare(name)
                if wrong and name in changed:
                    self._fault(f"layouts/{name}", wrong)

    def file(self, path: str) -> bytes | None:
        """Return one file of the edition; None when there is none, or none that could ever be made."""
        volume = path.split("/")[1] if path.startswith(f"{FOLDER}/") and path.count("/") > 1 else ""
        if volume and self._is_volume(volume):
            return self._bundle(volume).get(path)
        with self._lock:
            claim = self._claims.first_at(path)
            if claim is None or claim.kind == "bundle":
                return None
            if not claim.is_copy:
                content = self._page(claim)
                if content is not None:
                    self._keep(path, content)
                return content
            copy = self._copy(claim)
        return _read(copy) if isinstance(copy, Path) else copy

    def asset(self, path: str, version: str) -> bytes | None:
        """Return an asset whose version is this one before it is read and afterwards; None when there is no such."""
        with self._lock:
            claim, config = self._claims.first_at(path), self._room.config
        if claim is None or claim.kind != ASSET:
            return None
        known = partial(asset_version, layout_folders(config.root), path, look_style(config))
        content = self.file(path) if known() == version else None
        return content if content is not None and known() == version else None

    def _is_volume(self, volume: str) -> bool:
        with self._lock:
            return self._claims.is_claimed(entry_path(volume))

    def _bundle(self, volume: str) -> Mapping[str, bytes]:
        """Bind a volume when something of it is asked for: a second's work that a preview need not do before."""
        with self._binding:
            if volume not in self._bundles:
                try:
                    self._bundles[volume] = bundle_of(self._path, self._room.config, volume)
                except EnvironmentFailed:
                    return {}
            return self._bundles[volume]

    def _copy(self, claim: Claim) -> bytes | Path | None:
        with suppress(Broken, EnvironmentFailed):
            return copied(claim, self._room.config, self._room.archive.pictures, self._darkroom)
        return None

    def _page(self, claim: Claim) -> bytes | None:
        page = claim.page(self._routes)
        if self._faults and self._former is not None:
            return self._made(self._former, page) or self._shown.get(claim.path)
        rendered, wrong = self._tried(page)
        if rendered is not None:
            return rendered.content
        self._fault(claim.path, wrong)
        former = self._made(self._former, page) if self._former is not None else None
        return former or self._shown.get(claim.path)

    def _tried(self, page: Page) -> tuple[Rendered | None, tuple[Problem, ...]]:
        """Return a page made with the layouts as they are, or what is wrong with them."""
        try:
            rendered = self._room.render(page)
        except Broken as broken:
            return None, broken.problems
        wrong = self._proofs.problems(page, rendered)
        if wrong:
            return None, wrong
        name = page_class(page)
        self._asked.update((name, one) for one in rendered.questions.asked)
        return rendered, ()

    def _made(self, room: Pressroom, page: Page) -> bytes | None:
        with suppress(Broken):
            return room.render(page).content
        return None

    def _take(self, room: Pressroom) -> None:
        self._room, self._routes = room, Routes.of(room.config)
        stories = room.archive.count(EVERYTHING)
        self._proofs = ProofReader(room.layouts, room.config.origin, stories, thorough=False)

    def _try_again(self) -> None:
        """Make the pages that were broken once more, and keep what is still wrong."""
        before, self._faults = self._faults, {}
        for path in before:
            claim = self._claims.first_at(path)
            _, wrong = self._tried(claim.page(self._routes)) if claim and not claim.is_copy else (None, ())
            if wrong:
                self._faults[path] = wrong

    def _fault(self, path: str, wrong: tuple[Problem, ...]) -> None:
        if self._faults.get(path) != wrong:
            self._faults[path] = wrong
            self._changed()

    def _keep(self, path: str, content: bytes) -> None:
        self._shown[path] = content
        self._shown.move_to_end(path)
        if len(self._shown) > MOST_SHOWN:
            self._shown.popitem(last=False)


def _read(path: Path) -> bytes | None:
    """Return what a file holds; nothing of a link that stands there now, or of what is gone."""
    with suppress(Broken, EnvironmentFailed):
        return read_bytes(path.parent, path.name, largest=LARGEST_FILE)
    return None
