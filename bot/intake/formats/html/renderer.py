"""Cleaned HTML as Discord Markdown that looks as the page did."""

import re
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from urllib.parse import quote

from lxml.html import HtmlElement

from bot.intake.formats.discord_markdown.writer import SCENE_BREAK, Sheet
from bot.intake.formats.draft import DroppedPiece, DropReason
from bot.intake.formats.html.styles import Look, Stylesheet
from bot.intake.formats.lines import visible

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "main", "nav", "ol", "p",
        "section", "summary", "table", "tbody", "tfoot", "thead", "ul",
    }
)  # fmt: skip
_LOOKS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic", "dfn": "italic", "var": "italic",
    "u": "underline", "ins": "underline", "s": "strike", "strike": "strike", "del": "strike", "spoiler": "spoiler",
    "summary": "bold", "caption": "bold",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TITLE = "title"
"""The class of the paragraph that Google Docs, LibreOffice and pandoc make of a document's title."""
_NO_MARKS = Look({"hidden", "floating"})
_OF_HEADINGS = Look({"spoiler"})
"""What a heading's own style may add: the rest is how headings look."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_ADDRESS = re.compile(r"https?:|www\.|[\w-]{2,}\.(?:com|org|net|gg|io|co|me)\b", re.IGNORECASE)
_DROP_CAP = re.compile(r"\s*[“\"‘'«„]?\s?[^\W\d_]\s*$")
"""A paragraph's first letter, with the mark that may stand before it."""
_BACK_LINK = re.compile(r"[\s\[(]*[↑↩⤴^]\ufe0e?\ufe0f?[\s\])]*$")


