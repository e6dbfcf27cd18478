"""A letter goes out once, whatever crashes, answers that are lost, and clocks that are set back."""

from datetime import timedelta

import pytest

from bot.core.errors import Busy, Gone, Unclear
from bot.core.retries import LEASE, LONGEST_PAUSE
from bot.letters.models import LetterKind
from tests.letters.last_letterbox import Died, LastLetterbox
from tests.letters.mailbox import DROPPED, KEPT, TRIED_FOR, Mailbox
from tests.worlds.clock import SetClock


async def test_it_is_said_once_by_however_many_processes(mailbox: Mailbox) -> None:
    await mailbox.write("Hello")
    for letters in (mailbox.letters, mailbox.process(), mailbox.letters):
        await letters.deliver_due()

    assert mailbox.texts == ["Hello"]


async def test_of_two_letters_about_one_thing_the_second_is_none(mailbox: Mailbox) -> None:
    await mailbox.write("Hello")
    await mailbox.letters.deliver_due()
    await mailbox.write("Hello")
    await mailbox.letters.deliver_due()

    assert mailbox.texts == ["Hello"]


async def test_what_only_a_newer_program_knows_waits_for_it_and_holds_nothing_up(mailbox: Mailbox) -> None:
    await mailbox.write("Newer")
    async with mailbox.database.change() as connection:
        await connection.exec_driver_sql("UPDATE letters SET kind = 'of a newer program'")
    await mailbox.write("Hello")
    await mailbox.letters.deliver_due()

    assert mailbox.texts == ["Hello"]


@pytest.mark.parametrize("kind", [KEPT, DROPPED])
async def test_after_a_crash_a_repeat_is_known_for_one(mailbox: Mailbox, clock: SetClock, kind: LetterKind) -> None:
    await mailbox.write("Hello", kind)
    mailbox.letters.messenger.bind(LastLetterbox(clock, messages=mailbox.box.messages))
    with pytest.raises(Died):
        await mailbox.letters.deliver_due()
    clock.advance(seconds=30)
    restarted = mailbox.process()
    await restarted.begin()
    await restarted.deliver_due()
    clock.advance(hours=2)
    await restarted.deliver_due()

    assert mailbox.texts == ["Hello"]


async def test_what_another_process_has_in_hand_is_left_to_it(mailbox: Mailbox, clock: SetClock) -> None:
    await mailbox.write("Hello")
    mailbox.letters.messenger.bind(LastLetterbox(clock))
    with pytest.raises(Died):
        await mailbox.letters.deliver_due()
    await mailbox.process().deliver_due()
    assert mailbox.texts == []

    clock.now += LEASE
    await mailbox.process().deliver_due()
    assert mailbox.texts == ["Hello"]


async def test_a_lost_answer_is_asked_for_again_under_the_same_nonce(mailbox: Mailbox, clock: SetClock) -> None:
    mailbox.box.trouble, mailbox.box.is_lost = Unclear("500"), True
    await mailbox.write("Hello")
    for _ in range(5):
        await mailbox.letters.deliver_due()
        clock.advance(seconds=10)
    mailbox.box.trouble = None
    clock.advance(seconds=20)
    await mailbox.letters.deliver_due()
    await mailbox.refresh("Hello")
    await mailbox.letters.deliver_due()

    assert [len(one.shown) for one in mailbox.box.messages] == [2]


@pytest.mark.parametrize("member_id", [None, 7])
async def test_what_is_gone_is_taken_for_gone(mailbox: Mailbox, clock: SetClock, member_id: int | None) -> None:
    mailbox.box.trouble = Gone("10003")
    await mailbox.write("Hello", member_id=member_id)
    await mailbox.letters.deliver_due()
    mailbox.box.trouble = None
    clock.advance(hours=1)
    await mailbox.refresh("Hello")
    await mailbox.letters.deliver_due()

    assert mailbox.texts == []


async def test_it_is_given_up_when_there_was_no_answer_for_as_long_as_its_kind_is_tried(
    mailbox: Mailbox, clock: SetClock
) -> None:
    mailbox.box.trouble = Unclear("503")
    await mailbox.write("Hello", DROPPED)
    for _ in range(int(TRIED_FOR.total_seconds() / LONGEST_PAUSE) + 4):
        await mailbox.letters.deliver_due()
        clock.advance(seconds=LONGEST_PAUSE * 1.25)
    mailbox.box.trouble = None
    await mailbox.letters.deliver_due()

    assert mailbox.texts == []


async def test_discords_own_seconds_are_waited_for(mailbox: Mailbox, clock: SetClock) -> None:
    mailbox.box.trouble = Busy(100)
    await mailbox.write("Hello")
    await mailbox.letters.deliver_due()
    mailbox.box.trouble = None
    clock.advance(seconds=99)
    await mailbox.letters.deliver_due()
    assert mailbox.texts == []

    clock.advance(seconds=1)
    await mailbox.letters.deliver_due()
    assert mailbox.texts == ["Hello"]


async def test_a_clock_that_is_set_back_lets_nothing_wait_for_that(mailbox: Mailbox, clock: SetClock) -> None:
    clock.advance(days=365)
    await mailbox.letters.deliver_due()
    await mailbox.write("Soon", after=timedelta(minutes=10))
    await mailbox.write("Now")
    await mailbox.letters.deliver_due()
    await mailbox.refresh("Now", gap=timedelta(seconds=30))
    clock.now -= timedelta(days=365)
    await mailbox.letters.deliver_due()
    assert mailbox.texts == ["Now"]

    clock.advance(minutes=10)
    await mailbox.letters.deliver_due()
    assert mailbox.texts == ["Now", "Soon"]
    assert len(mailbox.box.messages[0].shown) == 2
