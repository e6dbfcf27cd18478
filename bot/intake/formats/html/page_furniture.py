"""What stands on a page beside its text."""

from collections.abc import Collection, Iterator

from lxml.html import HtmlElement

from bot.intake.formats.draft import DroppedPiece, DropReason
from bot.intake.formats.lines import visible


def beside(kept: Collection[HtmlElement], body: HtmlElement) -> Iterator[DroppedPiece]:
    """Collect everything on the page that stands outside of some of its elements, as left out."""
    for text in words_beside(kept, body):
        if words := " ".join(visible(text).split()):
            yield DroppedPiece(words, DropReason.SITE_MENU)


def words_beside(kept: Collection[HtmlElement], element: HtmlElement) -> Iterator[str]:
    """Find the words of everything inside of an element that stands outside of those that are kept, piece by piece."""
    holding = {above for one in kept for above in one.iterancestors()}
    yield from _words(element, set(kept), holding)


def _words(element: HtmlElement, kept: set[HtmlElement], holding: set[HtmlElement]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child in holding and child not in kept:
            yield from _words(child, kept, holding)
        elif child not in kept and isinstance(child.tag, str):
            yield " ".join(map(str, child.itertext()))
        yield child.tail or ""
