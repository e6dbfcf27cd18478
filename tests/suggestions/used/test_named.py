"""Who wasn't named for an idea that was used can be, from where they hear of it."""

from bot.setup.models import Member
from bot.suggestions import wording as suggestions_wording
from bot.works.models import UNDO
from tests.refusals import refused
from tests.suggestions.commands import suggest
from tests.suggestions.ideas import Ideas
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, reader
from tests.worlds.town import Town, said, shown

NAME_ME = "Name me in the thanks"


async def test_the_direct_message_about_a_used_idea_offers_it_to_who_wasnt_named(ideas: Ideas, clock: SetClock) -> None:
    chapter = await ideas.program.posted(ideas.work)
    unnamed = await ideas.give("A storm", wants_dm=True)
    named = await ideas.give("A calm sea", reader(2), wants_dm=True, credited=True)
    for one in (unnamed, named):
        await ideas.verdicts.use(AUTHOR, (await ideas.accept(one)).id, chapter.id)
    clock.now += UNDO
    await ideas.letters.deliver_due()

    used = [one for one in ideas.box.messages if "Used in" in one.content.text]
    assert {one.to: [button.label for button in one.content.buttons] for one in used} == {
        reader(1).id: [NAME_ME],
        reader(2).id: [],
    }


async def test_nobody_is_named_by_somebody_else(ideas: Ideas) -> None:
    one = await ideas.give("A storm")

    with refused(suggestions_wording.suggestion_is_gone()):
        await ideas.program.own_suggestions.name_me(reader(2).id, one.id, wanted=True)


async def use_in_chapter(town: Town) -> None:
    await suggest(town, "A storm at sea")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Accept")
    services = town.services
    (chapter,) = await services.chapters.posted(1)
    member = Member(town.guild.id, town.author.id, "ada")
    await services.verdicts.use(member, 1, chapter.id)


def thanks(town: Town) -> list[str | None]:
    return [one.value for one in town.announcements()[-1].embeds[0].fields if one.name == "With thanks to"]


async def test_from_ones_own_ideas_the_card_changes_in_place_and_back(town: Town) -> None:
    await use_in_chapter(town)
    mine = await town.reader.slash(town.channel, "suggestions mine")
    opened = await town.reader.select(shown(mine), ["1"])
    named = await town.reader.click(shown(opened), label=NAME_ME)
    with_thanks = thanks(town)
    unnamed = await town.reader.click(shown(named), label="Take my name out of the thanks")

    assert "thanks you by name now" in said(named)
    assert with_thanks == ["rosa"]
    assert "aren't named in public" in said(unnamed)
    assert thanks(town) == []
    assert len(town.announcements()) == 1
