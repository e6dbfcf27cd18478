"""The outbox: every chapter goes out once and in its turn, whatever Discord answers."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from unittest.mock import AsyncMock

import pytest

from bot.announcements import wording
from bot.announcements.card import Card
from bot.announcements.models import Announcement, Delivery, Trouble
from bot.core.errors import Buried, Forbidden, Gone, Refused, Unclear
from bot.delivery.outbox import Outbox
from bot.delivery.retries import LEASE, LONGEST_PAUSE
from bot.delivery.sender import NONCE_MEMORY
from bot.notices import wording as notice_wording
from bot.setup.emoji import Emoji
from bot.works.models import Chapter, Rating, Work
from tests.conftest import SetClock
from tests.delivery.noticeboard import Noticeboard
from tests.worlds.house import ADULT_CHANNEL, AUTHOR, CHANNEL, GUILD, MANAGER, OTHER_GUILD, WORK_ROLE, House

SURE = [Gone("channel"), Forbidden("Missing Access"), Refused("error 50035")]
TROUBLES = [Trouble.CHANNEL_GONE, Trouble.FORBIDDEN, Trouble.REFUSED]
A_WHILE = {"seconds": LONGEST_PAUSE * 2}


async def only(house: House, chapter: Chapter) -> Announcement:
    (announcement,) = await house.announcements.of_chapter(chapter.id)
    return announcement


async def test_a_chapter_is_announced_with_the_servers_kudos_emoji_on_it(
    house: House, work: Work, board: Noticeboard, outbox: Outbox
) -> None:
    await house.setup.change(MANAGER, kudos_emojis=[Emoji("123456789012345678", "<:quill:123456789012345678>")])
    chapter = await house.posted(work, 4, title="The Lamp")
    delivered: list[Announcement] = []

    async def listen(announcement: Announcement) -> None:
        delivered.append(announcement)

    outbox.delivered = listen
    (announced,) = await outbox.deliver_chapter(chapter.id)

    (message,) = board.messages
    assert (message.channel_id, message.card.title) == (CHANNEL, "Chapter 4: The Lamp")
    assert message.reactions == ["quill:123456789012345678"]
    assert announced.state is Delivery.SENT
    assert announced.link == f"https://discord.com/channels/{GUILD}/{CHANNEL}/{message.id}"
    assert [one.message_id for one in delivered] == [message.id]


async def test_what_went_out_isnt_sent_again(house: House, work: Work, board: Noticeboard, outbox: Outbox) -> None:
    chapter = await house.posted(work)
    for _ in range(3):
        await outbox.deliver_due()
        await outbox.deliver_chapter(chapter.id)

    assert board.requests == ["send", "react"]


async def test_a_double_click_and_the_loop_at_once_post_once(
    house: House, work: Work, board: Noticeboard, outbox: Outbox
) -> None:
    chapter = await house.posted(work)
    other_process = house.outbox()
    other_process.channels.bind(board)
    await other_process.begin()

    await asyncio.gather(
        outbox.deliver_chapter(chapter.id),
        outbox.deliver_chapter(chapter.id),
        outbox.deliver_due(),
        other_process.deliver_due(),
    )
    await outbox.deliver_due()

    assert board.requests.count("send") == 1
    assert [message.reactions for message in board.messages] == [["❤️"]]


async def test_a_click_that_comes_late_doesnt_take_an_edit_for_its_turn_to_post(
    house: House, work: Work, board: Noticeboard, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.forums.add(CHANNEL)
    chapter = await house.posted(work)
    as_it_was = await house.announcements.of_chapter(chapter.id)
    await outbox.deliver_due()
    await house.announcements.edit(AUTHOR, chapter.id, replace(chapter.details, title="The Other Lamp"))
    with monkeypatch.context() as patched:
        patched.setattr("bot.announcements.store.of_chapter", AsyncMock(return_value=as_it_was))
        await outbox.deliver_chapter(chapter.id)
    await outbox.deliver_due()

    assert board.requests.count("send") == 1
    assert board.titles == ["Chapter 1: The Other Lamp"]


async def test_an_attempt_under_way_is_left_alone_until_its_lease_is_over(
    house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
) -> None:
    chapter = await house.posted(work)
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def hang() -> None:
        begun.set()
        await go_on.wait()

    board.before_sending = hang
    slow = asyncio.create_task(outbox.deliver_chapter(chapter.id))
    async with asyncio.timeout(5):
        await begun.wait()
    board.before_sending = None

    clock.advance(seconds=LEASE.total_seconds() - 1)
    await outbox.deliver_due()
    (meanwhile,) = await outbox.deliver_chapter(chapter.id)
    assert (board.messages, meanwhile.state) == ([], Delivery.WAITING)

    clock.advance(seconds=2)
    await outbox.deliver_due()
    go_on.set()
    await slow
    await outbox.deliver_due()
    assert len(board.messages) == 1
    assert board.messages[0].reactions == ["❤️"]


async def test_the_card_says_whom_it_pings_and_whether_it_is_silent(
    house: House, board: Noticeboard, outbox: Outbox
) -> None:
    work = await house.work(role_id=WORK_ROLE)
    await house.posted(work, silent=True)
    await outbox.deliver_due()

    (message,) = board.messages
    assert (message.card.role_id, message.card.silent) == (WORK_ROLE, True)
    assert message.card.content.startswith(f"<@&{WORK_ROLE}> ")


class TestInOrder:
    async def test_chapters_go_out_in_the_order_they_were_posted(
        self, house: House, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        work, other = await house.work("One"), await house.work("Other")
        for one, number in ((work, 3), (other, 1), (work, 1), (work, 2)):
            await house.posted(one, number, title=one.title)
        await outbox.deliver_due()

        assert board.titles == ["Chapter 3: One", "Chapter 1: Other", "Chapter 1: One", "Chapter 2: One"]

    async def test_a_chapter_waits_for_the_one_before_it_that_has_to_be_tried_again(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        first = await house.posted(work, 1)
        board.will_fail("send", Unclear("503"))
        await outbox.deliver_chapter(first.id)

        second = await house.posted(work, 2)
        (waiting,) = await outbox.deliver_chapter(second.id)
        await outbox.deliver_due()
        assert (board.titles, waiting.state) == ([], Delivery.WAITING)

        clock.advance(**A_WHILE)
        await outbox.deliver_due()
        assert board.titles == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]

    async def test_a_chapter_waits_for_the_one_before_it_that_is_on_its_way(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox
    ) -> None:
        first, second = await house.posted(work, 1), await house.posted(work, 2)
        begun, go_on = asyncio.Event(), asyncio.Event()

        async def hang() -> None:
            begun.set()
            await go_on.wait()

        board.before_sending = hang
        slow = asyncio.create_task(outbox.deliver_chapter(first.id))
        async with asyncio.timeout(5):
            await begun.wait()
        board.before_sending = None
        await outbox.deliver_chapter(second.id)
        go_on.set()
        await slow
        await outbox.deliver_due()

        assert board.titles == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]

    async def test_a_chapter_waits_for_the_one_before_it_of_which_nobody_knows_whether_it_stands(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        first = await house.posted(work, 1)
        board.will_fail("send", Unclear("503"))
        await outbox.deliver_chapter(first.id)
        board.unreadable_channels.add(CHANNEL)
        clock.advance(hours=1)
        await outbox.deliver_due()
        await house.posted(work, 2)
        await outbox.deliver_due()
        assert (await only(house, first)).state is Delivery.UNCERTAIN
        assert board.titles == []

        board.unreadable_channels.clear()
        await outbox.retry(GUILD)
        await outbox.deliver_due()
        assert board.titles == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]

    async def test_one_works_trouble_keeps_no_other_waiting(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox
    ) -> None:
        other = await house.work("Other")
        await house.posted(work, 1)
        await house.posted(other, 1, title="Other")
        board.will_fail("send", Unclear("503"))
        await outbox.deliver_due()

        assert board.titles == ["Chapter 1: Other"]

    async def test_a_chapter_that_cant_go_out_holds_back_only_its_own_work_in_that_channel(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox
    ) -> None:
        other = await house.work("Other")
        await house.targets.add(MANAGER, work.id, ADULT_CHANNEL)
        board.forbidden_channels.add(CHANNEL)
        await house.posted(work, 1)
        await house.posted(work, 2)
        await outbox.deliver_due()
        assert board.titles == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]
        assert {message.channel_id for message in board.messages} == {ADULT_CHANNEL}

        board.forbidden_channels.clear()
        await house.posted(other, 1, title="Other")
        await outbox.deliver_due()
        assert board.titles[2:] == ["Chapter 1: Other"]

        await outbox.retry(GUILD)
        await outbox.deliver_due()
        assert board.titles[3:] == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]


class TestWithoutAClearAnswer:
    @pytest.mark.parametrize("afterwards", [False, True], ids=["not posted", "posted"])
    @pytest.mark.parametrize("later", [timedelta(minutes=1), timedelta(hours=7)], ids=["soon", "much later"])
    async def test_it_is_tried_again_under_the_same_nonce_and_stands_once(
        self,
        house: House,
        work: Work,
        board: Noticeboard,
        outbox: Outbox,
        clock: SetClock,
        later: timedelta,
        *,
        afterwards: bool,
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", Unclear("503"), afterwards=afterwards)
        (first,) = await outbox.deliver_chapter(chapter.id)
        assert (first.state, first.failure) == (Delivery.WAITING, wording.unclear())

        clock.advance(seconds=later.total_seconds())
        await outbox.deliver_due()

        assert len(board.messages) == 1
        announced = await only(house, chapter)
        assert (announced.state, board.messages[0].reactions) == (Delivery.SENT, ["❤️"])
        assert announced.failure is None
        assert (announced.message_id, announced.nonce) == (board.messages[0].id, first.nonce)

    async def test_what_an_earlier_attempt_posted_is_brought_up_to_date(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", Unclear("503"), afterwards=True)
        await outbox.deliver_chapter(chapter.id)
        await house.announcements.edit(AUTHOR, chapter.id, replace(chapter.details, title="The Other Lamp"))
        for _ in range(2):
            clock.advance(**A_WHILE)
            await outbox.deliver_due()

        assert board.titles == ["Chapter 1: The Other Lamp"]

    async def test_it_isnt_tried_again_at_once(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", Unclear("503"))
        for _ in range(3):
            await outbox.deliver_chapter(chapter.id)
            await outbox.deliver_due()

        assert board.requests == ["send"]

    async def test_it_is_tried_less_and_less_often_and_never_given_up(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", Unclear("503"))
        board.will_fail("find", Unclear("503"), times=11)
        await outbox.deliver_due()
        pauses: list[float] = []
        for attempt in range(1, 12):
            pauses.append(0)
            while len(board.requests) == attempt:
                pauses[-1] += (step := max(0.5, pauses[-1] / 10))
                clock.advance(seconds=step)
                await outbox.deliver_due()

        assert pauses[0] <= 3
        assert LONGEST_PAUSE / 2 < pauses[-1] <= LONGEST_PAUSE * 1.5 * 1.1
        clock.advance(**A_WHILE)
        await outbox.deliver_due()
        assert (await only(house, chapter)).state is Delivery.SENT

    async def test_where_it_may_not_look_it_repeats_while_discord_knows_the_nonce(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", Unclear("503"), afterwards=True)
        await outbox.deliver_chapter(chapter.id)

        board.unreadable_channels.add(CHANNEL)
        clock.advance(seconds=NONCE_MEMORY.total_seconds() - 1)
        await outbox.deliver_due()

        assert len(board.messages) == 1
        assert (await only(house, chapter)).state is Delivery.SENT

    @pytest.mark.parametrize("afterwards", [False, True], ids=["not posted", "posted"])
    async def test_where_it_may_not_look_later_it_repeats_nothing_and_says_so(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock, *, afterwards: bool
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", Unclear("503"), afterwards=afterwards)
        await outbox.deliver_chapter(chapter.id)

        board.unreadable_channels.add(CHANNEL)
        clock.advance(hours=1)
        await outbox.deliver_due()
        for _ in range(3):
            clock.advance(**A_WHILE)
            await outbox.deliver_due()

        assert board.requests.count("send") == 1
        announced = await only(house, chapter)
        assert (announced.state, announced.failure) == (Delivery.UNCERTAIN, notice_wording.MAY_NOT_LOOK)

    @pytest.mark.parametrize(("seconds", "sent"), [(60, 2), (600, 1)], ids=["soon", "later"])
    async def test_among_too_many_messages_it_repeats_nothing_unless_discord_knows_the_nonce(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock, seconds: int, sent: int
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", Unclear("503"), afterwards=True)
        await outbox.deliver_chapter(chapter.id)
        board.will_fail("find", Buried("channel"))
        clock.advance(seconds=seconds)
        await outbox.deliver_due()

        assert len(board.messages) == 1
        assert board.requests.count("send") == sent
        announced = await only(house, chapter)
        why = None if sent == 2 else notice_wording.BURIED
        assert (announced.state is Delivery.SENT, announced.failure) == (sent == 2, why)

    async def test_what_nobody_can_find_among_too_many_messages_is_not_taken_for_withdrawn(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", Unclear("503"), afterwards=True)
        await outbox.deliver_chapter(chapter.id)
        await house.announcements.withdraw(AUTHOR, chapter.id)
        board.will_fail("find", Buried("channel"))
        clock.advance(**A_WHILE)
        await outbox.deliver_due()
        held = await only(house, chapter)
        await outbox.retry(GUILD)
        await outbox.deliver_due()

        assert (held.state, held.failure) == (Delivery.WITHDRAWING, wording.unchangeable())
        assert ((await only(house, chapter)).state, board.titles) == (Delivery.WITHDRAWN, [])

    async def test_what_surely_doesnt_stand_is_never_searched_for(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", Unclear("503"))
        await outbox.deliver_chapter(chapter.id)
        board.will_fail("send", Forbidden("Missing Access"))
        clock.advance(**A_WHILE)
        await outbox.deliver_due()
        clock.advance(days=7)
        await outbox.retry(GUILD)
        await outbox.deliver_due()

        assert board.requests == ["send", "find", "send", "send", "react"]
        assert board.titles == ["Chapter 1: The Lamp"]

    @pytest.mark.parametrize("error", SURE, ids=lambda error: type(error).__name__)
    async def test_a_chapter_that_may_stand_already_never_goes_out_a_second_time(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock, error: Exception
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", Unclear("503"), afterwards=True)
        await outbox.deliver_chapter(chapter.id)
        board.will_fail("find", Forbidden("Missing Access"))
        board.will_fail("send", error)
        clock.advance(seconds=30)
        await outbox.deliver_due()

        await outbox.retry(GUILD)
        clock.advance(**A_WHILE)
        await outbox.deliver_due()

        assert len(board.messages) == 1

    async def test_a_work_removed_and_brought_back_meanwhile_isnt_announced_twice(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", Unclear("503"), afterwards=True)
        await outbox.deliver_chapter(chapter.id)
        await house.works.remove(MANAGER, work.id)
        clock.advance(minutes=1)
        await outbox.deliver_due()
        await house.works.restore(MANAGER, work.id)

        await outbox.retry(GUILD)
        clock.advance(**A_WHILE)
        await outbox.deliver_due()

        assert len(board.messages) == 1

    @pytest.mark.expects_errors
    async def test_a_fault_of_the_program_itself_stops_nothing_else(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        other = await house.work("Other")
        await house.posted(work, 1)
        await house.posted(other, 1, title="Other")
        board.will_fail("send", KeyError("a fault"))
        await outbox.deliver_due()
        assert board.titles == ["Chapter 1: Other"]

        clock.advance(**A_WHILE)
        await outbox.deliver_due()
        assert len(board.messages) == 2


class TestWithAClearNo:
    @pytest.mark.parametrize(
        ("error", "trouble"), list(zip(SURE, TROUBLES, strict=True)), ids=lambda value: type(value).__name__
    )
    async def test_it_isnt_tried_again_by_itself_and_the_author_is_told_why(
        self,
        house: House,
        work: Work,
        board: Noticeboard,
        outbox: Outbox,
        clock: SetClock,
        error: Exception,
        trouble: Trouble,
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", error)
        (failed,) = await outbox.deliver_chapter(chapter.id)
        for _ in range(3):
            clock.advance(**A_WHILE)
            await outbox.deliver_due()

        assert board.requests == ["send"]
        assert (failed.state, failed.failure) == (Delivery.BLOCKED, notice_wording.blocked(trouble))

    @pytest.mark.parametrize("error", SURE, ids=lambda error: type(error).__name__)
    async def test_it_goes_out_once_the_server_is_mended(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, error: Exception
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", error)
        await outbox.deliver_chapter(chapter.id)
        await outbox.retry(OTHER_GUILD)
        await outbox.deliver_due()
        assert board.messages == []

        await outbox.retry(OTHER_GUILD, GUILD)
        await outbox.deliver_due()

        assert (await only(house, chapter)).state is Delivery.SENT
        assert [message.reactions for message in board.messages] == [["❤️"]]

    async def test_it_goes_to_the_channel_that_is_chosen_instead(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox
    ) -> None:
        board.deleted_channels.add(CHANNEL)
        first, second = await house.posted(work, 1), await house.posted(work, 2)
        for chapter in (first, second):
            await outbox.deliver_chapter(chapter.id)

        await house.works.edit(MANAGER, work.id, None, channel_id=ADULT_CHANNEL)
        await outbox.deliver_due()

        assert [(message.channel_id, message.card.title) for message in board.messages] == [
            (ADULT_CHANNEL, "Chapter 1: The Lamp"),
            (ADULT_CHANNEL, "Chapter 2: The Lamp"),
        ]

    async def test_where_its_channel_is_deleted_meanwhile_it_goes_to_the_one_chosen_instead(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", Unclear("503"))
        await outbox.deliver_chapter(chapter.id)
        board.deleted_channels.add(CHANNEL)
        await house.announcements.forget_channel(CHANNEL)
        await house.works.edit(MANAGER, work.id, None, channel_id=ADULT_CHANNEL)
        for _ in range(2):
            clock.advance(**A_WHILE)
            await outbox.deliver_due()

        assert [message.channel_id for message in board.messages] == [ADULT_CHANNEL]

    async def test_what_waited_for_a_channel_that_is_deleted_says_so(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox
    ) -> None:
        chapter = await house.posted(work)
        board.deleted_channels.add(CHANNEL)
        await house.announcements.forget_channel(CHANNEL)
        await outbox.deliver_due()

        assert (await only(house, chapter)).failure == notice_wording.blocked(Trouble.CHANNEL_GONE)

    async def test_what_discord_refused_is_tried_again_after_an_edit(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", Refused("error 50035"))
        await outbox.deliver_chapter(chapter.id)
        await house.announcements.edit(AUTHOR, chapter.id, replace(chapter.details, title="The Other Lamp"))
        await outbox.deliver_chapter(chapter.id)

        assert board.titles == ["Chapter 1: The Other Lamp"]

    async def test_a_withdrawn_chapter_doesnt_go_out_once_the_server_is_mended(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("send", Forbidden("Missing Access"))
        await outbox.deliver_chapter(chapter.id)
        await house.announcements.withdraw(AUTHOR, chapter.id)
        await outbox.retry(GUILD)
        await outbox.deliver_due()

        assert (board.messages, await house.announcements.of_chapter(chapter.id)) == ([], [])

    async def test_a_deleted_channel_is_such_a_no(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox
    ) -> None:
        board.deleted_channels.add(CHANNEL)
        chapter = await house.posted(work)
        (failed,) = await outbox.deliver_chapter(chapter.id)

        assert failed.failure == notice_wording.blocked(Trouble.CHANNEL_GONE)

    async def test_a_work_that_was_removed_meanwhile_is_announced_nowhere(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox
    ) -> None:
        chapter = await house.posted(work)
        await house.works.remove(MANAGER, work.id)
        (failed,) = await outbox.deliver_chapter(chapter.id)

        assert (board.messages, failed.failure) == ([], notice_wording.blocked(Trouble.WORK_GONE))


class TestWithdrawn:
    async def test_it_is_deleted_once_that_is_allowed_again(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox
    ) -> None:
        chapter = await house.posted(work)
        await outbox.deliver_due()
        board.forbidden_channels.add(CHANNEL)
        await house.announcements.withdraw(AUTHOR, chapter.id)
        await outbox.deliver_due()
        assert (await only(house, chapter)).state is Delivery.WITHDRAWING

        board.forbidden_channels.clear()
        await outbox.retry(GUILD)
        await outbox.deliver_due()
        assert ((await only(house, chapter)).state, board.titles) == (Delivery.WITHDRAWN, [])

    async def test_what_is_brought_back_never_stands_beside_what_was_withdrawn(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await house.posted(work)
        await outbox.deliver_due()
        board.will_fail("delete", Unclear("503"))
        await house.announcements.withdraw(AUTHOR, chapter.id)
        await outbox.deliver_due()
        await house.announcements.bring_back(AUTHOR, chapter.id)
        await outbox.deliver_due()
        assert [message.id for message in board.standing] == [board.messages[0].id]

        for _ in range(2):
            clock.advance(**A_WHILE)
            await outbox.deliver_due()
        assert [message.id for message in board.standing] == [board.messages[1].id]

    async def test_it_goes_even_if_its_message_was_just_being_changed(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        chapter = await house.posted(work)
        await outbox.deliver_due()
        edit = board.edit

        async def edit_too_late(announcement: Announcement, card: Card) -> None:
            await house.announcements.withdraw(AUTHOR, chapter.id)
            await edit(announcement, card)

        monkeypatch.setattr(board, "edit", edit_too_late)
        await house.announcements.edit(AUTHOR, chapter.id, replace(chapter.details, title="The Other Lamp"))
        await outbox.deliver_due()
        await outbox.deliver_due()

        assert board.titles == []


class TestWhenTheClockIsSet:
    async def test_back_nothing_waits_longer_for_it(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        await house.posted(work)
        board.will_fail("send", Unclear("503"))
        board.will_fail("react", Unclear("503"))
        await outbox.deliver_due()
        for _ in range(3):
            clock.advance(days=-1)
            await outbox.deliver_due()
            clock.advance(**A_WHILE)
            await outbox.deliver_due()

        assert [message.reactions for message in board.messages] == [["❤️"]]

    async def test_back_a_nonce_isnt_taken_for_newer_than_it_is(
        self, house: House, work: Work, clock: SetClock, outbox: Outbox
    ) -> None:
        discords = SetClock()
        board = Noticeboard(discords)
        outbox.channels.bind(board)
        await outbox.begin()
        chapter = await house.posted(work)
        board.will_fail("send", Unclear("503"), afterwards=True)
        await outbox.deliver_due()
        board.unreadable_channels.add(CHANNEL)
        for hours in (-1, 1):
            clock.advance(hours=hours)
            discords.advance(hours=1)
            await outbox.deliver_due()
            await outbox.deliver_chapter(chapter.id)

        assert len(board.messages) == 1

    async def test_forward_while_a_forum_post_is_on_its_way_it_isnt_posted_twice(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        board.forums.add(CHANNEL)
        chapter = await house.posted(work)
        begun, go_on = asyncio.Event(), asyncio.Event()

        async def hang() -> None:
            begun.set()
            await go_on.wait()

        board.before_sending = hang
        slow = asyncio.create_task(outbox.deliver_chapter(chapter.id))
        async with asyncio.timeout(5):
            await begun.wait()
        board.before_sending = None
        clock.advance(hours=1)
        await outbox.deliver_chapter(chapter.id)
        go_on.set()
        await slow

        assert len(board.messages) == 1


class TestForAdults:
    @pytest.mark.parametrize("rating", [Rating.MATURE, Rating.EXPLICIT])
    async def test_it_goes_only_where_the_channel_is_still_age_restricted(
        self, house: House, board: Noticeboard, outbox: Outbox, rating: Rating
    ) -> None:
        work = await house.work(rating=rating, channel_id=ADULT_CHANNEL)
        board.age_restricted.add(ADULT_CHANNEL)
        first = await house.posted(work, 1)
        await outbox.deliver_chapter(first.id)

        board.age_restricted.clear()
        second = await house.posted(work, 2)
        (failed,) = await outbox.deliver_chapter(second.id)

        assert (failed.state, failed.failure) == (Delivery.BLOCKED, notice_wording.blocked(Trouble.AGE))
        assert board.titles == ["Chapter 1: The Lamp"]

        board.age_restricted.add(ADULT_CHANNEL)
        await outbox.retry(GUILD)
        await outbox.deliver_due()
        assert board.titles == ["Chapter 1: The Lamp", "Chapter 2: The Lamp"]

    async def test_a_rating_raised_after_post_now_is_heeded(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox
    ) -> None:
        await house.posted(work)
        await house.works.edit(MANAGER, work.id, None, rating=Rating.EXPLICIT)
        await outbox.deliver_due()

        assert board.messages == []

    @pytest.mark.parametrize("rating", [Rating.NOT_RATED, Rating.GENERAL, Rating.TEEN])
    async def test_everything_else_may_go_anywhere(
        self, house: House, board: Noticeboard, outbox: Outbox, rating: Rating
    ) -> None:
        await house.posted(await house.work(rating=rating))
        await outbox.deliver_due()

        assert len(board.messages) == 1

    async def test_a_channel_that_is_gone_is_named_as_gone(
        self, house: House, board: Noticeboard, outbox: Outbox
    ) -> None:
        board.deleted_channels.add(ADULT_CHANNEL)
        chapter = await house.posted(await house.work(rating=Rating.MATURE, channel_id=ADULT_CHANNEL))
        (failed,) = await outbox.deliver_chapter(chapter.id)

        assert failed.failure == notice_wording.blocked(Trouble.CHANNEL_GONE)


class TestTheBotsReaction:
    async def test_it_is_put_on_once_it_can_be(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        await house.posted(work)
        board.will_fail("react", Unclear("503"), times=3)
        for _ in range(5):
            await outbox.deliver_due()
            clock.advance(**A_WHILE)

        assert board.requests.count("send") == 1
        assert board.messages[0].reactions == ["❤️"]

    @pytest.mark.parametrize("error", SURE, ids=lambda error: type(error).__name__)
    async def test_where_it_cant_be_put_the_announcement_stands_without_it(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock, error: Exception
    ) -> None:
        heard: list[int] = []

        async def listen(announcement: Announcement) -> None:
            heard.append(announcement.id)

        outbox.delivered = listen
        chapter = await house.posted(work)
        board.will_fail("react", error)
        (announced,) = await outbox.deliver_chapter(chapter.id)
        clock.advance(**A_WHILE)
        await outbox.deliver_due()

        assert announced.state is Delivery.SENT
        assert board.requests == ["send", "react"]
        assert heard == [announced.id]

    async def test_a_message_deleted_before_it_gets_none(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        chapter = await house.posted(work)
        board.will_fail("react", Unclear("503"))
        await outbox.deliver_chapter(chapter.id)
        board.messages[0].is_deleted = True
        await house.announcements.forget_messages([board.messages[0].id])
        clock.advance(**A_WHILE)
        await outbox.deliver_due()

        assert board.requests == ["send", "react"]

    @pytest.mark.expects_errors
    async def test_a_listener_that_fails_undoes_nothing(
        self, house: House, work: Work, board: Noticeboard, outbox: Outbox, clock: SetClock
    ) -> None:
        async def stumble(announcement: Announcement) -> None:
            raise LookupError(announcement.id)

        outbox.delivered = stumble
        chapter = await house.posted(work)
        await outbox.deliver_chapter(chapter.id)
        clock.advance(**A_WHILE)
        await outbox.deliver_due()

        assert board.requests == ["send", "react"]


async def test_more_than_one_batch_goes_out_in_order(
    house: House, work: Work, board: Noticeboard, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.due_store.PAGE", 3)
    for number in range(1, 8):
        await house.posted(work, number, title=None)
    for _ in range(3):
        await outbox.deliver_due()

    assert board.titles == [f"Chapter {number}" for number in range(1, 8)]
