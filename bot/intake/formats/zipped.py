"""Files that are zip archives inside: Word documents, EPUBs, a page with its pictures, and what looks like them."""

from pathlib import PurePath, PurePosixPath

from bot.intake import wording as intake_wording
from bot.intake.formats import web_page
from bot.intake.formats.archive import Archive
from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.epub.book import read as read_epub
from bot.intake.formats.kinds import packed
from bot.intake.formats.unreadable import Unreadable
from bot.intake.formats.word.document import read as read_word

_BY_SUFFIX = {".epub": "EPUB", ".docx": "Word", ".docm": "Word", ".dotx": "Word"}

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_TEXTS = frozenset({".txt", ".md", ".docx", ".doc", ".odt", ".rtf", ".epub", ".pdf"})


def kind_by_name(filename: str) -> str | None:
    """Say what a file with this name should be, if it should be one of these."""
    return _BY_SUFFIX.get(PurePath(filename).suffix.lower())


def read(data: bytes, filename: str) -> list[ChapterDraft]:
    """Read a Word document, an EPUB or the only page in an archive, by what that holds.

    Raises Unreadable if it is neither, or is broken.
    """
    archive = Archive(data, kind_by_name(filename) or "zip")
    if "word/document.xml" in archive.names or _is_word(archive):
        archive.turns_out_to_be("Word")
        return read_word(archive, filename)
    if _is_epub(archive):
        archive.turns_out_to_be("EPUB")
        return read_epub(archive, filename)
    packed.refuse(archive)
    if (page := _only_page(archive)) and (drafts := web_page.read(archive.read(page), page)):
        return drafts
    if archive.kind != "zip":
        raise Unreadable(intake_wording.broken_archive, archive.kind)
    raise Unreadable(intake_wording.unknown_archive)


def _only_page(archive: Archive) -> str | None:
    """Find the page that editors and browsers pack with its pictures; None where there are several, or other texts."""
    suffixes = {name: PurePosixPath(name).suffix.lower() for name in archive.names}
    pages = sorted((name.count("/"), name) for name, suffix in suffixes.items() if suffix in _PAGES)
    highest = [name for depth, name in pages if depth == pages[0][0]]
    return highest[0] if len(highest) == 1 and _TEXTS.isdisjoint(suffixes.values()) else None


def _is_epub(archive: Archive) -> bool:
    """Tell an EPUB, also one whose container is missing; other kinds of books hold a description like its own."""
    if "META-INF/container.xml" in archive.names:
        return "mimetype" not in archive.names or b"epub" in archive.read("mimetype") or _has_package(archive)
    return archive.kind == "EPUB" and _has_package(archive)


def _has_package(archive: Archive) -> bool:
    return any(name.endswith(".opf") for name in archive.names)


def _is_word(archive: Archive) -> bool:
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in archive.names else b""
    return b"wordprocessingml.document.main" in types or b"ms-word.document.macroEnabled.main" in types
