"""Judging: whether what one source names is there, the files it needs, and what to say where it is not."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from baspa.archive.facts import Facts, Name, nearby
from baspa.planning.references import Outcome, References, Target
from baspa.planning.written import WrittenNames
from baspa.problems import Problem, warning
from baspa.reading.articles import Reading

CODES = {
    Outcome.DEAD: "dead",
    Outcome.OUTSIDE: "outside",
    Outcome.HELD: "held",
    Outcome.NOWHERE: "nowhere",
}
PICTURE_CODES = {**CODES, Outcome.REMOTE: "remote", Outcome.DRAWING: "drawing", Outcome.KIND: "kind"}
TRANSLATED = {Outcome.DEAD: "link.dead", Outcome.OUTSIDE: "link.outside", Outcome.HELD: "translation.held"}
Make = Callable[..., Problem]
OWN_FILES = ("content/media/", "content/static/")
Known = Callable[[str], Facts | None]
"""Returns what another source says of itself."""
Again = Callable[[str], Reading | None]
"""Reads a source once more, for the places of what is wrong in it; None when it is gone meanwhile."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of one source's names."""

    picture: str
    """The file of its lead picture; empty when it has none, or that is not there."""
    needed: tuple[tuple[str, str], ...]
    """The pictures beside it that are published with it: path of the file, URL."""
    problems: tuple[Problem, ...]


def judge(facts: Facts, references: References, broken: AbstractSet[str], again: Again, known: Known) -> Judgement:
    """Return what comes of the names that a visible source uses.

    What leads to a broken source is not reported: the source itself is.
    """
    written: _Written | None = None
    needed: dict[str, str] = {}
    problems: list[Problem] = []
    picture = ""
    for number, name, target in _resolved(facts, references):
        if target.outcome is Outcome.FOUND:
            picture = target.path if name.how == "image" else picture
            if target.path in references.files and not target.path.startswith(OWN_FILES):
                needed.setdefault(target.path, target.url)
            other = known(target.path) if name.how == "translation" and target.path else None
            if other is not None and (wrong := _mistranslated(facts, name, other)):
                written = written or _Written(again(facts.source))
                problems += written.translation(_language(facts, name), name, *wrong)
            continue
        written = written or _Written(again(facts.source))
        if name.how == "translation":
            make = warning if target.outcome is Outcome.HELD else Problem
            if target.path not in broken:
                problems += written.translation(_language(facts, name), name, make, TRANSLATED[target.outcome])
            continue
        problem = written.problem(name, number, target.outcome)
        if problem is not None and target.path not in broken:
            problems.append(problem)
    return Judgement(picture, tuple(needed.items()), tuple(problems))


def nowhere(facts: Facts, answered: Callable[[str], bool], again: Again) -> list[Problem]:
    """Return a warning for every link to a path of this site that no page or file of the edition answers.

    A warning, since the host may answer it with something that is not ours.
    """
    written: _Written | None = None
    problems: list[Problem] = []
    for name in facts.names:
        if is_site_link(name) and not answered(name.target):
            written = written or _Written(again(facts.source))
            if name.how == "translation":
                problems += written.translation(_language(facts, name), name, Problem, "translation.nowhere")
                continue
            problem = written.problem(name, 0, Outcome.NOWHERE)
            problems += [problem] if problem else []
    return problems


def is_site_link(name: Name) -> bool:
    """Tell whether a name is a link to a page of the site by its path."""
    return name.how in {"link", "translation"} and name.written.startswith("/")


def _language(facts: Facts, name: Name) -> str:
    """Return the language that a translation is said to be in."""
    return next((language for language, written in facts.translations if written == name.written), "")


def _mistranslated(facts: Facts, name: Name, other: Facts) -> tuple[Make, str, str] | None:
    """Return what is wrong between two articles that are to be translations of each other."""
    if other.lang != _language(facts, name):
        return warning, "translation.language", other.lang
    returned = any(back.how == "translation" and back.target == facts.source for back in other.names)
    return None if returned else (warning, "translation.one-way", f"{facts.lang}: {facts.source}")


def _resolved(facts: Facts, references: References) -> Iterator[tuple[int, Name, Target]]:
    """Yield each name with what it leads to; related articles are numbered from 1."""
    related = 0
    for name in facts.names:
        if name.how == "related":
            related += 1
            yield related, name, references.article(facts.source, name.written)
        elif name.how == "translation":
            near = nearby(facts.source, name.written)
            find = references.link if near.startswith("/") else references.article
            yield 0, name, find(facts.source, near)
        elif name.how == "link":
            yield 0, name, references.link(facts.source, name.written)
        else:
            yield 0, name, references.picture(facts.source, name.written)


class _Written:
    """Knows where the names of one source stand in its file."""

    def __init__(self, reading: Reading | None) -> None:
        self._reading = reading
        self._names = WrittenNames(reading.body) if reading else None

    def translation(self, language: str, name: Name, make: Make, code: str, other: str = "") -> list[Problem]:
        """Return what to say of a translation; nothing when its file is gone by now."""
        if self._reading is None:
            return []
        field = f"translations.{language}"
        facts = (("other", other),) if other else ()
        return [make(code, self._reading.place(field), field=field, found=name.written, facts=facts)]

    def problem(self, name: Name, number: int, outcome: Outcome) -> Problem | None:
        """Return what to say of a name that leads nowhere; nothing when its file is gone by now."""
        if self._reading is None or self._names is None:
            return None
        code = PICTURE_CODES[outcome]
        if name.how == "image":
            return Problem(f"picture.{code}", self._reading.place("image.src"), field="image.src", found=name.written)
        if name.how == "related":
            place = self._reading.places.get(f"related.{number}", self._reading.place("related"))
            make = warning if outcome is Outcome.HELD else Problem
            return make(f"link.{code}", place, field="related", found=name.written)
        make = warning if outcome in {Outcome.HELD, Outcome.NOWHERE} else Problem
        place = self._reading.place_in_body(self._names.offset(name.written))
        return make(f"{name.how}.{code}", place, field="body", found=name.written)
