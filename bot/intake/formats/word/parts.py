"""The parts of a Word document beside its text: links, notes, comments, macros."""

from posixpath import normpath

from lxml import etree

from bot.intake.formats.archive import Archive
from bot.intake.formats.draft import DroppedPiece, DropReason
from bot.intake.formats.lines import visible
from bot.intake.formats.word.styles import attribute, tag_of

_OFFICE_DOCUMENT = "/officeDocument"


def main_part(archive: Archive) -> str:
    """Find the name of the file with the document's text."""
    relations = archive.optional_xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if (attribute(relation, "Type") or "").endswith(_OFFICE_DOCUMENT):
            target = normpath((attribute(relation, "Target") or "").lstrip("/"))
            if target in archive.names:
                return target
    return "word/document.xml"


def links(archive: Archive, main: str) -> dict[str, str]:
    """Addresses on the web by the ids that the text uses for them."""
    folder, _, name = main.rpartition("/")
    relations = archive.optional_xml(f"{folder}/_rels/{name}.rels")
    return {
        str(attribute(relation, "Id")): attribute(relation, "Target") or ""
        for relation in (relations if relations is not None else ())
        if attribute(relation, "TargetMode") == "External"
    }


def notes(root: etree._Element | None, kind: str) -> dict[str | None, etree._Element]:
    """Footnotes or endnotes by their ids, without Word's own separators."""
    elements = root if root is not None else ()
    return {
        attribute(element, "id"): element
        for element in elements
        if tag_of(element) == kind and attribute(element, "type") in (None, "normal")
    }


def plain_text(element: etree._Element) -> str:
    """Join the words of an element, deleted ones too."""
    words = (child.text or "" for child in element.iter("{*}t", "{*}delText"))
    return " ".join(visible("".join(words)).split())


def left_out(archive: Archive, folder: str) -> list[DroppedPiece]:
    """Comments, macros and embedded files, which aren't read."""
    comments = archive.optional_xml(f"{folder}/comments.xml")
    texts = [plain_text(comment) for comment in (comments if comments is not None else ())]
    unsafe = [
        name
        for name in sorted(archive.names)
        if name.endswith("vbaProject.bin") or name.startswith(f"{folder}/embeddings/")
    ]
    return [
        *(DroppedPiece(text, DropReason.COMMENT) for text in texts if text),
        *(DroppedPiece(name.rpartition("/")[2], DropReason.UNSAFE) for name in unsafe),
    ]
