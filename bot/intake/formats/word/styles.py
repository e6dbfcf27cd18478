"""What a Word document's styles and lists make of its paragraphs and runs."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from bot.intake.formats.html.styles import Look

_HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)
_CONTENTS = re.compile(r"toc (?:\d|heading)$|contents (?:\d|heading)$", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2}
_QUOTES = frozenset({"quote", "intense quote", "block text", "quotations", "block quotation"})
_TOGGLES = {
    "b": "bold", "bCs": "bold", "i": "italic", "iCs": "italic", "strike": "strike", "dstrike": "strike",
    "vanish": "hidden", "webHidden": "hidden",
}  # fmt: skip
_OFF = frozenset({"0", "false", "off", "none"})
_LONGEST_CHAIN = 20

Toggles = dict[str, bool]


def tag_of(element: etree._Element) -> str:
    """Return an element's name without its namespace; empty for comments and the like."""
    return _local(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    """Read an attribute by its name without its namespace."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    if element is None:
        return None
    return next(element.iterchildren(f"{{*}}{name}"), None)


def toggles(properties: etree._Element | None) -> Toggles:
    """Read what a run's properties turn on and off; those for right-to-left text count only where the run is such."""
    found: Toggles = {}
    right_to_left = child(properties, "rtl") is not None
    for element in properties if properties is not None else ():
        name, value = tag_of(element), attribute(element)
        if name in _TOGGLES and name.endswith("Cs") == (right_to_left and name[0] in "bi"):
            found[_TOGGLES[name]] = value not in _OFF
        elif name == "u":
            found["underline"] = value not in _OFF
    return found


def look(*settings: Toggles) -> Look:
    """Find what is on when each of the settings has overruled those before it."""
    merged: Toggles = {}
    for setting in settings:
        merged |= setting
    return frozenset(name for name, on in merged.items() if on)


@dataclass(frozen=True, slots=True)
class Style:
    """`level` is a heading's, 1 being the highest; `item` a list's number and level in it."""

    level: int | None = None
    is_contents: bool = False
    quote: bool = False
    toggles: Toggles = field(default_factory=dict)
    item: tuple[str, int] | None = None


class Styles:
    """Styles by their ids, each with what it takes over from the style it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements = {
            str(attribute(element, "styleId")): element
            for element in (root if root is not None else ())
            if tag_of(element) == "style"
        }
        self._known: dict[str | None, Style] = {None: Style()}

    def style(self, identity: str | None) -> Style:
        if identity not in self._known:
            self._known[identity] = self._read(str(identity))
        return self._known[identity]

    def _read(self, identity: str) -> Style:
        style = Style()
        for element in reversed(self._chain(identity)):
            name = (attribute(child(element, "name")) or "").lower()
            paragraph = child(element, "pPr")
            heading = _HEADING.match(name)
            style = Style(
                level=int(heading[1]) if heading else _TITLES.get(name) or outline_level(paragraph) or style.level,
                is_contents=bool(_CONTENTS.match(name)),
                quote=name in _QUOTES or style.quote,
                toggles=style.toggles | toggles(child(element, "rPr")),
                item=item_of(paragraph) or style.item,
            )
        return style

    def _chain(self, identity: str | None) -> list[etree._Element]:
        chain: list[etree._Element] = []
        while identity in self._elements and len(chain) < _LONGEST_CHAIN:
            chain.append(self._elements[str(identity)])
            identity = attribute(child(chain[-1], "basedOn"))
        return chain


def outline_level(properties: etree._Element | None) -> int | None:
    """Return the level of a paragraph that is a heading by its outline, from 1 to 6."""
    value = attribute(child(properties, "outlineLvl")) or ""
    return int(value) + 1 if value in ("0", "1", "2", "3", "4", "5") else None


def item_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """Find the list a paragraph is an item of, and at which level."""
    numbering = child(properties, "numPr")
    number = attribute(child(numbering, "numId"))
    level = attribute(child(numbering, "ilvl")) or "0"
    return (number, int(level) if level.isdecimal() and len(level) == 1 else 0) if number else None


class Numbering:
    """Which of a document's lists are numbered."""

    def __init__(self, root: etree._Element | None) -> None:
        self._starts: dict[tuple[str, int], int] = {}
        children = list(root) if root is not None else []
        levels = {
            attribute(element, "abstractNumId"): element for element in children if tag_of(element) == "abstractNum"
        }
        self._lists = {
            attribute(element, "numId"): levels.get(attribute(child(element, "abstractNumId")))
            for element in children
            if tag_of(element) == "num"
        }
        for element in (inside for inside in children if tag_of(inside) == "num"):
            self._read_starts(element)

    def _read_starts(self, number: etree._Element) -> None:
        for override in number:
            start = attribute(child(override, "startOverride")) or ""
            level = attribute(override, "ilvl") or ""
            if start.isdecimal() and level.isdecimal() and len(start) < 6:
                self._starts[str(attribute(number, "numId")), int(level)] = int(start) - 1

    def counted(self, item: tuple[str, int]) -> tuple[str, int]:
        """Name what counts an item: lists made of one another count on."""
        levels = self._lists.get(item[0])
        return str(attribute(levels, "abstractNumId")) if levels is not None else item[0], item[1]

    def start(self, item: tuple[str, int], counted: int) -> int:
        """Return the number before a list's first item, if the list says one; else that of the items so far."""
        return self._starts.get(item, counted)

    def format(self, item: tuple[str, int]) -> str | None:
        """`bullet`, `decimal` or another of Word's names; None for a list that shows nothing or isn't known."""
        number, level = item
        levels = self._lists.get(number)
        for element in levels if levels is not None else ():
            if tag_of(element) == "lvl" and attribute(element, "ilvl") == str(level):
                name = attribute(child(element, "numFmt"))
                return None if name == "none" else name
        return None
