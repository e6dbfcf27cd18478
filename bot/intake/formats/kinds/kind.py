"""What kind of file some bytes are, by how they begin."""

from collections.abc import Callable
from enum import Enum

from bot.intake import wording as intake_wording
from bot.intake.formats.kinds import binary, marked
from bot.intake.formats.unreadable import Unreadable


class FileKind(Enum):
    """The kinds that are read."""

    ZIP = "zip"
    WEB_ARCHIVE = "web archive"
    TEXT = "text"


_HEAD = 4096
_REFUSED: tuple[tuple[Callable[[bytes], bool], Callable[[], str]], ...] = (
    (binary.is_pdf, intake_wording.a_pdf),
    (marked.is_open_document, intake_wording.an_open_document),
    (marked.is_word_in_xml, intake_wording.a_word_file_in_xml),
    (marked.is_ebook, intake_wording.an_ebook),
    (marked.is_google_shortcut, intake_wording.a_google_shortcut),
    (marked.is_shortcut, intake_wording.a_shortcut),
    (marked.is_scrivener, intake_wording.a_scrivener_project),
    (marked.is_of_another_program, intake_wording.a_file_of_another_program),
    (marked.is_latex, intake_wording.a_latex_file),
    (binary.is_image, intake_wording.an_image),
    (binary.is_rtf, intake_wording.an_rtf_file),
    (binary.is_kindle, intake_wording.a_kindle_file),
    (binary.is_ebook, intake_wording.an_ebook),
    (binary.is_word_perfect, intake_wording.a_word_perfect_file),
    (binary.is_old_word, intake_wording.an_old_word_file),
    (binary.is_one_note, intake_wording.a_file_of_another_program),
    (binary.is_shortcut, intake_wording.a_shortcut),
    (binary.is_companion, intake_wording.a_hidden_companion),
    (binary.is_packed, intake_wording.unknown_archive),
    (binary.is_no_text, intake_wording.not_text),
)


def kind_of(data: bytes) -> FileKind:
    """Tell what is read from what isn't. Raises Unreadable, naming what to save instead, for the kinds that aren't."""
    if not data:
        raise Unreadable(intake_wording.empty_file)
    head = data[:_HEAD]
    if binary.is_office_of_old(head):
        raise Unreadable(*binary.office_of_old(data))
    if binary.is_packed_page(data):
        return FileKind.ZIP
    if binary.is_web_archive(data) or marked.is_web_archive(head):
        return FileKind.WEB_ARCHIVE
    for is_kind, refusal in _REFUSED:
        if is_kind(head):
            raise Unreadable(refusal)
    return FileKind.ZIP if head.startswith((b"PK\x03\x04", b"PK\x05\x06")) else FileKind.TEXT
