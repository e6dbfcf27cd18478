"""What the bot says of which entries of a feed are a work's."""

from bot.core.text.cleaning import bold
from bot.watching.entries.filters import EVERYTHING, EntryFilter


def wanted_only(wanted: EntryFilter) -> str:
    """Say which entries of a feed are the work's; nothing where all are."""
    if wanted == EVERYTHING:
        return ""
    parts = [
        f"in the category {bold(wanted.category)}" if wanted.category else "",
        f"with {bold(wanted.words)} in their title" if wanted.words else "",
        f"whose link names the work {bold(wanted.work)}" if wanted.work else "",
    ]
    return f"Only entries {' and '.join(filter(None, parts))} count as its chapters."


def only_words() -> str:
    return "Only titles with…"


def words_title() -> str:
    return "Which entries are its chapters?"


def words_label() -> str:
    return "Words that stand in their titles"


def words_hint() -> str:
    return "Leave it empty to take every entry"


def which_entries() -> str:
    return "Which entries are this work's?"


def every_entry() -> str:
    return "Every entry"


def of_category(name: str) -> str:
    return f"Category: {name}"


def of_work(newest: str) -> str:
    return f"The work of: {newest}"


def of_several_works() -> str:
    return (
        "-# This feed may hold more than this work. If what is listed isn't of it alone, choose below which entries are"
        " its chapters."
    )
