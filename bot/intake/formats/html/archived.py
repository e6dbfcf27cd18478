"""Pages that a browser keeps in one file with their pictures: MHTML, and Safari's web archive."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.intake import wording as intake_wording
from bot.intake.formats.unreadable import Unreadable

if TYPE_CHECKING:
    from email.message import Message

_SAFARIS = (b"bplist00", b"<?xml", b"<!DOCTYPE plist")


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """The page itself, as the site sent it, and its address."""

    data: bytes
    address: str | None = None


def unpack(data: bytes) -> ArchivedPage:
    """Take the page out of a web archive. Raises Unreadable if none is found there."""
    try:
        page = _of_safari(data) if data.lstrip().startswith(_SAFARIS) else _of_mhtml(data)
    except Exception:  # both parsers raise whatever a broken file leads them to
        page = None
    if page is None or not page.data.strip():
        raise Unreadable(intake_wording.a_web_archive)
    return page


def _of_safari(data: bytes) -> ArchivedPage:
    import plistlib  # few files need it, and every reading process would wait for it

    page = plistlib.loads(data.lstrip())["WebMainResource"]
    return ArchivedPage(bytes(page["WebResourceData"]), str(page.get("WebResourceURL", "")) or None)


def _of_mhtml(data: bytes) -> ArchivedPage | None:
    import email  # as above

    whole = email.message_from_bytes(data.lstrip())
    address = whole["Snapshot-Content-Location"] or whole["Content-Location"]
    pages = [part for part in whole.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    pages.sort(key=lambda part: part["Content-Location"] != address)
    return ArchivedPage(_payload(pages[0]), address or pages[0]["Content-Location"]) if pages else None


def _payload(part: "Message") -> bytes:
    """Return a page's bytes as UTF-8, since its encoding may be said only here."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return b""
    encoding = part.get_content_charset()
    return data if encoding in (None, "utf-8") else data.decode(encoding, "replace").encode()
