"""A Word document, from Word or any editor that saves one."""

from collections import Counter
from contextlib import ExitStack, nullcontext

from lxml import etree

from bot.intake import wording as intake_wording
from bot.intake.formats.archive import Archive
from bot.intake.formats.discord_markdown.writer import SCENE_BREAK, Sheet
from bot.intake.formats.draft import ChapterDraft, DroppedPiece, DropReason
from bot.intake.formats.headings.heading import chapter_heading
from bot.intake.formats.text.dialect import Dialect
from bot.intake.formats.text.markdown import read_lines
from bot.intake.formats.unreadable import Unreadable
from bot.intake.formats.word import parts
from bot.intake.formats.word.contents import contents_of
from bot.intake.formats.word.runs import Runs
from bot.intake.formats.word.styles import Numbering, Style, Styles, attribute, child, item_of, outline_level, tag_of

_THROUGH = frozenset(
    {"ins", "moveTo", "sdt", "sdtContent", "customXml", "body", "txbxContent", "AlternateContent", "Choice"}
)
_GONE = frozenset({"del", "moveFrom"})
_DROP_CAPS = ("drop", "margin")
_BREAKS_OFF_NOTES = 2
"""From which level of heading upwards the notes so far are written above it."""


def read(archive: Archive, filename: str) -> list[ChapterDraft]:
    """Read a Word document. Raises Unreadable if it is broken, too tangled or holds no text."""
    reader = _Reader(archive)
    lines = reader.markdown().split("\n")
    if not any(lines):
        raise Unreadable(intake_wording.no_text_inside)
    return read_lines(lines, ChapterDraft(dropped=tuple(reader.dropped)), filename, Dialect.RENDERED)


class _Reader:
    """Types a document's paragraphs on a sheet, and its notes below the chapter that points to them."""

    def __init__(self, archive: Archive) -> None:
        main = parts.main_part(archive)
        folder = main.rpartition("/")[0]
        self._document = archive.xml(main)
        self._styles = Styles(archive.optional_xml(f"{folder}/styles.xml"))
        self._numbering = Numbering(archive.optional_xml(f"{folder}/numbering.xml"))
        self._notes = {
            "footnoteReference": parts.notes(archive.optional_xml(f"{folder}/footnotes.xml"), "footnote"),
            "endnoteReference": parts.notes(archive.optional_xml(f"{folder}/endnotes.xml"), "endnote"),
        }
        self._sheet = Sheet()
        self._items: Counter[tuple[str, int]] = Counter()
        self._begun: set[tuple[str, int]] = set()
        self._in_list = False
        self._contents = contents_of(self._document, self._styles)
        self.dropped = parts.left_out(archive, folder)
        self._runs = Runs(self._sheet, self._styles, parts.links(archive, main), self.dropped)

    def markdown(self) -> str:
        for element in self._document:
            self._block(element)
        self._write_notes()
        return self._sheet.markdown()

    def _block(self, element: etree._Element) -> None:
        tag = tag_of(element)
        if element in self._contents:
            self.dropped.append(DroppedPiece(parts.plain_text(element), DropReason.FRONT_MATTER))
        elif tag == "p":
            self._paragraph(element)
        elif tag == "tbl":
            self._table(element)
        elif tag in _THROUGH:
            for inside in element:
                self._block(inside)
        elif tag in _GONE and (text := parts.plain_text(element)):
            self.dropped.append(DroppedPiece(text, DropReason.COMMENT))

    def _paragraph(self, element: etree._Element) -> None:
        properties = child(element, "pPr")
        style = self._styles.style(attribute(child(properties, "pStyle")))
        level = outline_level(properties) or style.level
        text = parts.plain_text(element)
        if self._runs.notes and _breaks_off_notes(level, text):
            self._write_notes()
        bullet = None if level else self._bullet(properties, style)
        if not (bullet and self._in_list):
            self._sheet.paragraph()
        if not text and child(properties, "pBdr") is not None:
            self._sheet.block(SCENE_BREAK)
        with ExitStack() as around:
            if level and text:
                around.enter_context(self._sheet.heading(level))
            elif bullet:
                around.enter_context(self._sheet.item(*bullet))
            elif style.quote:
                around.enter_context(self._sheet.quote())
            self._runs.write(element, {} if level else style.toggles)
        self._in_list = bullet is not None
        self._end_paragraph(properties)

    def _end_paragraph(self, properties: etree._Element | None) -> None:
        if attribute(child(properties, "framePr"), "dropCap") in _DROP_CAPS:
            self._sheet.go_on()
        for box in self._runs.taken_boxes():
            self._block(box)

    def _bullet(self, properties: etree._Element | None, style: Style) -> tuple[str, int] | None:
        item = item_of(properties) or style.item
        kind = self._numbering.format(item) if item else None
        if item is None or kind is None:
            return None
        if kind == "bullet":
            return "- ", item[1]
        counted, level = self._numbering.counted(item), item[1]
        if item not in self._begun:
            self._begun.add(item)
            self._items[counted] = self._numbering.start(item, self._items[counted])
        self._items[counted] += 1
        for deeper in range(level + 1, 10):
            self._items[counted[0], deeper] = 0
        return f"{self._items[counted]}. ", level

    def _table(self, element: etree._Element) -> None:
        self._sheet.paragraph()
        self._in_list = False
        for row in element.iter():
            if tag_of(row) != "tr":
                continue
            self._sheet.line_break()
            cells = [cell for cell in row if tag_of(cell) == "tc" and parts.plain_text(cell)]
            with self._sheet.on_one_line():
                for place, cell in enumerate(cells):
                    if place:
                        self._sheet.markup(" | ")
                    for inside in cell:
                        self._block(inside)
        self._sheet.paragraph()

    def _write_notes(self) -> None:
        for number, kind, identity in self._runs.taken_notes():
            note = self._notes[kind].get(identity)
            if note is None:
                continue
            self._sheet.paragraph()
            self._sheet.text(f"{number} ")
            for place, paragraph in enumerate(note):
                with self._sheet.on_one_line() if place == 0 else nullcontext():
                    self._block(paragraph)
            self._sheet.paragraph()


def _breaks_off_notes(level: int | None, text: str) -> bool:
    return bool(level and level <= _BREAKS_OFF_NOTES) or chapter_heading(text) is not None
