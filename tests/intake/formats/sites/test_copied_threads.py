"""Forums' threads and chapters of fictioneer sites, copied as text as Chromium copies their structure."""

import pytest

from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS
from tests.intake.written.saved_pages import AUTHOR, CHAPTER, WORK

BODY = "\n\n".join(PARAGRAPHS)
TOP = (
    f"SpaceBattles\nForums What's new Log in Register\nForums Creative Writing\n{WORK}\n"
    f"Thread starter{AUTHOR} Start dateJan 3, 2026\n1\n2\n3\nNext\n \nThreadmarks\nReader mode\nRSS\n"
)
BUTTONS = "Last edited: Jan 4, 2026\nReport\nLike Reply\nLike Reactions:ann, bob and 41 others\n"
BOTTOM = (
    "1\n2\nNext\nYou must log in or register to reply here.\nShare: Facebook X Link\n"
    "Community platform by XenForo® © 2010-2025 XenForo Ltd.\n"
)


def post(number: int, author: str, body: str, threadmark: str | None = None, buttons: str = BUTTONS) -> str:
    mark = f"Threadmarks {threadmark}\nView content\n" if threadmark else ""
    return f"{mark}{author}\nGetting out there.\nJan 3, 2026\nNew\n#{number}\n{body}\n{buttons}"


def drafts(*parts: str) -> list[ChapterDraft]:
    return read("".join(parts).encode(), "thread.txt")


def test_every_copied_post_with_a_threadmark_is_a_chapter() -> None:
    first, second = drafts(
        TOP, post(1, AUTHOR, BODY, CHAPTER), post(2, "tomas", "More!"), post(3, AUTHOR, BODY, "Interlude: Fog"), BOTTOM
    )

    assert (first.work, first.author, first.body) == (WORK, AUTHOR, BODY)
    assert (first.chapter_number, first.chapter_title) == (12, "The Late Ferry")
    assert (second.chapter_number, second.chapter_title, second.body) == (None, "Interlude: Fog", BODY)
    assert "More!" in " ".join(piece.text for piece in first.dropped)


@pytest.mark.parametrize("buttons", [BUTTONS, "Like Reply\n", ""])
def test_without_a_threadmark_it_is_the_first_post_of_whoever_began_the_thread(buttons: str) -> None:
    (draft,) = drafts(TOP, post(1, "tomas", "First!", None, buttons), post(2, AUTHOR, BODY, None, buttons), BOTTOM)

    assert (draft.author, draft.work) == (AUTHOR, WORK)
    assert draft.body.startswith(BODY)
    assert Doubt.TITLE_MISSING in draft.doubts


def test_a_copy_of_one_post_alone_keeps_no_buttons() -> None:
    (draft,) = drafts(post(7, AUTHOR, BODY, CHAPTER))

    assert (draft.chapter_number, draft.body) == (12, BODY)
    assert Doubt.WORK_MISSING in draft.doubts


@pytest.mark.parametrize(
    "lines",
    [
        ["#1", *PARAGRAPHS],
        ["Like", "Reply", *PARAGRAPHS],
        ["Chapter 3", "#3", *PARAGRAPHS],
        ["#1", "Reactions: none.", "#2", "Thread starter", "#3", *PARAGRAPHS],
        ["#1", "Threadmarks are how we kept count.", "#2", "Like Reply", "#3", *PARAGRAPHS],
    ],
)
def test_one_sign_alone_makes_no_thread(lines: list[str]) -> None:
    (draft,) = drafts("\n\n".join(lines))

    assert draft.work is None
    assert draft.body.endswith(BODY)
    assert not draft.dropped


def test_of_several_posts_none_is_chosen_where_nothing_says_which_is_the_story() -> None:
    (draft,) = drafts(post(1, "ann", "First!"), post(2, "tomas", BODY))

    assert "First!" in draft.body
    assert PARAGRAPHS[-1] in draft.body


FICTIONEER = (
    "Odile Writes\nHome Stories Login\nIndex Formatting TTS\nThank you all.\n\n"
    f"{WORK}\n{CHAPTER}\nby {AUTHOR}\n{BODY}\n\n"
    "Previous Index Bookmark Next\n3 Comments\ntomas\n\nJan 4, 2026\n\nMore!\n"
)


def test_a_copied_chapter_of_a_fictioneer_site_is_named_and_ends_at_its_menu() -> None:
    (draft,) = drafts(FICTIONEER)

    assert (draft.work, draft.author, draft.chapter_number, draft.chapter_title) == (WORK, AUTHOR, 12, "The Late Ferry")
    assert (draft.notes_before, draft.body) == ("Thank you all.", BODY)
    assert "More!" in " ".join(piece.text for piece in draft.dropped)


def test_a_byline_or_a_menu_alone_makes_no_page_of_it() -> None:
    for text in (f"{WORK}\n\n{CHAPTER}\n\nby {AUTHOR}\n\n{BODY}", f"{BODY}\n\nPrevious Index Bookmark Next"):
        (draft,) = drafts(text)

        assert PARAGRAPHS[0] in draft.body
        assert draft.notes_before is None
