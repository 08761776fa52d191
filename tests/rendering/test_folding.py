"""What layouts say of the paper is put in when they are compiled, and still means the same."""

import pytest
from jinja2 import Environment, StrictUndefined, nodes

from baspa.rendering.folding import Folding
from sites import MINIMAL, Site, article, build_here


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a site of one article."""
    return site.write(f"-- site.yaml --\n{MINIMAL}-- content/one.md --\n{article(title='One')}")


def _folded(text: str) -> nodes.Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    things = {"words": {"skip": "Skip <all>", "minutes": 5, "many": ["a"]}}
    folding = Folding(things)
    return folding.fold(environment.parse(text), environment, "here.html")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{{ words.skip }}", "Skip <all>"),
        ("{{ words.minutes }}", 5),
        ("{% if words.skip %}{% endif %}", "Skip <all>"),
    ],
)
def test_a_name_of_the_paper_becomes_what_it_stands_for(text: str, value: object) -> None:
    """Where it is printed, and where it decides."""
    assert [node.value for node in _folded(text).find_all(nodes.Const)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "{{ words.unknown }}",
        "{{ words.many }}",
        "{{ words.items }}",
        "{{ words[page.kind] }}",
        "{{ page.skip }}",
    ],
)
def test_all_else_is_asked_for_on_every_page(text: str) -> None:
    """What is unknown, what is no plain value, and what depends on the page."""
    before = Environment(autoescape=True, undefined=StrictUndefined).parse(text)
    assert repr(_folded(text)) == repr(before)


@pytest.mark.parametrize(
    "line",
    [
        "{% set words = 1 %}",
        "{% set words %}one{% endset %}",
        "{% for words in page %}{% endfor %}",
        "{% with site = 1 %}{% endwith %}",
        "{% macro words() %}{% endmacro %}",
        "{% macro other(site) %}{% endmacro %}",
        "{% import 'base.html' as site %}",
        "{% from 'base.html' import site %}",
        "{% from 'base.html' import other as words %}",
    ],
)
def test_the_papers_names_cannot_be_given_to_anything_else(paper: Site, line: str) -> None:
    """The layout is named with its line; nothing is published."""
    paper.put("layouts/article.html", f"<p>\n{line}\n")

    proof = build_here(paper.root, paper.output)

    (problem,) = proof.problems
    assert (problem.code, problem.place.path, problem.place.line) == ("layout.syntax", "layouts/article.html", 2)
    assert "is a name of the paper" in problem.found


def test_words_of_the_paper_are_escaped(paper: Site) -> None:
    """Put in when the layout is compiled or not: they are text."""
    paper.put("layouts/words/en.yaml", "skip: To <the> & news\n")

    build_here(paper.root, paper.output)

    assert ">To &lt;the&gt; &amp; news</a>" in paper.page("index.html")
