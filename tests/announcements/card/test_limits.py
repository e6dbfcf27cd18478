"""A card fits Discord's limits, whatever was typed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.announcements import wording as announcements_wording
from bot.announcements.card import (
    MAX_FIGURES,
    MAX_LABEL_FIELD,
    MAX_NAME,
    MAX_PROSE,
    Card,
    build,
)
from bot.core.text import limits
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
    Rating,
)
from tests.announcements.card.samples import (
    CHAPTER,
    CUTTING,
    ESCAPED,
    WORK,
    assert_fits,
    assert_harmless,
    field,
    long_card,
    work_with,
)
from tests.worlds.discord_markup import read
from tests.worlds.people import WORK_ROLE


@pytest.mark.parametrize("letter", ["x", ESCAPED, "é", "🦊", "o\u0301\u0301", "\ufb2c", "<", "@everyone"])
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


@pytest.mark.parametrize("length", [MAX_PROSE - 1, MAX_PROSE, MAX_PROSE + 1, limits.EMBED_DESCRIPTION, 5000])
def test_prose_is_cut_where_the_card_ends(length: int) -> None:
    description = build(WORK, replace(CHAPTER, summary="x" * length)).description

    assert min(length, MAX_PROSE) - CUTTING <= len(description) <= MAX_PROSE
    assert description.endswith("…") == (length > MAX_PROSE)


@pytest.mark.parametrize("beyond", [-1, 0, 1])
@pytest.mark.parametrize(
    ("limit", "said", "shown"),
    [
        (256, lambda text: build(WORK, ChapterDetails(title=text)), lambda card: card.title),
        (limits.EMBED_AUTHOR, lambda text: long_card(title=text, authors=()), lambda card: card.author),
        (MAX_PROSE, lambda text: long_card(summary=text), lambda card: card.description),
        (limits.EMBED_FIELD, lambda text: long_card(notes=text), lambda card: field(card, "Notes")),
        (MAX_LABEL_FIELD, lambda text: long_card(fandoms=text), lambda card: field(card, "Fandom")),
        (MAX_LABEL_FIELD, lambda text: long_card(series=text), lambda card: field(card, "Series")),
        (limits.EMBED_FIELD, lambda text: long_card(warnings=(text,)), lambda card: field(card, "Archive Warnings")),
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
    fields = 2 * MAX_LABEL_FIELD + 2 * limits.EMBED_FIELD
    assert limits.EMBED_TITLE + limits.EMBED_AUTHOR + MAX_PROSE + MAX_FIGURES + fields + fixed <= limits.EMBEDS
    assert len(card.fields) == 6


@pytest.mark.parametrize(
    "label", [announcements_wording.read(), announcements_wording.suggest(), announcements_wording.follow()]
)
def test_a_buttons_label_fits_a_button(label: str) -> None:
    assert 1 <= len(label) <= 80


@pytest.mark.parametrize("length", [1023, 1024, 1025, 2000, 5000])
def test_notes_are_cut_where_their_field_ends(length: int) -> None:
    notes = field(build(WORK, replace(CHAPTER, notes="x" * length)), "Notes") or ""

    assert min(length, 1024) - CUTTING <= len(notes) <= 1024
    assert notes.endswith("…") == (length > 1024)


def test_long_notes_behind_a_spoiler_stay_behind_it() -> None:
    notes = field(build(WORK, replace(CHAPTER, notes=f"Warnings: ||{'SECRET ' * 500}||")), "Notes") or ""

    assert "SECRET" not in read(notes).shown
    assert "SECRET" in read(notes).hidden
