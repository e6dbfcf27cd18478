"""An EPUB's tables of contents: what they list, at which depth, and what they say of other pages."""

import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from bot.intake.formats.archive import Archive, parse_xml
from bot.intake.formats.lines import visible
from bot.intake.formats.word.styles import attribute, tag_of

_MOST_ENTRIES = 20_000
_OF_NOTE = re.compile(r"(?:fn|fnref|_?ftn|_?ftnref|footnote|noteref)[-_:]?\d+$", re.IGNORECASE)
"""Where the marks of notes lead, and back: Calibre lists them with the chapters, as it lists all links of a page."""
_MADE_UP = "Start"
"""The only entry where Calibre found nothing to list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: where it leads, and how many others it stands below. `anchor` is empty for the top of a file."""

    title: str
    file: str
    anchor: str
    depth: int


def read_contents(archive: Archive, name: str) -> tuple[list[Entry], list[tuple[str, str]]]:
    """Read a table of contents; and files with what its list of landmarks says they are."""
    root = parse_xml(archive.read(name), archive.kind, forgiving=True)
    entries: list[Entry] = []
    landmarks: list[tuple[str, str]] = []
    for element in root.iter():
        tag = tag_of(element)
        if tag == "navMap":
            _points(element, name, entries)
        elif tag == "nav" and (kind := attribute(element, "type")) in ("toc", None):
            _links(element, name, entries)
        elif tag == "nav" and kind == "landmarks":
            links = [link for link in element.iter() if tag_of(link) == "a"]
            landmarks += [(where(name, link, "href")[0], attribute(link, "type") or "") for link in links]
    if [entry.title for entry in entries] == [_MADE_UP]:
        return [], landmarks
    return entries[:_MOST_ENTRIES], landmarks


def where(name: str, element: etree._Element, attribute_name: str) -> tuple[str, str]:
    """Find the file, and the place in it, that an element of a file leads to."""
    file, _, anchor = (attribute(element, attribute_name) or "").partition("#")
    return normpath(join(dirname(name), unquote(file))), unquote(anchor)


def _points(root: etree._Element, name: str, entries: list[Entry]) -> None:
    """Read NCX: points within points, each with a label and a place."""
    for element in root.iter():
        if tag_of(element) != "navPoint":
            continue
        label = next((inside for inside in element if tag_of(inside) == "navLabel"), None)
        content = next((inside for inside in element if tag_of(inside) == "content"), None)
        if label is not None and content is not None:
            depth = sum(1 for above in element.iterancestors() if tag_of(above) == "navPoint")
            _add(label, *where(name, content, "src"), depth, entries)


def _links(root: etree._Element, name: str, entries: list[Entry]) -> None:
    """Read EPUB 3's lists within lists of links."""
    for element in root.iter():
        if tag_of(element) == "a" and attribute(element, "href"):
            depth = sum(1 for above in element.iterancestors() if tag_of(above) in ("ol", "ul")) - 1
            _add(element, *where(name, element, "href"), depth, entries)


def _add(label: etree._Element, file: str, anchor: str, depth: int, entries: list[Entry]) -> None:
    title = " ".join(visible("".join(map(str, label.itertext()))).split())
    is_mark = bool(anchor) and not any(map(str.isalnum, title))  # a chapter may be called by signs, but is a file's own
    if title and not is_mark and not _OF_NOTE.match(anchor):
        entries.append(Entry(title, file, anchor, depth))
