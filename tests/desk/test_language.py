"""The program speaks the paper's language, then the locale's, then English."""

import pytest

from baspa.desk.messages import Voice, choose_language, shown
from baspa.problems import Place, Problem
from sites import MINIMAL, Site, article, run_here

pytestmark = pytest.mark.usefixtures("quick_layouts")

SAID = {"kk": "қате: ", "ru": "ошибка: ", "en": "error: "}


@pytest.mark.parametrize(
    ("site_language", "variables", "chosen"),
    [
        ("kk", {"LANG": "ru_RU.UTF-8"}, "kk"),
        ("kk-KZ", {}, "kk"),
        ("kk-Latn-KZ", {}, "kk"),
        ("de", {"LANG": "ru_RU.UTF-8"}, "ru"),
        ("de", {"LC_ALL": "kk_KZ.UTF-8", "LANG": "ru_RU.UTF-8"}, "kk"),
        ("de", {"LC_MESSAGES": "ru_RU", "LANG": "kk_KZ"}, "ru"),
        ("de", {"LANG": "C.UTF-8"}, "en"),
        (None, {"LANG": "kk_KZ.UTF-8"}, "kk"),
        (None, {}, "en"),
        ("", {"LANG": ""}, "en"),
    ],
)
def test_the_language_is_the_papers_then_the_locales(
    site_language: str | None, variables: dict[str, str], chosen: str
) -> None:
    """The paper decides; where Baspa does not speak its language, the locale; else English."""
    assert choose_language(site_language, variables) == chosen


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_problems_and_results_are_in_the_papers_language(site: Site, language: str) -> None:
    """One broken article, one good: no English word where the paper is Kazakh or Russian."""
    site.put("site.yaml", MINIMAL.replace("language: en", f"language: {language}"))
    site.put("content/a.md", article())
    good = run_here(site.root, "build")
    site.put("content/b.md", article(category=None))
    broken = run_here(site.root, "build")

    assert ("Done" in good.out) == (language == "en")
    assert next(line for line in broken.err.splitlines() if "content/b.md" in line).startswith(SAID[language])
    assert ("required" in broken.err) == (language == "en")


def test_a_broken_configuration_is_told_in_the_language_it_names(site: Site) -> None:
    """Even where site.yaml cannot be read, its `language:` line decides."""
    site.put("site.yaml", "title: [\nlanguage: kk\n")

    assert run_here(site.root, "build").err.startswith(SAID["kk"])


def test_without_a_configuration_the_locale_decides(site: Site) -> None:
    """In a folder that is no site, the person's own language is all there is."""
    assert site.run("build", env={"LC_ALL": "kk_KZ.UTF-8"}).err.startswith(SAID["kk"])


def test_words_of_the_content_cannot_forge_a_line() -> None:
    """Control characters, line ends and bidirectional marks are shown as codes, and what is long is cut."""
    problem = Problem(
        "time.shape", Place("content/a.md", 3, 7), field="time", found="\x1b[2J\nerror: forged\u202e" * 20
    )

    said = Voice("en").problem(problem)

    assert said.isprintable()
    assert "\\u001b[2J\\u000aerror: forged\\u202e" in said
    assert len(said) < 300
    assert shown("Қоғам «ы»") == "Қоғам «ы»"
