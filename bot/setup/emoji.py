"""An emoji as Discord names it in a reaction."""

import re
from dataclasses import dataclass

from bot.core.numbers import number_in

_CUSTOM = re.compile(r"<(a?):(\w{2,32}):(\d{15,20})>", re.ASCII)
_PICTOGRAPHS = (
    r"\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa"
    r"\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620\u2622\u2623"
    r"\u2626\u262a\u262e\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b\u267e"
    r"\u267f\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8"
    r"\u26ce\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712"
    r"\u2714\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797"
    r"\u27a1\u27b0\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299"
    r"\U0001f004\U0001f0cf\U0001f170-\U0001f19a\U0001f201-\U0001f251\U0001f300-\U0001faff"
)
"""Unicode's Extended_Pictographic that are emoji (emoji-data 15.1), and the block that new ones are added to."""

_BASE = rf"[{_PICTOGRAPHS}]\ufe0f?[\U0001f3fb-\U0001f3ff]?(?:[\U000e0020-\U000e007f]+)?"
_UNICODE = re.compile(rf"[\U0001f1e6-\U0001f1ff]{{1,2}}|[0-9#*]\ufe0f?\u20e3|{_BASE}(?:\u200d{_BASE})*")


@dataclass(frozen=True, slots=True)
class Emoji:
    """One emoji. `key` stays the same when a custom emoji is renamed; `shown` is how text has it."""

    key: str
    shown: str

    @property
    def custom_id(self) -> int | None:
        """Return the id of a custom emoji, None for one of Unicode's."""
        return int(self.key) if self.key.isdecimal() else None

    @property
    def reaction(self) -> str:
        """Return what Discord's reaction routes want: `name:id`, or the character itself."""
        return self.shown.strip("<>").removeprefix("a:").lstrip(":") if self.custom_id else self.shown


def unicode_key(name: str) -> str:
    """Make one key of an emoji that clients send with or without the selector that asks for colour, such as ❤️."""
    return name.replace("\ufe0f", "")


def plain_emoji(shown: str) -> str:
    """Write a custom emoji as its name, for where it can't be shown any more."""
    custom = _CUSTOM.fullmatch(shown)
    return f":{custom[2]}:" if custom else shown


def parse(text: str) -> Emoji | None:
    """Read the one emoji that the text is, or None."""
    text = text.strip()
    if custom := _CUSTOM.fullmatch(text):
        return Emoji(custom[3], text) if number_in(custom[3]) else None
    return Emoji(unicode_key(text), text) if _UNICODE.fullmatch(text) else None


def split(text: str) -> list[str]:
    """Part a list of emoji typed with or without spaces and commas; what is none stays a part of its own."""
    return re.findall(rf"{_CUSTOM.pattern.replace('(', '(?:')}|{_UNICODE.pattern}|[^\s,]+", text, re.ASCII)
