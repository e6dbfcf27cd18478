"""Works that take no suggestions: who closes which."""

from simcord.results import InteractionResult

from bot.forms import wording as forms_wording
from bot.setup.models import Member
from bot.suggestions.moderation import wording as moderation_wording
from bot.suggestions.rules import wording as rules_wording
from tests.refusals import refused
from tests.suggestions.ideas import Ideas
from tests.worlds.databases.failing import busy_at
from tests.worlds.people import AUTHOR, MODERATOR, OTHER_AUTHOR, OTHER_GUILD
from tests.worlds.town import Town, said, shown


def ticked(form: InteractionResult) -> list[str]:
    """List what is chosen already in a form's menus."""
    menus = [one["component"] for one in (form.modal or {})["components"]]
    return [option["label"] for menu in menus for option in menu["options"] if option.get("default")]


async def test_a_closed_work_takes_none_until_it_is_opened(ideas: Ideas) -> None:
    await ideas.moderation.close_works(MODERATOR, [ideas.work.id], [ideas.work.id])
    with refused(rules_wording.work_is_closed("The Lighthouse")):
        await ideas.give("First")
    await ideas.moderation.close_works(MODERATOR, [ideas.work.id], [])
    await ideas.give("First")


async def test_a_work_of_another_server_cannot_be_closed(ideas: Ideas) -> None:
    elsewhere = await ideas.program.work("Elsewhere", guild_id=OTHER_GUILD)

    await ideas.moderation.close_works(MODERATOR, [elsewhere.id], [elsewhere.id])

    assert (await ideas.moderation.rules(MODERATOR)).rules.closed_work_ids == frozenset()


async def test_an_author_closes_and_opens_their_own_works_and_no_others(ideas: Ideas) -> None:
    other = await ideas.program.work("Moon Bakery", by=OTHER_AUTHOR)
    both = [ideas.work.id, other.id]

    await ideas.moderation.close_works(AUTHOR, both, both)
    assert (await ideas.moderation.rules(MODERATOR)).closed == [ideas.work]
    await ideas.moderation.close_works(MODERATOR, both, both)
    await ideas.moderation.close_works(AUTHOR, both, [])
    assert (await ideas.moderation.rules(MODERATOR)).closed == [other]


async def test_what_a_form_didnt_offer_stays_as_it_was(ideas: Ideas) -> None:
    other = await ideas.program.work("Moon Bakery")
    await ideas.moderation.close_works(MODERATOR, [other.id], [other.id])

    await ideas.moderation.close_works(MODERATOR, [ideas.work.id], [])

    assert (await ideas.moderation.rules(MODERATOR)).closed == [other]


async def test_who_suggests_a_message_is_asked_for_no_closed_work(town: Town) -> None:
    for title in ("Moon Bakery", "Salt"):
        await town.add_work(title)
    message = await town.reader.send(town.channel, "A ghost!")
    closed = [("Moon Bakery", 2), ("Salt", 3), ("The Lamp Room", 1)]

    offers = []
    for title, work_id in closed:
        boss = Member(town.guild.id, town.manager.id, "Morgan", manages_guild=True)
        await town.services.moderation.close_works(boss, [work_id], [work_id])
        answer = await town.reader.context_menu(town.channel, "Suggest this", message)
        offers.append((title in str(answer.modal), bool(answer.modal)))

    assert offers == [(False, True), (False, True), (False, False)]
    assert said(answer) == rules_wording.works_are_closed(["All", "of them"])


async def test_of_two_who_close_works_at_once_the_later_looks_again(town: Town) -> None:
    await town.add_work("Moon Bakery")
    settings = {who: await getattr(town, who).slash(town.channel, "queue settings") for who in ("manager", "moderator")}
    forms = {who: await getattr(town, who).click(shown(panel), label="Closed works") for who, panel in settings.items()}
    await town.manager.submit_modal(forms["manager"], {"closed": ["1"]})

    refused_one = await town.moderator.submit_modal(forms["moderator"], {"closed": ["2"]})

    assert said(refused_one) == moderation_wording.closed_meanwhile()
    again = await town.moderator.click(shown(refused_one), label=forms_wording.try_again())
    assert ticked(again) == ["The Lamp Room"]
    await town.moderator.submit_modal(again, {"closed": ["1", "2"]})
    panel = said(await town.moderator.slash(town.channel, "queue settings"))
    assert "**Closed works** Moon Bakery, The Lamp Room" in panel


async def test_a_choice_that_was_refused_for_another_reason_is_kept(town: Town) -> None:
    panel = shown(await town.moderator.slash(town.channel, "queue settings"))
    form = await town.moderator.click(panel, label="Closed works")
    with busy_at(town.database, "DELETE FROM closed_works"):
        refused_one = await town.moderator.submit_modal(form, {"closed": ["1"]})

    assert ticked(await town.moderator.click(shown(refused_one), label=forms_wording.try_again())) == ["The Lamp Room"]


async def test_more_works_than_a_menu_holds_stand_in_several(town: Town) -> None:
    for number in range(30):
        await town.add_work(f"Moon Bakery {number}")
    panel = shown(await town.moderator.slash(town.channel, "queue settings"))

    form = await town.moderator.click(panel, label="Closed works")
    await town.moderator.submit_modal(form, {"closed": ["1"], "closed25": ["31"]})

    assert "**Closed works** Moon Bakery 29, The Lamp Room" in said(
        await town.moderator.slash(town.channel, "queue settings")
    )
