"""Numbers in words, in Roman and in Chinese numerals."""

import re

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_UNIT_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TEN_ORDINALS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
_SMALL = {
    **{word: value for names in (_UNITS, _UNIT_ORDINALS) for value, word in enumerate(names.split(), start=1)},
    **{word: value * 10 for names in (_TENS, _TEN_ORDINALS) for value, word in enumerate(names.split(), start=2)},
    "fourty": 40,
}
_LARGE = {"hundred": 100, "hundredth": 100, "thousand": 1000, "thousandth": 1000}
_LAST_ONLY = frozenset([*_UNIT_ORDINALS.split(), *_TEN_ORDINALS.split(), "hundredth", "thousandth"])

_ROMAN_NUMERAL = re.compile(r"(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_LETTERS_OF_A_LIST = frozenset("cdlm")
_ENGLISH_WORDS = frozenset({"mix", "di", "mi", "li", "mm"})

_CHINESE_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_CHINESE_TENS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_SHORT = {"廿": "二十", "卅": "三十"}


def from_words(words: list[str]) -> int | None:
    """Read English words as a number below a million; None if they are none, or not a whole one."""
    if words == ["zero"]:
        return 0
    total, part, before = 0, 0, ""
    for place, word in enumerate(words):
        if before in _LAST_ONLY or (before == "and" and word not in _SMALL):
            return None
        if word in _SMALL and _may_follow(before, _SMALL[word]):
            part += _SMALL[word]
        elif word in ("a", "an") and place == 0 and words[1:2] in (["hundred"], ["thousand"]):
            part = 1
        elif word in _LARGE and (part or place == 0) and before != "and":
            total, part = _multiplied(total, part or 1, _LARGE[word])
        elif not (word == "and" and before in ("hundred", "thousand")):
            return None
        before = word
    return total + part if before != "and" else None


def _multiplied(total: int, part: int, unit: int) -> tuple[int, int]:
    return (total, part * unit) if unit == 100 else (total + part * unit, 0)


def _may_follow(before: str, value: int) -> bool:
    """Tell whether a small number may stand after a word, as in `twenty one` and `hundred one`, but not `one two`."""
    if before in ("", "and", "hundred", "thousand"):
        return True
    return _SMALL.get(before, 0) >= 20 and value < 10


def from_roman(text: str) -> int | None:
    """Read a Roman numeral; None if it is none, 0 if it may as well be a letter or a word: `C`, `MIX`."""
    small = text.lower()
    if not _ROMAN_NUMERAL.match(small) or (set(small) & {"d", "m"} and not text.isupper()):
        return None
    if small in _LETTERS_OF_A_LIST or small in _ENGLISH_WORDS:
        return 0
    values = [_ROMAN[letter] for letter in small]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def from_chinese(text: str) -> int | None:
    """Read Chinese numerals, `一百零五` or `一〇五`, or digits; None if they make no number."""
    if text.isdecimal():
        return int(text)
    for short, whole in _CHINESE_SHORT.items():
        text = text.replace(short, whole)
    if all(digit in _CHINESE_DIGITS for digit in text):
        return int("".join(str(_CHINESE_DIGITS[digit]) for digit in text))
    thousands, ten_thousand, rest = text.replace("萬", "万").rpartition("万")
    high = _below_ten_thousand(thousands) if ten_thousand else 0
    low = _below_ten_thousand(rest) if rest else 0
    return None if high is None or low is None else high * 10_000 + low


def _below_ten_thousand(text: str) -> int | None:
    value, digit, least = 0, None, 10_000
    for character in text:
        if (unit := _CHINESE_TENS.get(character)) is not None:
            if unit >= least or digit == 0:
                return None
            value, digit, least = value + (1 if digit is None else digit) * unit, None, unit
        elif character in _CHINESE_DIGITS and digit in (None, 0):
            digit = _CHINESE_DIGITS[character]
        else:
            return None
    return value + (digit or 0)
