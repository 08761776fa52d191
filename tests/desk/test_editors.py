"""What editors' programs are told: files in `.vscode/`, as the schema and `site.yaml` are now."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from baspa.desk.editors import KINDS, editor_files
from baspa.reading.config import read_config
from baspa.reading.schema import ArticleFields
from core_yaml import core_yaml
from papers import paper, read
from sites import MINIMAL, NOW, Site, run_here

OWN = "fields:\n  photographer: {type: text, description: Who took it}\n  filmed: {type: yes_no}\n"
STOP = re.compile(r"\$\{\d+\|((?:[^|\\]|\\.)*)\|\}|\$\{\d+:((?:[^}\\]|\\.)*)\}|\$\d+")
CLOCK = {
    "YEAR": "2026", "MONTH": "11", "DATE": "22", "HOUR": "21", "MINUTE": "00", "TIMEZONE_OFFSET": "+05:00"
}  # fmt: skip


def _snippets(config: Any) -> dict[str, Any]:
    return json.loads(editor_files(config)[".vscode/baspa.code-snippets"])


def _accepted(body: list[str]) -> str:
    """Return what a snippet leaves in the file when each of its proposals is taken: of a choice, the first."""
    text = STOP.sub(lambda stop: re.split(r"(?<!\\),", stop[1])[0] if stop[1] else stop[2] or "", "\n".join(body))
    text = re.sub(r"\$CURRENT_([A-Z_]+)", lambda name: CLOCK[name[1]], text)
    return re.sub(r"\\(.)", r"\1", text) if "\\" in text else text


def test_a_new_site_brings_them(tmp_path: Path) -> None:
    """With settings that name a file which is there, and nothing that a check complains of."""
    run_here(tmp_path, "init", "paper")
    folder = tmp_path / "paper/.vscode"
    settings = json.loads((folder / "settings.json").read_text("utf-8"))

    ((schema, target),) = settings["yaml.schemas"].items()
    assert (tmp_path / "paper" / schema).is_file()
    assert target == "/site.yaml"
    assert json.loads((folder / "extensions.json").read_text())["recommendations"] == ["redhat.vscode-yaml"]
    assert {path.name for path in folder.iterdir()} == {
        "settings.json",
        "extensions.json",
        "baspa.code-snippets",
        *(f"baspa.{kind}.json" for kind in KINDS),
    }


@pytest.mark.parametrize(
    ("language", "said"), [("kk", "Басты сурет."), ("ru", "Главный снимок."), ("de", "The lead picture.")]
)
def test_fields_are_explained_in_the_papers_language(tmp_path: Path, language: str, said: str) -> None:
    """Kazakh, Russian, or English for any other."""
    (tmp_path / "site.yaml").write_text(MINIMAL.replace("language: en", f"language: {language}"), "utf-8")
    config = read_config(tmp_path)

    schema = json.loads(editor_files(config)[".vscode/baspa.article.json"])

    assert schema["properties"]["image"]["description"] == said
    assert _snippets(config)["image"]["description"] == said


def test_every_field_has_a_snippet_that_is_good_as_it_stands(tmp_path: Path) -> None:
    """In the front matter of articles alone; with every proposal taken, the press takes the field."""
    config = paper(tmp_path, OWN)
    schema = json.loads(editor_files(config)[".vscode/baspa.article.json"])
    snippets = _snippets(config)
    whole = snippets.pop("article")

    assert set(snippets) == {*ArticleFields.model_fields, "photographer", "filmed"}
    assert read(_accepted(whole["body"]).replace("$0", "Text.") + "\n", config).warnings == ()
    front = {"title": "A", "category": "News", "time": "2026-11-22 20:00", "author": "Desk", "lang": "kk"}
    for name, snippet in snippets.items():
        text = _accepted(snippet["body"])
        beside = front | ({"kind": "live"} if name == "ended" else {})
        others = "".join(f"{key}: {value}\n" for key, value in beside.items() if key != name)

        assert snippet["scope"] == "yaml"
        assert read(f"---\n{others}{text}\n---\nText.\n", config).warnings == (), text
        assert Draft7Validator(schema).is_valid(core_yaml(others + text)), text


def test_choices_are_the_papers_own(tmp_path: Path) -> None:
    """Sections and bylines by their names; signs that mean something in a snippet, or in YAML, do no harm."""
    config = paper(tmp_path, 'categories: {a: "Ақша, $баға|нарық}", b: "Ауа: болжам"}\nauthors: {desk: City desk}\n')
    (line,) = _snippets(config)["category"]["body"]

    assert _accepted([line]) == 'category: "Ақша, $баға|нарық}"'
    assert read(f"---\ntitle: A\ntime: 2026-11-22 21:00\nauthor: desk\n{_accepted([line])}\n---\nText.\n", config)
    assert '"Ауа: болжам"' in line
    assert _snippets(config)["author"]["body"] == ["author: ${1|City desk|}"]


@pytest.mark.usefixtures("quick_layouts")
def test_a_build_keeps_them_as_site_yaml_says(site: Site) -> None:
    """After another site.yaml they are other files; a build begins none, and touches none that is as it should be."""
    site.put("site.yaml", MINIMAL)
    site.put("content/a.md", "---\ntitle: A\ncategory: News\ntime: 2026-11-22 20:00\nauthor: Desk\n---\nText.\n")
    assert run_here(site.root, "build", "--now", NOW).status == 0
    assert not (site.root / ".vscode").exists()
    assert run_here(site.root, "schema").out.splitlines() == sorted(editor_files(read_config(site.root)))
    assert run_here(site.root, "schema").out == ""
    schema = site.root / ".vscode/baspa.article.json"
    stamp = schema.stat().st_mtime_ns

    assert run_here(site.root, "build", "--clean", "--now", NOW).status == 0
    assert schema.stat().st_mtime_ns == stamp
    site.put("site.yaml", MINIMAL + OWN)
    assert run_here(site.root, "build", "--now", NOW).status == 0

    assert "photographer" in json.loads(schema.read_text("utf-8"))["properties"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_can_be_printed(site: Site, kind: str) -> None:
    """As JSON on standard output; nothing is written."""
    site.put("site.yaml", MINIMAL)

    done = run_here(site.root, "schema", "--print", kind)

    assert done.status == 0
    Draft7Validator.check_schema(json.loads(done.out))
    assert not (site.root / ".vscode").exists()


def test_no_link_is_followed(site: Site, tmp_path: Path) -> None:
    """A folder that is a link is refused; a file that is one is replaced, and what it led to is as it was."""
    site.put("site.yaml", MINIMAL)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (site.root / ".vscode").symlink_to(elsewhere)
    assert run_here(site.root, "schema").status == 3
    assert not list(elsewhere.iterdir())

    (site.root / ".vscode").unlink()
    (site.root / ".vscode").mkdir()
    (elsewhere / "mine").write_text("mine")
    (site.root / ".vscode/baspa.site.json").symlink_to(elsewhere / "mine")

    assert run_here(site.root, "schema").status == 0
    assert (elsewhere / "mine").read_text() == "mine"
    assert not (site.root / ".vscode/baspa.site.json").is_symlink()
