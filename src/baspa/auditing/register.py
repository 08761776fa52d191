"""The register: what is held back and what of it must be found nowhere, kept in the memory; and who says it himself.

Secrets are made anew for a story that is newly held back, or other than it was; who says a secret is asked again only
for secrets that are new and for voices that have changed. So the register costs what has changed.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from baspa.archive.facts import Facts, facts_from
from baspa.auditing.letters import LARGEST, legible, text_views, views
from baspa.auditing.secrets import Kind, Secret, secrets_of
from baspa.auditing.signatures import mask_of, signature
from baspa.auditing.voices import Frame, frames, told
from baspa.bodies.body import Body
from baspa.bodies.record import body_from
from baspa.memory.sealing import SIZE

FILES = frozenset(("static", "media", "picture"))
"""The kinds of files that may be published as they are."""


@dataclass(frozen=True, slots=True)
class Register:
    """The secrets of an edition, and the voices that say them."""

    memory: sqlite3.Connection
    root: Path
    layouts: tuple[Path, ...]
    """The folders of layouts, the site's own among them."""
    base_path: str

    def renew(self) -> frozenset[Secret]:
        """Take in what is held back now; return the secrets that were none before."""
        there = dict(
            self.memory.execute(
                "SELECT source, manuscript.digest || ' ' || url FROM subject JOIN manuscript USING (source)"
                " WHERE state = 'held'"
            ).fetchall()
        )
        known = dict(self.memory.execute("SELECT source, made_of FROM held").fetchall())
        # What a held-back story said while it was whole is still a secret when it is broken, or held out.
        broken = {
            row[0] for row in self.memory.execute("SELECT source FROM subject WHERE state IN ('broken', 'out')")
        }
        gone = [source for source in known if there.get(source) != known[source] and source not in broken]
        fresh = sorted(source for source in there if known.get(source) != there[source])
        before = self._secrets_of(gone)
        for table in ("held", "secret"):
            self.memory.executemany(f"DELETE FROM {table} WHERE source = ?", ((one,) for one in gone))  # noqa: S608
        after: set[Secret] = set()
        for source in fresh:
            text = self._text(source)
            secrets = secrets_of(*text, self.base_path) if text else frozenset()
            rows = ((one.kind, one.text, source) for one in secrets)
            self.memory.execute("INSERT INTO held VALUES (?, ?)", (source, there[source]))
            self.memory.executemany("INSERT INTO secret VALUES (?, ?, ?)", rows)
            after |= secrets
        for one in before - after:
            self._forget_unless_secret(one)
        return frozenset(one for one in after - before if one.kind is not Kind.FILE)

    def secrets(self) -> Iterator[Secret]:
        """Yield everything that is to be searched for."""
        rows = self.memory.execute("SELECT DISTINCT kind, text FROM secret WHERE kind <> 'file'").fetchall()
        return (Secret(Kind(kind), text) for kind, text in rows)

    def stories(self, secret: Secret) -> list[str]:
        """Return the held-back stories that a secret belongs to, sorted."""
        query = "SELECT source FROM secret WHERE kind = ? AND text = ? ORDER BY source"
        return [source for (source,) in self.memory.execute(query, (secret.kind, secret.text))]

    def forget(self, voices: Iterable[str]) -> None:
        """Forget what voices say that have changed: they are heard again."""
        self.memory.executemany("DELETE FROM said WHERE source = ?", ((voice,) for voice in voices))

    def sayers(self, secret: Secret) -> list[str]:
        """Return the voices that are known to say a secret to readers, sorted."""
        rows = self.memory.execute(
            "SELECT source FROM said WHERE kind = ? AND text = ? AND (source NOT GLOB 'content/*'"
            " OR EXISTS (SELECT 1 FROM subject WHERE subject.source = said.source AND state = 'shown')"
            " OR EXISTS (SELECT 1 FROM file WHERE path = said.source AND (kind IN ('static', 'media') OR EXISTS"
            " (SELECT 1 FROM names JOIN subject USING (source) WHERE target = path AND state = 'shown'))))"
            " ORDER BY source",
            (secret.kind, secret.text),
        )
        return [source for (source,) in rows.fetchall()]

    def said(self) -> list[tuple[Secret, str]]:
        """Return the secrets that voices are known to say to readers, each with its voice, sorted."""
        rows = self.memory.execute("SELECT DISTINCT kind, text FROM said ORDER BY kind, text").fetchall()
        secrets = [Secret(Kind(kind), text) for kind, text in rows]
        return [(secret, voice) for secret in secrets for voice in self.sayers(secret)]

    def facts(self, source: str) -> Facts | None:
        """Return what a story says of itself; None of one that is broken, and of what is no story."""
        row = self.memory.execute("SELECT facts FROM manuscript WHERE source = ?", (source,)).fetchone()
        return facts_from(source, row[0]) if row and row[0] else None

    def lonely_files(self) -> list[tuple[str, str]]:
        """Return the files of `content/media/` that only held-back stories show, with one of these; sorted."""
        return self.memory.execute(
            "SELECT text, min(source) FROM secret WHERE kind = 'file'"
            " AND EXISTS (SELECT 1 FROM file WHERE path = text) AND NOT EXISTS"
            " (SELECT 1 FROM names JOIN subject USING (source) WHERE target = text AND state = 'shown')"
            " GROUP BY text ORDER BY text"
        ).fetchall()

    def listen(self, voice: str, secrets: Iterable[Secret]) -> None:
        """Note which of some secrets a voice says."""
        seen = self._seen(voice)
        rows = [(one.kind, one.text, voice) for one in secrets if any(map(one.stands_in, seen))]
        self.memory.executemany("INSERT OR IGNORE INTO said VALUES (?, ?, ?)", rows)

    def ask(self, secrets: Iterable[Secret]) -> None:
        """Note who says some secrets, of all voices: by their signatures, then by their texts."""
        masks = [(mask_of(secret.text), secret) for secret in sorted(set(secrets))]
        if not masks:
            return
        for voice, words in self._voices():
            bits = int.from_bytes(words, "little") if words else -1
            likely = [secret for mask, secret in masks if bits & mask == mask]
            if likely:
                self.listen(voice, likely)
        self.look_at_frames(secret for _, secret in masks)

    def look_at_frames(self, secrets: Iterable[Secret]) -> None:
        """Note which of some secrets layouts or the configuration say."""
        wanted = sorted(set(secrets))
        self.memory.executemany(
            "DELETE FROM said WHERE kind = ? AND text = ? AND source NOT GLOB 'content/*'",
            ((one.kind, one.text) for one in wanted),
        )
        for frame in frames(self.root, self.layouts) if wanted else ():
            self._listen_to_frame(frame, wanted)

    def sign(self, file: str, content: bytes) -> None:
        """Keep the signature of a file that is published as it is."""
        text = "\n".join((file, *views(content)))
        self.memory.execute("INSERT OR REPLACE INTO signature VALUES (?, ?)", (file, signature(text)))

    def _listen_to_frame(self, frame: Frame, secrets: Iterable[Secret]) -> None:
        seen = [legible(view) for view in views(frame.content)]
        rows = [(one.kind, one.text, frame.path) for one in secrets if any(map(one.stands_in, seen))]
        self.memory.executemany("INSERT OR IGNORE INTO said VALUES (?, ?, ?)", rows)

    def _voices(self) -> Iterator[tuple[str, bytes | None]]:
        return iter(
            self.memory.execute(
                "SELECT source, words FROM subject LEFT JOIN signature USING (source) WHERE state = 'shown'"
                " UNION ALL SELECT path, words FROM file LEFT JOIN signature ON source = path"
                " WHERE kind IN ('static', 'media', 'picture') ORDER BY 1"
            ).fetchall()
        )

    def _seen(self, voice: str) -> list[str]:
        """Return what a voice says, as it is searched."""
        row = self.memory.execute("SELECT kind FROM file WHERE path = ?", (voice,)).fetchone()
        if row is not None and row[0] in FILES:
            if row[0] == "picture" and not self._is_shown(voice):
                return []
            content = b"" if row[0] == "picture" else _content(self.root / voice)
            return [legible(view) for text in (voice.encode(), content) for view in views(text)]
        text = self._text(voice)
        return [legible(view) for view in text_views(told(*text))] if text else []

    def _is_shown(self, picture: str) -> bool:
        """Tell whether a published story names a picture that lies beside it."""
        query = "SELECT 1 FROM names JOIN subject USING (source) WHERE target = ? AND state = 'shown'"
        return self.memory.execute(query, (picture,)).fetchone() is not None

    def _text(self, source: str) -> tuple[Facts, Body] | None:
        """Return what a source says; None of one that is broken."""
        row = self.memory.execute(
            "SELECT facts, record FROM manuscript JOIN body ON body.digest = manuscript.body WHERE source = ?",
            (source,),
        ).fetchone()
        return (facts_from(source, row[0]), body_from(row[1][SIZE:])) if row else None

    def _secrets_of(self, sources: Iterable[str]) -> set[Secret]:
        found = set()
        for source in sources:
            rows = self.memory.execute("SELECT kind, text FROM secret WHERE source = ?", (source,))
            found |= {Secret(Kind(kind), text) for kind, text in rows}
        return found

    def _forget_unless_secret(self, secret: Secret) -> None:
        if not self.stories(secret):
            self.memory.execute("DELETE FROM said WHERE kind = ? AND text = ?", (secret.kind, secret.text))


def _content(path: Path) -> bytes:
    """Return the bytes of a file that may be gone by now, and of a very large one nothing."""
    try:
        return path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError:
        return b""
