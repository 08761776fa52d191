"""A memory that cannot be trusted as a whole still gives back what shows by itself that it is whole."""

import sqlite3
from contextlib import closing

from baspa.memory.store import FOLDER, NAME, SEAL, opened
from sites import MINIMAL, Site, article, build_here


def _known(site: Site) -> set[str]:
    with opened(site.root, keep=False) as memory:
        assert memory.trusted
        return {source for (source,) in memory.connection.execute("SELECT source FROM manuscript")}


def test_without_its_seal_a_memory_still_has_what_was_read(site: Site) -> None:
    """Each manuscript, and each body, carries a seal of its own: only what is damaged is read again."""
    texts = {name: article(title=name, body=f"The text of {name}.\n") for name in ("one", "two", "three")}
    site.write(f"-- site.yaml --\n{MINIMAL}" + "".join(f"-- content/{n}.md --\n{t}" for n, t in texts.items()))
    build_here(site.root, site.output)
    assert _known(site) == {f"content/{name}.md" for name in texts}
    own = site.root / FOLDER
    with closing(sqlite3.connect(own / NAME)) as memory, memory:
        (digest,) = memory.execute("SELECT body FROM manuscript WHERE source = 'content/two.md'").fetchone()
        memory.execute("UPDATE body SET record = substr(record, 1, 30) || x'00' WHERE digest = ?", (digest,))
    (own / SEAL).unlink(missing_ok=True)

    with opened(site.root) as memory:
        saved = {source for (source,) in memory.connection.execute("SELECT source FROM manuscript")}

    assert saved == {"content/one.md", "content/three.md"}
