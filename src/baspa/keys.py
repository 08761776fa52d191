"""The keys of an edition: all that decides it besides its sources, layouts and output, in short."""

import json
from collections.abc import Mapping
from datetime import datetime

from baspa.memory.program import program_digest, program_stamp
from baspa.memory.sealing import text_digest
from baspa.memory.stillness import site_file_stamp
from baspa.planning.staleness import Why
from baspa.reading.config import Config
from baspa.rendering.folders import layout_folders, read_words
from baspa.searching.binding import program_versions

AFTER_READING = {
    *("menus", "listing", "feeds", "images", "look", "title", "description"),
    *("translations", "default_translation", "policies", "search"),
}
"""What `site.yaml` says that no source is read by."""


def keys_of(config: Config, options: str, now: datetime, before: Mapping[str, object]) -> dict[str, object]:
    """Return the keys of an edition at `now`; those of the last one spare a look at the program's own files."""
    stamp = program_stamp()
    known = before.get("program") if before.get("program_stamp") == stamp else None
    words = read_words(layout_folders(config.root), config.site.language)
    search = [program_versions()] if config.site.search else []
    site = json.dumps([config.site.model_dump_json(), words, *search], ensure_ascii=False)
    return {
        "program": known or program_digest(),
        "program_stamp": stamp,
        "reading": text_digest(config.site.model_dump_json(exclude=AFTER_READING).encode()),
        "site": text_digest(site.encode()),
        "site_file": site_file_stamp(config.root),
        "options": options,
        "now": now.isoformat(),
        "next_wake": "",
    }


def why_whole(before: Mapping[str, object], keys: Mapping[str, object]) -> Why | None:
    """Return why everything must be composed anew; None when only what has changed must be."""
    if not before or before["options"] != keys["options"]:
        return Why.FIRST
    if before["program"] != keys["program"]:
        return Why.PROGRAM
    return Why.CONFIGURATION if before["site"] != keys["site"] or before["reading"] != keys["reading"] else None
