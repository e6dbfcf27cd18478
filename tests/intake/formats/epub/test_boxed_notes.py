"""Author's notes that a tool packed into an EPUB in their site's own boxes."""

import pytest

from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS
from tests.intake.written.files import epub, xhtml
from tests.intake.written.saved_pages import AUTHOR, TEXT

BOX = (
    '<div class="portlet solid author-note-portlet webToEpub-author-note"><div class="portlet-title"><div '
    'class="caption"><span class="caption-subject bold uppercase">A note from {}</span></div></div>'
    '<div class="portlet-body author-note"><p>{}</p></div></div>'
)
CHAPTER = f'<div class="chapter-inner chapter-content">{TEXT}</div>'


def page(heading: str, before: str = "", after: str = "") -> str:
    boxes = (BOX.format(AUTHOR, note) if note else "" for note in (before, after))
    return xhtml(f"<h1>{heading}</h1><div>{CHAPTER.join(boxes)}</div>")


@pytest.mark.parametrize(("before", "after"), [("Hello.", "Bye."), ("", "Bye."), ("Hello.", ""), ("", "")])
def test_royal_roads_boxes_are_notes_as_on_its_page(before: str, after: str) -> None:
    pages = {"a.xhtml": page("Chapter 1: Rain", before, after), "b.xhtml": page("Chapter 2: Fog")}
    first, second = read(epub(pages, titles={"a.xhtml": "Chapter 1: Rain", "b.xhtml": "Chapter 2: Fog"}), "book.epub")

    assert (first.notes_before, first.notes_after) == (before or None, after or None)
    assert first.body == second.body == "\n\n".join(PARAGRAPHS)
    assert (second.notes_before, second.notes_after) == (None, None)
    dropped = " ".join(piece.text for piece in first.dropped)
    assert dropped.count(f"A note from {AUTHOR}") == len([note for note in (before, after) if note])
