"""Every button and menu of sources, pressed by people who may not: nothing changes, and they are told that."""

import inspect

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from sqlalchemy import select

from bot.core.buttons import CustomId
from bot.letters.store import letters
from bot.watching import buttons
from bot.watching.listing.store import source_chapters
from bot.watching.store import feeds, sources
from bot.works.chapter_store import chapters
from tests.watching.sources.blog import Street
from tests.worlds.elsewhere import Elsewhere
from tests.worlds.forged_requests import everything_in, press, send_form
from tests.worlds.town import Town

TABLES = (sources, source_chapters, chapters, letters, feeds)
VALUES = {
    "source-mode": "post",
    "source-delay": "0",
    "source-asks": "me",
    "source-entries": "every",
    "source-pick": "1",
}

FORMS = ("found-form", "found-when", "found-many-rhythm-form", "source-words-form")
"""What is sent and not pressed."""


def forged(row_id: int) -> list[str]:
    """Form every custom_id of sources with ids that are there."""
    kinds = [one for _, one in inspect.getmembers(buttons, inspect.isclass) if issubclass(one, CustomId)]
    return [str(_made(kind, row_id)) for kind in kinds if kind is not CustomId]


def _made(kind: type[CustomId], row_id: int) -> CustomId:
    names = list(inspect.signature(kind).parameters)
    ids = {"source_id": 1, "work_id": 1, "source_chapter_id": row_id, "batch": row_id, "due": 2_000_000_000, "again": 1}
    return kind(**{name: ids[name] for name in names})


async def kept(town: Town) -> list[object]:
    async with town.database.read() as connection:
        return [(await connection.execute(select(table))).all() for table in TABLES]


async def press_everything(town: Town, person: MemberActor, channel: ChannelHandle, row_id: int) -> None:
    before = await kept(town)
    for custom_id in forged(row_id):
        name, answer = custom_id.partition(":")[0], await person.slash(channel, "help")
        if name in FORMS:
            values = {"title": "Stolen", "when": "in 3 hours", "every": "daily 18:00", "words": "Stolen"}
            got = await send_form(person, channel, custom_id, values)
        else:
            got = await press(person, answer, custom_id, *([VALUES[name]] if name in VALUES else []))
        said = everything_in(got)
        assert said, custom_id
        assert "Night" not in said, custom_id
        assert await kept(town) == before, custom_id


@pytest.fixture
async def asked(street: Street) -> Street:
    await street.watch()
    street.blog.shows(3)
    await street.later()
    assert len(street.asked()) == 1
    return street


async def test_a_reader_presses_everything_in_vain(asked: Street) -> None:
    await press_everything(asked.town, asked.town.reader, asked.town.channel, row_id=3)


async def test_staff_of_a_server_that_has_the_work_as_a_guest_press_everything_in_vain(street: Street) -> None:
    elsewhere = await Elsewhere.accept(street.town)
    await street.watch()
    street.blog.shows(4)
    await street.later()
    assert len(street.asked()) == 1

    await press_everything(street.town, elsewhere.boss, elsewhere.channel, row_id=3)


async def test_another_works_author_presses_everything_in_vain(asked: Street) -> None:
    town = asked.town
    await town.moderator.slash(town.channel, "work add", title="Low Tide", author=town.readers[1])
    await press_everything(town, town.readers[1], town.channel, row_id=3)
