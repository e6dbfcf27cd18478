"""An AO3 page saved from the browser as HTML: one chapter, a whole work, or a work without chapters."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from bot.intake.formats.ao3.preface import read_tags, text_of
from bot.intake.formats.ao3.sections import joined
from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.formats.headings.heading import part_title
from bot.intake.formats.html.page_furniture import beside
from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.html.source import Document
from bot.intake.formats.words import count_words

_CHAPTER_ID = re.compile(r"chapter-\d+$")
_LINK = re.compile(r"https?://(?:www\.)?archiveofourown\.org/works/\d+(?:/chapters/\d+)?")


def read(document: Document, about: ChapterDraft) -> list[ChapterDraft] | None:
    """Read a saved AO3 page; None if this is no such page."""
    work = next(_by_id(document.body, re.compile("workskin$")), None)
    chapters = next(_by_id(document.body, re.compile("chapters$")), None)
    if work is None or chapters is None:
        return None
    renderer = Renderer(document.stylesheet)
    title, byline = _first(work, "h2", "title"), _first(work, "h3", "byline")
    tags = next((element for element in document.body.iter("dl") if "meta" in _classes(element)), None)
    addresses = (element.get("href", "") for element in document.body.iter("a"))
    about = replace(
        about if tags is None else read_tags(tags, about),
        site="AO3",
        work=text_of(title) if title is not None else None,
        author=text_of(byline) if byline is not None else None,
        work_summary=_section(work, "summary", renderer, beside_of=chapters),
        work_notes=_section(work, "notes", renderer, beside_of=chapters),
        link=next((match[0] for address in addresses if (match := _LINK.match(address))), None),
        dropped=(*about.dropped, *beside([work], document.body)),
    )
    parts = [part for part in _by_id(chapters, _CHAPTER_ID) if part.tag == "div"] or [chapters]
    drafts = [_draft(part, about, renderer) for part in parts]
    return _around(drafts, about, _end_notes(work, chapters, renderer))


def _draft(part: HtmlElement, about: ChapterDraft, renderer: Renderer) -> ChapterDraft:
    heading = _first(part, "h3", "title")
    named = part_title(text_of(heading) if heading is not None else "")
    texts = [element for element in part.iter("div") if "userstuff" in _classes(element)]
    already = len(renderer.dropped)
    body = renderer.markdown([_without_landmarks(texts[0])]) if texts else ""
    words = count_words(body)
    return replace(
        about,
        chapter_number=named.number,
        chapter_title=named.title,
        summary=_section(part, "summary", renderer),
        notes_before=_section(part, "notes", renderer),
        notes_after=_section(part, "end", renderer),
        body=body,
        words=words,
        body_words=words,
        dropped=tuple(renderer.dropped[already:]),
        doubts=(*about.doubts, *named.doubts, *(() if body else (Doubt.BODY_EMPTY,))),
    )


def _around(drafts: list[ChapterDraft], about: ChapterDraft, end_notes: str | None) -> list[ChapterDraft]:
    """Give the first chapter what stands above it, and the last what stands below."""
    first, only = drafts[0], len(drafts) == 1
    drafts[0] = replace(
        first,
        summary=joined([about.work_summary, first.summary]),
        notes_before=joined([about.work_notes, first.notes_before]),
        words=about.work_words if only and about.work_words else first.words,
        dropped=(*about.dropped, *first.dropped),
    )
    drafts[-1] = replace(drafts[-1], notes_after=joined([drafts[-1].notes_after, end_notes]))
    return drafts


def _section(
    element: HtmlElement, name: str, renderer: Renderer, *, beside_of: HtmlElement | None = None
) -> str | None:
    """Read what stands in the quote of a `summary`, of `notes` or of `end` notes, outside of another element."""
    for block in element.iter("div"):
        classes = _classes(block)
        inside = beside_of is not None and beside_of in block.iterancestors()
        quote = block.find(".//blockquote")
        if name in classes and ("end" in classes) == (name == "end") and quote is not None and not inside:
            return renderer.markdown([quote], quoted=False) or None
    return None


def _end_notes(work: HtmlElement, chapters: HtmlElement, renderer: Renderer) -> str | None:
    return _section(work, "end", renderer, beside_of=chapters)


def _by_id(element: HtmlElement, pattern: re.Pattern[str]) -> Iterator[HtmlElement]:
    return (inside for inside in element.iter("div") if pattern.match(inside.get("id", "")))


def _first(element: HtmlElement, tag: str, name: str) -> HtmlElement | None:
    return next((inside for inside in element.iter(tag) if name in _classes(inside)), None)


def _classes(element: HtmlElement) -> list[str]:
    return list(element.get("class", "").split())


def _without_landmarks(text: HtmlElement) -> HtmlElement:
    """Take out the heading that only screen readers say."""
    for heading in list(text.iter("h2", "h3")):
        if "landmark" in _classes(heading):
            heading.drop_tree()
    return text
