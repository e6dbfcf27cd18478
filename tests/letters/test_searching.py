"""What may have been said is searched for, however long ago that was, and isn't said a second time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from bot.core.errors import Buried, Gone, Unclear
from bot.core.retries import LEASE, NONCE_MEMORY
from bot.letters.models import Letter, LetterKind
from bot.letters.service import Letters
from tests.letters.last_letterbox import Died, LastLetterbox
from tests.letters.letterbox import Letterbox
from tests.letters.mailbox import DROPPED, KEPT, Mailbox
from tests.worlds.clock import SetClock
from tests.worlds.people import CHANNEL, GUILD, reader
from tests.worlds.program import Program

OTHER_CHANNEL = CHANNEL + 3
LATER = NONCE_MEMORY + timedelta(minutes=2)


async def die_saying(mailbox: Mailbox, *, later: timedelta = LATER) -> Letters:
    """The process ends when Discord has the letter; return the one that takes its place, a while later."""
    mailbox.letters.messenger.bind(LastLetterbox(mailbox.clock, messages=mailbox.box.messages))
    with pytest.raises(Died):
        await mailbox.letters.deliver_due()
    assert isinstance(mailbox.clock, SetClock)
    mailbox.clock.now += later
    restarted = mailbox.process()
    await restarted.begin()
    return restarted


@pytest.mark.parametrize("kind", [KEPT, DROPPED])
@pytest.mark.parametrize("member_id", [None, reader(1).id])
@pytest.mark.parametrize("later", [timedelta(seconds=5), LATER, timedelta(days=9)])
async def test_after_a_crash_it_is_found(
    mailbox: Mailbox, kind: LetterKind, member_id: int | None, later: timedelta
) -> None:
    await mailbox.write("Hello", kind, member_id=member_id)
    restarted = await die_saying(mailbox, later=later)
    await restarted.deliver_due()
    await mailbox.refresh("Hello")
    await restarted.deliver_due()

    assert [len(one.shown) for one in mailbox.box.messages] == [2 if kind is KEPT else 1]


@pytest.mark.parametrize("ahead", [timedelta(hours=3), timedelta(hours=-3), timedelta(days=400)])
async def test_it_is_found_though_the_clock_was_wrong_when_it_was_said(
    mailbox: Mailbox, clock: SetClock, ahead: timedelta
) -> None:
    clock.now += ahead
    await mailbox.write("Hello")
    restarted = await die_saying(mailbox, later=-ahead)
    for _ in range(3):
        await restarted.deliver_due()
        clock.now += max(LATER, ahead)

    assert mailbox.texts == ["Hello"]


async def test_it_is_found_by_what_it_said_then_and_shows_what_is_so_now(mailbox: Mailbox) -> None:
    await mailbox.write("None so far")
    restarted = await die_saying(mailbox)
    async with mailbox.database.change() as connection:
        await connection.exec_driver_sql('UPDATE letters SET arguments = \'{"text": "Three so far"}\'')
    for _ in range(2):
        await restarted.deliver_due()

    assert mailbox.texts == ["Three so far"]
    assert mailbox.box.requests == ["find", "edit"]


async def test_it_is_found_though_an_attempt_in_between_was_to_show_something_else(
    mailbox: Mailbox, clock: SetClock
) -> None:
    await mailbox.write("None so far")
    restarted = await die_saying(mailbox, later=timedelta(seconds=5))
    mailbox.box.unreadable.add(CHANNEL)
    async with mailbox.database.change() as connection:
        await connection.exec_driver_sql('UPDATE letters SET arguments = \'{"text": "Three so far"}\'')
    mailbox.box.trouble, mailbox.box.is_lost = Unclear("503"), True
    await restarted.deliver_due()
    mailbox.box.trouble = None
    mailbox.box.unreadable.clear()
    for _ in range(3):
        clock.now += LATER
        await restarted.deliver_due()

    assert mailbox.texts == ["Three so far"]


async def test_one_that_was_said_before_in_the_same_words_isnt_taken_for_it(mailbox: Mailbox, clock: SetClock) -> None:
    await mailbox.write("Hello", DROPPED)
    await mailbox.letters.deliver_due()
    clock.now += LATER
    await mailbox.write("Hello", DROPPED)
    mailbox.box.trouble = Gone("nothing arrives")
    mailbox.letters.messenger.bind(NeverArrives(clock, messages=mailbox.box.messages))
    with pytest.raises(Died):
        await mailbox.letters.deliver_due()
    mailbox.box.trouble = None
    clock.now += LEASE
    await mailbox.process().deliver_due()

    assert mailbox.texts == ["Hello", "Hello"]


class NeverArrives(Letterbox):
    """Discord as a process meets it that ends before its first request arrives."""

    async def post(self, letter: Letter, content: object) -> int:
        raise Died


async def test_where_nobody_can_look_it_waits_until_somebody_can(mailbox: Mailbox, clock: SetClock) -> None:
    await mailbox.write("Hello")
    restarted = await die_saying(mailbox)
    mailbox.box.unreadable.add(CHANNEL)
    for _ in range(3):
        await restarted.deliver_due()
        clock.advance(hours=1)
    assert mailbox.box.requests.count("post") == 0

    mailbox.box.unreadable.clear()
    await restarted.retry(GUILD)
    await restarted.deliver_due()
    assert (mailbox.texts, mailbox.box.requests.count("post")) == (["Hello"], 0)


async def test_where_nobody_can_look_discord_knows_it_for_a_repeat_for_a_while(mailbox: Mailbox) -> None:
    await mailbox.write("Hello")
    restarted = await die_saying(mailbox, later=timedelta(seconds=5))
    mailbox.box.unreadable.add(CHANNEL)
    await restarted.deliver_due()

    assert (mailbox.texts, mailbox.box.requests) == (["Hello"], ["find", "post"])


async def test_among_too_much_it_is_given_up(mailbox: Mailbox, clock: SetClock) -> None:
    await mailbox.write("Hello")
    restarted = await die_saying(mailbox)
    mailbox.box.trouble = Buried("too much")
    await restarted.deliver_due()
    mailbox.box.trouble = None
    clock.advance(days=1)
    await restarted.deliver_due()

    assert mailbox.texts == ["Hello"]


@dataclass
class NoticesMoved:
    """Staff let notices go to another channel while nobody knows whether one was said in the first."""

    mailbox: Mailbox
    restarted: Letters


@pytest.fixture
async def moved(mailbox: Mailbox, program: Program) -> NoticesMoved:
    await program.set_up(notices_channel_id=CHANNEL)
    await mailbox.write("Hello", channel_id=None)
    restarted = await die_saying(mailbox)
    await program.set_up(notices_channel_id=OTHER_CHANNEL)
    return NoticesMoved(mailbox, restarted)


async def test_a_notice_is_searched_for_where_notices_went_then(moved: NoticesMoved) -> None:
    await moved.restarted.deliver_due()

    assert moved.mailbox.box.said == [(CHANNEL, "Hello")]


async def test_a_notice_goes_where_notices_go_now_if_it_stood_in_what_is_deleted(moved: NoticesMoved) -> None:
    class Deleted(Letterbox):
        async def find(self, letter: Letter, until: datetime | None = None) -> int | None:
            raise Gone("10003")

    box = Deleted(moved.mailbox.clock)
    moved.restarted.messenger.bind(box)
    await moved.restarted.deliver_due()

    assert box.said == [(OTHER_CHANNEL, "Hello")]
