"""What a poll calls the ideas that readers vote on: an idea that isn't public is said in its author's own words."""

import re
from collections.abc import Mapping

from bot.core.errors import UserFacingError
from bot.core.text.cleaning import clean_label
from bot.core.text.naming import name_key
from bot.core.text.unseen import visible
from bot.suggestions.calls import wording
from bot.suggestions.models import Status, Suggestion
from bot.suggestions.visibility import Relation, Visible, visible_parts

RUN = 12
"""Letters in a row, without spaces, from which on words are an idea's own: about three words."""


def labels_in(lines: str, answers: Mapping[int, Suggestion]) -> list[tuple[int, str]]:
    """Read picked ideas and what they are called, one a line. Raises UserFacingError if a poll can't show that."""
    found: dict[int, str] = {}
    for line in filter(str.strip, lines.splitlines()):
        part = re.fullmatch(r"\s*#?(\d{1,18})[\s.:)-]+(\S.*?)\s*", line, re.ASCII)
        if (
            part is None
            or int(part[1]) not in answers
            or not 0 < len(visible(part[2])) <= len(part[2]) <= wording.MAX_LABEL
        ):
            raise UserFacingError(wording.bad_poll)
        found[int(part[1])] = part[2]
    if not 2 <= len(found) <= wording.MAX_ANSWERS:
        raise UserFacingError(wording.bad_poll)
    for number, label in found.items():
        if not may_be_called(answers[number], label):
            raise UserFacingError(wording.not_for_all, number)
    return list(found.items())


def may_be_called(suggestion: Suggestion, label: str) -> bool:
    """Tell whether everybody may read this about an idea: any words of a public one, and of others not their own.

    Of what was taken back nothing is said any more.
    """
    if suggestion.status is Status.WITHDRAWN:
        return False
    return is_public(suggestion) or not _quotes(label, suggestion.idea)


def is_public(suggestion: Suggestion) -> bool:
    """Tell whether every reader may read the idea itself."""
    return Visible.TEXT in visible_parts(suggestion, (Relation.READER,))


def _quotes(label: str, idea: str) -> bool:
    said, whole = _letters(label), _letters(idea)
    if not whole:
        return clean_label(idea).strip() in clean_label(label)
    runs = (said[start : start + RUN] for start in range(len(said) - RUN + 1))
    return whole in said or any(run in whole for run in runs)


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", name_key(text)))
