"""The author's notes in an EPUB that a tool made of a site: in the site's boxes (WebToEpub) or its own (FanFicFare)."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from bot.intake.formats.draft import DroppedPiece, DropReason
from bot.intake.formats.html.marks import Marks, outermost, text_in
from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.html.source import Document
from bot.intake.formats.sites.boxes import take_boxes
from bot.intake.formats.sites.layouts import LAYOUTS

_LINES = frozenset({"hr", "br"})
_BELOW = frozenset({"fff_foot_notes"})
_SUMMARIES = ("Summary", "Chapter Summary", "Description")


@dataclass(frozen=True, slots=True)
class BoxedNotes:
    """What the author says above a page's text and below it, and what the site wrote into the boxes."""

    before: str = ""
    after: str = ""
    summary: str = ""
    dropped: tuple[DroppedPiece, ...] = ()


def take_notes(document: Document) -> BoxedNotes:
    """Take the boxes with notes off a page; those of a site where it has the text of the same site too."""
    marks = Marks(document.body)
    if own := outermost(marks.every("fff_chapter_notes")):
        return _of_fanficfare(own, marks, document)
    for layout in LAYOUTS:
        texts = _texts(marks, layout.texts)
        if texts and any(box in marks and inner in marks for box, inner in layout.notes):
            boxes = take_boxes(layout, marks, texts, document.body)
            labels = (" ".join(label.split()) for label in boxes.labels)
            renderer = Renderer(document.stylesheet)
            return BoxedNotes(
                renderer.markdown(boxes.before),
                renderer.markdown(boxes.after),
                dropped=tuple(DroppedPiece(label, DropReason.SITE_MENU) for label in labels if label),
            )
    return BoxedNotes()


def _of_fanficfare(boxes: list[HtmlElement], marks: Marks, document: Document) -> BoxedNotes:
    """Read boxes in which a bold label stands above each of the notes, and above the chapter's summary."""
    before, after, summary, labels = list[HtmlElement](), list[HtmlElement](), list[HtmlElement](), list[str]()
    for box in boxes:
        notes = after if marks.is_called(box, _BELOW) else before
        place = notes
        for inside in _labelled(box):
            label = text_in(inside) if inside.tag in ("b", "strong") else None
            if label and label.endswith(":"):
                labels.append(label)
                place = summary if label.startswith(_SUMMARIES) else notes
            else:
                place.append(inside)
        box.drop_tree()
    renderer = Renderer(document.stylesheet)
    return BoxedNotes(
        before=renderer.markdown(before, quoted=False),
        after=renderer.markdown(after, quoted=False),
        summary=renderer.markdown(summary, quoted=False),
        dropped=tuple(DroppedPiece(label, DropReason.SITE_MENU) for label in labels),
    )


def _labelled(box: HtmlElement) -> list[HtmlElement]:
    """List what is in a box without the lines around it; the box itself where words stand right in it."""
    inside = [one for one in box if isinstance(one.tag, str)]
    if any((text or "").strip() for text in (box.text, *(one.tail for one in box))):
        return [box]
    while inside and inside[0].tag in _LINES:
        inside.pop(0)
    while inside and inside[-1].tag in _LINES:
        inside.pop()
    return inside


def _texts(marks: Marks, paths: tuple[str, ...]) -> list[HtmlElement]:
    return next((found for path in paths if (found := outermost(marks.every(path)))), [])
