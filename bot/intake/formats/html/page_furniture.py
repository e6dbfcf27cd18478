"""What stands on a page beside its text."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from bot.intake.formats.draft import DroppedPiece, DropReason
from bot.intake.formats.lines import visible


def beside(text: HtmlElement, body: HtmlElement) -> Iterator[DroppedPiece]:
    """Collect everything on the page that stands outside an element of it, as left out."""
    element = text
    while element is not body and (parent := element.getparent()) is not None:
        for sibling in parent:
            words = " ".join(" ".join(map(str, sibling.itertext())).split())
            if sibling is not element and words:
                yield DroppedPiece(visible(words), DropReason.SITE_MENU)
        element = parent
