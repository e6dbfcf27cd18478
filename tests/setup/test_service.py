"""Setting a server up: who may, what stays, and what becomes of earlier kudos emoji."""

import asyncio
from dataclasses import replace

import pytest

from bot.app.services import Services
from bot.core.db.database import Database
from bot.setup import wording
from bot.setup.emoji import Emoji
from bot.setup.models import DEFAULT_KUDOS, GuildSettings, Member
from bot.setup.service import Setup
from tests.refusals import refused
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, GUILD, MANAGER, MODERATOR, OTHER_GUILD, STAFF_ROLE, STRANGER

FIRE, STAR = Emoji("🔥", "🔥"), Emoji("⭐", "⭐")


@pytest.fixture
def setup(database: Database, clock: SetClock) -> Setup:
    return Services.on(database, clock).setup


async def test_a_new_server_has_the_defaults(setup: Setup) -> None:
    settings = await setup.settings(GUILD)

    assert settings == GuildSettings(GUILD, None, None, DEFAULT_KUDOS)


async def test_what_was_set_is_there_afterwards(setup: Setup) -> None:
    changed = await setup.change(MANAGER, channel_id=CHANNEL, staff_role_id=STAFF_ROLE, kudos_emojis=(FIRE, STAR))

    assert changed == await setup.settings(GUILD) == GuildSettings(GUILD, CHANNEL, STAFF_ROLE, (FIRE, STAR))


async def test_what_isnt_named_stays_as_it_was(setup: Setup) -> None:
    await setup.change(MANAGER, channel_id=CHANNEL, kudos_emojis=(FIRE,))
    await setup.change(MANAGER, staff_role_id=STAFF_ROLE)

    assert await setup.settings(GUILD) == GuildSettings(GUILD, CHANNEL, STAFF_ROLE, (FIRE,))


async def test_each_server_has_its_own(setup: Setup) -> None:
    await setup.change(MANAGER, channel_id=CHANNEL, kudos_emojis=(FIRE,))
    await setup.change(STRANGER, channel_id=7)

    assert (await setup.settings(GUILD)).channel_id == CHANNEL
    assert await setup.settings(OTHER_GUILD) == GuildSettings(OTHER_GUILD, 7, None, DEFAULT_KUDOS)


@pytest.mark.parametrize("member", [AUTHOR, MODERATOR], ids=["anybody", "staff"])
async def test_only_manage_server_may_change_anything(setup: Setup, member: Member) -> None:
    await setup.change(MANAGER, staff_role_id=STAFF_ROLE)

    with refused(wording.only_managers()):
        await setup.change(member, channel_id=CHANNEL)

    assert (await setup.settings(GUILD)).channel_id is None


def test_staff_are_those_with_the_role_or_manage_server() -> None:
    settings = GuildSettings(GUILD, staff_role_id=STAFF_ROLE)

    assert settings.is_staff(MANAGER)
    assert settings.is_staff(MODERATOR)
    assert not settings.is_staff(AUTHOR)


def test_without_a_staff_role_nobody_is_staff_by_role() -> None:
    assert not GuildSettings(GUILD).is_staff(MODERATOR)
    assert GuildSettings(GUILD).is_staff(MANAGER)


def test_rights_in_another_server_are_none_here() -> None:
    elsewhere = replace(MODERATOR, guild_id=OTHER_GUILD, manages_guild=True)

    assert not GuildSettings(GUILD, staff_role_id=STAFF_ROLE).is_staff(elsewhere)


async def test_the_first_emoji_stays_first(setup: Setup) -> None:
    await setup.change(MANAGER, kudos_emojis=(STAR, FIRE))
    await setup.change(MANAGER, kudos_emojis=(FIRE, STAR))

    assert (await setup.settings(GUILD)).kudos_emojis == (FIRE, STAR)


async def test_an_emoji_that_was_dropped_can_come_back(setup: Setup, clock: SetClock) -> None:
    for emojis in ((FIRE,), (STAR,), (FIRE, STAR)):
        await setup.change(MANAGER, kudos_emojis=emojis)
        clock.advance(days=1)

    assert (await setup.settings(GUILD)).kudos_emojis == (FIRE, STAR)


async def test_changes_at_once_all_arrive(setup: Setup) -> None:
    await asyncio.gather(
        setup.change(MANAGER, channel_id=CHANNEL),
        setup.change(MANAGER, staff_role_id=STAFF_ROLE),
        setup.change(MANAGER, kudos_emojis=(FIRE,)),
    )

    assert await setup.settings(GUILD) == GuildSettings(GUILD, CHANNEL, STAFF_ROLE, (FIRE,))
