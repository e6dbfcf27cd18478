"""Which work a typed or chosen option names."""

from collections.abc import Iterable

from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.core.text.naming import name_key
from bot.works import wording
from bot.works.models import Work

CHOICE = "work:"
"""What a chosen work's value begins with, so that a title made of digits can't be taken for an id."""


def chosen_id(text: str) -> int | None:
    """Return the work that was chosen from the list, None if a title was typed."""
    return (number_in(text.removeprefix(CHOICE)) or None) if text.startswith(CHOICE) else None


def like(works: list[Work], text: str) -> list[Work]:
    """Find those of the works whose title has the typed text in it, those that begin with it first."""
    key = name_key(text)
    found = [work for work in works if key in name_key(work.title)]
    return sorted(found, key=lambda work: not name_key(work.title).startswith(key))


def called(works: Iterable[Work], text: str) -> list[Work]:
    """Find the works whose whole title is the typed text; letter by letter, if several of them differ by that alone."""
    found = [work for work in works if name_key(work.title) == name_key(text)]
    return [work for work in found if work.title == text.strip()] or found


def only_match(works: list[Work], text: str) -> Work:
    """Find the one work that is called so or whose title begins with the typed text, cut or not.

    Raises UserFacingError if none does, or several do.
    """
    key = name_key(text).removesuffix("...").rstrip()
    found = called(works, text) or [work for work in works if key and name_key(work.title).startswith(key)]
    if not works:
        raise UserFacingError(wording.no_works)
    if not found:
        raise UserFacingError(wording.no_such_work, text)
    if len(found) > 1:
        raise UserFacingError(wording.ambiguous_work, text)
    return found[0]
