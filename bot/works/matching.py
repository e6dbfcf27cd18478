"""Which work a typed or chosen option names."""

from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.works import store, wording
from bot.works.models import Work

CHOICE = "work:"
"""What a chosen work's value begins with, so that a title made of digits can't be taken for an id."""


def chosen_id(text: str) -> int | None:
    """Return the work that was chosen from the list, None if a title was typed."""
    return (number_in(text.removeprefix(CHOICE)) or None) if text.startswith(CHOICE) else None


def like(works: list[Work], text: str) -> list[Work]:
    """Find those of the works whose title has the typed text in it, those that begin with it first."""
    key = store.title_key(text)
    found = [work for work in works if key in store.title_key(work.title)]
    return sorted(found, key=lambda work: not store.title_key(work.title).startswith(key))


def only_match(works: list[Work], text: str) -> Work:
    """Find the one work whose title begins with the typed text. Raises UserFacingError if none does, or several do."""
    key = store.title_key(text)
    found = [work for work in works if key and store.title_key(work.title).startswith(key)]
    if not works:
        raise UserFacingError(wording.no_works)
    if not found:
        raise UserFacingError(wording.no_such_work, text)
    if len(found) > 1:
        raise UserFacingError(wording.ambiguous_work, text)
    return found[0]
