"""Who may do what: every command there is, by each person, and which works each is offered for it."""

import contextlib
from typing import Any

import pytest
from discord.app_commands import Command
from simcord.actors import MemberActor
from simcord.backend.errors import SetupError
from simcord.results import InteractionResult

from bot.doctor.server import wording as server_wording
from bot.kudos import wording as kudos_wording
from bot.setup import wording as setup_wording
from bot.suggestions import wording as suggestions_wording
from bot.works import wording
from tests.worlds.town import CHAPTER, Town, said, shown

WORK, OTHER = "The Lamp Room", "Moon Bakery"

EVERYONE, ITS_AUTHOR, AN_AUTHOR, REVIEWERS, STAFF, MANAGERS = "everyone", "its", "an", "reviewers", "staff", "managers"

PERSONS = {
    "manager": {EVERYONE, ITS_AUTHOR, REVIEWERS, STAFF, MANAGERS},
    "moderator": {EVERYONE, ITS_AUTHOR, REVIEWERS, STAFF},
    "author": {EVERYONE, ITS_AUTHOR, AN_AUTHOR, REVIEWERS},
    "other author": {EVERYONE, AN_AUTHOR, REVIEWERS},
    "reader": {EVERYONE},
}
"""What each person counts as for the one work: staff may what its author may."""

WHO_MAY = ("staff", "author", "No works here yet")
"""What a refusal names: somebody who may, or that there is nothing to do it with."""

OF_WORK = {"work": WORK}

COMMANDS: dict[str, tuple[str, dict[str, Any]]] = {
    "help": (EVERYONE, {}),
    "works": (EVERYONE, {}),
    "suggest": (EVERYONE, {"work": WORK, "idea": "The lamp should sing."}),
    "setup": (MANAGERS, {"time_zone": "Europe/Paris"}),
    "doctor": (MANAGERS, {}),
    "privacy policy": (EVERYONE, {}),
    "privacy export": (EVERYONE, {}),
    "privacy forget": (EVERYONE, {}),
    "source add": (ITS_AUTHOR, {"work": WORK, "link": "https://www.wattpad.com/story/55-salt"}),
    "source list": (EVERYONE, {}),
    "source check": (EVERYONE, {"source": "of somebody else"}),
    "source pause": (EVERYONE, {"source": "of somebody else"}),
    "source end": (EVERYONE, {"source": "of somebody else"}),
    "work add": (STAFF, {"title": "Another", "author": "@rui"}),
    "work show": (EVERYONE, OF_WORK),
    "work edit": (ITS_AUTHOR, {"work": WORK, "summary": "A lamp."}),
    "target add": (ITS_AUTHOR, {"work": WORK, "channel": "#more"}),
    "target list": (ITS_AUTHOR, OF_WORK),
    "target share": (ITS_AUTHOR, OF_WORK),
    "target end": (ITS_AUTHOR, {"target": "1:#further"}),
    "target redeem": (STAFF, {"code": "ABCD-2345", "channel": "#more"}),
    "chapter post": (ITS_AUTHOR, {"work": WORK, "file": ("a.txt", CHAPTER.encode())}),
    "chapter edit": (ITS_AUTHOR, {"work": WORK, "chapter": "2"}),
    "chapter list": (ITS_AUTHOR, OF_WORK),
    "chapter schedule": (ITS_AUTHOR, OF_WORK),
    "chapter reschedule": (ITS_AUTHOR, {"work": WORK, "chapter": "7", "when": "in 5 hours"}),
    "queue review": (ITS_AUTHOR, OF_WORK),
    "queue search": (ITS_AUTHOR, {"text": "lamp", "work": WORK}),
    "queue export": (ITS_AUTHOR, {"format": "csv", "work": WORK}),
    "queue call": (ITS_AUTHOR, {"work": WORK, "question": "What next?"}),
    "queue poll": (ITS_AUTHOR, {"call": "1"}),
    "queue log": (REVIEWERS, {}),
    "queue settings": (REVIEWERS, {}),
    "queue block": (STAFF, {"member": "@rui"}),
    "queue unblock": (STAFF, {"member": "@rui"}),
    "suggestions mine": (EVERYONE, {}),
    "suggestions edit": (EVERYONE, {"suggestion": "1"}),
    "suggestions withdraw": (EVERYONE, {"suggestion": "1"}),
    "suggestions back": (EVERYONE, {"suggestion": "1"}),
    "suggestions board": (EVERYONE, OF_WORK),
    "suggestions thanks": (EVERYONE, OF_WORK),
    "suggestions report": (EVERYONE, {"suggestion": "1"}),
    "kudos work": (EVERYONE, OF_WORK),
    "kudos chapter": (EVERYONE, {"work": WORK, "chapter": "2"}),
    "kudos top": (EVERYONE, {}),
    "kudos mine": (EVERYONE, {}),
    "kudos why": (EVERYONE, {"message": "the announcement"}),
    "kudos recount": (STAFF, {}),
    "kudos settings": (STAFF, {}),
    "kudos digest": (AN_AUTHOR, {"often": "daily"}),
    "chapter withdraw": (ITS_AUTHOR, {"work": WORK, "chapter": "2"}),
    "work remove": (ITS_AUTHOR, OF_WORK),
}
"""Who may use a command for the one work, and with what it is tried; what takes something away comes last."""


