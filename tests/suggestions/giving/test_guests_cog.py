"""A reader in another server where the work is announced, from the button to the thanks, as Discord shows it."""

import pytest

from tests.suggestions.commands import suggest
from tests.suggestions.giving.samples import ALSO_STORM, STORM
from tests.worlds.elsewhere import WORK, Elsewhere
from tests.worlds.forgeries import forge_button
from tests.worlds.town import Town, said, shown


@pytest.fixture
async def elsewhere(town: Town) -> Elsewhere:
    return await Elsewhere.accept(town)


async def test_from_the_button_to_the_thanks(elsewhere: Elsewhere) -> None:
    town, visitor = elsewhere.town, elsewhere.visitor
    await suggest(town, STORM)
    form = await visitor.click(elsewhere.announcement, label="Suggest a plot idea")
    await town.restart()
    held = await visitor.submit_modal(form, {"idea": ALSO_STORM, "chapter": ["2"], "credit": True, "dm": True})
    assert "much the same idea" in said(held)
    await town.restart()
    await visitor.click(shown(held), label="Send mine anyway")
    assert "Your suggestion **#2**" in said(shown(held))

    panel = await town.author.slash(town.channel, "queue review", status="all")
    await town.author.click(shown(panel), label="Next")
    assert "Chapter 3" in said(shown(panel))
    assert r"\*\*Vito\*\*" in said(shown(panel))
    await town.author.click(shown(panel), label="Accept")
    await town.leap(700)
    (told,) = visitor.user.dm_channel.history()
    assert "Accepted" in told.content
    form = await town.author.click(shown(panel), label="Mark used")
    await town.author.submit_modal(form, {"chapter": ["2"]})
    await town.leap(60)
    assert "🎉 Used in Chapter 3" in said(await visitor.slash(elsewhere.channel, "suggestions mine"))
    (thanks,) = [field for field in elsewhere.announcement.embeds[0].fields if field.name == "With thanks to"]
    assert thanks.value is not None
    assert r"\*\*Vito\*\*" in thanks.value
    assert "@everyone" not in thanks.value


async def test_the_command_offers_what_is_announced_here_and_ones_own_are_kept_in_reach(elsewhere: Elsewhere) -> None:
    visitor, there = elsewhere.visitor, elsewhere.channel
    message = await visitor.send(there, "What if the lamp was a ghost?")
    assert (await visitor.context_menu(there, "Suggest this", message)).modal is not None
    await elsewhere.boss.slash(there, "work add", title="At home here", author=elsewhere.boss)
    offered = await visitor.autocomplete(there, "suggest", "work", "")
    assert [one["name"] for one in offered] == ["At home here", WORK]
    (chapter, _) = await visitor.autocomplete(there, "suggest", "chapter", "", work=offered[1]["value"])
    given = said(
        await visitor.slash(there, "suggest", work=offered[1]["value"], chapter=chapter["value"], idea="A storn")
    )
    assert "with the author now" in given
    assert "Chapter 3" in given
    mine = await visitor.slash(there, "suggestions mine")
    one = await visitor.select(shown(mine), ["1"])
    form = await visitor.click(shown(one), label="Edit")
    assert "Changed" in said(await visitor.submit_modal(form, {"idea": "A storm"}))
    await elsewhere.end()
    await visitor.click(shown(one), label="Take it back")
    await visitor.click(shown(one), label="Yes, take it back")

    assert "No waiting suggestions" in said(await elsewhere.town.author.slash(elsewhere.town.channel, "queue review"))


async def test_once_the_target_has_ended_the_old_button_says_so_and_what_was_typed_comes_back(
    elsewhere: Elsewhere,
) -> None:
    visitor, there = elsewhere.visitor, elsewhere.channel
    await suggest(elsewhere.town, STORM)
    form = await visitor.click(elsewhere.announcement, label="Suggest a plot idea")
    held = await visitor.slash(there, "suggest", work=WORK, idea=ALSO_STORM)
    await elsewhere.end()

    assert "no longer announced" in said(await visitor.click(elsewhere.announcement, label="Suggest a plot idea"))
    for refusal, typed in (
        (await visitor.submit_modal(form, {"idea": "The cat steals a fish"}), "The cat steals a fish"),
        (await visitor.click(shown(held), label="Send mine anyway"), ALSO_STORM),
        (await visitor.slash(there, "suggest", work=WORK, idea="Tomas sings"), "Tomas sings"),
    ):
        assert typed in said(refusal)


async def test_the_other_servers_staff_review_nothing_by_forged_clicks(elsewhere: Elsewhere) -> None:
    town, boss, there = elsewhere.town, elsewhere.boss, elsewhere.channel
    await suggest(town, "A storm", "The cat steals a fish")
    panel = await town.author.slash(town.channel, "queue review")
    rows = shown(panel).components[0]["components"]
    items = [item for row in rows for item in row.get("components", []) if "label" in item]
    pressed = {item["label"]: item["custom_id"] for item in items}
    answer = await boss.slash(there, "suggestions mine")

    for label in ("Accept", "Decline", "Shelve", "Merge", "Note", "Ask the reader"):
        refused = await boss.click(shown(answer), custom_id=forge_button(answer, pressed[label]))
        assert "no longer there" in said(refused), label
    assert "1 of 2 waiting" in said(await town.author.slash(town.channel, "queue review"))


async def test_the_author_sees_from_which_server_a_guests_idea_came(elsewhere: Elsewhere) -> None:
    town, visitor = elsewhere.town, elsewhere.visitor
    office = town.guild.create_text_channel("office")
    settings = await town.moderator.slash(town.channel, "queue settings")
    await town.moderator.select(shown(settings), [office])
    await visitor.slash(elsewhere.channel, "suggest", work=WORK, idea="A storm")
    await suggest(town, "The cat steals a fish")
    await town.env.advance_time(10)

    panel = said(await town.author.slash(town.channel, "queue review"))
    found = said(await town.author.slash(town.channel, "queue search", text="storm"))
    home = said(await town.author.slash(town.channel, "queue search", text="cat"))
    exported = shown(await town.author.slash(town.channel, "queue export", format="csv"))
    (file,) = exported.attachments
    cards = [str(message.components) for message in office.history()]

    assert "of the server **Elsewhere**" in panel
    assert "of the server **Elsewhere**" in found
    assert "of the server" not in home
    assert '"Elsewhere"' in (await file.read()).decode()
    assert ["Elsewhere" in card for card in cards] == [True, False]


async def test_staff_read_the_name_of_another_servers_channel_that_is_in_trouble(elsewhere: Elsewhere) -> None:
    town = elsewhere.town
    office = town.guild.create_text_channel("notices")
    await town.manager.slash(town.channel, "setup", notices=office)
    town.env.inject_error("POST", f"/channels/{elsewhere.channel.id}/messages", status=403, code=50013)
    preview = await town.preview(number=4)
    posted = await town.author.click(shown(preview), label="Post now")
    await town.env.advance_time(30)

    (notice,) = office.history()
    for text in (notice.content, said(posted), said(shown(preview))):
        assert f"<#{elsewhere.channel.id}>" not in text
    assert "#other-stories of Elsewhere" in notice.content
