"""A Word document's own table of contents, which its editor made of the headings."""

from collections.abc import Iterator

from lxml import etree

from bot.intake.formats.word.styles import Styles, attribute, child, outline_level, tag_of


def contents_of(document: etree._Element, styles: Styles) -> set[etree._Element]:
    """Find the paragraphs of tables of contents, by styles or the field that makes them, and the heading above."""
    found: set[etree._Element] = set()
    field = _Field()
    above: etree._Element | None = None
    for paragraph in _paragraphs(document):
        properties = child(paragraph, "pPr")
        style = styles.style(attribute(child(properties, "pStyle")))
        if field.holds(paragraph) or style.is_contents:
            found.add(paragraph)
            if above is not None:
                found.add(above)
        is_heading = bool(style.level or outline_level(properties))
        above = paragraph if is_heading and paragraph not in found else None
    return found


def _paragraphs(document: etree._Element) -> Iterator[etree._Element]:
    return document.iter("{*}p")


class _Field:
    """Follows fields, which may begin in one paragraph and end in another, and stand inside each other."""

    def __init__(self) -> None:
        self._depth = 0
        self._contents = 0

    def holds(self, paragraph: etree._Element) -> bool:
        """Tell whether a paragraph, the next one, holds any of a table of contents."""
        held = self._contents > 0
        for element in paragraph.iter("{*}fldChar", "{*}instrText"):
            if tag_of(element) == "fldChar":
                self._step(attribute(element, "fldCharType") or "")
            elif (element.text or "").split()[:1] == ["TOC"]:
                self._contents = self._contents or self._depth
            held = held or self._contents > 0
        return held

    def _step(self, kind: str) -> None:
        if kind == "begin":
            self._depth += 1
        elif kind == "end":
            self._contents = 0 if self._contents == self._depth else self._contents
            self._depth = max(0, self._depth - 1)
