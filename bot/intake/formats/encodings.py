"""From bytes to text, whatever encoding an author's editor used."""

import re

from charset_normalizer import from_bytes

from bot.intake import wording as intake_wording
from bot.intake.formats.unreadable import Unreadable

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LATIN = ["cp1252", "cp1250"]
_OTHERS = ["cp1251", "shift_jis", "gb18030", "big5", "euc_kr", "koi8_r", "cp1253", "cp1255", "cp1256"]
_SAMPLE = 64 * 1024
_MOSTLY_ACCENTED = 0.25
"""From this share of bytes beyond ASCII on, a text is not in Latin letters."""
_HIGH = re.compile(rb"[\x80-\xff]")
_HALF_CHARACTER = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_REPLACEMENT = "\ufffd".encode()
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¹²³ºª¿¡£¥¦¬±¼½¾][^\W\d_]|[^\W\d_][³¹¿][^\w]")
_TURKISH_AS_LATIN, _ICELANDIC = re.compile(r"[ýþðÝÞÐ]"), re.compile(r"[áéíóúæÁÉÍÓÚÆ]")
_FEW = 8
_ODD = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def decode(data: bytes, declared: str | None = None) -> tuple[str, str, bool]:
    """Decode text; says in which encoding, and whether that is a guess. `declared` is what the text says itself.

    By byte order mark, then as UTF-8, then as declared, then by how it looks. Raises Unreadable if it looks like no
    text at all.
    """
    text, encoding, guessed = _decode(data, declared)
    sample = text[:_SAMPLE]
    odd = len(_ODD.findall(sample))
    if odd * 2 > len(sample) or (odd * 20 > len(sample) and odd > _FEW):
        raise Unreadable(intake_wording.not_text)
    return text, encoding, guessed


def _decode(data: bytes, declared: str | None) -> tuple[str, str, bool]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding, False
    if wide := _by_its_nuls(data[:_SAMPLE]):
        return data.decode(wide, "replace"), wide, True
    data = data.replace(b"\x00", b"")
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        if declared and (text := _strictly(data, declared)):
            return text, declared, False
    if _is_broken_utf8(data):
        return _HALF_CHARACTER.sub(_REPLACEMENT, data).decode("utf-8", "replace"), "utf-8", True
    encoding = _guess(data)
    return data.decode(encoding, "replace"), encoding, True


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _by_its_nuls(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark by where most NULs stand."""
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), len(sample) // 4
    if max(even, odd) <= half or min(even, odd) > half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_broken_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a few broken places from another encoding, by how many sequences are whole.

    Half a character in UTF-16, written as three bytes all the same, counts as one whole sequence.
    """
    text = _HALF_CHARACTER.sub("é".encode(), _around_the_first_accent(data)).decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for character in text if character > "\x7f") - broken
    return whole > 20 * broken


def _guess(data: bytes) -> str:
    sample = _around_the_first_accent(data)
    if len(_HIGH.findall(sample)) > _MOSTLY_ACCENTED * len(sample):
        best = from_bytes(sample, cp_isolation=_OTHERS).best()
        return best.encoding if best else "cp1252"
    western = sample.decode("cp1252", "replace")
    if len(_SIGN_IN_WORD.findall(western)) > 1:
        return "cp1250"
    if _TURKISH_AS_LATIN.search(western) and not _ICELANDIC.search(western):
        return "cp1254"
    matches = {match.encoding: match.chaos for match in from_bytes(sample, cp_isolation=_LATIN)}
    clearly = matches.get("cp1252", 0.0) - matches.get("cp1250", 1.0) > 0.05
    return "cp1250" if clearly else "cp1252"


def _around_the_first_accent(data: bytes) -> bytes:
    """Cut out a sample that holds what there is to tell encodings by."""
    first = _HIGH.search(data)
    middle = first.start() if first else 0
    return data[max(0, middle - _SAMPLE // 2) : middle + _SAMPLE // 2]
