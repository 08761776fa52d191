"""What every test may use: a site in a folder of its own, and an honest way to leave a test out."""

import os
from pathlib import Path
from types import CodeType
from typing import NoReturn

import pytest
from hypothesis import settings
from jinja2 import Environment

from sites import Site

settings.register_profile("normal", deadline=None)
settings.load_profile("normal")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return an empty site of the test's own; write files into it first."""
    return Site(tmp_path / "paper")


@pytest.fixture(scope="session")
def compiled_layouts() -> dict[tuple[object, ...], CodeType]:
    """Return the memory of `quick_layouts`."""
    return {}


@pytest.fixture
def quick_layouts(monkeypatch: pytest.MonkeyPatch, compiled_layouts: dict[tuple[object, ...], CodeType]) -> None:
    """Let Jinja compile each text once for all builds of papers that say the same: nine tenths of a tiny build."""
    compile_anew = Environment.compile

    def compile_once(environment: Environment, source: str, name: str | None, filename: str | None) -> CodeType:
        paper = (repr(environment.globals.get("site")), repr(environment.globals.get("words")))
        key = (source, name, filename, *paper)
        if key not in compiled_layouts:
            compiled_layouts[key] = compile_anew(environment, source, name, filename)
        return compiled_layouts[key]

    monkeypatch.setattr(Environment, "compile", compile_once)


def skipped(why: str) -> NoReturn:
    """Leave a test out because this machine lacks something; fails where BASPA_NO_SKIPS says nothing may be."""
    if os.environ.get("BASPA_NO_SKIPS"):
        pytest.fail(f"skipped: {why}")
    pytest.skip(f"skipped: {why}")
