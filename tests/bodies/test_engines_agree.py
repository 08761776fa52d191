"""The two engines: texts they read alike, texts they do not, and the page of the guide that says so."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from baspa.bodies.body import Reference
from baspa.bodies.conversion import convert

GUIDE = Path(__file__).parents[2] / "docs" / "engines.md"

ALIKE = {
    "a plain sentence": "ҚР СІМ мәлімдеді: *жауап* болды.",
    "absolute links in Cyrillic": "[а](https://kk.wikipedia.org/wiki/Қазақстан) [ә](/media/сурет.jpg) [б](#қала)",
    "autolinks": "<https://example.kz/?a=1&b=2> және <redaksia@example.kz>",
    "block quotes": "> Бірінші сөз.\n>\n> — Спикер\n\nМәтін.\n\n> Жалқау\nжалғасы",
    "bold lead with a full stop": "**АЛМАТЫ.** Отырыс өтті.",
    "bold speaker": "**Сұрақ:** Қашан?\n\n**«Жауап».** Ертең.",
    "captions and credits": '![Зал](z.jpg "Отырыс | Фото: редакция")\n\n![](y.jpg "| Фото")\n\n![А](x.jpg "Зал")',
    "code spans": "`a < b` және ``x `y` z``",
    "contents": "[TOC]\n\n## Бір\n\n### Екі\n\n### Үш\n\n## Төрт",
    "contents without headings": "[TOC]\n\nМәтін.",
    "dashes of a dialogue": "– Сәлем.\n\n– Сәлем!",
    "definition lists": "Баспа\n: басылым\n: шеберхана\n\nГазет\n\n:   Бірінші абзац.\n\n    Екінші абзац.",
    "emphasis": "*бір* _екі_ **үш** __төрт__ ***бес*** **алты *жеті* сегіз**",
    "empty": "",
    "entities": "AT&T &nbsp; &laquo;сөз&raquo; &#171; &amp; < 5 >",
    "escapes": "\\*жұлдызша\\* \\# \\[ \\! 1\\. нөмір",
    "explicit ids": "## Бір {#bir}\n\n## Екі {#EKI}\n\n## Үш {: #ush}\n\n## Төрт {#bir}",
    "fenced code": "```python\nx = 1 < 2 and 'y' & z\n```\n\n~~~\nжай\n~~~",
    "footnotes": "Бір[^1], екі[^б], қайта[^1].\n\n[^1]: Бірінші *ескерту*.\n\n[^б]: Екінші.\n\n    Тағы абзац.",
    "footnotes never mentioned": "Мәтін.\n\n[^1]: Жоғалмайды.",
    "footnotes of footnotes": "Мәтін[^1].\n\n[^1]: Қараңыз[^2].\n\n[^2]: Соңы.",
    "footnotes out of order": "Бір[^2] екі[^1].\n\n[^1]: А\n\n[^2]: Б",
    "footnotes with a list": "Мәтін[^1].\n\n[^1]: Тізім:\n\n    - бір\n    - екі",
    "footnotes without a text": "Мәтін[^1].",
    "hard breaks": "бір  \nекі   \nүш",
    "headings": "# Бір\n\n## Екі\n\nҮш\n---\n\n### `код` *және* [сілтеме](a.md) ###\n\n## Екі",
    "indented code": "Мәтін\n\n    код <b>\n    & код",
    "links": '[а](b.md "Атау") [ә](<b c.md>) [б](../21-x.md#y) [в](mailto:a@b.kz) [г](tel:+7) [д](?p=1) [е]()',
    "links by reference": '[Сөз][Сілтеме] [Сөз][] [Сөз]\n\n[сілтеме]: https://x.kz\n[сөз]: b.md "Атау"',
    "links with percent signs": "[а](%D2%9B.md) ![б](a%20b.jpg)",
    "linked picture": "[![Зал](z.jpg)](https://example.kz)",
    "lists": "- бір\n- екі\n    - ішкі\n        - терең\n- үш\n\nМәтін.\n\n3. үшінші\n4. төртінші",
    "lists half of paragraphs": "- бір\n- екі\n    - үш\n    - төрт\n\n        тағы",
    "lists of paragraphs": "- бір\n\n    тағы\n\n- екі\n\nМәтін.\n\n* а\n\n* б",
    "lists with both kinds": "1. бір\n    - ішкі\n    - ішкі\n2. екі\n\n- басқа",
    "pictures in a sentence": 'Мәтін ![белгі](b.png "Атау") соңы.',
    "pictures in lists and quotes": "- ![а](a.jpg)\n- мәтін\n\n> ![б](b.jpg)",
    "pictures of other sites": '![Зал](https://example.kz/z.jpg "Отырыс | Фото")',
    "raw HTML kept": '<div class="note">Назар</div>\n\nH<sub>2</sub>O <b>қалың</b><br>жол\n\n<!-- жоқ -->\n\nсоңы',
    "raw HTML refused": "<script>x()</script>\n\n<iframe src='//x'></iframe>\n\n<a href='x.md' onclick='y()'>з</a>",
    "rules": "бір\n\n---\n\n* * *\n\n___\n\nекі",
    "soft breaks": "**бір**\n*екі*\nүш",
    "tables": "| Сала | 2025 | 2026 |\n|:--|:-:|--:|\n| **Жол** | [а](b.md) | 3 |\n| Білім |\n\nа | ә\n--|--\n1 | 2",
    "tables with an escaped bar": "| а | ә |\n|---|---|\n| x\\|y | 2 |",
    "words with marks inside": "snake_case_word, 5*3*2, 40%-дан, **Қазақстан**ның, a * b",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A text the engines read differently: what it is about, and what each makes of it."""

    name: str
    text: str
    markdown: str
    pyromark: str


