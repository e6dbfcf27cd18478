"""What an announcement shows: it fits Discord's limits and lets nothing through, whatever was typed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.announcements import wording
from bot.announcements.card import (
    MAX_AUTHOR,
    MAX_EMBED,
    MAX_FIELD,
    MAX_FIGURES,
    MAX_LABEL_FIELD,
    MAX_NAME,
    MAX_PROSE,
    Card,
    build,
)
from bot.works import checks
from bot.works.models import (
    ARCHIVE_WARNINGS,
    MAX_COVER_ALT,
    MAX_FANDOMS,
    MAX_NOTES,
    MAX_SERIES,
    MAX_SUMMARY,
    MAX_TITLE,
    Author,
    ChapterDetails,
    Cover,
    ImageKind,
    Rating,
    Work,
    WorkDetails,
)
from tests.worlds.discord_markup import INVITES, PINGS, read
from tests.worlds.house import GUILD, WORK_ROLE

WORK = Work(
    id=1,
    guild_id=GUILD,
    details=WorkDetails(title="Kiss and Cry", rating=Rating.TEEN, total=12, link="https://example.org/work"),
    authors=(Author(id=7, name="Ada"),),
)
CHAPTER = ChapterDetails(number=4, title="Is This What You Wanted", words=2380, excerpt="It rained.")
ESCAPED = "*"
"""Cleaning doubles it."""

CUTTING = 8
"""Characters that a text may be shorter than its place after it was cut."""


def work_with(**said: Any) -> Work:
    return replace(WORK, details=replace(WORK.details, **said))


def field(card: Card, name: str) -> str | None:
    return next((field.value for field in card.fields if field.name == name), None)


def assert_fits(card: Card) -> None:
    """Discord's own limits, in characters: it would refuse anything else."""
    assert 1 <= len(card.content) <= 2000
    assert 1 <= len(card.title.strip()) <= len(card.title) <= 256
    assert 1 <= len(card.author.strip()) <= len(card.author) <= 256
    assert len(card.description) <= 4096
    assert len(card.footer) <= 2048
    assert len(card.fields) <= 25
    for one in card.fields:
        assert 1 <= len(one.name) <= 256
        assert 1 <= len(one.value.strip()) <= len(one.value) <= 1024
    assert card.cover is None or 1 <= len(card.cover.description) <= 1024
    texts = [card.title, card.author, card.description, card.footer]
    assert sum(map(len, texts)) + sum(len(one.name) + len(one.value) for one in card.fields) <= 6000


def assert_harmless(card: Card) -> None:
    shown = [card.title, card.description, *(one.value for one in card.fields), card.author, card.footer]
    for text in [*shown, card.content.removeprefix(f"<@&{WORK_ROLE}> ")]:
        assert not PINGS.findall(text)
        assert not INVITES.findall(text)
    for text in [card.content, *shown[:-2]]:
        assert "masked link" not in read(text).marks
    assert read(card.title).marks == set()
    assert read(card.content).marks == {"bold"}


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


@pytest.mark.parametrize("letter", ["x", ESCAPED, "é", "🦊", "\u0301", "\ufb2c", "<", "@everyone"])
@pytest.mark.parametrize("beyond", [-1, 0])
def test_the_longest_that_may_be_typed_fits(letter: str, beyond: int) -> None:
    def full(limit: int) -> str:
        return (letter * limit)[: limit + beyond]

    work = replace(
        work_with(
            title=full(MAX_TITLE),
            fandoms=full(MAX_FANDOMS),
            warnings=ARCHIVE_WARNINGS,
            total=1_000_000,
            role_id=WORK_ROLE,
        ),
        authors=tuple(Author(id=number, name=full(32)) for number in range(9)),
    )
    chapter = ChapterDetails(
        number=999_999.999,
        series=full(MAX_SERIES),
        title=full(MAX_TITLE),
        summary=full(MAX_SUMMARY),
        notes=full(MAX_NOTES),
        words=10**9,
    )
    checks.work(work.details)
    checks.chapter(chapter)

    card = build(work, chapter)

    assert_fits(card)
    assert_harmless(card)


