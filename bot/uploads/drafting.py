"""From what a file says to what an announcement needs, with remarks for the author on what to look at."""

from collections.abc import Iterable

from bot.addresses.models import AddressKind
from bot.addresses.reading import read
from bot.core.text import links
from bot.core.text.cleaning import beginning, clean_line, excerpt, shorten
from bot.core.text.markdown import plain
from bot.core.text.naming import name_key
from bot.core.text.splitting import LONGEST_TEXT
from bot.intake import wording as intake_wording
from bot.intake.bounds import READ
from bot.intake.formats.draft import ChapterDraft, Doubt, DropReason
from bot.uploads import matching, wording
from bot.uploads.matching import summary_of
from bot.uploads.page_ratings import page_rating, page_warnings, unknown_rating
from bot.works import wording as works_wording
from bot.works.models import (
    MAX_FANDOMS,
    MAX_LINK,
    MAX_NOTES,
    MAX_SERIES,
    MAX_SUMMARY,
    MAX_TITLE,
    ChapterDetails,
    Detail,
    TextPlace,
    Work,
    WorkDetails,
)

EXCERPT = 400
"""Characters of the text's beginning on a card without a summary: enough for a first scene, short on a phone."""

MAX_REMARKS = 6

SETTLED_BY = {
    "chapter_number": (Doubt.NUMBER_FROM_FILENAME, Doubt.NUMBER_UNCLEAR, Doubt.TITLE_MISSING),
    "chapter_title": (Doubt.TITLE_MISSING,),
}
"""What is in doubt no more once its author typed it; a chapter with a number needs no title."""


def details_of(draft: ChapterDraft, *, silent: bool) -> ChapterDetails:
    """Take what the file says, cut to what a chapter can hold."""
    notes = notes_of(draft)
    return ChapterDetails(
        number=draft.chapter_number,
        title=shorten(draft.chapter_title, MAX_TITLE) if draft.chapter_title else None,
        link=draft.link if draft.link and not _why_without_link(draft.link) else None,
        summary=shorten(draft.summary, MAX_SUMMARY) if draft.summary else None,
        notes=shorten(notes, MAX_NOTES) if notes else None,
        excerpt=excerpt(plain(beginning(draft.body, READ)), EXCERPT) or None,
        notes_offered=draft.notes_offered,
        series=shorten("\n".join(draft.series), MAX_SERIES) or None,
        words=draft.body_words,
        silent=silent,
        page_rating=page_rating(draft),
        page_warnings=page_warnings(draft),
    )


def remarks(work: Work, draft: ChapterDraft) -> list[str]:
    """Say what the author should know before posting: what was left out and why, and what is in doubt."""
    found = [
        wording.dropped(clean_line(shorten(plain(one.text), 60)), intake_wording.left_out(one.why))
        for one in sorted(draft.dropped, key=lambda piece: piece.why is not DropReason.FRONT_MATTER)
    ]
    sample = clean_line(draft.encoding_sample) if draft.encoding_sample else None
    found += [_as_sentence(intake_wording.doubt(doubt, draft.encoding, sample)) for doubt in draft.doubts]
    if rating := unknown_rating(draft):
        found.insert(0, wording.unknown_rating(clean_line(shorten(rating, 40))))
    found[:0] = [*_cut(draft), *_of_the_whole_work(draft)]
    if draft.work and name_key(draft.work) != name_key(work.title):
        found.insert(0, wording.other_work(clean_line(draft.work)))
    return found[:MAX_REMARKS] + ([wording.more_remarks(len(found) - MAX_REMARKS)] if len(found) > MAX_REMARKS else [])


def still_in_doubt(draft: ChapterDraft, typed: Iterable[str]) -> tuple[Doubt, ...]:
    """Tell what is in doubt of a draft of which these fields were typed by its author."""
    settled = [doubt for name in typed for doubt in SETTLED_BY.get(name, ())]
    return tuple(one for one in draft.doubts if one not in settled)


def _of_the_whole_work(draft: ChapterDraft) -> list[str]:
    """Say so where there is nothing of a chapter but a link, and that leads to its work."""
    address = read(draft.link) if draft.link and not draft.body else None
    is_the_works = address is not None and address.site is not None and address.kind is AddressKind.WORK
    return [wording.leads_to_the_work()] if is_the_works else []


def _as_sentence(doubt: str) -> str:
    return f"{doubt[:1].upper()}{doubt[1:]}"


def _cut(draft: ChapterDraft) -> list[str]:
    """Say what of a draft is longer than a chapter can hold, and is cut or left out."""
    texts = (
        (Detail.CHAPTER_TITLE, draft.chapter_title, MAX_TITLE),
        (Detail.SUMMARY, draft.summary, MAX_SUMMARY),
        (Detail.NOTES, notes_of(draft), MAX_NOTES),
        (Detail.SERIES, "\n".join(draft.series), MAX_SERIES),
    )
    cut = [works_wording.cut(what, limit, len(text)) for what, text, limit in texts if text and len(text) > limit]
    return [*cut, *(_why_without_link(draft.link) if draft.link else [])]


def _why_without_link(link: str) -> list[str]:
    """Say why a chapter can't have the link that its file names; nothing if it can."""
    if len(link) > MAX_LINK:
        return [wording.link_left_out(MAX_LINK)]
    if links.is_invite(link):
        return [works_wording.not_a_link(link, is_invite=True)]
    return [works_wording.not_a_link(link)] if links.shown(link) is None else []


def cut_of_work(draft: ChapterDraft, made: WorkDetails) -> list[str]:
    """Say what a page tells of its work is longer than a work can hold, and was cut as one was made of it.

    Nothing is cut of a title that its author typed in place of the page's.
    """
    title = (draft.work or "") if made.title == matching.details_of(draft).title else ""
    texts = (
        (Detail.TITLE, title, MAX_TITLE),
        (Detail.FANDOMS, ", ".join(draft.fandoms), MAX_FANDOMS),
        (Detail.SUMMARY, summary_of(draft), MAX_SUMMARY),
    )
    return [works_wording.cut(what, limit, len(text)) for what, text, limit in texts if len(text) > limit]


def notes_of(draft: ChapterDraft) -> str:
    """Return the notes above and below the text, as one."""
    return "\n\n".join(filter(None, (draft.notes_before, draft.notes_after)))


def text_remarks(work: Work, draft: ChapterDraft) -> list[str]:
    """Say where the text itself goes, for a work that lives on the server."""
    if work.details.text is TextPlace.NOWHERE:
        return []
    if (draft.link and not _why_without_link(draft.link)) or work.details.link:
        return [wording.text_stays()]
    if len(draft.body) > LONGEST_TEXT:
        return [wording.text_too_long(LONGEST_TEXT)]
    if not draft.is_whole:
        return [wording.text_not_kept()]
    return [wording.text_goes(work.details.text)] if draft.body else []


def text_of(draft: ChapterDraft) -> str | None:
    """Return the text that may be posted; None if it is too long for that, or if only its beginning was kept."""
    return draft.body if draft.is_whole and len(draft.body) <= LONGEST_TEXT else None


def name_of(draft: ChapterDraft) -> str:
    """Name a chapter of a file for a list of choices."""
    return works_wording.plain_chapter_name(ChapterDetails(number=draft.chapter_number, title=draft.chapter_title))
