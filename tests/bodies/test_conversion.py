"""Conversion: what an article's Markdown becomes, with either engine."""

import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest

from baspa.bodies.body import Body, Heading, Reference
from baspa.bodies.conversion import STANDARD_EXTENSIONS, ConversionError, convert, engine_available

ENGINES = ("markdown", "pyromark")

either_engine = pytest.mark.parametrize("engine", ENGINES)


def as_written(reference: Reference) -> str:
    """Return the URL of a reference as the editor wrote it."""
    return reference.target


def page(text: str, engine: str, *, raw_html: str = "sanitise") -> str:
    """Return the HTML of a text, its references as written."""
    return convert(text, engine=engine, raw_html=raw_html).html(as_written)


@either_engine
@pytest.mark.parametrize("text", ["", "\n\n", "   ", "<!-- жасырын -->", "<script>x</script>"])
def test_a_text_of_nothing_is_an_empty_body(engine: str, text: str) -> None:
    """Nothing to read gives no HTML, no headings, no words, and still a minute."""
    assert convert(text, engine=engine) == Body(
        parts=("",), references=(), headings=(), excerpt="", words=0, minutes=1
    )


@either_engine
def test_only_a_picture_is_a_figure_without_an_excerpt(engine: str) -> None:
    """An article may be one picture: its caption counts as words, and there is no paragraph to quote."""
    body = convert('![Зал](зал%20бір.jpg "Отырыс залы | Фото: редакция")', engine=engine)

    caption = "Отырыс залы | Фото: редакция"
    assert body.references == (Reference("picture", "зал бір.jpg", "Зал", caption, ' alt="Зал"'),)
    assert body.parts == (
        "<figure>",
        '\n<figcaption>Отырыс залы <span class="credit">Фото: редакция</span></figcaption></figure>',
    )
    assert (body.excerpt, body.words) == ("", 4)


@either_engine
@pytest.mark.parametrize(
    ("title", "caption"),
    [
        ("Зал", "Зал"),
        ("| Фото", '<span class="credit">Фото</span>'),
        ("Зал |", "Зал"),
        ("А | Б | В", 'А <span class="credit">Б | В</span>'),
        ("А|Б", "А|Б"),
        ("А & <b>", "А &amp; &lt;b&gt;"),
    ],
)
def test_a_title_is_split_at_its_first_bar(engine: str, title: str, caption: str) -> None:
    """What stands before ` | ` is the caption, what follows is the credit; either may be missing."""
    assert f"<figcaption>{caption}</figcaption>" in page(f'![а](z.jpg "{title}")', engine)


@either_engine
def test_headings_get_kazakh_ids_that_never_meet(engine: str) -> None:
    """Ids come from the Kazakh table, doubles are numbered, and given ids go first."""
    text = "## Ән мен күй\n\n## Ән мен күй\n\n## Басқа {#an-men-kuy}\n\n### !!!\n\n### ???\n\n## Үй {#YI}"

    body = convert(text, engine=engine)

    assert [heading.id for heading in body.headings] == [
        "an-men-kuy-2",
        "an-men-kuy-3",
        "an-men-kuy",
        "section",
        "section-2",
        "uy",
    ]
    assert all(f'<h{one.level} id="{one.id}">' in body.parts[0] for one in body.headings)


@either_engine
@pytest.mark.parametrize("text", ["## Page one", "## А {#page-top}", "## Fn 1", "## Б {#fnref-1}", "## В {#fn-1}"])
def test_no_heading_takes_an_id_of_the_page_or_of_a_footnote(engine: str, text: str) -> None:
    """Ids that begin with `page-` are the layout's, and those of footnotes are theirs."""
    (heading,) = convert(text, engine=engine).headings

    assert not heading.id.startswith(("page-", "fn-", "fnref-"))


@either_engine
def test_only_the_page_has_a_heading_of_level_one(engine: str) -> None:
    """A level-one heading becomes level two; the others stay where they are."""
    body = convert("# Бір\n\n## Екі\n\n<h1>Үш</h1>\n\n###### Алты", engine=engine)

    assert [heading.level for heading in body.headings] == [2, 2, 2, 6]
    assert "<h1" not in body.parts[0]


@either_engine
def test_a_heading_of_300_letters_has_a_short_id_and_its_whole_text(engine: str) -> None:
    """A long heading is kept whole; its id is cut."""
    text = "қаржы " * 50

    (heading,) = convert(f"## {text}", engine=engine).headings

    assert heading == Heading(2, heading.id, text.strip())
    assert len(heading.id) <= 80


