"""Ideas of who is forgotten: they go, or stay without their writer; what others did with them goes on."""

import pytest

from bot.privacy.models import Wishes
from bot.suggestions import backing_store
from bot.suggestions import wording as suggestions_wording
from bot.suggestions.calls import store as call_store
from bot.suggestions.models import IdeaChoices, Status
from bot.suggestions.queue.filter import QueueFilter
from tests.privacy.forget import GO, STAY, Forget
from tests.refusals import refused
from tests.suggestions.ideas import Ideas
from tests.worlds.people import AUTHOR, CHANNEL, GUILD, MODERATOR, reader

WRITER, OTHER, THIRD = reader(1), reader(2), reader(3)
STORM, FLOOD = "A storm takes the bridge away.", "The cat steals the keeper's fish."


async def thanked(ideas: Ideas, chapter_id: int) -> list[str]:
    async with ideas.program.database.read() as connection:
        return list((await backing_store.credited_in(connection, chapter_id)).values())


async def found(ideas: Ideas, reader_id: int | None = None) -> list[int]:
    """What a search finds by its words."""
    shown = await ideas.queue.search(AUTHOR, "storm", queue_filter=QueueFilter(status=None), reader_id=reader_id)
    return [one.id for one in shown]


async def test_an_idea_that_goes_leaves_only_that_there_was_one(ideas: Ideas, forget: Forget) -> None:
    idea = await ideas.give(STORM, WRITER, credited=True)

    assert (await forget(WRITER.id)).ideas == 1

    left = await ideas.now(idea)
    assert (left.status, left.idea, left.reader_name) == (Status.WITHDRAWN, "", "")
    assert await found(ideas) == []


async def test_an_idea_that_stays_is_nobodys_and_its_words_are_still_found(ideas: Ideas, forget: Forget) -> None:
    idea = await ideas.give(STORM, WRITER, credited=True, wants_dm=True)

    await forget(WRITER.id, STAY)

    left = await ideas.now(idea)
    assert (left.status, left.idea, left.credited, left.wants_dm) == (Status.WAITING, STORM, False, False)
    assert await found(ideas) == [idea.id]
    assert await found(ideas, WRITER.id) == []
    with refused(suggestions_wording.writer_is_forgotten()):
        await ideas.queue.ask(AUTHOR, idea.id, "Which bridge?")
    with refused(suggestions_wording.writer_is_forgotten()):
        await ideas.moderation.writer_of(MODERATOR, idea.id)


@pytest.mark.parametrize("wishes", [GO, STAY], ids=["gone", "kept"])
async def test_a_card_that_thanked_its_writer_is_shown_anew_without_their_name(
    ideas: Ideas, forget: Forget, wishes: Wishes
) -> None:
    idea = await ideas.accept(await ideas.give(STORM, WRITER, credited=True))
    chapter = await ideas.program.out(ideas.work)
    await ideas.verdicts.use(AUTHOR, idea.id, chapter.id)
    wanted = [one.wanted for one in await ideas.program.announcements.of_chapter(chapter.id)]
    assert await thanked(ideas, chapter.id) == [WRITER.name]

    await forget(WRITER.id, wishes)

    assert await thanked(ideas, chapter.id) == []
    now = [one.wanted for one in await ideas.program.announcements.of_chapter(chapter.id)]
    assert all(after > before for before, after in zip(wanted, now, strict=True))


async def test_what_others_wrote_waits_again_when_what_it_was_merged_into_goes(ideas: Ideas, forget: Forget) -> None:
    into, merged = await ideas.give(STORM, WRITER), await ideas.give(FLOOD, OTHER)
    await ideas.verdicts.merge(AUTHOR, merged.id, into.id)

    await forget(WRITER.id)

    assert (await ideas.now(merged)).status is Status.WAITING


async def test_backing_counts_on_without_them(ideas: Ideas, forget: Forget) -> None:
    into = await ideas.give(STORM, OTHER, credited=True)
    merged = await ideas.give(FLOOD, WRITER)
    await ideas.verdicts.merge(AUTHOR, merged.id, into.id)
    backed = await ideas.give("The lamp goes out for a night.", THIRD, credited=True)
    await ideas.program.suggestions.back(WRITER, backed.id)
    before = [(await ideas.now(one)).backing for one in (into, backed)]

    await forget(WRITER.id, Wishes(keep_ideas=True))
    kept = [(await ideas.now(one)).backing for one in (into, backed)]
    await forget(THIRD.id)

    assert (before, kept) == ([1, 1], [1, 0])


async def test_two_who_are_forgotten_still_count_as_two(ideas: Ideas, forget: Forget) -> None:
    into = await ideas.give(STORM, OTHER)
    for number, text in enumerate((FLOOD, "The lamp goes out for a night.")):
        merged = await ideas.give(text, reader(10 + number))
        await ideas.verdicts.merge(AUTHOR, merged.id, into.id)

    for number in range(2):
        await forget(reader(10 + number).id, STAY)
    await forget(OTHER.id, STAY)

    assert (await ideas.now(into)).backing == 2


async def test_who_is_blocked_stays_blocked_and_can_be_let_in_again(ideas: Ideas, forget: Forget) -> None:
    await ideas.moderation.block(MODERATOR, WRITER.id)

    assert (await forget(WRITER.id)).blocks == 1

    with pytest.raises(Exception, match="take no suggestions from you"):
        await ideas.give(STORM, WRITER)
    with pytest.raises(Exception, match="already"):
        await ideas.moderation.block(MODERATOR, WRITER.id)
    await ideas.moderation.unblock(MODERATOR, WRITER.id)
    assert (await ideas.give(STORM, WRITER)).guild_id == GUILD


async def test_a_poll_says_nothing_of_an_idea_that_is_gone(ideas: Ideas, forget: Forget) -> None:
    call = await ideas.calls.open(AUTHOR, ideas.work.id, "What comes next?", CHANNEL, None)
    one, other = [
        await ideas.program.suggestions.suggest(
            who, ideas.work.id, None, text, IdeaChoices(credited=True), call_id=call.id
        )
        for who, text in ((WRITER, STORM), (OTHER, FLOOD))
    ]
    await ideas.calls.start_poll(AUTHOR, call.id, f"#{one.id} {STORM}\n#{other.id} {FLOOD}", 24)

    await forget(WRITER.id)

    async with ideas.program.database.read() as connection:
        left = await call_store.find(connection, GUILD, call.id)
    assert left is not None
    assert left.poll_answers == [(one.id, "–"), (other.id, FLOOD)]
