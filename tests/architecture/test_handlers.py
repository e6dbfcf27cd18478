"""Every button, select and form has somebody to answer it, and no more than one."""

from collections import Counter

import pytest

from bot.core.buttons import CustomId
from cogs._shared.buttons import clicked
from cogs._shared.parts import Interaction, Part
from tests.core.test_buttons import KINDS
from tests.worlds.town import Town


async def test_every_custom_id_has_exactly_one_handler_in_the_loaded_client(town: Town) -> None:
    registered = Counter([*town.client._buttons, *(pattern for pattern, _ in town.client._forms)])

    assert registered == Counter(kind.pattern for kind in KINDS)


async def test_every_cog_is_made_of_parts(town: Town) -> None:
    assert [name for name, cog in town.client.cogs.items() if not isinstance(cog, Part)] == []


def test_a_handler_that_doesnt_say_what_it_takes_is_noticed_where_it_is_defined() -> None:
    async def pressed(self: object, interaction: Interaction, custom_id: str) -> None:
        raise NotImplementedError

    async def anything(self: object, interaction: Interaction, custom_id: CustomId) -> None:
        raise NotImplementedError

    for handler in (pressed, anything):
        with pytest.raises(TypeError, match="which custom_id"):
            clicked(handler)
