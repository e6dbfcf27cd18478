"""Follow stands on a card, and in its preview, only where the bot can give readers the role."""

from collections.abc import Callable

import discord
import pytest
from simcord.builders import RoleHandle

from bot.announcements.places import Place
from bot.targets.roles import RoleFacts, RoleObstacle, obstacle_of
from tests.worlds.people import STAFF_ROLE, WORK_ROLE
from tests.worlds.town import Town, shown


@pytest.fixture
async def town(empty_town: Town) -> Town:
    await empty_town.set_up()
    return empty_town


def labels(message: discord.Message) -> list[str | None]:
    (row,) = message.components
    assert isinstance(row, discord.ActionRow)
    return [getattr(one, "label", None) for one in row.children]


async def previewed_and_posted(town: Town) -> tuple[list[str], list[str | None]]:
    preview = await town.preview()
    first, *_ = [row["components"] for row in shown(preview).components]
    await town.author.click(shown(preview), label="Post now")
    return [one["label"] for one in first], labels(town.announcements()[-1])


async def test_a_work_without_a_role_can_be_followed_since_one_is_made(town: Town) -> None:
    await town.add_work()

    assert await previewed_and_posted(town) == (["Suggest a plot idea", "Follow"],) * 2


async def test_without_manage_roles_there_is_no_button(town: Town) -> None:
    await town.add_work(role=town.guild.create_role("Lamp readers"))
    own = town.client.guilds[0].me.roles[-1]
    weaker = own.permissions.value & ~discord.Permissions(manage_roles=True).value
    town.env.backend.edit_role(town.guild.id, own.id, {"permissions": weaker})
    await town.env.advance_time(1)

    assert await previewed_and_posted(town) == (["Suggest a plot idea"],) * 2


def is_powerful(town: Town) -> RoleHandle:
    return town.guild.create_role("Powerful", permissions=discord.Permissions(manage_messages=True))


def is_staffs(town: Town) -> RoleHandle:
    return town.staff


def is_above(town: Town) -> RoleHandle:
    role = town.guild.create_role("High")
    top = max(one.position for one in town.env.backend.get_guild(town.guild.id).roles.values())
    town.env.backend.reorder_roles(town.guild.id, [{"id": role.id, "position": top + 1}])
    return role


@pytest.mark.parametrize("role", [is_powerful, is_staffs, is_above])
async def test_a_role_that_isnt_the_bots_to_hand_out_has_no_button(
    town: Town, role: Callable[[Town], RoleHandle]
) -> None:
    await town.add_work(role=role(town))
    await town.env.advance_time(1)

    assert await previewed_and_posted(town) == (["Suggest a plot idea"],) * 2


async def test_a_deleted_role_is_neither_pinged_nor_in_the_way_of_another_one(town: Town) -> None:
    role = town.guild.create_role("Lamp readers")
    await town.add_work(role=role)
    town.env.backend.delete_role(town.guild.id, role.id)
    await town.env.advance_time(1)

    assert await previewed_and_posted(town) == (["Suggest a plot idea", "Follow"],) * 2
    assert "<@&" not in town.announcements()[-1].content


@pytest.mark.parametrize(
    ("facts", "obstacle"),
    [
        (RoleFacts(id=WORK_ROLE), None),
        (RoleFacts(id=WORK_ROLE, is_everyone=True), RoleObstacle.EVERYONE),
        (RoleFacts(id=WORK_ROLE, grants=True), RoleObstacle.GRANTS),
        (RoleFacts(id=STAFF_ROLE), RoleObstacle.GRANTS),
        (RoleFacts(id=WORK_ROLE, is_managed=True), RoleObstacle.MANAGED),
        (RoleFacts(id=WORK_ROLE, is_out_of_reach=True), RoleObstacle.OUT_OF_REACH),
        (RoleFacts(id=WORK_ROLE, is_mentionable=False), None),
    ],
)
def test_what_keeps_a_role_from_being_handed_out_is_said_in_one_place(
    facts: RoleFacts, obstacle: RoleObstacle | None
) -> None:
    assert obstacle_of(facts, STAFF_ROLE) is obstacle


def test_where_nothing_is_known_of_a_server_everything_is_tried() -> None:
    assert Place() == Place(manages_roles=True, attaches_files=True, opens_threads=True, pings_all=True)
