"""What no menu offers is answered by a sentence, and breaks nothing."""

import pytest

from bot.suggestions.buttons import QueueSettings
from tests.suggestions.commands import suggest
from tests.worlds.forgeries import forge_menu, forge_option
from tests.worlds.town import Town, said, shown

FORGED = ("seven", "9" * 90, "-1", "1; DROP TABLE works", "0x7", "²")
every_forgery = pytest.mark.parametrize("value", FORGED)


@every_forgery
async def test_a_forged_staff_channel_is_none(town: Town, value: str) -> None:
    settings = await town.moderator.slash(town.channel, "queue settings")
    forge_menu(settings, str(QueueSettings("channel")), value)

    assert "Choose one from the list" in said(await town.moderator.select(shown(settings), [value]))


@every_forgery
async def test_a_forged_work_cannot_be_closed(town: Town, value: str) -> None:
    settings = await town.moderator.slash(town.channel, "queue settings")
    form = await town.moderator.click(shown(settings), label="Closed works")
    forge_option(form, "closed", value)

    assert "removed from this server" in said(await town.moderator.submit_modal(form, {"closed": [value]}))


@every_forgery
async def test_a_forged_chapter_uses_no_suggestion(town: Town, value: str) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Accept")
    form = await town.author.click(shown(panel), label="Mark used")
    forge_option(form, "chapter", value)

    assert "Choose it from the list" in said(await town.author.submit_modal(form, {"chapter": [value]}))
    assert "Mark used" in str(shown(panel)._message.components)


@every_forgery
async def test_an_idea_for_a_forged_chapter_is_for_none(town: Town, value: str) -> None:
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    forge_option(form, "chapter", value)
    forge_option(form, "spoiler", value)
    answer = await town.reader.submit_modal(form, {"idea": "A storm", "chapter": [value], "spoiler": value})

    assert "#1** for **The Lamp Room** is with the author" in said(answer)


@every_forgery
async def test_an_idea_for_a_forged_work_is_given_back(town: Town, value: str) -> None:
    await town.add_work("Moon Bakery")
    await town.announce("Moon Bakery")
    message = await town.reader.send(town.channel, "A storm")
    form = await town.reader.context_menu(town.channel, "Suggest this", message)
    forge_option(form, "work", value)
    refused = said(await town.reader.submit_modal(form, {"idea": "A storm", "work": [value]}))

    assert "Choose the work from the list" in refused
    assert "A storm" in refused
