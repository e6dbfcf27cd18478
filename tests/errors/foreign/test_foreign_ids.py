"""Every button, select and form, with another server's ids and without the right: nothing changes, nothing breaks.

What is tried is whatever stands in any message after everybody used every command, and one of each kind besides; so
a new command or button is tried by being there.
"""

from typing import Any

from bot.privacy.buttons import ForgetMe
from tests.errors.every_choice.people import in_full
from tests.errors.foreign.pressing import (
    READERS,
    changed,
    kept,
    made_up,
    shown_anywhere,
    use,
    use_everything,
    without_words,
)
from tests.worlds.town import Town


async def test_who_has_no_right_changes_nothing_by_whatever_they_press(empty_town: Town, record_property: Any) -> None:
    town, people = empty_town, await in_full(empty_town)
    await use_everything(town, people)
    await town.readers[1].click(town.announcements()[0], label="Follow")  # the first follower has the role made
    there = shown_anywhere(town)
    custom_ids = [one for one in dict.fromkeys((*there, *made_up(there))) if ForgetMe.parse(one) is None]  # own data
    assert without_words(there) == []
    stranger, reader = people["stranger"], people["reader"]
    apart = stranger.actor.guild.id

    before = await kept(town, but_of=apart)
    assert await use(town, stranger, custom_ids) == []
    assert changed(before, await kept(town, but_of=apart)) == {}

    before = await kept(town, but=READERS)
    assert await use(town, reader, custom_ids) == []
    assert changed(before, await kept(town, but=READERS)) == {}

    record_property("survived", {"custom_ids pressed without the right, from here and elsewhere": 2 * len(custom_ids)})
