"""Characters that nobody sees: they neither make a title, nor tell two titles apart."""

import re
import unicodedata

_BLANK = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""Unicode's Default_Ignorable_Code_Points, and the letters, the braille cell and the note head that are blank."""

_UNSEEN = re.compile(f"[{_BLANK}]")
_UNSEEN_CATEGORIES = ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")


def visible(text: str) -> str:
    """Take out the characters that nobody sees, spaces among them."""
    return "".join(letter for letter in _UNSEEN.sub("", text) if unicodedata.category(letter) not in _UNSEEN_CATEGORIES)


def typed(text: str | None) -> str | None:
    """Return what somebody typed without space around it; None if there is nothing in it that anybody sees."""
    return text.strip() if text and visible(text) else None


def without_unseen(text: str) -> str:
    """Take out the characters that nobody sees, but leave what parts words: space, and letters that are blank."""
    spaced = re.sub("[\u2800\u3164\u115f\u1160\uffa0]", " ", text)
    return "".join(letter for letter in _UNSEEN.sub("", spaced) if letter.isspace() or visible(letter))
