"""Which work a file belongs to, by its link or its title."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.addresses.models import Address, AddressKind
from bot.addresses.reading import counted_chapter, read
from bot.core.text.cleaning import shorten
from bot.core.text.naming import name_key
from bot.intake.formats.draft import ChapterDraft
from bot.uploads.page_ratings import page_rating, page_warnings
from bot.works.models import MAX_FANDOMS, MAX_SUMMARY, MAX_TITLE, Rating, Work, WorkDetails


def match(works: Iterable[Work], draft: ChapterDraft) -> Work | None:
    """Find the one of the works that the file names, by the work's own address first, then by its title.

    None where its link belongs to several of them, unless its title tells.
    """
    candidates = list(works)
    linked = linked_works(candidates, read(draft.link) if draft.link else None)
    if len(linked) == 1:
        return linked[0]
    title = name_key(draft.work or "")
    return next((work for work in linked or candidates if title and name_key(work.title) == title), None)


def linked_works(works: Iterable[Work], address: Address | None) -> list[Work]:
    """Find the works that a link belongs to: of a blog's, those whose own link says most of its beginning."""
    if address is None:
        return []
    found = {work.id: (_closeness(address, work.details.link), work) for work in works}
    most = max((closeness for closeness, _ in found.values()), default=0)
    return [work for closeness, work in found.values() if closeness == most and most]


def _closeness(address: Address, link: str | None) -> int:
    """Count how much of an address a work's own link gives: nothing if it isn't the work's."""
    work = read(link) if link else None
    if work is None or work.kind not in (AddressKind.WORK, AddressKind.CHAPTER):
        return 0
    if _is_within(address.normal, work.normal):
        return len(work.normal)
    whole = address.work_link
    return int(whole is not None and _is_within(work.work_link or work.normal, whole))


def _is_within(link: str, place: str) -> bool:
    return link == place or link.startswith((f"{place}/", f"{place}?"))


def with_chapter_link(work: Work, draft: ChapterDraft) -> ChapterDraft:
    """Give a chapter of a copied page, which names no link, its own where that of its work tells it: a site may count
    its chapters, and the only chapter of a work stands where the work does.
    """
    address = read(work.details.link) if work.details.link and not draft.link else None
    if address is None or draft.site is None or address.site != draft.site:
        return draft
    counted = counted_chapter(address, draft.chapter_number) if draft.chapter_number is not None else None
    return replace(draft, link=counted or (address.work_link if draft.chapters_total == 1 else None))


def work_page(link: str | None) -> str | None:
    """Return the address of a work on a site that is known, however its chapter was linked; None for any other link."""
    address = read(link) if link else None
    return address.work_link if address and address.site else None


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
