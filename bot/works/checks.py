"""What must hold of a work or a chapter, whoever typed it."""

import re
from dataclasses import replace

from bot.core.errors import UserFacingError
from bot.core.text import links
from bot.core.text.naming import name_key
from bot.core.text.unseen import typed, visible
from bot.works import wording
from bot.works.models import (
    ARCHIVE_WARNINGS,
    MAX_COVER,
    MAX_COVER_ALT,
    MAX_FANDOMS,
    MAX_LINK,
    MAX_NOTES,
    MAX_QUESTION,
    MAX_SUMMARY,
    MAX_TITLE,
    ChapterDetails,
    Cover,
    Detail,
    ImageKind,
    WorkDetails,
)

_SIGNATURES = {
    ImageKind.PNG: re.compile(rb"\x89PNG\r\n\x1a\n"),
    ImageKind.JPEG: re.compile(rb"\xff\xd8\xff"),
    ImageKind.WEBP: re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    ImageKind.GIF: re.compile(rb"GIF8[79]a"),
}
"""What each kind of image begins with; nothing more of it is read here, and nothing is decoded."""


def work(details: WorkDetails) -> WorkDetails:
    """Return a work's details without what nobody sees. Raises UserFacingError naming the first that can't stay so."""
    if not visible(details.title):
        raise UserFacingError(wording.title_missing)
    if details.total is not None and not 1 <= details.total <= 1_000_000:
        raise UserFacingError(wording.bad_total)
    length(Detail.TITLE, details.title, MAX_TITLE)
    length(Detail.FANDOMS, details.fandoms, MAX_FANDOMS)
    length(Detail.SUMMARY, details.summary, MAX_SUMMARY)
    length(Detail.LINK, details.link, MAX_LINK)
    return replace(details, fandoms=typed(details.fandoms), summary=typed(details.summary))


def chapter(details: ChapterDetails) -> ChapterDetails:
    """Return a chapter's details without what nobody sees. Raises UserFacingError naming what can't stay so."""
    length(Detail.CHAPTER_TITLE, details.title, MAX_TITLE)
    length(Detail.SUMMARY, details.summary, MAX_SUMMARY)
    length(Detail.NOTES, details.notes, MAX_NOTES)
    length(Detail.QUESTION, details.question, MAX_QUESTION)
    length(Detail.LINK, details.link, MAX_LINK)
    return replace(details, title=typed(details.title), summary=typed(details.summary), notes=typed(details.notes))


def cover(image: bytes, alt: str | None) -> Cover:
    """Find out what an uploaded cover is, by its first bytes.

    Raises UserFacingError for what is no image that Discord shows, or is too big, or is described at too great length.
    """
    cover_size(len(image))
    cover_alt(alt)
    kind = next((kind for kind, begins in _SIGNATURES.items() if begins.match(image)), None)
    if kind is None:
        raise UserFacingError(wording.not_an_image)
    return Cover(kind=kind, alt=alt)


def cover_size(size: int) -> None:
    """Raise UserFacingError if a file of this many bytes is too big for a cover."""
    if size > MAX_COVER:
        raise UserFacingError(wording.cover_too_big, size, MAX_COVER)


def cover_alt(alt: str | None) -> None:
    length(Detail.COVER_DESCRIPTION, alt, MAX_COVER_ALT)


def link(text: str | None) -> str | None:
    """Return a web address as it was typed, or None for an empty one.

    Raises UserFacingError for anything else, and for an invite to a server.
    """
    text = (text or "").strip().strip("<>")
    if not text:
        return None
    if links.is_invite(text):
        raise UserFacingError(wording.not_a_link, text, is_invite=True)
    if links.shown(text) is None:
        raise UserFacingError(wording.not_a_link, text)
    length(Detail.LINK, text, MAX_LINK)
    return text


def warnings(text: str | None) -> tuple[str, ...]:
    """Archive Warnings typed with commas or semicolons between. Raises UserFacingError naming one AO3 doesn't have."""
    known = {name_key(name): name for name in ARCHIVE_WARNINGS}
    parts = [part.strip() for part in re.split(r"[,;\n]", text or "") if part.strip()]
    for part in parts:
        if name_key(part) not in known:
            raise UserFacingError(wording.unknown_warning, part, ARCHIVE_WARNINGS)
    return tuple(dict.fromkeys(known[name_key(part)] for part in parts))


def number(text: str | None) -> float | None:
    """Read a chapter's number: 0, 4, 4.5 or none. Raises UserFacingError for what is none."""
    text = (text or "").strip().removeprefix("#").replace(",", ".")
    if not text:
        return None
    if not re.fullmatch(r"\d{1,6}(\.\d{1,3})?", text, re.ASCII):
        raise UserFacingError(wording.bad_number, text)
    return float(text)


def length(what: Detail, text: str | None, limit: int) -> None:
    """Raise UserFacingError, which names what it is, if a text is longer than `limit` characters."""
    if text and len(text) > limit:
        raise UserFacingError(wording.too_long, what, limit, len(text))
