"""The boxes in which a site's page keeps the author's notes, above its text, below it or in it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from bot.intake.formats.html.marks import Marks, outermost
from bot.intake.formats.html.page_furniture import words_beside
from bot.intake.formats.sites.layouts import Layout


@dataclass(slots=True)
class Boxes:
    """What the author wrote in the boxes before the text and after it, and the words that the site put there."""

    before: list[HtmlElement] = field(default_factory=list)
    after: list[HtmlElement] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


def take_boxes(layout: Layout, marks: Marks, texts: Collection[HtmlElement], body: HtmlElement) -> Boxes:
    """Take the boxes off a page that stand before all words of its texts or after them; one amid them stays there."""
    written = {box: inner for path, inner in layout.notes for box in marks.every(path)}
    holding = {above for text in texts for above in (text, *text.iterancestors())}
    boxes = [box for box in outermost(written) if box not in holding]
    found = list(_in_order(body, set(boxes), set(texts)))
    words = [place for place, one in enumerate(found) if one is None] or [len(found)]
    taken = Boxes()
    for place, box in enumerate(found):
        if box is not None and not words[0] < place < words[-1]:
            inner = next((one for one in box.iter() if written[box] in one.get("class", "").split()), box)
            (taken.before if place < words[0] else taken.after).append(inner)
            taken.labels.extend(words_beside([inner], box) if inner is not box else ())
            box.drop_tree()
    return taken


def _in_order(
    element: HtmlElement, boxes: set[HtmlElement], texts: set[HtmlElement], *, is_text: bool = False
) -> Iterator[HtmlElement | None]:
    """Walk a page from its beginning: each box, and None wherever words of a text stand."""
    if element in boxes:
        yield element
        return
    is_text = is_text or element in texts
    if is_text and (element.text or "").strip():
        yield None
    for child in element:
        yield from _in_order(child, boxes, texts, is_text=is_text)
        if is_text and (child.tail or "").strip():
            yield None
