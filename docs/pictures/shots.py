"""The guides' pictures: the demo's story, up to each promise, as a real browser shows it to whom it concerns."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Locator

from bot.demo.alarm import Alarm
from bot.demo.page import LivePreview
from bot.demo.samples import Sample, samples
from bot.demo.script import HEART, LETTER, TWIST, WISH, announce, give_kudos, set_up
from bot.demo.stage import Stage
from bot.demo.transcript import Transcript
from bot.demo.world import Person, open_world
from docs.pictures.screen import Screen, open_chromium
from docs.pictures.source import ROOT

TEXTS = ROOT / "docs" / "screens" / "texts.json"
"""What can be read in each picture, beside them: so that a test sees which is out of date."""

SINCE = datetime(2026, 5, 1, 17, 0, tzinfo=UTC)
"""When the story of the pictures begins: the same each time."""

WINDOW = (620, 1600)
PHONE = (390, 1200)
"""As wide as a phone, and so high that a whole form is seen."""

COLOURS = 256
"""Of a picture, so that it is small."""


class Silent(Transcript):
    """Tells nobody."""

    def scene(self, text: str) -> None:
        del text

    def did(self, who: str, part: str, what: str) -> None:
        del who, part, what

    def saw(self, what: str) -> None:
        del what


@dataclass(frozen=True, slots=True)
class Studio:
    """Where the story is played, and what looks at it."""

    stage: Stage
    desk: Screen
    phone: Screen
    folder: Path
    texts: dict[str, str] = field(default_factory=dict)

    async def shoot(self, name: str, part: Locator) -> None:
        """Take a picture of one part of a page, and note what can be read in it."""
        lines = (await part.inner_text()).splitlines()
        self.texts[name] = "\n".join(line.strip() for line in lines if line.strip())
        await part.scroll_into_view_if_needed()
        await part.page.mouse.move(0, 0)
        image = Image.open(BytesIO(await part.screenshot(animations="disabled", caret="hide")))
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
            self.folder / f"{name}.png", optimize=True
        )


async def take(folder: Path) -> dict[str, str]:
    """Play the story and write every picture into a folder; return what can be read in each."""
    first, second, *_ = samples()
    async with _open_studio(folder) as studio:
        await _set_up(studio)
        await _post(studio, first)
        await _ideas(studio, first)
        await _review(studio)
        await _thanks(studio, second)
        await _kudos(studio, first, second)
        return studio.texts


@asynccontextmanager
async def _open_studio(folder: Path) -> AsyncIterator[Studio]:
    with tempfile.TemporaryDirectory(prefix="chapterhouse-pictures-") as place:
        async with (
            open_world(Path(place), "Tamsin Quill", SINCE) as world,
            LivePreview(world) as preview,
            open_chromium() as chromium,
            Screen.open(chromium, preview.url, *WINDOW) as desk,
            Screen.open(chromium, preview.url, *PHONE) as phone,
        ):
            preview.keep_time(world.env.now())
            yield Studio(Stage(world, Silent(), Alarm()), desk, phone, folder)


async def _look(screen: Screen, person: Person) -> None:
    """Look at the channel as this person, as it is now."""
    await screen.page.get_by_role("button", name="Refresh").click()
    await screen.settle()
    await screen.be(person.name)


async def _set_up(studio: Studio) -> None:
    await set_up(studio.stage, samples())
    await _look(studio.desk, studio.stage.world.manager)
    await studio.shoot("setup", await studio.desk.slash("setup"))


async def _post(studio: Studio, sample: Sample) -> None:
    world, desk = studio.stage.world, studio.desk
    announcement = await announce(studio.stage, sample)
    await give_kudos(studio.stage, sample, announcement)
    await studio.stage.react(world.readers[1], announcement, HEART)
    await _look(desk, world.readers[0])
    await studio.shoot("announcement", desk.message(sample.chapter, HEART))


async def _ideas(studio: Studio, sample: Sample) -> None:
    stage, (noor, felix, imani) = studio.stage, studio.stage.world.readers
    await _look(studio.phone, noor)
    await studio.phone.press(studio.phone.message(sample.chapter, HEART), "Suggest a plot idea")
    form = studio.phone.page.locator(".modal-dialog")
    await form.evaluate("one => { one.style.maxHeight = 'none' }")
    await form.locator("textarea").first.fill(WISH)
    await form.get_by_role("checkbox", name="Name me in public").check()
    await studio.shoot("idea", form)
    await studio.phone.fill_in()
    for reader, idea in ((felix, TWIST), (imani, LETTER)):
        work = await stage.pick(reader, "suggest", "work", sample.work)
        await stage.slash(reader, "suggest", work=work, idea=idea)


async def _review(studio: Studio) -> None:
    world, desk = studio.stage.world, studio.desk
    await _look(desk, world.author)
    queue = await desk.slash("queue review")
    await studio.shoot("review", queue)
    await desk.press(queue, "Accept")
    await _look(studio.phone, world.readers[0])
    await studio.shoot("fate", await studio.phone.slash("suggestions mine"))


async def _thanks(studio: Studio, sample: Sample) -> None:
    world, desk = studio.stage.world, studio.desk
    await studio.stage.later(60)
    work = await studio.stage.pick(world.author, "chapter post", "work", sample.work)
    file = (sample.filename, sample.data)
    await world.author.actor.slash(world.channel, "chapter post", work=work.value, file=file)
    await _look(desk, world.author)
    preview = desk.message("so far only you see it")
    await desk.choose(preview, "Which accepted ideas did this one use?", WISH[:20])
    await studio.shoot("preview", preview)
    await desk.press(preview, "Post now")
    await _look(desk, world.readers[0])
    await studio.shoot("thanks", desk.message(sample.chapter, "With thanks to"))


async def _kudos(studio: Studio, first: Sample, second: Sample) -> None:
    world, desk = studio.stage.world, studio.desk
    await studio.stage.later(60)
    for reader in world.readers[:2]:
        await studio.stage.react(reader, world.announcements()[-1], HEART)
    await _look(desk, world.readers[0])
    answer = await desk.slash("kudos work", work=first.work)
    await desk.sees(answer, f"{second.chapter} · 2 kudos")
    await answer.locator("img").last.wait_for()
    await studio.shoot("kudos", answer)