@either_engine
def test_plain_texts_hold_no_markup_and_no_footnote_marks(engine: str) -> None:
    """Headings and the excerpt are text: no tags, no entities, no numbers of footnotes."""
    text = (
        "## *Бюджет* [2026](a.md)[^1] & `код`\n\n![а](b.jpg)\n\n***\n\nЖол **құны**[^1] &lt;5&gt;.\n\n[^1]: Ескерту."
    )

    body = convert(text, engine=engine)

    assert body.headings[0].text == "Бюджет 2026 & код"
    assert body.excerpt == "Жол құны <5>."


@either_engine
def test_a_long_excerpt_is_cut_at_a_word(engine: str) -> None:
    """At most 200 letters, never half a word unless the word alone is longer."""
    excerpt = convert("Қаржы, " * 60, engine=engine).excerpt

    assert excerpt.endswith("Қаржы…")
    assert 180 < len(excerpt) <= 200
    assert len(convert("қ" * 300, engine=engine).excerpt) == 200


@either_engine
def test_reading_time_is_180_words_a_minute_rounded_up(engine: str) -> None:
    """A dash between words is not a word; 181 words take two minutes."""
    body = convert("сөз – " * 180, engine=engine)

    assert (body.words, body.minutes) == (180, 1)
    assert convert("сөз " * 181, engine=engine).minutes == 2


@either_engine
def test_words_in_blocks_beside_each_other_do_not_melt(engine: str) -> None:
    """The words of cells, items and headings are counted one by one; a mark of a footnote is none."""
    text = "## а\n\n| б | в |\n|---|---|\n| г | ғ |\n\n- д\n    - е\n- ж[^1]\n\nз  \nи\n\n[^1]: к\n\n[TOC]"

    assert convert(text, engine=engine).words == 11


@either_engine
def test_targets_inside_the_site_are_references_and_others_stay(engine: str) -> None:
    """A reference is a link inside the site, or a picture; the rest is left alone."""
    text = (
        "[а](../21-%D2%9B.md#x) [ә](/about/) [б](#x) [в](?p=1) [г](https://x.kz/a) [ғ](mailto:a@b.kz) [д]()\n"
        "![е](photo.jpg) ![ё](/media/x.jpg) ![ж](https://x.kz/y.jpg)"
    )

    references = convert(text, engine=engine).references

    assert [(one.kind, one.target) for one in references] == [
        ("link", "../21-қ.md#x"),
        ("link", "/about/"),
        ("link", ""),
        ("picture", "photo.jpg"),
        ("picture", "/media/x.jpg"),
        ("picture", "https://x.kz/y.jpg"),
    ]


@either_engine
def test_targets_are_nfc(engine: str) -> None:
    """A name typed on a Mac is the name in the repository."""
    (reference,) = convert("[а](и\u0306.md)", engine=engine).references

    assert reference.target == "й.md"


@either_engine
@pytest.mark.parametrize("target", ["javascript%3Aalert(1)", "a%00b.md", "%6Aavascript%3Ax", "data%3Atext/html,x"])
def test_no_target_is_decoded_into_something_else(engine: str, target: str) -> None:
    """Where decoding would make a scheme or a control character, the target stays as written."""
    (reference,) = convert(f"[а]({target})", engine=engine).references

    assert reference.target == target


def test_a_resolved_url_is_escaped_for_its_attribute() -> None:
    """Whatever the resolver gives cannot leave the attribute."""
    body = convert("[а](b.md) ![в](c.jpg)")

    assert body.html(lambda _: '/x?a=1&b="><script>') == (
        '<p><a href="/x?a=1&amp;b=&quot;&gt;&lt;script&gt;" rel="noopener">а</a> '
        '<img src="/x?a=1&amp;b=&quot;&gt;&lt;script&gt;" alt="в"></p>'
    )


@either_engine
def test_a_link_whose_address_had_to_go_has_no_relation_either(engine: str) -> None:
    """An `a` with one and without an address is no HTML."""
    assert page("<a href='javascript:x'>а</a>", engine) == "<p><a>а</a></p>"


def test_a_reference_without_a_url_leads_nowhere() -> None:
    """The text of a link and the alt of a picture stay when there is nothing to lead to."""
    body = convert('<a title="Т" href="b.md">а</a> және ![в](c.jpg)')

    assert body.html(lambda _: None) == '<p><a title="Т">а</a> және <img alt="в"></p>'


@either_engine
def test_the_contents_nest_as_the_headings_do(engine: str) -> None:
    """`[TOC]` alone in a paragraph, the first time, is a list of links to the headings."""
    made = page("[TOC]\n\n[TOC]\n\n### А\n\n#### Б\n\n## В & Г", engine)

    assert made.startswith(
        '<nav class="toc">\n<ul>\n<li><a href="#a" rel="noopener">А</a>\n<ul>\n'
        '<li><a href="#b" rel="noopener">Б</a></li></ul></li>\n'
        '<li><a href="#v-g" rel="noopener">В &amp; Г</a></li></ul></nav>\n<h3 id="a">'
    )
    assert convert("[TOC]", engine=engine, extensions=("tables",)).excerpt == "[TOC]"


