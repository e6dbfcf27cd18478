"""`/target` as people use it, in two servers."""

import discord

from tests.worlds.town import Town, said, shown


async def test_from_a_code_to_an_announcement_in_another_server_and_its_end(town: Town) -> None:
    await town.set_up()
    await town.add_work()
    elsewhere = town.env.create_guild("Elsewhere")
    there = elsewhere.create_text_channel("other-stories")
    rights = elsewhere.create_role("Boss", permissions=discord.Permissions(manage_guild=True))
    boss = elsewhere.add_member(town.env.create_user("vera"), roles=[rights])
    visitor = elsewhere.add_member(town.env.create_user("vito"))

    shared = said(await town.moderator.slash(town.channel, "target share", work="The Lamp Room"))
    code = shared.split("**")[1]
    not_theirs = said(await visitor.slash(there, "target redeem", code=code, channel=there))
    wrong = said(await boss.slash(there, "target redeem", code="AAAA-BBBB", channel=there))
    taken = said(await boss.slash(there, "target redeem", code=code, channel=there))
    twice = said(await boss.slash(there, "target redeem", code=code, channel=there))
    await town.announce()
    guests = said(await boss.slash(there, "target list"))
    home = said(await town.moderator.slash(town.channel, "target list", work="The Lamp Room"))

    assert "Only staff" in not_theirs
    assert "can't be used" in wrong
    assert "The Lamp Room" in taken
    assert "can't be used" in twice
    (message,) = [one for one in there.history() if not one.flags.ephemeral]
    assert "The Lamp Room" in message.content
    assert "The Lamp Room" in guests
    assert "#other-stories of Elsewhere" in home

    (offered,) = await boss.autocomplete(there, "target end", "target", "lamp")
    ended = said(await boss.slash(there, "target end", target=offered["value"]))
    again = said(await boss.slash(there, "target end", target=offered["value"]))
    typed = said(await boss.slash(there, "target end", target="The Lamp Room"))
    assert "no longer announced" in ended
    assert "isn't announced there" in again
    assert "nothing that you may end" in typed
    assert "No work of another server" in said(await boss.slash(there, "target list"))


async def test_a_channel_the_bot_may_not_write_in_or_that_adults_only_need_is_refused(town: Town) -> None:
    await town.set_up()
    await town.add_work(rating="Mature", channel=town.create_age_restricted_channel("late"))
    denied = discord.PermissionOverwrite(send_messages=False)
    hidden = town.guild.create_text_channel("hidden", overwrites={town.guild.default_role: denied})

    closed = said(await town.moderator.slash(town.channel, "target add", work="The Lamp Room", channel=hidden))
    open_to_all = said(
        await town.moderator.slash(town.channel, "target add", work="The Lamp Room", channel=town.channel)
    )
    second = town.create_age_restricted_channel("later")
    added = said(await town.moderator.slash(town.channel, "target add", work="The Lamp Room", channel=second))

    assert "Send Messages" in closed
    assert "age-restricted" in open_to_all
    assert "announced in" in added


async def test_staff_read_of_trouble_once_and_try_again_from_there(town: Town) -> None:
    office = town.guild.create_text_channel("office")
    await town.manager.slash(town.channel, "setup", channel=town.channel, staff_role=town.staff, notices=office)
    await town.add_work()
    preview = await town.preview()
    town.env.inject_error("POST", f"/channels/{town.channel.id}/messages", status=403, code=50013, times=2)
    await town.author.click(shown(preview), label="Post now")
    await town.author.click(shown(preview), label="Try again")
    await town.env.advance_time(30)

    (notice,) = office.history()
    assert "I'm not allowed to" in notice.content
    refused = said(await town.reader.click(notice, label="Try again"))
    posted = said(await town.moderator.click(notice, label="Try again"))
    assert "author" in refused
    assert "see it" in posted
    assert len(town.announcements()) == 1


async def test_what_the_list_of_ends_shows_is_taken_as_typed(town: Town) -> None:
    await town.set_up()
    await town.add_work()
    nothing = said(await town.author.slash(town.channel, "target end", target="The Lamp Room in #more"))
    more = town.guild.create_text_channel("more")
    await town.author.slash(town.channel, "target add", work="The Lamp Room", channel=more)

    unknown = said(await town.author.slash(town.channel, "target end", target="more"))
    typed = "the lamp room in #MORE of the reading room"
    ended = said(await town.author.slash(town.channel, "target end", target=typed))

    assert "nothing that you may end" in nothing
    assert "Pick one from the list" in unknown
    assert "no longer announced" in ended


async def test_an_author_who_names_no_work_hears_how_to_see_where_theirs_are_announced(town: Town) -> None:
    await town.set_up()
    await town.add_work()

    assert "`/target list work:`" in said(await town.author.slash(town.channel, "target list"))
    assert "Only staff" in said(await town.reader.slash(town.channel, "target list"))
