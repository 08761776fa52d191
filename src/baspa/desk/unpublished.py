"""Why a file that lies in a site's folder is no source of it."""

from pathlib import Path

from baspa.problems import Place
from baspa.reading.sources import CONTENT, LAYOUTS, is_debris


def why_no_source(root: Path, path: str) -> tuple[str, Place]:
    """Return the message that says why nothing is made of a file or folder, and where the reason stands."""
    parts = path.split("/")
    for number in range(1, len(parts) + 1):
        above = "/".join(parts[:number])
        if (root / above).is_symlink():
            return "why.link", Place(above)
    if (root / path).is_dir():
        return "why.folder", Place(path)
    if parts[0] not in {CONTENT, LAYOUTS}:
        return "why.outside", Place(path)
    debris = next((n for n in range(2, len(parts) + 1) if is_debris("/".join(parts[: n - 1]), parts[n - 1])), None)
    return ("why.debris", Place("/".join(parts[:debris]))) if debris else ("why.ignored", Place(path))
