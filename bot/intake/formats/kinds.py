"""What kind of file some bytes are, by how they begin."""

from collections.abc import Callable
from enum import Enum
from pathlib import PurePath

from bot.intake import wording as intake_wording
from bot.intake.formats.unreadable import Unreadable


class FileKind(Enum):
    """The kinds that are read."""

    ZIP = "zip"
    TEXT = "text"


_IMAGES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"\x00\x00\x01\x00",
    b"8BPS",
)
_PICTURE_BRANDS = (b"heic", b"heix", b"heif", b"mif1", b"avif", b"avis")
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"BZh")
_OTHERS = (b"MZ", b"\x7fELF", b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"SQLite format 3\x00", b"\xca\xfe\xba\xbe")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def kind_of(data: bytes) -> FileKind:
    """Tell what is read from what isn't. Raises Unreadable, naming what to save instead, for the kinds that aren't."""
    if not data:
        raise Unreadable(intake_wording.empty_file)
    head = data[:1024]
    if head.startswith(_OLD_OFFICE):
        raise (
            Unreadable(intake_wording.encrypted, "Word")
            if _LOCKED in data
            else Unreadable(intake_wording.an_old_word_file)
        )
    for is_kind, refusal in _REFUSED:
        if is_kind(head):
            raise Unreadable(refusal)
    return FileKind.ZIP if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) else FileKind.TEXT


def _is_pdf(head: bytes) -> bool:
    return b"%PDF-" in head


def _is_image(head: bytes) -> bool:
    return (
        head.startswith(_IMAGES)
        or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")
        or (head[4:8] == b"ftyp" and head[8:12] in _PICTURE_BRANDS)
        or (head.startswith(b"BM") and head[6:10] == bytes(4))
        or (b"<svg" in head and b"<html" not in head.lower())
    )


def _is_rtf(head: bytes) -> bool:
    return head.lstrip().startswith(b"{\\rtf")


def _is_kindle(head: bytes) -> bool:
    return head[60:68] == b"BOOKMOBI" or head.startswith(b"TPZ")


def _is_packed(head: bytes) -> bool:
    return head.startswith(_ARCHIVES) or head[257:262] == b"ustar"


def _is_no_text(head: bytes) -> bool:
    return head.startswith(_OTHERS) or head[4:8] == b"ftyp"


_REFUSED: tuple[tuple[Callable[[bytes], bool], Callable[[], str]], ...] = (
    (_is_pdf, intake_wording.a_pdf),
    (_is_image, intake_wording.an_image),
    (_is_rtf, intake_wording.an_rtf_file),
    (_is_kindle, intake_wording.a_kindle_file),
    (_is_packed, intake_wording.unknown_archive),
    (_is_no_text, intake_wording.not_text),
)


def suffix(filename: str) -> str:
    return PurePath(filename).suffix.lower()