DIFFERENCES = (
    Difference(
        name="A list right after a line of text",
        text="Күн тәртібі:\n- бюджет\n- жол",
        markdown="<p>Күн тәртібі:\n- бюджет\n- жол</p>",
        pyromark="<p>Күн тәртібі:</p>\n<ul>\n<li>бюджет</li>\n<li>жол</li></ul>",
    ),
    Difference(
        name="A list inside a list, by two spaces",
        text="- бір\n  - ішкі",
        markdown="<ul>\n<li>бір</li>\n<li>ішкі</li></ul>",
        pyromark="<ul>\n<li>бір\n<ul>\n<li>ішкі</li></ul></li></ul>",
    ),
    Difference(
        name="A list that changes its mark",
        text="* бір\n- екі",
        markdown="<ul>\n<li>бір</li>\n<li>екі</li></ul>",
        pyromark="<ul>\n<li>бір</li></ul>\n<ul>\n<li>екі</li></ul>",
    ),
    Difference(
        name="A number with a bracket",
        text="1) бір\n2) екі",
        markdown="<p>1) бір\n2) екі</p>",
        pyromark="<ol>\n<li>бір</li>\n<li>екі</li></ol>",
    ),
    Difference(
        name="A numbered line right after a line of text",
        text="Мәтін\n1. бір",
        markdown="<p>Мәтін\n1. бір</p>",
        pyromark="<p>Мәтін</p>\n<ol>\n<li>бір</li></ol>",
    ),
    Difference(
        name="An ending after quotes or brackets in bold",
        text="**«Самұрық»**тың қоры",
        markdown="<p><strong>«Самұрық»</strong>тың қоры</p>",
        pyromark="<p>**«Самұрық»**тың қоры</p>",
    ),
    Difference(
        name="A heading without a space",
        text="#Бюджет",
        markdown='<h2 id="byudzhet">Бюджет</h2>',
        pyromark="<p>#Бюджет</p>",
    ),
    Difference(
        name="A heading after spaces",
        text="  ## Бюджет",
        markdown="<p>## Бюджет</p>",
        pyromark='<h2 id="byudzhet">Бюджет</h2>',
    ),
    Difference(
        name="A backslash at the end of a line",
        text="бір\\\nекі",
        markdown="<p>бір\\\nекі</p>",
        pyromark="<p>бір<br>\nекі</p>",
    ),
    Difference(
        name="A backslash before any mark",
        text="\\~ \\& \\<",
        markdown="<p>\\~ \\&amp; \\&lt;</p>",
        pyromark="<p>~ &amp; &lt;</p>",
    ),
    Difference(
        name="Abbreviations",
        text="БҰҰ шешімі\n\n*[БҰҰ]: Біріккен Ұлттар Ұйымы",
        markdown='<p><abbr title="Біріккен Ұлттар Ұйымы">БҰҰ</abbr> шешімі</p>',
        pyromark="<p>БҰҰ шешімі</p>\n<p>*[БҰҰ]: Біріккен Ұлттар Ұйымы</p>",
    ),
    Difference(
        name="Attributes of anything but a heading",
        text="Кіріспе\n{: .lead }",
        markdown='<p class="lead">Кіріспе</p>',
        pyromark="<p>Кіріспе\n{: .lead }</p>",
    ),
    Difference(
        name="Attributes of fenced code",
        text="``` {.python}\nx\n```",
        markdown='<pre><code class="language-python">x\n</code></pre>',
        pyromark="<pre><code>x\n</code></pre>",
    ),
    Difference(
        name="Two quotes with a blank line between them",
        text="> бір\n\n> екі",
        markdown="<blockquote>\n<p>бір</p>\n<p>екі</p></blockquote>",
        pyromark="<blockquote>\n<p>бір</p></blockquote>\n<blockquote>\n<p>екі</p></blockquote>",
    ),
    Difference(
        name="Fenced code inside a list",
        text="- бір\n\n    ```\n    x\n    ```",
        markdown="<ul>\n<li>\n<p>бір</p>\n<p><code>x</code></p></li></ul>",
        pyromark="<ul>\n<li>\n<p>бір</p>\n<pre><code>x\n</code></pre></li></ul>",
    ),
    Difference(
        name="A table right after a line of text",
        text="Мәтін\n| а | ә |\n|---|---|\n| 1 | 2 |",
        markdown="<p>Мәтін\n| а | ә |\n|---|---|\n| 1 | 2 |</p>",
        pyromark=(
            "<p>Мәтін</p>\n<table>\n<thead>\n<tr>\n<th>а</th>\n<th>ә</th></tr></thead>\n"
            "<tbody>\n<tr>\n<td>1</td>\n<td>2</td></tr></tbody></table>"
        ),
    ),
    Difference(
        name="A bar inside code in a table",
        text="| а | ә |\n|---|---|\n| `x|y` | 2 |",
        markdown=(
            "<table>\n<thead>\n<tr>\n<th>а</th>\n<th>ә</th></tr></thead>\n"
            "<tbody>\n<tr>\n<td><code>x|y</code></td>\n<td>2</td></tr></tbody></table>"
        ),
        pyromark=(
            "<table>\n<thead>\n<tr>\n<th>а</th>\n<th>ә</th></tr></thead>\n"
            "<tbody>\n<tr>\n<td>`x</td>\n<td>y`</td></tr></tbody></table>"
        ),
    ),
    Difference(
        name="A table of a heading only",
        text="| а |\n|---|",
        markdown=("<table>\n<thead>\n<tr>\n<th>а</th></tr></thead>\n<tbody>\n<tr>\n<td></td></tr></tbody></table>"),
        pyromark="<table>\n<thead>\n<tr>\n<th>а</th></tr></thead>\n<tbody></tbody></table>",
    ),
    Difference(
        name="A space in a link's target",
        text="[хабар](bir eki.md)",
        markdown='<p><a href="bir eki.md" rel="noopener">хабар</a></p>',
        pyromark="<p>[хабар](bir eki.md)</p>",
    ),
    Difference(
        name="Marks in a picture's alt text",
        text="![*Зал*](z.jpg)",
        markdown='<figure><img src="z.jpg" alt="*Зал*"></figure>',
        pyromark='<figure><img src="z.jpg" alt="Зал"></figure>',
    ),
    Difference(
        name="An escaped quotation mark in a title",
        text='![а](z.jpg "\\"Зал\\"")',
        markdown='<figure><img src="z.jpg" alt="а">\n<figcaption>\\"Зал\\"</figcaption></figure>',
        pyromark='<figure><img src="z.jpg" alt="а">\n<figcaption>"Зал"</figcaption></figure>',
    ),
    Difference(
        name="A footnote named in other letters",
        text="Мәтін[^А].\n\n[^а]: Ескерту.",
        markdown=(
            '<p>Мәтін[^А].</p>\n<div class="footnotes" role="doc-endnotes">\n<ol>\n'
            '<li id="fn-1">\n<p>Ескерту.</p></li></ol></div>'
        ),
        pyromark=(
            '<p>Мәтін<sup id="fnref-1"><a class="footnote-ref" href="#fn-1" role="doc-noteref" rel="noopener">1</a>'
            '</sup>.</p>\n<div class="footnotes" role="doc-endnotes">\n<ol>\n<li id="fn-1">\n'
            '<p>Ескерту.&nbsp;<a class="footnote-backref" href="#fnref-1" role="doc-backlink" rel="noopener">'
            "↩\N{VARIATION SELECTOR-15}</a></p></li></ol></div>"
        ),
    ),
    Difference(
        name="Blank lines inside raw HTML",
        text="<div>\n\n*сөз*\n\n</div>",
        markdown="<div>*сөз*</div>",
        pyromark="<div>\n<p><em>сөз</em></p></div>",
    ),
    Difference(
        name="An indented second line",
        text="бір\n    екі",
        markdown="<p>бір\n    екі</p>",
        pyromark="<p>бір\nекі</p>",
    ),
)


