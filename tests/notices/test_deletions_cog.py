"""What was deleted in Discord, and who left or is called otherwise now: never shown as if it stood, and told once."""

import pytest
from simcord.builders import ChannelHandle

from tests.worlds.town import Town, said, shown

WORK = "The Lamp Room"


@pytest.fixture
async def town(empty_town: Town) -> Town:
    await empty_town.set_up()
    await empty_town.add_work()
    return empty_town


@pytest.fixture
async def office(town: Town) -> ChannelHandle:
    office = town.guild.create_text_channel("office")
    await town.manager.slash(town.channel, "setup", notices=office)
    return office


def told(office: ChannelHandle) -> list[str]:
    return [message.content for message in office.history()]


async def delete_role(town: Town, role_id: int) -> None:
    town.env.backend.guilds[town.guild.id].roles.pop(role_id)
    town.env.backend.emit("GUILD_ROLE_DELETE", {"guild_id": str(town.guild.id), "role_id": str(role_id)})
    await town.env.settle()


async def test_staff_hear_once_that_a_works_role_was_deleted_and_it_is_shown_nowhere(
    town: Town, office: ChannelHandle
) -> None:
    role = town.guild.create_role("Lamp readers")
    await town.moderator.slash(town.channel, "work edit", work=WORK, role=role)
    await delete_role(town, role.id)
    await town.leap(60)
    await town.restart()
    await town.leap(60)

    assert [words for words in told(office) if "role" in words] == [
        f"The role that chapters of **{WORK}** pinged was deleted, so they ping nobody. Choose another with"
        " `/work edit role:`; or press **Follow** under an announcement, and I make a new one."
    ]
    assert "<@&" not in said(await town.reader.slash(town.channel, "work show", work=WORK))


async def test_a_deletion_while_the_bot_was_away_is_told_after_its_start(town: Town, office: ChannelHandle) -> None:
    async with town.downtime():
        await delete_role(town, town.staff.id)
    await town.leap(60)

    assert "The staff role was deleted" in told(office)[0]
    assert "<@&" not in said(await town.manager.slash(town.channel, "setup"))


async def test_the_kudos_emoji_that_is_gone_is_told_to_staff_and_another_is_put_there_once_it_is_chosen(
    town: Town, office: ChannelHandle
) -> None:
    town.env.inject_error("PUT", "*reactions*", status=400, code=10014)
    await town.author.click(shown(await town.preview()), label="Post now")
    await town.leap(60)
    assert "the emoji was deleted. Choose others with `/setup kudos_emoji:`" in told(office)[0]

    await town.manager.slash(town.channel, "setup", kudos_emoji="💡")
    await town.leap(60)
    assert [str(reaction.emoji) for reaction in town.announcements()[0].reactions] == ["💡"]


async def test_the_next_card_names_an_author_as_they_are_called_now(town: Town) -> None:
    await town.announce()
    town.env.backend.users[town.author.id].global_name = "Ada Lovelight"
    await town.leap(120)
    card = await town.announce(number=3)

    assert card.embeds[0].author.name == f"{WORK} by Ada Lovelight"


async def test_a_change_of_the_chapter_brings_the_name_as_well(town: Town) -> None:
    await town.announce()
    town.env.backend.users[town.author.id].global_name = "Ada Lovelight"
    await town.leap(120)
    form = await town.author.slash(town.channel, "chapter edit", work=WORK, chapter="2")
    await town.author.submit_modal(form, {"number": "2", "title": "Renamed", "text": "x", "notes": "", "link": ""})

    assert town.announcements()[0].embeds[0].author.name == f"{WORK} by Ada Lovelight"


async def test_an_author_who_left_is_still_named_and_staff_hear_of_it(town: Town, office: ChannelHandle) -> None:
    town.env.backend.guilds[town.guild.id].members.pop(town.author.id)
    preview = await town.moderator.slash(
        town.channel, "chapter post", work=WORK, file=("chapter.txt", b"Chapter 2\n\nThe lamp hummed, and went out.")
    )
    await town.moderator.click(shown(preview), label="Post now")
    await town.leap(60)

    assert town.announcements()[0].embeds[0].author.name == f"{WORK} by ada"
    assert f"**ada**, the author of **{WORK}**, isn't in this server any more" in told(office)[0]
