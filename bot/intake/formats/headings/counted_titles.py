"""Titles that only together are seen to count the chapters: `I`, `II`, `III`, or `One`, `Two: Salt`, `Three`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.headings.numbers import number_at

_FEWEST = 3
"""A single `I` or `One` may be a title like any other, and so may two."""
_ENDS = re.compile(r"\s*$|\s*[.:)|–—-]\s+(?P<title>\S.*)$|\s*[.:)]$")


def with_counted_titles(drafts: Sequence[ChapterDraft]) -> list[ChapterDraft]:
    """Number the chapters of a file whose titles count on one by one; others, such as a prologue, may stand between."""
    counting = {place: found for place, draft in enumerate(drafts) if (found := _counting(draft))}
    values = [value for value, _ in counting.values()]
    if len(values) < _FEWEST or values != [values[0] + step for step in range(len(values))]:
        return list(drafts)
    return [
        replace(draft, chapter_number=counting[place][0], chapter_title=counting[place][1])
        if place in counting
        else draft
        for place, draft in enumerate(drafts)
    ]


def _counting(draft: ChapterDraft) -> tuple[float, str | None] | None:
    """Read a title without a number as one in words or Roman numerals, and what stands behind it."""
    title = draft.chapter_title or ""
    number = number_at(title, 0) if draft.chapter_number is None else None
    ends = _ENDS.match(title, number.end) if number else None
    if number is None or ends is None or number.value is None or number.is_in_digits:
        return None
    return number.value, ends["title"]