@pytest.mark.parametrize("length", [MAX_PROSE - 1, MAX_PROSE, MAX_PROSE + 1, 4096, 5000])
def test_prose_is_cut_where_the_card_ends(length: int) -> None:
    description = build(WORK, replace(CHAPTER, summary="x" * length)).description

    assert min(length, MAX_PROSE) - CUTTING <= len(description) <= MAX_PROSE
    assert description.endswith("…") == (length > MAX_PROSE)


def long_card(**parts: Any) -> Card:
    """A card of which one part is longer than anybody may type."""
    chapter = {name: parts.pop(name) for name in ("number", "summary", "notes", "series") if name in parts}
    thanks, alt, authors = parts.pop("thanks", ()), parts.pop("alt", None), parts.pop("authors", WORK.authors)
    work = replace(work_with(**parts), authors=authors, cover=Cover(kind=ImageKind.PNG, alt=alt))
    return build(work, replace(CHAPTER, title="T", **chapter), thanks)


@pytest.mark.parametrize("beyond", [-1, 0, 1])
@pytest.mark.parametrize(
    ("limit", "said", "shown"),
    [
        (256, lambda text: build(WORK, ChapterDetails(title=text)), lambda card: card.title),
        (MAX_AUTHOR, lambda text: long_card(title=text, authors=()), lambda card: card.author),
        (MAX_PROSE, lambda text: long_card(summary=text), lambda card: card.description),
        (MAX_FIELD, lambda text: long_card(notes=text), lambda card: field(card, "Notes")),
        (MAX_LABEL_FIELD, lambda text: long_card(fandoms=text), lambda card: field(card, "Fandom")),
        (MAX_LABEL_FIELD, lambda text: long_card(series=text), lambda card: field(card, "Series")),
        (MAX_FIELD, lambda text: long_card(warnings=(text,)), lambda card: field(card, "Archive Warnings")),
        (80, lambda text: long_card(thanks=[text]), lambda card: field(card, "With thanks to")),
        (MAX_COVER_ALT, lambda text: long_card(alt=text), lambda card: card.cover and card.cover.description),
        (MAX_TITLE, lambda text: long_card(title=text), lambda card: card.content.split("**")[1]),
        (
            MAX_NAME,
            lambda text: build(WORK, ChapterDetails(title=text)),
            lambda card: card.content.removeprefix("**Kiss and Cry** · "),
        ),
    ],
)
def test_each_part_ends_where_its_limit_is(
    limit: int, beyond: int, said: Callable[[str], Card], shown: Callable[[Card], str]
) -> None:
    part = shown(said("x" * (limit + beyond)))

    assert len(part) == min(limit, limit + beyond)
    assert part.endswith("…") == (beyond > 0)


@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_many_readers_are_thanked_up_to_the_end_of_the_field(beyond: int) -> None:
    names = ["x" * 62] * 16  # with a comma and a space between, the field but for two characters
    thanks = field(long_card(thanks=[*names[:-1], "x" * (64 + beyond)]), "With thanks to") or ""

    assert len(thanks) <= 1024
    assert thanks.endswith("…") == (beyond > 0)


@pytest.mark.parametrize("beyond", [-1, 0, 1])
def test_the_small_print_ends_where_its_limit_is(beyond: int) -> None:
    before = len("Chapter 4 of ")
    work = work_with(total=int("9" * (MAX_FIGURES - before + beyond)))

    assert len(build(work, replace(CHAPTER, words=0)).footer) == MAX_FIGURES + min(beyond, 0)


def test_the_parts_at_their_longest_fit_an_embed_together() -> None:
    huge = "x" * 9000
    card = long_card(
        **dict.fromkeys(("title", "summary", "notes", "series", "fandoms", "alt"), huge),
        warnings=ARCHIVE_WARNINGS,
        rating=Rating.TEEN,
        total=10**999,
        thanks=[huge] * 99,
        role_id=WORK_ROLE,
    )

    assert_fits(card)
    assert card.footer.endswith("…")
    fixed = sum(len(one.name) for one in card.fields) + len(Rating.TEEN) + len("\n".join(ARCHIVE_WARNINGS))
    fields = 2 * MAX_LABEL_FIELD + 2 * MAX_FIELD
    assert 256 + MAX_AUTHOR + MAX_PROSE + MAX_FIGURES + fields + fixed <= MAX_EMBED
    assert len(card.fields) == 6


