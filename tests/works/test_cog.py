"""`/work` and `/works` as people use them."""

from dataclasses import fields

import discord

from bot.works import wording
from bot.works.models import WorkChanges, WorkDetails
from cogs.works.options import READ
from tests.worlds.town import Town, said, shown


async def test_staff_add_a_work_and_everyone_finds_it(town: Town) -> None:
    await town.set_up()
    await town.add_work(link="https://archiveofourown.org/works/1", rating="Teen And Up Audiences", total=12)

    listed = said(await town.reader.slash(town.channel, "works"))
    shown = said(await town.reader.slash(town.channel, "work show", work="The Lamp Room"))

    assert "The Lamp Room" in listed
    assert "ada" in listed
    assert "Teen And Up Audiences" in shown
    assert "0/12 chapters" in shown


async def test_an_empty_server_says_how_to_begin(town: Town) -> None:
    assert "/work add" in said(await town.reader.slash(town.channel, "works"))


async def test_a_reader_cannot_add_edit_or_remove_works(town: Town) -> None:
    await town.set_up()
    await town.add_work()

    for command, options in (
        ("work add", {"title": "Mine"}),
        ("work edit", {"work": "The Lamp Room", "title": "Mine"}),
        ("work remove", {"work": "The Lamp Room"}),
    ):
        refusal = said(await town.reader.slash(town.channel, command, **options))
        assert "Only staff" in refusal or "Only **The Lamp Room**'s author and this server's staff" in refusal

    assert "The Lamp Room" in said(await town.reader.slash(town.channel, "works"))


async def test_works_are_offered_as_one_types_and_only_those_of_this_server(town: Town) -> None:
    await town.set_up()
    await town.add_work("The Lamp Room")
    await town.add_work("Moon Bakery")
    elsewhere = town.env.create_guild("Elsewhere")
    other_channel = elsewhere.create_text_channel("general")
    visitor = elsewhere.add_member(town.env.create_user("vera"))

    offered = await town.reader.autocomplete(town.channel, "work show", "work", "moon")

    assert [choice["name"] for choice in offered] == ["Moon Bakery"]
    assert await visitor.autocomplete(other_channel, "work show", "work", "") == []
    assert "No works here" in said(await visitor.slash(other_channel, "work show", work=offered[0]["value"])) or (
        "removed from this server" in said(await visitor.slash(other_channel, "work show", work=offered[0]["value"]))
    )


async def test_a_title_that_is_none_gets_a_clear_error(town: Town) -> None:
    await town.set_up()
    await town.add_work()

    assert "No work here is called “Nothing”" in said(
        await town.reader.slash(town.channel, "work show", work="Nothing")
    )


async def test_editing_changes_what_is_given_and_none_clears(town: Town) -> None:
    await town.set_up()
    await town.add_work(link="https://example.org/lamp", summary="A lamp.", total=3)

    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", title="The Lamp", link="none", total=0)
    result = await town.reader.slash(town.channel, "work show", work="The Lamp")

    embed = shown(result).embeds[0]
    assert (embed.title, embed.url, embed.description) == ("The Lamp", None, "A lamp.")
    assert "0/? chapters" in said(result)


async def test_every_part_of_a_work_can_be_edited_and_is_read_from_what_was_typed() -> None:
    assert set(READ) == set(WorkChanges.__annotations__) == {field.name for field in fields(WorkDetails)}


