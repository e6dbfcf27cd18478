"""An AO3 download, HTML or EPUB: the page that AO3 makes of a whole work."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from bot.intake.formats.ao3.preface import Labelled, read_preface, text_of
from bot.intake.formats.ao3.sections import joined
from bot.intake.formats.draft import ChapterDraft, Doubt, DroppedPiece, DropReason
from bot.intake.formats.headings.heading import part_title
from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.html.source import Document
from bot.intake.formats.words import count_words


@dataclass(slots=True)
class _Chapter:
    heading: HtmlElement | None = None
    about: Labelled = field(default_factory=Labelled)
    text: list[HtmlElement] = field(default_factory=list)


def read(document: Document, about: ChapterDraft) -> list[ChapterDraft] | None:
    """Read an AO3 download; None if this is no such page."""
    preface = _section(document.body, "preface")
    if preface is None or preface.find(".//dl") is None:
        return None
    renderer = Renderer(document.stylesheet)
    afterword = _section(document.body, "afterword")
    chapters = _chapters(document.body, [preface, afterword])
    if not chapters:
        return None
    about = read_preface(preface, about, renderer)
    drafts = [_draft(chapter, about, renderer) for chapter in chapters]
    drafts[0] = _first(drafts[0], about)
    drafts[-1] = _last(drafts[-1], _afterword(afterword, renderer))
    if len(drafts) > 1:
        return [_numbered(draft, place) for place, draft in enumerate(drafts, start=1)]
    return [_only(drafts[0])]


def _section(body: HtmlElement, name: str) -> HtmlElement | None:
    """Find a part of the page by its id, or by the heading that AO3 gives it."""
    for element in body.iter("div"):
        if element.get("id") == name:
            return element
    for heading in body.iter("h2"):
        if "toc-heading" in heading.get("class", "") and heading.text_content().strip().lower() == name:
            return heading.getparent()
    return None


def _chapters(body: HtmlElement, around: list[HtmlElement | None]) -> list[_Chapter]:
    chapters: list[_Chapter] = []
    for element in _pieces(body, around):
        if element.tag == "h2" and "toc-heading" in element.get("class", ""):
            continue
        if element.tag == "h2" or _heading_in(element) is not None:
            chapters.append(_Chapter(heading=element if element.tag == "h2" else _heading_in(element)))
        elif not chapters:
            chapters.append(_Chapter())
        if _is_meta(element):
            chapters[-1].about.read(element)
        elif element.tag != "h2":
            chapters[-1].text.append(element)
    return [chapter for chapter in chapters if chapter.text or chapter.heading is not None]


def _pieces(element: HtmlElement, around: list[HtmlElement | None]) -> Iterator[HtmlElement]:
    """Find the parts of the page in order: what stands above a text, texts, what stands below one."""
    for child in element:
        if child in around or not isinstance(child.tag, str):
            continue
        if child.tag in ("div", "section") and not _is_meta(child) and _holds_pieces(child):
            yield from _pieces(child, around)
        elif child.text_content().strip() or child.find(".//img") is not None:
            yield child


def _is_meta(element: HtmlElement) -> bool:
    return "meta" in element.get("class", "").split() or element.get("id", "").startswith("endnotes")


def _holds_pieces(element: HtmlElement) -> bool:
    return element.get("id") == "chapters" or any(
        _is_meta(child) or child.get("id") in ("chapters", "preface", "afterword") for child in element.iter("div")
    )


def _heading_in(element: HtmlElement) -> HtmlElement | None:
    return element.find(".//h2") if _is_meta(element) else None


def _draft(chapter: _Chapter, about: ChapterDraft, renderer: Renderer) -> ChapterDraft:
    heading = part_title(text_of(chapter.heading)) if chapter.heading is not None else part_title("")
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
    """Number the first chapter of a work that is to have more, which has no heading yet."""
    unfinished = draft.chapters_posted == 1 and draft.chapters_total != 1
    first = 1.0 if unfinished and draft.chapter_number is None else draft.chapter_number
    return replace(draft, chapter_number=first, words=draft.work_words or draft.words)


@dataclass(slots=True)
class _Afterword:
    notes: str | None = None
    dropped: list[DroppedPiece] = field(default_factory=list)


def _afterword(afterword: HtmlElement | None, renderer: Renderer) -> _Afterword:
    notes: str | None = None
    dropped: list[DroppedPiece] = []
    if afterword is None:
        return _Afterword()
    for element in afterword.iter("div", "dl", "p"):
        text = " ".join(" ".join(map(str, element.itertext())).split())
        if element.tag == "div" and element.get("id") == "endnotes":
            about = Labelled()
            about.read(element)
            notes = renderer.markdown([*about.end_notes, *about.notes], quoted=False) or None
        elif element.tag == "dl":
            dropped.append(DroppedPiece(text, DropReason.RELATED_WORKS))
        elif element.tag == "p" and "message" in element.get("class", ""):
            dropped.append(DroppedPiece(text, DropReason.SITE_MESSAGE))
    return _Afterword(notes, dropped)
