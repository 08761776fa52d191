"""Values as an editor types them: YAML that is read back as the same, on one line."""

import json
import re

PLAIN = re.compile(r"[\w/](?:[^:#\[\]{},\"'&*!|>%@`\\]|:(?!\s|$))*(?<!\s)")
"""A text that needs no quotes, wherever it stands."""


def typed(value: object) -> str:
    """Return a value as it is typed: `true`, `20`, `Қоғам`, `[a, b]`, `{ ru: qar.md }`; quoted where it must be."""
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return f"{{ {', '.join(f'{name}: {typed(inner)}' for name, inner in value.items())} }}" if value else "{}"
        case list() | tuple():
            return f"[{', '.join(map(typed, value))}]"
        case str() if not PLAIN.fullmatch(value):
            return quoted(value)
        case _:
            return str(value)


def quoted(text: str) -> str:
    """Return a text as a YAML value that cannot be mistaken for anything else (JSON strings are YAML)."""
    return json.dumps(text, ensure_ascii=False)
