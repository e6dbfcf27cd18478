"""AO3 pages of which a browser's reading view or a simplified copy kept only the title and the text."""

import pytest

from bot.intake.formats.ao3.page_title import read_title
from bot.intake.formats.draft import ChapterDraft
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS
from tests.intake.written.saved_pages import TEXT, page

TITLE = "Small Crossings - Chapter 12 - odile_writes - Original Work [Archive of Our Own]"
VIEW = (
    '<div class="header reader-header"><a class="domain reader-domain">archiveofourown.org</a>'
    f'<h1 class="reader-title">{TITLE}</h1><div class="reader-estimated-time">1 minute</div></div>'
    '<div class="content"><div class="moz-reader-content"><h3>Summary:</h3><blockquote>Rain.</blockquote>'
    f"<h3>Chapter Text</h3>{TEXT}</div></div>"
)


def only(data: bytes, filename: str = "page.html") -> ChapterDraft:
    (draft,) = read(data, filename)
    return draft


@pytest.mark.parametrize(
    ("said", "work", "author", "number"),
    [
        ("Small Crossings - Chapter 12 - odile_writes - Original Work", "Small Crossings", "odile_writes", 12),
        ("A - B - Chapter 3 - odile (annrivers), tomas - A - Z", "A - B", "odile (annrivers), tomas", 3),
        ("Rain - odile_writes - Rivers - Ann Author", "Rain", "odile_writes", None),
        ("Rain - Part One - odile_writes - Rivers", "Rain - Part One", "odile_writes", None),
    ],
)
def test_a_title_names_work_author_and_chapter(said: str, work: str, author: str, number: float | None) -> None:
    title = read_title(f"{said} [Archive of Our Own]")

    assert title is not None
    assert (title.work, title.author, title.number) == (work, author, number)


@pytest.mark.parametrize(
    "title", [None, "Rain - odile - Rivers", "404 | Archive of Our Own", "FAQ [Archive of Our Own]"]
)
def test_other_titles_name_nothing(title: str | None) -> None:
    assert read_title(title) is None


@pytest.mark.parametrize("body", [VIEW, f"<h1>{TITLE}</h1>{TEXT}", TEXT])
def test_a_simplified_page_is_named_by_its_title(body: str) -> None:
    draft = only(page(f"<title>{TITLE}</title>", body))

    assert (draft.site, draft.work, draft.author) == ("AO3", "Small Crossings", "odile_writes")
    assert (draft.chapter_number, draft.chapter_title, draft.doubts) == (12, None, ())
    assert draft.body == "\n\n".join(PARAGRAPHS)


def test_a_reading_view_keeps_ao3s_labels_and_they_are_read() -> None:
    assert only(page(f"<title>{TITLE}</title>", VIEW)).summary == "Rain."


@pytest.mark.parametrize("above", ["", "archiveofourown.org\n"])
@pytest.mark.parametrize("below", ["", "1 minute\nChapter Text\n"])
def test_a_copy_of_a_simplified_page_is_named_by_its_title(above: str, below: str) -> None:
    text = "\n\n".join(PARAGRAPHS)
    draft = only(f"{above}{TITLE}\n{below}{text}".encode(), "page.txt")

    assert (draft.site, draft.work, draft.author, draft.chapter_number) == (
        "AO3",
        "Small Crossings",
        "odile_writes",
        12,
    )
    assert draft.body == text
    assert [piece.text for piece in draft.dropped] == [*above.split(), *filter(None, below.split("\n"))]


def test_a_simplified_page_of_a_whole_work_is_parted_by_its_headings() -> None:
    title = TITLE.replace(" - Chapter 12", "")
    chapters = f"<h3>Chapter 1: Rain</h3>{TEXT}<h3>Chapter 2</h3>{TEXT}"
    first, second = read(page(f"<title>{title}</title>", f"<h1>{title}</h1>{chapters}"), "page.html")

    assert (first.work, first.chapter_number, first.chapter_title) == ("Small Crossings", 1, "Rain")
    assert (second.work, second.chapter_number, second.author) == ("Small Crossings", 2, "odile_writes")
