"""The Follow button as readers and staff meet it."""

import discord
import pytest

from tests.worlds.town import Town, said, shown


@pytest.fixture
async def town(empty_town: Town) -> Town:
    await empty_town.set_up()
    return empty_town


def role_of(town: Town, name: str) -> discord.Role | None:
    return discord.utils.get(town.client.guilds[0].roles, name=name)


async def click(town: Town, announcement: discord.Message) -> str:
    result = await town.reader.click(announcement, label="Follow")
    assert result.ephemeral
    return said(result)


def roles_of_reader(town: Town) -> list[int]:
    return list(town.env.backend.get_guild(town.guild.id).members[town.reader.id].role_ids)


async def test_a_reader_follows_and_unfollows_and_only_followers_are_pinged(town: Town) -> None:
    await town.add_work()
    announcement = await town.announce()

    followed = await click(town, announcement)
    role = role_of(town, "The Lamp Room")
    assert role is not None
    had = roles_of_reader(town)
    later = await town.announce(number=3)
    unfollowed = await click(town, later)

    assert (role.permissions.value, role.mentionable) == (0, False)
    assert had == [role.id]
    assert f"You follow **The Lamp Room** now: its chapters ping {role.mention}" in followed
    assert later.content.startswith(role.mention)
    assert "Click again to follow it" in unfollowed
    assert roles_of_reader(town) == []


async def test_the_button_works_after_a_restart(town: Town) -> None:
    await town.add_work()
    announcement = await town.announce()
    await town.restart()

    assert "You follow" in await click(town, announcement)


async def test_a_deleted_role_is_made_anew(town: Town) -> None:
    await town.add_work()
    announcement = await town.announce()
    await click(town, announcement)
    first = roles_of_reader(town)
    town.env.backend.delete_role(town.guild.id, first[0])
    await town.env.advance_time(1)

    assert "You follow" in await click(town, announcement)
    assert len(roles_of_reader(town)) == 1
    assert roles_of_reader(town) != first


async def test_a_role_that_got_permissions_meanwhile_is_not_handed_out(town: Town) -> None:
    role = town.guild.create_role("Lamp readers")
    await town.add_work(role=role)
    announcement = await town.announce()
    may_delete = discord.Permissions(manage_messages=True).value
    town.env.backend.edit_role(town.guild.id, role.id, {"permissions": may_delete})
    await town.env.advance_time(1)

    assert "allows more in this server than everyone may do" in await click(town, announcement)
    assert roles_of_reader(town) == []


async def test_a_role_that_opens_a_channel_meanwhile_is_not_handed_out(town: Town) -> None:
    key = town.guild.create_role("Key")
    await town.add_work(role=key)
    announcement = await town.announce()
    closed = discord.PermissionOverwrite(view_channel=False)
    opened = discord.PermissionOverwrite(view_channel=True)
    town.guild.create_text_channel("secret", overwrites={town.guild.default_role: closed, key: opened})
    await town.env.advance_time(1)

    assert "allows more in this server" in await click(town, announcement)
    assert roles_of_reader(town) == []


async def test_a_role_that_became_the_servers_staff_role_is_not_handed_out(town: Town) -> None:
    role = town.guild.create_role("Lamp readers")
    await town.add_work(role=role)
    announcement = await town.announce()
    await town.manager.slash(town.channel, "setup", staff_role=role)

    assert "no button hands it out" in await click(town, announcement)
    assert roles_of_reader(town) == []


async def test_a_role_above_the_bots_own_is_named_with_who_can_mend_it(town: Town) -> None:
    high = town.guild.create_role("High")
    await town.add_work(role=high)
    announcement = await town.announce()
    backend = town.env.backend
    top = max(role.position for role in backend.get_guild(town.guild.id).roles.values())
    backend.reorder_roles(town.guild.id, [{"id": high.id, "position": top + 1}])
    await town.env.advance_time(1)

    words = await click(town, announcement)

    assert "stands above my own role" in words
    assert "Server Settings → Roles" in words


async def test_without_manage_roles_the_reader_is_told_what_is_missing(town: Town) -> None:
    await town.add_work()
    announcement = await town.announce()
    own = town.client.guilds[0].me.roles[-1]
    weaker = own.permissions.value & ~discord.Permissions(manage_roles=True).value
    town.env.backend.edit_role(town.guild.id, own.id, {"permissions": weaker})
    await town.env.advance_time(1)

    assert "I lack Manage Roles" in await click(town, announcement)
    assert role_of(town, "The Lamp Room") is None


async def test_the_preview_shows_the_button_where_it_will_be(town: Town) -> None:
    await town.add_work(link="https://example.org/lamp")
    preview = await town.preview()
    (shown_first, *_) = [row["components"] for row in shown(preview).components]
    await town.author.click(shown(preview), label="Post now")

    (row, *_) = town.announcements()[-1].components
    assert isinstance(row, discord.ActionRow)
    assert [one["label"] for one in shown_first] == [getattr(one, "label", None) for one in row.children]
    assert [one.get("disabled", False) for one in shown_first] == [False, True, True]
