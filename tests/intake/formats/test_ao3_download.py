"""AO3 downloads."""

from collections.abc import Callable

import pytest

from bot.intake.formats.draft import DropReason
from bot.intake.reading import read
from tests.intake.written.ao3_downloads import as_epub, as_html, as_saved_page
from tests.intake.written.copied_pages import PARAGRAPHS, Chapter, Work

BODY = "\n\n".join(PARAGRAPHS)
Build = Callable[[Work], bytes]
both_kinds = pytest.mark.parametrize("build", [as_html, as_epub])


@both_kinds
def test_all_metadata_is_read(build: Build) -> None:
    chapters = [Chapter(1), Chapter(2)]
    draft, _ = read(build(Work(series="Part 2 of Rivers", chapters=chapters, posted=2)), "download")

    assert (draft.site, draft.work, draft.author) == ("AO3", "Small Crossings", "odile_writes")
    assert (draft.rating, draft.language) == ("Teen And Up Audiences", "English")
    assert draft.warnings == ("Graphic Depictions Of Violence", "Major Character Death")
    assert draft.categories == ("F/F", "Gen")
    assert draft.fandoms == ("Original Work", "Rivers (Songs & Poems)")
    assert draft.tags == ("Ferries", "Slow Burn")
    assert draft.series == ("Part 2 of Rivers",)
    assert (draft.published, draft.updated, draft.work_words) == ("2026-01-03", "2026-02-14", 12345)
    assert (draft.chapters_posted, draft.chapters_total, draft.complete) == (2, None, False)
    assert draft.link == "http://archiveofourown.org/works/4242"


@both_kinds
def test_each_chapter_has_its_own_text_summary_and_notes(build: Build) -> None:
    chapters = [
        Chapter(1, "Notes: On Ferries", summary="A <em>ferry</em>.", notes="Hello.", end_notes="Bye."),
        Chapter(2, None, body=("Nothing <b>crossed</b>.",)),
        Chapter(3, "Chapter 7", end_notes="Really bye."),
    ]
    work = Work(summary="A river.", notes="For Ann.", end_notes="The maps.", inspired="A sketch", chapters=chapters)
    first, second, third = read(build(work), "download")

    assert (first.chapter_number, first.chapter_title, first.body) == (1, "Notes: On Ferries", BODY)
    assert (first.summary, first.notes_before, first.notes_after) == (
        "A river.\n\nA *ferry*.",
        "For Ann.\n\nHello.",
        "Bye.",
    )
    assert (second.chapter_number, second.chapter_title, second.body) == (2, None, "Nothing **crossed**.")
    assert (second.summary, second.notes_before, second.notes_after) == (None, None, None)
    assert (third.chapter_number, third.chapter_title) == (3, "Chapter 7")
    assert third.notes_after == "Really bye.\n\nThe maps."
    assert {left_out.why for left_out in third.dropped} == {
        DropReason.POINTER,
        DropReason.RELATED_WORKS,
        DropReason.SITE_MESSAGE,
    }


def test_a_work_without_chapters_has_no_number() -> None:
    (draft,) = read(as_html(Work(posted=1, total="1", summary="One crossing.", end_notes="That’s all.")), "work.html")

    assert (draft.chapter_number, draft.chapter_title, draft.body) == (None, None, BODY)
    assert (draft.summary, draft.notes_after, draft.words) == ("One crossing.", "That’s all.", 12345)


def test_the_first_chapter_of_a_work_to_be_continued_is_chapter_one() -> None:
    (draft,) = read(as_html(Work(posted=1, total="?")), "work.html")

    assert draft.chapter_number == 1


def test_a_page_saved_from_the_browser_is_read_without_the_sites_menus() -> None:
    chapter = Chapter(3, "Fog", summary="Foggy.", notes="Hello.", end_notes="Bye.", body=("A <em>ferry</em>.", "Late."))
    work = Work(summary="A river.", notes="For Ann.", end_notes="The maps.", chapters=[chapter])
    (draft,) = read(as_saved_page(work), "saved.html")

    assert (draft.site, draft.work, draft.author) == ("AO3", "Small Crossings", "odile_writes")
    assert (draft.rating, draft.fandoms, draft.words) == ("Teen And Up Audiences", ("Original Work", "Rivers"), 12345)
    assert (draft.chapter_number, draft.chapter_title, draft.body) == (3, "Fog", "A *ferry*.\n\nLate.")
    assert (draft.summary, draft.notes_before) == ("A river.\n\nFoggy.", "For Ann.\n\nHello.")
    assert draft.notes_after == "Bye.\n\nThe maps."
    assert {"Post Comment", "tomas left kudos on this work!"} <= {left_out.text for left_out in draft.dropped}
