"""The paper's own words, by language: what layouts say in their own voice, and how dates are written."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

import yaml
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_datetime

Words = Mapping[str, str]
FALLBACK = "en"
COUNTRY = 2
"""Letters of a country's code."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_words(text: str) -> Words:
    """Return a catalogue of words from its YAML text (the standard ones, or a site's own).

    Raises `ValueError` or `yaml.YAMLError` when it is not a mapping of words.
    """
    document = yaml.load(text, Loader=LOADER)  # noqa: S506 - the safe loader, written in C
    if not isinstance(document, dict):
        raise ValueError("not a mapping")  # noqa: TRY004 - the caller shows one problem for every wrong catalogue
    if any(isinstance(value, dict | list) for value in document.values()):
        raise ValueError("not words")
    return {str(key): str(value) for key, value in document.items()}


def catalogue_names(language: str) -> tuple[str, ...]:
    """Return the catalogues to lay over each other for a language: the plain one first."""
    main = language.partition("-")[0]
    return tuple(dict.fromkeys((FALLBACK, main, language)))


@lru_cache(maxsize=65_536)
def written(moment: datetime, pattern: str, language: str) -> str:
    """Return a moment in the words of a language, by a CLDR pattern such as `d MMMM y, HH:mm`.

    Patterns, not skeletons: for Kazakh a skeleton silently abbreviates the month.
    """
    return format_datetime(moment.replace(tzinfo=None), pattern, locale=_locale(language))


def written_day(key: str, pattern: str, language: str) -> str:
    """Return a date such as `2026-11` (missing parts count as 1) in the words of a language."""
    year, month, day = (*(int(part) for part in key.split("-")), 1, 1)[:3]
    at_midnight = datetime.combine(date(year, month, day), datetime.min.time())
    return written(at_midnight, pattern, language)


def locale_name(language: str) -> str:
    """Return a language with the country it is most read in, as Open Graph writes it: `kk_KZ` for `kk`."""
    main = language.partition("-")[0]
    country = next((part for part in language.split("-")[1:] if len(part) == COUNTRY and part.isupper()), "")
    likely = get_global("likely_subtags").get(main, "").rpartition("_")[2]
    return "_".join(filter(None, (main, country or likely)))


@lru_cache
def language_name(language: str) -> str:
    """Return what a language is called in itself, with a capital letter; its code when nobody has described it."""
    try:
        name = Locale.parse(language, sep="-").get_display_name()
    except (UnknownLocaleError, ValueError):
        name = None
    return f"{name[0].upper()}{name[1:]}" if name else language


@lru_cache
def _locale(language: str) -> Locale:
    """Return what is known of a language's dates, or of English ones for a language nobody has described."""
    try:
        return Locale.parse(language.partition("-")[0])
    except UnknownLocaleError:
        return Locale.parse(FALLBACK)
