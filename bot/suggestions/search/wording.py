"""What the bot says of a search through the queue."""

from collections.abc import Sequence

from bot.core.text import limits
from bot.core.text.cleaning import clean_line, shorten
from bot.suggestions.models import Suggestion
from bot.suggestions.wording import about, mark, origin, status_name, teaser


def open_hint() -> str:
    return "Open one of them"


def newest() -> str:
    return "Newest"


def older() -> str:
    return "Older"


def found(suggestions: Sequence[Suggestion]) -> str:
    return shorten("\n\n".join(map(_line, suggestions)), limits.MESSAGE)


def _line(one: Suggestion) -> str:
    reader = f"{clean_line(shorten(one.reader_name, 40))}{origin(one)}"
    facts = f"{about(one)} · {reader} · {mark(one.status)} {status_name(one.status)}"
    return f"**#{one.id}** {teaser(one, 100, spoilers=False)}\n-# {facts}"


def nothing_found(text: str) -> str:
    return f"Nothing in the queue holds “{clean_line(shorten(text, 60))}”. Try fewer words, or another status."


def nothing_further() -> str:
    return "Nothing further is there. Search again with `/queue search`."
