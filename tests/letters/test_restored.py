"""Letters of a database that was put back from a copy: what was said since isn't said again."""

from datetime import timedelta

from sqlalchemy import delete

from bot.core.db.backups import store as backups_store
from bot.core.db.backups.models import LOOKED_BACK, Restoration
from bot.letters.models import LetterKind
from bot.letters.store import letters
from tests.letters.mailbox import DROPPED, Mailbox
from tests.worlds.clock import FRIDAY, SetClock


async def lose_all_of_an_hour(mailbox: Mailbox, clock: SetClock) -> None:
    """As if the database of now were one of before any letter, put back after an hour."""
    clock.advance(hours=1)
    async with mailbox.database.change() as connection:
        await connection.execute(delete(letters))
        await backups_store.add(connection, Restoration(FRIDAY, clock()))
    clock.advance(minutes=1)


async def say(mailbox: Mailbox, words: str, kind: LetterKind = DROPPED) -> None:
    await mailbox.write(words, kind)
    await mailbox.process().deliver_due()


async def test_what_was_said_since_the_copy_is_found_and_not_said_again(mailbox: Mailbox, clock: SetClock) -> None:
    await say(mailbox, "Hello")
    await lose_all_of_an_hour(mailbox, clock)
    await say(mailbox, "Hello")
    await say(mailbox, "Something new")

    assert mailbox.texts == ["Hello", "Something new"]


async def test_a_month_later_the_same_may_be_said_again(mailbox: Mailbox, clock: SetClock) -> None:
    await say(mailbox, "Hello")
    await lose_all_of_an_hour(mailbox, clock)
    clock.advance(seconds=LOOKED_BACK.total_seconds())
    await say(mailbox, "Hello")

    assert mailbox.texts == ["Hello", "Hello"]


def test_what_a_restoration_covers() -> None:
    one = Restoration(FRIDAY, FRIDAY + timedelta(hours=1))

    assert [one.covers(FRIDAY + timedelta(minutes=minutes)) for minutes in (-1, 0, 60, 61)] == [
        False,
        True,
        True,
        False,
    ]
