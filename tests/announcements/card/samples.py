"""A work and a chapter to make cards of, and what is asked of every card."""

from dataclasses import replace
from typing import Any

from bot.announcements.card import (
    Card,
    build,
)
from bot.works.models import (
    Author,
    ChapterDetails,
    Cover,
    ImageKind,
    Rating,
    Work,
    WorkDetails,
)
from tests.worlds.discord_markup import INVITES, PINGS, read
from tests.worlds.people import GUILD, WORK_ROLE

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


def long_card(**parts: Any) -> Card:
    """A card of which one part is longer than anybody may type."""
    chapter = {name: parts.pop(name) for name in ("number", "summary", "notes", "series") if name in parts}
    thanks, alt, authors = parts.pop("thanks", ()), parts.pop("alt", None), parts.pop("authors", WORK.authors)
    work = replace(work_with(**parts), authors=authors, cover=Cover(kind=ImageKind.PNG, alt=alt))
    return build(work, replace(CHAPTER, title="T", **chapter), thanks)
