"""Who is blocked is shown no way to staff, and who would ask them hears of it before typing."""

from bot.suggestions import wording
from tests.suggestions.commands import opened, suggest
from tests.suggestions.ideas import Ideas
from tests.worlds.people import AUTHOR, MODERATOR, reader
from tests.worlds.town import Town, said, shown


def labels(answer: object) -> list[str]:
    rows = shown(answer).components  # type: ignore[arg-type]
    return [item["label"] for row in rows for item in row.get("components", []) if item.get("label")]


async def test_a_blocked_readers_own_idea_has_no_button_to_answer_until_they_are_unblocked(town: Town) -> None:
    await suggest(town, "A storm")
    await opened(town, "Ask the reader", {"words": "At sea?"})

    for command, buttons in (("queue block", ["Edit", "Take it back"]), ("queue unblock", ["Answer"])):
        await town.moderator.slash(town.channel, command, member=town.reader)
        mine = await town.reader.slash(town.channel, "suggestions mine")
        one = await town.reader.select(shown(mine), ["1"], custom_id="mine-open")
        assert [label for label in labels(one) if label in buttons] == buttons
        assert ("Answer" in labels(one)) is (command == "queue unblock")


async def test_who_was_blocked_since_they_were_asked_gets_no_letter(ideas: Ideas) -> None:
    one = await ideas.give("A storm", wants_dm=True)
    await ideas.queue.ask(AUTHOR, one.id, "At sea?")
    await ideas.moderation.block(MODERATOR, reader(1).id)
    await ideas.letters.deliver_due()

    assert ideas.box.private == []


async def test_a_reviewer_hears_that_the_reader_is_blocked_before_a_form(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    await town.moderator.slash(town.channel, "queue block", member=town.reader)

    answer = await town.author.click(shown(panel), label="Ask the reader")

    assert answer.modal is None
    assert wording.reader_is_blocked(town.reader.id) in said(answer)
