"""Which work a file belongs to, by its link or its title."""

import re
from collections.abc import Iterable, Sequence

from bot.core.text.cleaning import shorten
from bot.core.text.naming import name_key
from bot.intake.formats.draft import ChapterDraft
from bot.uploads.page_ratings import page_rating, page_warnings
from bot.works.models import MAX_FANDOMS, MAX_SUMMARY, MAX_TITLE, Rating, Work, WorkDetails

_WORK_PAGES = re.compile(
    r"https?://(?:www\.)?(?P<site>archiveofourown\.org|royalroad\.com|scribblehub\.com|wattpad\.com)"
    r"/(?:collections/\w+/)?(?P<page>works/\d+|fiction/\d+|series/\d+|story/\d+)",
    re.ASCII,
)


def match(works: Iterable[Work], draft: ChapterDraft) -> Work | None:
    """Find the one of the works that the file names: by the work's own address first, then by its title."""
    candidates = list(works)
    address = work_page(draft.link)
    for work in candidates:
        if address is not None and work_page(work.details.link) == address:
            return work
    for work in candidates:
        if draft.work and name_key(work.title) == name_key(draft.work):
            return work
    return None


def work_page(link: str | None) -> str | None:
    """Return the address of a work on a site that is known, however its chapter was linked; None for any other link."""
    found = _WORK_PAGES.match(link or "")
    return f"https://{found['site']}/{found['page']}" if found else None


def details_of(draft: ChapterDraft) -> WorkDetails:
    """Fill a new work from what the file says, cut to what a work can hold; its title may be missing."""
    return WorkDetails(
        title=shorten(draft.work or "", MAX_TITLE),
        link=work_page(draft.link),
        rating=page_rating(draft) or Rating.NOT_RATED,
        warnings=page_warnings(draft),
        fandoms=", ".join(_that_fit(draft.fandoms)) or None,
        summary=shorten(summary_of(draft), MAX_SUMMARY) or None,
        total=draft.chapters_total,
    )


def summary_of(draft: ChapterDraft) -> str:
    """Return what the file says of the whole work."""
    return draft.work_summary or (draft.summary if draft.chapter_number in (None, 1) else None) or ""


def _that_fit(fandoms: Sequence[str]) -> list[str]:
    """Leave out the last fandoms, where there are more than a work can hold; a single one is cut itself."""
    whole = [name for place, name in enumerate(fandoms) if len(", ".join(fandoms[: place + 1])) <= MAX_FANDOMS]
    return whole or [shorten(name, MAX_FANDOMS) for name in fandoms[:1]]
