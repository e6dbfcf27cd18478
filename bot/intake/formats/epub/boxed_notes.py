"""The author's notes on pages that a tool packed into an EPUB with their site's own boxes, as WebToEpub does."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from bot.intake.formats.draft import DroppedPiece, DropReason
from bot.intake.formats.html.marks import Marks, outermost
from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.html.source import Document
from bot.intake.formats.sites.boxes import take_boxes
from bot.intake.formats.sites.layouts import LAYOUTS


@dataclass(frozen=True, slots=True)
class BoxedNotes:
    """What the author says above a page's text and below it, and what the site wrote into the boxes."""

    before: str = ""
    after: str = ""
    dropped: tuple[DroppedPiece, ...] = ()


def take_notes(document: Document) -> BoxedNotes:
    """Take the boxes with notes off a page, where it has the text of the same site too."""
    marks = Marks(document.body)
    for layout in LAYOUTS:
        texts = _texts(marks, layout.texts)
        if texts and any(box in marks and inner in marks for box, inner in layout.notes):
            boxes = take_boxes(layout, marks, texts, document.body)
            labels = (" ".join(label.split()) for label in boxes.labels)
            renderer = Renderer(document.stylesheet)
            return BoxedNotes(
                renderer.markdown(boxes.before),
                renderer.markdown(boxes.after),
                tuple(DroppedPiece(label, DropReason.SITE_MENU) for label in labels if label),
            )
    return BoxedNotes()


def _texts(marks: Marks, paths: tuple[str, ...]) -> list[HtmlElement]:
    return next((found for path in paths if (found := outermost(marks.every(path)))), [])
