"""Addresses: the paths and the URLs that a field may hold."""

from typing import Annotated
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, BeforeValidator

from baspa.reading.shapes import FILE, OLD_URL, WEB, either_case, one_or_a_list, pattern, shape
from baspa.reading.values import fault, one_or_many
from baspa.slugs import SEGMENT, is_device

LONGEST_SEGMENT = 200
"""Bytes in one part of a path: 255 less an ending and room for a temporary name."""
LONGEST_PATH = 1_000
"""Bytes in a path of the output: what systems allow, less room for the folder it is built in."""
PLACEHOLDERS = ("yyyy", "mm", "dd", "category", "slug")


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


def _translation(text: str) -> str:
    """Accept the address of a page elsewhere, a page of this site by its path, and an article by that of its file."""
    if is_web(text):
        return text
    if "\\" in text or "\x00" in text or text.startswith("//") or _scheme(text) != "":
        raise fault("translation.shape")
    return _file_path(text)


def _edition(text: str) -> str:
    if not is_web(text):
        raise fault("translation.address")
    return text


def _page(text: str) -> str:
    if is_web(text) or (text.startswith("/") and not text.startswith(("//", "/\\"))):
        return text
    raise fault("config.policy-url")


def is_web(text: str) -> bool:
    """Tell whether a text is the whole address of a page, and nothing that could be anything else."""
    try:
        parts = urlsplit(text)
        plain = parts.scheme in {"http", "https"} and parts.hostname is not None and parts.username is None
    except ValueError:
        return False
    return plain and not any(letter.isspace() or not letter.isprintable() for letter in text)


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


ELSEWHERE = "|".join(f"{either_case(scheme)}:" for scheme in ("http", "https", "mailto", "tel"))
ON_THIS_SITE = r"/(?![/\\])"

FilePath = Annotated[str, AfterValidator(_file_path), shape("file", FILE)]
FilePaths = Annotated[tuple[FilePath, ...], BeforeValidator(one_or_many), one_or_a_list("files", FILE)]
OldUrl = Annotated[str, AfterValidator(_old_url)]
OldUrls = Annotated[tuple[OldUrl, ...], BeforeValidator(one_or_many), one_or_a_list("old_urls", OLD_URL)]
WebAddress = Annotated[str, AfterValidator(_web_address), pattern("address", rf"^{WEB}[^?#\s]+$")]
MenuUrl = Annotated[str, AfterValidator(_menu_url), pattern("url", f"^(?:{ON_THIS_SITE}|{ELSEWHERE})")]
PageUrl = Annotated[str, AfterValidator(_page), pattern("url", f"^(?:{ON_THIS_SITE}|{WEB})")]
EditionUrl = Annotated[str, AfterValidator(_edition), pattern("address", rf"^{WEB}\S+$")]
TranslationPath = Annotated[
    str,
    AfterValidator(_translation),
    shape("version", {"anyOf": [FILE, {"type": "string", "pattern": rf"^{WEB}\S+$"}]}),
]
Permalink = Annotated[str, AfterValidator(_permalink), pattern("permalink", r"^/(?:.*/)?[^/]*\{slug\}.*/$")]
