"""The press as a whole: problems all at once and in order, and the rest published around a broken article."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baspa.problems import Broken
from sites import MINIMAL, Site, article, build_here, run_here

pytestmark = pytest.mark.usefixtures("quick_layouts")


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a published site of three articles that link to each other."""
    site.write(
        f"-- site.yaml --\n{MINIMAL}"
        f"-- content/a.md --\n{article(title='Alpha', tags=['snow'], body='See [beta](b.md).')}"
        f"-- content/b.md --\n{article(title='Beta', tags=['snow', 'roads'], body='The old text of beta.')}"
        f"-- content/c.md --\n{article(title='Gamma', tags=['roads'])}"
    )
    assert build_here(site.root, site.output).outcome
    return site


def test_every_problem_is_said_at_once_and_in_order(site: Site) -> None:
    """All faults of all files in one run: by path, line and column, each once."""
    names = [f"content/{letter}/{number}.md" for letter in "ba" for number in (2, 10, 1)]
    random.shuffle(names)
    site.put("site.yaml", MINIMAL)
    for name in names:
        site.put(name, article(category=None, time="25:00", author=None, slug=name.replace("/", "-")[:-3]))

    done = run_here(site.root, "build")

    assert done.status == 1
    assert len(done.problems) == 3 * len(names)
    assert len(set(done.problems)) == len(done.problems)
    places = [line.removeprefix("error: ").split(":")[:3] for line in done.problems]
    assert places == sorted(places, key=lambda place: (place[0], int(place[1]), int(place[2])))


def test_a_check_says_what_a_build_says_and_writes_nothing(paper: Site) -> None:
    """The same lines, and what has changed silently besides; not one byte or time is another one in the site."""
    paper.put("content/b.md", article(title="Beta", body="[dead](nowhere.md) ![x](none.jpg)"))
    paper.put("content/c.md", article(title="Gamma", category=None))
    before = {path: path.lstat().st_mtime_ns for path in paper.root.rglob("*")}

    checked, built = (run_here(paper.root, command) for command in ("check", "build"))

    assert checked.status == 1
    silent = [line for line in checked.problems if line not in built.problems]
    assert [line for line in checked.problems if line not in silent] == built.problems
    assert len(built.problems) == 3
    assert [line.partition(" body: ")[0] for line in silent] == ["warning: content/b.md:8:2:"]
    assert {path: path.lstat().st_mtime_ns for path in paper.root.rglob("*") if ".baspa" not in str(path)} == {
        path: time for path, time in before.items() if ".baspa" not in str(path)
    }


def test_a_check_finds_dead_links_and_broken_layouts(paper: Site) -> None:
    """`check` renders every page, so a fault in a layout that only one page uses is found too."""
    paper.put("layouts/404.html", "{{ nothing }}")

    done = run_here(paper.root, "check")

    assert done.status == 1
    assert done.problems[0].startswith("error: layouts/404.html:1:1: ")


def test_with_errors_nothing_is_published(paper: Site) -> None:
    """One broken article keeps the whole edition back: bytes and times are as they were."""
    before = {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in paper.output.rglob("*") if path.is_file()
    }
    paper.put("content/d.md", article(title="Delta"))
    paper.put("content/b.md", "---\ntitle: [\n---\n")

    done = run_here(paper.root, "build")

    assert done.status == 1
    assert "Nothing was published" in done.err
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in paper.output.rglob("*") if path.is_file()}
    assert after == before


def test_keep_going_publishes_the_rest(paper: Site) -> None:
    """Good news goes out, the broken article's page stays as it was, the problem is said, the status is 1."""
    old = paper.tree()["2026/11/22/beta/index.html"]
    paper.put("content/b.md", article(title="Beta", category=None))
    paper.put("content/d.md", article(title="Delta"))

    done = run_here(paper.root, "build", "--keep-going", "--now", "2026-11-22T22:00:00+05:00")

    assert done.status == 1
    assert done.problems[0].startswith("error: content/b.md:")
    assert "Delta" in paper.page("index.html")
    assert "Beta" not in paper.page("index.html")
    assert paper.tree()["2026/11/22/beta/index.html"] == old


