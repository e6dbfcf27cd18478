"""Whoever may do nothing with a file is refused before a byte of it is fetched."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.wire.bot.readers import Readers
from tests.wire.stand_in.people.options import ATTACHMENT, STRING, Definition
from tests.wire.stand_in.people.person import Person

FILE = ("chapter.txt", b"The lamp was lit." * 100)
TEXTS = {"work": "The Lamp Room"}
"""What stands in an option of text; anything in the others."""

MESSAGE_COMMAND = "Announce as chapter"


@pytest.fixture
async def readers(readers: Readers) -> Readers:
    await readers.set_up()
    return readers


def with_files(commands: list[Definition]) -> Iterator[tuple[str, list[Definition]]]:
    """Every command that takes a file, by its whole name, and its options."""
    for command in commands:
        options = command.get("options") or []
        if any(option["type"] == ATTACHMENT for option in options):
            yield command["name"], options
        yield from ((f"{command['name']} {name}", inner) for name, inner in with_files(options))


def ways_to_fill(options: list[Definition]) -> Iterator[dict[str, Any]]:
    """The command's file with what must be filled in beside it; with a work, where it takes one, and without."""
    (file,) = [option["name"] for option in options if option["type"] == ATTACHMENT]
    required = {one["name"] for one in options if one.get("required") and one["type"] == STRING}
    for chosen in {frozenset(required), frozenset(required | ({"work"} & {one["name"] for one in options}))}:
        yield {file: FILE, **{name: TEXTS.get(name, "Anything") for name in chosen}}


async def hand_in_everywhere(readers: Readers, person: Person) -> list[str]:
    """Hand a file in wherever a person can; what they are told."""
    commands = await readers.discord.commands()
    told = [
        (await person.slash(readers.channel, name, **filled)).text
        for name, options in with_files(commands)
        for filled in ways_to_fill(options)
    ]
    for files in ([FILE], []):
        message = await person.send(readers.channel, "The lamp was lit.", files=files)
        told.append((await person.message_command(message, MESSAGE_COMMAND)).text)
    return told


def fetched(readers: Readers) -> int:
    return len(readers.discord.requests_to("GET", "/attachments/*/*"))


async def test_nothing_that_a_member_without_rights_hands_in_is_fetched(readers: Readers) -> None:
    told = await hand_in_everywhere(readers, readers.reader)

    assert len(told) >= 6
    assert fetched(readers) == 0
    assert [one for one in told if "staff" not in one] == []


async def test_what_authors_and_staff_hand_in_is_fetched(readers: Readers) -> None:
    await hand_in_everywhere(readers, readers.author)
    by_authors = fetched(readers)
    await hand_in_everywhere(readers, readers.manager)

    assert 0 < by_authors < fetched(readers) - by_authors


async def test_an_author_has_no_more_rights_in_another_server_than_anybody(readers: Readers) -> None:
    elsewhere = readers.discord.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("stories")
    guest = elsewhere.add_member(readers.author)
    there = Readers(
        readers.discord, readers.bot, channel, elsewhere.add_member("Vera", manage_guild=True), guest, guest
    )

    told = await hand_in_everywhere(there, guest)

    assert fetched(readers) == 0
    assert told
