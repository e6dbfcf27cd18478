"""The main job in a real browser, at a desk and on a phone, over the demo as a person starts it."""

from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, Locator

from docs.pictures.screen import Screen, open_chromium
from tests.demo.needed import need_chromium
from tests.demo.process import demo, line_with

WORK = "The Lighthouse at the End of the Tram Line"
AUTHOR, READER = "Tamsin Quill", "Noor"

DESK, PHONE = (1280, 900), (390, 844)

WAITING = 10
"""More ideas than the demo's story leaves in the queue, and these tests give."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the demo serves its page."""
    need_chromium()
    with demo(tmp_path_factory.mktemp("demo")) as process:
        yield line_with(process, "  http://127.0.0.1")


@pytest.fixture
async def chromium(address: str) -> AsyncIterator[Browser]:
    del address  # which skips the test where there is none
    async with open_chromium() as chromium:
        yield chromium


@pytest.mark.parametrize(
    ("window", "number", "title", "idea"),
    [
        (DESK, 8, "Brine", "Let the fog have a voice of its own."),
        (PHONE, 9, "Salt", "Somebody should ask the conductor why he never gets off."),
    ],
    ids=["desk", "phone"],
)
async def test_a_chapter_is_announced_loved_and_changed_by_a_readers_idea(
    chromium: Browser, address: str, window: tuple[int, int], number: int, title: str, idea: str
) -> None:
    async with Screen.open(chromium, address, *window) as screen:
        await post(screen, number, title)
        await love(screen, title)
        await suggest(screen, title, idea)
        await review(screen, idea)
        await hear_of_it(screen, idea)

        assert await screen.too_wide() == []
        assert screen.complaints == []


async def post(screen: Screen, number: int, title: str) -> None:
    await screen.be(AUTHOR)
    await screen.slash("chapter post", work=WORK)
    preview = await screen.fill_in(number=str(number), title=title, text="Somebody has been feeding the lamp.")
    await screen.sees(preview, "so far only you see it")
    await screen.sees(preview, WORK, f"Chapter {number}: {title}", "Somebody has been feeding the lamp.")
    await screen.press(preview, "Post now")
    await screen.sees(announcement(screen, title), WORK)


def announcement(screen: Screen, title: str) -> Locator:
    """The message that everybody sees, with the kudos emoji on it."""
    return screen.message(f": {title}", "Suggest a plot idea", "❤️")


async def love(screen: Screen, title: str) -> None:
    """One tap on the heart that the bot put there gives kudos."""
    await screen.be(READER)
    heart = announcement(screen, title).locator(".reaction-chip")
    await screen.sees(heart, "1")
    await screen.tap(announcement(screen, title), "❤")
    await screen.sees(heart, "2")
    await screen.sees(await screen.slash("kudos work", work=WORK), f"{title} · 1 kudos")


async def suggest(screen: Screen, title: str, idea: str) -> None:
    await screen.press(announcement(screen, title), "Suggest a plot idea")
    await screen.sees(await screen.fill_in(idea=idea), "Thank you!", WORK)


async def review(screen: Screen, idea: str) -> None:
    await screen.be(AUTHOR)
    queue = await screen.slash("queue review")
    await screen.sees(queue, "waiting")
    for _ in range(WAITING):
        if await queue.get_by_text(idea).count():
            break
        await screen.press(queue, "Next")
    await screen.sees(queue, idea)
    await screen.press(queue, "Accept")
    await screen.sees(queue, "Accepted")


async def hear_of_it(screen: Screen, idea: str) -> None:
    await screen.be(READER)
    await screen.sees(await screen.slash("suggestions mine"), idea, "Accepted")
