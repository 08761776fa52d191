"""Sources: files as found on disk, in one order; links and special files are named, never followed."""

import os
import random
import socket
from pathlib import Path

import pytest

from baspa.problems import EnvironmentFailed, Level
from baspa.reading.sources import LARGEST_FILE, SourceKind, Sources, read_bytes, walk_sources
from papers import problems_of


def _put(root: Path, *paths: str) -> None:
    for path in paths:
        there = root / path
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(b"x")


def _walk(root: Path) -> Sources:
    (root / "content").mkdir(exist_ok=True)
    return walk_sources(root)


def _problems(sources: Sources) -> list[tuple[str, str, str]]:
    return [(problem.code, problem.place.path, problem.found) for problem in sources.problems]


def test_each_file_has_its_kind(tmp_path: Path) -> None:
    """The folder and the ending decide what a file is for."""
    kinds = {
        "content/2026/11/22-a.md": SourceKind.ARTICLE,
        "content/2026/11/photo.JPG": SourceKind.PICTURE,
        "content/a.md": SourceKind.ARTICLE,
        "content/mediaworld/a.md": SourceKind.ARTICLE,
        "content/media/a.pdf": SourceKind.MEDIA,
        "content/media/notes.md": SourceKind.MEDIA,
        "content/pages.md": SourceKind.ARTICLE,
        "content/pages/about.md": SourceKind.STANDING,
        "content/pages/team/index.md": SourceKind.STANDING,
        "content/static/.well-known/security.txt": SourceKind.STATIC,
        "content/static/CNAME": SourceKind.STATIC,
        "layouts/base.html": SourceKind.LAYOUT,
    }
    _put(tmp_path, *kinds)

    sources = _walk(tmp_path)

    assert {source.path: source.kind for source in sources.found} == kinds
    assert sources.problems == ()
    assert [source.path for source in sources.of(SourceKind.STANDING)] == [
        "content/pages/about.md",
        "content/pages/team/index.md",
    ]


def test_the_order_is_always_the_same(tmp_path: Path) -> None:
    """Sorted by path, in whatever order the files came to be, and not by the rules of anyone's language."""
    paths = ["content/Z.md", "content/a/b.md", "content/a.md", "content/a-b.md", "content/ә.md", "content/я.md"]
    shuffled = random.sample(paths, len(paths))
    _put(tmp_path, *shuffled)

    assert [source.path for source in _walk(tmp_path).found] == sorted(paths)


@pytest.mark.parametrize(
    "name",
    [
        ".a.md.swp",
        ".#a.md",
        "#a.md#",
        "a.md~",
        "4913",
        "a.swp",
        "a.swx",
        "a.md.orig",
        "a.md.rej",
        "a.tmp",
        "a.bak",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        ".git/HEAD",
        "__pycache__/a.md",
    ],
)
@pytest.mark.parametrize("folder", ["content/2026", "content/media", "layouts"])
def test_debris_is_passed_over(tmp_path: Path, folder: str, name: str) -> None:
    """What editors' programs leave behind is neither published nor complained about."""
    _put(tmp_path, f"{folder}/{name}")

    assert _walk(tmp_path) == Sources((), ())


@pytest.mark.parametrize("name", ["a.html~", "#a#", ".DS_Store", "Thumbs.db", ".git/HEAD", "x.swp"])
def test_debris_is_passed_over_among_static_files(tmp_path: Path, name: str) -> None:
    """Static files keep their dotfiles, but not those."""
    _put(tmp_path, f"content/static/{name}", "content/static/.nojekyll")

    assert [source.path for source in _walk(tmp_path).found] == ["content/static/.nojekyll"]


def test_only_the_static_folder_keeps_dotfiles(tmp_path: Path) -> None:
    """A folder whose name only begins alike is ordinary content."""
    _put(tmp_path, "content/statics/.draft.md", "content/static.old/.draft.md")

    assert _walk(tmp_path) == Sources((), ())


def test_a_debris_link_is_debris(tmp_path: Path) -> None:
    """Emacs locks a file by a dangling link; that stops nobody."""
    _put(tmp_path, "content/a.md")
    (tmp_path / "content/.#a.md").symlink_to("editor@host.1234:1700000000")

    assert _walk(tmp_path).problems == ()


