"""An EPUB's own description: its title and author, its files in reading order, its table of contents."""

from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from bot.intake import wording as intake_wording
from bot.intake.formats.archive import Archive, parse_xml
from bot.intake.formats.lines import visible
from bot.intake.formats.unreadable import Unreadable
from bot.intake.formats.word.styles import attribute, tag_of

_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"})
_SCRAMBLED_FONTS = (".ttf", ".otf", ".woff", ".woff2", ".ttc")
_MOST_PAGES = 3000


@dataclass(slots=True)
class Package:
    """File names are whole names in the archive; `titles` are those of the table of contents, by file."""

    about: dict[str, list[str]] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    contents: set[str] = field(default_factory=set)
    titles: dict[str, str] = field(default_factory=dict)


def read_package(archive: Archive) -> Package:
    """Read an EPUB's description. Raises Unreadable if it is protected or its description is broken."""
    _refuse_protection(archive)
    name = _package_name(archive)
    root = parse_xml(archive.read(name), archive.kind, forgiving=True)
    package = Package()
    files: dict[str, str] = {}
    for element in root.iter():
        tag = tag_of(element)
        if tag == "item":
            _file(element, dirname(name), files, package)
        elif tag == "itemref":
            page = files.get(attribute(element, "idref") or "")
            if page in archive.names and len(package.pages) < _MOST_PAGES:
                package.pages.append(str(page))
        else:
            _describe(element, tag, package)
    for contents in [*package.contents, *(file for file in files.values() if file.endswith(".ncx"))]:
        if contents in archive.names:
            _read_titles(archive, contents, package)
    return package


def _refuse_protection(archive: Archive) -> None:
    if "META-INF/rights.xml" in archive.names:
        raise Unreadable(intake_wording.encrypted, archive.kind)
    if "META-INF/encryption.xml" not in archive.names:
        return
    root = parse_xml(archive.read("META-INF/encryption.xml"), archive.kind, forgiving=True)
    locked = [attribute(element, "URI") or "" for element in root.iter() if tag_of(element) == "CipherReference"]
    if any(not name.lower().endswith(_SCRAMBLED_FONTS) for name in locked):
        raise Unreadable(intake_wording.encrypted, archive.kind)


def _package_name(archive: Archive) -> str:
    if "META-INF/container.xml" in archive.names:
        root = parse_xml(archive.read("META-INF/container.xml"), archive.kind, forgiving=True)
        for element in root.iter():
            path = attribute(element, "full-path") if tag_of(element) == "rootfile" else None
            if path in archive.names:
                return str(path)
    name = next((name for name in sorted(archive.names) if name.endswith(".opf")), None)
    if name is None:
        raise Unreadable(intake_wording.broken_archive, archive.kind)
    return name


def _file(element: etree._Element, folder: str, files: dict[str, str], package: Package) -> None:
    name = normpath(join(folder, unquote(attribute(element, "href") or "")))
    media = attribute(element, "media-type") or ""
    if "nav" in (attribute(element, "properties") or "").split():
        package.contents.add(name)
    if media == "text/css":
        package.styles.append(name)
    if media in _PAGES or media == "application/x-dtbncx+xml":
        files[attribute(element, "id") or ""] = name


def _describe(element: etree._Element, tag: str, package: Package) -> None:
    if tag == "meta" and attribute(element, "name") and attribute(element, "content"):
        package.about.setdefault(str(attribute(element, "name")), []).append(str(attribute(element, "content")))
    elif tag in ("title", "creator", "description", "language", "identifier", "source", "subject", "date", "publisher"):
        text = "".join(str(part) for part in element.itertext())
        if text.strip():
            package.about.setdefault(tag, []).append(visible(text).strip())


def _read_titles(archive: Archive, name: str, package: Package) -> None:
    root = parse_xml(archive.read(name), archive.kind, forgiving=True)
    label = ""
    for element in root.iter():
        tag = tag_of(element)
        if tag == "text" and element.text:
            label = element.text
        elif tag == "content" and attribute(element, "src"):
            _title(name, str(attribute(element, "src")), label, package)
        elif tag == "a" and attribute(element, "href"):
            _title(name, str(attribute(element, "href")), "".join(map(str, element.itertext())), package)


def _title(contents: str, target: str, label: str, package: Package) -> None:
    file = normpath(join(dirname(contents), unquote(target.partition("#")[0])))
    if text := " ".join(visible(label).split()):
        package.titles.setdefault(file, text)
