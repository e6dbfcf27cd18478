"""`/privacy` as people meet it."""

import json
from typing import Any

import discord
import pytest
from simcord.results import InteractionResult

from cogs.privacy import export
from tests.privacy.deleting import delete_all
from tests.worlds.elsewhere import WORK, Elsewhere
from tests.worlds.town import Town, said, shown


@pytest.fixture
async def town(town: Town) -> Town:
    await town.set_up()
    await town.add_work()
    await town.announce()
    return town


async def text_of(file: discord.Attachment) -> str:
    return (await file.read()).decode()


async def exported(result: InteractionResult) -> dict[str, Any]:
    (file,) = shown(result).attachments
    data: dict[str, Any] = json.loads(await text_of(file))
    return data


async def test_the_policy_is_short_and_comes_with_the_whole_of_it(town: Town) -> None:
    policy = await town.reader.slash(town.channel, "privacy policy")

    assert policy.ephemeral
    assert "/privacy export" in said(policy)
    assert "# Privacy" in await text_of(shown(policy).attachments[0])


async def test_a_reader_gets_what_is_stored_about_them_in_every_server(town: Town) -> None:
    elsewhere = await Elsewhere.accept(town)
    await elsewhere.visitor.react(elsewhere.announcement, "❤️")
    idea = "Give the lamp a name, and a birthday."
    await elsewhere.visitor.slash(elsewhere.channel, "suggest", work=WORK, idea=idea)

    answer = await elsewhere.visitor.slash(elsewhere.channel, "privacy export")
    data = await exported(answer)

    assert answer.ephemeral
    assert "**5 entries**" in said(answer)
    assert set(data) == {"about", "clicks", "kudos", "reactions", "suggestions", "work_readers"}
    (reaction,) = data["reactions"]
    assert (reaction["server"], reaction["chapter"]) == ("Elsewhere", "Chapter 3: The Keeper's Daughter")
    (idea,) = data["suggestions"]
    assert (idea["work"], idea["server"], idea["from_guild_name"]) == (WORK, "The Reading Room", "Elsewhere")


async def test_who_left_no_trace_hears_so(town: Town) -> None:
    answer = await town.readers[2].slash(town.channel, "privacy export")

    assert "Nothing is stored about you" in said(answer)
    assert set(await exported(answer)) == {"about"}


async def test_what_is_too_much_for_one_file_comes_in_several(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "LARGEST", 900)

    answer = await town.author.slash(town.channel, "privacy export")

    assert "files, each of which can be read by itself" in said(shown(answer))
    assert answer.followups
    for message in (shown(answer), *answer.followups):
        assert json.loads(await text_of(message.attachments[0]))["about"]["your_id"] == str(town.author.id)


async def test_forgetting_asks_once_and_says_what_goes_and_what_stays(town: Town) -> None:
    await town.reader.react(town.announcements()[-1], "❤️")
    question = shown(await town.reader.slash(town.channel, "privacy forget"))

    assert "1 kudos" in said(question)
    assert "What stays, and why" in said(question)
    await town.reader.click(question, label="Keep it")
    assert said(question) == "Nothing was deleted."
    assert "1 kudos" in said(await town.reader.slash(town.channel, "kudos mine"))


async def test_forgetting_twice_finds_nothing_the_second_time(town: Town) -> None:
    await town.reader.react(town.announcements()[-1], "❤️")

    first, second = [await delete_all(town.reader, town) for _ in range(2)]

    assert "1 kudos are gone" in said(first)
    assert "0 kudos are gone" in said(second)
    assert "1 entry" not in said(await town.reader.slash(town.channel, "privacy export"))