@pytest.mark.parametrize("to", ["a.md", "missing.md", "../site.yaml", "/etc/passwd", ".", "link.md"])
def test_a_symbolic_link_is_named_and_not_followed(tmp_path: Path, to: str) -> None:
    """Wherever it leads: to a file, out of the site, to a folder above it, to itself."""
    _put(tmp_path, "content/a.md", "site.yaml")
    (tmp_path / "content/link.md").symlink_to(to)

    sources = _walk(tmp_path)

    assert _problems(sources) == [("source.link", "content/link.md", "link.md")]
    assert [source.path for source in sources.found] == ["content/a.md"]


@pytest.mark.parametrize("folder", ["content/2026", "content/media", "content/static", "layouts/parts"])
def test_a_linked_folder_is_named_and_not_entered(tmp_path: Path, folder: str) -> None:
    """Nothing behind it is read."""
    _put(tmp_path, "outside/secret.md", "content/a.md", "layouts/x.html")
    (tmp_path / folder).symlink_to(tmp_path / "outside")

    sources = _walk(tmp_path)

    assert _problems(sources) == [("source.link", folder, Path(folder).name)]
    assert not any("secret" in source.path for source in sources.found)


@pytest.mark.parametrize("top", ["content", "layouts"])
def test_a_linked_top_folder_is_not_entered(tmp_path: Path, top: str) -> None:
    """Not even when it is the whole content."""
    _put(tmp_path, "outside/secret.md")
    (tmp_path / top).symlink_to(tmp_path / "outside")

    sources = _walk(tmp_path) if top == "layouts" else walk_sources(tmp_path)

    assert sources.found == ()
    assert [problem.code for problem in sources.problems] == (["source.no-content"] if top == "content" else [])


def test_a_site_without_content_says_so(tmp_path: Path) -> None:
    """One clear problem, not an empty paper."""
    assert _problems(walk_sources(tmp_path)) == [("source.no-content", "content", "content")]


def test_special_files_are_named_and_never_opened(tmp_path: Path) -> None:
    """Opening a named pipe would wait for ever."""
    _put(tmp_path, "content/a.md")
    os.mkfifo(tmp_path / "content/pipe.md")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(os.path.relpath(tmp_path / "content/plug.md"))

        assert _problems(_walk(tmp_path)) == [
            ("source.special", "content/pipe.md", "pipe.md"),
            ("source.special", "content/plug.md", "plug.md"),
        ]


def test_a_folder_may_be_called_like_an_article(tmp_path: Path) -> None:
    """It is a folder all the same."""
    _put(tmp_path, "content/x.md/a.md")

    assert [source.path for source in _walk(tmp_path).found] == ["content/x.md/a.md"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.md", "a\\x0ab.md"),
        (b"a\x1b[31m.md", "a\\x1b[31m.md"),
        (b"\xea\xe0\xeb\xe0.md", "\\xea\\xe0\\xeb\\xe0.md"),
        (b"a\x7f.md", "a\\x7f.md"),
        ("a\u202eb.md".encode(), "a\\x2eb.md"),
        (b"dir\n/a.md", "dir\\x0a"),
    ],
    ids=["newline", "escape", "cp1251", "delete", "right-to-left", "folder"],
)
def test_a_name_that_cannot_be_shown_is_named_in_plain_letters(tmp_path: Path, name: bytes, shown: str) -> None:
    """Control characters never reach a terminal or a log, and bytes that are no text never reach a URL."""
    there = os.fsencode(tmp_path / "content") + b"/" + name
    Path(os.fsdecode(there)).parent.mkdir(parents=True)
    Path(os.fsdecode(there)).write_bytes(b"x")

    sources = walk_sources(tmp_path)

    assert [(problem.code, problem.found) for problem in sources.problems] == [("source.name", shown)]
    assert all(problem.place.path.isprintable() for problem in sources.problems)
    assert sources.found == ()


