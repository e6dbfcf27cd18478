"""An AO3 download, HTML or EPUB: the page that AO3 makes of a whole work."""

from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from bot.intake.formats.ao3.parts import DownloadPiece, find_parts, pieces
from bot.intake.formats.ao3.preface import Labelled, has_tags, read_preface, text_of, words_of
from bot.intake.formats.ao3.sections import joined
from bot.intake.formats.draft import ChapterDraft, Doubt, DroppedPiece, DropReason
from bot.intake.formats.headings.heading import part_title
from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.html.source import Document
from bot.intake.formats.words import count_words


@dataclass(slots=True)
class _Chapter:
    heading: str = ""
    about: Labelled = field(default_factory=Labelled)
    text: list[HtmlElement] = field(default_factory=list)

    def read(self, kind: DownloadPiece, element: HtmlElement) -> None:
        if kind is DownloadPiece.HEADING:
            self.heading = text_of(element if element.tag == "h2" else next(element.iter("h2")))
        if kind is DownloadPiece.TEXT:
            self.text.append(element)
        else:
            self.about.read(element)


def read(document: Document, about: ChapterDraft) -> list[ChapterDraft] | None:
    """Read an AO3 download; None if this is no such page."""
    parts = find_parts(document.body)
    if not any(map(has_tags, parts.preface)):
        return None
    renderer = Renderer(document.stylesheet)
    about = read_preface(parts.preface, about, renderer)
    chapters = _chapters(parts.chapters, about.work)
    if not chapters:
        return None
    beside = [DroppedPiece(text, DropReason.SITE_MENU) for text in parts.beside if text.strip()]
    drafts = [_draft(chapter, about, renderer) for chapter in chapters]
    drafts[0] = _first(drafts[0], replace(about, dropped=(*about.dropped, *beside)))
    drafts[-1] = _last(drafts[-1], _afterword(parts.afterword, renderer))
    if len(drafts) > 1:
        return [_numbered(draft, place) for place, draft in enumerate(drafts, start=1)]
    return [_only(drafts[0])]


def _chapters(sections: list[HtmlElement], work: str | None) -> list[_Chapter]:
    """Gather the chapters; what stands above the first one's heading goes to it."""
    chapters = [_Chapter()]
    for kind, element in pieces(sections):
        if kind is DownloadPiece.HEADING and chapters[-1].heading:
            chapters.append(_Chapter())
        if kind is not DownloadPiece.TEXT or element.tag != "h2" or text_of(element) != work:
            chapters[-1].read(kind, element)
    return [chapter for chapter in chapters if chapter.text or chapter.heading]


def _draft(chapter: _Chapter, about: ChapterDraft, renderer: Renderer) -> ChapterDraft:
    heading = part_title(chapter.heading)
    already = len(renderer.dropped)
    body = renderer.markdown(chapter.text)
    words = count_words(body)
    return replace(
        about,
        author=chapter.about.byline or about.author,
        chapter_number=heading.number,
        chapter_title=heading.title,
        summary=renderer.markdown(chapter.about.summary, quoted=False) or None,
        notes_before=renderer.markdown(chapter.about.notes, quoted=False) or None,
        notes_after=renderer.markdown(chapter.about.end_notes, quoted=False) or None,
        body=body,
        words=words,
        body_words=words,
        doubts=(*about.doubts, *heading.doubts, *(() if body else (Doubt.BODY_EMPTY,))),
        dropped=(*chapter.about.dropped, *renderer.dropped[already:]),
    )


def _first(draft: ChapterDraft, about: ChapterDraft) -> ChapterDraft:
    """Give the first chapter the work's summary and notes, which stand above it."""
    return replace(
        draft,
        summary=joined([about.work_summary, draft.summary]),
        notes_before=joined([about.work_notes, draft.notes_before]),
        dropped=(*about.dropped, *draft.dropped),
    )


def _last(draft: ChapterDraft, after: "_Afterword") -> ChapterDraft:
    """Give the last chapter the work's end notes, which stand below it."""
    return replace(
        draft, notes_after=joined([draft.notes_after, after.notes]), dropped=(*draft.dropped, *after.dropped)
    )


def _numbered(draft: ChapterDraft, place: int) -> ChapterDraft:
    return draft if draft.chapter_number is not None else replace(draft, chapter_number=float(place))


def _only(draft: ChapterDraft) -> ChapterDraft:
    """Number the first chapter of a work that is to have more: it has no heading yet."""
    unfinished = draft.chapters_posted == 1 and draft.chapters_total != 1
    first = 1.0 if unfinished and draft.chapter_number is None else draft.chapter_number
    return replace(draft, chapter_number=first, words=draft.work_words or draft.words)


@dataclass(slots=True)
class _Afterword:
    notes: str | None = None
    dropped: list[DroppedPiece] = field(default_factory=list)


def _afterword(afterwords: list[HtmlElement], renderer: Renderer) -> _Afterword:
    """Read the work's end notes; the first of several afterwords may be empty."""
    about = Labelled()
    for afterword in afterwords:
        about.read(afterword)
    related = [
        DroppedPiece(words_of(terms), DropReason.RELATED_WORKS) for part in afterwords for terms in part.iter("dl")
    ]
    notes = renderer.markdown([*about.end_notes, *about.notes], quoted=False) or None
    return _Afterword(notes, [*about.dropped, *related])
