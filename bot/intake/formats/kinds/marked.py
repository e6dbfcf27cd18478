"""Kinds of files that are text to a computer, and told by their first marks: XML, JSON and the like."""

import re

_ROOT = re.compile(rb"<(?![?!])([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_OF_PROGRAMS = frozenset({b"abiword", b"en-export", b"FinalDraft", b"opml", b"kdoc", b"DOC"})
"""The outermost elements of AbiWord, Evernote, Final Draft, outliners and KWord."""
_MULTIPART = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_LATEX = re.compile(rb"^\s*(?:%[^\n]*\n\s*)*\\document(?:class|style)\b")


def _text(head: bytes) -> bytes:
    """Return a beginning without the mark of its encoding and the spaces before its first mark."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def _root(head: bytes) -> bytes:
    """Name the outermost element of XML, without its namespace; nothing for what is no XML."""
    text = _text(head)
    if not text.startswith((b"<?xml", b"<!DOCTYPE")) and not (text.startswith(b"<") and b"xmlns" in text):
        return b""
    match = _ROOT.search(text)
    return match[2] if match else b""


def is_open_document(head: bytes) -> bool:
    return _root(head) == b"document" and b"opendocument" in head


def is_word_in_xml(head: bytes) -> bool:
    flat = _root(head) == b"package" and b"schemas.microsoft.com/office" in head
    return flat or _root(head) == b"wordDocument" or b'progid="Word.Document"' in head


def is_ebook(head: bytes) -> bool:
    return _root(head) == b"FictionBook"


def is_web_archive(head: bytes) -> bool:
    mime = b"mime-version:" in head.lower() and bool(_MULTIPART.search(head))
    return mime or (_root(head) == b"plist" and b"WebMainResource" in head)


def is_google_shortcut(head: bytes) -> bool:
    return _text(head).startswith(b"{") and (b'"doc_id"' in head or (b'"url"' in head and b"docs.google.com/" in head))


def is_shortcut(head: bytes) -> bool:
    text = _text(head)
    return (
        text.startswith((b"[InternetShortcut]", b"[{000214A0-"))
        or (text.startswith(b"[Desktop Entry]") and b"URL=" in head)
        or (_root(head) == b"plist" and b"<key>URL</key>" in head)
    )


def is_scrivener(head: bytes) -> bool:
    return _root(head) == b"ScrivenerProject"


def is_of_another_program(head: bytes) -> bool:
    return _root(head) in _OF_PROGRAMS


def is_latex(head: bytes) -> bool:
    return bool(_LATEX.match(head))
