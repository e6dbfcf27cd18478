"""Every button, select and form, with another server's ids and without the right: nothing changes, nothing breaks.

What is tried is whatever stands in any message after everybody used every command, and one of each kind besides; so
a new command or button is tried by being there.
"""

from typing import Any

from discord.app_commands import Command

from bot.privacy.buttons import ForgetMe
from tests.errors.every_choice.covering import covering
from tests.errors.every_choice.people import Person, in_full
from tests.errors.every_choice.trying import Trial
from tests.errors.every_choice.values import values_of
from tests.errors.foreign.pressing import changed, kept, made_up, shown_anywhere, use
from tests.worlds.town import Town

READERS = frozenset(
    {"suggestions", "suggestion_backs", "suggestion_log", "suggestion_notes", "suggestion_questions"}
    | {"suggestion_reports", "held_ideas", "letters", "role_attempts"}
)
"""What readers may change by a press: their own ideas, and what follows from these."""


TAKES_AWAY = ("target end", "chapter withdraw", "work remove", "privacy forget")
"""Commands that take away what the others are about."""


async def test_who_has_no_right_changes_nothing_by_whatever_they_press(empty_town: Town, record_property: Any) -> None:
    town, people = empty_town, await in_full(empty_town)
    await _use_everything(town, people)
    await town.readers[1].click(town.announcements()[0], label="Follow")  # the first follower has the role made
    custom_ids = [one for one in (*shown_anywhere(town), *made_up()) if ForgetMe.parse(one) is None]  # one's own data
    stranger, reader = people["stranger"], people["reader"]
    apart = stranger.actor.guild.id

    before = await kept(town, but_of=apart)
    assert await use(town, stranger, custom_ids) == []
    assert changed(before, await kept(town, but_of=apart)) == {}

    before = await kept(town, but=READERS)
    assert await use(town, reader, custom_ids) == []
    assert changed(before, await kept(town, but=READERS)) == {}

    record_property("survived", {"custom_ids pressed without the right, from here and elsewhere": 2 * len(custom_ids)})


async def _use_everything(town: Town, people: dict[str, Person]) -> None:
    """Let staff and the author use every command in a few ways, so that all that can be pressed stands somewhere."""
    trial = Trial({name: people[name] for name in ("staff", "author")})
    commands = [one for one in town.client.tree.walk_commands() if isinstance(one, Command)]
    for command in sorted(commands, key=lambda one: one.qualified_name):
        if command.qualified_name in TAKES_AWAY:
            continue
        for name in trial.people:
            options = {one.display_name: values_of(one, people[name]) for one in command.parameters}
            for row in covering(options)[:2] if options else [{}]:
                await trial.use(name, command.qualified_name, row)
    assert trial.faults == []
