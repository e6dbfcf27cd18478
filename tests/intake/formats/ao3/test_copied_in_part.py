"""AO3's pages copied from anywhere on: whatever of the text is there is read, and nothing of the page below it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.formats.unreadable import Unreadable
from bot.intake.reading import read
from tests.intake.copied.pages import MENU_LIKE
from tests.intake.written.copied_pages import PARAGRAPHS

COPIED = Path(__file__).parents[2] / "copied" / "texts"
NAMES = sorted(path.stem for path in COPIED.iterdir() if path.stem != "entire")
LANDMARKS = ("Chapter Text", "Work Text:")
SERIES = "Series this work belongs to:"
OF_THE_PAGE = (
    "left kudos", "Post Comment", "characters left", "↑ Top N", "↑ Top ←", "↑ Top  ", "Next Chapter",
    "Comments (1024)", "Previous Chapter", "Guest name", "Footer", "Work Header", SERIES,
)  # fmt: skip


def beginnings(lines: list[str]) -> Iterator[int]:
    """The lines at which a copy may begin, down to the last one that isn't the page's own."""
    end = max(index for index, line in enumerate(lines) if line == "Actions")
    end = lines.index(SERIES) if SERIES in lines else end
    return (index for index in range(end) if lines[index])


def from_line(name: str, begin: int) -> tuple[list[str], ChapterDraft]:
    lines = (COPIED / f"{name}.txt").read_text("utf-8").split("\n")
    *_, draft = read("\n".join(lines[begin:]).encode(), "page.txt")
    return lines, draft


CASES = [
    (name, begin)
    for name in NAMES
    for begin in beginnings((COPIED / f"{name}.txt").read_text("utf-8").split("\n"))
]  # fmt: skip


def paragraphs(name: str) -> list[str]:
    return list(MENU_LIKE if "menu" in name else PARAGRAPHS)


@pytest.mark.parametrize(("name", "begin"), CASES)
def test_nothing_of_the_page_stays_in_text_or_notes(name: str, begin: int) -> None:
    _, draft = from_line(name, begin)
    said = "\n".join(filter(None, [draft.summary, draft.notes_before, draft.body, draft.notes_after, ""]))

    assert draft.site == "AO3"
    assert not [words for words in OF_THE_PAGE if words in said]
    assert "characters left" in " ".join(piece.text for piece in draft.dropped)


@pytest.mark.parametrize(("name", "begin"), CASES)
def test_the_text_that_was_copied_and_the_notes_below_it_are_read(name: str, begin: int) -> None:
    lines, draft = from_line(name, begin)
    _, whole = from_line(name, 0)
    text = next(index for index, line in enumerate(lines) if line in LANDMARKS)
    written = iter([*paragraphs(name), None])
    upcoming, places = next(written), []
    for index in range(text, len(lines)):
        if lines[index] == upcoming:
            places.append(index)
            upcoming = next(written)

    if begin <= places[-1]:
        assert draft.body.split("\n\n") == [lines[index] for index in places if index >= begin]
        assert draft.notes_after == whole.notes_after
    if begin < text and lines[begin] == "Notes:":
        assert draft.work is None
        assert (draft.notes_before or "").endswith("Unbeta’d." if "Unbeta’d." in lines else "")


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_may_begin_within_a_sentence(name: str) -> None:
    page = (COPIED / f"{name}.txt").read_text("utf-8")
    draft = read(page[page.index("as it was every day") :].encode(), "page.txt")[-1]

    assert draft.body == "\n\n".join([PARAGRAPHS[0].partition(", ")[2], *paragraphs(name)[1:]])
    assert draft.site == "AO3"
    assert (Doubt.NOTES_UNCERTAIN in draft.doubts) == bool(draft.notes_after)


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_of_the_pages_end_alone_is_refused(name: str) -> None:
    page = (COPIED / f"{name}.txt").read_text("utf-8")

    with pytest.raises(Unreadable, match="This page of AO3 holds no chapter"):
        read(page[page.rindex("\nActions\n") :].encode(), "page.txt")


def test_a_copy_that_begins_in_the_menu_keeps_none_of_it() -> None:
    text = "\n\n".join([*PARAGRAPHS, "Next Chapter →  Bookmark Comments (1024)\nKudos\nann left kudos on this work!"])
    (draft,) = read(text.encode(), "page.txt")

    assert draft.body == "\n\n".join(PARAGRAPHS)


def test_a_story_with_notes_in_it_and_a_link_home_is_no_page_of_a_site() -> None:
    (draft,) = read("\n\n".join(["Home", *PARAGRAPHS, "Notes:", "One rope.", "Comments (3)"]).encode(), "page.txt")

    assert draft.site is None
    assert draft.body.startswith("Home")


def test_a_story_that_shows_kudos_and_comments_is_read_whole() -> None:
    shown = ["Kudos", "ann left kudos on this work!", "Comments", "Post Comment"]
    text = "\n\n".join([*PARAGRAPHS, *shown, *PARAGRAPHS * 6])
    (draft,) = read(text.encode(), "story.txt")

    assert (draft.site, draft.body) == (None, text)


@pytest.mark.parametrize("words", ["The ferry was late", "“You could swim,”", "blinked first"])
def test_a_copy_of_an_entire_work_may_begin_in_one_of_its_chapters(words: str) -> None:
    page = (COPIED / "entire.txt").read_text("utf-8")
    rest = page[page.index(words) :]
    cut, *others = read(rest.encode(), "page.txt")
    whole = read(page.encode(), "page.txt")

    assert [(one.chapter_number, one.chapter_title, one.body, one.notes_after) for one in others] == [
        (one.chapter_number, one.chapter_title, one.body, one.notes_after) for one in whole[1:]
    ]
    assert (cut.site, cut.chapter_number) == ("AO3", 1)
    said = "\n\n".join(filter(None, [cut.body, cut.notes_after]))
    assert said == rest[: rest.index("\n\nChapter 2")].replace("Notes:\n", "").strip()


def test_a_preface_above_a_later_chapter_is_no_rest_of_the_one_before() -> None:
    text = "\n\n".join(["Small Crossings", "odile_writes", "Summary:", "A river.", "Chapter 5: Rain", "Chapter Text"])
    (draft,) = read("\n\n".join([text, *PARAGRAPHS]).encode(), "page.txt")

    assert (draft.work, draft.author, draft.chapter_number) == ("Small Crossings", "odile_writes", 5)
    assert draft.body == "\n\n".join(PARAGRAPHS)