@pytest.fixture
async def town(empty_town: Town) -> Town:
    """A server with two works of different authors, and something of everything that a command can be about."""
    town = empty_town
    await town.set_up()
    await town.add_work(WORK)
    await town.moderator.slash(town.channel, "work add", title=OTHER, author=town.readers[1])
    await town.announce()
    form = await town.author.click(shown(await town.preview(number=7)), label="Schedule")
    await town.author.submit_modal(form, {"when": "in 2 hours"})
    await town.reader.slash(town.channel, "suggest", work=WORK, idea="A storm should come up.")
    await town.author.slash(town.channel, "queue call", work=WORK, question="What next?")
    for name in ("more", "further"):
        town.guild.create_text_channel(name)
    await town.manager.slash(town.channel, "target add", work=WORK, channel=channel_of(town, "further"))
    return town


def channel_of(town: Town, name: str) -> Any:
    return town.guild.channels[name]


def person(town: Town, name: str) -> MemberActor:
    persons = {
        "manager": town.manager,
        "moderator": town.moderator,
        "author": town.author,
        "other author": town.readers[1],
        "reader": town.reader,
    }
    return persons[name]


def options_in(town: Town, options: dict[str, Any]) -> dict[str, Any]:
    there = {
        "#more": channel_of(town, "more"),
        "@rui": town.readers[2],
        "1:#further": f"1:{channel_of(town, 'further').id}",
        "the announcement": town.announcements()[0].jump_url,
    }
    return {name: there.get(value, value) if isinstance(value, str) else value for name, value in options.items()}


def is_refused(answer: InteractionResult) -> bool:
    refusals = (
        wording.staff_only(),
        f"Only **{WORK}**'s author and this server's staff can do that.",
        suggestions_wording.reviewers_only(),
        setup_wording.only_managers(),
        server_wording.only_managers(),
        kudos_wording.only_authors(),
    )
    return answer.response is not None and any(refusal in said(answer) for refusal in refusals)


async def test_the_table_has_every_command_there_is(town: Town) -> None:
    there = {one.qualified_name for one in town.client.tree.walk_commands() if isinstance(one, Command)}

    assert there == set(COMMANDS)


@pytest.mark.parametrize("name", PERSONS)
async def test_a_person_may_use_what_is_theirs_to_use_and_nothing_else(town: Town, name: str) -> None:
    may = {}
    for command, (_, options) in COMMANDS.items():
        with contextlib.suppress(SetupError):  # Discord hides `/setup`
            answer = await person(town, name).slash(town.channel, command, **options_in(town, options))
            may[command] = not is_refused(answer)

    may.setdefault("setup", False)
    assert may == {command: who in PERSONS[name] for command, (who, _) in COMMANDS.items()}


async def test_who_may_not_use_a_command_hears_so_whatever_they_leave_out(town: Town) -> None:
    commands = {one.qualified_name: one for one in town.client.tree.walk_commands() if isinstance(one, Command)}
    heard = {}
    for name, (who, options) in COMMANDS.items():
        if who not in (EVERYONE, MANAGERS):
            required = {one.display_name for one in commands[name].parameters if one.required}
            least = {key: value for key, value in options.items() if key in required}
            heard[name] = said(await town.reader.slash(town.channel, name, **options_in(town, least)))

    assert {name: words for name, words in heard.items() if not any(who in words for who in WHO_MAY)} == {}


@pytest.mark.parametrize("name", PERSONS)
async def test_a_person_is_offered_the_works_with_which_they_may_do_it(town: Town, name: str) -> None:
    theirs = {"manager": {WORK, OTHER}, "moderator": {WORK, OTHER}, "author": {WORK}, "other author": {OTHER}}
    offered, expected = {}, {}
    for command, (who, options) in COMMANDS.items():
        if "work" in options:
            choices = await person(town, name).autocomplete(town.channel, command, "work", "")
            offered[command] = {choice["name"] for choice in choices}
            may = {WORK, OTHER} if who == EVERYONE else theirs.get(name, set())
            needs_a_chapter = "chapter" in options and who != EVERYONE
            expected[command] = may & {WORK} if needs_a_chapter else may

    assert offered == expected


async def test_an_author_keeps_a_work_of_their_own_in_order(town: Town) -> None:
    role = town.guild.create_role("Lamp lovers")
    more = channel_of(town, "more")
    edited = said(
        await town.author.slash(
            town.channel, "work edit", work=WORK, rating="Teen And Up Audiences", channel=more, role=role, total=12
        )
    )
    removal = await town.author.slash(town.channel, "work remove", work=WORK)
    await town.author.click(shown(removal), label="Undo")

    assert more.mention in edited
    assert role.mention in edited
    assert WORK in said(await town.reader.slash(town.channel, "works"))


async def test_an_author_says_which_of_their_works_take_ideas(town: Town) -> None:
    panel = await town.author.slash(town.channel, "queue settings")
    form = await town.author.click(shown(panel), label="Closed works")
    await town.author.submit_modal(form, {"closed": ["1"]})

    assert "**Closed works of yours** The Lamp Room" in said(shown(panel))
    assert "takes no suggestions" in said(
        await town.reader.slash(town.channel, "suggest", work=WORK, idea="Something else entirely.")
    )


async def test_of_anothers_target_and_of_what_comes_from_other_servers_staff_decide(town: Town) -> None:
    further = channel_of(town, "further")
    ended = await town.readers[1].slash(town.channel, "target end", target=f"1:{further.id}")
    offered = await town.readers[1].autocomplete(town.channel, "target end", "target", "")

    assert "'s author and this server's staff" in said(ended)
    assert offered == []
    assert "for staff to see" in said(await town.author.slash(town.channel, "target list"))
