"""Developing: the pictures of an edition that are new or changed, on as many cores as there are."""

from baspa.archive.pictures import Pictures
from baspa.memory.store import FOLDER as MEMORY
from baspa.memory.store import Memory
from baspa.pictures.darkroom import FOLDER, SECONDS, Darkroom, develop, is_developed, lost
from baspa.pictures.developed import Developed
from baspa.pictures.kept import Kept
from baspa.pictures.making import Recipe
from baspa.progress import Progress, tracked
from baspa.reading.config import Config
from baspa.scanning import Scan
from baspa.workers import Crew, run_all

FEW = 4
"""Pictures up to which no worker is started."""


def darkroom(config: Config, memory: Memory) -> Darkroom:
    """Return the darkroom of a site; what it makes is kept beside the memory."""
    images = config.site.images
    folder, builds = memory.path.parent / FOLDER, config.root / MEMORY / FOLDER
    others = () if folder == builds else (builds,)  # what a check or a preview needs may be there
    return Darkroom(config.root, Kept(folder, others), Recipe(images.widths, images.formats))


def develop_changed(config: Config, memory: Memory, found: Scan, jobs: int, progress: Progress) -> list[Developed]:
    """Return what became of every picture that is new or may be another one; its files are kept."""
    pictures = [source for source in found.changed if is_developed(source)]
    if not pictures:
        return []
    crew = Crew(jobs, darkroom(config, memory), SECONDS, few=FEW, chunk=1)
    return list(tracked(progress, "develop", run_all(develop, pictures, crew, lost=lost), len(pictures)))


def keep_developed(memory: Memory, developed: list[Developed], found: Scan, *, whole: bool) -> None:
    """Remember what became of pictures, and let go of what was made of those that are not there any more."""
    pictures, kept = Pictures(memory.connection), Kept(memory.path.parent / FOLDER)
    removed = [source.path for source in found.removed]
    before = {old.digest for path in (*removed, *(one.source for one in developed)) if (old := pictures.get(path))}
    pictures.keep(developed, removed)
    if whole and memory.kept:
        kept.prune({one.digest for one in developed})
    for digest in before if memory.kept else ():
        if not pictures.holds(digest):
            kept.forget(digest)
