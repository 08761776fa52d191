"""Editorial rules that bind several fields of an article together, or a field and the configuration."""

from datetime import datetime

from baspa.problems import Problem
from baspa.reading.checking import place_of
from baspa.reading.config import Config
from baspa.reading.marked import Fields, Scalar
from baspa.reading.schema import ArticleFields
from baspa.slugs import is_reserved, is_slug, slugify


def wrong_together(found: ArticleFields, fields: Fields, config: Config) -> list[Problem]:
    """Return what is wrong with fields that are each right by themselves."""
    return [
        *_order_of_times(found, fields),
        *_no_slug(found, fields),
        *_reserved(found, fields, config),
        *_translated_into_itself(found, fields, config),
    ]


def _order_of_times(found: ArticleFields, fields: Fields) -> list[Problem]:
    """A story cannot be updated, or expire, before it was published; nor can its banner end before it begins."""
    times = (("updated", found.updated), ("minor", found.minor), ("expires", found.expires))
    wrong = [
        _before(name, found.time, fields) for name, moment in times if moment is not None and moment < found.time
    ]
    if found.breaking is not None and found.breaking <= found.time:
        wrong.append(_before("breaking", found.time, fields))
    return wrong


def _before(name: str, time: datetime, fields: Fields) -> Problem:
    place, node = place_of(fields, (name,))
    shown = node.text if isinstance(node, Scalar) else ""
    return Problem("time.before", place, field=name, found=shown, facts=(("time", f"{time:%Y-%m-%d %H:%M}"),))


def _no_slug(found: ArticleFields, fields: Fields) -> list[Problem]:
    if found.slug or is_slug(slugify(found.title)):
        return []
    return [Problem("slug.empty", place_of(fields, ("title",))[0], field="title", found=found.title)]


def _reserved(found: ArticleFields, fields: Fields, config: Config) -> list[Problem]:
    """A category that no list names may not take a folder of the site's own pages."""
    if config.site.categories is not None or not is_reserved(slugify(found.category)):
        return []
    place = place_of(fields, ("category",))[0]
    return [Problem("slug.reserved", place, field="category", found=found.category)]


def _translated_into_itself(found: ArticleFields, fields: Fields, config: Config) -> list[Problem]:
    """A story is no translation into its own language."""
    own = found.lang or config.site.language
    name = f"translations.{own}"
    place = place_of(fields, ("translations", own))[0]
    return [Problem("translation.own", place, field=name, found=own)] if own in found.translations else []
