"""An AO3 page copied as text: one chapter, a whole work, or a work without chapters."""

import re
from dataclasses import dataclass, replace

from bot.intake.formats.ao3 import landmarks
from bot.intake.formats.ao3.cut_chapter import rest_of_a_chapter
from bot.intake.formats.ao3.outline import ChapterSpan, outline
from bot.intake.formats.ao3.page_end import drop_footer
from bot.intake.formats.ao3.sections import Sections, end_notes, joined, read_preface
from bot.intake.formats.ao3.tags import CATEGORIES, RATINGS, WARNINGS, Tags, is_label, read_series, read_tags
from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.draft import ChapterDraft, Doubt, DropReason
from bot.intake.formats.lines import TextFile
from bot.intake.formats.words import count_words

_LINK = re.compile(r"https?://(?:www\.)?archiveofourown\.org/(?:collections/\w+/)?works/\d+(?:/chapters/\d+)?")


@dataclass(frozen=True, slots=True)
class _Work:
    """The whole page: what stands above its chapters, and where they stand."""

    page: CopiedPage
    about: ChapterDraft
    preface: Sections
    chapters: list[ChapterSpan]
    has_header: bool


def read(text: TextFile) -> list[ChapterDraft] | None:
    """Read a copied AO3 page; None if this is no such page."""
    page = CopiedPage([line.strip() for line in text.lines])
    first = next((index for index, line in enumerate(page.lines) if line in landmarks.TEXT_BEGINS), None)
    if first is None or not _looks_like_ao3(page, first):
        return None
    if cut := rest_of_a_chapter(page, first):
        below = read(replace(text, lines=text.lines[cut.end :]))
        return [replace(cut.draft, encoding=text.encoding), *below] if below else None
    tags = _read_header(page, first)
    title = _find_title(page, tags, first)
    after_title = tags.end if title is None else title + 1
    chapters, footer = outline(page, after_title, first)
    preface_ends = first if chapters[0].heading is None else chapters[0].heading
    is_cut = _begins_below_heading(page, tags, first)
    preface = read_preface(page, after_title, preface_ends, has_byline=not is_cut)
    about = _about(page, tags, title, first, text)
    about = replace(
        about,
        author=preface.byline,
        work_summary=preface.summary,
        work_notes=preface.notes,
        series=tuple(dict.fromkeys([*about.series, *drop_footer(page, footer)])),
    )
    work = _Work(page, about, preface, chapters, bool(tags.values))
    return [_draft(work, place) for place in range(len(chapters))]


def _looks_like_ao3(page: CopiedPage, first: int) -> bool:
    before = page.lines[:first]
    return (
        "Work Header" in before
        or any(map(is_label, before))
        or any(map(landmarks.HEADING.match, before))
        or any(map(landmarks.POINTER.match, before))
        or (page.lines[first] != "Chapter Text" and any(before))
        or landmarks.is_footer_of_a_page(page, landmarks.footer_begins(page, first + 1))
    )


def _read_header(page: CopiedPage, first: int) -> Tags:
    """Read the block of tags, which stands right below `Work Header` or, where a copy begins lower, near its top."""
    header = page.find("Work Header", 0, first)
    start = page.next_filled(0 if header is None else header + 1, first)
    if header is None:
        while start < first and landmarks.is_menu(page.lines[start]):
            start = page.next_filled(start + 1, first)
        preface = next((index for index in range(start, first) if _begins_preface(page.lines[index])), first)
        start = next((index for index in range(start, preface) if is_label(page.lines[index])), start)
    page.drop(0, start, DropReason.SITE_MENU)
    return read_tags(page.lines, start, first)


def _begins_preface(line: str) -> bool:
    return line in landmarks.SECTIONS or bool(landmarks.HEADING.match(line))


def _find_title(page: CopiedPage, tags: Tags, first: int) -> int | None:
    """Find the work's title, the first line below the header; a copy may also begin at the chapter's, or below that."""
    title = page.next_filled(tags.end, first)
    if title == first or page.lines[title] in landmarks.SECTIONS or _begins_below_heading(page, tags, first):
        return None
    if tags.values or "Work Header" in page.lines[:title] or not landmarks.HEADING.match(page.lines[title]):
        return title
    after = page.line(page.next_filled(title + 1))
    return None if after in landmarks.SECTIONS or after in landmarks.TEXT_BEGINS else title


