"""Imports run one way: the rooms of the house in their order, and one door for each package from outside."""

import ast
import subprocess
import sys
from collections.abc import Iterable
from graphlib import TopologicalSorter

import pytest

from house import Module, module_names, modules, own_imports

ROOMS = (
    ("__init__",),
    ("problems", "slugs", "progress", "memory", "workers"),
    ("bodies",),
    ("reading",),
    ("routes", "scanning", "pictures", "history"),
    ("archive",),
    ("auditing",),
    ("planning",),
    ("rendering",),
    ("publishing",),
    ("searching",),
    ("keys", "developing"),
    ("edition",),
    ("audit", "embargo", "silence"),
    ("printing",),
    ("laying", "proof"),
    ("press",),
    ("serving",),
    ("desk",),
    ("__main__",),
)
"""Each room may use those before it, never one behind it. A new room is given its place here first."""

DOORS = {
    "PIL": {"pictures/"},
    "ahocorasick_rs": {"auditing/sieve.py"},
    "babel": {"rendering/words.py"},
    "click": {"desk/"},
    "frontmatter": {"reading/matter.py"},
    "h11": {"serving/connections.py"},
    "jinja2": {"rendering/layouts.py", "rendering/folding.py"},
    "markdown": {"bodies/python_markdown.py"},
    "markupsafe": {"rendering/"},
    "nh3": {"bodies/sanitiser.py"},
    "pagefind": {"searching/binding.py"},
    "pebble": {"workers.py"},
    "pydantic": {"reading/"},
    "pydantic_core": {"reading/"},
    "rcssmin": {"rendering/assets.py"},
    "rjsmin": {"rendering/assets.py"},
    "pyromark": {"bodies/commonmark.py"},
    "rich": {"desk/"},
    "selectolax": {"rendering/readback.py"},
    "watchdog": {"serving/watching.py"},
    "yaml": {
        "reading/marked.py",
        "reading/mistakes.py",
        "rendering/folders.py",
        "rendering/words.py",
        "desk/messages.py",
    },
}
"""Where each package comes into the house: so that it can be replaced there, and nowhere else."""

RANKS = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}


def _outside(module: Module) -> set[str]:
    tops = {name.split(".")[0] for name in module.imported}
    return tops - {"baspa"} - set(sys.stdlib_module_names)


def test_every_room_has_its_place() -> None:
    """The table above knows the whole house, and nothing that is gone."""
    assert {module.room for module in modules()} == set(RANKS)


def test_no_module_imports_from_a_room_behind_it() -> None:
    """Data flows one way, from sources to output, and so does knowledge (law 6)."""
    rooms = {module.name: module.room for module in modules()}

    wrong = [
        f"{module.path} imports {name}"
        for module in modules()
        for name in own_imports(module)
        if RANKS[rooms[name]] > RANKS[module.room] and not (module.path == "__main__.py" and name == "baspa.desk.cli")
    ]

    assert wrong == []


def test_rooms_of_one_rank_do_not_know_each_other() -> None:
    """Those that share a line of the table are independent."""
    rooms = {module.name: module.room for module in modules()}

    wrong = [
        f"{module.path} imports {name}"
        for module in modules()
        for name in own_imports(module)
        if RANKS[rooms[name]] == RANKS[module.room] and rooms[name] != module.room
    ]

    assert wrong == []


def test_there_is_no_ring() -> None:
    """Not inside a room either, and not among imports that are put off until a function runs."""
    graph = {module.name: own_imports(module) for module in modules()}

    assert set(TopologicalSorter(graph).static_order()) >= module_names()


def test_nothing_hides_under_type_checking() -> None:
    """An import that only types need is still knowledge of another module."""
    hidden = [module.path for module in modules() if "TYPE_CHECKING" in module.text]

    assert hidden == []


def test_every_import_of_ours_names_a_module_that_is_there() -> None:
    """So the tests above see every import there is."""
    missing = [f"{m.path}: {name}" for m in modules() for name in own_imports(m) if name not in module_names()]

    assert missing == []


def test_each_package_has_one_door() -> None:
    """Only the modules of the table import what is not ours."""
    wrong = [
        f"{module.path} imports {package}"
        for module in modules()
        for package in _outside(module)
        if not module.path.startswith(tuple(DOORS.get(package, ())) or ("?",))
    ]

    assert wrong == []


@pytest.mark.parametrize("package", sorted(DOORS))
def test_each_door_is_used(package: str) -> None:
    """A line of the table that nothing needs is taken out."""
    used = {module.path for module in modules() if package in _outside(module)}

    assert all(any(path.startswith(door) for path in used) for door in DOORS[package])


def _imported_alone(names: Iterable[str]) -> str:
    """Import each module first, in an interpreter that has seen none of ours; return what went wrong.

    Packages from outside are seen before, once, and each module has a fork of that interpreter to itself.
    """
    program = f"""
import importlib, os, sys
for name in {sorted(DOORS)!r}:
    importlib.import_module(name)
assert "baspa" not in sys.modules
for name in {sorted(names)!r}:
    child = os.fork()
    if not child:
        try:
            importlib.import_module(name)
        except BaseException as error:
            print(f"{{name}}: {{type(error).__name__}}: {{error}}", flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=300)
    return done.stdout + done.stderr


def test_each_room_can_be_entered_first() -> None:
    """Through every module that no other of its room imports; the rest of the room comes with it."""
    rooms = {module.name: module.room for module in modules()}
    inner = {name for module in modules() for name in own_imports(module) if rooms[name] == module.room}

    assert _imported_alone(module_names() - inner) == ""


@pytest.mark.long
def test_each_module_can_be_imported_alone() -> None:
    """Whichever is first."""
    assert _imported_alone(module_names()) == ""


def test_importing_does_nothing_else() -> None:
    """No module writes, speaks or starts anything at its top level: only definitions, tables and imports."""
    wrong = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        for node in module.tree.body
        if isinstance(getattr(node, "value", None) if isinstance(node, ast.Expr) else None, ast.Call)
        or isinstance(node, ast.For | ast.While | ast.With)
    ]

    assert wrong == []
