"""A body as bytes that can be kept, and back. Plain JSON, compressed: reading it can execute nothing."""

import json
import zlib
from datetime import datetime

from baspa.bodies.body import Body, Heading, Reference
from baspa.bodies.live import Entry

FAST = 1
"""The level of compression: three times smaller already, at a tenth of the best level's time."""


def body_record(body: Body) -> bytes:
    """Return a body as bytes."""
    document = [
        body.parts,
        [(one.kind, one.target, one.alt, one.title, one.attributes) for one in body.references],
        [(one.level, one.id, one.text) for one in body.headings],
        body.excerpt,
        body.words,
        body.minutes,
        [(one.id, one.moment.isoformat(), one.title, one.key) for one in body.entries],
    ]
    return zlib.compress(json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass"), FAST)


def body_from(record: bytes) -> Body:
    """Return the body that was kept; raises ValueError or zlib.error for anything else."""
    parts, references, headings, excerpt, words, minutes, entries = json.loads(
        zlib.decompress(record).decode("utf-8", "surrogatepass")
    )
    return Body(
        tuple(parts),
        tuple(Reference(*one) for one in references),
        tuple(Heading(*one) for one in headings),
        excerpt,
        words,
        minutes,
        tuple(Entry(name, datetime.fromisoformat(moment), title, key) for name, moment, title, key in entries),
    )
