"""Numbers in words of languages other than English, up to ninety-nine: `Drei`, `vingt et un`, `двадцать первая`."""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import combining, normalize

from bot.intake.formats.headings.other_languages import (
    CARDINALS,
    ENDINGS,
    FEMININE,
    FEMININE_IN_A,
    LARGE,
    MASCULINE,
    ORDINALS,
    SHORT,
    TEN_ORDINALS,
)

_WORD = re.compile(r"[^\W\d_]+")
_ABOVE_A_HUNDRED = re.compile(
    r"(?:ein|zwei|drei|vier|twee|drie|vier|due|tre|quattro|ett|tva|fyra)?(?:hundert|honderd|cento|hundra|tausend|"
    r"duizend|tusen)\w*"
)
"""A number of one word that goes on from there."""
_MOST_WORDS = 5
_JOINING = frozenset({"y", "e", "et"})
_ENGLISH_WORD = re.compile(
    r"\b(?:chapters?|chap|chpt|ch|parts?|pt|episodes?|ep|books?|volumes?|vol|arcs?|seasons?|acts?)\b"
    r"\W*(?:(?:no|nr|number|the)\b\W*)?$",
    re.IGNORECASE,
)


def number_in_words(text: str, start: int) -> tuple[int | None, int] | None:
    """Read the longest number in words at a place, and where it ends; None if none stands there.

    Its value is None where more words of numbers go on behind it, so that it isn't read whole.
    """
    words: list[str] = []
    value, end, place = None, start, start
    while len(words) < _MOST_WORDS and (word := _WORD.match(text, place)):
        words.append(_plain(word[0]))
        if not _is_part(words[-1]):
            break
        if (found := _numbers().get(" ".join(words))) is not None or words[-1] not in _JOINING:
            value, end = found, word.end()
        place = word.end() + 1
        if text[word.end() : place] not in ("-", " ", "‐", "‑"):
            break
    return (value, end) if end > start else None


def _is_part(word: str) -> bool:
    return word in _parts() or _ABOVE_A_HUNDRED.fullmatch(word) is not None


def ends_in_english_word(text: str) -> bool:
    """Tell whether a text ends in an English word for a chapter or a book, behind which a number may stand."""
    return _ENGLISH_WORD.search(text) is not None


def is_ordinal(words: str) -> bool:
    """Tell whether words are such as stand before what they count: `Drittes`."""
    return _plain(words) in _all_ordinals()


def _plain(word: str) -> str:
    """Take case, accents and hyphens off."""
    letters = normalize("NFKD", word.lower().replace("ß", "ss"))
    return "".join(letter for letter in letters if not combining(letter)).replace("-", " ")


@cache
def _numbers() -> dict[str, int]:
    found = {_plain(words): value for words, value in SHORT.items()}
    for language in CARDINALS:
        for words, value in _cardinals(language):
            found.setdefault(_plain(words), value)
    return {**_all_ordinals(), **found}


@cache
def _parts() -> frozenset[str]:
    """List the single words of which numbers consist."""
    return frozenset(word for words in (*_numbers(), _plain(LARGE)) for word in words.split()) | _JOINING


def _cardinals(language: str) -> Iterator[tuple[str, int]]:
    units, tens, joined = CARDINALS[language]
    yield from ((unit, value) for value, unit in enumerate(units.split(), start=1))
    for place, ten in enumerate(tens.split(), start=2):
        yield ten, 10 * place
        for value, unit in enumerate(units.split()[:9], start=1):
            yield from ((words, 10 * place + value) for words in _compounds(language, joined, ten, unit))
    yield from _of_french(units.split()) if language == "fr" else ()


def _compounds(language: str, joined: str, ten: str, unit: str) -> Iterator[str]:
    yield joined.format(ten=ten, unit="ein" if (language, unit) == ("de", "eins") else unit)
    if language == "it" and unit[0] in "uo":
        yield f"{ten[:-1]}{unit}"
    if language == "es" and ten == "veinte":
        yield f"veinti{unit}"
    if language == "fr" and unit == "un":
        yield f"{ten} et un"


def _of_french(units: list[str]) -> Iterator[tuple[str, int]]:
    """Count as French does where it counts on from sixty and from eighty."""
    for value, unit in enumerate(units, start=1):
        yield f"quatre vingt {unit}", 80 + value
        if value >= 10:
            yield f"soixante {unit}", 60 + value
    yield "soixante et onze", 71


@cache
def _all_ordinals() -> dict[str, int]:
    found: dict[str, int] = {}
    for language, written in ORDINALS.items():
        for value, word in enumerate(written.split(), start=1):
            for ending in ENDINGS.get(language, ("",)):
                found.setdefault(_plain(word + ending), value)
            if language in FEMININE_IN_A:
                found.setdefault(_plain(f"{word[:-1]}a"), value)
    return {**found, _plain("première"): 1, **{_plain(words): value for words, value in _from_twenty()}}


def _from_twenty() -> Iterator[tuple[str, int]]:
    """Count tens, and on behind them: `тридцатая`, `двадцать первая`, `trzydziesty pierwszy`, `einundzwanzigste`."""
    for tens in TEN_ORDINALS.values():
        yield from ((ten, 10 * place) for place, ten in enumerate(tens.split(), start=2))
    for gender, tens in ((FEMININE, CARDINALS["ru"][1]), (MASCULINE, TEN_ORDINALS[MASCULINE])):
        for value, unit in enumerate(ORDINALS[gender].split()[:9], start=1):
            yield from ((f"{ten} {unit}", 10 * place + value) for place, ten in enumerate(tens.split(), start=2))
    for words, value in _cardinals("de"):
        if value >= 20:
            yield from ((f"{words}st{ending}", value) for ending in ENDINGS["de"])
