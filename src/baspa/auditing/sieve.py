"""The sieve: many secrets searched for in a file's bytes at once."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import BytesAhoCorasick, Implementation

from baspa.auditing.letters import blurred, blurs, legible, views
from baspa.auditing.secrets import Kind, Secret

ENOUGH = 24
"""Blurred letters of a secret that are searched for: more cost more, and seldom tell more."""
LIKE = frozenset((Kind.ADDRESS, Kind.SLUG))
"""What begins alike for many stories: their ends are searched for, and the middle of the others."""
OTHER_CASES = frozenset(map(chr, range(0x100, 0x250)))
"""Letters whose capitals are blurred into others."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a secret's blurred letters, and where it stands in them."""

    at: int
    letters: bytes
    secret: Secret


class Sieve:
    """Finds secrets in files. It can be sent to any process."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        """Take what is to be found."""
        self._secrets = tuple(sorted(secrets))
        parts: dict[bytes, list[_Part]] = {}
        for secret in self._secrets:
            for text in _cases(secret.text):
                part = _part(secret, blurred(text))
                parts.setdefault(part.letters[part.at : part.at + ENOUGH], []).append(part)
        self._parts = list(parts.values())
        self._automaton = BytesAhoCorasick(list(parts), implementation=Implementation.ContiguousNFA)

    def __reduce__(self) -> tuple[Callable[[Iterable[Secret]], "Sieve"], tuple[tuple[Secret, ...]]]:
        """Send the secrets alone."""
        return Sieve, (self._secrets,)

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """Return what is searched for, sorted."""
        return self._secrets

    def found(self, path: str, content: bytes) -> frozenset[Secret]:
        """Return the secrets that stand in a file's bytes, or in the path at which readers get it."""
        if not self._secrets:
            return frozenset()
        both = (path.encode("utf-8", "replace"), content)
        likely = {secret for one in both for blur in blurs(one) for secret in self._likely(blur)}
        seen = [legible(view) for one in both for view in views(one)] if likely else []
        return frozenset(secret for secret in likely if any(map(secret.stands_in, seen)))

    def _likely(self, letters: bytes) -> Iterator[Secret]:
        for number, start, _ in self._automaton.find_matches_as_indexes(letters, overlapping=True):
            for part in self._parts[number]:
                if start >= part.at and letters.startswith(part.letters, start - part.at):
                    yield part.secret


def _part(secret: Secret, letters: bytes) -> _Part:
    spare = max(0, len(letters) - ENOUGH)
    return _Part(spare if secret.kind in LIKE else spare // 2, letters, secret)


def _cases(text: str) -> set[str]:
    """Return a text as it may be printed, where that makes a difference."""
    return {text, text.upper(), text.lower()} if OTHER_CASES.intersection(text) else {text}
