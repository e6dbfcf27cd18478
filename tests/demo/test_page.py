"""The page while it is open: time passes, things happen, and nothing overlaps."""

import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest

from bot.demo import page
from bot.demo.alarm import Alarm
from bot.demo.page import Clockwork, LivePreview, open_page
from bot.demo.samples import samples
from bot.demo.script import HEART, announce, set_up
from bot.demo.stage import Stage
from bot.demo.transcript import Transcript
from bot.demo.world import Person, World
from tests.demo.browser import Browser
from tests.worlds.clock import SetClock


@pytest.fixture
async def stage(world: World) -> Stage:
    """A server in which one chapter stands."""
    stage = Stage(world, Transcript(), Alarm())
    await set_up(stage, samples())
    await announce(stage, samples()[0])
    return stage


@pytest.fixture
async def preview(stage: Stage) -> AsyncIterator[LivePreview]:
    async with LivePreview(stage.world) as preview:
        yield preview


@pytest.fixture
def clock(world: World) -> SetClock:
    return SetClock(world.env.now())


@pytest.fixture
async def clockwork(stage: Stage, preview: LivePreview, clock: SetClock) -> Clockwork:
    clock.now = stage.world.env.now()
    return Clockwork(stage.world, preview, clock)


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def browser_of(person: Person, session: aiohttp.ClientSession, preview: LivePreview) -> Browser:
    browser = Browser(session, preview.url)
    await browser.open(person.actor.id)
    return browser


async def test_what_is_due_happens_while_the_page_is_open(
    stage: Stage, clockwork: Clockwork, clock: SetClock, session: aiohttp.ClientSession, preview: LivePreview
) -> None:
    world, sample = stage.world, samples()[1]
    noor = await browser_of(world.readers[0], session, preview)
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=503, times=1)
    draft = await stage.slash(
        world.author,
        "chapter post",
        work=await stage.pick(world.author, "chapter post", "work", sample.work),
        file=(sample.filename, sample.data),
    )
    await stage.click(world.author, draft, "Post now")
    assert len(world.announcements()) == 1

    clock.now += timedelta(minutes=5)
    await clockwork.tick()

    assert len(world.announcements()) == 2
    await noor.look()
    assert sample.chapter in noor.latest["content"]


async def test_pages_are_left_alone_while_nothing_happens(
    world: World, clockwork: Clockwork, clock: SetClock, session: aiohttp.ClientSession, preview: LivePreview
) -> None:
    noor = await browser_of(world.readers[0], session, preview)
    before = noor.state

    for _ in range(12):
        clock.now += timedelta(seconds=1)
        await clockwork.tick()

    assert await noor.look() == before
    assert world.env.now() == clock.now


async def test_a_leap_of_real_time_is_caught_up_in_one_tick(
    world: World, clockwork: Clockwork, clock: SetClock
) -> None:
    clock.now += timedelta(hours=30)

    await clockwork.tick()

    assert world.env.now() == clock.now


async def test_acts_of_two_pages_and_ticks_never_get_in_each_others_way(
    world: World, clockwork: Clockwork, clock: SetClock, session: aiohttp.ClientSession, preview: LivePreview
) -> None:
    pages = [await browser_of(person, session, preview) for person in world.readers[:2]]

    async def ticks() -> None:
        for _ in range(20):
            clock.now += timedelta(seconds=5)
            await clockwork.tick()

    async def taps(browser: Browser) -> None:
        for number in range(6):
            await browser.look()
            answer = await browser.react(HEART, reacted=number % 2 == 0)
            codes = {item["code"] for item in answer["diagnostics"]}
            assert codes <= {"stale-revision"}, answer

    await asyncio.gather(ticks(), *(taps(browser) for browser in pages))

    assert not world.env.errors


async def test_what_a_click_brought_about_is_seen_on_every_page(
    stage: Stage, clockwork: Clockwork, session: aiohttp.ClientSession, preview: LivePreview
) -> None:
    world, sample = stage.world, samples()[1]
    work = await stage.pick(world.author, "chapter post", "work", sample.work)
    file = (sample.filename, sample.data)
    await world.author.actor.slash(world.channel, "chapter post", work=work.value, file=file)
    author = await browser_of(world.author, session, preview)
    noor = await browser_of(world.readers[0], session, preview)

    answer = await author.press("Post now")

    assert answer["settlement"] == "settled"
    await noor.look()
    assert sample.chapter in noor.latest["content"]


async def test_a_page_that_acted_can_act_again_at_once(
    world: World, clockwork: Clockwork, session: aiohttp.ClientSession, preview: LivePreview
) -> None:
    noor = await browser_of(world.readers[0], session, preview)

    assert (await noor.press("Suggest a plot idea"))["settlement"] == "settled"
    answer = await noor.fill_in(idea="A storm, please.")
    await clockwork.tick()
    later = await noor.react(HEART)

    assert (answer["settlement"], later["settlement"]) == ("settled", "settled")


@pytest.mark.expects_errors
async def test_a_tick_that_fails_is_logged_and_the_next_one_comes(
    clockwork: Clockwork, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ticks, third = 0, asyncio.Event()

    async def tick() -> None:
        nonlocal ticks
        ticks += 1
        if ticks == 3:
            third.set()
        raise TimeoutError("the bot did not settle")

    monkeypatch.setattr(page, "TICK", 0.01)
    monkeypatch.setattr(clockwork, "tick", tick)
    running = asyncio.create_task(clockwork.run())
    await asyncio.wait_for(third.wait(), timeout=60)
    running.cancel()

    assert caplog.text.count("A tick failed; the page goes on") >= 2


async def test_a_port_that_is_taken_gives_way_to_a_free_one(world: World, session: aiohttp.ClientSession) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        async with open_page(world, port) as preview, session.get(preview.url) as response:
            assert f":{port}/" not in preview.url
            assert response.status == 200
