"""Values: what one field may hold. Each kind turns typed text into a value, or says what is wrong with it.

Values arrive as the text that was typed (see `marked`), so every conversion is decided here and not by YAML.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal
from urllib.parse import unquote
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from baspa.reading.checking import nearest
from baspa.reading.shapes import (
    COUNT,
    LINE,
    PLAIN,
    TEXT,
    TIME,
    Also,
    one_of,
    one_or_a_list,
    pattern,
    shape,
    yes_or_no,
)
from baspa.reading.text import with_directions_closed
from baspa.reading.times import TimeProblem, parse_time
from baspa.slugs import RESERVED, SEGMENT, is_reserved, is_slug, slugify

LONGEST_LINE = 300
LONGEST_TEXT = 5_000
LONGEST_SLUG = 100
Extension = Literal["tables", "fenced_code", "footnotes", "attr_list", "toc", "sane_lists", "def_list", "abbr"]
EXTENSIONS: tuple[Extension, ...] = (
    "tables",
    "fenced_code",
    "footnotes",
    "attr_list",
    "toc",
    "sane_lists",
    "def_list",
    "abbr",
)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
FIELD_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
TRUE = frozenset(("true", "yes", "on", "иә", "да"))
FALSE = frozenset(("false", "no", "off", "жоқ", "нет"))
DEVICES = "(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$)"
SLUG = rf"^{DEVICES}{SEGMENT.pattern}$"
OWN_SLUG = rf"^(?![0-9]{{4}}$)(?!(?:{'|'.join(sorted(RESERVED))})$){SLUG[1:]}"


def fault(code: str, **facts: str) -> PydanticCustomError:
    """Return what is wrong with a value, by its code in the catalogues."""
    return PydanticCustomError("baspa", "{code}", {"code": code, "facts": facts})


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    if not line:
        raise fault("value.empty")
    if len(line) > LONGEST_LINE:
        raise fault("value.too-long", length=str(len(line)), limit=str(LONGEST_LINE))
    return with_directions_closed(line)


def _some_text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise fault("value.too-long", length=str(len(text)), limit=str(LONGEST_TEXT))
    return with_directions_closed(" ".join(text.split()))


def _slug(text: str) -> str:
    if not text.strip():
        raise fault("value.empty")
    if len(text) > LONGEST_SLUG:
        raise fault("value.too-long", length=str(len(text)), limit=str(LONGEST_SLUG))
    if not is_slug(text):
        raise fault("slug.shape", suggestion=slugify(text) or "kitapkhana")
    return text


def _own_slug(text: str) -> str:
    if is_reserved(text):
        raise fault("slug.reserved")
    return _slug(text)


def _name(text: str) -> str:
    line = _one_line(text)
    if not slugify(line):
        raise fault("name.letters")
    segments = unquote(line).replace("\\", "/").split("/")
    if not segments[0] or any(segment.strip() in {".", ".."} for segment in segments):
        raise fault("name.path")
    return line


def _moment(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        raise fault("value.text")
    if not value.strip():
        raise fault("value.empty")
    context: Mapping[str, Any] = info.context or {}
    try:
        return parse_time(value, context["zone"])
    except TimeProblem as problem:
        raise fault(problem.code, **problem.facts) from problem


def _banner_end(value: object, info: ValidationInfo) -> object:
    """Accept a moment, and a `no` of whoever fills every field in; a `yes` has no end."""
    word = str(value).strip().casefold()
    if word in TRUE:
        raise fault("breaking.endless")
    return None if value is None or word in FALSE else _moment(value, info)


def _yes_no(value: object) -> bool:
    word = str(value).strip().casefold()
    if word not in TRUE and word not in FALSE:
        raise fault("value.yes-no")
    return word in TRUE


def _count(value: object) -> int:
    if not isinstance(value, str) or not value.strip().isdecimal() or len(value) > 6:  # noqa: PLR2004
        raise fault("value.count")
    return int(value)


def one_or_many(value: object) -> object:
    """Accept a single name where a list is meant; `tags: a, b` is two names, as it was meant."""
    return [value] if isinstance(value, str) else value


def comma_names(value: object) -> object:
    """Return the words of a line with commas as a list; anything else as it is."""
    if isinstance(value, str):
        return [part for part in (part.strip() for part in value.split(",")) if part]
    return value


def _feeds_or_not(value: object) -> object:
    """Accept a yes or no where fields are meant."""
    return {"made": str(_yes_no(value))} if isinstance(value, str) else value


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names without those that were given before."""
    return tuple(dict.fromkeys(names))


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise fault("config.timezone", guess=_zone_like(text)) from error
    return text


def _zone_like(text: str) -> str:
    """Return the zone whose city was most likely meant."""
    zones = (zone for zone in sorted(available_timezones()) if "/" in zone and not zone.startswith("Etc/"))
    cities = {zone.rpartition("/")[2]: zone for zone in zones}
    return cities.get(nearest(text.rpartition("/")[2], cities), "")


def _language(text: str) -> str:
    if not LANGUAGE.fullmatch(text):
        raise fault("value.language")
    return text


def _field_name(text: str) -> str:
    if not FIELD_NAME.fullmatch(text):
        raise fault("config.field-name")
    return text


FeedsOrNot = BeforeValidator(_feeds_or_not)
"""A yes or no says whether feeds are made."""
Named = BeforeValidator(_named)
"""A name alone stands for fields of which only the name is given."""
NameAlone = Also("named", LINE)
YesNoAlone = Also("feeds", {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": one_of(TRUE | FALSE)}]})
Text = Annotated[str, AfterValidator(_some_text), shape("text", TEXT)]
OneLine = Annotated[str, AfterValidator(_one_line), shape("line", LINE)]
Slug = Annotated[str, AfterValidator(_slug), shape("slug", PLAIN, pattern=SLUG, maxLength=LONGEST_SLUG)]
OwnSlug = Annotated[str, AfterValidator(_own_slug), pattern("slug", OWN_SLUG)]
Name = Annotated[str, AfterValidator(_name), shape("name", LINE)]
Names = Annotated[
    tuple[Name, ...], BeforeValidator(one_or_many), AfterValidator(each_once), one_or_a_list("names", LINE)
]
Tags = Annotated[
    tuple[Name, ...], BeforeValidator(comma_names), AfterValidator(each_once), one_or_a_list("comma_names", PLAIN)
]
Moment = Annotated[datetime, BeforeValidator(_moment), shape("time", TIME)]
BannerEnd = Annotated[
    datetime | None,
    BeforeValidator(_banner_end),
    shape("time", {"anyOf": [TIME, {"enum": [False]}, {"type": "string", "pattern": one_of(FALSE)}]}),
]
YesNo = Annotated[bool, BeforeValidator(_yes_no), yes_or_no(TRUE | FALSE)]
Count = Annotated[int, BeforeValidator(_count), shape("count", COUNT)]
ZoneName = Annotated[str, AfterValidator(_zone), pattern("zone", r"^[A-Za-z][A-Za-z0-9_+/-]*$")]
Language = Annotated[str, AfterValidator(_language), pattern("language", f"^{LANGUAGE.pattern}$")]
FieldName = Annotated[str, AfterValidator(_field_name), pattern("field_name", f"^{FIELD_NAME.pattern}$")]

EXTRA_TYPES: Mapping[str, Any] = {
    "text": Text,
    "count": Count,
    "yes_no": YesNo,
    "time": Moment,
    "list": Annotated[tuple[Text, ...], BeforeValidator(comma_names), one_or_a_list("comma_names", TEXT)],
}
"""What each `type` of a site's own field means."""