@pytest.mark.parametrize("label", [wording.READ, wording.SUGGEST, wording.FOLLOW])
def test_a_buttons_label_fits_a_button(label: str) -> None:
    assert 1 <= len(label) <= 80


def test_a_series_has_a_line_of_its_own() -> None:
    card = build(WORK, replace(CHAPTER, series="Part 2 of *Lanterns*\nPart 1 of @everyone"))

    assert field(card, "Series") == "Part 2 of \\*Lanterns\\*\nPart 1 of @\u200beveryone"


def test_a_cover_says_what_it_shows() -> None:
    card = build(replace(WORK, cover=Cover(kind=ImageKind.WEBP, alt="Two skaters")), CHAPTER)

    assert card.cover is not None
    assert (card.cover.work_id, card.cover.file_name, card.cover.description) == (1, "cover.webp", "Two skaters")
    assert build(WORK, CHAPTER).cover is None


@pytest.mark.parametrize("length", [1023, 1024, 1025, 2000, 5000])
def test_notes_are_cut_where_their_field_ends(length: int) -> None:
    notes = field(build(WORK, replace(CHAPTER, notes="x" * length)), "Notes") or ""

    assert min(length, 1024) - CUTTING <= len(notes) <= 1024
    assert notes.endswith("…") == (length > 1024)


def test_long_notes_behind_a_spoiler_stay_behind_it() -> None:
    notes = field(build(WORK, replace(CHAPTER, notes=f"Warnings: ||{'SECRET ' * 500}||")), "Notes") or ""

    assert "SECRET" not in read(notes).shown
    assert "SECRET" in read(notes).hidden


@pytest.mark.parametrize("nothing", [" ", "\n\n", "\x00", "\u202e", "\t \n"])
def test_a_part_of_which_nothing_can_be_seen_takes_no_place(nothing: str) -> None:
    card = build(
        work_with(fandoms=nothing), replace(CHAPTER, summary=nothing, notes=nothing, excerpt=nothing, title=nothing)
    )

    assert_fits(card)
    assert [one.name for one in card.fields] == ["Rating"]


anything = st.text(max_size=40) | st.lists(
    st.sampled_from(
        [
            *("||", "**", "`", "```", "\\", "[a](https://evil.example)", "<@123>", "@everyone", "\n", " ", "x" * 60),
            *("https://a.example/b_c ", "discord.gg/abc ", "\u202e", "<#1>", "# ", "> ", "\x00", "🦊", "\u0301"),
        ]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(
    title=anything,
    chapter_title=anything,
    summary=anything,
    notes=anything,
    excerpt=anything,
    fandoms=anything,
    series=anything,
    names=st.lists(anything, max_size=4),
    number=st.none() | st.floats(0, 999_999),
    words=st.integers(0, 10**9),
)
def test_whatever_is_typed_the_card_fits_and_lets_nothing_through(
    title: str,
    chapter_title: str,
    summary: str,
    notes: str,
    excerpt: str,
    fandoms: str,
    series: str,
    names: list[str],
    number: float | None,
    words: int,
) -> None:
    work = replace(
        work_with(title=f"T{title}"[:MAX_TITLE], fandoms=fandoms[:MAX_FANDOMS], role_id=WORK_ROLE),
        authors=tuple(Author(id=index, name=name[:32]) for index, name in enumerate(names)),
    )
    chapter = ChapterDetails(
        number=number,
        title=chapter_title[:MAX_TITLE],
        summary=summary[:MAX_SUMMARY],
        notes=notes[:MAX_NOTES],
        excerpt=excerpt[:400],
        series=series[:MAX_SERIES],
        words=words,
    )

    card = build(work, chapter)

    assert_fits(card)
    assert_harmless(card)
