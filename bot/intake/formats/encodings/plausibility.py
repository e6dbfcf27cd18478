"""How likely it is that somebody wrote what bytes say in an encoding."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from math import log

from bot.intake.formats.encodings.languages import (
    COMMON_HANGUL,
    COMMON_KANJI,
    COMMON_SIMPLIFIED,
    COMMON_TRADITIONAL,
    LETTERS,
)

_LETTER, _SPACE, _SIGN, _ODD = -3.0, -2.0, -4.0, -13.0
_CAPITAL = -2.5
"""How much rarer a capital is than the small letter."""
_STRANGER = -12.0
"""A character that the language doesn't have."""
_TYPOGRAPHIC = {
    **dict.fromkeys("“”‘’„–—…«»›‹\u00a0「」『』、。！？：；，．・ー〜　（）《》", -4.5),
    **dict.fromkeys("•·°§©®™€£№×", -8.0),
}
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_FOREIGN = r"[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0e00-\u0e7f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
_MIXED = re.compile(rf"[A-Za-z]{_FOREIGN}|{_FOREIGN}[A-Za-z]|[A-Za-z][„“‚«»†‡•¡¿][A-Za-z]")
_CAPITAL_INSIDE = re.compile(r"(?<=[^\W\d_A-Z])[À-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŲŸŹŻŽА-ЯЁ](?=[^\W\d_A-Z])")
_MIXED_COSTS, _CAPITAL_INSIDE_COSTS = -6.0, -4.0
_LOANS = re.compile(
    r"\b(?:naïve|façade|crème|crêpe|déjà|voilà|señor|piñata|jalapeño|smörgåsbord|pâté|mêlée|tête|château|manège|à la)"
)
"""Words by which English, which has hardly any accents, tells where they are."""
_LOAN_TELLS = 6.0
_COMMON, _IDEOGRAPH = -5.5, -9.5

_SCRIPTS = {
    "latin": ("\u00aa", "\u024f"), "greek": ("\u0370", "\u03ff"), "cyrillic": ("\u0400", "\u052f"),
    "hebrew": ("\u0590", "\u05ff"), "arabic": ("\u0600", "\u06ff"), "thai": ("\u0e00", "\u0e7f"),
    "kana": ("\u3041", "\u30ff"), "ideographs": ("\u4e00", "\u9fff"), "hangul": ("\uac00", "\ud7a3"),
}  # fmt: skip
_OF_SCRIPT = {
    "greek": ("el",), "cyrillic": ("ru", "uk", "bg", "sr"), "hebrew": ("he",), "arabic": ("ar",), "thai": ("th",),
    "kana": ("ja",), "ideographs": ("zh", "zh-tw", "ja"), "hangul": ("ko",),
}  # fmt: skip
_LATIN = tuple(LETTERS.keys() - {language for languages in _OF_SCRIPT.values() for language in languages})
_KANA, _HANGUL, _NO_SYLLABLE = -4.5, -7.0, -11.0
_DENSEST, _SPARSEST = 0.2, -30.0
"""How many letters beyond ASCII are looked for at most, and what the lack of them costs at most."""
_IDEOGRAPHS = {"zh": COMMON_SIMPLIFIED, "zh-tw": COMMON_TRADITIONAL, "ja": COMMON_KANJI}


def likelihood(text: str, languages: Sequence[str] = ()) -> float:
    """Tell how likely a text is in the language it fits best: a logarithm, to compare readings of the same bytes.

    `languages` are those it may be in; without any, all that are written as most of it is.
    """
    counted = Counter(text)
    plain = {character: count for character, count in counted.items() if character < "\x80"}
    beyond = {character: count for character, count in counted.items() if character >= "\x80"}
    ascii_only = sum(count * _of_ascii(character) for character, count in plain.items())
    if not beyond:
        return ascii_only
    mixed = sum(1 for _ in _MIXED.finditer(text)) * _MIXED_COSTS
    capitals = sum(1 for _ in _CAPITAL_INSIDE.finditer(text)) * _CAPITAL_INSIDE_COSTS
    loans = sum(1 for _ in _LOANS.finditer(text)) * _LOAN_TELLS if "en" in languages else 0.0
    letters = sum(count for character, count in plain.items() if character.isalpha())
    best = max(
        _in_language(beyond, language) + _lacking(letters, language) for language in languages or _languages(beyond)
    )
    return ascii_only + mixed + capitals + loans + best


def _lacking(letters: int, language: str) -> float:
    """Tell how unlikely so many letters of ASCII are where a language has many others between them."""
    share = min(_DENSEST, sum(LETTERS.get(language, {}).values()))
    return max(_SPARSEST, letters * log(1 - share))


def _languages(beyond: Mapping[str, int]) -> tuple[str, ...]:
    """Name the languages that are written in the script of most of a text."""
    scripts = Counter[str]()
    for character, count in beyond.items():
        for script, (first, last) in _SCRIPTS.items():
            if first <= character <= last:
                scripts[script] += count
    script = max(scripts, key=lambda script: scripts[script], default="latin")
    if script == "ideographs" and scripts["kana"]:
        return ("ja",)
    return _OF_SCRIPT.get(script, _LATIN)


def _in_language(beyond: Mapping[str, int], language: str) -> float:
    weights = _weights(language)
    return sum(
        count * (weights[character] if character in weights else _of_others(character, language))
        for character, count in beyond.items()
    )


@cache
def _weights(language: str) -> dict[str, float]:
    """Return the logarithms of how often a language's letters stand in a text."""
    letters = {letter: log(share) for letter, share in LETTERS.get(language, {}).items()}
    capitals = {letter.upper(): weight + _CAPITAL for letter, weight in letters.items() if len(letter.upper()) == 1}
    return capitals | letters


def _of_ascii(character: str) -> float:
    if character.isalpha():
        return _LETTER
    if character in " \n\r\t":
        return _SPACE
    return _ODD if _IMPOSSIBLE.match(character) else _SIGN


def _of_others(character: str, language: str) -> float:
    if _IMPOSSIBLE.match(character):
        return _ODD - 2
    if character in _TYPOGRAPHIC:
        return _TYPOGRAPHIC[character]
    if language == "ja" and "\u3041" <= character <= "\u30ff":
        return _KANA
    if language == "ko" and "\uac00" <= character <= "\ud7a3":
        return _COMMON if character in COMMON_HANGUL else _of_syllable(character)
    if language in _IDEOGRAPHS and "\u4e00" <= character <= "\u9fff":
        return _COMMON if character in _IDEOGRAPHS[language] else _IDEOGRAPH
    return _STRANGER


@cache
def _of_syllable(character: str) -> float:
    """Tell the syllables that Korean uses from those that could only be written."""
    try:
        character.encode("euc_kr")
    except UnicodeEncodeError:
        return _NO_SYLLABLE
    return _HANGUL