class Renderer:
    """Writes elements to a sheet; `dropped` collects what Discord can't show."""

    def __init__(self, stylesheet: Stylesheet | None = None) -> None:
        self.dropped: list[DroppedPiece] = []
        self._stylesheet = stylesheet or Stylesheet()
        self._sheet = Sheet()
        self._starts: frozenset[HtmlElement] = frozenset()
        self._ended: list[str] = []
        self._renderers: dict[str, Callable[[HtmlElement], None]] = {
            "a": self._link, "br": self._line_break, "hr": self._scene_break, "img": self._image, "ul": self._list,
            "ol": self._list, "tr": self._row, "pre": self._preformatted, "code": self._code, "kbd": self._code,
            "samp": self._code, "q": self._quotation, "rt": self._reading, "sup": self._shifted, "sub": self._shifted,
        }  # fmt: skip

    def markdown(self, elements: Iterable[HtmlElement], *, quoted: bool = True) -> str:
        """Render elements that follow each other, on a sheet of their own.

        Where they are not `quoted`, those among them that are quotes are only what the page keeps its text in.
        """
        self._sheet = Sheet()
        for element in elements:
            self._sheet.paragraph()
            self._render(element, quoted=quoted)
        return self._sheet.markdown()

    def sections(self, elements: Iterable[HtmlElement], starts: Iterable[HtmlElement]) -> list[str]:
        """Render elements that follow each other as several texts, each but the first beginning at one of `starts`."""
        self._starts, self._ended = frozenset(starts), []
        last = self.markdown(elements)
        self._starts = frozenset()
        return [*self._ended, last]

    def _render(self, element: HtmlElement, *, quoted: bool = True) -> None:
        tag = element.tag if quoted or element.tag != "blockquote" else "div"
        if not isinstance(tag, str):
            return
        if tag == "p" and element.attrib and _TITLE in element.get("class", "").split():
            tag = "h1"
        if element in self._starts:
            self._ended.append(self._sheet.end_section())
        look = self._look(element, tag)
        if "hidden" in look:
            self._drop(element.text_content(), DropReason.HIDDEN)
            return
        with ExitStack() as around:
            self._open_block(tag, look, around)
            self._renderers.get(tag, self._children)(element)
        if "floating" in look and tag in _BLOCKS and _DROP_CAP.match(element.text_content()):
            self._sheet.go_on()

    def _open_block(self, tag: str, look: Look, around: ExitStack) -> None:
        """Begin what an element is: a paragraph, a heading, a quote, an emphasis; `around` ends it."""
        level = _HEADINGS.get(tag)
        if tag in _BLOCKS:
            self._sheet.paragraph()
            around.callback(self._sheet.paragraph)
        if marks := (look & _OF_HEADINGS if level else look - _NO_MARKS):
            around.enter_context(self._sheet.emphasis(*sorted(marks)))
        if level:
            around.enter_context(self._sheet.heading(level))
        elif tag == "blockquote":
            around.enter_context(self._sheet.quote())

    def _children(self, element: HtmlElement) -> None:
        if element.text:
            self._sheet.text(element.text)
        for child in element:
            self._render(child)
            if child.tail:
                self._sheet.text(child.tail)

    def _look(self, element: HtmlElement, tag: str) -> Look:
        look = Look({_LOOKS[tag]}) if tag in _LOOKS else Look()
        if not element.attrib:
            return look
        if "hidden" in element.attrib:
            return Look({"hidden"})
        return look | self._stylesheet.look(element.get("class", "").split(), element.get("style", ""))

    def _drop(self, text: str, why: DropReason) -> None:
        if text := " ".join(visible(text).split()):
            self.dropped.append(DroppedPiece(text, why))

    def _link(self, element: HtmlElement) -> None:
        address, label = element.get("href", ""), " ".join(element.text_content().split())
        if not address.startswith(("http://", "https://")) or not label:
            if not (address.startswith("#") and _BACK_LINK.match(label)):
                self._children(element)
            return
        target = quote(address, safe="/:?#@!$&'*+,;=%~-._")
        if label in (address, target) or label == address.partition("//")[2].rstrip("/"):
            self._sheet.markup(target)
        elif _ADDRESS.search(label):
            self._children(element)
            self._sheet.markup(f" ({target})")
        else:
            with self._sheet.on_one_line():
                self._sheet.markup("[")
                self._children(element)
                self._sheet.markup(f"]({target})")

    def _line_break(self, _: HtmlElement) -> None:
        self._sheet.line_break()

    def _scene_break(self, _: HtmlElement) -> None:
        self._sheet.block(SCENE_BREAK)

    def _image(self, element: HtmlElement) -> None:
        described = element.get("alt") or "an image"
        if _DROP_CAP.match(described) and (element.tail or "")[:1].islower():
            self._sheet.text(described.strip())
        else:
            self._drop(described, DropReason.IMAGE)

    def _list(self, element: HtmlElement) -> None:
        start = element.get("start", "")
        number = int(start) if start.isdecimal() and len(start) < 9 else 1
        for child in element:
            if child.tag == "li":
                with self._sheet.item(f"{number}. " if element.tag == "ol" else "- "):
                    self._render(child)
                number += 1
            else:
                self._render(child)

    def _row(self, element: HtmlElement) -> None:
        self._sheet.line_break()
        with self._sheet.on_one_line():
            cells = [cell for cell in element if cell.tag in ("td", "th") and cell.text_content().strip()]
            for place, cell in enumerate(cells):
                if place:
                    self._sheet.markup(" | ")
                self._render(cell)
        self._sheet.line_break()

    def _preformatted(self, element: HtmlElement) -> None:
        self._sheet.paragraph()
        if element.find(".//code") is None:
            self._lines_of(element)
        else:
            code = visible(element.text_content()).strip("\n").replace("```", "`\u200b``")
            self._sheet.block(f"```\n{code}\n```")
        self._sheet.paragraph()

    def _lines_of(self, element: HtmlElement) -> None:
        """Render a `pre` that holds no code: its lines break where they do."""
        self._sheet.lines((element.text or "").removeprefix("\n"))
        for child in element:
            if len(child) or child.tag in ("br", "img", "a"):
                self._render(child)
            else:
                with self._sheet.emphasis(*sorted(self._look(child, str(child.tag)) - _NO_MARKS)):
                    if child.tag in _BLOCKS:
                        self._sheet.paragraph()
                    self._sheet.lines(child.text or "")
            self._sheet.lines(child.tail or "")

    def _code(self, element: HtmlElement) -> None:
        text = " ".join(visible(element.text_content()).split())
        if text:
            fence = "``" if "`" in text else "`"
            self._sheet.markup(f"{fence}{text}{fence}")

    def _quotation(self, element: HtmlElement) -> None:
        self._sheet.text("“")
        self._children(element)
        self._sheet.text("”")

    def _reading(self, element: HtmlElement) -> None:
        parent = element.getparent()
        bare = parent is None or parent.find("rp") is None
        self._sheet.text(f"({element.text_content()})" if bare else element.text_content())

    def _shifted(self, element: HtmlElement) -> None:
        digits = _RAISED if element.tag == "sup" else _LOWERED
        text = element.text_content()
        if text.strip().isdecimal():
            self._sheet.text(text.translate(digits))
        else:
            self._children(element)
