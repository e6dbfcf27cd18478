"""An HTML file: an AO3 download, a saved page, or what an editor exported."""

import re
from dataclasses import replace
from pathlib import PurePath

from lxml.html import HtmlElement

from bot.addresses.reading import site_of
from bot.addresses.sites.archives import AO3
from bot.intake import wording as intake_wording
from bot.intake.formats.ao3 import download as ao3_download
from bot.intake.formats.ao3 import labels as ao3_labels
from bot.intake.formats.ao3 import saved_page as ao3_saved_page
from bot.intake.formats.ao3.page_title import read_title
from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.discord_markdown.escaping import as_plain
from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.formats.headings.heading import chapter_heading, part_title, work_and_chapter
from bot.intake.formats.html.archived import unpack
from bot.intake.formats.html.marks import Marks
from bot.intake.formats.html.page_furniture import beside
from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.html.source import Document, clean, decode_html
from bot.intake.formats.sites import saved_page, threads
from bot.intake.formats.sites.layouts import Layout
from bot.intake.formats.sites.navigation import drop_navigation
from bot.intake.formats.sites.page_titles import rest_of
from bot.intake.formats.sites.post import Post, heading_in, is_several_posts, read_post, take_widgets, texts_of
from bot.intake.formats.text.dialect import Dialect
from bot.intake.formats.text.markdown import read_lines
from bot.intake.formats.unreadable import Unreadable
from bot.intake.formats.words import count_words
from bot.intake.formats.workless import pages as workless
from bot.intake.formats.workless import wording as workless_wording
from bot.intake.formats.workless.prose import MOST_BESIDE_A_PAGE, prose_words

_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht"})
_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE
)
_BLOCK = re.compile(r"</(?:p|div|h[1-6]|blockquote|li)>|<br ?/?>", re.IGNORECASE)
_FEWEST_BLOCKS = 3


def looks_like_html(text: str, filename: str) -> bool:
    """Tell whether a text is a page: by its first tag, its name, or by beginning with a tag and holding several."""
    if _BEGINS.match(text[:4096]):
        return True
    blocks = sum(1 for _ in zip(range(_FEWEST_BLOCKS), _BLOCK.finditer(text[:100_000]), strict=False))
    named = PurePath(filename).suffix.lower() in _SUFFIXES
    return blocks >= (1 if named else _FEWEST_BLOCKS) and (named or text.lstrip()[:1] == "<")


def read_archived(data: bytes, filename: str) -> list[ChapterDraft]:
    """Read a web archive. Raises Unreadable if it holds no page, or as `read` does."""
    page = unpack(data)
    drafts = read(page.data, f"{filename}.html", page.address)
    if drafts is None:
        raise Unreadable(intake_wording.a_web_archive)
    return drafts


def read(data: bytes, filename: str, address: str | None = None) -> list[ChapterDraft] | None:
    """Read an HTML file, from an `address` if that is known; None if it is none.

    Raises Unreadable if it is too tangled, holds no text, or is a page without a work.
    """
    text, encoding, guessed = decode_html(data)
    if not looks_like_html(text, filename):
        return None
    document = clean(text)
    if address:
        document = replace(document, head=replace(document.head, addresses=(*document.head.addresses, address)))
    about = ChapterDraft(
        encoding=encoding,
        dropped=tuple(document.dropped),
        doubts=(Doubt.ENCODING_GUESSED,) if guessed else (),
    )
    drafts = ao3_download.read(document, about) or ao3_saved_page.read(document, about)
    return drafts or _read_page(document, about, filename)


def _read_page(document: Document, about: ChapterDraft, filename: str) -> list[ChapterDraft]:
    marks = Marks(document.body)
    if drafts := threads.read(document, marks, about):
        return drafts
    layout = saved_page.site_of(document, marks)
    if layout and (of_site := saved_page.read(layout, document, marks, about)):
        return of_site
    _refuse_without_work(document, marks, layout)
    texts = texts_of(marks)
    if is_several_posts(texts):
        raise Unreadable(workless_wording.a_list_of_works, document.head.site_name or "")
    return _read_post(document, marks, texts, about, filename)


