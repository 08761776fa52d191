"""The wheel, in an empty environment and outside any checkout: install, init, build, read."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import skipped

ROOT = Path(__file__).resolve().parents[1]
CHECKOUT = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PYTEST_CURRENT_TEST")


def _environment() -> dict[str, str]:
    """Return the variables of a person who has never seen a checkout."""
    return {name: value for name, value in os.environ.items() if name not in CHECKOUT}


def _run(*words: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in words], cwd=folder, env=_environment(), capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel built from a copy of what it is made of, so that no other test's files get in."""
    top = tmp_path_factory.mktemp("wheel")
    source = top / "source"
    source.mkdir()
    for name in ("src", "layouts"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(ROOT / name, source / name)
    # -P: the checkout's build.py must not be taken for the package that builds wheels.
    done = _run(
        sys.executable,
        "-P",
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        top / "dist",
        source,
        folder=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = (top / "dist").iterdir()
    return built


@pytest.mark.wheel
def test_layouts_words_catalogues_and_skeleton_travel_inside(wheel: Path) -> None:
    """Everything that a site needs besides its own files is in the wheel; tests and content are not."""
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {
        "baspa/layouts/base.html",
        "baspa/layouts/assets/press.css",
        "baspa/layouts/machines/rss.xml",
        "baspa/layouts/words/kk.yaml",
        "baspa/catalogues/kk.yaml",
        "baspa/beginnings/kk/site.yaml",
        "baspa/skeleton/build.py",
        "baspa/skeleton/dot-gitignore",
        "baspa/skeleton/dot-pre-commit-config.yaml",
        "baspa/skeleton/dot-github/workflows/check.yaml",
        "baspa/skeleton/output/dot-gitignore",
        "baspa/py.typed",
    } <= names
    assert not [name for name in names if not name.startswith(("baspa/", "baspa-"))]


@pytest.mark.wheel
def test_the_wheel_in_an_empty_environment_makes_a_paper(wheel: Path, tmp_path: Path) -> None:
    """`pip install`, `baspa init paper`, `python build.py`: the front page has the article."""
    home = tmp_path / "elsewhere"
    home.mkdir()
    assert _run(sys.executable, "-m", "venv", tmp_path / "venv", folder=home).returncode == 0
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    installed = _run(
        programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, folder=home
    )
    if installed.returncode != 0:
        skipped(f"pip cannot install the wheel's dependencies here: {installed.stderr.strip()[-200:]}")

    begun = _run(programs / "baspa", "init", "paper", folder=home)
    built = _run(programs / "python", "build.py", folder=home / "paper")

    assert begun.returncode == 0, begun.stderr
    assert built.returncode == 0, built.stderr
    front = (home / "paper" / "output" / "index.html").read_text("utf-8")
    assert "Газеттің алғашқы саны шықты" in front
    assert "/assets/press.css" in front
    assert (home / "paper" / "output" / "assets" / "press.css").is_file()
    where = _run(programs / "python", "-c", "import baspa; print(baspa.__file__)", folder=home)
    assert str(tmp_path / "venv") in where.stdout
