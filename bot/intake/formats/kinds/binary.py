"""Kinds of files that are told by the bytes they begin with."""

from collections.abc import Callable

from bot.intake import wording as intake_wording

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
_OTHERS = (
    b"MZ", b"\x7fELF", b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"SQLite format 3\x00", b"\xca\xfe\xba\xbe",
    b"bplist00",
)  # fmt: skip
_KINDLE = (b"TPZ", b"CONT\x02\x00", b"\xeaDRMION\xee")
_EBOOKS = (b"ITOLITLS", b"ITSF", b"AT&TFORM", b"L\x00R\x00F\x00", b"SNBP000B", b"!!8-Bit!!")
_OLD_WORD = (b"\xdb\xa5-\x00", b"1\xbe\x00\x00", b"2\xbe\x00\x00", b"\xfe\x37\x00\x23")
"""Word before 6, Windows Write, Word for the Macintosh."""

_ZIP_BEGINS, _ZIP_ENDS = b"PK\x03\x04", b"PK\x05\x06"
_LONGEST_START, _LONGEST_END = 512, 66_000
"""In bytes: what may stand before a page's first tag, and how long the last entry of a zip archive can be."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: tuple[tuple[bytes, Callable[..., str], tuple[str, ...]], ...] = (
    ("EncryptedPackage".encode("utf-16-le"), intake_wording.encrypted, ("Word",)),
    ("WordDocument".encode("utf-16-le"), intake_wording.an_old_word_file, ()),
    ("Workbook".encode("utf-16-le"), intake_wording.a_table_or_slides, ()),
    ("PowerPoint Document".encode("utf-16-le"), intake_wording.a_table_or_slides, ()),
    (b"HWP Document File", intake_wording.a_file_of_another_program, ()),
    ("HwpSummaryInformation".encode("utf-16-le"), intake_wording.a_file_of_another_program, ()),
    ("MatOST".encode("utf-16-le"), intake_wording.a_file_of_another_program, ()),
    ("__properties_version1.0".encode("utf-16-le"), intake_wording.not_text, ()),
)
"""What an old container of Office holds, by the names of its streams."""


def is_office_of_old(head: bytes) -> bool:
    return head.startswith(_OLD_OFFICE)


def office_of_old(data: bytes) -> tuple[Callable[..., str], *tuple[str, ...]]:
    """Say how to refuse a container of old Office, with what the sentence takes; Word's is the commonest."""
    for stream, refusal, arguments in _STREAMS:
        if stream in data:
            return refusal, *arguments
    return (intake_wording.an_old_word_file,)


def is_pdf(head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


def is_image(head: bytes) -> bool:
    return (
        head.startswith(_IMAGES)
        or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")
        or (head[4:8] == b"ftyp" and head[8:12] in _PICTURE_BRANDS)
        or (head.startswith(b"BM") and head[6:10] == bytes(4))
        or (b"<svg" in head[:1024] and b"<html" not in head[:1024].lower())
    )


def is_rtf(head: bytes) -> bool:
    return head.lstrip().startswith(b"{\\rtf")


def is_kindle(head: bytes) -> bool:
    return head[60:68] == b"BOOKMOBI" or head.startswith(_KINDLE)


def is_ebook(head: bytes) -> bool:
    return head[60:68] in (b"TEXtREAd", b"PNRdPPrs") or head.startswith(_EBOOKS)


def is_word_perfect(head: bytes) -> bool:
    return head.startswith(b"\xffWPC")


def is_old_word(head: bytes) -> bool:
    return head.startswith(_OLD_WORD)


def is_one_note(head: bytes) -> bool:
    return head.startswith(b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d")


def is_web_archive(head: bytes) -> bool:
    return head.startswith(b"bplist00") and b"WebMainResource" in head


def is_packed_page(data: bytes) -> bool:
    """Tell a page that unpacks itself: HTML with a zip archive in a comment, as SingleFile writes."""
    is_page = data[:_LONGEST_START].lstrip().lower().startswith((b"<!doctype html", b"<html"))
    return is_page and _ZIP_ENDS in data[-_LONGEST_END:] and _ZIP_BEGINS in data


def is_shortcut(head: bytes) -> bool:
    return head.startswith(b"L\x00\x00\x00\x01\x14\x02\x00")


def is_companion(head: bytes) -> bool:
    """Tell what macOS keeps beside a file, under its name with `._` before it."""
    return head.startswith(b"\x00\x05\x16\x07")


def is_packed(head: bytes) -> bool:
    return head.startswith(_ARCHIVES) or head[257:262] == b"ustar"


def is_no_text(head: bytes) -> bool:
    return head.startswith(_OTHERS) or head[4:8] == b"ftyp"
