"""Which entries are of a work, in a feed that has others too."""

import pytest

from bot.intake.feeds.models import FeedEntry
from bot.watching.entries.filters import EntryFilter, categories_of, takes, works_of

ENTRY = FeedEntry(
    title="Bea’s Tide – Chapter 3",
    link="https://www.scribblehub.com/read/965-salt/chapter/33/",
    categories=("Salt on the Stairs", "Élan"),
)


@pytest.mark.parametrize(
    "chosen",
    [
        EntryFilter(),
        EntryFilter(category="salt on  the stairs"),
        EntryFilter(category="elan"),
        EntryFilter(words="bea's tide"),
        EntryFilter(words="tide-chapter"),
        EntryFilter(work="965", category="Salt on the Stairs", words="chapter 3"),
    ],
)
def test_an_entry_of_the_work_is_taken(chosen: EntryFilter) -> None:
    assert takes(chosen, ENTRY)


@pytest.mark.parametrize(
    "chosen",
    [
        EntryFilter(category="Salt"),
        EntryFilter(words="tid"),
        EntryFilter(words="chapter tide"),
        EntryFilter(work="96"),
        EntryFilter(category="Salt on the Stairs", words="Chapter 4"),
    ],
)
def test_any_other_is_left(chosen: EntryFilter) -> None:
    assert not takes(chosen, ENTRY)


def test_an_author_is_shown_what_there_is_to_choose_from() -> None:
    other = FeedEntry(link="https://www.scribblehub.com/read/7-tin/chapter/3/", categories=("Tin", "ELAN"))

    assert categories_of([other, ENTRY, ENTRY]) == ["ELAN", "Salt on the Stairs", "Tin"]
    assert works_of([other, ENTRY, ENTRY]) == ["965", "7"]
