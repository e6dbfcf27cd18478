"""A chapter's page of a known site, saved from the browser as HTML."""

from dataclasses import replace

from bot.intake.formats.authors_note import find_authors_note
from bot.intake.formats.copied_lines import CopiedPage
from bot.intake.formats.draft import ChapterDraft, Doubt, DroppedPiece, DropReason
from bot.intake.formats.html.marks import Marks, outermost
from bot.intake.formats.html.page_furniture import beside
from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.html.source import Document
from bot.intake.formats.sites.boxes import Boxes, take_boxes
from bot.intake.formats.sites.layouts import LAYOUTS, WATTPAD, Layout
from bot.intake.formats.sites.names import name
from bot.intake.formats.sites.page_titles import without_suffix
from bot.intake.formats.wattpad.images import drop_removed_images
from bot.intake.formats.words import count_words

_ENOUGH_SIGNS = 2


def site_of(document: Document, marks: Marks) -> Layout | None:
    """Tell which site a page was saved from, by most signs; two at least have to agree that it was."""
    signs = {layout: _signs(layout, document, marks) for layout in LAYOUTS}
    likeliest = max(LAYOUTS, key=signs.__getitem__)
    return likeliest if signs[likeliest] >= _ENOUGH_SIGNS else None


def _signs(layout: Layout, document: Document, marks: Marks) -> int:
    head = document.head
    named = layout.name is not None and (head.site_name or "").casefold() == layout.name.casefold()
    return (
        named
        + any(map(layout.is_at, head.addresses))
        + without_suffix(head.title or "", layout.suffixes)[1]
        + sum(telling in marks for telling in layout.telling)
    )


def read(layout: Layout, document: Document, marks: Marks, about: ChapterDraft) -> list[ChapterDraft] | None:
    """Read the chapter that a site's page holds; None if its text isn't where the site has it."""
    texts = next((found for path in layout.texts if (found := outermost(marks.every(path)))), [])
    if not texts:
        return None
    about = name(layout, document.head, marks, texts, about)
    boxes = take_boxes(layout, marks, texts, document.body)
    left_out = [*beside(texts, document.body), *_labels(boxes)]
    renderer = Renderer(document.stylesheet)
    page = CopiedPage(renderer.markdown(texts).split("\n"))
    if layout is WATTPAD:
        drop_removed_images(page, 0, len(page.lines))
    body = page.kept(0, len(page.lines))
    words = count_words(body)
    draft = replace(
        about,
        notes_before=renderer.markdown(boxes.before) or None,
        notes_after=renderer.markdown(boxes.after) or None,
        notes_offered=find_authors_note(body, marked_only=bool(layout.notes)),
        body=body,
        words=words,
        body_words=words,
        dropped=(*about.dropped, *left_out, *page.dropped(), *renderer.dropped),
    )
    return [_with_doubts(draft)]


def _labels(boxes: Boxes) -> list[DroppedPiece]:
    """List what the site wrote into the boxes of notes, such as `A note from …`."""
    labels = (" ".join(text.split()) for text in boxes.labels)
    return [DroppedPiece(label, DropReason.SITE_MENU) for label in labels if label]


def _with_doubts(draft: ChapterDraft) -> ChapterDraft:
    doubts = (
        *draft.doubts,
        *(() if draft.chapter_title or draft.chapter_number is not None else (Doubt.TITLE_MISSING,)),
        *(() if draft.work else (Doubt.WORK_MISSING,)),
        *(() if draft.body else (Doubt.BODY_EMPTY,)),
    )
    return replace(draft, doubts=doubts)
