"""AO3 downloads."""

import re
from collections.abc import Callable
from dataclasses import replace

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


MANY = Work(
    summary="A river.",
    notes="For Ann.",
    end_notes="The maps.",
    chapters=[Chapter(1, "Rain", notes="Hello.", end_notes="Bye."), Chapter(2, "Fog", summary="Foggy.")],
    posted=2,
)


def without_classes(page: bytes) -> bytes:
    return re.sub(rb' class="[^"]*"', b"", page)


def in_a_wrapper(page: bytes) -> bytes:
    page = page.replace(b"<body>", b'<body><div id="outer"><div class="meta"><main>')
    return page.replace(b"</body>", b"</main></div></div></body>")


def behind_file_names(page: bytes) -> bytes:
    return re.sub(rb'id="(preface|chapters|afterword)"', rb'id="a_split_000.xhtml_\1"', page)


def with_empty_blocks(page: bytes) -> bytes:
    return page.replace(b'<div class="userstuff">', b'<div class="c7" id="pb_4"></div>\n<div class="c8">')


@pytest.mark.parametrize("change", [without_classes, in_a_wrapper, behind_file_names, with_empty_blocks])
def test_a_download_is_read_by_ids_and_structure_whatever_its_classes(change: Callable[[bytes], bytes]) -> None:
    expected = read(as_html(MANY), "work.html")
    drafts = read(change(as_html(MANY)), "work.html")

    assert len(drafts) == 2
    assert drafts == expected


@pytest.mark.parametrize(
    "beside",
    [
        '<header><a href="../index.html">back to my other stories</a></header>',
        "<div><h2>Chapter 9: Another Work</h2><p>Read it as well.</p></div>",
        "<p>Hosted again by a friend.</p>",
        "Hosted again by a friend.",
    ],
)
def test_what_stands_beside_the_three_parts_is_no_chapter_and_is_listed(beside: str) -> None:
    expected = read(as_html(MANY), "work.html")
    words = re.sub(r"<[^>]*>", " ", beside).split()
    for page in (as_html(MANY, above=beside), as_html(MANY, below=beside)):
        drafts = read(page, "work.html")
        dropped = [piece for piece in drafts[0].dropped if piece.why is DropReason.SITE_MENU]

        assert [replace(draft, dropped=()) for draft in drafts] == [replace(draft, dropped=()) for draft in expected]
        assert " ".join(piece.text for piece in dropped).split() == words


def test_what_a_text_holds_of_headings_labels_and_quotes_stays_in_it() -> None:
    body = (
        "It began.</p><h2>Chapter 7: A Book in the Story</h2><p>It went on.",
        "Notes</p><blockquote><p>Water the fern.</p></blockquote><p>She did.",
        "</p><div><p>Notes</p><blockquote><p>Twice.</p></blockquote></div><p>It ended.",
    )
    first, second = read(as_html(Work(chapters=[Chapter(1, body=body), Chapter(2)], posted=2)), "work.html")

    assert first.body == (
        "It began.\n\n## Chapter 7: A Book in the Story\n\nIt went on.\n\nNotes\n\n> Water the fern.\n\nShe did.\n\n"
        "Notes\n\n> Twice.\n\nIt ended."
    )
    assert (first.notes_before, second.chapter_number, second.body) == (None, 2, BODY)


def test_text_that_no_element_holds_is_read() -> None:
    page = as_html(Work(posted=1, total="1")).replace(
        b'<div id="chapters" class="userstuff">', b'<div id="chapters">Once, '
    )
    (draft,) = read(page.replace(b"</div></div><div id=", b"</div> The end.</div><div id="), "work.html")

    assert draft.body == f"Once,\n\n{BODY}\n\nThe end."


def test_what_else_stands_in_the_preface_or_the_afterword_is_listed() -> None:
    page = as_html(MANY).replace(b"<p>Summary</p>", b"<p>Translated by a friend.</p><p>Summary</p>", 1)
    page = page.replace(b'<p class="message">Please', b'<p>Hosted by a friend.</p><p class="message">Please')
    first, last = read(page, "work.html")

    assert "Translated by a friend." in [piece.text for piece in first.dropped]
    assert "Hosted by a friend." in [piece.text for piece in last.dropped]
