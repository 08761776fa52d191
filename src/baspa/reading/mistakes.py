"""Mistakes: what an editor most likely did, where a YAML reader can only say what it did not expect."""

import re
from collections.abc import Callable

import yaml

NO_SPACE = re.compile(r"[ \t]*(?:- +)?[A-Za-z_][A-Za-z0-9_-]*:(?!//)(?=[^ \t\n])")
"""A field whose colon is not followed by an ordinary space (a no-break space looks like one)."""

UNSEEN = re.compile("[\x85\u2028\u2029\ufeff]")
"""Characters that can be seen nowhere and that YAML takes for line ends or for letters."""
CLOSED = ('"', "'", "]", "}")
Mistake = tuple[str, int]
"""The code of a problem, and the index in the text at which to look."""


def likely_mistake(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    """Return what was most likely done wrong where PyYAML's reader gave up, and where."""
    problem, context = str(error.problem), str(error.context)
    mark = error.problem_mark or error.context_mark
    assert mark is not None  # noqa: S101 - PyYAML's own promise for this class
    at = min(mark.index, len(text))
    start = error.context_mark.index if error.context_mark else at
    for index in (at, start):
        unseen = UNSEEN.search(line_at(text, index))
        if unseen is not None:
            return "text.control", line_start(text, index) + unseen.start()
    if text[at : at + 1] == "\t" or "tab character" in problem or line_at(text, at).startswith("\t"):
        return "yaml.tab", at
    if "escape" in problem or "hexdecimal" in problem:
        return "yaml.escape", at
    for said, code in (
        ("quoted scalar", "yaml.quote"),
        ("alias", "yaml.sign"),
        ("anchor", "yaml.sign"),
        ("directive", "yaml.sign"),
        ("tag", "yaml.tag"),
        ("block scalar", "yaml.bar"),
    ):
        if context.endswith(said):
            return code, start
    return _grammatical(problem, text, at, start)


def _grammatical(problem: str, text: str, at: int, start: int) -> Mistake:
    """Return the mistake behind a complaint about what may follow what."""
    never_closed = line_start(text, at) != line_start(text, start)
    complaints: tuple[tuple[str, Callable[[], Mistake]], ...] = (
        ("mapping values", lambda: _colon(text, at)),
        ("expected ':'", lambda: without_space(text, start) or ("yaml.no-colon", start)),
        ("',' or", lambda: ("yaml.quote", start) if never_closed else ("yaml.comma", at)),
        ("tag handle", lambda: ("yaml.tag", at)),
        ("cannot start any token", lambda: ("yaml.sign", at)),
        ("node content", lambda: ("yaml.sign", at)),
        ("not allowed in this context", lambda: ("yaml.sign", at)),
        ("expected key", lambda: _no_key(text, at)),
        ("document start", lambda: _second_document(text, at)),
        ("indicator", lambda: ("yaml.indent", at)),
    )
    return next((mistake() for said, mistake in complaints if said in problem), ("yaml.syntax", at))


def _colon(text: str, at: int) -> Mistake:
    """A colon stands where none may: inside a value, or after one that wrongly runs on into this line."""
    begin = line_start(text, at)
    before = text[begin:at]
    if ": " in before:
        return "yaml.colon", at
    above = line_start(text, begin - 1) if begin else 0
    indented = ("yaml.indent", begin + len(before) - len(before.lstrip()))
    return without_space(text, above) or (indented if before.startswith(" ") else ("yaml.colon", at))


def _no_key(text: str, at: int) -> Mistake:
    line, before = line_at(text, at).lstrip(), text[line_start(text, at) : at]
    if before.rstrip().endswith(CLOSED):
        return "yaml.after-quote", at
    if line.startswith(":"):
        return "yaml.key", at
    return ("yaml.list" if before == "" and line.startswith("- ") else "yaml.indent"), at


def _second_document(text: str, at: int) -> Mistake:
    """More follows where everything seemed said: after a line of dots, a directive, or a field further in."""
    for sign, code in (("%", "yaml.sign"), ("...", "yaml.two-documents")):
        found = re.search(rf"^{re.escape(sign)}", text[:at], re.MULTILINE)
        if found:
            return code, found.start()
    return "yaml.indent", at


def without_space(text: str, at: int) -> Mistake | None:
    """Return the mistake of a field without a space after its colon, if the line at `at` has it."""
    found = NO_SPACE.match(text, line_start(text, at))
    return ("yaml.no-space", found.end()) if found else None


def line_start(text: str, at: int) -> int:
    """Return the index at which the line of an index begins."""
    return text.rfind("\n", 0, max(at, 0)) + 1


def line_at(text: str, at: int) -> str:
    """Return the line of an index, without its end."""
    return text[line_start(text, at) :].partition("\n")[0]
