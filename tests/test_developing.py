"""Pictures on their way from an editor to readers: what is published, when it is made, and what stops it."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from baspa.press import check
from baspa.problems import Level
from baspa.progress import Silent
from photos import SIDEWAYS, exif, moving, photo
from sites import MINIMAL, NOW, Site, _order, article, build_here, tree

SETTINGS = f"{MINIMAL}images: {{ widths: [100, 200], formats: [webp] }}\n"
PICTURED = article(title="Pictured", image={"src": "/media/a.jpg", "alt": "A hill"}, body="Text.")


@pytest.fixture
def paper(tmp_path: Path) -> Site:
    """Return a site of one story with a picture, and one without."""
    site = Site(tmp_path / "paper")
    site.put("site.yaml", SETTINGS)
    site.put("content/media/a.jpg", photo("a", width=150, height=100))
    site.put("content/1.md", PICTURED)
    site.put("content/2.md", article(title="Bare", time="2026-11-22 20:00", body="Text."))
    return site


def published(site: Site, ending: str) -> list[str]:
    """Return the files of the output with some ending, after a build that must go well."""
    proof = build_here(site.root, site.output)
    assert proof.outcome is not None, proof.problems
    return sorted(path for path in site.tree() if path.endswith(ending))


def codes(site: Site) -> list[tuple[str, str]]:
    """Return what a build says is wrong, and where."""
    return [(problem.code, problem.place.path) for problem in build_here(site.root, site.output).problems]


def test_a_picture_is_published_in_the_widths_that_are_narrower(paper: Site) -> None:
    """And as it is."""
    assert published(paper, "") >= []
    assert [path for path in sorted(paper.tree()) if path.startswith("media/")] == [
        "media/a.jpg",
        "media/a.jpg.100.webp",
        "media/a.jpg.150.webp",
    ]
    assert paper.tree()["media/a.jpg"] == photo("a", width=150, height=100)


def test_pages_say_the_size_and_the_files(paper: Site) -> None:
    """On the article's page and on the front page."""
    published(paper, "")

    for page in ("2026/11/22/pictured/index.html", "index.html"):
        assert 'srcset="/media/a.jpg.100.webp 100w, /media/a.jpg.150.webp 150w"' in paper.page(page)
        assert 'src="/media/a.jpg" width="150" height="100"' in paper.page(page)


def test_a_picture_in_the_text_is_made_ready_too(paper: Site) -> None:
    """It waits until it is near; a size that the editor gives stays."""
    paper.put(
        "content/3.md",
        article(title="Inside", body='![Hill](/media/a.jpg)\n\n<img src="/media/a.jpg" alt="x" width="9">\n'),
    )
    published(paper, "")

    page = paper.page("2026/11/22/inside/index.html")
    assert '<img src="/media/a.jpg" width="150" height="100" alt="Hill" loading="lazy" decoding="async">' in page
    assert '<img src="/media/a.jpg" alt="x" width="9" loading="lazy" decoding="async">' in page
    assert page.count("<picture>") == 2


def test_a_picture_beside_an_article_is_made_ready_when_it_is_named(paper: Site) -> None:
    """In the folder of the article's page; one that nobody names is not published."""
    paper.put("content/beside.png", photo("b", ".png", width=150))
    assert published(paper, ".png") == ["2026/11/22/bare/card.png"]

    paper.put("content/2.md", article(title="Bare", time="2026-11-22 20:00", body="![B](beside.png)"))
    assert published(paper, "webp")[:2] == [
        "2026/11/22/bare/beside.png.100.webp",
        "2026/11/22/bare/beside.png.150.webp",
    ]


def test_two_pictures_of_one_name_and_different_kinds_do_not_meet(paper: Site) -> None:
    """Their made files are told apart by the whole name."""
    paper.put("content/media/a.png", photo("b", ".png", width=150))

    assert published(paper, ".100.webp") == ["media/a.jpg.100.webp", "media/a.png.100.webp"]


