"""Which descriptions in a feed are summaries: many feeds put a chapter's text there, or its beginning."""

import re

from bot.intake.feeds.plain_words import words_of_html

LONGEST = 400
"""Characters of a summary; what is longer may be the chapter itself, and is none."""
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.{3}\]|(?:continue|keep) reading\b.{0,120}|read (?:more|on|the rest)\b.{0,120}"
    r"|the post .{1,200} appeared first on .{1,200})\W*$",
    re.IGNORECASE,
)
"""How a text ends of which there is more elsewhere."""
_TELLING = 40
"""Characters in which a summary and a text don't begin alike by chance."""


def summary_of(description: str, text: str = "") -> str | None:
    """Take an entry's summary out of its description; `text` is what the entry has of its text. Both are HTML."""
    said = words_of_html(description)
    if not said or len(said) > LONGEST or _CUT_OFF.search(said):
        return None
    return None if _begins(words_of_html(text), said) else said


def _begins(text: str, said: str) -> bool:
    return bool(text) and text.startswith(said[:_TELLING])
