"""What editors' programs are told of a paper: files in `.vscode/`, made from the schema and from `site.yaml`."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from baspa.desk.messages import choose_language, field_words
from baspa.desk.snippets import snippets_text
from baspa.problems import EnvironmentFailed
from baspa.reading.config import Config
from baspa.reading.json_schema import article_schema, site_schema, standing_schema
from baspa.reading.shapes import Shape

FOLDER = ".vscode"
SNIPPETS = f"{FOLDER}/baspa.code-snippets"
KINDS = ("article", "page", "site")


def schema_text(config: Config, kind: str) -> str:
    """Return the JSON Schema of one of `KINDS`, its descriptions in the paper's language."""
    return json.dumps(_schema(config, kind), ensure_ascii=False, indent=2) + "\n"


def editor_files(config: Config) -> Mapping[str, str]:
    """Return every file that is made, by its path from the site's root."""
    schemas = {f"{FOLDER}/baspa.{kind}.json": schema_text(config, kind) for kind in KINDS}
    return schemas | {SNIPPETS: snippets_text(_schema(config, "article"))}


def write_editor_files(config: Config) -> list[str]:
    """Write the files that are not there, or say something else; return their paths, sorted.

    Raises `EnvironmentFailed` when the machine is in the way, or when the folder is a link to another.
    """
    folder = config.root / FOLDER
    if folder.is_symlink():
        raise EnvironmentFailed("output.link", FOLDER)
    try:
        folder.mkdir(exist_ok=True)
        return sorted(path for path, text in editor_files(config).items() if _written(config.root / path, text))
    except OSError as error:
        raise EnvironmentFailed("machine.write", FOLDER, reason=str(error.strerror)) from error


def refresh_editor_files(config: Config) -> None:
    """Write them anew where a site has them; a site that cannot be written is left as it is."""
    if (config.root / SNIPPETS).is_file():
        with suppress(EnvironmentFailed):
            write_editor_files(config)


def _schema(config: Config, kind: str) -> Shape:
    words = field_words(choose_language(config.site.language, {}))
    if kind == "site":
        return site_schema(words)
    return article_schema(config, words) if kind == "article" else standing_schema(words)


def _written(path: Path, text: str) -> bool:
    """Write a file unless it says this already; a link in its place is replaced, never followed."""
    if not path.is_symlink() and path.is_file() and path.read_bytes() == text.encode():
        return False
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    beside.write_text(text, "utf-8", newline="\n")
    beside.replace(path)
    return True
