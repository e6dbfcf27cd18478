"""The runs of a Word document's paragraph: pieces of text that look alike, links, line breaks, pictures, note marks."""

from urllib.parse import quote

from lxml import etree

from bot.intake.formats.discord_markdown.writer import SCENE_BREAK, Sheet
from bot.intake.formats.draft import DroppedPiece, DropReason
from bot.intake.formats.html.styles import Look
from bot.intake.formats.word.parts import plain_text
from bot.intake.formats.word.styles import Styles, Toggles, attribute, child, look, tag_of, toggles

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_THROUGH = frozenset(
    {"ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir", "ruby", "rubyBase"}
)
_GONE = frozenset({"del", "moveFrom"})
_CHARACTERS = {"tab": " ", "ptab": " ", "noBreakHyphen": "\u2011", "softHyphen": ""}
_NOTE_MARKS = frozenset({"footnoteReference", "endnoteReference"})
_PRIVATE_USE = range(0xE000, 0xF900)

NoteMark = tuple[str, str, str | None]
"""The raised number that stands in the text, the kind of mark, the note's id."""


class Runs:
    """Types runs on a sheet; collects the marks of notes and the text boxes that they hold."""

    def __init__(self, sheet: Sheet, styles: Styles, links: dict[str, str], dropped: list[DroppedPiece]) -> None:
        self._sheet = sheet
        self._styles = styles
        self._links = links
        self._dropped = dropped
        self._boxes: list[etree._Element] = []
        self._count = 0
        self._in_link = False
        self._gathered: list[str] = []
        self._gathered_looks = Look()
        self.notes: list[NoteMark] = []

    def taken_notes(self) -> list[NoteMark]:
        """Return the marks since the last time."""
        taken, self.notes = self.notes, []
        return taken

    def taken_boxes(self) -> list[etree._Element]:
        """Return the text boxes since the last time."""
        taken, self._boxes = self._boxes, []
        return taken

    def write(self, element: etree._Element, style: Toggles) -> None:
        """Type what stands inside an element, in the paragraph's style."""
        for inside in element:
            tag = tag_of(inside)
            if tag == "r":
                self._run(inside, style)
            elif tag == "hyperlink":
                self._type_gathered()
                self._link(inside, style)
            elif tag in _THROUGH:
                self.write(inside, style)
            elif tag in _GONE and (text := plain_text(inside)):
                self._dropped.append(DroppedPiece(text, DropReason.COMMENT))
        self._type_gathered()

    def _gather(self, text: str, looks: Look) -> None:
        """Keep text until one comes that looks otherwise: Word parts a sentence into runs at each checked word."""
        if looks != self._gathered_looks:
            self._type_gathered()
            self._gathered_looks = looks
        self._gathered.append(text)

    def _type_gathered(self) -> None:
        if self._gathered:
            text, self._gathered = "".join(self._gathered), []
            with self._sheet.emphasis(*sorted(self._gathered_looks)):
                self._sheet.text(text)

    def _link(self, element: etree._Element, style: Toggles) -> None:
        address = self._links.get(attribute(element, "id") or "", "")
        label = plain_text(element)
        if not address.startswith(("http://", "https://")) or not label:
            self.write(element, style)
            return
        target = quote(address, safe="/:?#@!$&'*+,;=%~-._")
        if label in (address, target):
            self._sheet.markup(target)
            return
        with self._sheet.on_one_line():
            self._sheet.markup("[")
            self._in_link = True
            self.write(element, style)
            self._in_link = False
            self._sheet.markup(f"]({target})")

    def _run(self, element: etree._Element, style: Toggles) -> None:
        properties = child(element, "rPr")
        looks = self._looks(properties, style)
        if "hidden" in looks:
            if text := plain_text(element):
                self._dropped.append(DroppedPiece(text, DropReason.HIDDEN))
            return
        shifted = attribute(child(properties, "vertAlign"))
        pieces = [inside for inside in element.iterchildren("{*}*") if inside is not properties]
        if shifted is None and all(tag_of(piece) == "t" for piece in pieces):
            self._gather("".join(piece.text or "" for piece in pieces), looks)
            return
        self._type_gathered()
        with self._sheet.emphasis(*sorted(looks)):
            for inside in pieces:
                self._piece(inside, shifted)

    def _looks(self, properties: etree._Element | None, style: Toggles) -> Look:
        in_link = {"underline": False} if self._in_link else {}
        if properties is None or not len(properties):
            return look(style, in_link)
        named = self._styles.style(attribute(child(properties, "rStyle"))).toggles
        return look(style, named, toggles(properties), in_link)

    def _piece(self, element: etree._Element, shifted: str | None) -> None:
        tag = tag_of(element)
        if tag == "t":
            self._sheet.text(_shifted(element.text or "", shifted))
        elif tag in ("br", "cr") and attribute(element, "type") in (None, "textWrapping"):
            self._sheet.line_break()
        elif tag in _CHARACTERS:
            self._sheet.text(_CHARACTERS[tag])
        elif tag == "sym":
            self._sheet.text(_symbol(attribute(element, "char") or ""))
        elif tag in _NOTE_MARKS:
            self._note_mark(element)
        elif tag in ("drawing", "pict", "object", "AlternateContent"):
            self._drawing(element)
        elif tag == "ruby":
            self._ruby(element)

    def _note_mark(self, element: etree._Element) -> None:
        self._count += 1
        number = str(self._count).translate(_RAISED)
        self.notes.append((number, tag_of(element), attribute(element, "id")))
        self._sheet.text(number)

    def _drawing(self, element: etree._Element) -> None:
        if tag_of(element) == "AlternateContent":
            element = next((choice for choice in element if tag_of(choice) in ("Choice", "Fallback")), element)
        inside = list(element.iter())
        boxes = [box for box in inside if tag_of(box) == "txbxContent"]
        if boxes:
            self._boxes += boxes
        elif any(attribute(shape, "hr") == "t" for shape in inside):
            self._sheet.block(SCENE_BREAK)
        else:
            described = (attribute(shape, "descr") for shape in inside)
            self._dropped.append(DroppedPiece(next(filter(None, described), "an image"), DropReason.IMAGE))

    def _ruby(self, element: etree._Element) -> None:
        for inside in element:
            if tag_of(inside) == "rubyBase":
                self.write(inside, {})
            elif tag_of(inside) == "rt":
                self._sheet.text("(")
                self.write(inside, {})
                self._sheet.text(")")


def _symbol(code: str) -> str:
    """Find a character by its number; those of picture fonts have no meaning elsewhere."""
    value = int(code, 16) if len(code) <= 6 and set(code) <= set("0123456789abcdefABCDEF") and code else 0
    return chr(value) if 0x20 <= value <= 0x10FFFF and value not in _PRIVATE_USE else ""


def _shifted(text: str, where: str | None) -> str:
    if where is None or not text.strip().isdecimal():
        return text
    return text.translate(_RAISED if where == "superscript" else _LOWERED)
