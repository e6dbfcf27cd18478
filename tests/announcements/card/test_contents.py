"""What an announcement shows."""

from dataclasses import replace

import pytest

from bot.announcements.card import (
    build,
)
from bot.works.models import (
    ARCHIVE_WARNINGS,
    Author,
    ChapterDetails,
    Cover,
    ImageKind,
    Rating,
)
from tests.announcements.card.samples import CHAPTER, WORK, assert_fits, field, work_with
from tests.worlds.discord_markup import read
from tests.worlds.people import WORK_ROLE


def test_a_card_says_what_there_is_to_say() -> None:
    work = work_with(
        rating=Rating.MATURE, warnings=ARCHIVE_WARNINGS[1:3], fandoms="Yuri!!! on Ice", role_id=WORK_ROLE, total=None
    )
    card = build(work, replace(CHAPTER, summary="*Soft.*", notes="Mind ||the end||", link="https://example.org/4"))

    assert card.content == f"<@&{WORK_ROLE}> **Kiss and Cry** · Chapter 4: Is This What You Wanted"
    assert card.title == "Chapter 4: Is This What You Wanted"
    assert card.link == "https://example.org/4"
    assert card.author == "Kiss and Cry by Ada"
    assert card.description == "*Soft.*"
    assert field(card, "Rating") == "Mature"
    assert field(card, "Archive Warnings") == "Graphic Depictions Of Violence\nMajor Character Death"
    assert field(card, "Fandom") == "Yuri!!! on Ice"
    assert field(card, "Notes") == "Mind ||the end||"
    assert card.footer == "2,380 words · 10 min read · Chapter 4 of ?"
    assert card.role_id == WORK_ROLE


def test_the_notification_is_the_work_and_the_chapter_and_nothing_before_them() -> None:
    assert build(WORK, CHAPTER).content == "**Kiss and Cry** · Chapter 4: Is This What You Wanted"


@pytest.mark.parametrize(
    ("number", "title", "shown"),
    [
        (0, None, "Chapter 0"),
        (4, None, "Chapter 4"),
        (4.5, "Between", "Chapter 4.5: Between"),
        (None, "Interlude", "Interlude"),
        (None, None, "A new chapter"),
        (None, "\u202e\x00", "A new chapter"),
        (1000.125, None, "Chapter 1000.125"),
        (123456, None, "Chapter 123456"),
    ],
)
def test_a_chapter_is_called_what_its_readers_would_call_it(
    number: float | None, title: str | None, shown: str
) -> None:
    assert build(WORK, ChapterDetails(number=number, title=title)).title == shown


def test_a_summary_goes_before_an_excerpt() -> None:
    assert build(WORK, replace(CHAPTER, summary="A summary.")).description == "A summary."
    assert build(WORK, CHAPTER).description == "It rained."
    assert build(WORK, replace(CHAPTER, excerpt=None)).description == ""


def test_an_excerpt_is_shown_letter_by_letter() -> None:
    reading = read(build(WORK, replace(CHAPTER, excerpt="5 * 3 * 2 || [x](https://y.example) # no")).description)

    assert reading.marks == set()


def test_without_a_link_of_its_own_the_title_leads_to_the_work() -> None:
    assert build(WORK, CHAPTER).link == "https://example.org/work"
    assert build(work_with(link=None), CHAPTER).link is None


def test_what_nobody_said_takes_no_place() -> None:
    card = build(work_with(total=None, link=None), ChapterDetails())

    assert [one.name for one in card.fields] == ["Rating"]
    assert (card.footer, card.description) == ("", "")


def test_several_authors_are_all_named() -> None:
    authors = (Author(id=7, name="Ada"), Author(id=8, name="Bo"))

    assert build(replace(WORK, authors=authors), CHAPTER).author == "Kiss and Cry by Ada and Bo"


@pytest.mark.parametrize(
    "title", ["https://a.example\\", "https://a.example/**b", "https://a.example/_*b", "**", "a\\", "*", "`"]
)
def test_a_title_cant_break_out_of_its_bold_letters(title: str) -> None:
    content = build(work_with(title=title), CHAPTER).content

    assert read(content).marks == {"bold"}
    assert content.endswith("** · Chapter 4: Is This What You Wanted")


@pytest.mark.parametrize("title", ["http://*0", "https://a.example/**b", "https://a.example/b_c_"])
def test_a_link_in_a_chapters_title_is_none(title: str) -> None:
    card = build(WORK, ChapterDetails(title=title))

    assert read(card.content).marks == {"bold"}
    assert read(card.title).shown == title.replace("://", ":\u200b//")


@pytest.mark.parametrize("minutes_and_words", [(1, 1), (1, 238), (2, 239), (4202, 1_000_000)])
def test_reading_time_is_rounded_up(minutes_and_words: tuple[int, int]) -> None:
    minutes, words = minutes_and_words

    assert f"{words:,} word" in build(WORK, replace(CHAPTER, words=words)).footer
    assert f"{minutes:,} min read" in build(WORK, replace(CHAPTER, words=words)).footer


def test_a_series_has_a_line_of_its_own() -> None:
    card = build(WORK, replace(CHAPTER, series="Part 2 of *Lanterns*\nPart 1 of @everyone"))

    assert field(card, "Series") == "Part 2 of \\*Lanterns\\*\nPart 1 of @\u200beveryone"


def test_a_cover_says_what_it_shows() -> None:
    card = build(replace(WORK, cover=Cover(kind=ImageKind.WEBP, alt="Two skaters")), CHAPTER)

    assert card.cover is not None
    assert (card.cover.work_id, card.cover.file_name, card.cover.description) == (1, "cover.webp", "Two skaters")
    assert build(WORK, CHAPTER).cover is None


@pytest.mark.parametrize("nothing", [" ", "\n\n", "\x00", "\u202e", "\t \n"])
def test_a_part_of_which_nothing_can_be_seen_takes_no_place(nothing: str) -> None:
    card = build(
        work_with(fandoms=nothing), replace(CHAPTER, summary=nothing, notes=nothing, excerpt=nothing, title=nothing)
    )

    assert_fits(card)
    assert [one.name for one in card.fields] == ["Rating"]
