"""How names are compared: a work, a chapter, a zone or a call is found however its name is typed."""

import re
import unicodedata
from functools import lru_cache

from bot.core.text.unseen import without_unseen

_APOSTROPHES = "’‘‚‛′‵ʼʹ`´＇‹›❛❜"
_QUOTES = "“”„‟″‶«»＂「」『』〝〞〟❝❞"
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"}
"""Letters whose stroke or ligature Unicode doesn't take for an accent, and which keyboards without them replace."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"

_ALIKE = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_QUOTES, '"'),
        **dict.fromkeys(_DASHES, "-"),
        **_LETTERS,
        "…": "...",
    }
)
_PARTING = re.compile(" ?-+ ?")
LONGEST_NAME = 300
"""Characters of a name whose key is remembered: none here is longer, and what somebody typed may be."""


def name_key(name: str) -> str:
    """Make what two names have in common that a reader would call the same.

    They differ at most in case, accents, widths, kinds of quotes and dashes, spaces, and characters that nobody sees.
    A name that is nothing but such characters is compared as it is.
    """
    return _remembered(name) if len(name) <= LONGEST_NAME else _key(name)


@lru_cache(maxsize=4096)
def _remembered(name: str) -> str:
    return _key(name)


def _key(name: str) -> str:
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", folded(name)) if not _is_accent(letter))
    key = _PARTING.sub("-", " ".join(unicodedata.normalize("NFC", bare).split()))
    return key or " ".join((without_unseen(name).strip() or name).split()).casefold()


def folded(text: str) -> str:
    """Write a text without case and widths, with a keyboard's quotes and dashes, and without what nobody sees."""
    return unicodedata.normalize("NFKC", without_unseen(text).translate(_ALIKE)).casefold().translate(_ALIKE)


def _is_accent(letter: str) -> bool:
    """Tell accents and points, which people leave out, from marks that make another letter, as in Hindi or Japanese."""
    return unicodedata.combining(letter) >= 200 or 10 <= unicodedata.combining(letter) <= 36