def as_written(reference: Reference) -> str:
    """Return the URL of a reference as the editor wrote it."""
    return reference.target


def page_of_differences() -> str:
    """Return the part of the guide that the list of differences makes."""
    sections = (
        f"### {one.name}\n\n````text\n{one.text}\n````\n\n`markdown`:\n\n````html\n{one.markdown}\n````\n\n"
        f"`pyromark`:\n\n````html\n{one.pyromark}\n````\n"
        for one in DIFFERENCES
    )
    return "\n".join(sections)


@pytest.mark.parametrize("name", ALIKE)
def test_both_engines_make_the_same_body(name: str) -> None:
    """What news uses gives one body, whichever engine reads it: HTML, references, headings, excerpt, counts."""
    text = ALIKE[name]

    assert convert(text) == convert(text, engine="pyromark")


def test_all_alike_texts_in_one_article_are_alike() -> None:
    """The texts stay alike when they follow each other in one article."""
    text = "\n\nАралық мәтін.\n\n".join(text for name, text in ALIKE.items() if "footnote" not in name)

    assert convert(text) == convert(text, engine="pyromark")


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference.name)
def test_a_known_difference_is_as_the_guide_says(difference: Difference) -> None:
    """Each engine still makes of the text what the list of differences says."""
    made = {engine: convert(difference.text, engine=engine) for engine in ("markdown", "pyromark")}

    assert made["markdown"] != made["pyromark"]
    assert made["markdown"].html(as_written) == difference.markdown
    assert made["pyromark"].html(as_written) == difference.pyromark


def test_the_guide_prints_the_list_of_differences() -> None:
    """The guide's page holds every difference, word for word, and no other."""
    guide = GUIDE.read_text(encoding="utf-8")

    assert page_of_differences() in guide
    assert re.findall(r"^### (.*)$", guide, re.MULTILINE) == [one.name for one in DIFFERENCES]
