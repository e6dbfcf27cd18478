"""What `/help` says: to everyone what they can do, and no more, on one screen of a phone."""

import itertools
import re
import textwrap

import pytest
from discord import AppCommandType
from discord.app_commands import Command

from bot.core.text import limits
from bot.help import wording
from bot.help.models import Topic, topics_for
from tests.worlds.town import Town

WIDTH, HEIGHT = 42, 27
"""Characters and lines of text that a phone of 390 pixels shows above the buttons."""

OF_AUTHORS = {Topic.CHAPTERS, Topic.QUEUE, Topic.WORKS}


def commands(topic: Topic) -> list[str]:
    return [command for together, _ in wording.lines(topic) for command in together]


def mention(command: str) -> str:
    return f"</{command}:1234567890123456789>"


def lines_on_a_phone(text: str) -> int:
    shown = re.sub(r"</([^:]+):\d+>", lambda found: f"/{found[1]}".replace(" ", "_"), text).replace("**", "")
    return sum(max(1, len(textwrap.wrap(line, WIDTH))) for line in shown.split("\n"))


@pytest.mark.parametrize(
    ("posts", "is_staff", "manages_guild", "is_set_up"), list(itertools.product([False, True], repeat=4))
)
def test_everyone_is_offered_what_they_can_do_and_no_more(
    *, posts: bool, is_staff: bool, manages_guild: bool, is_set_up: bool
) -> None:
    topics = topics_for(posts=posts, is_staff=is_staff, manages_guild=manages_guild, is_set_up=is_set_up)

    assert len(set(topics)) == len(topics)
    assert {Topic.READING, Topic.KUDOS} <= set(topics)
    assert [one in topics for one in OF_AUTHORS] == [posts] * 3
    assert (Topic.STAFF in topics, Topic.SERVER in topics) == (is_staff, manages_guild)


@pytest.mark.parametrize("explained", Topic)
def test_one_topic_is_explained_all_are_named_and_a_phone_shows_it_at_once(explained: Topic) -> None:
    first = wording.first_steps(mention, manages_guild=True) if explained is Topic.SERVER else ""
    said = wording.help_for(mention, list(Topic), [explained], first)

    assert len(said) <= limits.LAYOUT
    assert lines_on_a_phone(said) <= HEIGHT
    for topic in Topic:
        for command in commands(topic):
            assert command.split()[-1].strip("*") in said
            assert topic is not explained or command.startswith("**") or mention(command) in said
        assert all((what in said) == (topic is explained) for _, what in wording.lines(topic))


def test_what_a_reader_can_do_is_explained_on_one_screen() -> None:
    topics = topics_for(posts=False, is_staff=False, manages_guild=False, is_set_up=True)

    assert lines_on_a_phone(wording.help_for(mention, topics, topics)) <= HEIGHT


def test_a_manager_of_a_new_server_is_shown_the_first_step() -> None:
    first = wording.first_steps(mention, manages_guild=True)

    assert first.startswith("**Start here:**")
    assert mention("setup") in first
    assert topics_for(posts=True, is_staff=True, manages_guild=True, is_set_up=False)[0] is Topic.SERVER


async def test_every_command_is_listed_once(town: Town) -> None:
    tree = town.client.tree
    leaves = [one.qualified_name for one in tree.walk_commands() if isinstance(one, Command)]
    menus = [f"**{menu.name}**" for menu in tree.get_commands(type=AppCommandType.message)]

    assert sorted(command for topic in Topic for command in commands(topic)) == sorted([*leaves, *menus])
