"""Having one's data deleted, as people do it."""

from simcord.actors import MemberActor
from simcord.results import InteractionResult

from tests.worlds.town import Town, shown


async def delete_all(who: MemberActor, town: Town, *choices: str) -> InteractionResult:
    question = shown(await who.slash(town.channel, "privacy forget"))
    for label in choices:
        await who.click(question, label=label)
    return await who.click(question, label="Delete my data")
