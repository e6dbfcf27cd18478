"""`/work add pin:` as people see it."""

import discord

from tests.worlds.town import Town, said

CANNOT = discord.PermissionOverwrite(pin_messages=False)


async def posted(town: Town, *numbers: int) -> None:
    for number in numbers:
        await town.announce(number=number)
        await town.leap(20)


def pinned(town: Town) -> list[str]:
    """The chapters whose announcements are pinned."""
    return [str(message.embeds[0].title).split(":")[0] for message in town.channel.history() if message.pinned]


async def test_the_latest_chapter_stays_pinned_until_the_work_wants_it_no_longer(town: Town) -> None:
    await town.set_up()
    await town.add_work(pin=True)
    await posted(town, 1, 2)
    while_wanted = pinned(town)
    shown = said(await town.reader.slash(town.channel, "work show", work="The Lamp Room"))
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", pin=False)
    await town.leap(20)

    assert while_wanted == ["Chapter 2"]
    assert "Pinned: The latest chapter" in shown
    assert pinned(town) == []


async def test_who_wants_a_pin_later_gets_it_on_the_chapter_that_is_out(town: Town) -> None:
    await town.set_up()
    await town.add_work()
    await posted(town, 1, 2)
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", pin=True)
    await town.leap(20)

    assert pinned(town) == ["Chapter 2"]


async def test_a_withdrawn_chapter_leaves_the_pin_to_the_one_before_and_takes_it_back(town: Town) -> None:
    await town.set_up()
    await town.add_work(pin=True)
    await posted(town, 1, 2)
    withdrawal = await town.author.slash(town.channel, "chapter withdraw", work="The Lamp Room", chapter="2")
    await town.leap(20)
    meanwhile = pinned(town)
    assert withdrawal.response
    await town.author.click(withdrawal.response, label="Undo")
    await town.leap(20)

    assert (meanwhile, pinned(town)) == (["Chapter 1"], ["Chapter 2"])


async def test_staff_hear_at_once_where_nothing_will_be_pinned(town: Town) -> None:
    await town.set_up()
    forum = town.guild.create_forum_channel("stories")
    closed = town.guild.create_text_channel("closed", overwrites={town.guild.default_role: CANNOT})
    in_forum = await town.moderator.slash(town.channel, "work add", title="One", channel=forum, pin=True)
    not_allowed = await town.moderator.slash(town.channel, "work add", title="Two", channel=closed, pin=True)
    fine = await town.moderator.slash(town.channel, "work add", title="Three", pin=True)
    unwanted = await town.moderator.slash(town.channel, "work edit", work="Two", total=4, pin=False)

    assert f"Nothing is pinned in {forum.mention}" in said(in_forum)
    assert f"pin messages in {closed.mention}. Give me Pin Messages" in said(not_allowed)
    assert all("pin messages" not in said(one) for one in (in_forum, fine, unwanted))
