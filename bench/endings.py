"""Kazakh noun endings, enough for a newspaper's nouns: vowel harmony, assimilation of consonants."""

BACK_VOWELS = "аоұыяёэю"
FRONT_VOWELS = "әөүіеи"
VOICELESS = "пфкқтсшщчхцбвгдғ"
NASAL = "мнң"
OPEN = "аәоөұүыіеэяё"
VOICED = {"п": "б", "к": "г", "қ": "ғ"}

Forms = dict[str, str]
"""The forms of one word by name: nom, gen, acc, dat, loc, abl, ins, each also after `pl` and `poss`."""


def is_back(word: str) -> bool:
    """Whether the word takes back endings (а, ы), by its last vowel; some loans are marked."""
    for letter in reversed(word.lower()):
        if letter in BACK_VOWELS:
            return True
        if letter in FRONT_VOWELS:
            return False
    return True


def ending(stem: str, after_open: str, after_nasal: str, after_voiced: str, after_voiceless: str) -> str:
    """The one of four endings that may follow the stem's last letter."""
    last = stem[-1].lower()
    if last in OPEN:
        return after_open
    if last in NASAL:
        return after_nasal
    return after_voiceless if last in VOICELESS else after_voiced


def cases(stem: str, *, back: bool) -> Forms:
    """The seven cases of a stem that carries no possessive ending."""
    a, y = ("а", "ы") if back else ("е", "і")
    gh, q = ("ғ", "қ") if back else ("г", "к")
    with_ending = "бен" if stem[-1] in "жз" else "мен"
    return {
        "nom": stem,
        "gen": stem + ending(stem, "н", "н", "д", "т") + y + "ң",
        "acc": stem + ending(stem, "н", "д", "д", "т") + y,
        "dat": stem + ending(stem, gh, gh, gh, q) + a,
        "loc": stem + ending(stem, "д", "д", "д", "т") + a,
        "abl": stem + ending(stem, "д", "н", "д", "т") + a + "н",
        "ins": stem + ending(stem, "мен", "мен", with_ending, "пен"),
    }


def possessive_cases(stem: str, *, back: bool) -> Forms:
    """The seven cases of `its …` (кітабы, кітабын, кітабында …)."""
    a, y = ("а", "ы") if back else ("е", "і")
    if stem[-1] in OPEN:
        owned = stem + "с" + y
    elif stem[-1] in VOICED and stem[-2] in OPEN + "уи":
        owned = stem[:-1] + VOICED[stem[-1]] + y
    else:
        owned = stem + y
    return {
        "nom": owned,
        "gen": f"{owned}н{y}ң",
        "acc": f"{owned}н",
        "dat": f"{owned}н{a}",
        "loc": f"{owned}нд{a}",
        "abl": f"{owned}н{a}н",
        "ins": f"{owned}мен",
    }


def plural(stem: str, *, back: bool) -> str:
    """The plural: -лар after open letters, р, й, у; -дар after л, з, ж and nasals; -тар after the rest."""
    last = stem[-1].lower()
    first = "л" if last in OPEN + "рйуи" else "т" if last in VOICELESS else "д"
    return stem + first + ("ар" if back else "ер")


def decline(written: str) -> Forms:
    """Every form of a noun; a trailing `+` (back) or `-` (front) overrules the harmony of its letters."""
    stem = written.rstrip("+-")
    back = written.endswith("+") or (not written.endswith("-") and is_back(stem))
    forms = cases(stem, back=back)
    forms.update({f"pl{name}": form for name, form in cases(plural(stem, back=back), back=back).items()})
    forms.update({f"poss{name}": form for name, form in possessive_cases(stem, back=back).items()})
    return forms
