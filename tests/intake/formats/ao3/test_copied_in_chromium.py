"""AO3's pages as Chromium copies them, kept in `tests/intake/copied`, and as it saves them."""

from pathlib import Path

import pytest

from bot.intake.formats.draft import ChapterDraft
from bot.intake.reading import read
from tests.intake.copied.pages import MENU_LIKE, PAGES
from tests.intake.written.copied_pages import PARAGRAPHS

COPIED = Path(__file__).parents[2] / "copied" / "texts"
NAMES = sorted(path.stem for path in COPIED.iterdir())
BODY = "\n\n".join(PARAGRAPHS)
NOTES = {
    "first": "More on Friday.",
    "middle": "More on Friday.",
    "last": "More on Friday.\n\nThe maps.",
    "last-alone": "Bye.",
    "last-of-the-author": "The maps.",
    "entire": "Bye.\n\nThe maps.",
    "one-shot": "The maps.",
    "like-a-menu": "Bye.",
}


def copied(name: str) -> list[ChapterDraft]:
    return read((COPIED / f"{name}.txt").read_bytes(), "page.txt")


@pytest.mark.parametrize("name", NAMES)
def test_the_body_and_the_notes_end_where_the_site_begins(name: str) -> None:
    *_, last = copied(name)

    assert last.body == ("\n\n".join(MENU_LIKE) if "menu" in name else BODY)
    assert last.notes_after == NOTES.get(name)


@pytest.mark.parametrize("name", NAMES)
def test_what_the_site_adds_is_listed_as_left_out(name: str) -> None:
    dropped = " ".join(piece.text for draft in copied(name) for piece in draft.dropped)

    assert "↑ Top" in dropped
    assert "10000 characters left" in dropped


@pytest.mark.parametrize("name", NAMES)
def test_work_author_and_number_are_read(name: str) -> None:
    first = copied(name)[0]

    assert (first.site, first.work, first.author) == ("AO3", "Small Crossings", "odile_writes")
    assert first.chapter_number == (
        None if "one-shot" in name else 1 if name in ("first", "entire") else 3 if "last" in name else 2
    )
    assert first.rating == "Teen And Up Audiences"


def test_an_entire_work_is_read_as_its_chapters() -> None:
    drafts = copied("entire")

    assert [(draft.chapter_number, draft.chapter_title) for draft in drafts] == [
        (1, "The Late Ferry"),
        (2, None),
        (3, "Sun"),
    ]
    assert [draft.body for draft in drafts] == [BODY] * 3
    assert [draft.notes_after for draft in drafts] == ["More on Friday.", None, "Bye.\n\nThe maps."]


@pytest.mark.parametrize("name", NAMES)
def test_the_saved_page_says_what_the_copied_one_does(name: str) -> None:
    def said(draft: ChapterDraft) -> tuple[object, ...]:
        around = (draft.summary, draft.notes_before, draft.notes_after, draft.series, draft.language)
        return draft.work, draft.author, draft.chapter_number, draft.chapter_title, draft.body, *around

    assert [said(draft) for draft in read(PAGES[name].encode(), "page.html")] == [said(draft) for draft in copied(name)]
