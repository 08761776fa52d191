"""Broken inputs too big, or too odd for a checkout, to lie in this folder as files: a few lines here make each.

A recipe's docstring says what it makes; what is to be said of it lies in `<group>/<fault>.expected`, as for others.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

from photos import moving, photo

Recipe = Callable[[Path], object]
RECIPES: dict[str, Recipe] = {}
FAULT = "content/2026/11/22-fault.md"
FIELDS = "title: The bridge is open\ncategory: Sport\ntime: 2026-11-22 21:00\nauthor: Sport desk\n"


def recipe(group: str) -> Callable[[Recipe], Recipe]:
    """Enter a recipe in a group, under the function's name."""

    def enter(make: Recipe) -> Recipe:
        RECIPES[f"{group}/{make.__name__.replace('_', '-')}"] = make
        return make

    return enter


def write_article(root: Path, *, fields: str = FIELDS, body: str = "The text.\n") -> None:
    """Write the faulty article."""
    (root / FAULT).write_text(f"---\n{fields}---\n{body}", "utf-8")


@recipe("sizes")
def front_matter_of_70_kilobytes(root: Path) -> None:
    """Make front matter of 70 KB: somebody put the whole text into the summary."""
    write_article(root, fields=f"{FIELDS}summary: {'word ' * 14_000}\n")


@recipe("sizes")
def thirty_thousand_brackets(root: Path) -> None:
    """Make 30,000 opening brackets, which once ended a common YAML reader without a word."""
    write_article(root, fields=f"{FIELDS}tags: {'[' * 30_000}\n")


@recipe("sizes")
def text_of_two_megabytes(root: Path) -> None:
    """Make an article of 2 MB."""
    write_article(root, body="A word. " * 250_000)


@recipe("sizes")
def too_many_fields(root: Path) -> None:
    """Make front matter of 2,500 fields."""
    write_article(root, fields=FIELDS + "".join(f"f{number}: {number}\n" for number in range(2_500)))


@recipe("sizes")
def merges_that_multiply(root: Path) -> None:
    """Make a YAML merge bomb: seven lines that stand for ten million values."""
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n} {{{', '.join(f'<<: *a{n - 1}' for _ in range(10))}}}" for n in range(1, 7)]
    write_article(root, fields=FIELDS + "\n".join(lines) + "\n")


@recipe("sizes")
def title_of_ten_thousand_letters(root: Path) -> None:
    """Make a title of 10,000 letters."""
    write_article(root, fields=FIELDS.replace("The bridge", "Көпір " * 1_666))


@recipe("sizes")
def summary_of_six_thousand_letters(root: Path) -> None:
    """Make a summary longer than a summary may be, which is shorter than too much front matter."""
    write_article(root, fields=f"{FIELDS}summary: {'word ' * 1_200}\n")


@recipe("sizes")
def alias_of_sixty_folders(root: Path) -> None:
    """Make an old URL no part of which is long, and which no system could make a file of."""
    write_article(root, fields=f"{FIELDS}aliases: [{'/kitapkhana-zhangalyq' * 60}/]\n")


@recipe("sizes")
def file_of_600_megabytes(root: Path) -> None:
    """Make a static file of 600 MB, all of it hole."""
    (root / "content/static").mkdir()
    with (root / "content/static/film.mp4").open("wb") as file:
        file.truncate(600 * 1024**2)


@recipe("sizes")
def article_of_ten_gigabytes(root: Path) -> None:
    """Make an article of 10 GB, all of it hole."""
    with (root / FAULT).open("wb") as file:
        file.truncate(10 * 1024**3)


@recipe("sizes")
def lists_a_thousand_deep(root: Path) -> None:
    """Make a thousand lists in each other, in 2 KB."""
    write_article(root, body="- " * 1_000 + "word\n")


@recipe("sizes")
def boxes_five_thousand_deep(root: Path) -> None:
    """Make five thousand boxes of HTML in each other."""
    write_article(root, body="<div>" * 5_000 + "word\n")


@recipe("sizes")
def picture_name_of_204_bytes(root: Path) -> None:
    """Make a picture whose name leaves no room for a temporary one."""
    (root / f"content/media/{'қ' * 100}.png").write_bytes(b"")


def slow_article(root: Path, body: str) -> None:
    """Write an article, and let one take a second at most."""
    with (root / "site.yaml").open("a") as file:
        file.write("markdown: {seconds: 1}\n")
    write_article(root, body=body)


@recipe("sizes")
def slow_links_in_angles(root: Path) -> None:
    """Make 5,000 openings of links that never end."""
    slow_article(root, "[a](<b" * 5_000)


