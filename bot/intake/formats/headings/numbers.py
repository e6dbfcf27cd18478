"""The number that a text begins with, read whole: `4`, `4.5`, `1,204`, `IV`, `one hundred and seven`, `12-13`."""

import re
from dataclasses import dataclass, replace
from unicodedata import normalize

from bot.intake.formats.headings.other_numbers import ends_in_english_word, number_in_words
from bot.intake.formats.headings.words_for_numbers import from_roman, from_words

_RUN = re.compile("[-−]?\\d+(?:[.,/:’'\u00a0\u202f]\\d+)*")
_THOUSANDS = re.compile("\\d{1,3}(?:[,’'\u00a0\u202f]\\d{3})+")
_DECIMAL = re.compile(r"\d{1,6}\.(?:\d|\d[1-9])")
_WHOLE = re.compile(r"\d{1,6}")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?=\s*(?:$|[:：.;–—-]))")
"""Thousands as some write them; `7 100 Days` may as well be chapter 7, `100 Days`."""
_SIGNS = re.compile("[\u2160-\u2188\u2460-\u2473]+")
"""Roman numerals and numbers in circles that are characters of their own."""
_END = r"\s*(?:$|[:.;…)\]|–—-])"
_ENDS = re.compile(_END)
_FRACTION = re.compile(
    r"\s?(?:(?P<sign>[¼½¾])|(?P<over>[13]/[24])(?![\d/]))|"
    rf"\s+(?:and a (?P<half>half)|point (?P<tenth>[a-z]+))(?={_END})",
    re.IGNORECASE,
)
_TENTHS = "one two three four five six seven eight nine"
_FRACTIONS = {
    "¼": 0.25, "½": 0.5, "¾": 0.75, "1/4": 0.25, "1/2": 0.5, "3/4": 0.75, "half": 0.5,
    **{word: (place + 1) / 10 for place, word in enumerate(_TENTHS.split())},
}  # fmt: skip
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![^\W\d_])", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+\b")
_ROMAN = re.compile(r"[ivxlcdmIVXLCDM]{1,12}(?![^\W_])")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 12
_DASHES = "-–—−‐‑~〜～"
_TIGHT_DASH = re.compile(rf"[{_DASHES}](?=\w)")
_TO = re.compile(
    rf"\s*(?:[{_DASHES}/&+,]|(?:to|through|until|and|or|of|und|bis|von|et|à|de|y|e|en|tot|и|до|из)(?=\s))\s*",
    re.IGNORECASE,
)
_OF_UNKNOWN = re.compile(r"\s?/\s?\?+")


@dataclass(frozen=True, slots=True)
class Number:
    """What a number's place holds: its value, where it ends, and whether it is one plain number.

    What isn't plain (`12-13`, `1.6.1`, `3a`) has the first of its numbers as its value, or None if it has no such.
    """

    value: float | None
    end: int
    is_plain: bool = True
    is_in_digits: bool = False


def number_at(text: str, start: int) -> Number | None:
    """Read the number that stands in `text` from `start` on, whole; None if none stands there."""
    first = _one_at(text, start)
    if first is None or (further := _further(text, first)) is None:
        return first
    is_date = len(_TIGHT_DASH.findall(text, start, further)) > 1
    return Number(None if is_date else first.value, further, is_plain=False, is_in_digits=first.is_in_digits)


def _one_at(text: str, start: int) -> Number | None:
    if spaced := _SPACED.match(text, start):
        return Number(None, spaced.end(), is_plain=False, is_in_digits=True)
    if run := _RUN.match(text, start):
        return _with_letters(text, _with_fraction(text, _digits(run[0], run.end())))
    english = _words(text, start)
    if other := _in_another_language(text, start, english):
        return other
    if (roman := _ROMAN.match(text, start)) and (value := from_roman(roman[0])) is not None:
        return Number(float(value) or None, roman.end(), is_plain=value > 0)
    if (signs := _SIGNS.match(text, start)) and (meant := _one_at(normalize("NFKC", signs[0]), 0)):
        return replace(meant, end=signs.end())
    return english and _with_fraction(text, english)


def _digits(run: str, end: int) -> Number:
    if _WHOLE.fullmatch(run) or _DECIMAL.fullmatch(run):
        return Number(float(run), end, is_in_digits=True)
    if _THOUSANDS.fullmatch(run):
        return Number(float("".join(filter(str.isdecimal, run))), end, is_in_digits=True)
    first = _WHOLE.match(run)
    parts_alike = first is not None and run[first.end()] in ",/:" and "." not in run
    return Number(float(first[0]) if first and parts_alike else None, end, is_plain=False, is_in_digits=True)


def _with_fraction(text: str, number: Number) -> Number:
    match = _FRACTION.match(text, number.end)
    if match is None or number.value is None or number.value % 1 or not number.is_plain:
        return number
    part = _FRACTIONS.get(match[match.lastindex or 0].lower())
    return replace(number, value=number.value + part, end=match.end()) if part else number


def _with_letters(text: str, number: Number) -> Number:
    """Read on over letters: `4th` is plain, and a word as `fourth` is; `3a` and `12b` aren't plain."""
    if ordinal := _ORDINAL.match(text, number.end):
        return replace(number, end=ordinal.end(), is_in_digits=False)
    if letters := _LETTERS.match(text, number.end):
        return replace(number, end=letters.end(), is_plain=False)
    return number


def _words(text: str, start: int) -> Number | None:
    """Read the longest run of words that is a number; a hyphen may join them as a space does."""
    words: list[str] = []
    best, end = None, start
    while len(words) < _MOST_WORDS and (word := _WORD.match(text, end)):
        words.append(word[0].lower())
        if (value := from_words(words)) is not None:
            best = Number(float(value), word.end())
        end = word.end()
        if text[end : end + 1] not in ("-", " ", "‐", "‑"):
            break
        end += 1
    return best


def _in_another_language(text: str, start: int, english: Number | None) -> Number | None:
    """Read a number's words of another language, where they are no `english` ones.

    Behind an English word for a chapter they may as well be a name: of `Chapter Otto` no value is known.
    """
    found = number_in_words(text, start)
    if found is None or (english and english.end >= found[1]):
        return None
    value, end = found
    if ends_in_english_word(text[:start]):
        return None if english or not _ENDS.match(text, end) else Number(None, end, is_plain=False)
    return Number(value and float(value), end, is_plain=value is not None)


def _further(text: str, before: Number) -> int | None:
    """Find the end of the numbers that belong to one `before` them, as in `12-13`, `12, 13 & 14`, `3/10`, `3/?`."""
    if unknown := _OF_UNKNOWN.match(text, before.end):
        return unknown.end()
    tight = _TIGHT_DASH.match(text, before.end)
    joined = _TO.match(text, before.end)
    further = joined and _one_at(text, joined.end())
    if further is None or further.is_in_digits != before.is_in_digits:
        return None
    if (deeper := _further(text, further)) is not None:
        return deeper
    return further.end if (tight and further.is_in_digits) or _ENDS.match(text, further.end) else None
