"""What the bot says of a search through the queue."""

from collections.abc import Sequence

from bot.core.text import limits
from bot.core.text.cleaning import clean_line, shorten
from bot.suggestions.models import Suggestion
from bot.suggestions.wording import about, mark, status_name, teaser


def open_hint() -> str:
    return "Open one of them"


def newest() -> str:
    return "Newest"


def older() -> str:
    return "Older"


def found(suggestions: Sequence[Suggestion]) -> str:
    lines = [
        f"**#{one.id}** {teaser(one, 100, spoilers=False)}\n"
        f"-# {about(one)} · {clean_line(shorten(one.reader_name, 40))} · {mark(one.status)} {status_name(one.status)}"
        for one in suggestions
    ]
    return shorten("\n".join(lines), limits.MESSAGE)


def nothing_found(text: str) -> str:
    return f"Nothing in the queue holds “{clean_line(shorten(text, 60))}”. Try fewer words, or another status."


def nothing_further() -> str:
    return "Nothing further is there. Search again with `/queue search`."