def test_another_picture_under_the_same_name_reaches_every_page_that_shows_it(paper: Site) -> None:
    """The article's own, the front page and the section; nothing is left of the old one."""
    published(paper, "")
    paper.put("content/media/a.jpg", photo("other", width=120, height=110))
    assert published(paper, ".webp") == ["media/a.jpg.100.webp", "media/a.jpg.120.webp"]

    for page in ("2026/11/22/pictured/index.html", "index.html", "news/index.html"):
        assert 'width="120" height="110"' in paper.page(page), page


def test_a_picture_is_made_once(paper: Site) -> None:
    """Not when another one comes, nor when it is moved or everything is composed anew."""
    published(paper, "")
    kept = {path: path.stat().st_mtime_ns for path in (paper.root / ".baspa/pictures").rglob("*.*")}
    assert len(kept) == 3

    (paper.root / "content/media/a.jpg").rename(paper.root / "content/media/c.jpg")
    paper.put("content/1.md", PICTURED.replace("a.jpg", "c.jpg"))
    paper.put("site.yaml", SETTINGS.replace("Test Paper", "Another Paper"))
    published(paper, "")

    assert {path: path.stat().st_mtime_ns for path in kept} == kept


def test_what_is_made_of_pictures_that_are_gone_is_let_go(paper: Site) -> None:
    """At the latest when everything is composed anew."""
    published(paper, "")
    (paper.root / "content/media/a.jpg").unlink()
    paper.put("content/1.md", article(title="Pictured"))
    paper.put("site.yaml", SETTINGS.replace("Test Paper", "Another Paper"))
    published(paper, "")

    assert [path for path in (paper.root / ".baspa/pictures").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_what_is_kept_is_only_speed(paper: Site, damage: str) -> None:
    """Without it, or with another thing in its place, the output is the same."""
    published(paper, "")
    whole = paper.tree()
    for path in (paper.root / ".baspa/pictures").rglob("*.*"):
        path.unlink() if damage == "gone" else path.write_bytes(b"\0" * 40)
    for path in (paper.output / "media").iterdir():
        path.unlink()
    build_here(paper.root, paper.output)

    assert paper.tree() == whole


def test_a_picture_that_the_memory_knows_is_made_again_for_its_files(paper: Site) -> None:
    """When what was kept of it is gone, and a page needs a file that was never published."""
    paper.put("content/beside.jpg", photo("b", width=150))
    published(paper, "")
    for path in (paper.root / ".baspa/pictures").rglob("*.*"):
        path.unlink()
    paper.put("content/2.md", article(title="Bare", time="2026-11-22 20:00", body="![B](beside.jpg)"))

    assert "2026/11/22/bare/beside.jpg.100.webp" in published(paper, ".webp")


def test_workers_make_the_same_files(paper: Site, tmp_path: Path) -> None:
    """In however many processes."""
    for number in range(8):
        paper.put(f"content/media/{number}.jpg", photo(str(number), width=150))
    published(paper, "")
    build_here(paper.root, tmp_path / "two", jobs=2)

    assert tree(tmp_path / "two") == paper.tree()


def test_nothing_published_says_where_a_picture_was_taken(paper: Site) -> None:
    """In no file of the output, and it stands upright in all of them."""
    paper.put("content/media/a.jpg", photo("a", width=150, height=100, exif=exif(SIDEWAYS, place=True)))
    published(paper, "")

    assert all(b"Telephone" not in content for content in paper.tree().values())
    assert 'width="100" height="150"' in paper.page("index.html")


def test_a_broken_picture_stops_the_press(paper: Site) -> None:
    """The picture is named, once; the output stays as it was. When it is mended, all is well."""
    published(paper, "")
    before = paper.tree()
    whole = photo("new", width=150)
    paper.put("content/media/a.jpg", whole[: len(whole) // 2])
    paper.put("content/3.md", PICTURED.replace("Pictured", "Other"))

    assert codes(paper) == [("picture.cut", "content/media/a.jpg")]
    assert paper.tree() == before
    paper.put("content/media/a.jpg", whole)
    assert codes(paper) == []


def test_a_broken_picture_that_nobody_names_stops_nobody(paper: Site) -> None:
    """Beside an article, since it is published with none; it does when it is named."""
    paper.put("content/beside.jpg", b"no picture")
    assert codes(paper) == []

    paper.put("content/2.md", article(title="Bare", body="![B](beside.jpg)"))
    assert codes(paper) == [("picture.unreadable", "content/beside.jpg")]

    paper.put("content/2.md", article(title="Bare", body="B"))
    assert codes(paper) == []


def test_the_rest_is_published_around_a_broken_picture(paper: Site) -> None:
    """With `--keep-going`: what showed it stays as it was, with its picture."""
    published(paper, "")
    before = paper.tree()
    paper.put("content/media/a.jpg", b"no picture")
    paper.put("content/3.md", article(title="Third", time="2026-11-22 21:30"))

    proof = build_here(paper.root, paper.output, keep_going=True)

    after = paper.tree()
    assert [problem.code for problem in proof.problems] == ["picture.unreadable"]
    assert "2026/11/22/third/index.html" in after
    for path in before:
        if "pictured" in path or path.startswith("media/"):
            assert after[path] == before[path], path


def test_a_story_has_a_card_until_it_has_a_picture(paper: Site) -> None:
    """It is drawn anew for another headline, and goes when a picture comes."""
    assert published(paper, "card.png") == ["2026/11/22/bare/card.png"]
    assert '"og:image" content="https://paper.example/2026/11/22/bare/card.png"' in paper.page(
        "2026/11/22/bare/index.html"
    )
    first = paper.tree()["2026/11/22/bare/card.png"]

    paper.put("content/2.md", article(title="Changed", slug="bare", time="2026-11-22 20:00"))
    assert published(paper, "card.png") == ["2026/11/22/bare/card.png"]
    assert paper.tree()["2026/11/22/bare/card.png"] != first

    paper.put("content/2.md", PICTURED.replace("Pictured", "Bare"))
    assert published(paper, "card.png") == []


def test_a_paper_can_do_without_cards(paper: Site) -> None:
    """Then no page names one."""
    paper.put("site.yaml", f"{MINIMAL}images:\n  cards: no\n")

    assert published(paper, "card.png") == []
    assert "og:image" not in paper.page("2026/11/22/bare/index.html")


def test_a_card_has_the_papers_own_colours(paper: Site) -> None:
    """Those by day."""
    published(paper, "")
    plain = paper.tree()["2026/11/22/bare/card.png"]
    paper.put("site.yaml", f"{SETTINGS}look:\n  light:\n    accent: 7a0065\n")
    published(paper, "")

    assert paper.tree()["2026/11/22/bare/card.png"] != plain


def test_pictures_among_the_static_files_are_published_as_they_are(paper: Site) -> None:
    """Broken ones too; a page that shows one knows its size."""
    private = photo("s", width=150, height=90, exif=exif(place=True))
    paper.put("content/static/s.jpg", private)
    paper.put("content/static/t.jpg", b"no picture")
    paper.put("content/2.md", article(title="Bare", body="![S](static/s.jpg)"))

    assert published(paper, "s.jpg") == ["s.jpg"]
    assert paper.tree()["s.jpg"] == private
    assert 'src="/s.jpg" width="150" height="90"' in paper.page("2026/11/22/bare/index.html")


@pytest.mark.parametrize("name", ["map.svg", "page.html", "run.js", "data.xml"])
def test_what_could_run_as_part_of_the_paper_is_no_media(paper: Site, name: str) -> None:
    """It lies among the static files, or nowhere."""
    paper.put(f"content/media/{name}", "<svg/>")
    assert codes(paper) == [("media.active", f"content/media/{name}")]

    (paper.root / f"content/media/{name}").rename(paper.root / name)
    (paper.root / "content/static").mkdir()
    (paper.root / name).rename(paper.root / f"content/static/{name}")
    assert codes(paper) == []


def test_a_drawing_beside_an_article_is_refused_at_its_name(paper: Site) -> None:
    """With what to do instead."""
    paper.put("content/map.svg", "<svg/>")
    paper.put("content/2.md", article(title="Bare", body="![M](map.svg)"))

    assert ("picture.drawing", "content/2.md") in codes(paper)


def test_a_picture_without_words_is_a_warning(paper: Site) -> None:
    """At its name: in the front matter, and in the text."""
    paper.put("content/2.md", article(title="Bare", image={"src": "/media/a.jpg"}, body="![](/media/a.jpg)"))

    problems = build_here(paper.root, paper.output).problems

    assert [(one.code, one.field, one.level) for one in problems] == [
        ("picture.alt", "image.alt", Level.WARNING),
        ("picture.alt", "body", Level.WARNING),
    ]


def test_checking_leaves_nothing_behind(paper: Site) -> None:
    """Not even what it made of pictures: only a memory of what it has found right."""
    assert paper.check().status == 0
    assert [path.name for path in (paper.root / ".baspa").iterdir()] == ["check"]


def test_a_site_that_cannot_be_written_has_its_pictures_too(paper: Site, tmp_path: Path) -> None:
    """They are made in a folder that is gone afterwards."""
    (paper.root / ".baspa").write_text("in the way")
    build_here(paper.root, tmp_path / "out")

    assert "media/a.jpg.100.webp" in tree(tmp_path / "out")


@pytest.mark.parametrize("suffix", [".gif", ".png", ".webp"])
@pytest.mark.parametrize("end", [0.3, 0.6, 0.95])
def test_a_moving_picture_that_was_not_copied_whole_stops_the_press(paper: Site, suffix: str, end: float) -> None:
    """Though its first picture can be read; it is named, and nothing else is blamed."""
    whole = moving(suffix, frames=9)
    paper.put(f"content/media/m{suffix}", whole[: int(len(whole) * end)])

    assert codes(paper) == [("picture.cut", f"content/media/m{suffix}")]


def test_a_tall_moving_picture_has_a_still(paper: Site) -> None:
    """Of a height that its format can hold."""
    out = BytesIO()
    first, other = (Image.new("P", (20, 17_000), number) for number in range(2))
    first.save(out, "GIF", save_all=True, append_images=[other])
    paper.put("content/media/tall.gif", out.getvalue())

    assert published(paper, "tall.gif.still.webp") == ["media/tall.gif.still.webp"]


def test_another_story_draws_no_card_but_its_own(paper: Site) -> None:
    """Though the pages of its neighbours are made anew."""
    published(paper, "")
    paper.put("content/3.md", article(title="Third", time="2026-11-22 21:30"))

    marks = [mark.path for mark in build_here(paper.root, paper.output).marks]

    assert [path for path in marks if path.endswith("card.png")] == ["2026/11/22/third/card.png"]
    assert "2026/11/22/bare/index.html" in marks


def test_what_was_made_of_a_replaced_picture_is_let_go(paper: Site) -> None:
    """At once: it may have been replaced for a reason. Not while another file has the same content."""
    published(paper, "")
    paper.put("content/media/same.jpg", photo("a", width=150, height=100))
    published(paper, "")
    first = {path.name for path in (paper.root / ".baspa/pictures").rglob("*.*")}
    (paper.root / "content/media/same.jpg").unlink()
    published(paper, "")
    assert {path.name for path in (paper.root / ".baspa/pictures").rglob("*.*")} == first

    paper.put("content/media/a.jpg", photo("b", width=150, height=100))
    published(paper, "")

    left = {path.name for path in (paper.root / ".baspa/pictures").rglob("*.*")}
    assert len(left) == len(first)
    assert not left & first


def test_checking_uses_what_a_build_has_made(paper: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the configuration is another one since: no picture is made for nothing."""
    published(paper, "")
    paper.put("site.yaml", SETTINGS.replace("Test Paper", "Another Paper"))
    made: list[object] = []
    monkeypatch.setattr("baspa.pictures.darkroom.make", lambda *given: made.append(given))

    proof = check(_order(paper.root, paper.output, NOW, drafts=False, keep_going=False), Silent())

    assert (proof.problems, made) == ((), [])


@pytest.mark.parametrize("name", ["phone.heic", "scan.TIFF", "old.bmp"])
def test_a_picture_of_a_kind_that_no_page_can_show_is_said(paper: Site, name: str) -> None:
    """Not that it is missing: it is there."""
    paper.put(f"content/{name}", b"II*")
    paper.put("content/2.md", article(title="Bare", body=f"![P]({name})"))

    assert ("picture.kind", "content/2.md") in codes(paper)
