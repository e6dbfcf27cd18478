"""Numbers that are typed as words: `two`, `twenty-five`, `the fifth`."""

import re

_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", "thirtieth"),
)

_VALUES = {**{word: value for value, word in enumerate(_ONES, 1)}, **_TENS}
_PLACES = {**{word: place for place, word in enumerate(_ORDINALS[:19], 1)}, "twentieth": 20, "thirtieth": 30}
_TENTH = "|".join(_TENS)
_NUMBER = re.compile(rf"\b(?:(?P<tens>{_TENTH})[ -](?P<one>{'|'.join(_ONES[:9])})|(?P<word>{'|'.join(_VALUES)}))\b")
_ORDINAL = re.compile(
    rf"\b(?:(?P<tens>twenty|thirty)[ -](?P<one>{'|'.join(_ORDINALS[:9])})|(?P<word>{'|'.join(_PLACES)}))\b"
)
_A_SECOND = re.compile(r"\b(?:a|an|one|per) second\b")


def in_digits(text: str) -> str:
    """Write the numbers in a text as digits: `in 2 hours`, `25 minutes`, `the 5th`."""
    kept = _A_SECOND.sub("1 seconds", text)
    return _NUMBER.sub(_number, _ORDINAL.sub(_ordinal, kept))


def _number(found: re.Match[str]) -> str:
    return str(_VALUES[found["word"]] if found["word"] else _TENS[found["tens"]] + _VALUES[found["one"]])


def _ordinal(found: re.Match[str]) -> str:
    place = _PLACES[found["word"]] if found["word"] else _TENS[found["tens"]] + _PLACES[found["one"]]
    return f"{place}th"
