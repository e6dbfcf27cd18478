"""A reader who asks for a work for adults in an open channel hears where to ask, and nothing of what authors do."""

import pytest

from tests.worlds.town import Town, said

WORK = "The Lamp Room"


@pytest.mark.parametrize("command", ["work show", "kudos work", "kudos chapter", "suggestions board"])
@pytest.mark.parametrize("has_another", [True, False])
async def test_they_hear_where_it_is_shown(empty_town: Town, command: str, *, has_another: bool) -> None:
    town = empty_town
    await town.set_up()
    after_dark = town.create_age_restricted_channel("after-dark")
    await town.add_work(rating="Explicit", channel=after_dark)
    if not has_another:
        town.env.backend.delete_channel(after_dark.id)
        await town.env.settle()
    beside = {"chapter": "2"} if command == "kudos chapter" else {}
    answer = said(await town.reader.slash(town.channel, command, work=WORK, **beside))

    where = f"ask in {after_dark.mention}" if has_another else "this server has none that you can see"
    assert answer == f"**{WORK}** is rated Explicit and shown in age-restricted channels only: {where}."
