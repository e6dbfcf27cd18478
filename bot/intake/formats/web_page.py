"""An HTML file: an AO3 download, a saved page, or what an editor exported."""

import re
from dataclasses import replace
from pathlib import PurePath

from lxml.html import HtmlElement

from bot.intake import wording as intake_wording
from bot.intake.formats.ao3 import download as ao3_download
from bot.intake.formats.ao3 import saved_page as ao3_saved_page
from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.formats.headings.heading import chapter_heading, part_title
from bot.intake.formats.html.page_furniture import beside
from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.html.source import Document, clean, decode_html
from bot.intake.formats.text.dialect import Dialect
from bot.intake.formats.text.markdown import read_lines
from bot.intake.formats.unreadable import Unreadable

_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht"})
_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE
)
_BLOCK = re.compile(r"</(?:p|div|h[1-6]|blockquote|li)>|<br ?/?>", re.IGNORECASE)
_FEWEST_BLOCKS = 3
_CONTENTS = ("chapter-content", "chapter-inner", "chp_raw", "entry-content", "post-content", "article-content")
"""Class names and ids by which sites and blogs mark the text itself."""


def looks_like_html(text: str, filename: str) -> bool:
    """Tell whether a text is a page: by its first tag, its name, or by beginning with a tag and holding several."""
    if _BEGINS.match(text[:4096]):
        return True
    blocks = sum(1 for _ in zip(range(_FEWEST_BLOCKS), _BLOCK.finditer(text[:100_000]), strict=False))
    named = PurePath(filename).suffix.lower() in _SUFFIXES
    return blocks >= (1 if named else _FEWEST_BLOCKS) and (named or text.lstrip()[:1] == "<")


def read(data: bytes, filename: str) -> list[ChapterDraft] | None:
    """Read an HTML file; None if it is none. Raises Unreadable if it is too tangled or holds no text."""
    text, encoding, guessed = decode_html(data)
    if not looks_like_html(text, filename):
        return None
    document = clean(text)
    about = ChapterDraft(
        encoding=encoding,
        dropped=tuple(document.dropped),
        doubts=(Doubt.ENCODING_GUESSED,) if guessed else (),
    )
    drafts = ao3_download.read(document, about) or ao3_saved_page.read(document, about)
    return drafts or _read_page(document, about, filename)


def _read_page(document: Document, about: ChapterDraft, filename: str) -> list[ChapterDraft]:
    renderer = Renderer(document.stylesheet)
    text = _text_of(document.body)
    lines = renderer.markdown([text]).split("\n")
    if not any(lines):
        raise Unreadable(intake_wording.no_text_inside)
    about = replace(about, dropped=(*about.dropped, *beside(text, document.body), *renderer.dropped))
    drafts = read_lines(lines, about, filename, Dialect.RENDERED)
    return _named_by_title(drafts, document.title)


def _text_of(body: HtmlElement) -> HtmlElement:
    """Find the part of a page that is the text itself, if it is marked; else all of it."""
    for name in _CONTENTS:
        for element in body.iter("div", "section", "article"):
            if name in (element.get("id"), *element.get("class", "").split()):
                return element
    return body


def _named_by_title(drafts: list[ChapterDraft], title: str | None) -> list[ChapterDraft]:
    """Use the page's title for what the text itself doesn't name."""
    first = drafts[0]
    if title is None or title in (first.work, first.chapter_title):
        return drafts
    if first.chapter_number is None and first.chapter_title is None and len(drafts) == 1:
        heading = part_title(title)
        doubts = (*first.doubts, *heading.doubts)
        return [replace(first, chapter_number=heading.number, chapter_title=heading.title, doubts=doubts)]
    if first.work is None and not chapter_heading(title):
        return [replace(draft, work=title) for draft in drafts]
    return drafts
