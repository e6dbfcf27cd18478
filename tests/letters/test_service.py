"""What the mailbox does with each letter: to whom it goes, when it is changed, and what holds nothing else up."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.app.letters import KINDS
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import Forbidden
from bot.core.ownership import EVERY_SERVER, Share
from bot.letters import store
from bot.letters.models import Letter, LetterContent, LetterKind, LetterPoll
from bot.letters.ports import LetterHandling
from bot.letters.service import BATCH, Letters
from bot.works.models import Rating
from tests.letters.letterbox import Letterbox
from tests.letters.mailbox import DROPPED, KEPT, Mailbox
from tests.worlds.clock import SetClock
from tests.worlds.people import ADULT_CHANNEL, CHANNEL, GUILD, reader
from tests.worlds.program import Program

OTHER_CHANNEL = CHANNEL + 3
NEIGHBOUR = GUILD + 2**22
"""A server of the next shard."""


async def kept(mailbox: Mailbox) -> int:
    async with mailbox.database.read() as connection:
        return int((await connection.execute(select(func.count()).select_from(store.letters))).scalar_one())


@pytest.mark.parametrize("kind", LetterKind)
def test_no_process_starts_with_a_kind_that_nobody_renders(mailbox: Mailbox, kind: LetterKind) -> None:
    without = {one: handling for one, handling in KINDS.items() if one is not kind}

    with pytest.raises(ValueError, match=f"nobody renders letters of these kinds: {kind}$"):
        Letters(mailbox.database, mailbox.clock, EVERY_SERVER, without)


async def test_it_goes_to_its_channel_to_its_member_or_to_where_the_server_wants_notices(
    mailbox: Mailbox, program: Program
) -> None:
    await mailbox.write("Everybody")
    await mailbox.write("You", member_id=reader(1).id)
    await mailbox.write("Staff", channel_id=None)
    await mailbox.letters.deliver_due()
    assert sorted(mailbox.box.said) == [(CHANNEL, "Everybody"), (reader(1).id, "You")]

    await program.set_up(notices_channel_id=OTHER_CHANNEL)
    await mailbox.letters.deliver_due()
    assert mailbox.box.said[2:] == [(OTHER_CHANNEL, "Staff")]


async def test_what_is_to_wait_waits(mailbox: Mailbox, clock: SetClock) -> None:
    await mailbox.write("Later", after=timedelta(minutes=10))
    await mailbox.letters.begin()
    await mailbox.letters.deliver_due()
    assert mailbox.texts == []

    clock.advance(minutes=10)
    await mailbox.letters.deliver_due()
    assert mailbox.texts == ["Later"]


async def test_only_what_has_to_be_known_later_is_kept(mailbox: Mailbox) -> None:
    await mailbox.write("Hello", KEPT)
    await mailbox.write("Psst", DROPPED, member_id=reader(1).id)
    await mailbox.write("", DROPPED)
    await mailbox.letters.deliver_due()

    assert (len(mailbox.texts), await kept(mailbox)) == (2, 1)


async def test_a_message_that_stands_is_changed_in_place_and_not_too_often(mailbox: Mailbox, clock: SetClock) -> None:
    await mailbox.write("Count")
    await mailbox.letters.deliver_due()
    for _ in range(3):
        await mailbox.refresh("Count", gap=timedelta(seconds=30))
        await mailbox.letters.deliver_due()
        clock.advance(seconds=20)
    await mailbox.letters.deliver_due()

    assert [len(one.shown) for one in mailbox.box.messages] == [2]


async def test_what_is_changed_while_it_is_on_its_way_is_shown_afterwards(mailbox: Mailbox, clock: SetClock) -> None:
    class Meanwhile(Letterbox):
        async def post(self, letter: Letter, content: LetterContent) -> int:
            await mailbox.refresh("Hello")
            return await super().post(letter, content)

    await mailbox.write("Hello")
    box = Meanwhile(clock)
    mailbox.letters.messenger.bind(box)
    await mailbox.letters.deliver_due()
    await mailbox.letters.deliver_due()
    await mailbox.letters.deliver_due()

    assert [len(one.shown) for one in box.messages] == [2]


async def test_whoever_waits_for_one_waits_for_no_other(mailbox: Mailbox) -> None:
    for number in range(BATCH):
        await mailbox.write(f"Before {number}", channel_id=OTHER_CHANNEL)
    await mailbox.write("Mine")
    await mailbox.letters.deliver_in(GUILD, "about Mine")

    assert mailbox.texts == ["Mine"]


async def test_many_go_out_in_one_turn_in_each_place_in_their_order(mailbox: Mailbox) -> None:
    for number in range(BATCH * 2 + 3):
        await mailbox.write(f"{number:02}", channel_id=CHANNEL + number % 3)
    await mailbox.letters.deliver_due()

    for channel_id in (CHANNEL, CHANNEL + 1, CHANNEL + 2):
        there = [text for to, text in mailbox.box.said if to == channel_id]
        assert there == sorted(there)
    assert len(mailbox.texts) == BATCH * 2 + 3


async def test_a_place_that_takes_its_time_holds_up_no_other(mailbox: Mailbox, clock: SetClock) -> None:
    arrived = asyncio.Event()

    class Slow(Letterbox):
        async def post(self, letter: Letter, content: LetterContent) -> int:
            if letter.channel_id == CHANNEL:
                await arrived.wait()
            else:
                arrived.set()
            return await super().post(letter, content)

    for text, channel_id in (("Slow", CHANNEL), ("Quick", OTHER_CHANNEL)):
        await mailbox.write(text, channel_id=channel_id)
    box = Slow(clock)
    mailbox.letters.messenger.bind(box)
    await mailbox.letters.deliver_due()

    assert [one.content.text for one in box.messages] == ["Quick", "Slow"]


@pytest.mark.expects_errors
async def test_one_that_cant_be_rendered_holds_up_no_other_and_is_tried_again(
    mailbox: Mailbox, clock: SetClock
) -> None:
    faulty = {"is": True}

    async def render(connection: AsyncConnection, letter: Letter) -> LetterContent:
        del connection
        if faulty["is"]:
            raise ZeroDivisionError
        return LetterContent(text=letter.word("text"))

    mailbox.handled[DROPPED] = replace(mailbox.handled[DROPPED], render=render)
    await mailbox.write("Faulty", DROPPED)
    await mailbox.write("Hello")
    await mailbox.letters.deliver_due()
    assert mailbox.texts == ["Hello"]

    faulty["is"] = False
    clock.advance(seconds=10)
    await mailbox.letters.deliver_due()
    assert mailbox.texts == ["Hello", "Faulty"]


@pytest.mark.expects_errors
async def test_a_feature_that_cant_tell_what_is_due_keeps_nothing_of_the_others_back(mailbox: Mailbox) -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    async def write() -> None:
        await mailbox.write("Due")

    mailbox.write_due = (fail, write)
    await mailbox.process().deliver_due()

    assert mailbox.texts == ["Due"]


@pytest.mark.parametrize(
    ("channel_id", "shown"), [(CHANNEL, ["Something"]), (ADULT_CHANNEL, ["All of it"]), (None, ["All of it"])]
)
async def test_what_is_for_adults_is_said_where_it_may_be(
    mailbox: Mailbox, channel_id: int | None, shown: list[str]
) -> None:
    async def render(connection: AsyncConnection, letter: Letter) -> LetterContent:
        del connection, letter
        return LetterContent(text="All of it", rating=Rating.EXPLICIT, instead=LetterContent(text="Something"))

    mailbox.handled[KEPT] = replace(mailbox.handled[KEPT], render=render)
    await mailbox.write("Hello", channel_id=channel_id, member_id=None if channel_id else reader(1).id)
    await mailbox.letters.deliver_due()

    assert mailbox.texts == shown


async def test_a_poll_is_opened_once_and_its_votes_are_read_when_it_is_over(mailbox: Mailbox, clock: SetClock) -> None:
    counted: list[list[int]] = []

    async def render(connection: AsyncConnection, letter: Letter) -> LetterContent:
        del connection, letter
        return LetterContent(poll=LetterPoll("Which?", ("This", "That"), hours=2))

    async def count(connection: AsyncConnection, letter: Letter, votes: list[int], at: datetime) -> None:
        del connection, letter, at
        counted.append(votes)

    mailbox.handled[LetterKind.POLL] = LetterHandling(render, None, is_kept=True, count=count)
    await mailbox.write("Poll", LetterKind.POLL)
    await mailbox.letters.deliver_due()
    await mailbox.process().begin()
    mailbox.box.votes_found = [3, 4]
    await mailbox.letters.deliver_due()
    assert (mailbox.box.polls, counted) == ([["This", "That"]], [])

    clock.advance(hours=2, minutes=1)
    mailbox.box.votes_found = None
    await mailbox.letters.deliver_due()
    mailbox.box.votes_found = [3, 4]
    clock.advance(minutes=1)
    for _ in range(2):
        await mailbox.letters.deliver_due()
    assert (len(mailbox.box.messages), counted) == (1, [[3, 4]])


async def test_each_process_sends_what_is_of_its_servers(mailbox: Mailbox, clock: SetClock) -> None:
    here, there = (Share(frozenset({(guild_id >> 22) % 2}), 2) for guild_id in (GUILD, NEIGHBOUR))
    others = Mailbox(mailbox.database, clock, there)
    mailbox.share = here
    for text, guild_id in (("Ours", GUILD), ("Theirs", NEIGHBOUR)):
        await mailbox.write(text, guild_id=guild_id)
    await mailbox.process().deliver_due()
    assert mailbox.texts == ["Ours"]

    await others.letters.deliver_due()
    assert others.texts == ["Theirs"]


async def test_closed_doors_are_no_reason_to_knock_again(mailbox: Mailbox, clock: SetClock) -> None:
    mailbox.box.trouble = Forbidden("50007")
    await mailbox.write("Psst", DROPPED, member_id=reader(1).id)
    await mailbox.letters.deliver_due()

    assert await kept(mailbox) == 0
