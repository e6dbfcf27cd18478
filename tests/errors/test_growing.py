"""A command or button that is added is tried by being there, and one with a fault in it is found."""

from discord import app_commands

from bot.core.buttons import CustomId
from bot.setup.models import Member
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, reply
from tests.core.custom_ids import KINDS
from tests.errors.every_choice.people import in_empty
from tests.errors.every_choice.trying import Trial
from tests.errors.foreign.pressing import changed, kept, shown_anywhere, use
from tests.errors.hostile.judging import smuggled, texts_shown
from tests.errors.hostile.surfaces import commands_of, fields_of
from tests.worlds.town import Town


class Careless(CustomId, name="careless"):
    guild_id: int


class CarelessCog(Part):
    """What nobody should write: it says what was typed as it is, and asks nobody who they are."""

    @app_commands.command()
    async def careless(self, interaction: Interaction, words: str) -> None:
        """Say something."""
        guild_id = interaction.guild_id or 0
        await reply(interaction, Message(words, view=buttons(button("Go on", Careless(guild_id)))))

    @clicked
    async def go_on(self, interaction: Interaction, clicked: Careless) -> None:
        anybody = Member(clicked.guild_id, interaction.user.id, "Anybody", manages_guild=True)
        await self.services.setup.change(anybody, zone="Asia/Tokyo")
        await reply(interaction, "Done.")


async def add_careless(town: Town) -> None:
    await town.client.add_cog(CarelessCog(town.client))
    await town.client.tree.sync()


async def test_a_field_that_is_added_is_tried_and_found_where_it_lets_something_through(town: Town) -> None:
    people = await in_empty(town)
    await add_careless(town)
    trial = Trial({"reader": people["reader"]})

    fields = {(one.qualified_name, name) for one in commands_of(town) for name, _ in fields_of(one, people["reader"])}
    await trial.use("reader", "careless", {"words": "Look: @everyone"})

    assert ("careless", "words") in fields
    assert (trial.faults, trial.tried["commands"]) == ([], 1)
    assert [what for text in texts_shown(town) for what in smuggled(text)] == ["ping @everyone"]


async def test_a_button_that_is_added_is_pressed_and_found_where_it_asks_for_no_right(town: Town) -> None:
    await town.set_up()
    people = await in_empty(town)
    await add_careless(town)
    apart = people["stranger"].actor.guild.id
    await people["reader"].actor.slash(people["reader"].channel, "careless", words="Look")

    custom_ids = [one for one in shown_anywhere(town) if one.startswith("careless")]
    before = await kept(town, but_of=apart)
    faults = await use(town, people["stranger"], custom_ids)

    assert faults == []
    assert set(changed(before, await kept(town, but_of=apart))) == {"guild_settings"}


async def test_whatever_the_bot_answers_to_is_among_the_custom_ids_that_are_tried(town: Town) -> None:
    client = town.client
    answered = {*client._buttons, *(pattern for pattern, _ in (*client._clicks, *client._forms, *client._form_openers))}

    assert {pattern.pattern for pattern in answered} == {kind.pattern.pattern for kind in KINDS}
