"""Recognising chapter headings: `Chapter 4: Salt`, `12. The Storm`, `Prologue`."""

import re
from dataclasses import dataclass

_WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_CHAPTER = (
    "chapter|ch|part|pt|episode|kapitel|teil|chapitre|partie|cap[ií]tulo|parte|capitolo|hoofdstuk|deel|rozdzia[łl]|"
    "глава|часть|bab|chương|bölüm"
)
_NUMBER = r"\d{1,4}(?:\.\d{1,2})?|[ivxlc]{1,8}|[a-z]{3,9}(?:[- ][a-z]{3,5})?"
_NUMBERED = re.compile(
    rf"^(?:{_CHAPTER})\b\.?\s*(?P<number>{_NUMBER})(?:\s*[:.–—|-]\s*(?P<title>\S.*)|\s*[:.–—]?)$", re.IGNORECASE
)
_CHINESE = re.compile(r"^第\s*(\d{1,4}|[一二三四五六七八九十百]{1,5})\s*[章回话話节節]\s*[:：]?\s*(.*)$")
_BARE = re.compile(r"^#?(\d{1,3}(?:\.\d{1,2})?)\s*[.:)–—|-]\s+(\S.*)$")
_UNNUMBERED = re.compile(
    r"^(prologue?|prolog|prólogo|epilogue?|epilog|epílogo|interlude|interlúdio|bonus chapter|afterword)"
    r"(?:\s*[:.–—-]\s*(\S.*))?$",
    re.IGNORECASE,
)
_ROMAN_NUMERAL = re.compile(r"^(?=.)c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_CHINESE_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}


@dataclass(frozen=True, slots=True)
class Heading:
    number: float | None
    title: str | None


def _from_roman(text: str) -> int | None:
    if not _ROMAN_NUMERAL.match(text):
        return None
    values = [_ROMAN[letter] for letter in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _from_english(text: str) -> int | None:
    ones = {word: value for value, word in enumerate([*_WORDS.split(), "eighteen", "nineteen"], start=1)}
    tens = {word: value * 10 for value, word in enumerate(_TENS.split(), start=2)}
    if text in ones:
        return ones[text]
    first, _, second = text.replace("-", " ").partition(" ")
    if first in tens and (not second or ones.get(second, 10) < 10):
        return tens[first] + ones.get(second, 0)
    return None


def _from_chinese(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    hundreds, _, rest = text.rpartition("百")
    tens, ten, units = rest.rpartition("十")
    value = _CHINESE_DIGITS.get(hundreds, 1 if "百" in text else 0) * 100
    return value + (_CHINESE_DIGITS.get(tens, 1) * 10 if ten else 0) + _CHINESE_DIGITS.get(units, 0)


def number_in(text: str) -> float | None:
    """Read `4`, `4.5`, `IV` or `twenty-one`."""
    text = text.lower()
    if text[0].isdecimal():
        return float(text)
    if all(letter in _ROMAN for letter in text):
        return _from_roman(text)
    return _from_english(text)


def chapter_heading(line: str) -> Heading | None:
    """Read a line that names a chapter by the word for it (`Chapter 4`, `第三章`), or a prologue or the like."""
    line = line.strip()
    if len(line) > 200:
        return None
    if (numbered := _NUMBERED.match(line)) and (number := number_in(numbered["number"])) is not None:
        return Heading(number, numbered["title"])
    if (chinese := _CHINESE.match(line)) and (number := _from_chinese(chinese[1])):
        return Heading(number, chinese[2] or None)
    if _UNNUMBERED.match(line):
        return Heading(None, line)
    return None


def part_title(line: str) -> Heading:
    """Split a line that is known to be a chapter's title into its number, if it has one, and the rest."""
    if heading := chapter_heading(line):
        return heading
    if bare := _BARE.match(line.strip()):
        return Heading(float(bare[1]), bare[2])
    return Heading(None, line.strip() or None)
