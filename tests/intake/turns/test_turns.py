"""Whose file is read next, and how many may wait."""

import asyncio

import pytest

from bot.intake import wording as intake_wording
from bot.intake.formats.unreadable import Unreadable
from bot.intake.turns import wording
from bot.intake.turns.turns import A_MEMBERS, A_SERVERS, Asker, Turn, Turns

OURS, THEIRS = 1, 2


class Desk:
    """One reader, who notes whose files come up; the first is a file of nobody's, on which the others wait."""

    def __init__(self, turns: Turns) -> None:
        self.turns = turns
        self.order: list[str] = []
        self.waiting: list[asyncio.Task[None]] = []

    async def hand_in(self, name: str, asker: Asker) -> None:
        self.waiting.append(asyncio.create_task(self._read(name, asker)))
        await asyncio.sleep(0)

    async def _read(self, name: str, asker: Asker) -> None:
        turn = await self.turns.take(asker)
        self.order.append(name)
        await asyncio.sleep(0)
        turn.release()

    async def read_all(self, first: Turn) -> list[str]:
        first.release()
        await asyncio.gather(*self.waiting)
        return self.order


async def test_files_of_one_server_hold_another_up_for_one_at_most() -> None:
    desk = Desk(Turns(1))
    first = await desk.turns.take(Asker(OURS, 9))
    for number in range(4):
        await desk.hand_in(f"ours {number}", Asker(OURS, number))
    await desk.hand_in("theirs 0", Asker(THEIRS, 0))
    await desk.hand_in("theirs 1", Asker(THEIRS, 0))

    assert await desk.read_all(first) == ["theirs 0", "ours 0", "theirs 1", "ours 1", "ours 2", "ours 3"]


async def test_in_a_server_each_member_has_their_turn() -> None:
    desk = Desk(Turns(1))
    first = await desk.turns.take(None)
    for name, member_id in (("a 0", 1), ("a 1", 1), ("a 2", 1), ("b 0", 2)):
        await desk.hand_in(name, Asker(OURS, member_id))

    assert await desk.read_all(first) == ["a 0", "b 0", "a 1", "a 2"]


async def test_as_many_are_read_at_once_as_there_are_readers() -> None:
    turns = Turns(2)
    held = [await turns.take(None), await turns.take(None)]
    third = asyncio.create_task(turns.take(None))
    await asyncio.sleep(0)

    assert not third.done()
    held[0].release()
    held[0].release()
    (await third).release()
    assert turns.under_way == 1


async def test_more_files_than_a_member_may_have_waiting_are_refused_and_say_what_to_do() -> None:
    turns = Turns(1)
    first = await turns.take(Asker(OURS, 1))
    waiting = [asyncio.create_task(turns.take(Asker(OURS, 1))) for _ in range(A_MEMBERS - 1)]
    await asyncio.sleep(0)

    with pytest.raises(Unreadable) as refused:
        await turns.take(Asker(OURS, 1))
    assert str(refused.value) == wording.too_many_of_yours(A_MEMBERS)

    first.release()
    (await waiting[0]).release()
    (await waiting[1]).release()
    (await turns.take(Asker(OURS, 1))).release()


async def test_more_than_a_server_may_have_waiting_are_refused_and_another_servers_is_not() -> None:
    turns = Turns(1)
    first = await turns.take(Asker(OURS, 0))
    waiting = [asyncio.create_task(turns.take(Asker(OURS, number + 1))) for number in range(A_SERVERS - 1)]
    await asyncio.sleep(0)

    with pytest.raises(Unreadable) as refused:
        await turns.take(Asker(OURS, 99))
    theirs = asyncio.create_task(turns.take(Asker(THEIRS, 99)))
    await asyncio.sleep(0)
    first.release()

    assert str(refused.value) == wording.too_many_of_this_server(A_SERVERS)
    (await theirs).release()
    for one in waiting:
        (await one).release()
    assert turns.under_way == 0


async def test_where_very_many_wait_in_all_the_next_is_refused() -> None:
    turns = Turns(1, 1)
    await turns.take(Asker(OURS, 1))

    with pytest.raises(Unreadable) as refused:
        await turns.take(Asker(THEIRS, 1))
    assert str(refused.value) == intake_wording.too_busy()


@pytest.mark.parametrize("is_given", [False, True])
async def test_who_leaves_while_waiting_gives_the_place_back(*, is_given: bool) -> None:
    """Also in the moment in which the reader became theirs."""
    turns = Turns(1)
    first = await turns.take(Asker(OURS, 1))
    leaving = asyncio.create_task(turns.take(Asker(OURS, 2)))
    await asyncio.sleep(0)
    if is_given:
        first.release()
    leaving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await leaving
    first.release()

    (await asyncio.wait_for(turns.take(Asker(OURS, 3)), 60)).release()
    assert turns.under_way == 0


async def test_who_leaves_in_the_moment_of_a_release_doesnt_take_the_reader_along() -> None:
    turns = Turns(1)
    first = await turns.take(Asker(OURS, 1))
    leaving = asyncio.create_task(turns.take(Asker(OURS, 2)))
    staying = asyncio.create_task(turns.take(Asker(THEIRS, 3)))
    await asyncio.sleep(0)
    leaving.cancel()
    first.release()

    (await asyncio.wait_for(staying, 60)).release()
    assert leaving.cancelled()
    (await asyncio.wait_for(turns.take(Asker(OURS, 2)), 60)).release()
    assert turns.under_way == 0
