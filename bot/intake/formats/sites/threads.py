"""A page of a forum's thread, saved from the browser: the posts that are marked as chapters (XenForo's threadmarks)."""

import re
from dataclasses import replace

from lxml.html import HtmlElement

from bot.intake.formats.authors_note import find_authors_note
from bot.intake.formats.draft import ChapterDraft, Doubt, DroppedPiece, DropReason
from bot.intake.formats.headings.heading import part_title
from bot.intake.formats.html.marks import Marks, outermost, text_in
from bot.intake.formats.html.page_furniture import beside
from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.html.source import Document
from bot.intake.formats.words import count_words

_TELLING = ("p-title-value", "bbWrapper", "message-body", "message-userContent", "threadmarkLabel")
_ENOUGH_SIGNS = 3
_POST_ID = re.compile(r"(?:js-)?(post-\d+)$")
_THREAD = re.compile(r"(https?://[^\s?#]*?/threads/[^/?#]+/)")
_BUTTONS = frozenset({"bbCodeBlock-expandLink", "bbCodeBlock-shrinkLink"})
"""What the forum puts into quotes: `Click to expand…`."""


def read(document: Document, marks: Marks, about: ChapterDraft) -> list[ChapterDraft] | None:
    """Read the chapters that a page of a thread shows; None if this is no such page.

    Without a threadmark it is the first post of whoever began the thread, or else the first one.
    """
    if sum(telling in marks for telling in _TELLING) < _ENOUGH_SIGNS:
        return None
    posts = [(post, _text_of(post, marks)) for post in _chapters(marks)]
    texts = [text for _, text in posts if text is not None]
    if not texts:
        return None
    left_out = tuple(beside(texts, document.body))
    about = replace(about, site=document.head.site_name, work=_title(marks))
    drafts = [_draft(post, text, document, marks, about) for post, text in posts if text is not None]
    return [replace(drafts[0], dropped=(*about.dropped, *left_out, *drafts[0].dropped)), *drafts[1:]]


def _chapters(marks: Marks) -> list[HtmlElement]:
    marked = outermost(marks.every("hasThreadmark"))
    posts = marked or outermost(marks.every("message--post"))
    began = text_in(marks.first("p-description username"))
    by_whom = [post for post in posts if began and _author(post, marks) == began]
    return marked or (by_whom or posts)[:1]


def _text_of(post: HtmlElement, marks: Marks) -> HtmlElement | None:
    return next((inside for inside in post.iter("div") if marks.is_called(inside, frozenset({"bbWrapper"}))), None)


def _first(post: HtmlElement, marks: Marks, name: str) -> str | None:
    named = (inside for inside in post.iter() if marks.is_called(inside, frozenset({name})))
    return next(filter(None, map(text_in, named)), None)


def _author(post: HtmlElement, marks: Marks) -> str | None:
    return _first(post, marks, "message-name")


def _title(marks: Marks) -> str | None:
    """Return the thread's title without the labels that stand before it, such as `Original`."""
    title = marks.first("p-title-value")
    labels = [text_in(label) or "" for label in marks.every("p-title-value label")]
    said = text_in(title) or ""
    for label in labels:
        said = said.removeprefix(label).strip()
    return said or None


def _draft(post: HtmlElement, text: HtmlElement, document: Document, marks: Marks, about: ChapterDraft) -> ChapterDraft:
    renderer = Renderer(document.stylesheet)
    dropped = _without_buttons(text, marks)
    heading = part_title(_first(post, marks, "threadmarkLabel") or "")
    body = renderer.markdown([text])
    words = count_words(body)
    is_named = heading.title is not None or heading.number is not None
    return replace(
        about,
        author=_author(post, marks),
        chapter_number=heading.number,
        chapter_title=heading.title,
        link=_link(post, document),
        body=body,
        words=words,
        body_words=words,
        notes_offered=find_authors_note(body),
        dropped=(*dropped, *renderer.dropped),
        doubts=(
            *about.doubts,
            *heading.doubts,
            *(() if is_named else (Doubt.TITLE_MISSING,)),
            *(() if about.work else (Doubt.WORK_MISSING,)),
            *(() if body else (Doubt.BODY_EMPTY,)),
        ),
    )


def _without_buttons(text: HtmlElement, marks: Marks) -> list[DroppedPiece]:
    buttons = [inside for inside in text.iter() if marks.is_called(inside, _BUTTONS)]
    dropped = [DroppedPiece(text_in(button) or "", DropReason.SITE_MENU) for button in buttons if text_in(button)]
    for button in buttons:
        button.drop_tree()
    return dropped


def _link(post: HtmlElement, document: Document) -> str | None:
    """Return the address of a post in its thread."""
    thread = next((found[1] for one in document.head.addresses if (found := _THREAD.match(one))), None)
    post_id = _POST_ID.match(post.get("id", ""))
    return f"{thread}{post_id[1]}" if thread and post_id else None
