"""An EPUB's pages with an epigraph, which go with the chapter below them."""

import pytest

from bot.intake.reading import read
from tests.intake.written.files import epub, xhtml

EPIGRAPH = '<section epub:type="epigraph"><blockquote><p>The sea keeps no books.</p></blockquote></section>'


@pytest.mark.parametrize(
    ("listed", "headings", "title"),
    [
        ("Chapter 5", "<h2>Salt</h2>", "Salt"),
        ("Chapter 5", "<h1>Chapter 5</h1><h2>Salt</h2>", "Salt"),
        ("Chapter 5: Salt", "<h1>Chapter 5</h1><h2>Salt</h2>", "Salt"),
        ("Chapter 5", "<h1>Chapter 5</h1>", None),
        ("Salt", "<h1>Chapter 5</h1>", "Salt"),
    ],
)
def test_an_epigraph_above_a_chapter_leaves_its_number_and_title(listed: str, headings: str, title: str | None) -> None:
    pages = {
        "a.xhtml": xhtml("<h1>Chapter 4</h1><p>It rained.</p>"),
        "e.xhtml": xhtml(EPIGRAPH),
        "b.xhtml": xhtml(f"{headings}<p>It stopped.</p>"),
    }
    _, draft = read(epub(pages, titles={"a.xhtml": "Chapter 4", "b.xhtml": listed}), "book.epub")

    assert (draft.chapter_number, draft.chapter_title) == (5, title)
    assert draft.body == "> The sea keeps no books.\n\nIt stopped."


def test_an_epigraph_above_a_part_and_its_chapter_leaves_the_text_once() -> None:
    pages = {
        "a.xhtml": xhtml("<h1>Chapter 4</h1><p>It rained.</p>"),
        "e.xhtml": xhtml(EPIGRAPH),
        "b.xhtml": xhtml("<h1>Part Two</h1><h2>Chapter 5</h2><p>It stopped.</p><p>Odile slept.</p>"),
    }
    _, draft = read(epub(pages, titles={"a.xhtml": "Chapter 4", "b.xhtml": "Chapter 5"}), "book.epub")

    assert draft.chapter_number == 5
    assert draft.body.count("It stopped.") == 1
    assert draft.body.index("keeps no books") < draft.body.index("Odile slept.")
    assert "Part Two" in draft.body
