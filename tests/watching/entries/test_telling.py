"""What an entry tells of its chapter: its number only where that is plain, and its title without its work's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chapters.links.models import ToldChapter
from bot.intake.feeds.models import FeedEntry
from bot.watching.entries.telling import told_by_entry
from tests.fuzzing import tries

WORK = "Salt on the Stairs"


def named(title: str, link: str | None = None) -> tuple[str | None, float | None, str | None]:
    told = told_by_entry(FeedEntry(title=title, link=link), [WORK])
    return told.work, told.number, told.title


@pytest.mark.parametrize(
    ("title", "number", "chapter"),
    [
        ("Chapter 3: Salt – Bea’s Tide", 3, "Salt – Bea’s Tide"),
        ("Chapter 3 - Low Tide", 3, "Low Tide"),
        ("3. Low Tide", 3, "Low Tide"),
        ("12", 12, None),
        ("4.5", 4.5, None),
        ("Low Tide", None, "Low Tide"),
        ("Interlude: 1888", None, "Interlude: 1888"),
        ("Chapter 12-13: Two", None, "Chapter 12-13: Two"),
        ("2.1 Tide", None, "2.1 Tide"),
        ("5. Chapter 4: Salt", None, "5. Chapter 4: Salt"),
        ("Other Work, Chapter 12: Tide", None, "Other Work, Chapter 12: Tide"),
        ("Salt on the Stairs 12", None, "Salt on the Stairs 12"),
        ("", None, None),
    ],
)
def test_a_title_without_the_work_s(title: str, number: float | None, chapter: str | None) -> None:
    assert named(title) == (None, number, chapter)


@pytest.mark.parametrize(
    ("title", "number", "chapter"),
    [
        ("Salt on the Stairs - 3. Low Tide", 3, "Low Tide"),
        ("Salt on the Stairs - Chapter 3 - Low Tide", 3, "Low Tide"),
        ("SALT ON THE STAIRS: Chapter 3", 3, None),
        ("Salt on the Stairs, Chapter 3 – Low Tide", 3, "Low Tide"),
        ("Salt on the Stairs Chapter 3: Low Tide", 3, "Low Tide"),
        ("Salt on the Stairs | Ch. 3 | Low Tide", 3, "Low Tide"),
        ("[Salt on the Stairs] Chapter 3: Low Tide", 3, "Low Tide"),
        ("Chapter 3: Low Tide (Salt on the Stairs)", 3, "Low Tide"),
        ("Salt on the Stairs #3: Low Tide", 3, "Low Tide"),
        ("Low Tide - Salt on the Stairs", None, "Low Tide"),
        ("Salt on the Stairs – Arc 2, Chapter 3: Tide", None, "Arc 2, Chapter 3: Tide"),
        ("Salt on the Stairs - 12-13", None, "12-13"),
        ("Salt on the Stairs", None, None),
    ],
)
def test_a_title_with_the_work_s(title: str, number: float | None, chapter: str | None) -> None:
    assert named(title) == (WORK, number, chapter)


@pytest.mark.parametrize(
    ("title", "number", "chapter"),
    [
        ("1. Low Tide", 1, "Low Tide"),
        ("2. Chapter 2", 2, None),
        ("2. Chapter 2: High Tide", 2, "High Tide"),
        ("5. Chapter 4: High Tide", 5, "Chapter 4: High Tide"),
        ("1999. 2000", 1999, "2000"),
    ],
)
def test_ao3_counts_its_chapters_by_their_place(title: str, number: float, chapter: str | None) -> None:
    assert named(title, "https://archiveofourown.org/works/1/chapters/2") == (None, number, chapter)


@pytest.mark.parametrize(
    ("title", "number", "chapter"),
    [
        ("Low Tide", 3, "Low Tide"),
        ("High Tide", None, "High Tide"),
        ("Chapter 4", 4, None),
        ("", 3, "Low Tide"),
    ],
)
def test_a_link_adds_the_number_only_where_both_name_the_same(
    title: str, number: float | None, chapter: str | None
) -> None:
    assert named(title, "https://harbour.example/2026/salt-on-the-stairs-chapter-3-low-tide")[1:] == (number, chapter)


def test_author_and_summary_are_the_entry_s() -> None:
    told = told_by_entry(FeedEntry(title="Chapter 3", author="harbourlight", summary="The ferry is late."))

    assert told == ToldChapter(number=3, author="harbourlight", summary="The ferry is late.")


@settings(max_examples=tries(100), deadline=None)
@given(
    st.integers(1, 999),
    st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{2,9}){0,3}", fullmatch=True),
    st.sampled_from(["{w} - Chapter {n}: {t}", "{w} - {n}. {t}", "Chapter {n}: {t}", "{w}: Chapter {n} – {t}"]),
)
def test_what_a_title_was_made_of_is_told(number: int, title: str, form: str) -> None:
    told = told_by_entry(FeedEntry(title=form.format(w=WORK, n=number, t=title)), [WORK])

    assert (told.number, told.title) == (number, title)
