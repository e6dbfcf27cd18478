"""What a site's page says of the chapter it holds: work, author, number, title, counts, address."""

import re
from collections.abc import Collection
from dataclasses import replace

from lxml.html import HtmlElement

from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.headings.heading import Heading, chapter_heading, part_title
from bot.intake.formats.html.head import PageHead
from bot.intake.formats.html.marks import Marks, text_in
from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.sites.layouts import Layout
from bot.intake.formats.sites.page_titles import rest_of, without_suffix
from bot.intake.formats.text.top_lines import rating_of
from bot.intake.formats.wattpad.landmarks import ONE_COUNT, count

_BY = re.compile(r"(?:by\s+|@)(?=\S)", re.IGNORECASE)
_RATED = re.compile(r"Rated:\s*(?:Fiction\s+)?(\S{1,20})\s+-\s+(\w+)\s+-")
_WORK_WORDS = re.compile(r"\bWords:\s*(\d[\d,]*)")
_POSTED = re.compile(r"\bChapters:\s*(\d+)")


def name(
    layout: Layout, head: PageHead, marks: Marks, texts: Collection[HtmlElement], about: ChapterDraft
) -> ChapterDraft:
    """Fill a draft with what stands on the page around the chapter's text."""
    title, _ = without_suffix(head.title or head.other_title or "", layout.suffixes)
    work = _text(marks, layout.work, texts)
    chapter = head.choice if layout.names_chapter_by_menu else _text(marks, layout.chapter, texts)
    chapter = chapter or (_behind(title, work) if work else None)
    work = work or (rest_of(title, chapter) if chapter else None)
    author = _text(marks, layout.author, texts) or head.author
    heading = _heading(chapter or "")
    link = next((one for one in head.addresses if layout.is_chapter(one)), None)
    return replace(
        _counted(_rated(about, layout, marks), layout, marks),
        site=layout.name or head.site_name,
        work=work,
        author=_BY.sub("", author, count=1) if author else None,
        chapter_number=heading.number,
        chapter_title=heading.title,
        doubts=(*about.doubts, *heading.doubts),
        link=f"https:{link}" if link and link.startswith("//") else link,
    )


def _text(marks: Marks, paths: tuple[str, ...], texts: Collection[HtmlElement]) -> str | None:
    """Return what the first element says that stands where one of the paths leads, and in none of the texts."""
    inside = set(texts)
    found = (one for path in paths for one in marks.every(path) if inside.isdisjoint((one, *one.iterancestors())))
    return next((text for one in found if (text := text_in(one))), None)


def _behind(title: str, work: str) -> str | None:
    """Return the chapter that a title names beside the work."""
    rest = rest_of(title, work)
    if rest is None and title.casefold().startswith(f"{work.casefold()} "):
        rest = title[len(work) :].strip()
        return rest if chapter_heading(rest, is_title=True) else None
    return rest


def _heading(chapter: str) -> Heading:
    """Read a chapter's name; one in a list of chapters may say its number twice: `3. Chapter 3: Low Tide`."""
    heading = part_title(chapter)
    inside = chapter_heading(heading.title or "", is_title=True)
    same = inside is not None and inside.number is not None and inside.number == heading.number
    return replace(heading, title=inside.title) if inside and same else heading


def _rated(about: ChapterDraft, layout: Layout, marks: Marks) -> ChapterDraft:
    """Read the lines by which FanFiction.net tells of the whole work."""
    said = text_in(marks.first(*layout.facts)) or ""
    rated, words, posted = _RATED.search(said), _WORK_WORDS.search(said), _POSTED.search(said)
    summary = marks.first(*layout.summary)
    return replace(
        about,
        rating=rating_of(rated[1]) if rated else None,
        language=rated[2] if rated else None,
        work_words=int(words[1].replace(",", "")) if words else None,
        chapters_posted=int(posted[1]) if posted else None,
        complete=("Status: Complete" in said) if rated else None,
        work_summary=Renderer().markdown([summary]) or None if summary is not None else None,
    )


def _counted(about: ChapterDraft, layout: Layout, marks: Marks) -> ChapterDraft:
    found = [ONE_COUNT.match(text_in(marks.first(name)) or "") for name in layout.counts]
    reads, votes, comments = (*(count(one[1], one[2]) if one else None for one in found), None, None, None)[:3]
    return replace(about, reads=reads, votes=votes, comments=comments)