def test_keep_going_and_then_mended_is_the_clean_edition(paper: Site) -> None:
    """Once the article is whole again, nothing of the time in between is left."""
    good = (paper.root / "content/b.md").read_bytes()
    clean = paper.tree()
    paper.put("content/b.md", article(title="Other", category=None))
    run_here(paper.root, "build", "--keep-going", "--now", "2026-11-22T22:00:00+05:00")
    paper.put("content/b.md", good)

    build_here(paper.root, paper.output)

    assert paper.tree() == clean


def test_keep_going_with_nothing_published_before_holds_the_article_back(site: Site) -> None:
    """An article that was never published and is broken is in no byte of the output."""
    site.write(
        f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{article(title='Alpha', body='See [beta](b.md).')}"
        f"-- content/b.md --\n{article(title='Qanary', category=None)}"
    )

    proof = build_here(site.root, site.output, keep_going=True)

    assert proof.outcome is not None
    assert not [path for path, content in site.tree().items() if b"Qanary" in content or "qanary" in path]
    assert "Alpha" in site.page("index.html")


def test_keep_going_holds_back_what_depends_on_a_url_taken_twice(paper: Site) -> None:
    """Two articles that want one URL: the rest is published without guessing which of them is right."""
    paper.put("content/d.md", article(title="Delta", slug="same"))
    paper.put("content/e.md", article(title="Epsilon", slug="same"))
    paper.put("content/f.md", article(title="Zeta"))

    proof = build_here(paper.root, paper.output, keep_going=True)

    assert proof.outcome is not None
    assert "Zeta" in paper.page("index.html")
    assert {p.code for p in proof.problems} == {"url.twice"}


def test_keep_going_cannot_go_on_without_layouts(paper: Site) -> None:
    """A broken layout is no article: nothing is published, and the old edition stays."""
    before = paper.tree()
    paper.put("layouts/article.html", "{{ nothing }}")

    done = run_here(paper.root, "build", "--keep-going")

    assert done.status == 1
    assert paper.tree() == before


def test_why_each_file_was_written_is_explained(paper: Site) -> None:
    """`--explain` names every file that is new, changed or removed, and only those."""
    (paper.root / "content/c.md").unlink()
    paper.put("content/d.md", article(title="Delta"))
    before = paper.tree()

    done = run_here(paper.root, "build", "--explain", "--now", "2026-11-22T22:00:00+05:00")

    after = paper.tree()
    lines = set(done.out.splitlines())
    new = {path for path in after if path not in before}
    gone = {path for path in before if path not in after}
    changed = {path for path in after if path in before and after[path] != before[path]}
    for path in new:
        assert any(path in line for line in lines), path
    for path in gone:
        assert any(path in line for line in lines), path
    assert not any("2026/11/22/beta/index.html" in line for line in lines) or "2026/11/22/beta/index.html" in changed


def test_what_is_read_in_another_order_is_published_the_same(site: Site) -> None:
    """The order in which a disk lists files has no say."""
    files = {f"content/{n}.md": article(title=f"Story {n}", tags=[f"t{n % 2}"]) for n in range(8)}
    site.put("site.yaml", MINIMAL)
    for name, text in files.items():
        site.put(name, text)
    build_here(site.root, site.output)
    first = site.tree()
    for name in files:
        (site.root / name).unlink()
    for name, text in reversed(files.items()):
        site.put(name, text)

    build_here(site.root, site.output)

    assert site.tree() == first