@pytest.mark.parametrize(
    "path",
    [
        "content/media/con.jpg",
        "content/media/AUX/a.jpg",
        "content/media/a b .jpg/x",
        "content/media/a?.jpg",
        'content/media/a".jpg',
        "content/media/a<b.jpg",
        "content/media/50%25.jpg",
        "content/media/a#b.jpg",
        "content/media/a&b.jpg",
        "content/media/a\\b.jpg",
        "content/media/a:b.jpg",
        "content/media/a.",
        "content/media/" + "қ" * 99 + ".jpg",
        "content/static/lpt1.txt",
        "content/static/a*b",
        "content/2026/nul.png",
        "content/a|b/photo.png",
    ],
)
def test_a_file_that_cannot_be_published_everywhere_is_refused(tmp_path: Path, path: str) -> None:
    """Published names must be good on every system and in every URL."""
    unsafe = path.replace("/x", "").replace("/a.jpg", "").replace("/photo.png", "")
    if "a b ." in path:
        unsafe, path = "content/media/a ", "content/media/a /x"
    _put(tmp_path, path)

    sources = _walk(tmp_path)

    assert _problems(sources) == [("source.name", path, Path(unsafe).name)]
    assert sources.found == ()


@pytest.mark.parametrize(
    "path", ["content/media/сурет 1.jpg", "content/static/a_b-c.d.txt", "content/media/" + "қ" * 98 + ".jpg"]
)
def test_ordinary_names_are_good(tmp_path: Path, path: str) -> None:
    """Spaces, dots and Kazakh letters are; two hundred bytes are."""
    _put(tmp_path, path)

    assert [source.path for source in _walk(tmp_path).found] == [path]


def test_other_files_are_warned_about(tmp_path: Path) -> None:
    """A document beside the articles is not published, and somebody is told."""
    _put(tmp_path, "content/2026/notes.docx", "content/A.MD")

    sources = _walk(tmp_path)

    assert _problems(sources) == [
        ("source.ignored", "content/2026/notes.docx", "notes.docx"),
        ("source.ignored", "content/A.MD", "A.MD"),
    ]
    assert {problem.level for problem in sources.problems} == {Level.WARNING}


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    """A sparse file of many gigabytes costs nothing."""
    _put(tmp_path, "content/media/a.iso")
    os.truncate(tmp_path / "content/media/a.iso", LARGEST_FILE + 1)

    (problem,) = _walk(tmp_path).problems

    assert (problem.code, problem.place.path, dict(problem.facts)) == (
        "source.too-large",
        "content/media/a.iso",
        {"limit": "512 MiB"},
    )


def test_a_folder_very_deep_is_an_error_not_a_crash(tmp_path: Path) -> None:
    """Folders nested past anything a person makes are named; so no walk can exhaust the stack (faults B8)."""
    (tmp_path / "content").mkdir()
    here = os.open(tmp_path / "content", os.O_RDONLY)
    for _ in range(60):
        os.mkdir("a", dir_fd=here)
        there = os.open("a", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = there
    os.close(here)

    sources = walk_sources(tmp_path)

    assert [problem.code for problem in sources.problems] == ["source.too-deep"]
    assert len(sources.problems[0].place.path) < 200


def test_reading_gives_the_bytes(tmp_path: Path) -> None:
    """All of them, up to the limit."""
    (tmp_path / "a.md").write_bytes(b"12345678")

    assert read_bytes(tmp_path, "a.md", largest=8) == b"12345678"
    assert [p.code for p in problems_of(lambda: read_bytes(tmp_path, "a.md", largest=7))] == ["source.too-large"]


def test_what_changed_since_it_was_found_is_a_problem(tmp_path: Path) -> None:
    """Gone, replaced by a link, by a pipe or by a folder: named, never followed, never waited for."""
    _put(tmp_path, "secret")
    (tmp_path / "link.md").symlink_to("secret")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()

    found = {name: problems_of(lambda name=name: read_bytes(tmp_path, name))[0].code  # type: ignore[misc]
             for name in ("gone.md", "link.md", "pipe.md", "folder.md")}  # fmt: skip

    assert found == {
        "gone.md": "source.gone",
        "link.md": "source.link",
        "pipe.md": "source.special",
        "folder.md": "source.special",
    }


def test_a_machine_that_refuses_says_why(tmp_path: Path) -> None:
    """That is nobody's fault in the content."""
    _put(tmp_path, "a")

    with pytest.raises(EnvironmentFailed) as caught:
        read_bytes(tmp_path, "a/b.md")

    assert (caught.value.problem.code, caught.value.problem.place.path) == ("machine.read", "a/b.md")
