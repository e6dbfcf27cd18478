"""Kinds of files that are zip archives inside, told by what they hold."""

import re
from collections.abc import Callable, Collection
from pathlib import PurePosixPath

from bot.intake import wording as intake_wording
from bot.intake.formats.archive import Archive
from bot.intake.formats.unreadable import Unreadable

_SLIDE = re.compile(r"(?:^|/)Index/(?:Presentation|Slide)[^/]*\.iwa$")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")
_OTHER_OFFICE = ("xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml", "visio/document.xml")
_TYPES: tuple[tuple[bytes, Callable[[], str]], ...] = (
    (b"opendocument.text", intake_wording.an_open_document),
    (b"sun.xml.writer", intake_wording.an_open_document),
    (b"opendocument", intake_wording.a_table_or_slides),
    (b"hwp+zip", intake_wording.a_file_of_another_program),
)


def refuse(archive: Archive) -> None:
    """Raise Unreadable, saying what to save instead, for an archive that is a document of a kind that isn't read."""
    for is_kind, refusal in _BY_NAMES:
        if is_kind(archive.names):
            raise Unreadable(refusal)
    kind = archive.read("mimetype") if "mimetype" in archive.names else b""
    for marker, refusal in _TYPES:
        if marker in kind:
            raise Unreadable(refusal)


def _is_table_or_slides(names: Collection[str]) -> bool:
    return any(name in names for name in _OTHER_OFFICE) or any(_SLIDE.search(name) for name in names)


def _is_pages(names: Collection[str]) -> bool:
    """Tell Apple's files by their archives inside, or by what older versions wrote; a folder may stand around all."""
    return any(name.endswith((".iwa", "Index.zip", "index.apxl", "buildVersionHistory.plist")) for name in names)


def _is_scrivener(names: Collection[str]) -> bool:
    return any(name.endswith(".scrivx") for name in names)


def _is_ebook(names: Collection[str]) -> bool:
    return any(name.endswith((".fb2", ".fbd")) for name in names)


def _is_pictures(names: Collection[str]) -> bool:
    files = [name for name in names if not name.endswith("/")]
    return bool(files) and all(PurePosixPath(name).suffix.lower() in _PICTURES for name in files)


_BY_NAMES: tuple[tuple[Callable[[Collection[str]], bool], Callable[[], str]], ...] = (
    (_is_table_or_slides, intake_wording.a_table_or_slides),
    (_is_pages, intake_wording.a_pages_file),
    (_is_scrivener, intake_wording.a_scrivener_project),
    (_is_ebook, intake_wording.an_ebook),
    (_is_pictures, intake_wording.an_image),
)
