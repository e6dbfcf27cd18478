"""Commands: registered when they changed, and mentioned so that they can be clicked."""

from typing import Any

import pytest

from bot.core.db.database import Database
from bot.core.ownership import Share
from bot.help.service import Commands, NotYetRegistered

APPLICATION, OTHER_APPLICATION = 1_800_000_000_000_000_001, 1_800_000_000_000_000_002
WORK = {"name": "work", "description": "The works", "options": [{"name": "add", "type": 1}]}
HELP = {"name": "help", "description": "Help"}


class Discord:
    """Gives each command an id, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.registered = 0

    async def register_commands(self) -> dict[str, int]:
        self.registered += 1
        return {"work": 2**62 + self.registered, "help": 200 + self.registered}


class Unreachable(Discord):
    async def register_commands(self) -> dict[str, int]:
        raise ConnectionError


@pytest.fixture
def discord() -> Discord:
    return Discord()


async def start(database: Database, discord: Discord, *definitions: dict[str, Any], by: int = APPLICATION) -> Commands:
    """A process from its start on."""
    commands = Commands(database)
    commands.registry.bind(discord)
    before = discord.registered
    told = await commands.keep_registered(by, list(definitions))
    assert told == (discord.registered > before)
    return commands


async def test_they_are_registered_at_the_first_start_and_not_at_the_next(database: Database, discord: Discord) -> None:
    for _ in range(3):
        await start(database, discord, WORK, HELP)

    assert discord.registered == 1


@pytest.mark.parametrize(
    "definitions",
    [
        [WORK],
        [WORK, HELP, {"name": "works", "description": "All"}],
        [WORK, {**HELP, "description": "Help me"}],
        [{**WORK, "options": [{"name": "edit", "type": 1}]}, HELP],
        [WORK, {**HELP, "default_member_permissions": 32}],
    ],
    ids=["one less", "one more", "another description", "another option", "other rights"],
)
async def test_any_change_registers_them_anew(
    database: Database, discord: Discord, definitions: list[dict[str, Any]]
) -> None:
    await start(database, discord, WORK, HELP)
    await start(database, discord, *definitions)
    await start(database, discord, *definitions)

    assert discord.registered == 2


async def test_the_order_of_a_definitions_parts_is_no_change(database: Database, discord: Discord) -> None:
    await start(database, discord, WORK, HELP)
    await start(database, discord, dict(reversed(WORK.items())), HELP)

    assert discord.registered == 1


async def test_another_application_registers_its_own(database: Database, discord: Discord) -> None:
    await start(database, discord, WORK, HELP)
    await start(database, discord, WORK, HELP, by=OTHER_APPLICATION)

    assert discord.registered == 2


async def test_a_registration_that_failed_is_tried_at_the_next_start(database: Database, discord: Discord) -> None:
    with pytest.raises(ConnectionError):
        await start(database, Unreachable(), WORK, HELP)
    await start(database, discord, WORK, HELP)

    assert discord.registered == 1


async def test_a_command_is_mentioned_by_the_id_it_has_after_any_start(database: Database, discord: Discord) -> None:
    first = await start(database, discord, WORK, HELP)
    second = await start(database, discord, WORK, HELP)

    for commands in (first, second):
        assert commands.mention("work add") == f"</work add:{2**62 + 1}>"
        assert commands.mention("help") == "</help:201>"


async def test_a_command_nobody_registered_is_named_in_plain_text(database: Database, discord: Discord) -> None:
    assert Commands(database).mention("work add") == "`/work add`"
    assert (await start(database, discord, WORK, HELP)).mention("setup") == "`/setup`"


async def test_a_process_that_doesnt_lead_goes_by_what_the_leading_one_registered(
    database: Database, discord: Discord
) -> None:
    other = Commands(database, Share(frozenset({1}), 2))
    other.registry.bind(discord)
    with pytest.raises(NotYetRegistered):
        await other.keep_registered(APPLICATION, [WORK])

    leading = await start(database, discord, WORK)
    assert not await other.keep_registered(APPLICATION, [WORK])

    assert discord.registered == 1
    assert other.mention("work") == leading.mention("work")