def _refuse_without_work(document: Document, marks: Marks, layout: Layout | None) -> None:
    """Raise Unreadable for a site's page that holds no chapter, in a sentence for its kind where that is known."""
    main = marks.first("main")
    shown = Renderer(document.stylesheet).markdown([document.body if main is None else main])
    lines = [document.head.title or "", *(as_plain(line.lstrip("#> ")) for line in shown.split("\n"))]
    workless.refuse(lines)
    site = layout.name if layout else ("AO3" if _is_ao3(document, marks) else None)
    if site and prose_words(lines) <= MOST_BESIDE_A_PAGE:
        raise Unreadable(workless_wording.a_page_without_a_chapter, site)


def _is_ao3(document: Document, marks: Marks) -> bool:
    head = document.head
    named = (head.title or "").endswith((" | Archive of Our Own", "[Archive of Our Own]"))
    hosted = any(site_of(address) is AO3 for address in head.addresses)
    return named + hosted + ("skiplinks" in marks) + ("workskin" in marks) > 1


def _read_post(
    document: Document, marks: Marks, texts: list[HtmlElement], about: ChapterDraft, filename: str
) -> list[ChapterDraft]:
    agreed = heading_in(document.head, marks)
    post = read_post(document.head, marks, texts) if texts else Post(agreed or document.head.title)
    title = agreed if agreed and not post.read else post.title
    left_out = [*beside([*texts, *post.read], document.body), *take_widgets(marks, texts)] if texts else []
    renderer = Renderer(document.stylesheet)
    page = CopiedPage(renderer.markdown(texts or [document.body]).split("\n"))
    if not any(page.lines):
        raise Unreadable(intake_wording.no_text_inside)
    drop_navigation(page)
    left_out += [*renderer.dropped, *page.dropped()]
    about = replace(about, author=post.author, site=post.site, dropped=(*about.dropped, *left_out))
    first, *others = read_lines(page.kept(0, len(page.lines)).split("\n"), about, filename, Dialect.RENDERED)
    drafts = [_without_heading(first, title), *others]
    if of_ao3 := read_title(document.head.title):
        return [of_ao3.name(ao3_labels.with_sections(draft)) for draft in drafts]
    return _named_by_title(_without_blogs_name(drafts, document.head.title, agreed), title)


def _without_heading(draft: ChapterDraft, title: str | None) -> ChapterDraft:
    """Take the page's title off the top of a text, where it stands there as a heading too."""
    heading, _, rest = draft.body.partition("\n")
    if not title or not heading.startswith("#") or as_plain(heading.lstrip("# ")) != title:
        return draft
    body = rest.strip("\n")
    words = count_words(body)
    return replace(draft, body=body, words=words, body_words=words)


def _without_blogs_name(drafts: list[ChapterDraft], title: str | None, agreed: str | None) -> list[ChapterDraft]:
    """Take back a title that is only the blog's: what its page's title says beside the heading of the post."""
    if len(drafts) == 1 and title and agreed and drafts[0].chapter_title == rest_of(title, agreed):
        return [replace(drafts[0], chapter_title=None)]
    return drafts


def _named_by_title(drafts: list[ChapterDraft], title: str | None) -> list[ChapterDraft]:
    """Use the page's title for what the text itself doesn't name."""
    first = drafts[0]
    if title is None or title in (first.work, first.chapter_title):
        return drafts
    if first.chapter_number is None and first.chapter_title is None and len(drafts) == 1:
        named = work_and_chapter(title) if first.work is None and not chapter_heading(title, is_title=True) else None
        work, heading = named or (first.work, part_title(title))
        doubts = (*(one for one in first.doubts if one is not Doubt.TITLE_MISSING), *heading.doubts)
        return [replace(first, work=work, chapter_number=heading.number, chapter_title=heading.title, doubts=doubts)]
    if first.work is None and not chapter_heading(title):
        return [replace(draft, work=title) for draft in drafts]
    return drafts