@recipe("sizes")
def slow_links(root: Path) -> None:
    """Make 5,000 openings of links that never end, of the other kind."""
    slow_article(root, "[a](b" * 5_000)


@recipe("sizes")
def slow_backticks(root: Path) -> None:
    """Make runs of backticks, each longer than the one before, so that none closes another."""
    slow_article(root, " ".join("`" * length for length in range(1, 1_000)))


@recipe("sizes")
def slow_sections(root: Path) -> None:
    """Make 5,000 openings of a kind of HTML that nobody has used for decades."""
    slow_article(root, "<![CDATA[" * 5_000)


@recipe("paths")
def link_to_a_file_outside(root: Path) -> None:
    """Make an article that is a symbolic link to a file of the machine."""
    (root / FAULT).symlink_to("/etc/passwd")


@recipe("paths")
def link_to_a_folder_outside(root: Path) -> None:
    """Make a folder of content that is a symbolic link to one of the machine."""
    (root / "content/2027").symlink_to("/etc")


@recipe("paths")
def link_to_nothing(root: Path) -> None:
    """Make a picture that is a symbolic link to nothing."""
    (root / "content/media/fault.png").symlink_to("nothing.png")


@recipe("paths")
def link_to_itself(root: Path) -> None:
    """Make a static file that is a symbolic link to itself."""
    (root / "content/static").mkdir()
    (root / "content/static/fault.txt").symlink_to("fault.txt")


@recipe("paths")
def link_to_the_folder_above(root: Path) -> None:
    """Make a folder that leads to the one it lies in, without end."""
    (root / "content/2026/again").symlink_to("..")


@recipe("paths")
def link_for_a_layout(root: Path) -> None:
    """Make a layout that is a symbolic link to a file of the machine."""
    (root / "layouts/article.html").unlink()
    (root / "layouts/article.html").symlink_to("/etc/passwd")


@recipe("paths")
def link_for_the_content(root: Path) -> None:
    """Make the whole content a symbolic link."""
    (root / "content").rename(root / "elsewhere")
    (root / "content").symlink_to("elsewhere")


@recipe("paths")
def link_for_the_configuration(root: Path) -> None:
    """Make the configuration a symbolic link."""
    (root / "site.yaml").rename(root / "elsewhere.yaml")
    (root / "site.yaml").symlink_to("elsewhere.yaml")


@recipe("paths")
def pipe(root: Path) -> None:
    """Make an article that is a pipe, which would wait for ever to be read."""
    os.mkfifo(root / FAULT)


@recipe("paths")
def pipe_among_the_layouts(root: Path) -> None:
    """Make a layout that is a pipe."""
    os.mkfifo(root / "layouts/banner.html")


@recipe("paths")
def socket_among_the_static_files(root: Path) -> None:
    """Make a static file that is a socket."""
    (root / "content/static").mkdir()
    os.mknod(root / "content/static/fault", 0o600 | stat.S_IFSOCK)


@recipe("paths")
def windows_device(root: Path) -> None:
    """Make a picture whose name Windows keeps for a device (a checkout there would fail)."""
    (root / "content/media/con.png").touch()


@recipe("paths")
def windows_device_in_a_folder(root: Path) -> None:
    """Make a static file in a folder whose name Windows keeps for a device."""
    (root / "content/static/aux").mkdir(parents=True)
    (root / "content/static/aux/page.html").touch()


@recipe("names")
def static_files_of_two_cases(root: Path) -> None:
    """Make two static files whose names some systems take for one (a checkout there would lose one)."""
    (root / "content/static").mkdir()
    (root / "content/static/Logo.svg").touch()
    (root / "content/static/logo.svg").touch()


@recipe("names")
def file_name_with_a_line_end(root: Path) -> None:
    """Make an article whose name could forge a line of a log."""
    (root / "content/2026/11/22-fault\nerror: all is lost.md").write_text("")


@recipe("names")
def file_name_that_moves_the_cursor(root: Path) -> None:
    """Make a picture whose name could move the cursor of a terminal."""
    (root / "content/media/\x1b[2Jfault.png").write_text("")


@recipe("names")
def file_name_in_cp1251(root: Path) -> None:
    """Make an article whose name is not UTF-8."""
    (
        root / os.fsdecode("content/2026/11/22-көпір.md".encode().replace("көпір".encode(), "мост".encode("cp1251")))
    ).touch()