NASTY = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(max_size=200).map(lambda text: f"---\n{text}\n---\n{text}".encode("utf-8", "surrogatepass")),
    st.dictionaries(
        st.sampled_from(
            ["title", "category", "time", "author", "tags", "image", "slug", "updated", "aliases", "lang"]
        ),
        st.text(max_size=30) | st.lists(st.text(max_size=5), max_size=3) | st.none() | st.booleans() | st.floats(),
    ).map(lambda fields: article(**fields, body="x").encode("utf-8", "surrogatepass")),
    st.text(alphabet="[]()*_`#>|-~!:\n \\<&{}^\"'1a", max_size=300).map(lambda body: article(body=body).encode()),
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=NASTY)
def test_any_bytes_for_an_article_end_in_words(site: Site, content: bytes) -> None:
    """Whatever stands in an article's file, the answer is an edition or problems at that file; never a traceback."""
    site.put("site.yaml", MINIMAL)
    site.put("content/good.md", article(title="Good"))
    site.put("content/nasty.md", content)

    done = run_here(site.root, "build", "--now", "2026-11-22T22:00:00+05:00")

    assert done.status in {0, 1}
    assert "Traceback" not in done.err
    for line in done.problems:
        assert line.split(": ", 1)[1].startswith("content/nasty.md:") or "content/good.md" in line
        assert line.isprintable()
    assert (done.status == 1) == any(line.startswith("error: ") for line in done.problems)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=200) | st.text(max_size=200).map(lambda t: f"{MINIMAL}{t}".encode("utf-8", "replace"))
)
def test_any_bytes_for_the_configuration_end_in_words(site: Site, content: bytes) -> None:
    """Whatever stands in site.yaml, the answer is an edition or problems there, and status 2."""
    site.put("site.yaml", content)
    site.put("content/good.md", article(title="Good"))

    done = run_here(site.root, "build", "--now", "2026-11-22T22:00:00+05:00")

    assert done.status in {0, 2}
    assert "Traceback" not in done.err


def test_an_engine_that_is_not_there_is_said_at_the_configuration(
    paper: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the fast engine is asked for and not installed, the place is the configuration."""
    paper.put("site.yaml", f"{MINIMAL}markdown: {{ engine: pyromark }}\n")
    monkeypatch.setattr("baspa.edition.engine_available", lambda _engine: False)

    with pytest.raises(Broken) as broken:
        build_here(paper.root, paper.output)

    assert broken.value.problems[0].place.path == "site.yaml"
    assert run_here(paper.root, "build").status == 2


def test_a_site_without_news_is_a_site(site: Site) -> None:
    """No article at all: a front page, a 404, empty feeds, and status 0."""
    site.put("site.yaml", MINIMAL)
    (site.root / "content").mkdir()

    done = run_here(site.root, "build")

    assert done.status == 0, done.err
    assert {"index.html", "404.html", "feed.xml", "sitemap.xml", "news-sitemap.xml"} <= set(site.tree())


def test_a_site_without_content_is_told_so(site: Site) -> None:
    """No content folder: a problem that says what to do."""
    site.put("site.yaml", MINIMAL)

    done = run_here(site.root, "build")

    assert done.status == 1
    assert "there is no content folder" in done.problems[0]


def test_layouts_and_articles_are_complained_of_in_the_same_breath(site: Site) -> None:
    """A broken article does not hide a broken layout, nor the other way round."""
    site.write(f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{article(time='soon')}")
    site.put("layouts/404.html", "{{ nothing_of_this_name }}\n")

    done = site.build()

    assert done.status == 1
    assert [line.split(": ")[1].rpartition(":")[0] for line in done.problems] == [
        "content/a.md:4",
        "layouts/404.html:1",
    ]
    assert not site.output.exists()


def test_a_paper_whose_content_is_gone_is_not_emptied(paper: Site) -> None:
    """A folder renamed on a server is an error, at the first build as at any other; nothing is published."""
    assert run_here(paper.root, "build").status == 0
    before = paper.tree()
    (paper.root / "content").rename(paper.root / "gone")

    done = run_here(paper.root, "build")

    assert done.status == 1
    assert [line.split()[1] for line in done.problems] == ["content:1:1:"]
    assert paper.tree() == before
