"""Characters that nobody sees: they neither make a title, nor tell two titles apart."""

import re
import unicodedata

_BLANK = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""Unicode's Default_Ignorable_Code_Points, the letters, the braille cell and the note head that are blank, and what
stands for a picture in text that was copied beside one.
"""

_UNSEEN = re.compile(f"[{_BLANK}]")
_UNSEEN_CATEGORIES = ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")
_MARKS = ("Mn", "Me")
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


def visible(text: str) -> str:
    """Take out the characters that nobody sees, spaces among them; marks are none where no letter bears them."""
    seen = [letter for letter in _UNSEEN.sub("", text) if _is_seen(letter)]
    return "".join(seen) if any(unicodedata.category(letter) not in _MARKS for letter in seen) else ""


def typed(text: str | None) -> str | None:
    """Return what somebody typed without space around it and without the code points that no database holds; None if
    there is nothing in it that anybody sees.
    """
    return _UNSTORABLE.sub("", text).strip() if text and visible(text) else None


def without_unseen(text: str) -> str:
    """Take out the characters that nobody sees, but leave what parts words: space, and letters that are blank."""
    spaced = re.sub("[\u2800\u3164\u115f\u1160\uffa0]", " ", text)
    return "".join(letter for letter in _UNSEEN.sub("", spaced) if letter.isspace() or _is_seen(letter))


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter) not in _UNSEEN_CATEGORIES