@recipe("names")
def file_name_with_a_backslash(root: Path) -> None:
    """Make a static file whose name is a path on Windows."""
    (root / "content/static").mkdir()
    (root / "content/static/..\\outside.txt").touch()


@recipe("names")
def file_name_with_a_space_at_the_end(root: Path) -> None:
    """Make a picture whose name Windows would cut."""
    (root / "content/media/river.png ").touch()


@recipe("names")
def file_names_of_two_unicode_forms(root: Path) -> None:
    """Make two pictures whose names some systems take for one: й in one piece and in two."""
    (root / "content/media/\u0439.png").write_bytes(photo("river", ".png"))
    (root / "content/media/\u0438\u0306.png").write_bytes(photo("river", ".png"))


@recipe("configuration")
def none(root: Path) -> None:
    """Take the configuration away."""
    (root / "site.yaml").unlink()


@recipe("configuration")
def folder(root: Path) -> None:
    """Make the configuration a folder."""
    (root / "site.yaml").unlink()
    (root / "site.yaml").mkdir()


@recipe("configuration")
def no_content(root: Path) -> None:
    """Take the content away."""
    (root / "content").rename(root / "kontent")


def write_picture(root: Path, name: str, content: bytes) -> None:
    """Write a picture, and the article that leads with it."""
    (root / "content/media" / name).write_bytes(content)
    write_article(root, fields=f"{FIELDS}image:\n  src: /media/{name}\n  alt: The bridge\n")


@recipe("pictures")
def picture_cut_off(root: Path) -> None:
    """Copy half of a picture."""
    whole = photo("bridge", width=400, height=300)
    write_picture(root, "bridge.jpg", whole[: len(whole) // 2])


@recipe("pictures")
def picture_of_nothing(root: Path) -> None:
    """Copy nothing of a picture."""
    write_picture(root, "bridge.jpg", b"")


@recipe("pictures")
def picture_with_a_lying_name(root: Path) -> None:
    """Call a PNG a JPEG."""
    write_picture(root, "bridge.jpg", photo("bridge", ".png"))


@recipe("pictures")
def page_called_a_picture(root: Path) -> None:
    """Save a page with the name of a picture, as browsers do."""
    write_picture(root, "bridge.jpg", b"<!doctype html><title>Not found</title>")


@recipe("pictures")
def picture_of_100_megapixels(root: Path) -> None:
    """Scan a poster as a PNG."""
    content = bytearray(photo("bridge", ".png"))
    content[16:24] = (10_000).to_bytes(4) * 2
    content[29:33] = crc32(content[12:29]).to_bytes(4)
    write_picture(root, "bridge.png", bytes(content))


@recipe("pictures")
def moving_picture_cut_off(root: Path) -> None:
    """Copy half of a picture that moves."""
    whole = moving(frames=9)
    write_picture(root, "bridge.gif", whole[: len(whole) // 2])


@recipe("pictures")
def drawing_among_the_media(root: Path) -> None:
    """Put an SVG where media lie."""
    write_picture(root, "bridge.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")


@recipe("pictures")
def drawing_beside_an_article(root: Path) -> None:
    """Put an SVG beside the article that shows it."""
    (root / "content/2026/11/map.svg").write_text("<svg/>")
    write_article(root, body="![The map](map.svg)\n")


@recipe("pictures")
def broken_picture_that_nobody_shows(root: Path) -> None:
    """Leave a broken picture among the media."""
    (root / "content/media/old.webp").write_bytes(b"RIFF")


@recipe("pictures")
def pictures_without_words(root: Path) -> None:
    """Show pictures and say nothing of them."""
    fields = f"{FIELDS}image:\n  src: /media/river.png\n"
    write_article(root, fields=fields, body="Text ![](/media/river.png) text.\n\n![ ](../../media/river.png)\n")


@recipe("pictures")
def focus_that_is_no_place(root: Path) -> None:
    """Say where to look in words that nobody knows."""
    write_article(root, fields=f"{FIELDS}image:\n  src: /media/river.png\n  alt: River\n  focus: upstairs\n")


@recipe("pictures")
def focus_outside_the_picture(root: Path) -> None:
    """Look past the edge."""
    write_article(root, fields=f"{FIELDS}image:\n  src: /media/river.png\n  alt: River\n  focus: 50 120\n")


@recipe("pictures")
def widths_and_formats_that_are_none(root: Path) -> None:
    """Want pictures of no width, in a format of tomorrow, and cards perhaps."""
    with (root / "site.yaml").open("a") as file:
        file.write("images:\n  widths: [0, 99999]\n  formats: [jxl]\n  cards: perhaps\n")
