"""Files of kinds that aren't read: each is known by what it is, and a sentence says what to save instead."""

from collections.abc import Callable

import pytest

from bot.intake import wording as intake_wording
from bot.intake.formats.unreadable import Unreadable
from bot.intake.reading import read
from tests.intake.written.files import zipped

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def stream(name: str) -> bytes:
    return OLD_OFFICE + name.encode("utf-16-le")


FLAT = 'office:document xmlns:office="urn:oasis:names:tc:opendocument"'
PACKAGE = 'pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006"'
SHORTCUT = b'{"url": "https://docs.google.com/document/d/1/edit", "doc_id": "1"}'
SAVED = b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n<html>"


def xml(root: str, inside: str = "") -> bytes:
    return f'<?xml version="1.0"?>\n<!DOCTYPE x>\n<{root}>{inside}<p>The ferry was late.</p>'.encode()


KINDS: list[tuple[str, bytes, Callable[[], str]]] = [
    ("story.pages", zipped({"Index/Document.iwa": "a", "preview.jpg": "b"}), intake_wording.a_pages_file),
    ("story.pages.zip", zipped({"story.pages/Index.zip": "a"}), intake_wording.a_pages_file),
    ("story.pages", zipped({"index.xml": "<a/>", "buildVersionHistory.plist": "b"}), intake_wording.a_pages_file),
    ("talk.key", zipped({"Index/Presentation.iwa": "a"}), intake_wording.a_table_or_slides),
    ("story.docx", zipped({"Index/Document.iwa": "a"}), intake_wording.a_pages_file),
    ("story.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), intake_wording.an_open_document),
    ("story.sxw", zipped({"mimetype": "application/vnd.sun.xml.writer"}), intake_wording.an_open_document),
    ("a.ods", zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), intake_wording.a_table_or_slides),
    ("story.fodt", xml(FLAT), intake_wording.an_open_document),
    ("story.rtf", b"{\\rtf1\\ansi The ferry.}", intake_wording.an_rtf_file),
    ("story.doc", b"{\\rtf1\\ansi The ferry.}", intake_wording.an_rtf_file),
    ("story.mobi", b"The_Ferry" + bytes(51) + b"BOOKMOBI", intake_wording.a_kindle_file),
    ("story.azw3", b"The_Ferry" + bytes(51) + b"BOOKMOBI", intake_wording.a_kindle_file),
    ("story.azw", b"TPZ0" + bytes(60), intake_wording.a_kindle_file),
    ("story.kfx", b"CONT\x02\x00" + bytes(60), intake_wording.a_kindle_file),
    ("story.pdb", b"The_Ferry" + bytes(51) + b"TEXtREAd", intake_wording.an_ebook),
    ("story.lit", b"ITOLITLS" + bytes(60), intake_wording.an_ebook),
    ("story.fb2", xml('FictionBook xmlns="x"'), intake_wording.an_ebook),
    ("story.fb2.zip", zipped({"story.fb2": "<FictionBook/>"}), intake_wording.an_ebook),
    ("story.gdoc", SHORTCUT, intake_wording.a_google_shortcut),
    ("story.url", b"[InternetShortcut]\r\nURL=https://example.org/", intake_wording.a_shortcut),
    ("story.webloc", xml("plist", "<dict><key>URL</key></dict>"), intake_wording.a_shortcut),
    ("story.lnk", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60), intake_wording.a_shortcut),
    ("story.scriv.zip", zipped({"story.scriv/story.scrivx": "<a/>"}), intake_wording.a_scrivener_project),
    ("story.scrivx", xml("ScrivenerProject"), intake_wording.a_scrivener_project),
    ("story.wpd", b"\xffWPC" + bytes(60), intake_wording.a_word_perfect_file),
    ("story.wri", b"1\xbe\x00\x00" + bytes(60), intake_wording.an_old_word_file),
    ("story.doc", stream("WordDocument"), intake_wording.an_old_word_file),
    ("story.xls", stream("Workbook"), intake_wording.a_table_or_slides),
    ("story.hwp", OLD_OFFICE + b"HWP Document File", intake_wording.a_file_of_another_program),
    ("story.wps", stream("MatOST"), intake_wording.a_file_of_another_program),
    ("story.xlsx", zipped({"xl/workbook.xml": "<a/>"}), intake_wording.a_table_or_slides),
    ("story.xml", xml("w:wordDocument"), intake_wording.a_word_file_in_xml),
    ("story.xml", xml(PACKAGE), intake_wording.a_word_file_in_xml),
    ("story.mhtml", SAVED, intake_wording.a_web_archive),
    ("story.webarchive", b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource", intake_wording.a_web_archive),
    ("story.abw", xml("abiword"), intake_wording.a_file_of_another_program),
    ("story.enex", xml("en-export"), intake_wording.a_file_of_another_program),
    ("story.tex", b"% my story\n\\documentclass{book}\n\\begin{document}", intake_wording.a_latex_file),
    ("story.cbz", zipped({"1.jpg": "a", "2.png": "b"}), intake_wording.an_image),
    ("two.zip", zipped({"a.html": "<p>a</p>", "b.html": "<p>b</p>"}), intake_wording.unknown_archive),
    ("story.zip", zipped({"a.html": "<p>a</p>", "a.docx": "b"}), intake_wording.unknown_archive),
    ("._story.docx", b"\x00\x05\x16\x07" + bytes(60), intake_wording.a_hidden_companion),
    ("~$story.docx", b"\x05Odile" + bytes(156), intake_wording.a_hidden_companion),
]  # fmt: skip


@pytest.mark.parametrize(("filename", "data", "sentence"), KINDS)
def test_a_kind_that_isnt_read_is_named_with_what_to_do(
    filename: str, data: bytes, sentence: Callable[[], str]
) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data, filename)

    assert str(refused.value) == sentence()


@pytest.mark.parametrize("mark", ["\ufeff", "", "\n"])
def test_a_mark_of_the_encoding_hides_nothing(mark: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(mark.encode() + xml("FictionBook"), "story.fb2")

    assert str(refused.value) == intake_wording.an_ebook()


@pytest.mark.parametrize(
    "text",
    ["She wrote WPC on the wall.", "{not JSON} but https://docs.google.com/ at the end", "<FictionBook> is a word.",
     "From: Odile\nTo: Tomas\n\nMIME-Version: 1.0 was all it said.", "The \\documentclass of the ferry."],
)  # fmt: skip
def test_a_story_about_files_is_read(text: str) -> None:
    assert read(text.encode(), "story.txt")[0].body
