"""The three parts of an AO3 download and the pieces of its chapters, by ids and structure.

Calibre renames classes and parts the page into several, in each of which a part's id may stand again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from lxml.html import HtmlElement, builder

from bot.intake.formats.ao3.preface import byline_in, is_pointer, label_of, text_of
from bot.intake.formats.html.page_furniture import words_beside

_CHAPTER = re.compile(r"Chapter (\d{1,5})(?::.*)?$")
_ENDNOTES = re.compile(r"endnotes\d*$")
_IDS = ("preface", "chapters", "afterword")
_ID = re.compile(rf"(?:.*\.x?html?[_#])?({'|'.join(_IDS)})$")
"""By itself, or behind the name of the file it stood in, as pandoc writes it."""
_HEADINGS = ("h1", "h2", "h3")
_BLOCKS = ("div", "section", "article", "main")


Named = tuple[HtmlElement, str]


@dataclass(frozen=True, slots=True)
class Parts:
    """Each part as often as it stands there, and the words of what stands beside all of them."""

    preface: list[HtmlElement]
    chapters: list[HtmlElement]
    afterword: list[HtmlElement]
    beside: list[str]


class DownloadPiece(Enum):
    """What stands in a piece of the chapters."""

    HEADING = auto()
    LABELS = auto()
    TEXT = auto()


def find_parts(body: HtmlElement) -> Parts:
    """Find the parts of a page by their ids, or by the headings that AO3 gives them."""
    named = _without_wrappers(_by_id(body) or _by_heading(body))
    found = {name: [element for element, called in named if called == name] for name in _IDS}
    elements = {element for element, _ in named}
    beside = list(words_beside(elements, body)) if found["chapters"] else []
    rest = [_rest(body, elements)] if found["preface"] and not found["chapters"] else []
    return Parts(found["preface"], found["chapters"] or rest, found["afterword"], beside)


def _by_id(body: HtmlElement) -> list[Named]:
    return [(element, match[1]) for element in body.iter() if (match := _ID.match(element.get("id") or ""))]


def _by_heading(body: HtmlElement) -> list[Named]:
    headings = ((heading.getparent(), text_of(heading).lower()) for heading in body.iter(*_HEADINGS))
    return [(around, name) for around, name in headings if name in _IDS and around is not None and around is not body]


def _without_wrappers(named: list[Named]) -> list[Named]:
    """Leave out what holds a part of another name, and what stands inside one of its own."""
    names = dict(named)
    wrappers = {
        above for element, name in named for above in element.iterancestors() if above in names and names[above] != name
    }
    kept = {element for element, _ in named if element not in wrappers}
    return [(element, name) for element, name in named if element in kept and kept.isdisjoint(element.iterancestors())]


def _rest(body: HtmlElement, parts: set[HtmlElement]) -> HtmlElement:
    """Take its other parts off a page."""
    for part in parts:
        part.drop_tree()
    return body


def pieces(sections: list[HtmlElement]) -> Iterator[tuple[DownloadPiece, HtmlElement]]:
    """Part the chapters into headings with what stands around them, labels with their quotes, and texts; in order."""
    headings = set(_headings(sections))
    ends = {block for section in sections for block in section.iter(*_BLOCKS) if _ENDNOTES.match(block.get("id", ""))}
    holding = {above for mark in headings | ends for above in mark.iterancestors()}
    for section in sections:
        yield from _walk(section, headings, ends, holding)


def _walk(
    element: HtmlElement, headings: set[HtmlElement], ends: set[HtmlElement], holding: set[HtmlElement]
) -> Iterator[tuple[DownloadPiece, HtmlElement]]:
    yield from _loose(element.text)
    for child in list(element):
        if child in headings:
            yield DownloadPiece.HEADING, child
        elif child in ends or (isinstance(child.tag, str) and _holds_only_labels(child)):
            yield DownloadPiece.LABELS, child
        elif child in holding:
            yield from _walk(child, headings, ends, holding)
        elif isinstance(child.tag, str) and (text_of(child) or child.find(".//img") is not None):
            yield DownloadPiece.TEXT, child
        yield from _loose(child.tail)


def _loose(text: str | None) -> Iterator[tuple[DownloadPiece, HtmlElement]]:
    if text and text.strip():
        yield DownloadPiece.TEXT, builder.P(text)


def _headings(sections: list[HtmlElement]) -> list[HtmlElement]:
    """Find the chapters' headings, each with its block: AO3's stand in blocks, those of other tools may stand alone."""
    whole = set(sections)
    found = [(heading, heading.getparent()) for section in sections for heading in section.iter("h2")]
    blocks = [block for _, block in found if block is not None and _is_around_heading(block, whole)]
    return _rising(blocks) or _rising([heading for heading, block in found if block in whole])


def _is_around_heading(block: HtmlElement, whole: set[HtmlElement]) -> bool:
    return block not in whole and ("meta" in block.get("class", "").split() or _holds_only_labels(block))


def _rising(headings: list[HtmlElement]) -> list[HtmlElement]:
    """Keep those whose numbers rise, as those of chapters do and those inside of texts don't."""
    last, rising = 0, []
    for heading in headings:
        match = _CHAPTER.match(text_of(_heading_in(heading)))
        number = int(match[1]) if match else last + 1
        if number > last and (match or heading.tag != "h2"):
            last = number
            rising.append(heading)
    return rising


def _heading_in(block: HtmlElement) -> HtmlElement:
    return block if block.tag == "h2" else next(block.iter("h2"))


def _holds_only_labels(block: HtmlElement) -> bool:
    """Tell whether a block holds a heading, labels with quotes, a byline or pointers, and nothing else."""
    children = [child for child in block if isinstance(child.tag, str)]
    if block.tag not in _BLOCKS or (block.text or "").strip() or any((child.tail or "").strip() for child in children):
        return False
    labelled = [child for child in children if label_of(child) or _is_heading(child, children)]
    return bool(labelled) and all(child in labelled or _goes_with_labels(child) for child in children)


def _is_heading(child: HtmlElement, children: list[HtmlElement]) -> bool:
    return child is children[0] and child.tag == "h2" and bool(_CHAPTER.match(text_of(child)))


def _goes_with_labels(child: HtmlElement) -> bool:
    return child.tag in ("blockquote", "ul") or byline_in(child) is not None or is_pointer(child) or not text_of(child)
