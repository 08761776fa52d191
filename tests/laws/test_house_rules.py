"""House rules that a reader would otherwise have to take on trust."""

import ast
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from baspa import __version__
from house import ROOT, SOURCE, Module, files_in_git, modules

LONGEST_MODULE = 300
VAGUE = frozenset(
    ("common", "data", "handle", "handler", "helper", "helpers", "manager", "misc", "process", "util", "utils")
)
"""Words that say nothing about what a thing is."""
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
SPEAKS = ("desk/",)
"""The only room that speaks with people."""
SILENCES = ("pictures/opening.py", "serving/watching.py")
"""Let nobody else speak either: a library's warnings of odd metadata; what another says to its log is listened to."""
DOORSTEP = "__main__.py"
"""May leave with a status before there is anybody to speak."""


def _calls(module: Module, *names: str) -> list[str]:
    """Return where a module calls, or names, one of some dotted names."""
    return [
        f"{module.path}:{node.lineno}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node) in names
    ]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.path)
def test_no_module_is_too_long_to_be_read(module: Module) -> None:
    """A second reason to change is a second module."""
    assert module.text.count("\n") <= LONGEST_MODULE


def test_no_module_has_a_vague_name() -> None:
    """A module is named for the one noun it is about, a function for what it gives."""
    vague = [f"src/baspa/{module.path}" for module in modules() if VAGUE & set(re.split(r"[/_.]", module.path))]
    vague += [
        f"src/baspa/{module.path}:{node.lineno} {node.name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
        and VAGUE & {word.casefold() for word in WORDS.findall(node.name)}
    ]

    assert vague == []


def test_only_the_desk_speaks() -> None:
    """Every other room returns values (law 6)."""
    loud = [
        place
        for module in modules()
        if not module.path.startswith(SPEAKS)
        for place in (*_calls(module, "print", "input", "sys.stdout", "sys.stderr"), *_logs(module))
        if place not in SILENCES
    ]

    assert loud == []


def _logs(module: Module) -> list[str]:
    return [module.path] if {name.split(".")[0] for name in module.imported} & {"logging", "warnings"} else []


def test_only_the_desk_looks_at_the_clock() -> None:
    """One `now` for a build, passed in (laws 3 and 6); measuring how long a stage took is another matter."""
    clocks = (
        "datetime.now",
        "datetime.today",
        "datetime.utcnow",
        "date.today",
        "time.time",
        "time.localtime",
        "time.ctime",
    )

    assert [p for m in modules() if not m.path.startswith(SPEAKS) for p in _calls(m, *clocks)] == []


def test_nothing_unpickles() -> None:
    """What is remembered between builds may be damaged, or written by strangers; it is never executed (law 5)."""
    executed = {"pickle", "marshal", "shelve", "dill", "cloudpickle"}

    assert [m.path for m in modules() if executed & {name.split(".")[0] for name in m.imported}] == []
    assert [place for m in modules() for place in _calls(m, "eval", "exec", "os.system", "os.popen")] == []


def test_no_error_is_swallowed() -> None:
    """An `except` for everything does something about it."""
    silent = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and all(isinstance(line, ast.Pass | ast.Continue) for line in node.body)
    ]

    assert silent == []


def test_nothing_global_is_changed() -> None:
    """No hidden channel between functions."""
    assert [f"{m.path}:{n.lineno}" for m in modules() for n in ast.walk(m.tree) if isinstance(n, ast.Global)] == []


def test_the_version_is_the_newest_of_the_changelog() -> None:
    """A release that the newsroom was not told about is none."""
    heads = re.findall(
        r"^## \[(\d+\.\d+\.\d+)\] – \d{4}-\d{2}-\d{2}$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )

    assert heads[:1] == [__version__]


def test_every_site_gets_the_same_build_file() -> None:
    """The card's `build.py`: at most fifteen lines, and a new site's is this site's."""
    text = (ROOT / "build.py").read_text("utf-8")

    assert (SOURCE / "skeleton/build.py").read_text("utf-8") == text
    assert text.count("\n") <= 15


def test_no_file_knows_this_machine() -> None:
    """Nothing in the repository names where somebody's checkout, environment or home lies."""
    own = {str(ROOT), sys.prefix, sysconfig.get_path("purelib")}
    machine = re.compile("|".join((r"(?<![\w./~-])/(?:home|Users|root|mnt|opt)/\w+", *map(re.escape, sorted(own)))))

    assert _lines_with(machine) == []


def test_no_file_names_a_registry() -> None:
    """Locked packages come with their hashes, from whatever registry a newsroom uses."""
    options = re.compile(r"^\s*(?:--(?:extra-)?index-url|--find-links|--trusted-host|-i)[ =]", re.MULTILINE)
    locked = (ROOT / "requirements.txt").read_text("utf-8")

    assert "://" not in locked
    assert not options.search(locked)
    hosts = _registries()
    assert not hosts or _lines_with(re.compile("|".join(map(re.escape, hosts)))) == []


def _registries() -> list[str]:
    """Return the hosts pip is told to use on this machine, but for the machine itself."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False, timeout=60
    )
    hosts = {urlsplit(url).netloc.rpartition("@")[2] for url in re.findall(r"https?://[^\s'\"]+", done.stdout)}
    return sorted(hosts - {"", "localhost", "127.0.0.1"})


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Return every line of a text file of the repository in which a pattern occurs."""
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files_in_git()
        if (text := _text(path)) and pattern.search(text)
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""
