"""Headings of chapters: numbers are read whole, and what is no plain number stays in the title."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.formats.headings.heading import chapter_heading, part_title
from bot.intake.reading import read


def only(text: str, filename: str = "story.txt") -> ChapterDraft:
    (draft,) = read(text.encode(), filename)
    return draft


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("Chapter 1,204: Brine", 1204, "Brine"),
        ("Chapter 2’000", 2000, None),
        ("Chapter7: Brine", 7, "Brine"),
        ("Ch7", 7, None),
        ("Chapter #7: Brine", 7, "Brine"),
        ("Kapitel Nr. 7", 7, None),
        ("Chapter 007", 7, None),
        ("Chapter 4th: Brine", 4, "Brine"),
        ("Chapter 3½: Between", 3.5, "Between"),
        ("Chapter 3 1/2", 3.5, None),
        ("Chapter 3 (Part 2): Brine", 3, "(Part 2): Brine"),
        ("Chapter 3, Part 2: Brine", 3, "Part 2: Brine"),
        ("Chapter Three, Part Two", 3, "Part Two"),
        ("Chapter Two Hundred and Eleven", 211, None),
        ("Chapter Three Hundred Forty-Two: Brine", 342, "Brine"),
        ("Chapter One Thousand and One", 1001, None),
        ("Chapter a Hundred", 100, None),
        ("Chapter the Twenty-Third: Brine", 23, "Brine"),
        ("Third Chapter: Brine", 3, "Brine"),
        ("Chapter XLIX – Brine", 49, "Brine"),
        ("Chapter DCCII", 702, None),
        ("Chapter I: I", 1, "I"),
        ("Глава IV. Соль", 4, "Соль"),
        ("12. Bölüm: Tuz", 12, "Tuz"),
        ("5. Kapitel", 5, None),
        ("2. Chapter 2", 2, None),
        ("2. Chapter 2: Salt", 2, "Salt"),
        ("第二百零三章 盐", 203, "盐"),
        ("第二〇三章", 203, None),
        ("第一千零二十章", 1020, None),
        ("第兩百章", 200, None),
        ("第廿二回：鹽", 22, "鹽"),
        ("第３話「潮」", 3, "「潮」"),
        ("제12장 소금", 12, "소금"),
        ("Chapter 12: 13 Lanterns", 12, "13 Lanterns"),
        ("Chapter Zero: Brine", 0, "Brine"),
        ("Chapter Ⅻ: Brine", 12, "Brine"),
        ("Chapter ⑦", 7, None),
        ("Chapter 7… Brine", 7, "Brine"),
        ("Poglavlje 7: Sol", 7, "Sol"),
        ("פרק 7: מלח", 7, "מלח"),
        ("الفصل 7: ملح", 7, "ملح"),
    ],
)  # fmt: skip
def test_a_number_is_read_whole(heading: str, number: float, title: str | None) -> None:
    draft = only(f"{heading}\n\nThe ferry was late.")

    assert (draft.chapter_number, draft.chapter_title, draft.body) == (number, title, "The ferry was late.")
    assert Doubt.NUMBER_UNCLEAR not in draft.doubts


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("Chapter 7-8: Both", 7, "7-8: Both"),
        ("Chapters 7–8", 7, "7–8"),
        ("Chapter 7 - 8", 7, "7 - 8"),
        ("Chapters 7 & 8: Both", 7, "7 & 8: Both"),
        ("Chapters 7, 8 and 9: All", 7, "7, 8 and 9: All"),
        ("Chapters Seven to Nine", 7, "Seven to Nine"),
        ("Chapter IV-V", 4, "IV-V"),
        ("Chapter 7/20: Brine", 7, "7/20: Brine"),
        ("Chapter 7/?", 7, "7/?"),
        ("Chapter 7 of 20", 7, "7 of 20"),
        ("Chapter 7b: Brine", 7, "7b: Brine"),
        ("Chapter 7:15", 7, "7:15"),
        ("Chapter 2.0.3: Brine", None, "Chapter 2.0.3: Brine"),
        ("Chapter 1.10", None, "Chapter 1.10"),
        ("Chapter 1.204", None, "Chapter 1.204"),
        ("Chapter -2: Before", None, "Chapter -2: Before"),
        ("Chapter 2026-01-03", None, "Chapter 2026-01-03"),
        ("Chapter C", None, "Chapter C"),
        ("Chapter 1 000: Brine", None, "Chapter 1 000: Brine"),
        ("Chapter 12 - 13 Lanterns", 12, "13 Lanterns"),
        ("Book 3, Chapter 7: Brine", 7, "Book 3: Brine"),
        ("Part Two – Chapter Seven", 7, "Part Two"),
        ("Vol. 1: Ferries, Ch. 7: Brine", 7, "Vol. 1: Ferries: Brine"),
        ("Band 2, Kapitel 7", 7, "Band 2"),
        ("第七、八章 盐", 7, "第七、八章 盐"),
        ("第二卷 第七章 盐", 7, "第二卷: 盐"),
    ],
)  # fmt: skip
def test_what_is_no_plain_number_stays_in_the_title_and_is_asked_about(
    heading: str, number: float | None, title: str
) -> None:
    draft = only(f"{heading}\n\nThe ferry was late.")

    assert (draft.chapter_number, draft.chapter_title, draft.body) == (number, title, "The ferry was late.")
    assert Doubt.NUMBER_UNCLEAR in draft.doubts


@pytest.mark.parametrize(
    "line", ["Chapter Seven Ways to Cook Kelp", "Part 2 of the plan failed.", "Chapter Mix", "Ch."]
)
def test_a_sentence_is_no_heading(line: str) -> None:
    assert chapter_heading(line) is None


@pytest.mark.parametrize(
    ("title", "number", "rest", "asked"),
    [
        ("Chapter 7 Brine", 7, "Brine", False),
        ("Chapter 7, in which it rains", 7, "in which it rains", False),
        ("12", 12, None, False),
        ("1,204. Brine", 1204, "Brine", False),
        ("1984", None, "1984", False),
        ("7-8. Both", None, "7-8. Both", True),
        ("2.0.3: Brine", None, "2.0.3: Brine", True),
        ("9 - 5", None, "9 - 5", True),
        ("24-7: Brine", None, "24-7: Brine", True),
        ("10:30 - Waiting", None, "10:30 - Waiting", True),
        ("3 Days Later", None, "3 Days Later", False),
        ("Chapter One Hundred Ways", None, "Chapter One Hundred Ways", True),
        ("Chapter 20th Night", None, "Chapter 20th Night", True),
        ("Chapter 7 100 Nights", 7, "100 Nights", False),
        ("B2 - Chapter 14: Brine", 14, "B2 - Chapter 14: Brine", True),
        ("The Ledger (7/?)", 7, "The Ledger (7/?)", True),
    ],
)  # fmt: skip
def test_a_line_that_is_known_to_be_a_title_is_read_further(
    title: str, number: float | None, rest: str | None, asked: bool
) -> None:
    heading = part_title(title)

    assert (heading.number, heading.title, heading.is_doubtful) == (number, rest, asked)


@pytest.mark.parametrize(
    "line", ["Interlude 3", "Interlude III: Wren", "Side Story 4 - Wren", "Epilogue Two", "Prologue: 1984", "番外 2"]
)
def test_what_stands_beside_the_count_of_chapters_keeps_its_own_in_its_title(line: str) -> None:
    draft = only(f"{line}\n\nThe ferry was late.")

    assert (draft.chapter_number, draft.chapter_title, draft.body) == (None, line, "The ferry was late.")


@pytest.mark.parametrize(
    ("title", "work", "number", "rest"),
    [
        ("The Ledger, Chapter 7: Brine", "The Ledger", 7, "Brine"),
        ("The Ledger, Chapter 7: Brine (Reprise)", "The Ledger", 7, "Brine (Reprise)"),
        ("The Ledger – chapter 7", "The Ledger", 7, None),
        ("The Ledger (Chapter 7)", "The Ledger", 7, None),
        ("The Ledger [7/12]", "The Ledger", 7, None),
        ("The Ledger of Chapter 7", None, None, "The Ledger of Chapter 7"),
    ],
)
def test_a_pages_title_may_name_work_and_chapter(
    title: str, work: str | None, number: float | None, rest: str | None
) -> None:
    draft = only(f"<html><head><title>{title}</title></head><body><p>The ferry was late.</p></body></html>")

    assert (draft.work, draft.chapter_number, draft.chapter_title) == (work, number, rest)


def test_a_heading_marked_as_one_may_hold_its_title_without_a_colon() -> None:
    first, second = read(b"# Tin\n\n## Chapter 7 Brine\n\na\n\n## Chapter 8 Kelp\n\nb", "book.md")

    assert (first.work, first.chapter_number, first.chapter_title) == ("Tin", 7, "Brine")
    assert (second.chapter_number, second.chapter_title) == (8, "Kelp")


@pytest.mark.parametrize(
    ("label", "number", "title"),
    [("1,204", 1204, None), ("7-8", 7, "7-8"), ("2.0.3", None, "Chapter 2.0.3"), ("7: Brine", 7, "Brine")],
)
def test_a_labelled_number_is_read_whole_too(label: str, number: float | None, title: str | None) -> None:
    draft = only(f"Work: Tin\nChapter: {label}\n\nThe ferry was late.")

    assert (draft.chapter_number, draft.chapter_title) == (number, title)


@pytest.mark.parametrize(
    ("filename", "number"),
    [("tin-ch7-8.txt", 7), ("tin chapter 2.0.3.txt", None), ("ch1,204.txt", 1204), ("ch7-2nd-draft.txt", 7)],
)
def test_a_number_in_a_files_name_is_read_whole_too(filename: str, number: float | None) -> None:
    assert only("The ferry was late.", filename).chapter_number == number


UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
ONES = [*UNITS.split(), "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    if number >= 1000:
        rest = number % 1000
        return f"{in_words(number // 1000)} thousand{_after(rest)}"
    if number >= 100:
        return f"{in_words(number // 100)} hundred{_after(number % 100)}"
    if number < 20:
        return ONES[number - 1]
    return TENS[number // 10 - 2] + (f"-{ONES[number % 10 - 1]}" if number % 10 else "")


def _after(rest: int) -> str:
    return "" if not rest else f" and {in_words(rest)}" if rest < 100 else f" {in_words(rest)}"


@given(st.integers(1, 99_999))
def test_every_number_in_words_is_read(number: int) -> None:
    heading = chapter_heading(f"Chapter {in_words(number).title()}: Brine")

    assert heading is not None
    assert (heading.number, heading.title) == (number, "Brine")


PIECES = st.sampled_from(
    ["Chapter", "Book", "Part", "1", "12", "1,000", "1.5", "IV", "one", "hundred", "and", "of", "-", ":", ",", ".",
     "(", ")", "第", "三", "百", "章", "½", "/", "&", "Salt", "a", "\u00a0"]
)  # fmt: skip


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " "])).map("".join), max_size=12).map("".join))
def test_no_title_begins_inside_a_number(line: str) -> None:
    heading = part_title(line)
    title = heading.title or ""

    if heading.number is not None and line.endswith(title):
        assert not re.search(r"\d[.,/-]?$", line.removesuffix(title)) or not re.match(r"\d", title)
