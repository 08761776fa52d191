"""Values: what one field may hold. Each kind turns typed text into a value, or says what is wrong with it.

Values arrive as the text that was typed (see `marked`), so every conversion is decided here and not by YAML.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from baspa.reading.text import with_directions_closed
from baspa.reading.times import TimeProblem, parse_time
from baspa.slugs import SEGMENT, is_device, is_reserved, is_slug, slugify

LONGEST_LINE = 300
LONGEST_TEXT = 5_000
LONGEST_SLUG = 100
LONGEST_SEGMENT = 200
"""Bytes in one part of a path: 255 less an ending and room for a temporary name."""
LONGEST_PATH = 1_000
"""Bytes in a path of the output: what systems allow, less room for the folder it is built in."""
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
PLACEHOLDERS = ("yyyy", "mm", "dd", "category", "slug")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
FIELD_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
TRUE = frozenset(("true", "yes", "on", "иә", "да"))
FALSE = frozenset(("false", "no", "off", "жоқ", "нет"))


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


def _yes_no(value: object) -> bool:
    word = str(value).strip().casefold()
    if word not in TRUE and word not in FALSE:
        raise fault("value.yes-no")
    return word in TRUE


def _count(value: object) -> int:
    if not isinstance(value, str) or not value.strip().isdecimal() or len(value) > 6:  # noqa: PLR2004
        raise fault("value.count")
    return int(value)


def _names(value: object) -> object:
    """Accept a single name where a list is meant; `tags: a, b` is two names, as it was meant."""
    return [value] if isinstance(value, str) else value


def comma_names(value: object) -> object:
    """Return the words of a line with commas as a list; anything else as it is."""
    if isinstance(value, str):
        return [part for part in (part.strip() for part in value.split(",")) if part]
    return value


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names without those that were given before."""
    return tuple(dict.fromkeys(names))


def _old_url(text: str) -> str:
    """Check an alias: a path on this site that can be a file in the output and nowhere else."""
    path = unquote(text)
    segments = path.removeprefix("/").removesuffix("/").split("/")
    if not path.startswith("/") or not all(is_safe_segment(segment) for segment in segments):
        long = path.startswith("/") and max(len(segment.encode()) for segment in segments) > LONGEST_SEGMENT
        raise fault("alias.long" if long else "alias.shape")
    if len(path.encode()) > LONGEST_PATH:
        raise fault("alias.long")
    return path


def is_safe_segment(segment: str) -> bool:
    """Tell whether one part of a path is a plain file name on every system, in at most 200 bytes."""
    return (
        bool(segment.strip(". "))
        and not segment.startswith((".", " "))
        and not segment.endswith((".", " "))
        and len(segment.encode()) <= LONGEST_SEGMENT
        and not any(letter in '<>:"|?*\\/#%&' or not letter.isprintable() for letter in segment)
        and not is_device(segment)
    )


def _file_path(text: str) -> str:
    if not text.strip():
        raise fault("value.empty")
    if "\\" in text or "\x00" in text or text.startswith("//") or _scheme(text) != "":
        raise fault("path.shape")
    return text


def _scheme(text: str) -> str | None:
    """Return the scheme of a URL, empty for a path; None when it is neither."""
    try:
        return urlsplit(text).scheme
    except ValueError:
        return None


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        plain = parts.scheme in {"http", "https"} and parts.hostname and parts.username is None
        wrong = not plain or bool(parts.query or parts.fragment) or parts.port == 0
    except ValueError:
        wrong = True
    path = "" if wrong else parts.path.removeprefix("/").removesuffix("/")
    if wrong or not all(is_safe_segment(segment) for segment in path.split("/") if path):
        raise fault("config.base-url")
    return text.rstrip("/")


def _menu_url(text: str) -> str:
    on_this_site = text.startswith("/") and not text.startswith(("//", "/\\"))
    if on_this_site or _scheme(text) in {"http", "https", "mailto", "tel"}:
        return text
    raise fault("config.menu-url")


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise fault("config.timezone") from error
    return text


def _language(text: str) -> str:
    if not LANGUAGE.fullmatch(text):
        raise fault("value.language")
    return text


def _field_name(text: str) -> str:
    if not FIELD_NAME.fullmatch(text):
        raise fault("config.field-name")
    return text


def _permalink(text: str) -> str:
    """Check a URL pattern: `/`-bounded safe segments of letters and placeholders, `{slug}` among them."""
    inner = text
    for name in PLACEHOLDERS:
        inner = inner.replace("{" + name + "}", "x")
    segments = inner.removeprefix("/").removesuffix("/").split("/")
    plain = all(SEGMENT.fullmatch(segment.casefold()) and not is_device(segment) for segment in segments)
    if not (text.startswith("/") and text.endswith("/") and "{slug}" in text and plain):
        raise fault("config.permalink", placeholders=" ".join("{" + name + "}" for name in PLACEHOLDERS))
    return text


Named = BeforeValidator(_named)
"""A name alone stands for fields of which only the name is given."""
Text = Annotated[str, AfterValidator(_some_text)]
OneLine = Annotated[str, AfterValidator(_one_line)]
Slug = Annotated[str, AfterValidator(_slug)]
OwnSlug = Annotated[str, AfterValidator(_own_slug)]
Name = Annotated[str, AfterValidator(_name)]
Names = Annotated[tuple[Name, ...], BeforeValidator(_names), AfterValidator(each_once)]
Tags = Annotated[tuple[Name, ...], BeforeValidator(comma_names), AfterValidator(each_once)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Count = Annotated[int, BeforeValidator(_count)]
FilePath = Annotated[str, AfterValidator(_file_path)]
FilePaths = Annotated[tuple[FilePath, ...], BeforeValidator(_names)]
OldUrls = Annotated[tuple[Annotated[str, AfterValidator(_old_url)], ...], BeforeValidator(_names)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
MenuUrl = Annotated[str, AfterValidator(_menu_url)]
ZoneName = Annotated[str, AfterValidator(_zone)]
Permalink = Annotated[str, AfterValidator(_permalink)]
Language = Annotated[str, AfterValidator(_language)]
FieldName = Annotated[str, AfterValidator(_field_name)]

EXTRA_TYPES: Mapping[str, Any] = {
    "text": Text,
    "count": Count,
    "yes_no": YesNo,
    "time": Moment,
    "list": Annotated[tuple[Text, ...], BeforeValidator(comma_names)],
}
"""What each `type` of a site's own field means."""