async def test_a_title_cant_be_cleared_but_warnings_can(town: Town) -> None:
    await town.set_up()
    await town.add_work(warnings="Major Character Death")

    refusal = said(await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", title="None"))
    cleared = said(await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", warnings="none"))

    assert refusal == wording.title_missing()
    assert "The Lamp Room" in cleared
    assert "Major Character Death" not in cleared


async def test_a_removed_work_can_be_brought_back_after_a_restart(town: Town) -> None:
    await town.set_up()
    await town.add_work()
    removal = await town.moderator.slash(town.channel, "work remove", work="The Lamp Room")
    gone = said(await town.reader.slash(town.channel, "works"))

    await town.restart()
    await town.moderator.click(shown(removal), label="Undo")

    assert "The Lamp Room" not in gone
    assert "The Lamp Room" in said(await town.reader.slash(town.channel, "works"))


async def test_a_reader_who_forges_the_undo_button_is_refused(town: Town) -> None:
    await town.set_up()
    await town.add_work()
    removal = await town.moderator.slash(town.channel, "work remove", work="The Lamp Room")
    shown(removal)._message.flags = 0  # as if it had been public

    refusal = said(await town.reader.click(shown(removal), label="Undo"))

    assert "author and this server's staff" in refusal
    assert "The Lamp Room" not in said(await town.reader.slash(town.channel, "works"))


async def test_hostile_titles_are_shown_letter_by_letter(town: Town) -> None:
    await town.set_up()
    await town.add_work("@everyone [free](https://evil.example) ||boo||")

    listed = said(await town.reader.slash(town.channel, "works"))

    assert "@everyone" not in listed
    assert "[free](" not in listed
    assert "||boo||" not in listed


async def test_a_link_that_is_none_is_refused(town: Town) -> None:
    await town.set_up()

    refusal = said(await town.moderator.slash(town.channel, "work add", title="A", link="javascript:alert(1)"))

    assert "isn't a link" in refusal


async def test_works_for_adults_are_announced_and_listed_in_age_restricted_channels_only(town: Town) -> None:
    after_dark = town.create_age_restricted_channel("after-dark")
    await town.set_up()
    open_channel = said(
        await town.moderator.slash(town.channel, "work add", title="Velvet", rating="Explicit", channel=town.channel)
    )
    await town.add_work("Velvet", rating="Explicit", channel=after_dark)

    in_public = said(await town.reader.slash(town.channel, "works"))
    after = said(await town.reader.slash(after_dark, "works"))
    shown = said(await town.reader.slash(town.channel, "work show", work="Velvet"))

    assert after_dark.mention in open_channel
    assert "Velvet" not in in_public
    assert after_dark.mention in in_public
    assert "Velvet" in after
    assert after_dark.mention in shown
    assert "age-restricted" in shown


async def test_a_role_that_a_ping_would_not_reach_is_pointed_out(town: Town) -> None:
    await town.set_up()
    role = town.guild.create_role("Lamp lovers")
    muted = discord.PermissionOverwrite(mention_everyone=False)
    quiet = town.guild.create_text_channel("quiet", overwrites={town.guild.default_role: muted})

    reached = await town.moderator.slash(town.channel, "work add", title="One", role=role)
    unheard = await town.moderator.slash(town.channel, "work add", title="Two", role=role, channel=quiet)

    assert "won't be notified" not in said(reached)
    assert "won't be notified" in said(unheard)


async def test_a_work_that_is_for_adults_from_now_on_is_named_where_it_stands_in_the_open(town: Town) -> None:
    await town.set_up()
    await town.add_work()
    await town.announce()
    raised = said(await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", rating="Mature"))
    again = said(await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", rating="Explicit"))
    await town.env.advance_time(10)

    (announcement,) = town.announcements()
    assert f"aren't age-restricted: {town.channel.mention}" in raised
    assert "age-restricted" not in again
    assert announcement.embeds[0].fields[0].value == "Explicit"


async def test_a_works_own_channel_and_role_can_be_cleared(town: Town) -> None:
    await town.set_up()
    own, role = town.guild.create_text_channel("lamps"), town.guild.create_role("Lamp lovers")
    await town.add_work(channel=own, role=role)
    before = said(await town.reader.slash(town.channel, "work show", work="The Lamp Room"))
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", clear="channel_id")
    after = said(await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", clear="role_id"))

    assert own.mention in before
    assert role.mention in before
    assert own.mention not in after
    assert role.mention not in after
    assert (await town.announce()).content.startswith("**The Lamp Room**")


async def test_a_plan_that_is_overtaken_already_is_pointed_out(town: Town) -> None:
    await town.set_up()
    await town.add_work()
    await town.announce()

    overtaken = said(await town.author.slash(town.channel, "work edit", work="The Lamp Room", total=1))
    enough = said(await town.author.slash(town.channel, "work edit", work="The Lamp Room", total=2))

    assert "Chapter 2 is out, beyond the total of 1" in overtaken
    assert "beyond" not in enough


async def test_whether_somebody_may_is_said_before_what_is_wrong_with_what_they_typed(town: Town) -> None:
    await town.set_up()
    await town.add_work()

    for command, options in (
        ("chapter withdraw", {"chapter": "77"}),
        ("chapter reschedule", {"chapter": "77", "when": "whenever"}),
        ("work edit", {"link": "not a link"}),
        ("queue call", {"question": " "}),
    ):
        refusal = said(await town.reader.slash(town.channel, command, work="The Lamp Room", **options))
        assert "author and this server's staff" in refusal, command
