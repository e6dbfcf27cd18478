"""Chapters of Royal Road, Scribble Hub and FanFiction.net copied as text."""

import pytest

from bot.intake.formats.draft import ChapterDraft, Doubt, DropReason
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS

BODY = "\n\n".join(PARAGRAPHS)


def only(*blocks: str) -> ChapterDraft:
    (draft,) = read("\n\n".join(blocks).encode(), "page.txt")
    return draft


ROYAL_ROAD_TOP = ("Small Crossings", "Chapter 12: The Late Ferry", "by odile_writes", "Fiction Page\nReport\nDonate")
ROYAL_ROAD_BOTTOM = (
    "Previous Chapter\nFiction Index\nNext Chapter",
    "About the author\n\nodile_writes",
    "Comments (12)",
)


@pytest.mark.parametrize("label", ["A note from odile_writes", "A NOTE FROM ODILE_WRITES"])
def test_a_royal_road_chapter_has_its_notes_in_boxes(label: str) -> None:
    draft = only(
        *ROYAL_ROAD_TOP, label, "Thank you for reading!", *PARAGRAPHS, label, "See you on Friday.", *ROYAL_ROAD_BOTTOM
    )

    assert (draft.site, draft.work, draft.author) == ("Royal Road", "Small Crossings", "odile_writes")
    assert (draft.chapter_number, draft.chapter_title) == (12, "The Late Ferry")
    assert (draft.notes_before, draft.notes_after) == ("Thank you for reading!", "See you on Friday.")
    assert draft.body == BODY
    assert Doubt.NOTES_UNCERTAIN in draft.doubts


@pytest.mark.parametrize(
    "menu",
    ["Previous Chapter Fiction Index Next Chapter", "Previous Chapter  Next Chapter\nReport Donate", "Next Chapter"],
)
def test_a_menu_on_one_line_ends_the_notes(menu: str) -> None:
    note = "A note from odile_writes"
    draft = only(*ROYAL_ROAD_TOP, *PARAGRAPHS, note, "See you on Friday.", f"{menu}\nAbout the author", "Comments (12)")

    assert (draft.body, draft.notes_after) == (BODY, "See you on Friday.")
    assert menu.partition("\n")[0] in " ".join(piece.text for piece in draft.dropped)


def test_a_royal_road_chapter_may_have_no_notes_and_no_byline() -> None:
    draft = only(
        "Small Crossings", "12. The Late Ferry", "Previous Chapter", "Next Chapter", *PARAGRAPHS, *ROYAL_ROAD_BOTTOM
    )

    assert (draft.work, draft.chapter_number, draft.chapter_title) == ("Small Crossings", 12, "The Late Ferry")
    assert (draft.notes_before, draft.notes_after, draft.body) == (None, None, BODY)


def test_a_sentence_that_royal_road_planted_against_copying_is_left_out() -> None:
    planted = "This story has been stolen from Royal Road. If you find it elsewhere, please report it."
    draft = only(*ROYAL_ROAD_TOP, PARAGRAPHS[0], planted, *PARAGRAPHS[1:], *ROYAL_ROAD_BOTTOM)

    assert draft.body == BODY
    assert (planted, DropReason.SITE_MESSAGE) in {(left_out.text, left_out.why) for left_out in draft.dropped}


def test_a_scribble_hub_chapter_has_its_announcement_as_a_note() -> None:
    draft = only(
        "Home\nSeries Info", "Small Crossings", "Chapter 12: The Late Ferry", "Previous\nTable of Contents\nNext",
        "Announcement", "Thank you all for the votes!", *PARAGRAPHS, "Author's note", "See you on Friday.",
        "Previous\nTable of Contents\nNext", "Share\nReport", "Write a comment", "3 comments",
    )  # fmt: skip

    assert (draft.site, draft.work) == ("Scribble Hub", "Small Crossings")
    assert (draft.chapter_number, draft.chapter_title) == (12, "The Late Ferry")
    assert (draft.notes_before, draft.notes_after) == ("Thank you all for the votes!", "See you on Friday.")
    assert draft.body == BODY


def test_a_link_names_the_site_and_is_kept() -> None:
    address = "https://www.royalroad.com/fiction/1/small-crossings/chapter/2/the-late-ferry"
    draft = only(address, "Small Crossings", "Chapter 12: The Late Ferry", "by odile_writes", *PARAGRAPHS)

    assert (draft.site, draft.link, draft.author, draft.body) == ("Royal Road", address, "odile_writes", BODY)


def test_a_story_about_chapters_is_no_copied_page() -> None:
    draft = only("“Next chapter,” said Odile.", "Previous", *PARAGRAPHS)

    assert draft.site is None


ADDRESS = "https://www.royalroad.com/fiction/1/small-crossings/chapter/2/the-late-ferry"


@pytest.mark.parametrize(
    "blocks", [("The Late Ferry", f"Also on {ADDRESS} if you like."), ("The Late Ferry", ADDRESS), ("For Ann", "Home")]
)
def test_one_sign_alone_makes_no_page_of_a_site(blocks: tuple[str, ...]) -> None:
    draft = only(*blocks, *PARAGRAPHS)

    assert draft.site is None
    assert draft.body == "\n\n".join([*blocks, *PARAGRAPHS])


def test_a_line_above_the_text_that_is_no_title_is_listed() -> None:
    draft = only("Small Crossings", "Chapter 2: The Late Ferry", "For Ann", "by odile_writes", ADDRESS, *PARAGRAPHS)

    assert (draft.work, draft.chapter_title, draft.body) == ("Small Crossings", "The Late Ferry", BODY)
    assert [piece.text for piece in draft.dropped] == ["For Ann"]


FACTS = "Rated: Fiction T - English - Adventure - Chapters: 22 - Words: 114,414 - Published: Apr 28, 2012 - id: 42"


@pytest.mark.parametrize("chapter", ["12. The Late Ferry\n", ""])
def test_a_fanfiction_chapter_has_its_facts_on_a_line_above_it(chapter: str) -> None:
    top = f"Rivers\nFollow/Fav\nSmall Crossings\nBy: odile_writes\nA river.\n{FACTS}\n+ - Full 3/4 1/2 Expand Tighten\n"
    draft = only(f"{top}{chapter}< Prev Next >", *PARAGRAPHS, "< Prev Next >\nReview this Chapter", "Favorite")

    assert (draft.site, draft.work, draft.author) == ("FanFiction.net", "Small Crossings", "odile_writes")
    assert (draft.chapter_number, draft.chapter_title) == ((12, "The Late Ferry") if chapter else (None, None))
    assert (draft.rating, draft.language, draft.work_summary) == ("Teen And Up Audiences", "English", "A river.")
    assert draft.body == BODY
    assert {"Rivers\nFollow/Fav", "< Prev Next >\nReview this Chapter\nFavorite"} <= {
        piece.text for piece in draft.dropped
    }


def test_a_line_of_facts_without_a_byline_makes_no_page() -> None:
    draft = only("Small Crossings", FACTS, *PARAGRAPHS)

    assert (draft.site, draft.body) == (None, "\n\n".join(["Small Crossings", FACTS, BODY]))
