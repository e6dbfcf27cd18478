"""An EPUB's own description: its title and author, its files in reading order, its table of contents."""

from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from bot.intake import wording as intake_wording
from bot.intake.formats.archive import Archive, parse_xml
from bot.intake.formats.epub.contents import Entry, read_contents, where
from bot.intake.formats.lines import visible
from bot.intake.formats.unreadable import Unreadable
from bot.intake.formats.word.styles import attribute, tag_of

_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"})
_NCX = "application/x-dtbncx+xml"
_SCRAMBLED_FONTS = (".ttf", ".otf", ".woff", ".woff2", ".ttc")
_TOLD = frozenset(
    {
        "title", "creator", "contributor", "description", "language", "identifier", "source", "subject", "date",
        "publisher",
    }
)  # fmt: skip


@dataclass(slots=True)
class Package:
    """File names are whole names in the archive.

    `pages` stand in reading order, each once however often it is named; `kinds` say of files what they are besides
    chapters: `cover`, `toc`, `title-page`, in the words of EPUB's own vocabularies.
    """

    about: dict[str, list[str]] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    contents: list[Entry] = field(default_factory=list)
    kinds: dict[str, set[str]] = field(default_factory=dict)

    def says(self, file: str, kind: str) -> None:
        self.kinds.setdefault(file, set()).add(kind.lower())


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
        elif tag == "reference" and attribute(element, "href"):
            package.says(where(name, element, "href")[0], attribute(element, "type") or "")
        elif tag != "itemref":
            _describe(element, tag, package)
    spine = (files.get(attribute(element, "idref") or "") for element in root.iter() if tag_of(element) == "itemref")
    package.pages.extend(page for page in dict.fromkeys(spine) if page in archive.names)
    _read_tables(archive, list(files.values()), package)
    return package


def _read_tables(archive: Archive, files: list[str], package: Package) -> None:
    """Read EPUB 3's table of contents and EPUB 2's; what the first one doesn't list may stand in the second."""
    tables = [file for file in files if "nav" in package.kinds.get(file, ())]
    tables += [file for file in files if "ncx" in package.kinds.get(file, ())]
    for table in filter(archive.names.__contains__, tables):
        entries, landmarks = read_contents(archive, table)
        known = {entry.file for entry in package.contents}
        package.contents.extend(entry for entry in entries if entry.file not in known)
        for file, kind in landmarks:
            package.says(file, kind)


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
        package.says(name, "nav")
    if media == "text/css":
        package.styles.append(name)
    if media == _NCX:
        package.says(name, "ncx")
    if media in _PAGES or media == _NCX:
        files[attribute(element, "id") or ""] = name


def _describe(element: etree._Element, tag: str, package: Package) -> None:
    if tag == "meta" and attribute(element, "name") and attribute(element, "content"):
        package.about.setdefault(str(attribute(element, "name")), []).append(str(attribute(element, "content")))
    elif tag in _TOLD:
        text = "".join(str(part) for part in element.itertext())
        if text.strip():
            package.about.setdefault(tag, []).append(visible(text).strip())
