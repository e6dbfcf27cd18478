"""From bytes to text, whatever encoding an author's editor used."""

import codecs
import re
from collections.abc import Iterator
from unicodedata import normalize

from charset_normalizer import from_bytes

from bot.intake import wording as intake_wording
from bot.intake.formats.encodings.plausibility import likelihood
from bot.intake.formats.unreadable import Unreadable

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_WEST = ("en", "fr", "es", "pt", "it", "ca", "de", "sv", "da", "fi", "is", "nl", "sq")
_CENTRAL = ("cs", "sk", "pl", "hu", "ro", "hr", "sq", "de")
_CYRILLIC = ("ru", "uk", "bg", "sr")
_CANDIDATES: dict[str, tuple[float, tuple[str, ...]]] = {
    "cp1252": (0.0, _WEST), "cp1250": (-1.5, _CENTRAL), "cp1251": (-0.5, _CYRILLIC), "cp1254": (-1.0, ("tr",)),
    "cp1257": (-1.0, ("lt", "lv", "et")), "cp1253": (-1.0, ("el",)), "cp1255": (-1.0, ("he",)),
    "cp1256": (-1.0, ("ar",)), "cp874": (-1.0, ("th",)), "shift_jis": (-1.0, ("ja",)), "euc_jp": (-1.0, ("ja",)),
    "gb18030": (-1.0, ("zh", "zh-tw")), "big5hkscs": (-1.0, ("zh-tw",)), "cp949": (-1.0, ("ko",)),
    "koi8_r": (-1.0, ("ru",)), "koi8_u": (-1.5, ("uk",)), "iso8859_2": (-2.0, _CENTRAL),
    "iso8859_5": (-2.0, _CYRILLIC), "iso8859_7": (-2.0, ("el",)), "mac_roman": (-3.0, _WEST),
    "mac_latin2": (-4.0, _CENTRAL), "mac_cyrillic": (-4.0, _CYRILLIC), "cp866": (-3.0, ("ru",)),
    "cp850": (-4.0, _WEST), "cp852": (-4.0, _CENTRAL), "cp1258": (-1.5, ("vi",)), "iso8859_6": (-1.1, ("ar",)),
    "iso8859_15": (-2.0, _WEST), "iso8859_16": (-2.0, ("ro",)),
}  # fmt: skip
"""Encodings of editors: how much rarer each is than the first, so that a tie goes to the commoner; its languages."""
_NAMES = {"big5hkscs": "big5", "cp949": "euc_kr"}
"""Supersets by the names that people know."""
_WITH_MARKS = frozenset({"cp1258"})
"""Those that write accents as characters of their own, behind the letter."""
_WIDE = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
_WIDE_PRIOR = -4.0
_AS_BROWSERS_TAKE_IT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874", "iso8859-11": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "big5": "big5hkscs", "euc_kr": "cp949",
}  # fmt: skip
"""What pages mean that declare these: a superset, whose further characters editors wrote all the same."""
_ESCAPED = ((b"\x1b$", "iso2022_jp_ext"), (b"\x1b$)C", "iso2022_kr"), (b"~{", "hz"))
_SAMPLE = 16 * 1024
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HALF_CHARACTER = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_REPLACEMENT = "\ufffd".encode()
_BEYOND = re.compile("[^\x00-\x7f\xa0“”‘’–—…]")
_LONGEST_SAMPLE = 80
"""In characters: what a person takes in at a glance."""
_FEW = 8
_ODD = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_IMPLAUSIBLE = -9.0
"""On average, of a character beyond ASCII; the logarithm."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str, bool]:
    """Decode text; say in which encoding, and whether that is a guess. `declared` is what the text says itself.

    By byte order mark, then as UTF-8, then as declared, then by what it would say. Raises Unreadable if it looks like
    no text at all.
    """
    text, encoding, guessed = _decode(data, declared)
    sample = text[: 4 * _SAMPLE]
    odd = len(_ODD.findall(sample))
    if odd * 2 > len(sample) or (odd * 20 > len(sample) and odd > _FEW):
        raise Unreadable(intake_wording.not_text)
    return text, encoding, guessed


def _decode(data: bytes, declared: str | None) -> tuple[str, str, bool]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding, False
    for text, encoding in _escaped(data):
        return text, encoding, True
    if _CONTROLS.search(data[:_SAMPLE]) and (wide := _likeliest(data[:_SAMPLE])) in _WIDE:
        return data.decode(wide, "replace"), wide, True
    data = data.replace(b"\x00", b"")
    for text, encoding in _plainly(data, declared):
        return text, encoding, False
    if _is_broken_utf8(data):
        return _HALF_CHARACTER.sub(_REPLACEMENT, data).decode("utf-8", "replace"), "utf-8", True
    encoding = _guess(data)
    text = data.decode(encoding, "replace")
    text = normalize("NFC", text) if encoding in _WITH_MARKS else text
    return text, _NAMES.get(encoding, encoding), True


def _escaped(data: bytes) -> Iterator[tuple[str, str]]:
    """Decode what is ASCII but for sequences that shift to another alphabet, if it says something that way."""
    for sequence, encoding in reversed(_ESCAPED):
        if sequence in data and data.isascii() and (text := _strictly(data, encoding)):
            beyond = [character for character in text if character > "\x7f"]
            if beyond and likelihood("".join(beyond)) > _IMPLAUSIBLE * len(beyond):
                yield text, "iso2022_jp" if encoding.startswith("iso2022_jp") else encoding


def _plainly(data: bytes, declared: str | None) -> Iterator[tuple[str, str]]:
    if text := _strictly(data, "utf-8"):
        yield text, "utf-8"
    elif declared and (text := _strictly(data, _as_browsers_take(declared))):
        yield text, declared


def _as_browsers_take(declared: str) -> str:
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return declared
    return _AS_BROWSERS_TAKE_IT.get(name, name)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _likeliest(sample: bytes) -> str:
    """Choose the encoding in which bytes say what somebody may have written."""
    wide = [encoding for encoding, size in _WIDE.items() if len(sample) % size == 0]
    found = {encoding: _how_likely(sample, encoding) for encoding in ("utf-8", *_CANDIDATES, *wide)}
    return max(found, key=lambda encoding: found[encoding])


def _how_likely(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    if not text.strip("\x00"):
        return float("-inf")
    prior, languages = _CANDIDATES.get(encoding, (_WIDE_PRIOR if encoding in _WIDE else 0.0, ()))
    return prior + likelihood(text, languages)


def _telling_lines(data: bytes) -> bytes:
    """Take a sample from the lines that hold more than ASCII; all of the beginning where no line does."""
    lines, size, place = [], 0, 0
    while size < _SAMPLE and (high := _HIGH.search(data, place)):
        begin = max(data.rfind(b"\n", place, high.start()) + 1, place, high.start() - _SAMPLE)
        end = data.find(b"\n", high.start(), begin + 2 * _SAMPLE)
        place = end + 1 if end >= 0 else min(len(data), begin + 2 * _SAMPLE)
        lines.append(data[begin:place])
        size += place - begin
    return b"".join(lines) or data[:_SAMPLE]


def telling_line(text: str) -> str | None:
    """Return the words around a text's first characters beyond ASCII, by which people can tell an encoding."""
    beyond = _BEYOND.search(text)
    if beyond is None:
        return None
    begin = text.rfind("\n", 0, beyond.start()) + 1
    end = text.find("\n", beyond.start())
    line = text[max(begin, beyond.start() - _LONGEST_SAMPLE // 2) : end if end >= 0 else None]
    return line[:_LONGEST_SAMPLE].strip()


def _is_broken_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a few broken places from another encoding, by how many sequences are whole.

    Half a character in UTF-16, written as three bytes all the same, counts as one whole sequence.
    """
    text = _HALF_CHARACTER.sub("é".encode(), _telling_lines(data)).decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for character in text if character > "\x7f") - broken
    return whole > 20 * broken


def _guess(data: bytes) -> str:
    """Choose the likeliest encoding, or where that one says nothing likely, what another library takes it for."""
    sample = _telling_lines(data)
    best = _likeliest(sample)
    beyond = "".join(character for character in sample.decode(best, "replace") if character > "\x7f")
    if likelihood(beyond) < _IMPLAUSIBLE * len(beyond):
        other = from_bytes(sample).best()
        return other.encoding if other else best
    return best
