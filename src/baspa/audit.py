"""The audit: every byte of an edition searched for what is held back, before any of it is put in place."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from baspa.archive.facts import Facts
from baspa.archive.visibility import Hold, hold
from baspa.auditing.places import line_of
from baspa.auditing.register import Register
from baspa.auditing.secrets import Kind, Secret
from baspa.auditing.sieve import Sieve
from baspa.edition import Edition
from baspa.planning.claims import Claim
from baspa.planning.pages import PageKind
from baspa.problems import Level, Place, Problem, warning
from baspa.reading.config import SITE_FILE
from baspa.rendering.folders import layout_folders
from baspa.routes import Routes

FIELDS = {
    Kind.TITLE: "title",
    Kind.PHRASE: "title",
    Kind.ADDRESS: "slug",
    Kind.SLUG: "slug",
    Kind.SENTENCE: "body",
}
"""Where in the front matter of the story that is held back a secret comes from."""
CODES = {
    Kind.TITLE: "leak.title",
    Kind.ADDRESS: "leak.address",
    Kind.SLUG: "leak.address",
    Kind.SENTENCE: "leak.text",
}
WITHOUT_LAYOUT = frozenset((PageKind.JSON_FEED, PageKind.CARD, PageKind.BUNDLE))
CONTENT = "content/"
FRAMES = ("layouts/", "site.yaml")
LONG = timedelta(days=2)
"""By how much older a published story must be for what it says to be no secret of a later one."""
LEGIBLE = (".md", ".yaml", ".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")
"""What the lines of files with these endings say can be shown."""
TEXT = ".md"
"""What articles and standing pages end with: all other voices are files, layouts or the configuration."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found in the files of one edition."""

    edition: Edition
    register: Register
    sieve: Sieve
    fresh: frozenset[Secret]
    """The secrets that the last edition was not searched for."""
    _found: dict[Claim, frozenset[Secret]] = field(default_factory=dict)

    @classmethod
    def begin(cls, edition: Edition) -> "Audit":
        """Return an audit of an edition that is about to be printed."""
        config, memory = edition.order.config, edition.connection
        register = Register(memory, config.root, layout_folders(config.root), Routes.of(config).base_path)
        memory.execute("BEGIN")
        fresh = register.renew()
        memory.execute("COMMIT")
        return cls(edition, register, Sieve(register.secrets()), frozenset() if edition.whole else fresh)

    def note(self, claim: Claim, found: frozenset[Secret]) -> None:
        """Take up what was found in a file of the edition."""
        if found:
            self._found[claim] = self._found.get(claim, frozenset()) | found

    def search(self, claim: Claim, content: bytes) -> None:
        """Search a file of the edition that is not made by a layout."""
        self.note(claim, self.sieve.found(claim.path, content))

    @property
    def faulty(self) -> frozenset[str]:
        """Return the paths of the files that say what nobody has typed, once it is known who says what."""
        return frozenset(
            claim.path for claim, secrets in self._found.items() if not all(map(self.register.sayers, secrets))
        )

    def problems(self) -> tuple[Problem, ...]:
        """Return every leak of the edition, and what may become one."""
        memory = self.edition.connection
        memory.execute("BEGIN")
        self._hear()
        found = (*self._said(), *self._made(), *self._files())
        memory.execute("COMMIT")
        return tuple(dict.fromkeys(found))

    def _hear(self) -> None:
        """Let the register know who says the secrets that were found, and those that are new."""
        rows = self.edition.connection.execute(
            "SELECT DISTINCT claim.source FROM stale CROSS JOIN claim USING (path) UNION"
            " SELECT claim.subject FROM stale CROSS JOIN claim USING (path) WHERE kind IN ('copy', 'rendition')"
        )
        self.register.forget(source for (source,) in rows.fetchall() if source)
        for claim, secrets in self._found.items():
            for voice in {claim.source, claim.subject if claim.is_copy else ""}:
                if voice.startswith(CONTENT):
                    self.register.listen(voice, secrets)
        self.register.ask(self.fresh)
        framed = [secret for secret, voice in self.register.said() if voice.startswith(FRAMES)]
        self.register.look_at_frames(framed)
        silent = {one for many in self._found.values() for one in many if not self.register.sayers(one)}
        self.register.ask(silent)

    def _said(self) -> Iterable[Problem]:
        """Yield what voices say themselves."""
        said = [
            (secret, voice, story)
            for secret, voice in self.register.said()
            if voice and secret.kind in CODES
            for story in self.register.stories(secret)
        ]
        shared = Counter((voice, story) for secret, voice, story in said if secret.kind is Kind.SENTENCE)
        for secret, voice, story in said:
            level = self._level(secret, voice, story, shared)
            if level is not None:
                yield self._problem(secret, voice, story, level)

    def _level(self, secret: Secret, voice: str, story: str, shared: Counter[tuple[str, str]]) -> Level | None:
        """Return how much it weighs that somebody has typed a secret; None when anybody may.

        `shared` counts the sentences that a voice has in common with a held-back story.
        """
        facts, now = self.register.facts(story), self.edition.order.now
        secret_still = facts is None or (facts.embargo is not None and now < facts.embargo)
        if not voice.endswith(TEXT):
            mild = facts is not None and (hold(facts, now) is Hold.EXPIRED or voice == SITE_FILE)
            return Level.WARNING if mild and not secret_still else Level.ERROR
        if secret.kind is Kind.SLUG:
            return None
        if secret.kind is Kind.SENTENCE:
            if not secret_still or any(self._is_older(sayer, facts) for sayer in self.register.sayers(secret)):
                return None
            return Level.ERROR if secret.is_own or shared[voice, story] > 1 else Level.WARNING
        return Level.ERROR if secret_still and not self._is_older(voice, facts) else Level.WARNING

    def _is_older(self, voice: str, story: Facts | None) -> bool:
        """Tell whether readers had what a voice says long before a story was written that says it too.

        A weekly column's headline, or the background that every follow-up repeats, is no secret of the newest one.
        """
        own = self.register.facts(voice) if voice.endswith(TEXT) else None
        if own is None or own.time is None or story is None or story.time is None:
            return False
        return own.time < min(story.time, self.edition.order.now) - LONG

    def _problem(self, secret: Secret, voice: str, story: str, level: Level) -> Problem:
        line = line_of(secret, self.edition.order.config.root / voice) if voice.endswith(LEGIBLE) else 0
        place = Place(voice, line)  # without a column the whole line is marked
        return Problem(CODES[secret.kind], place, facts=(("held", story),), level=level)

    def _made(self) -> Iterable[Problem]:
        """Yield what nobody has typed, and is in a file of the edition all the same."""
        for claim in sorted(self._found, key=lambda claim: claim.path):
            for secret in sorted(self._found[claim]):
                if not self.register.sayers(secret):
                    for story in self.register.stories(secret):
                        facts = (("held", story), ("part", FIELDS[secret.kind]))
                        yield Problem("leak.made", self._place(claim), found=claim.path, facts=facts)

    def _place(self, claim: Claim) -> Place:
        if claim.is_copy:
            return Place(claim.subject, 1, 1)
        kind = PageKind(claim.kind)
        if kind in WITHOUT_LAYOUT:
            return Place(f"output/{claim.path}", 1, 1)
        return Place(f"layouts/{claim.page(Routes('', '')).layout}", 1, 1)

    def _files(self) -> Iterable[Problem]:
        """Yield a warning for each file that only held-back stories show, and that everybody can get."""
        for file, story in self.register.lonely_files():
            yield warning("leak.file", Place(file, 1, 1), facts=(("held", story),))
