"""`init`: a new site of the card's shape, that builds at once."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import baspa
from baspa.desk.messages import LANGUAGES
from sites import Site, environment, run_here


def test_a_new_site_builds_at_once(tmp_path: Path) -> None:
    """Init, then `python build.py` in it: the front page has the first article."""
    done = run_here(tmp_path, "init", "paper", "--language", "kk")
    built = subprocess.run(
        [sys.executable, "build.py"], cwd=tmp_path / "paper", env=environment(), capture_output=True, check=False
    )

    assert done.status == 0
    assert built.returncode == 0, built.stderr.decode()
    assert "Газеттің алғашқы саны шықты" in Site(tmp_path / "paper").page("index.html")


def test_a_new_site_has_the_shape_of_the_card(tmp_path: Path) -> None:
    """build.py, site.yaml, content, layouts, output, pyproject.toml; dates filled in; nothing half named."""
    run_here(tmp_path, "init", "paper")
    root = tmp_path / "paper"

    names = {path.relative_to(root).as_posix() for path in root.rglob("*")}

    assert {"build.py", "site.yaml", "content", "layouts", "output", "pyproject.toml", ".gitignore"} <= names
    assert "output/.gitignore" in names
    assert not [name for name in names if any(part in name for part in ("YYYY", "MM", "DD", "dot-"))]
    assert not [path for path in root.rglob("*") if path.is_file() and "@NOW@" in path.read_text("utf-8")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_site_has_nothing_to_complain_about(tmp_path: Path, language: str) -> None:
    """Its check is clean, without a warning, in every language it may begin in."""
    run_here(tmp_path, "init", "paper", "--language", language)

    done = run_here(tmp_path / "paper", "check")

    assert (done.status, done.problems) == (0, [])
    assert f"language: {language}\n" in (tmp_path / "paper/site.yaml").read_text("utf-8")


@pytest.mark.parametrize(("locale", "language"), [("C.UTF-8", "kk"), ("ru_RU.UTF-8", "ru"), ("en_GB.UTF-8", "en")])
def test_a_paper_begins_in_the_language_of_the_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, language: str
) -> None:
    """Kazakh, Russian or English; one that speaks none of them begins a Kazakh paper."""
    monkeypatch.setenv("LC_ALL", locale)

    run_here(tmp_path, "init", "paper")

    assert f"language: {language}\n" in (tmp_path / "paper/site.yaml").read_text("utf-8")


def test_the_papers_of_all_languages_hold_the_same_things() -> None:
    """What one begins with, the others have too."""
    folders = [Path(baspa.__file__).parent / "beginnings" / language for language in LANGUAGES]

    kinds = [sorted((path.parent.relative_to(top), path.suffix) for path in top.rglob("*.*")) for top in folders]

    assert kinds[0] == kinds[1] == kinds[2]


def test_a_commit_of_a_broken_article_is_refused_by_what_pre_commit_is_told_to_run(tmp_path: Path) -> None:
    """The hook that `init` writes, for the files it names: it fails, in words, and passes when all is well."""
    run_here(tmp_path, "init", "paper", "--language", "kk")
    root = tmp_path / "paper"
    # The hook runs before the very first commit, too.
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)  # noqa: S607
    configuration = yaml.safe_load((root / ".pre-commit-config.yaml").read_text("utf-8"))
    (hook,) = configuration["repos"][0]["hooks"]
    changes = (
        "content/2026/11/22-a.md",
        "layouts/home.html",
        "site.yaml",
        "notes.txt",
        "content.md",
        "old/site.yaml",
    )
    python, *arguments = hook["entry"].split()

    def run() -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=root, env=environment(), capture_output=True, check=False)

    assert [bool(re.search(hook["files"], path)) for path in changes] == [True, True, True, False, False, False]
    assert (python, hook["pass_filenames"]) == ("python3", False)
    assert run().returncode == 0

    (root / "content/bad.md").write_text("---\ntitle: Әлем: жаңалық\n---\nМәтін.\n", "utf-8")
    refused = run()

    assert refused.returncode == 1
    assert 'былай жазыңыз: title: "Әлем: жаңалық"' in refused.stderr.decode()


def test_a_pull_request_is_checked_with_the_right_to_read_alone(tmp_path: Path) -> None:
    """Its layouts are somebody's code: it is given no secrets, and its problems are annotated."""
    run_here(tmp_path, "init", "paper")
    workflow = yaml.safe_load((tmp_path / "paper/.github/workflows/check.yaml").read_text("utf-8"))
    steps = workflow["jobs"]["check"]["steps"]

    assert workflow[True] == "pull_request"  # YAML takes `on` for yes, and GitHub knows
    assert workflow["permissions"] == {"contents": "read"}
    assert steps[-1]["run"] == 'python build.py check --format github --since "origin/$GITHUB_BASE_REF"'
    assert steps[0]["with"] == {"fetch-depth": 0}


def test_an_empty_folder_will_do_and_a_full_one_will_not(tmp_path: Path) -> None:
    """Init into an empty folder works; into one with anything in it, or a file, it is refused untouched."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")

    statuses = [run_here(tmp_path, "init", name).status for name in ("empty", "full", "file")]

    assert statuses == [0, 3, 3]
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]
    assert (tmp_path / "file").read_text() == "mine"


def test_the_place_and_the_next_step_are_said(tmp_path: Path) -> None:
    """The last line names the folder and what to type."""
    done = run_here(tmp_path, "init", "deep/new paper")

    assert done.status == 0
    assert "deep/new paper" in done.out
    assert "python build.py" in done.out
