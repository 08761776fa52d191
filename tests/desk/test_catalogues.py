"""The catalogues: three languages that say the same things, and a sentence for everything that can be said."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
import yaml

import baspa
from baspa.desk.messages import LANGUAGES, catalogue
from baspa.planning.staleness import Why
from baspa.reading.marked import parse_fields

MODULES = [ast.parse(path.read_text("utf-8")) for path in sorted(Path(baspa.__file__).parent.rglob("*.py"))]
TRANSLATIONS = [language for language in LANGUAGES if language != "en"]

TAKE_A_CODE = {"Problem", "warning", "make", "EnvironmentFailed", "fault", "Faulty", "TimeProblem"}
"""What a code is given to as the first argument; `make` is a local name for one of the first two."""
TAKE_A_KEY = {"say", "complain", "aside", "Reason"}
CODE = re.compile(r"[a-z]+\.[a-z-]+")
ALIKE = frozenset(
    (
        *("explain.mark", "why.stale", "ask.choice", "ask.wrong", "why.is"),
        *(
            f"example.{name}"
            for name in ("time", "updated", "embargo", "draft", "expires", "breaking", "slug", "src", "url")
        ),
        *(f"example.{name}" for name in ("base_url", "language", "timezone", "other")),
    )
)
"""Messages that are rightly without a word of their own, and most the same in English and in a translation."""
MIXED = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")
"""A Latin letter that touches a Cyrillic one, most often a look-alike typed on the wrong keyboard."""


def _calls(names: set[str]) -> Iterator[tuple[ast.Module, ast.expr]]:
    """Return the first argument of every call to one of the names, with the module it stands in."""
    for module in MODULES:
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and node.args:
                called = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
                if called in names:
                    yield module, node.args[0]


def _meaning(module: ast.Module, argument: ast.expr) -> list[ast.expr]:
    """Return what an argument may stand for: itself or, for a name, everything assigned to it in the module."""
    if not isinstance(argument, ast.Name):
        return [argument]
    return [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Assign)
        and any(isinstance(name, ast.Name) and name.id == argument.id for name in node.targets)
    ]


def _written(expression: ast.expr) -> set[str]:
    """Return the codes written out in an expression."""
    inside_f_strings = {
        id(part) for node in ast.walk(expression) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)
    }
    return {
        node.value
        for node in ast.walk(expression)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in inside_f_strings
        and CODE.fullmatch(node.value)
    }


def _patterns(expression: ast.expr) -> set[str]:
    """Return the f-strings in an expression as patterns, any word standing for each value."""
    return {
        "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else "[a-z-]+" for p in node.values)
        for node in ast.walk(expression)
        if isinstance(node, ast.JoinedStr)
    }


def _values_of(dictionary: str) -> set[str]:
    """Return the words in every module-level dictionary of that name."""
    return {
        value.value
        for module in MODULES
        for node in module.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == dictionary
        if isinstance(node.value, ast.Dict)
        for value in node.value.values
        if isinstance(value, ast.Constant) and isinstance(value.value, str)
    }


def _keywords(name: str) -> list[ast.expr]:
    """Return what is given by a name in any call."""
    return [
        keyword.value
        for module in MODULES
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == name
    ]


def _codes() -> set[str]:
    """Return every problem code that the source text names."""
    found = {
        code
        for module, argument in _calls(TAKE_A_CODE)
        for meaning in _meaning(module, argument)
        for code in _written(meaning)
    }
    outcomes = {word for word in _values_of("CODES") if "." not in word}
    return (
        found
        | {code for code in _values_of("CODES") if "." in code}
        | {f"link.{outcome}" for outcome in outcomes}
        | {f"picture.{outcome}" for outcome in outcomes - {"held", "nowhere"}}  # only links lead to pages
        | {f"picture.{outcome}" for outcome in _values_of("PICTURE_CODES")}
        | {word.value for word in _keywords("fault") if isinstance(word, ast.Constant) and word.value}
        | {f"{name}.unlisted" for name in ("category", "author")}
        | {f"body.{node.value!s}" for _, node in _calls({"ConversionError"}) if isinstance(node, ast.Constant)}
    )


def _placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


def test_the_codes_are_really_found_in_the_source_text() -> None:
    """Codes that are given in each of the ways known are collected: a gap here would make the next tests blind."""
    assert _codes() >= {
        "matter.empty",  # Problem("…")
        "body.empty",  # warning("…")
        "machine.read",  # EnvironmentFailed("…")
        "picture.cut",  # Faulty("…")
        "picture.remote",  # PICTURE_CODES of the references' outcomes
        "media.active",  # fault="…"
        "config.timezone",  # fault("…")
        "time.no-day",  # TimeProblem("…" if … else "…")
        "layout.failed",  # a name that was assigned before
        "value.choice",  # CODES of the schema's errors
        "picture.dead",  # CODES of the references' outcomes
        "body.nesting",  # ConversionError("…")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_what_is_wrong_and_what_to_do(language: str) -> None:
    """No problem can be raised for which a language has no words."""
    needed = {f"{code}.{part}" for code in _codes() for part in ("what", "do")}

    assert sorted(needed - catalogue(language).keys()) == []


def test_every_code_put_together_at_run_time_is_foreseen() -> None:
    """A code made from parts belongs to a family that the catalogues know."""
    patterns = {
        pattern
        for module, argument in _calls(TAKE_A_CODE)
        for meaning in _meaning(module, argument)
        for pattern in _patterns(meaning)
    }
    codes = {key.removesuffix(".what") for key in catalogue("en") if key.endswith(".what")}

    assert patterns
    assert [p for p in sorted(patterns) if not any(re.fullmatch(p, code) for code in codes)] == []


def test_no_words_are_kept_for_what_is_never_wrong() -> None:
    """Each code of the catalogues is raised somewhere, or belongs to a family whose codes are put together."""
    patterns = [
        pattern
        for module, argument in _calls(TAKE_A_CODE)
        for meaning in _meaning(module, argument)
        for pattern in _patterns(meaning)
    ]
    codes = {key.removesuffix(".what") for key in catalogue("en") if key.endswith(".what")}
    unraised = {code for code in codes - _codes() if not any(re.fullmatch(pattern, code) for pattern in patterns)}

    assert unraised == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_empty_and_none_has_a_stray_space(language: str) -> None:
    """A message that says nothing would look like a fault of the program; only columns are kept apart by two."""
    columns = {"ask.choice"}
    strays = {key for key, said in catalogue(language).items() if not said or said != " ".join(said.split())}

    assert strays <= columns


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_to_do_is_a_sentence_or_ends_with_what_to_type(language: str) -> None:
    """And what is wrong is never without it."""
    said = catalogue(language)
    whats = {key.removesuffix(".what") for key in said if key.endswith(".what")}
    dos = {key.removesuffix(".do") for key in said if key.endswith(".do")}
    typed = re.compile(r"(\{[a-z]+\}|: \\?\"…\\?\"|: \"“…” …\"|: \"«…» …\"|tags:|lang:\.|- …)$")

    assert whats == dos
    assert [
        code for code in sorted(dos) if not said[f"{code}.do"].endswith(".") and not typed.search(said[f"{code}.do"])
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_a_line_that_can_be_typed(language: str) -> None:
    """It begins with the name of the field it is an example of."""
    examples = {key.removeprefix("example."): said for key, said in catalogue(language).items() if "example." in key}

    assert examples.pop("other") == "{name}: …"
    assert examples
    for name, line in examples.items():
        assert [*parse_fields(line, "a.md").values] == [name]


def test_every_message_that_is_said_is_in_the_catalogues() -> None:
    """Each key the desk says, written out or put together, exists."""
    keys = catalogue("en").keys()
    arguments = [argument for _, argument in _calls(TAKE_A_KEY)]
    written = {key for argument in arguments for key in _written(argument)}
    patterns = {pattern for argument in arguments for pattern in _patterns(argument)}

    assert "build.stopped" in written
    assert sorted(written - keys) == []
    assert [p for p in sorted(patterns) if not any(re.fullmatch(p, key) for key in keys)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", Why)
def test_every_reason_to_make_a_page_has_its_words(why: Why, language: str) -> None:
    """And no words are left of a reason that is gone."""
    stale = {key.removeprefix("stale.") for key in catalogue(language) if key.startswith("stale.")}

    assert why in stale
    assert stale == set(Why)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_come_of_a_file_has_its_words(language: str) -> None:
    """`--explain` says one of them of each file; keys that are put together at run time are listed here."""
    assert {key for key in catalogue(language) if key.startswith("explain.")} == {
        "explain.mark",
        "explain.new",
        "explain.changed",
        "explain.same",
        "explain.pruned",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    """YAML would keep the last of two silently; each message has one line of its own."""
    text = (files("baspa") / "catalogues" / f"{language}.yaml").read_text("utf-8")
    root = yaml.compose(text, Loader=yaml.SafeLoader)

    assert isinstance(root, yaml.MappingNode)
    assert [key.value for key, _ in root.value] == list(catalogue(language))


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_the_keys_are_the_same_and_in_the_same_order(language: str) -> None:
    """Two catalogues can be read side by side."""
    assert list(catalogue(language)) == list(catalogue("en"))


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_the_placeholders_are_the_same(language: str) -> None:
    """A translation tells every fact that the English message tells, and names none that is never given."""
    said = catalogue(language)

    assert {key: _placeholders(said[key]) for key in said} == {
        key: _placeholders(message) for key, message in catalogue("en").items()
    }


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_nothing_is_left_untranslated(language: str) -> None:
    """No message equals the English one, and each has words in its own alphabet."""
    english, said = catalogue("en"), catalogue(language)

    assert {key for key in said if said[key] == english.get(key)} <= ALIKE
    assert {key for key in said if not re.search("[Ѐ-ӿ]", said[key])} <= ALIKE


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_word_mixes_two_alphabets(language: str) -> None:
    """A Latin look-alike inside a Cyrillic word can be neither searched for nor read aloud."""
    said = catalogue(language)

    assert [key for key in said if MIXED.search(said[key])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_has_no_full_stop(language: str) -> None:
    """What was found follows in brackets, and the full stop after it."""
    said = catalogue(language)

    assert [key for key in said if key.endswith(".what") and said[key].endswith((".", "!", "?", ":"))] == []
