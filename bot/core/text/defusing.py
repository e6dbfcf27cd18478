"""Taking out of a text what works wherever it stands: pings, invites, and characters that move other text."""

import re
import unicodedata

from bot.core.text.links import is_invite

MAX_STACKED_MARKS = 4
"""Combining marks on one letter; Vietnamese and Hebrew need three, stacks of them cover other lines."""

ZERO_WIDTH_SPACE = "\u200b"

_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
_EVERYONE = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_INVITE = re.compile(r"(discord(?:app)?)(?=\.(?:gg|com/invite|me|io|li)\b)", re.IGNORECASE)
_LINK = re.compile(r"(?:https?|steam)://[^\s<]+")
_REFERENCE = re.compile(r"<(?=[@#/]|t:|id:)")
_JOINERS = "\u200c\u200d"


def defused(text: str) -> str:
    """Take out control and direction characters, stacked marks, and what makes pings or invites work."""
    text = _UNSHOWABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _unstacked(unicodedata.normalize("NFC", text))
    text = _EVERYONE.sub("@" + ZERO_WIDTH_SPACE, text)
    text = _REFERENCE.sub("<" + ZERO_WIDTH_SPACE, text)
    return _LINK.sub(_unlinked_invite, _INVITE.sub(r"\1" + ZERO_WIDTH_SPACE, text))


def _unlinked_invite(link: re.Match[str]) -> str:
    """Take the link out of what a browser opens as an invite: it passes over invisible letters and makes wide ones
    plain.
    """
    plain = unicodedata.normalize("NFKC", link.group()).replace("\u3002", ".")
    opened = "".join(letter for letter in plain if unicodedata.category(letter) not in ("Cf", "Mn"))
    invites = _INVITE.search(opened) or is_invite(link.group())
    return link.group().replace("://", f":{ZERO_WIDTH_SPACE}//") if invites else link.group()


def _unstacked(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    stacked = 0
    for letter in text:
        if unicodedata.category(letter) in ("Mn", "Me"):
            stacked += 1
            if stacked > MAX_STACKED_MARKS:
                continue
        elif letter not in _JOINERS:
            stacked = 0
        kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))
