"""Letters: Kazakh words as people type them in a hurry, so that both spellings are found."""

import re

LOOK_ALIKE = str.maketrans("aceiopxyhəɵABCEHIKMOPTXYƏӨ", "асеіорхуһәөАВСЕНІКМОРТХУӘӨ")
"""Latin letters that look like Kazakh ones, and stand in their place where a layout was switched too late."""
PLAIN = str.maketrans("әғқңөұүһі", "агкноуухи")
"""What is typed on a keyboard without the Kazakh letters."""
WORD = re.compile(r"[^\W\d_]+")
MIXED = re.compile(r"(?=\w*[A-Za-zəɵƏ])(?=\w*[\u0400-\u04ff])[^\W\d_]+")
"""A word with letters of both alphabets."""


def one_alphabet(text: str) -> str:
    """Return a text whose words of mixed letters are Cyrillic throughout: `кезiнде` with a Latin i is `кезінде`."""
    return MIXED.sub(lambda word: word[0].translate(LOOK_ALIKE), text)


def plainly(text: str) -> str:
    """Return, each once, the words that have Kazakh letters as they are typed without them: `алем` for `әлем`."""
    words = (word for word in WORD.findall(text.casefold()) if word.translate(PLAIN) != word)
    return " ".join(dict.fromkeys(word.translate(PLAIN) for word in words))
