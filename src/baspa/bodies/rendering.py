"""What an engine hands over: its HTML as it came, and the footnotes taken out of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

NO_MARK = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Rendering:
    """The HTML of an engine, not yet safe and not yet in the normal form.

    `notes` holds the HTML of each footnote by its name, in the order they were written; `mark` matches a mark
    of a footnote in the HTML, its first group the name.
    """

    html: str
    notes: Mapping[str, str] = field(default_factory=dict)
    mark: re.Pattern[str] = NO_MARK
