"""What `/help` says: to everyone what they can do, and no more."""

import itertools

import pytest
from discord import AppCommandType
from discord.app_commands import Command

from bot.core.text import limits
from bot.help import wording
from tests.worlds.town import Town


def commands(lines: list[wording.Line]) -> list[str]:
    return [command for together, _ in lines for command in together]


def mention(command: str) -> str:
    return f"</{command}:1234567890123456789>"


@pytest.mark.parametrize(
    ("posts", "is_staff", "manages_guild", "is_set_up"), list(itertools.product([False, True], repeat=4))
)
def test_everyone_sees_what_they_can_do_and_no_more(
    *, posts: bool, is_staff: bool, manages_guild: bool, is_set_up: bool
) -> None:
    said = wording.help_for(mention, posts=posts, is_staff=is_staff, manages_guild=manages_guild, is_set_up=is_set_up)

    below = said.partition("For readers")[2]
    assert len(said) <= limits.LAYOUT
    assert all(mention(command) in below for command in commands(wording.readers()))
    assert all((mention(command) in below) == posts for command in commands(wording.authors()))
    assert all((mention(command) in below) == is_staff for command in commands(wording.staff()))
    assert all((mention(command) in below) == manages_guild for command in commands(wording.managers()))
    assert ("isn't set up" in said or "Start here" in said) == (not is_set_up)


def test_a_manager_of_a_new_server_is_shown_the_first_step() -> None:
    said = wording.help_for(mention, posts=False, is_staff=True, manages_guild=True, is_set_up=False)

    assert said.startswith("**Start here:**")
    assert mention("setup") in said.partition("\n")[0]


async def test_every_command_is_listed_once(town: Town) -> None:
    tree = town.client.tree
    leaves = sorted(one.qualified_name for one in tree.walk_commands() if isinstance(one, Command))
    said = wording.help_for(mention, posts=True, is_staff=True, manages_guild=True, is_set_up=True)

    listed = [wording.readers(), wording.authors(), wording.staff(), wording.managers()]
    assert sorted(command for lines in listed for command in commands(lines)) == leaves
    for menu in tree.get_commands(type=AppCommandType.message):
        assert f"**{menu.name}**" in said
