"""Places: the line of a file on which a secret stands, so that somebody can take it out."""

from pathlib import Path

from baspa.auditing.letters import legible, text_views
from baspa.auditing.secrets import Secret

SPANS = (1, 2, 4, 8)
"""Lines that a sentence may be broken over."""


def line_of(secret: Secret, file: Path) -> int:
    """Return the number of the first line of a file on which a secret begins; 1 where that cannot be told."""
    try:
        lines = file.read_bytes().decode("utf-8", "replace").splitlines()
    except OSError:
        return 1
    for span in SPANS:
        for number in range(len(lines)):
            text = " ".join(lines[number : number + span])
            if any(secret.stands_in(legible(view)) for view in text_views(text)):
                return number + 1
    return 1