def _begins_below_heading(page: CopiedPage, tags: Tags, first: int) -> bool:
    """Tell whether a copy begins between a chapter's heading and its text."""
    is_chapter = page.lines[first] == "Chapter Text" and "Work Header" not in page.lines[:first]
    return is_chapter and not tags.values and not any(map(landmarks.HEADING.match, page.lines[:first]))


def _about(page: CopiedPage, tags: Tags, title: int | None, first: int, text: TextFile) -> ChapterDraft:
    posted, _, total = tags.stats.get("Chapters", "").partition("/")
    doubts = [
        *([Doubt.WORK_MISSING] if title is None else []),
        *([Doubt.TAGS_RUN_TOGETHER] if tags.run_together() else []),
        *([Doubt.ENCODING_GUESSED] if text.guessed else []),
    ]
    return ChapterDraft(
        site="AO3",
        work=None if title is None else page.lines[title],
        rating=next(iter(tags.split("rating", RATINGS)), None),
        warnings=tags.split("warnings", WARNINGS),
        categories=tags.split("categories", CATEGORIES),
        fandoms=tags.free("fandoms"),
        relationships=tags.free("relationships"),
        characters=tags.free("characters"),
        tags=tags.free("tags"),
        collections=tags.free("collections"),
        language=next(iter(tags.values.get("language", [])), None),
        series=read_series("\n".join(tags.values.get("series", []))),
        work_words=tags.number("Words"),
        published=tags.stats.get("Published"),
        updated=tags.stats.get("Updated") or tags.stats.get("Completed"),
        complete=posted == total if total else None,
        chapters_posted=int(posted) if posted else None,
        chapters_total=int(total) if total.isdecimal() else None,
        comments=tags.number("Comments"),
        kudos=tags.number("Kudos"),
        bookmarks=tags.number("Bookmarks"),
        hits=tags.number("Hits"),
        link=next((match[0] for line in page.lines[:first] if (match := _LINK.search(line))), None),
        encoding=text.encoding,
        doubts=tuple(doubts),
    )


def _longest_notes(work: _Work, place: int, points_to: set[str]) -> list[int]:
    """Say how many end notes a chapter may have and how long they may be, from the last one up.

    AO3 announces a chapter's end notes above its text; a work's stand below its last chapter, announced on its first.
    """
    chapter, last = work.chapters[place], place == len(work.chapters) - 1
    if chapter.heading is None and work.page.lines[chapter.text] == "Chapter Text":
        return [landmarks.LONGEST_NOTE] * 2
    may_end_the_work = last and not landmarks.leads_on(work.page, chapter.text)
    certain = len(points_to) if chapter.heading is None else ("chapter" in points_to) + may_end_the_work
    if certain or not work.has_header:
        return [landmarks.LONGEST_NOTE] * max(certain, 1)
    return [landmarks.LIKELY_NOTE]


def _draft(work: _Work, place: int) -> ChapterDraft:
    page, chapter = work.page, work.chapters[place]
    first, last, only = place == 0, place == len(work.chapters) - 1, len(work.chapters) == 1
    above = work.preface if first else Sections()
    own = read_preface(page, chapter.heading + 1, chapter.text) if chapter.heading is not None else Sections()
    longest = _longest_notes(work, place, above.points_to | own.points_to)
    notes = end_notes(page, chapter.text + 1, chapter.end, longest)
    ends = [*notes[1:], chapter.end]
    body = page.markdown(chapter.text + 1, notes[0] if notes else chapter.end)
    counted = count_words(body)
    unsure = longest == [landmarks.LIKELY_NOTE] and bool(notes)
    return replace(
        work.about,
        author=own.byline or work.about.author,
        chapter_number=chapter.number,
        chapter_title=chapter.title,
        summary=joined([above.summary, own.summary]),
        notes_before=joined([above.notes, own.notes]),
        notes_after=joined(page.markdown(start + 1, end) for start, end in zip(notes, ends, strict=False)),
        body=body,
        body_words=counted,
        words=(work.about.work_words if only else None) or counted,
        dropped=page.dropped(0 if first else chapter.heading or 0, None if last else chapter.end),
        doubts=(
            *work.about.doubts,
            *((Doubt.NOTES_UNCERTAIN,) if unsure else ()),
            *(() if body else (Doubt.BODY_EMPTY,)),
        ),
    )
