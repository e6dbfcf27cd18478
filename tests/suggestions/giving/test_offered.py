"""What the commands about ideas and chapters offer while one types: only what they can do for this person now."""

import pytest

from bot.setup.models import Member
from tests.suggestions.ideas import Ideas
from tests.worlds.databases.statements import statements
from tests.worlds.people import reader
from tests.worlds.town import Town, said, shown

WORK = "The Lamp Room"


@pytest.fixture
async def town(empty_town: Town) -> Town:
    """A work with two ideas in public: of the first reader and of the second."""
    await empty_town.set_up()
    await empty_town.add_work()
    for writer, idea in zip(empty_town.readers, ("A storm at sea", "The keeper sings"), strict=False):
        thanks = await writer.slash(empty_town.channel, "suggest", idea=idea)
        await writer.click(shown(thanks), label="Name me in public: no")
    return empty_town


async def offered(town: Town, reader: int, command: str, option: str = "suggestion", **beside: object) -> list[str]:
    choices = await town.readers[reader].autocomplete(town.channel, command, option, "", **beside)
    return [choice["name"] for choice in choices]


def of(names: list[str]) -> list[int]:
    return [int(name.split()[0].removeprefix("#")) for name in names]


async def test_an_idea_is_offered_to_be_backed_until_one_does_and_then_to_stop(town: Town) -> None:
    before = of(await offered(town, 2, "suggestions back"))
    await town.readers[2].slash(town.channel, "suggestions back", suggestion="1")

    assert sorted(before) == [1, 2]
    assert of(await offered(town, 2, "suggestions back")) == [2]
    assert of(await offered(town, 2, "suggestions back", stop=True)) == [1]
    assert of(await offered(town, 0, "suggestions back")) == [2]
    assert of(await offered(town, 0, "suggestions back", stop=True)) == []


async def test_words_of_one_that_is_backed_already_are_understood_and_answered_so(town: Town) -> None:
    await town.readers[2].slash(town.channel, "suggestions back", suggestion="1")
    answer = await town.readers[2].slash(town.channel, "suggestions back", suggestion="storm")

    assert "already" in shown(answer).content


async def test_an_idea_is_offered_to_be_reported_until_one_did(town: Town) -> None:
    await town.readers[2].slash(town.channel, "suggestions report", suggestion="1")

    assert of(await offered(town, 2, "suggestions report")) == [2]
    assert of(await offered(town, 1, "suggestions report")) == [1]


async def test_who_is_blocked_is_offered_nothing_to_speak_of(town: Town) -> None:
    await town.moderator.slash(town.channel, "queue block", member=town.readers[2])

    for command in ("suggestions back", "suggestions report"):
        assert await offered(town, 2, command) == []
    assert await offered(town, 2, "suggest", "work") == []


async def test_works_that_take_no_ideas_are_not_offered_for_one(town: Town) -> None:
    await town.add_work("Moon Bakery")
    assert await offered(town, 2, "suggest", "work") == ["Moon Bakery", WORK]
    async with town.database.change() as connection:
        await connection.exec_driver_sql("INSERT INTO closed_works (work_id) VALUES (1)")

    assert await offered(town, 2, "suggest", "work") == ["Moon Bakery"]


async def test_chapters_are_offered_to_who_may_change_them_and_their_works_where_there_are_some(town: Town) -> None:
    await town.add_work("Moon Bakery")
    await town.author.click(shown(await town.preview(number=1)), label="Post now")
    scheduled = await town.preview(number=2, title="A secret", when="in 2 hours")
    await town.author.click(shown(scheduled), label="Schedule")

    works = {
        command: [one["name"] for one in await town.author.autocomplete(town.channel, command, "work", "")]
        for command in ("chapter edit", "chapter withdraw", "chapter reschedule", "chapter list")
    }
    assert works == {
        "chapter edit": [WORK],
        "chapter withdraw": [WORK],
        "chapter reschedule": [WORK],
        "chapter list": ["Moon Bakery", WORK],
    }
    for command in ("chapter edit", "chapter reschedule"):
        assert len(await town.author.autocomplete(town.channel, command, "chapter", "", work=WORK)) == 1
        assert await town.reader.autocomplete(town.channel, command, "chapter", "", work=WORK) == []


async def test_a_private_idea_is_offered_to_who_backs_it_by_its_number_and_work_alone(town: Town) -> None:
    await town.readers[2].slash(town.channel, "suggestions back", suggestion="1")
    writer = Member(town.guild.id, town.readers[0].id, "rosa")
    await town.services.own_suggestions.choose(writer, 1, credited=False)

    assert await offered(town, 2, "suggestions back", stop=True) == ["#1 (The Lamp Room)"]
    assert of(await offered(town, 1, "suggestions back", stop=True)) == []
    stopped = await town.readers[2].slash(town.channel, "suggestions back", suggestion="lamp room", stop=True)
    assert "no longer back **#1**" in said(stopped)
    assert of(await offered(town, 2, "suggestions back", stop=True)) == []


async def test_who_is_blocked_may_still_take_their_backing_away(town: Town) -> None:
    await town.readers[2].slash(town.channel, "suggestions back", suggestion="1")
    await town.moderator.slash(town.channel, "queue block", member=town.readers[2])

    assert of(await offered(town, 2, "suggestions back", stop=True)) == [1]
    stopped = await town.readers[2].slash(town.channel, "suggestions back", suggestion="1", stop=True)
    assert "no longer back **#1**" in said(stopped)


async def test_however_many_ideas_there_are_a_letter_typed_costs_as_many_statements(ideas: Ideas) -> None:
    counts = []
    for more in range(2):
        for number in range(1 + 20 * more):
            one = await ideas.give(f"A storm of night {more}.{number}", reader(2), credited=True)
            await ideas.program.suggestions.back(reader(3), one.id)
        with statements() as asked:
            await ideas.showcase.backable_like(reader(1), "storm", 25)
            await ideas.showcase.backed_like(reader(3), "storm", 25)
        counts.append(len(asked))

    assert counts[0] == counts[1]
