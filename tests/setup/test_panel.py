"""The panel of `/setup`: every choice with its state, changed by menus and forms, whoever else changes it meanwhile."""

import discord
import pytest

from bot.setup import wording
from bot.setup.buttons import AskForSetup, ChooseInSetup, ShowSetup
from bot.setup.models import GuildSettings
from bot.setup.panel import wording as panel_wording
from bot.setup.panel.models import SetupChoice
from bot.setup.permissions import TO_ANNOUNCE
from tests.setup.panel import choose, deny, menu, opened, parts
from tests.worlds.forged_requests import press
from tests.worlds.town import Town, said


async def settings(town: Town) -> GuildSettings:
    return await town.services.setup.settings(town.guild.id)


async def test_a_server_is_set_up_in_the_panel_alone(town: Town) -> None:
    office = town.guild.create_text_channel("office")
    panel = await opened(town)

    await choose(town, panel, SetupChoice.CHANNEL, town.channel)
    await choose(town, panel, SetupChoice.NOTICES, office)
    await choose(town, panel, SetupChoice.STAFF, town.staff)
    await choose(town, panel, SetupChoice.ZONE, "Europe/Paris")
    form = await town.manager.click(panel, label=panel_wording.choose_emojis())
    await town.manager.submit_modal(form, {"typed": "🔥 💜"})

    after = await settings(town)
    assert (after.channel_id, after.notices_channel_id, after.staff_role_id) == (
        town.channel.id,
        office.id,
        town.staff.id,
    )
    assert (after.zone, [one.shown for one in after.kudos_emojis]) == ("Europe/Paris", ["🔥", "💜"])
    words = said(await opened(town))
    assert all(one in words for one in (town.channel.mention, office.mention, "Europe/Paris", "🔥 💜"))


async def test_after_a_choice_the_panel_shows_it_in_place(town: Town) -> None:
    panel = await opened(town)

    await choose(town, panel, SetupChoice.CHANNEL, town.channel)

    assert "✅ Saved." in said(panel)
    assert f"**Chapters are announced in** {town.channel.mention}\n✅ I can announce there." in said(panel)
    assert [int(one["id"]) for one in menu(panel, SetupChoice.CHANNEL)["default_values"]] == [town.channel.id]


async def test_what_was_chosen_can_be_taken_out(town: Town) -> None:
    panel = await opened(town)
    for choice, chosen in ((SetupChoice.NOTICES, town.channel), (SetupChoice.STAFF, town.staff)):
        await choose(town, panel, choice, chosen)
        await choose(town, panel, choice)

    after = await settings(town)
    assert after.notices_channel_id is after.staff_role_id is None
    assert "nobody hears when a chapter can't go out" in said(panel)


async def test_choosing_the_same_twice_changes_nothing(town: Town) -> None:
    panel = await opened(town)
    for _ in range(2):
        await choose(town, panel, SetupChoice.CHANNEL, town.channel)

    assert (await settings(town)).channel_id == town.channel.id


async def test_a_channel_where_the_bot_may_not_announce_isnt_taken(town: Town) -> None:
    denied = discord.PermissionOverwrite(embed_links=False)
    quiet = town.guild.create_text_channel("quiet", overwrites={town.guild.default_role: denied})

    refusal = await choose(town, await opened(town), SetupChoice.CHANNEL, quiet)

    assert "I need **Embed Links** there" in said(refusal)
    assert (await settings(town)).channel_id is None


async def test_the_panel_says_what_is_lacking_now_and_after_it_was_given_that_all_is_well(town: Town) -> None:
    await town.set_up()
    await deny(town, "send_messages")
    panel = await opened(town)
    before = said(panel)
    await deny(town)
    await town.manager.click(panel, label=panel_wording.look_again())

    assert "⚠️ I can't announce in" in before
    assert "**Next:** give me what I need in that channel" in before
    assert "✅ I can announce there." in said(panel)


async def test_what_comes_next_is_the_first_thing_that_is_missing(town: Town) -> None:
    steps = [said(await opened(town))]
    await town.set_up()
    steps.append(said(await opened(town)))
    await town.add_work()
    steps.append(said(await opened(town)))
    await town.announce()
    steps.append(said(await opened(town)))

    for step, words in zip(steps, ("choose below", "</work add:", "</chapter post:", "All is ready."), strict=True):
        assert words in step.splitlines()[1]


async def test_what_was_deleted_is_shown_as_deleted_and_isnt_in_the_menus(town: Town) -> None:
    office = town.guild.create_text_channel("office")
    panel = await opened(town)
    await choose(town, panel, SetupChoice.CHANNEL, office)
    await choose(town, panel, SetupChoice.STAFF, town.staff)
    town.env.backend.delete_channel(office.id)
    town.env.backend.delete_role(town.guild.id, town.staff.id)
    await town.env.settle()

    panel = await opened(town)

    assert said(panel).count("*deleted in Discord*: choose another") == 2
    assert not menu(panel, SetupChoice.CHANNEL).get("default_values")
    assert not menu(panel, SetupChoice.STAFF).get("default_values")


