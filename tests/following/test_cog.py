"""The Follow button as readers and staff meet it."""

import discord
import pytest

from tests.worlds.town import Town, said, shown


@pytest.fixture
async def shelf(town: Town) -> Town:
    await town.set_up()
    return town


def role_of(town: Town, name: str) -> discord.Role | None:
    return discord.utils.get(town.client.guilds[0].roles, name=name)


async def click(town: Town, announcement: discord.Message) -> str:
    result = await town.reader.click(announcement, label="Follow")
    assert result.ephemeral
    return said(result)


def roles_of_reader(town: Town) -> list[int]:
    return list(town.env.backend.get_guild(town.guild.id).members[town.reader.id].role_ids)


async def test_a_reader_follows_and_unfollows_and_only_followers_are_pinged(shelf: Town) -> None:
    await shelf.add_work()
    announcement = await shelf.announce()

    followed = await click(shelf, announcement)
    role = role_of(shelf, "The Lamp Room")
    assert role is not None
    had = roles_of_reader(shelf)
    later = await shelf.announce(number=3)
    unfollowed = await click(shelf, later)

    assert (role.permissions.value, role.mentionable) == (0, False)
    assert had == [role.id]
    assert f"You follow **The Lamp Room** now: its chapters ping {role.mention}" in followed
    assert later.content.startswith(role.mention)
    assert "Click again to follow it" in unfollowed
    assert roles_of_reader(shelf) == []


async def test_the_button_works_after_a_restart(shelf: Town) -> None:
    await shelf.add_work()
    announcement = await shelf.announce()
    await shelf.restart()

    assert "You follow" in await click(shelf, announcement)


async def test_a_deleted_role_is_made_anew(shelf: Town) -> None:
    await shelf.add_work()
    announcement = await shelf.announce()
    await click(shelf, announcement)
    first = roles_of_reader(shelf)
    shelf.env.backend.delete_role(shelf.guild.id, first[0])
    await shelf.env.advance_time(1)

    assert "You follow" in await click(shelf, announcement)
    assert len(roles_of_reader(shelf)) == 1
    assert roles_of_reader(shelf) != first


async def test_a_role_with_permissions_is_not_handed_out(shelf: Town) -> None:
    powerful = shelf.guild.create_role("Powerful", permissions=discord.Permissions(manage_messages=True))
    await shelf.add_work(role=powerful)

    words = await click(shelf, await shelf.announce())

    assert "allows more in this server than everyone may do" in words
    assert roles_of_reader(shelf) == []


async def test_a_role_that_opens_a_channel_is_not_handed_out(shelf: Town) -> None:
    key = shelf.guild.create_role("Key")
    closed = discord.PermissionOverwrite(view_channel=False)
    opened = discord.PermissionOverwrite(view_channel=True)
    shelf.guild.create_text_channel("secret", overwrites={shelf.guild.default_role: closed, key: opened})
    await shelf.add_work(role=key)

    assert "allows more in this server" in await click(shelf, await shelf.announce())
    assert roles_of_reader(shelf) == []


async def test_the_servers_staff_role_is_not_handed_out(shelf: Town) -> None:
    await shelf.add_work(role=shelf.staff)

    assert "no button hands it out" in await click(shelf, await shelf.announce())
    assert roles_of_reader(shelf) == []


async def test_a_role_above_the_bots_own_is_named_with_who_can_mend_it(shelf: Town) -> None:
    high = shelf.guild.create_role("High")
    await shelf.add_work(role=high)
    announcement = await shelf.announce()
    backend = shelf.env.backend
    top = max(role.position for role in backend.get_guild(shelf.guild.id).roles.values())
    backend.reorder_roles(shelf.guild.id, [{"id": high.id, "position": top + 1}])
    await shelf.env.advance_time(1)

    words = await click(shelf, announcement)

    assert "stands above my own role" in words
    assert "Server Settings → Roles" in words


async def test_without_manage_roles_the_reader_is_told_what_is_missing(shelf: Town) -> None:
    await shelf.add_work()
    announcement = await shelf.announce()
    own = shelf.client.guilds[0].me.roles[-1]
    weaker = own.permissions.value & ~discord.Permissions(manage_roles=True).value
    shelf.env.backend.edit_role(shelf.guild.id, own.id, {"permissions": weaker})
    await shelf.env.advance_time(1)

    assert "I lack Manage Roles" in await click(shelf, announcement)
    assert role_of(shelf, "The Lamp Room") is None


async def test_the_preview_shows_the_button_where_it_will_be(shelf: Town) -> None:
    await shelf.add_work(link="https://example.org/lamp")
    preview = await shelf.preview()
    (shown_first, *_) = [row["components"] for row in shown(preview).components]
    await shelf.author.click(shown(preview), label="Post now")

    (row, *_) = shelf.announcements()[-1].components
    assert isinstance(row, discord.ActionRow)
    assert [one["label"] for one in shown_first] == [getattr(one, "label", None) for one in row.children]
    assert [one.get("disabled", False) for one in shown_first] == [False, True, True]
