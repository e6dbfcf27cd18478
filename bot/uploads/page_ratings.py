"""What a page says of rating and warnings, in AO3's words."""

import re

from bot.intake.formats.draft import ChapterDraft
from bot.works.models import ARCHIVE_WARNINGS, Rating

_RATINGS = {rating.casefold(): rating for rating in Rating} | {
    "g": Rating.GENERAL,
    "k": Rating.GENERAL,
    "pg": Rating.GENERAL,
    "general": Rating.GENERAL,
    "everyone": Rating.GENERAL,
    "all ages": Rating.GENERAL,
    "k+": Rating.TEEN,
    "t": Rating.TEEN,
    "pg-13": Rating.TEEN,
    "teen": Rating.TEEN,
    "teens": Rating.TEEN,
    "12+": Rating.TEEN,
    "13+": Rating.TEEN,
    "m": Rating.MATURE,
    "r": Rating.MATURE,
    "16+": Rating.MATURE,
    "17+": Rating.MATURE,
    "ma": Rating.EXPLICIT,
    "e": Rating.EXPLICIT,
    "x": Rating.EXPLICIT,
    "nc-17": Rating.EXPLICIT,
    "18+": Rating.EXPLICIT,
    "adult": Rating.EXPLICIT,
    "adults only": Rating.EXPLICIT,
}
"""Other sites' words; where one could be either of two of AO3's, the stricter."""

_RENAMED = {
    "underage": "Underage Sex",
    "choose not to use archive warnings": "Creator Chose Not To Use Archive Warnings",
    "author chose not to use archive warnings": "Creator Chose Not To Use Archive Warnings",
}
"""What AO3 called some of its warnings before; old downloads still do."""

_WARNINGS = {name.casefold(): name for name in ARCHIVE_WARNINGS} | _RENAMED


def page_rating(draft: ChapterDraft) -> Rating | None:
    """Read the rating that the page gives; None if it gives none, or one that nobody here knows."""
    said = _plain(draft.rating or "")
    return _RATINGS.get(said) or _RATINGS.get(re.sub(r"^(?:fiction|rated)\s+|[(,].*$", "", said).strip())


def page_warnings(draft: ChapterDraft) -> tuple[str, ...]:
    """Read those of the page's warnings that are Archive Warnings."""
    found = {_WARNINGS[_plain(name)] for name in draft.warnings if _plain(name) in _WARNINGS}
    return tuple(one for one in ARCHIVE_WARNINGS if one in found)


def unknown_rating(draft: ChapterDraft) -> str | None:
    """Return what the page calls its rating, if that means nothing here."""
    return draft.rating if draft.rating and _plain(draft.rating) and page_rating(draft) is None else None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
