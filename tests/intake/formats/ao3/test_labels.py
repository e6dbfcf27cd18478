"""AO3's pages as other tools pack them: a file a page, with AO3's own labels in it."""

import pytest

from bot.intake.formats.draft import DropReason
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS
from tests.intake.written.files import docx, epub, paragraph, run, xhtml

TITLE_PAGE = (
    '<h3><a href="https://archiveofourown.org/works/4242">Small Crossings</a> by odile_writes</h3>'
    "<p>Fandoms: Original Work, Rivers</p><p>Rating: Mature</p><p>Summary:</p><p>A river.</p><p>And a ferry.</p>"
)
FIRST = (
    "<h3>Summary:</h3><blockquote><p>Rain.</p></blockquote><h3>Notes:</h3><blockquote><p>Hello.</p></blockquote>"
    '<p>(See the end of the chapter for <a href="#e">more notes</a>.)</p><h3>Chapter Text</h3>'
    f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><h3>Notes:</h3><blockquote><p>Bye.</p><p>Soon.</p></blockquote>"
)
PAGES = {
    "titlepage.html": TITLE_PAGE,
    "notes.html": "<blockquote><p>For Ann.</p></blockquote>",
    "chapter1.html": FIRST,
    "chapter2.html": f"<p>{PARAGRAPHS[2]}</p>",
    "chapter3.html": "<h3>Chapter Text</h3><p>It rained.</p>",
    "endnotes.html": "<blockquote><p>The maps.</p></blockquote>",
}
TITLES = {
    "titlepage.html": "Title Page",
    "notes.html": "Notes",
    "chapter1.html": "Chapter 1: Rain",
    "chapter2.html": "Chapter 2: Fog",
    "chapter3.html": "Chapter 3",
    "endnotes.html": "End Notes",
}


def book(pages: dict[str, str], titles: dict[str, str] | None) -> bytes:
    return epub({name: xhtml(page) for name, page in pages.items()}, titles=titles)


@pytest.mark.parametrize("titles", [TITLES, None])
@pytest.mark.parametrize(
    ("label", "paragraph_label"),
    [("h3", "h3"), ('h3 class="calibre4"', "h3"), ("p", "p"), ("h2", "h2"), ("p><b", "b></p")],
)
def test_notes_and_summaries_are_read_from_ao3s_labels(
    titles: dict[str, str] | None, label: str, paragraph_label: str
) -> None:
    pages = {
        name: page.replace("<h3>", f"<{label}>").replace("</h3>", f"</{paragraph_label}>")
        for name, page in PAGES.items()
    }
    first, second, third = read(book(pages, titles), "book.epub")

    assert (first.site, first.rating, first.fandoms) == ("AO3", "Mature", ("Original Work", "Rivers"))
    assert first.link == "https://archiveofourown.org/works/4242"
    assert (first.summary, first.notes_before) == ("A river.\n\nAnd a ferry.\n\nRain.", "For Ann.\n\nHello.")
    assert (first.body, first.notes_after) == (f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}", "Bye.\n\nSoon.")
    assert (second.body, third.body, third.notes_after) == (PARAGRAPHS[2], "It rained.", "The maps.")
    assert [draft.chapter_number for draft in (first, second, third)] == [1, 2, 3]
    assert [piece.why for piece in first.dropped] == [DropReason.FRONT_MATTER, DropReason.POINTER]


def test_a_chapter_called_notes_in_the_middle_is_a_chapter() -> None:
    pages = {"a.html": FIRST, "b.html": "<p>She wrote it down.</p>", "c.html": "<h3>Chapter Text</h3><p>It rained.</p>"}
    drafts = read(book(pages, {"a.html": "Rain", "b.html": "Notes", "c.html": "Fog"}), "book.epub")

    assert [(draft.chapter_title, draft.body) for draft in drafts[1:]] == [
        ("Notes", "She wrote it down."),
        ("Fog", "It rained."),
    ]


def test_a_page_saved_without_its_structure_is_read_by_its_labels() -> None:
    (draft,) = read(f"<html><body><h2>Chapter 4: Rain</h2>{FIRST}</body></html>".encode(), "chapter.html")

    assert (draft.site, draft.chapter_number, draft.chapter_title) == ("AO3", 4, "Rain")
    assert (draft.summary, draft.notes_before, draft.notes_after) == ("Rain.", "Hello.", "Bye.\n\nSoon.")
    assert draft.body == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}"


def test_a_story_with_a_line_called_notes_keeps_it() -> None:
    story = ["It began.", "Notes:", "Water the fern.", "End Notes", "It ended."]
    (draft,) = read(docx(*(paragraph(run(line)) for line in story)), "story.docx")

    assert (draft.site, draft.body.split("\n\n")) == (None, story)
