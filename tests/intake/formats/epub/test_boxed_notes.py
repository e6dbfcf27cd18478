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


QUOTED = "<b>{}:</b><blockquote class='userstuff'><p>{}</p></blockquote>"
HEAD = "".join(
    QUOTED.format(*said)
    for said in (
        ("Author's Note", "For <b>Ann</b>."), ("Summary for the Chapter", "Wet."), ("Notes for the Chapter", "Hello."),
    )
)  # fmt: skip
FOOT = f"<hr/>{QUOTED.format('Notes for the Chapter', 'Bye.')}"
OWN = '<div class="fff_chapter_notes fff_{}_notes">{}</div>'


def test_a_summary_on_a_page_with_a_parts_heading_goes_with_the_chapter_below() -> None:
    pages = {
        "p.xhtml": xhtml(f"<h1>Part Two</h1>{OWN.format('head', QUOTED.format('Summary for the Chapter', 'Wet.'))}"),
        "a.xhtml": xhtml(f"<h1>Chapter 5</h1>{TEXT}"),
    }
    (draft,) = read(epub(pages, titles={"p.xhtml": "Part Two", "a.xhtml": "Chapter 5"}), "book.epub")

    assert (draft.chapter_number, draft.summary) == (5, "Wet.")


def test_fanficfares_boxes_are_notes_and_summary() -> None:
    pages = {
        "a.xhtml": xhtml(
            f'<h3 class="fff_chapter_title">1. Rain</h3>{OWN.format("head", HEAD)}{TEXT}{OWN.format("foot", FOOT)}'
        ),
        "b.xhtml": xhtml(f'<h3 class="fff_chapter_title">2. Fog</h3>{TEXT}'),
    }
    first, second = read(epub(pages, titles={"a.xhtml": "1. Rain", "b.xhtml": "2. Fog"}), "book.epub")

    assert (first.chapter_number, first.chapter_title, first.summary) == (1, "Rain", "Wet.")
    assert (first.notes_before, first.notes_after) == ("For **Ann**.\n\nHello.", "Bye.")
    assert first.body == second.body == "\n\n".join(PARAGRAPHS)
    assert (second.summary, second.notes_before, second.notes_after) == (None, None, None)


def test_words_that_stand_right_in_a_box_are_kept() -> None:
    box = OWN.format("head", "<b>Notas:</b><br/>Para Ann.<hr/>")
    (draft,) = read(epub({"a.xhtml": xhtml(f"<h1>Chapter 1</h1>{box}{TEXT}")}), "book.epub")

    assert "Para Ann." in (draft.notes_before or "")
    assert draft.body == "\n\n".join(PARAGRAPHS)