@either_engine
def test_an_item_of_one_paragraph_holds_its_text_alone(engine: str) -> None:
    """Blank lines between items do not make other items than none do."""
    assert page("- а\n\n- б\n\n    - в", engine) == "<ul>\n<li>а</li>\n<li>б\n<ul>\n<li>в</li></ul></li></ul>"


@either_engine
def test_footnotes_have_one_shape(engine: str) -> None:
    """One section at the end, numbered by first mark, every mark linked from its note."""
    made = page("А[^б] Ә[^а] Б[^б].\n\n[^а]: Екінші.\n\n[^б]: Бірінші.\n\nСоңғы абзац.", engine)

    assert made.index("Соңғы абзац.") < made.index('<div class="footnotes" role="doc-endnotes">')
    assert made.index("Бірінші.") < made.index("Екінші.")
    for mark, note in (("fnref-1", "fn-1"), ("fnref-2", "fn-2"), ("fnref-1-2", "fn-1")):
        assert f'<sup id="{mark}"><a class="footnote-ref" href="#{note}"' in made
        assert f'<a class="footnote-backref" href="#{mark}"' in made


@either_engine
def test_raw_html_may_be_printed_as_text(engine: str) -> None:
    """With `escape` no tag of the editor's is a tag; code, autolinks and quotes are what they were."""
    text = "<div onclick='x'>*сөз*</div>\n\n<b>а</b> `<i>` <https://x.kz/> 1 < 2\n\n> б\n\n<script>\n\nx\n</script>"

    made = page(text, engine, raw_html="escape")

    assert "&lt;div onclick='x'&gt;<em>сөз</em>&lt;/div&gt;" in made
    assert "&lt;b&gt;а&lt;/b&gt; <code>&lt;i&gt;</code> <a href=" in made
    assert "<blockquote>" in made
    assert "&lt;script&gt;" in made


@either_engine
def test_extensions_can_be_left_out(engine: str) -> None:
    """What the configuration does not name is plain text."""
    body = convert("| а |\n|---|\n| б |\n\nв[^1]\n\n[^1]: г", engine=engine, extensions=())

    assert "<table" not in body.parts[0]
    assert "<section" not in body.parts[0]


@either_engine
def test_nothing_bleeds_from_one_article_into_the_next(engine: str) -> None:
    """The same text gives the same body, whatever was converted before."""
    texts = [
        "БҰҰ[^1] [а][с]",
        "БҰҰ[^1] [а][с]\n\n[^1]: Ескерту\n\n*[БҰҰ]: Ұйым\n\n[с]: https://x.kz\n\n## А",
        "## А\n\nБҰҰ",
        "<div>",
        "```",
    ]
    alone = {text: convert(text, engine=engine) for text in texts}

    for first in texts:
        for second in texts:
            convert(first, engine=engine)
            assert convert(second, engine=engine) == alone[second]


def test_a_body_is_frozen() -> None:
    """No stage can fill in a field later."""
    with pytest.raises(FrozenInstanceError):
        convert("а").words = 2  # type: ignore[misc]


def test_unknown_names_are_refused() -> None:
    """A wrong engine or policy is the configuration's fault; a missing extension is said by its word."""
    with pytest.raises(ValueError, match="pandoc"):
        convert("а", engine="pandoc")
    with pytest.raises(ValueError, match="trust"):
        convert("а", raw_html="trust")
    with pytest.raises(ConversionError, match="extension"):
        convert("а", extensions=("no.such.extension",))


def test_an_extension_of_another_package_can_be_loaded() -> None:
    """Any extension Python-Markdown can import may be named beside the standard ones."""
    body = convert('"а" -- б | `в` [TOC]', extensions=(*STANDARD_EXTENSIONS, "smarty"))

    assert "“а” – б" in body.parts[0]


def test_engines_say_whether_they_are_here() -> None:
    """The default engine is always here; an unknown one never."""
    assert engine_available("markdown")
    assert engine_available("pyromark")
    assert not engine_available("pandoc")


def test_without_the_fast_engine_the_default_one_works() -> None:
    """The fast engine's package is optional: without it there is the default one, and a word for the lack."""
    program = """
import sys
sys.modules["pyromark"] = None
from baspa.bodies.conversion import ConversionError, convert, engine_available
assert convert("*а*").parts == ("<p><em>а</em></p>",)
assert not engine_available("pyromark")
try:
    convert("а", engine="pyromark")
except ConversionError as missing:
    print(missing.reason)
"""

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("engine\n", "")
