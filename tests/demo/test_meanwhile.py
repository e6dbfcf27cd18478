"""The driver of the page takes for the answer what came of its own act, whatever else happens meanwhile."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest

from bot.demo.alarm import Alarm
from bot.demo.page import LivePreview
from bot.demo.samples import samples
from bot.demo.script import set_up
from bot.demo.stage import Stage
from bot.demo.transcript import Transcript
from bot.demo.world import World
from docs.pictures.screen import Screen, open_chromium
from tests.demo.needed import need_chromium

WORK = samples()[0].work
CHAPTER = {"number": "9", "title": "Brine", "text": "Somebody has been feeding the lamp."}
WINDOW = (620, 900)


class BusyPage(LivePreview):
    """Whenever somebody acts, somebody else writes just before and just after it.

    `refuses` are actions whose first try comes too late, since the page doesn't show the newest yet.
    """

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.refuses: set[str] = set()
        self._world = world

    async def act(self, context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        await self._chatter()
        if body["kind"] in self.refuses:
            self.refuses.remove(body["kind"])
            await self.refresh()
        result = await super().act(context_id, body)
        await self._chatter()
        await self.refresh()
        return result

    async def _chatter(self) -> None:
        await self._world.readers[2].actor.send(self._world.channel, f"Chapter 4 of {WORK} is out!")


@pytest.fixture
async def page(world: World) -> AsyncIterator[BusyPage]:
    need_chromium()
    await set_up(Stage(world, Transcript(), Alarm()), samples())
    async with BusyPage(world) as page:
        yield page


@pytest.fixture
async def screen(page: BusyPage) -> AsyncIterator[Screen]:
    async with open_chromium() as chromium, Screen.open(chromium, page.url, *WINDOW) as screen:
        yield screen


async def test_the_answers_to_a_command_and_to_a_form_are_found_among_what_others_write(
    world: World, screen: Screen
) -> None:
    await screen.be(world.author.name)

    await screen.sees(await screen.slash("works"), "Only you can see this", WORK)
    await screen.slash("chapter post", work=WORK)
    preview = await screen.fill_in(**CHAPTER)

    await screen.sees(preview, "so far only you see it")


async def test_what_the_page_refuses_since_it_isnt_up_to_date_is_done_again(
    world: World, page: BusyPage, screen: Screen
) -> None:
    page.refuses = {"autocomplete_command", "run_command", "modal_submit", "click"}
    await screen.be(world.author.name)

    await screen.slash("chapter post", work=WORK)
    await screen.press(await screen.fill_in(**CHAPTER), "Post now")

    assert page.refuses == set()
    assert len([one for one in world.announcements() if one.author.bot]) == 1
