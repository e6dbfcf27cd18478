"""What the bot says of a search through the queue."""

from collections.abc import Sequence

from bot.core.people.wording import name_or_nobody
from bot.core.text.cleaning import clean_line, shorten
from bot.suggestions.models import Suggestion
from bot.suggestions.wording import about, fitting, mark, origin, status_name, teaser


def open_hint() -> str:
    return "Open one of them"


def newest() -> str:
    return "Newest"


def older() -> str:
    return "Older"


def found(suggestions: Sequence[Suggestion]) -> str:
    return fitting("", lambda room: [_line(one, min(room, 100)) for one in suggestions])


def _line(one: Suggestion, room: int) -> str:
    reader = f"{clean_line(shorten(name_or_nobody(one.reader_name), min(room, 40)))}{origin(one)}"
    facts = f"{about(one, room)} · {reader} · {mark(one.status)} {status_name(one.status)}"
    return f"**#{one.id}** {teaser(one, room, spoilers=False)}\n-# {facts}"


def nothing_found(text: str) -> str:
    return f"Nothing in the queue holds “{clean_line(shorten(text, 60))}”. Try fewer words, or another status."


def nothing_further() -> str:
    return "Nothing further is there. Search again with `/queue search`."