async def test_the_panel_of_before_a_restart_still_works(town: Town) -> None:
    panel = await opened(town)
    await town.restart()

    await choose(town, panel, SetupChoice.CHANNEL, town.channel)

    assert (await settings(town)).channel_id == town.channel.id


async def test_two_managers_at_once_both_get_their_way(town: Town) -> None:
    other = town.guild.add_member(town.env.create_user("max"), roles=[town.guild.roles["Managers"]])
    mine, theirs = await opened(town), await opened(town, other)

    await choose(town, mine, SetupChoice.CHANNEL, town.channel)
    await choose(town, theirs, SetupChoice.ZONE, "Asia/Tokyo", by=other)

    assert town.channel.mention in said(theirs)
    assert (await settings(town)).zone == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("custom_id", "values"),
    [
        (ShowSetup(), ()),
        (ChooseInSetup(SetupChoice.ZONE), ("Asia/Tokyo",)),
        (ChooseInSetup("nothing"), ()),
        (AskForSetup(SetupChoice.EMOJIS), ()),
    ],
)
async def test_who_lacks_manage_server_changes_and_sees_nothing(
    town: Town, custom_id: ShowSetup | ChooseInSetup | AskForSetup, values: tuple[str, ...]
) -> None:
    await town.set_up()

    refusal = await press(town.moderator, await town.moderator.slash(town.channel, "help"), str(custom_id), *values)

    assert said(refusal) == wording.only_managers()
    assert (await settings(town)).zone == "UTC"


async def test_everyone_is_no_staff_role(town: Town) -> None:
    refusal = await choose(town, await opened(town), SetupChoice.STAFF, town.guild.default_role)

    assert said(refusal) == wording.everyone_as_staff()


async def test_channels_and_roles_of_another_server_are_refused(town: Town) -> None:
    elsewhere = town.env.create_guild("Elsewhere")
    channel, role = elsewhere.create_text_channel("there"), elsewhere.create_role("Theirs")
    for choice, its_id in (
        (SetupChoice.CHANNEL, channel.id), (SetupChoice.NOTICES, channel.id), (SetupChoice.STAFF, role.id)
    ):  # fmt: skip
        forged = await press(
            town.manager, await town.manager.slash(town.channel, "help"), str(ChooseInSetup(choice)), str(its_id)
        )
        assert "isn't there any more" in said(forged)

    assert await settings(town) == GuildSettings(town.guild.id)


async def test_an_emoji_of_the_server_can_be_typed_by_its_name(town: Town) -> None:
    lamp = town.guild.create_emoji("lamp")
    panel = await opened(town)
    form = await town.manager.click(panel, label=panel_wording.choose_emojis())
    await town.manager.submit_modal(form, {"typed": f":lamp: ❤️ <:lamp:{lamp.id}>"})

    assert [one.shown for one in (await settings(town)).kudos_emojis] == [f"<:lamp:{lamp.id}>", "❤️"]


async def test_a_time_zone_can_be_typed_and_stands_in_the_menu_then(town: Town) -> None:
    panel = await opened(town)
    form = await town.manager.click(panel, label=panel_wording.another_zone())
    await town.manager.submit_modal(form, {"typed": "Lisbon"})

    offered = menu(panel, SetupChoice.ZONE)["options"]
    assert (await settings(town)).zone == "Europe/Lisbon"
    assert [one["value"] for one in offered if one.get("default")] == ["Europe/Lisbon"]
    assert len(offered) == 25


async def test_milestones_digests_and_ideas_lead_to_their_own_settings(town: Town) -> None:
    panel = await opened(town)

    news = await town.manager.click(panel, label="Milestones, digests")
    ideas = await town.manager.click(panel, label="Readers' ideas")

    assert "What is told of kudos" in said(news)
    assert "What readers may suggest" in said(ideas)
    assert "How this server is set up" in said(panel)


async def test_the_panel_fits_into_a_message_at_its_longest(town: Town) -> None:
    names = [f"{'x' * 31}{number}" for number in range(10)]
    emojis = " ".join(f"<:{name}:{town.guild.create_emoji(name).id}>" for name in names)
    await town.manager.slash(town.channel, "setup", channel=town.channel, notices=town.channel, kudos_emoji=emojis)
    await town.manager.slash(town.channel, "kudos settings", milestones=town.channel, digests=town.channel)
    await deny(town, *TO_ANNOUNCE[1:])
    panel = await opened(town)

    assert len(parts(panel)) <= 40
    assert sum(len(one.get("content", "")) for one in parts(panel)) <= 4000
