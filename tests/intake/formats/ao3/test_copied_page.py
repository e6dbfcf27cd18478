"""AO3 pages copied as text."""

import pytest

from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS, SHAPES, Chapter, Shape, Work, ao3
from tests.intake.written.plain import words_of

BODY = "\n\n".join(PARAGRAPHS)
every_shape = pytest.mark.parametrize("shape", SHAPES)


def only(page: str) -> ChapterDraft:
    (draft,) = read(page.encode(), "page.txt")
    return draft


@every_shape
def test_a_middle_chapter_has_its_titles_number_and_body(shape: Shape) -> None:
    draft = only(ao3(Work(chapters=[Chapter(number=2)]), shape))

    assert (draft.site, draft.work) == ("AO3", "Small Crossings")
    assert (draft.chapter_number, draft.chapter_title) == (2, "The Late Ferry")
    assert draft.body == BODY
    assert (draft.summary, draft.notes_before, draft.notes_after) == (None, None, None)


@every_shape
def test_the_first_chapter_has_the_works_summary_and_notes_before_its_own(shape: Shape) -> None:
    chapter = Chapter(summary="A ferry.", notes="Unbeta’d.", end_notes="More on Friday.")
    draft = only(ao3(Work(summary="A river.", notes="For Ann.", chapters=[chapter]), shape))

    assert draft.summary == "A river.\n\nA ferry."
    assert draft.notes_before == "For Ann.\n\nUnbeta’d."
    assert draft.notes_after == "More on Friday."
    assert (draft.work_summary, draft.work_notes) == ("A river.", "For Ann.")
    assert draft.body == BODY


@every_shape
def test_the_last_chapter_has_the_works_end_notes_after_its_own_and_the_series(shape: Shape) -> None:
    chapter = Chapter(number=3, end_notes="Thank you.")
    work = Work(
        end_notes="All the maps are wrong.", series="Part 2 of Rivers", inspired="A sketch by ann", chapters=[chapter]
    )
    draft = only(ao3(work, shape))

    assert draft.notes_after == "Thank you.\n\nAll the maps are wrong."
    assert draft.series == (("Part 2 of Rivers",) if shape != "plain" else ())
    assert draft.body == BODY
    assert any("A sketch by ann" in left_out.text for left_out in draft.dropped)


@every_shape
def test_a_last_chapter_may_have_only_the_works_end_notes(shape: Shape) -> None:
    draft = only(ao3(Work(end_notes="All the maps are wrong.", chapters=[Chapter(number=3)]), shape))

    assert draft.notes_after == "All the maps are wrong."
    assert draft.body == BODY


@every_shape
def test_a_work_without_chapters_has_no_number(shape: Shape) -> None:
    work = Work(has_chapters=False, posted=1, total="1", summary="One crossing.", end_notes="That’s all.")
    draft = only(ao3(work, shape))

    assert (draft.chapter_number, draft.chapter_title) == (None, None)
    assert (draft.summary, draft.notes_after) == ("One crossing.", "That’s all.")
    assert draft.body == BODY


@every_shape
def test_an_entire_work_is_read_as_its_chapters(shape: Shape) -> None:
    chapters = [
        Chapter(1, "The Late Ferry", notes="Hello.", end_notes="Bye."),
        Chapter(
            2,
            None,
            body=("Nothing crossed.", "Chapter 9", "Notes:", "It was a list, with nothing on it but rain. " * 200),
        ),
        Chapter(3, "Chapter Text", summary="The end.", end_notes="Really bye."),
    ]
    drafts = read(ao3(Work(summary="A river.", end_notes="The maps.", chapters=chapters), shape).encode(), "page.txt")

    assert [(draft.chapter_number, draft.chapter_title) for draft in drafts] == [
        (1, "The Late Ferry"),
        (2, None),
        (3, "Chapter Text"),
    ]
    assert [draft.notes_after for draft in drafts] == ["Bye.", None, "Really bye.\n\nThe maps."]
    assert [draft.summary for draft in drafts] == ["A river.", None, "The end."]
    assert words_of(drafts[1].body) == " ".join(chapters[1].body).split()
    assert drafts[0].body == drafts[2].body == BODY


@every_shape
@pytest.mark.parametrize("title", ["Notes: On Drowning", "Chapter 7", "Summary:", "Work Text", "1: 2: 3"])
def test_titles_may_look_like_headings(shape: Shape, title: str) -> None:
    draft = only(ao3(Work(title="Chapter 4: The Book", chapters=[Chapter(number=2, title=title)]), shape))

    assert (draft.work, draft.chapter_number, draft.chapter_title) == ("Chapter 4: The Book", 2, title)
    assert draft.body == BODY


@every_shape
def test_a_line_in_the_story_may_look_like_the_page(shape: Shape) -> None:
    body = (
        "Kudos",
        "she said.",
        "Chapter 12: The Book in the Book",
        "Actions",
        "speak louder.",
        "Comments",
        "were made.",
    )
    draft = only(ao3(Work(chapters=[Chapter(number=2, body=body)]), shape))

    assert draft.body == "\n\n".join(body)


def test_notes_in_the_middle_of_a_story_stay_there_where_the_page_shows_that_it_has_none() -> None:
    body = ("Notes:", "Buy rope.", *PARAGRAPHS * 20)
    draft = only(ao3(Work(chapters=[Chapter(number=2, body=body)]), "firefox"))

    assert draft.body == "\n\n".join(body)


