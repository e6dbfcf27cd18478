"""From a link to a draft: what its sources tell, the surest first."""

from dataclasses import fields, replace
from typing import Any

from bot.addresses.models import Address
from bot.addresses.slugs import chapter_named, work_named
from bot.chapters.links.embeds import told_by_embed
from bot.chapters.links.models import ChapterLink, ToldChapter
from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.formats.headings.heading import chapter_heading
from bot.works.models import Work

_NOTHING = ChapterDraft()
_SHOWN = ("chapter_number", "chapter_title", "summary", "notes_before", "notes_after", "link", "is_whole")
"""What the form for the rest shows of a chapter; and whether its text is whole, of which a link tells nothing."""


def draft_of(link: ChapterLink, works: tuple[Work, ...] = (), page: ChapterDraft | None = None) -> ChapterDraft:
    """Draft a chapter from its link, of one of these works where they are known; `page` if somebody looked at it."""
    page = page or ChapterDraft()
    by_embed, by_page = _told_by_embed(link, works), told_by_page(page)
    by_slug = told_by_slug(link.address, works[0].title if len(works) == 1 else by_embed.work or by_page.work)
    by_words, notes = told_by_words(link.words or "")
    told = surest(by_embed, by_page, by_slug, by_words)
    return replace(
        page,
        site=link.address.site or page.site,
        work=told.work,
        author=told.author,
        chapter_number=told.number,
        chapter_title=told.title,
        summary=told.summary,
        notes_before=notes or page.notes_before,
        link=link.link,
    )


def told_by_page(page: ChapterDraft) -> ToldChapter:
    """Take what a chapter's page says of it; a number that may be another is left out."""
    return ToldChapter(
        work=page.work,
        author=page.author,
        number=None if Doubt.NUMBER_UNCLEAR in page.doubts else page.chapter_number,
        title=page.chapter_title,
        summary=page.summary,
    )


def told_by_slug(address: Address, work: str | None) -> ToldChapter:
    """Read an address itself; in its last part the work's title may stand first."""
    named = chapter_named(address.slug, work)
    number = address.number if address.number is not None else named.number
    return ToldChapter(work=work_named(address.work_slug), number=number, title=named.title)


def surest(*sources: ToldChapter) -> ToldChapter:
    """Take each thing from the first source that tells it; number and title from one, since they belong together.

    That is the first that tells both, or else the first that tells one of them.
    """
    named = next((one for one in sources if one.is_named), None)
    named = named or next((one for one in sources if one.number is not None or one.title), ToldChapter())
    told: dict[str, Any] = {
        field.name: next((value for one in sources if (value := getattr(one, field.name)) is not None), None)
        for field in fields(ToldChapter)
    }
    return ToldChapter(**{**told, "number": named.number, "title": named.title})


def told_by_words(words: str) -> tuple[ToldChapter, str]:
    """Read the line of a message that names the chapter, and return the other lines, which are the author's notes."""
    lines = words.split("\n")
    for place, line in enumerate(lines):
        heading = chapter_heading(line.strip("#*_ "))
        if heading and heading.number is not None and not heading.is_doubtful:
            rest = "\n".join([*lines[:place], *lines[place + 1 :]])
            return ToldChapter(number=heading.number, title=heading.title), rest.strip()
    return ToldChapter(), words


def is_named(link: ChapterLink, works: tuple[Work, ...] = (), page: ChapterDraft | None = None) -> bool:
    """Tell whether Discord or the page shows both number and title of a link's chapter: there is nothing to ask."""
    return _told_by_embed(link, works).is_named or (page is not None and told_by_page(page).is_named)


def lacks_its_name(draft: ChapterDraft) -> bool:
    """Tell whether a draft is of a link alone, and number or title are still to be asked for."""
    return bool(draft.link) and not draft.body and (draft.chapter_number is None or not draft.chapter_title)


def told_besides(told: ChapterDraft, typed: ChapterDraft) -> ChapterDraft:
    """Lay what was typed in the form for the rest over what a link told, of which that shows only a part.

    What was taken out of the form stays out, and what was in doubt there no longer is.
    """
    besides = {one.name: getattr(told, one.name) for one in fields(told) if one.name not in _SHOWN}
    untold = {name: value for name, value in besides.items() if getattr(typed, name) == getattr(_NOTHING, name)}
    doubts = [one for one in told.doubts if one not in (Doubt.NUMBER_UNCLEAR, Doubt.TITLE_MISSING)]
    return replace(typed, **{**untold, "doubts": (*typed.doubts, *doubts)})


def _told_by_embed(link: ChapterLink, works: tuple[Work, ...]) -> ToldChapter:
    return told_by_embed(link.shown, link.address, [one.title for one in works]) if link.shown else ToldChapter()
