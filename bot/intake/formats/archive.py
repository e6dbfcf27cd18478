"""Zip archives from strangers: opened only when they are small inside too, read one known file at a time."""

import io
import zipfile
import zlib

from lxml import etree

from bot.intake import wording as intake_wording
from bot.intake.formats.unreadable import Unreadable

LARGEST_INSIDE = 96 * 1024 * 1024
"""In bytes, all files of an archive together: ten times the largest upload, as text packs."""
MOST_FILES = 10_000

_FAULTS = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError, KeyError)
_HEAD = 16 * 1024
_TANGLES = ("depth", "huge", "HUGE", "limit exceeded", "amplification", "loop")
"""Words in what the parser says of XML that is made to harm."""


class Archive:
    """An archive that keeps the limits; `kind` is what its author calls it, as `EPUB` or `Word`."""

    def __init__(self, data: bytes, kind: str) -> None:
        """Open an archive. Raises Unreadable if it is broken, locked, or too large inside."""
        self.kind = kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS:
            raise Unreadable(intake_wording.broken_archive, kind) from None
        entries = self._zip.infolist()
        if len(entries) > MOST_FILES:
            raise Unreadable(intake_wording.too_tangled)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(intake_wording.encrypted, kind)
        if sum(entry.file_size for entry in entries) > LARGEST_INSIDE:
            raise Unreadable(intake_wording.too_big_inside, LARGEST_INSIDE // 2**20)
        self.names = frozenset(entry.filename for entry in entries)

    def turns_out_to_be(self, kind: str) -> None:
        """Call it by what it holds from now on, whatever its file's name says."""
        self.kind = kind

    def read(self, name: str) -> bytes:
        """Read one file. Raises Unreadable if it is missing or broken."""
        try:
            return self._zip.read(name)
        except _FAULTS:
            raise Unreadable(intake_wording.broken_archive, self.kind) from None

    def xml(self, name: str) -> etree._Element:
        """Read one file as XML. Raises Unreadable if it is missing, broken or too tangled."""
        return parse_xml(self.read(name), self.kind)

    def optional_xml(self, name: str) -> etree._Element | None:
        return self.xml(name) if name in self.names else None


def parse_xml(data: bytes, kind: str, *, forgiving: bool = False) -> etree._Element:
    """Parse XML that strangers made: nothing is fetched, no entity is put in, nothing may stand too deep.

    `forgiving` reads what there is of broken XML. Raises Unreadable if that can't be done.
    """
    if b"<!ENTITY" in data[:_HEAD]:
        raise Unreadable(intake_wording.too_tangled)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=forgiving
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        if any(word in str(fault) for word in _TANGLES):
            raise Unreadable(intake_wording.too_tangled) from None
        raise Unreadable(intake_wording.broken_archive, kind) from None
    if root is None:
        raise Unreadable(intake_wording.broken_archive, kind)
    return root
