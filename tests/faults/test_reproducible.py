"""The same sources and the same moment make the same bytes, whoever builds them and wherever (law 3)."""

import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from baspa.publishing.manifest import read_manifest
from faults.newsroom import many_articles
from sites import NOW, Site, command, environment

MANY = 66
"""Articles, so that workers share them."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who builds, and how."""

    seed: str = "0"
    jobs: str = "1"
    zone: str = "UTC"
    language: str = "C"
    umask: int = 0o022
    home: str = "home"
    copied: bool = False
    """Whether the sources are a copy, written in the other order, elsewhere."""


USUAL = Desk()
SAMPLE = (
    Desk("1", "2", "Pacific/Kiritimati", "kk_KZ.UTF-8", 0o077, "another home", copied=True),
    Desk("random", "8", "America/St_Johns", "tr_TR.UTF-8", 0o002, "home/deep", copied=True),
    Desk("7", "2", "Asia/Almaty", "C.UTF-8", 0o027, "no home"),
)
ALL = (
    *(Desk(seed=seed) for seed in ("1", "2", "3", "random")),
    *(Desk(jobs=jobs) for jobs in ("2", "3", "8")),
    *(Desk(zone=zone) for zone in ("Asia/Almaty", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns")),
    *(Desk(language=language) for language in ("C.UTF-8", "kk_KZ.UTF-8", "tr_TR.UTF-8", "tr_TR.ISO-8859-9")),
    *(Desk(umask=umask) for umask in (0o000, 0o002, 0o027, 0o077)),
    Desk(home="another home"),
    Desk(copied=True),
)

Printed = tuple[str, dict[str, tuple[bytes, int]]]
"""The digest of an edition; of every file, and of our own records, the bytes and the mode."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a site with everything that could come in another order."""
    site = Site(tmp_path_factory.mktemp("desks") / "paper")
    many_articles(site, MANY)
    for number in range(3):
        site.put(f"content/pages/page-{number}.md", f"---\ntitle: Page {number}\n---\n\nWords.\n")
        site.put(f"content/static/files/{number}.txt", f"{number}\n")
        site.put(f"content/media/{number}.png", f"{number}\n")
    return site


def _copied(site: Site, root: Path) -> Site:
    """Copy the sources, file by file, the last first."""
    other = Site(root)
    for name in ("content", "site.yaml"):
        there = site.root / name
        files = [there] if there.is_file() else [path for path in there.rglob("*") if path.is_file()]
        for path in sorted(files, reverse=True):
            other.put(path.relative_to(site.root).as_posix(), path.read_bytes())
    return other


def _printed(site: Site, desk: Desk, top: Path) -> Printed:
    """Build everything anew at a desk, and return what came of it."""
    site = _copied(site, top / "elsewhere" / "the paper") if desk.copied else site
    output = top / "output"
    (top / "home").mkdir()
    variables = {
        "PYTHONHASHSEED": desk.seed,
        "TZ": desk.zone,
        "LANG": desk.language,
        "LC_ALL": desk.language,
        "HOME": str(top / desk.home),
    }
    done = subprocess.run(
        command("build", "--now", NOW, "--clean", "--jobs", desk.jobs, "--output", str(output)),
        cwd=site.root,
        env=environment(variables),
        umask=desk.umask,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    files = {
        path.relative_to(output).as_posix(): (path.read_bytes(), stat.S_IMODE(path.stat().st_mode))
        for path in output.rglob("*")
        if path.is_file()
    }
    edition = read_manifest(output).edition
    shutil.rmtree(output)
    return edition, files


@pytest.fixture(scope="module")
def usual(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Return what comes of the site at an ordinary desk."""
    printed = _printed(site, USUAL, tmp_path_factory.mktemp("usual"))
    assert len(printed[1]) > MANY
    return printed


def _assert_same(one: Printed, other: Printed) -> None:
    assert one[1].keys() == other[1].keys()
    assert [path for path, printed in one[1].items() if printed != other[1][path]] == []
    assert one[0] == other[0]


@pytest.mark.parametrize("desk", SAMPLE, ids=str)
def test_any_desk_prints_the_same_paper(site: Site, usual: Printed, desk: Desk, tmp_path: Path) -> None:
    """Three desks at which everything is otherwise at once."""
    _assert_same(_printed(site, desk, tmp_path), usual)


@pytest.mark.long
@pytest.mark.parametrize("desk", ALL, ids=str)
def test_each_difference_between_desks_makes_none_in_the_paper(
    site: Site, usual: Printed, desk: Desk, tmp_path: Path
) -> None:
    """Desks at which one thing is otherwise."""
    _assert_same(_printed(site, desk, tmp_path), usual)


@pytest.mark.long
def test_the_same_desk_prints_the_same_paper_many_times(site: Site, usual: Printed, tmp_path: Path) -> None:
    """Workers finish in another order each time."""
    for turn in range(10):
        (tmp_path / str(turn)).mkdir()
        _assert_same(_printed(site, Desk("random", "3"), tmp_path / str(turn)), usual)


def test_readers_may_read_what_anybody_builds(usual: Printed) -> None:
    """A web server is seldom the user who builds; the other desks' umasks make the same modes."""
    assert {mode for _, mode in usual[1].values()} == {0o644}
