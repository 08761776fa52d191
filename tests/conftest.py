"""What every test may use: a site in a folder of its own, and an honest way to leave a test out."""

import os
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

from sites import Site

settings.register_profile("normal", deadline=None)
settings.load_profile("normal")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return an empty site of the test's own; write files into it first."""
    return Site(tmp_path / "paper")


def skipped(why: str) -> NoReturn:
    """Leave a test out because this machine lacks something; fails where BASPA_NO_SKIPS says nothing may be."""
    if os.environ.get("BASPA_NO_SKIPS"):
        pytest.fail(f"skipped: {why}")
    pytest.skip(f"skipped: {why}")
