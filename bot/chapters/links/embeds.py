"""What the embed that Discord makes of a link tells of its chapter: mostly the title of its page."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from bot.addresses.models import Address
from bot.addresses.sites import PROGRAMS, SITES
from bot.addresses.sites.boards import BOARDS, XENFORO
from bot.addresses.slugs import words_of, work_named
from bot.chapters.links.models import ShownLink, ToldChapter
from bot.core.text.naming import name_key
from bot.intake.formats.ao3.page_title import read_title
from bot.intake.formats.headings.heading import chapter_heading, part_title, work_and_chapter
from bot.intake.formats.sites.page_titles import without_suffix

_PARTED = re.compile(r"\s+[-–—·•»«]\s+|\s*\|\s*")
_GATE = re.compile(
    r"just a moment\b.*|attention required!?.*|(?:error )?[45]\d\d\b.*|access denied.*|forbidden|not found"
    r"|new session.*|(?:sign|log) ?in\b.*|are you (?:a )?(?:human|robot).*|verif(?:y|ying) .*|one moment.*"
    r"|security check.*|redirecting.*|untitled",
    re.IGNORECASE,
)
"""Titles of pages that stand before a chapter, or in its stead."""
_SITES_SUFFIXES = ("Archive of Our Own", "Wattpad", "FanFiction", "Royal Road", "Scribble Hub")
_WHOLE_SITES = {name_key(name) for name in (*_SITES_SUFFIXES, *(site.name for site in SITES))}
_TELLING_TEXTS = {None, *(site.name for site in (*SITES, *PROGRAMS) if site.has_other_chapters), "fictioneer"}
"""Where the text of an embed is the chapter's own: elsewhere it is the site's, or tells of the whole work."""


def told_by_embed(shown: ShownLink, address: Address, works: Iterable[str] = ()) -> ToldChapter:
    """Read what Discord shows of a link; `works` are the titles of the works that it may belong to."""
    title = " ".join((shown.title or "").split())
    if not title or _GATE.fullmatch(title):
        return ToldChapter()
    if page := read_title(title):
        return ToldChapter(work=page.work, author=page.author, number=page.number)
    slug = work_named(address.work_slug)
    told = _named(title, [*works, *([slug] if slug else [])], shown.site)
    if address.site in {XENFORO.name, *(board.name for board in BOARDS)}:
        told = ToldChapter(work=told.work or told.title)  # such a title is the thread's
    text = shown.text if address.site in _TELLING_TEXTS else None
    return replace(told, author=shown.author, summary=text)


def _named(title: str, works: Collection[str], site: str | None) -> ToldChapter:
    title, _ = without_suffix(title, _SITES_SUFFIXES)
    if begun := next((work for work in works if chapter_heading(_behind(title, work), is_title=True)), None):
        return _told(begun, _behind(title, begun))
    work, others = _parts(title, works, {*_WHOLE_SITES, name_key(site or "")})
    chapter = next((part for part in others if chapter_heading(part, is_title=True)), None)
    if chapter is not None:
        beside = next((part for part in others if part != chapter), None)
        return _told(work, chapter) if work or works else _told(beside, chapter)
    if others and (inside := work_and_chapter(others[0])):
        beside, heading = inside
        return ToldChapter(work=beside, number=None if heading.is_doubtful else heading.number, title=heading.title)
    return _told(work, " - ".join(others)) if others else ToldChapter(work=work)


def _parts(title: str, works: Iterable[str], sites: Collection[str]) -> tuple[str | None, list[str]]:
    """Part a title into the work that it names, if that is known, and the rest without the site's name."""
    parts = [part for part in _PARTED.split(title) if part and name_key(part) not in sites] or [title]
    known = {tuple(words_of(name_key(work))) for work in works}
    work = next((part for part in parts if tuple(words_of(name_key(part))) in known), None)
    return work, [part for part in parts if part != work]


def _behind(title: str, work: str) -> str:
    """Return what a title says behind its work, where nothing but a space parts them."""
    return title[len(work) :].strip() if title.casefold().startswith(f"{work.casefold()} ") else ""


def _told(work: str | None, chapter: str) -> ToldChapter:
    """Read a chapter's name; a number is taken only where it is plainly one."""
    heading = part_title(chapter)
    return ToldChapter(work=work, number=None if heading.is_doubtful else heading.number, title=heading.title)
