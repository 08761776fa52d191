"""Sealing: how a single record shows that nothing in it was changed by accident."""

from hashlib import blake2b

SIZE = 16
"""Bytes of a digest."""


def text_digest(content: bytes, *more: str) -> str:
    """Return the digest of bytes, and of further texts that say what they are, 32 hexadecimal digits."""
    total = blake2b("\0".join(more).encode("utf-8", "surrogatepass"), digest_size=SIZE)
    total.update(b"\0")
    total.update(content)
    return total.hexdigest()


def manuscript_seal(source: str, digest: str, facts: str, problems: str, body: str) -> str:
    """Return the seal of one remembered manuscript."""
    return text_digest(facts.encode(), source, digest, problems, body)
