"""From a link to a draft: what its sources tell, the surest first."""

from dataclasses import fields
from typing import Any

from bot.addresses.models import Address
from bot.addresses.slugs import chapter_named, work_named
from bot.chapters.links.embeds import told_by_embed
from bot.chapters.links.models import ChapterLink, ToldChapter
from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.headings.heading import chapter_heading
from bot.works.models import Work


def draft_of(link: ChapterLink, works: tuple[Work, ...] = ()) -> ChapterDraft:
    """Draft a chapter from its link, of one of these works where they are known."""
    by_embed = _told_by_embed(link, works)
    by_slug = told_by_slug(link.address, works[0].title if len(works) == 1 else by_embed.work)
    by_words, notes = told_by_words(link.words or "")
    told = surest(by_embed, by_slug, by_words)
    return ChapterDraft(
        site=link.address.site,
        work=told.work,
        author=told.author,
        chapter_number=told.number,
        chapter_title=told.title,
        summary=told.summary,
        notes_before=notes or None,
        link=link.link,
    )


def told_by_slug(address: Address, work: str | None) -> ToldChapter:
    """Read an address itself; in its last part the work's title may stand first."""
    named = chapter_named(address.slug, work)
    number = address.number if address.number is not None else named.number
    return ToldChapter(work=work_named(address.work_slug), number=number, title=named.title)


def surest(*sources: ToldChapter) -> ToldChapter:
    """Take each thing from the first source that tells it; number and title from one, since they belong together."""
    named = next((one for one in sources if one.number is not None or one.title), ToldChapter())
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


def is_named(link: ChapterLink, works: tuple[Work, ...] = ()) -> bool:
    """Tell whether Discord shows both number and title of a link's chapter, so that there is nothing to ask."""
    told = _told_by_embed(link, works)
    return told.number is not None and told.title is not None


def lacks_its_name(draft: ChapterDraft) -> bool:
    """Tell whether a draft is of a link alone, and number or title are still to be asked for."""
    return bool(draft.link) and not draft.body and (draft.chapter_number is None or not draft.chapter_title)


def _told_by_embed(link: ChapterLink, works: tuple[Work, ...]) -> ToldChapter:
    return told_by_embed(link.shown, link.address, [one.title for one in works]) if link.shown else ToldChapter()
