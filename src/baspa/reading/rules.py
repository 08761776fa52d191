"""Editorial rules that bind several fields of an article together, or a field and the configuration."""

from datetime import datetime

from baspa.problems import Problem
from baspa.reading.checking import HOLDS, place_of
from baspa.reading.config import Config
from baspa.reading.marked import Fields, Scalar
from baspa.reading.schema import ArticleFields
from baspa.slugs import is_reserved, is_slug, slugify

Location = tuple[str | int, ...]
"""Where a value stands in the front matter: names of fields, and positions in lists from 0."""


def wrong_together(found: ArticleFields, fields: Fields, config: Config) -> list[Problem]:
    """Return what is wrong with fields that are each right by themselves."""
    return [
        *_left_empty(fields),
        *_order_of_times(found, fields),
        *_corrections(found, fields),
        *_ended_without_beginning(found, fields),
        *_no_slug(found, fields),
        *_reserved(found, fields, config),
        *_translated_into_itself(found, fields, config),
    ]


def _left_empty(fields: Fields) -> list[Problem]:
    """What holds a story back cannot be left empty: whoever began to type it did not mean it to be published."""
    empty = [
        (name, node)
        for name in HOLDS
        if isinstance(node := fields.values.get(name), Scalar) and (node.is_nothing or not node.text.strip())
    ]
    return [Problem("value.empty", node.place, field=name) for name, node in empty]


def _order_of_times(found: ArticleFields, fields: Fields) -> list[Problem]:
    """A story cannot be updated before it was published, nor end before readers can see it; nor can its banner."""
    seen = max(found.time, found.embargo or found.time)
    wrong = []
    for name, moment in (("updated", found.updated), ("minor", found.minor), ("ended", found.ended)):
        if moment is not None and moment < found.time:
            wrong.append(_before(fields, (name,), "time", found.time))
    for name, moment in (("expires", found.expires), ("breaking", found.breaking)):
        if moment is not None and moment <= found.time:
            wrong.append(_before(fields, (name,), "time", found.time))
        elif moment is not None and moment <= seen:
            wrong.append(_before(fields, (name,), "embargo", seen))
    if not wrong and found.breaking and found.expires and found.expires < found.breaking:
        wrong.append(_against("time.after", fields, ("breaking",), "expires", found.expires))
    return wrong


def _corrections(found: ArticleFields, fields: Fields) -> list[Problem]:
    """Nothing is corrected before it was published, and nothing twice in the same words at the same moment."""
    wrong = []
    seen: dict[tuple[datetime, str], int] = {}
    for number, one in enumerate(found.corrections):
        location = ("corrections", number, "time")
        first = seen.setdefault((one.time, one.text), number)
        if one.time < found.time:
            wrong.append(_before(fields, location, "time", found.time))
        elif first != number:
            place, _ = place_of(fields, ("corrections", number))
            line = place_of(fields, ("corrections", first))[0].line
            name = f"corrections.{number + 1}"
            wrong.append(Problem("correction.twice", place, field=name, found=one.text, facts=(("line", str(line)),)))
    return wrong


def _ended_without_beginning(found: ArticleFields, fields: Fields) -> list[Problem]:
    """Only a live blog has an end."""
    if found.ended is None or found.kind == "live":
        return []
    return [Problem("live.not-live", place_of(fields, ("ended",))[0], field="ended", found=found.kind)]


def _before(fields: Fields, location: Location, other: str, moment: datetime) -> Problem:
    return _against("time.before" if other == "time" else "time.before-embargo", fields, location, other, moment)


def _against(code: str, fields: Fields, location: Location, other: str, moment: datetime) -> Problem:
    """Return what is wrong with a time that another field, which says `moment`, forbids."""
    place, node = place_of(fields, location)
    shown = node.text if isinstance(node, Scalar) else ""
    name = ".".join(str(step + 1) if isinstance(step, int) else step for step in location)
    return Problem(code, place, field=name, found=shown, facts=((other, f"{moment:%Y-%m-%d %H:%M}"),))


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