def test_a_short_note_that_the_page_didnt_announce_is_taken_with_a_doubt() -> None:
    page = ao3(Work(chapters=[Chapter(number=2)]), "firefox", footer=False) + "\n\nNotes:\n\nSee you."
    draft = only(page)

    assert draft.notes_after == "See you."
    assert Doubt.NOTES_UNCERTAIN in draft.doubts


@pytest.mark.parametrize("shape", ["chromium", "firefox"])
def test_tags_and_stats_are_read(shape: Shape) -> None:
    draft = only(ao3(Work(series="Part 2 of Rivers", chapters=[Chapter(number=2)]), shape))

    assert draft.author == "odile_writes"
    assert draft.rating == "Teen And Up Audiences"
    assert draft.warnings == ("Graphic Depictions Of Violence", "Major Character Death")
    assert draft.categories == ("F/F", "Gen")
    assert draft.fandoms == ("Original Work",)
    assert draft.language == "English"
    assert draft.series == ("Part 2 of Rivers",)
    assert (draft.published, draft.updated) == ("2026-01-03", "2026-02-14")
    assert (draft.words, draft.work_words, draft.body_words) == (12345, 12345, len(BODY.split()))
    assert (draft.chapters_posted, draft.chapters_total, draft.complete) == (3, None, False)
    assert (draft.comments, draft.kudos, draft.hits) == (4, 56, 789)


@pytest.mark.parametrize("title", ["Comments", "Bookmark", "Rating: Unknown", "Kudos"])
def test_a_works_title_may_be_a_word_of_the_menu(title: str) -> None:
    assert only(ao3(Work(title=title, chapters=[Chapter(number=2)]))).work == title


def test_a_note_about_tags_is_no_block_of_tags() -> None:
    draft = only(ao3(Work(notes="Archive Warnings: see the end."), "plain"))

    assert (draft.work, draft.notes_before, draft.warnings) == ("Small Crossings", "Archive Warnings: see the end.", ())


def test_stats_may_follow_the_language_without_a_label() -> None:
    page = ao3(Work(chapters=[Chapter(number=2)]), "chromium").replace("Stats:", "")
    draft = only(page.replace("Words:12,345Chapters:3/?", "Chapters:3/?Words:12,345"))

    assert (draft.language, draft.words, draft.chapters_posted, draft.work) == ("English", 12345, 3, "Small Crossings")


def test_free_tags_that_run_together_are_kept_in_one_piece_and_doubted() -> None:
    draft = only(ao3(Work(), "chromium"))

    assert draft.tags == ("FerriesSlow Burn",)
    assert Doubt.TAGS_RUN_TOGETHER in draft.doubts


def test_a_whole_block_of_tags_may_stand_on_one_line() -> None:
    page = ao3(Work(chapters=[Chapter(number=2)]), "chromium")
    start, end = page.index("Rating:"), page.index("Small Crossings")
    draft = only(page[:start] + page[start:end].strip().replace("\n", "") + "\n\n" + page[end:])

    assert (draft.work, draft.author, draft.rating) == ("Small Crossings", "odile_writes", "Teen And Up Audiences")
    assert draft.warnings == ("Graphic Depictions Of Violence", "Major Character Death")
    assert draft.fandoms == ("Original Work",)


def test_a_title_that_is_a_number_is_no_statistic() -> None:
    assert only(ao3(Work(title="1984"), "firefox")).work == "1984"
    assert only(ao3(Work(title="Words: A Love Story"), "chromium")).work == "Words: A Love Story"


def test_a_copy_may_begin_at_the_works_title_or_at_the_chapters() -> None:
    page = ao3(Work(chapters=[Chapter(number=2, notes="Hi.")]))

    from_title = only(page[page.index("Small Crossings") :])
    assert (from_title.work, from_title.chapter_number) == ("Small Crossings", 2)
    from_chapter = only(page[page.index("Chapter 2") :])
    assert (from_chapter.work, from_chapter.chapter_number, from_chapter.body) == (None, 2, BODY)
    assert Doubt.WORK_MISSING in from_chapter.doubts


def test_lines_of_spaces_are_paragraph_breaks() -> None:
    page = ao3(Work(), footer=False).replace(PARAGRAPHS[1], f"\u00a0\n\n \n\n{PARAGRAPHS[1]}\u00a0 \n\n\u00a0")

    assert only(page).body == BODY


@every_shape
def test_every_word_of_the_page_is_in_a_field_or_listed_as_left_out(shape: Shape) -> None:
    chapter = Chapter(3, summary="Sum mary.", notes="Be fore.", end_notes="Af ter.")
    page = ao3(
        Work(
            summary="Work sum.",
            notes="Work note.",
            end_notes="Work end.",
            series="Part 2 of Rivers",
            chapters=[chapter],
        ),
        shape,
    )
    draft = only(page)

    fields = [
        draft.work,
        draft.author,
        draft.chapter_title,
        draft.summary,
        draft.notes_before,
        draft.notes_after,
        draft.body,
    ]
    kept = {word for text in fields if text for word in words_of(text)}
    dropped = {word for left_out in draft.dropped for word in left_out.text.split()}
    header = page[: page.index("Small Crossings")].split()
    labels = {"Summary:", "Notes:", "Chapter", "Text", "3:", "Chapter:"}
    assert set(page.split()) - kept - dropped - labels <= set(header)
    assert "Kudos" in dropped
