"""The configuration: `site.yaml`, checked, with what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from baspa.problems import Broken, Level, Place, Problem
from baspa.reading.checking import check, place_of, unknown_fields
from baspa.reading.look import wrong_look
from baspa.reading.marked import LARGEST, Fields, parse_fields
from baspa.reading.matter import refuse_conflict
from baspa.reading.schema import ArticleFields
from baspa.reading.site_schema import SiteFields
from baspa.reading.sources import read_bytes
from baspa.reading.text import decode

SITE_FILE = "site.yaml"
LARGEST_FILE = 64 * LARGEST
"""Bytes of a configuration."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a paper has decided about itself."""

    root: Path
    """The site's folder, absolute."""
    site: SiteFields
    """What `site.yaml` says, with the schema's defaults."""
    zone: ZoneInfo
    """The paper's clock."""
    origin: str
    """Scheme and host, such as `https://paper.example`."""
    base_path: str
    """What every URL begins with when the paper does not own its host, such as `/paper`; else empty."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where each of its keys stands."""

    @property
    def address(self) -> str:
        """The paper's address as feeds and canonical links write it: without a slash at the end."""
        return self.origin + self.base_path

    def place(self, key: str) -> Place:
        """Return where a key stands; for one that is not given, where the file begins."""
        return self.places.get(key, Place(SITE_FILE, 1, 1))


def read_config(root: Path) -> Config:
    """Return the configuration of the site in `root`; raises `Broken` with everything wrong in it."""
    path = root / SITE_FILE
    if not path.is_file():
        raise Broken(Problem("config.none", Place(SITE_FILE, 1, 1), found=root.name))
    text = decode(read_bytes(root, SITE_FILE, largest=LARGEST_FILE), SITE_FILE)
    refuse_conflict(text, SITE_FILE)
    fields = parse_fields(text, SITE_FILE, largest=16 * LARGEST)
    problems = [*unknown_fields(SiteFields, fields, Level.ERROR), *_taken(fields)]
    site, faults = check(SiteFields, fields)
    problems += faults
    problems += wrong_look(site.look if site else None, fields, root)
    problems += _wrong_translations(site, fields) if site else []
    if site is None or problems:
        raise Broken(*problems)
    parts = urlsplit(site.base_url)
    return Config(
        root=root,
        site=site,
        zone=ZoneInfo(site.timezone),
        origin=f"{parts.scheme}://{parts.netloc}",
        base_path=quote(parts.path),
        places=fields.keys,
    )


def _wrong_translations(site: SiteFields, fields: Fields) -> list[Problem]:
    """Return what is wrong with the paper's editions: its own among the others, a default that is none of them."""
    problems = []
    if site.language in site.translations:
        place = place_of(fields, ("translations", site.language))[0]
        problems.append(Problem("translation.own", place, field=f"translations.{site.language}", found=site.language))
    default = site.default_translation
    if default is not None and default not in {site.language, *site.translations}:
        place = place_of(fields, ("default_translation",))[0]
        known = (("known", ", ".join((site.language, *site.translations))),)
        problems.append(
            Problem("translation.default", place, field="default_translation", found=default, facts=known)
        )
    return problems


def _taken(fields: Fields) -> list[Problem]:
    """Return a problem for each of the site's own fields that every article has already."""
    own = fields.values.get("fields")
    return [
        Problem("config.field-taken", place, field=f"fields.{name}", found=name)
        for name, place in (own.keys.items() if isinstance(own, Fields) else ())
        if name in ArticleFields.model_fields
    ]


def language_hint(root: Path) -> str | None:
    """Return the language that a broken configuration seems to ask for, by its `language:` line."""
    try:
        lines = (root / SITE_FILE).read_bytes().decode("utf-8", "replace").splitlines()
    except OSError:
        return None
    return next((line.partition(":")[2].strip(" \"'") for line in lines if line.startswith("language:")), None)
