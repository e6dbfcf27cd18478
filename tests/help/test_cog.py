"""`/help`, and what is registered with Discord."""

import re

import pytest

from tests.worlds.databases.failing import failing_at
from tests.worlds.town import Town, said, shown


async def test_help_shows_each_person_what_they_can_do(town: Town) -> None:
    await town.set_up()
    await town.add_work()

    reader = said(await town.reader.slash(town.channel, "help"))
    author = said(await town.author.slash(town.channel, "help"))
    moderator = said(await town.moderator.slash(town.channel, "help"))
    manager = said(await town.manager.slash(town.channel, "help"))

    assert ["chapter post" in text for text in (reader, author, moderator, manager)] == [False, True, True, True]
    assert ["work add" in text for text in (reader, author, moderator, manager)] == [False, False, True, True]
    assert ["</setup:" in text for text in (reader, author, moderator, manager)] == [False, False, False, True]


async def test_a_topics_button_explains_it_in_place_and_to_nobody_what_they_cannot_do(town: Town) -> None:
    await town.set_up()
    await town.add_work()
    first = await town.author.slash(town.channel, "help")
    before = said(shown(first))
    await town.author.click(shown(first), label="Readers' ideas")
    after = said(shown(first))
    await town.author.click(shown(first), custom_id="help:chapters")

    assert ["announce a chapter" in text for text in (before, after, said(shown(first)))] == [True, False, True]
    assert ["let them vote" in text for text in (before, after)] == [False, True]
    assert "work add" not in after


async def test_before_setup_help_says_where_to_start(town: Town) -> None:
    assert "Start here" in said(await town.manager.slash(town.channel, "help"))
    assert "isn't set up yet" in said(await town.reader.slash(town.channel, "help"))


async def test_commands_are_registered_at_the_first_start_and_not_at_the_next(town: Town) -> None:
    await town.restart()

    registrations = [one for one in town.env.http_requests if one.method == "PUT" and one.path.endswith("/commands")]
    assert len(registrations) == 1


async def test_only_setup_is_hidden_from_members(town: Town) -> None:
    commands = town.env.backend.commands[None].values()

    hidden = [command["name"] for command in commands if command.get("default_member_permissions")]
    assert hidden == ["setup"]


async def test_every_command_is_for_servers_only(town: Town) -> None:
    commands = town.env.backend.commands[None].values()

    assert all(command["contexts"] == [0] and command["integration_types"] == [0] for command in commands)


async def test_a_button_of_another_version_gets_an_answer(town: Town) -> None:
    await town.set_up()
    await town.add_work()
    removal = shown(await town.moderator.slash(town.channel, "work remove", work="The Lamp Room"))
    removal._message.components[0]["components"][0]["custom_id"] = "long-gone:1"

    answer = said(await town.moderator.click(removal, custom_id="long-gone:1"))

    assert "older version" in answer


@pytest.mark.expects_errors
async def test_an_unexpected_error_gets_a_reference_that_is_in_the_log(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    with failing_at(town.database, "SELECT works"):
        answer = said(await town.reader.slash(town.channel, "works"))

    (reference,) = re.findall(r"`([0-9a-f]{8})`", answer)
    assert reference in caplog.text
