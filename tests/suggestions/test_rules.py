"""What holds of suggestions whoever asks: nothing leaves its server, nothing is given away, everything can be shown."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.suggestions import wording
from bot.suggestions.board import wording as board_wording
from bot.suggestions.giving import wording as giving_wording
from bot.suggestions.models import (
    MAX_IDEA,
    MAX_REASON,
    Decision,
    QueuePlace,
    ReviewPage,
    SpoilerLevel,
    Status,
    Suggestion,
)
from bot.suggestions.own import wording as own_wording
from bot.suggestions.queue import wording as queue_wording
from bot.suggestions.queue.filter import QueueFilter
from bot.suggestions.rules import wording as rules_wording
from bot.suggestions.verdicts import wording as verdicts_wording
from bot.works import wording as works_wording
from bot.works.models import MAX_TITLE
from tests.refusals import refused
from tests.suggestions.ideas import Ideas
from tests.worlds.discord_markup import INVITES, PINGS, read
from tests.worlds.people import AUTHOR, GUILD, MANAGER, OTHER_AUTHOR, OTHER_GUILD, STRANGER, reader

ROSA = reader(1)
NOTHING_TO_SEE = ("", "  ", "\n\t", "\x00", "\u202e", "\u200b")

Attempt = Callable[[Ideas, Member, int], Awaitable[object]]

REVIEWING: dict[str, Attempt] = {
    "show": lambda ideas, member, number: ideas.queue.show(member, number, QueueFilter()),
    "skip": lambda ideas, member, number: ideas.queue.skip(member, number, QueueFilter()),
    "card": lambda ideas, member, number: ideas.queue.card(member, number),
    "accept": lambda ideas, member, number: ideas.verdicts.decide(member, number, Status.ACCEPTED),
    "undo": lambda ideas, member, number: ideas.verdicts.undo(member, number),
    "note": lambda ideas, member, number: ideas.queue.note(member, number, "A note"),
    "ask": lambda ideas, member, number: ideas.queue.ask(member, number, "Why?"),
    "merge": lambda ideas, member, number: ideas.verdicts.merge(member, number, number),
    "use": lambda ideas, member, number: ideas.verdicts.use(member, number, 1),
    "chapters": lambda ideas, member, number: ideas.queue.chapters(member, number),
}
OWNING: dict[str, Attempt] = {
    "see": lambda ideas, member, number: ideas.program.own_suggestions.one_of_mine(member, number),
    "edit": lambda ideas, member, number: ideas.program.own_suggestions.edit(member, number, "Taken over"),
    "choose": lambda ideas, member, number: ideas.program.own_suggestions.choose(member, number, credited=True),
    "withdraw": lambda ideas, member, number: ideas.program.own_suggestions.withdraw(member, number),
}


@pytest.mark.parametrize("attempt", REVIEWING.values(), ids=REVIEWING)
async def test_only_the_works_author_and_its_servers_staff_review(ideas: Ideas, attempt: Attempt) -> None:
    await ideas.program.work("Other", by=OTHER_AUTHOR)
    suggestion = await ideas.give("Let the lamp answer.", ROSA)

    for member in (ROSA, OTHER_AUTHOR, STRANGER, replace(AUTHOR, guild_id=OTHER_GUILD)):
        with pytest.raises(UserFacingError):
            await attempt(ideas, member, suggestion.id)

    assert await ideas.now(suggestion) == suggestion


@pytest.mark.parametrize("attempt", [*REVIEWING.values(), *OWNING.values()], ids=[*REVIEWING, *OWNING])
async def test_a_forged_number_finds_nothing(ideas: Ideas, attempt: Attempt) -> None:
    for number in (0, 999, 10**18 - 1, -1):
        with pytest.raises(UserFacingError):
            await attempt(ideas, MANAGER, number)


@pytest.mark.parametrize("attempt", OWNING.values(), ids=OWNING)
async def test_only_its_reader_changes_a_suggestion(ideas: Ideas, attempt: Attempt) -> None:
    suggestion = await ideas.give("Let the lamp answer.", ROSA)

    for member in (reader(2), AUTHOR, MANAGER, replace(ROSA, guild_id=OTHER_GUILD)):
        with pytest.raises(UserFacingError):
            await attempt(ideas, member, suggestion.id)

    assert await ideas.now(suggestion) == suggestion


async def test_ones_own_are_those_of_this_server(ideas: Ideas) -> None:
    elsewhere = await ideas.program.work("Elsewhere", guild_id=OTHER_GUILD)
    here = await ideas.give("Let the lamp answer.", ROSA)
    there = await ideas.give("Let it rain.", replace(ROSA, guild_id=OTHER_GUILD), work=elsewhere)

    assert (await ideas.program.own_suggestions.mine(ROSA)).suggestions == [here]
    assert (await ideas.program.own_suggestions.mine(replace(ROSA, guild_id=OTHER_GUILD))).suggestions == [there]
    with refused(works_wording.work_is_gone()):
        await ideas.give("From afar", ROSA, work=elsewhere)


async def test_an_idea_of_which_nothing_can_be_seen_is_refused(ideas: Ideas) -> None:
    for idea in NOTHING_TO_SEE:
        with refused(rules_wording.empty_idea()):
            await ideas.give(idea)

    assert (await ideas.program.own_suggestions.mine(ROSA)).suggestions == []


async def test_a_chapter_that_isnt_out_yet_isnt_given_away(ideas: Ideas) -> None:
    draft = await ideas.program.draft(ideas.work, 5, title="The Butler Did It")

    kept = await ideas.give("Let the lamp answer.", chapter=draft)

    assert (kept.chapter_number, kept.chapter_title) == (None, None)


async def test_nor_is_one_in_which_the_idea_will_be_used(ideas: Ideas) -> None:
    draft = await ideas.program.draft(ideas.work, 5, title="The Butler Did It")
    suggestion = await ideas.accept(await ideas.give("Let the lamp answer.", ROSA, wants_dm=True))
    await ideas.verdicts.use(AUTHOR, suggestion.id, draft.id)
    await ideas.letters.deliver_due()

    mine = (await ideas.program.own_suggestions.mine(ROSA)).suggestions
    told = [
        own_wording.mine(mine, []),
        own_wording.one_of_mine(mine[0], mine[0], []),
        *(text for _, text in ideas.box.private),
    ]
    assert [text for text in told if "Butler" in text] == []


async def test_a_chapter_of_another_work_isnt_taken_for_one_of_this(ideas: Ideas) -> None:
    chapter = await ideas.program.posted(await ideas.program.work("Other"))

    assert (await ideas.give("Let the lamp answer.", chapter=chapter)).chapter_title is None


async def test_an_idea_is_kept_letter_by_letter(ideas: Ideas) -> None:
    idea = "What if the *lamp* answers?\n\n@everyone would || love it \\o/"

    kept = await ideas.give(f"  {idea}\n")

    assert (kept.idea, (await ideas.now(kept)).idea) == (idea, idea)


NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)
HOSTILE = "@everyone <@123> [free](https://evil.example) discord.gg/abc ||x|| # a\n# b\n> c"
PLAIN = Suggestion(
    id=7,
    guild_id=GUILD,
    work_id=1,
    work_title="Kiss and Cry",
    chapter_id=1,
    chapter_number=4,
    chapter_title="The Lamp",
    reader_id=ROSA.id,
    reader_name=ROSA.name,
    idea="What if the lamp answers?",
    spoiler=SpoilerLevel.NONE,
    credited=True,
    wants_dm=True,
    status=Status.DECLINED,
    created_at=NOW,
    decision=Decision(by_id=AUTHOR.id, at=NOW, reason="The lamp is dead."),
)


def filled(text: str) -> Suggestion:
    """A suggestion in which everything that people type is this, as far as it goes."""
    return replace(
        PLAIN,
        id=10**9,
        work_title=text[:MAX_TITLE],
        chapter_title=text[:MAX_TITLE],
        reader_name=text[:32],
        idea=text[:MAX_IDEA],
        decision=Decision(by_id=AUTHOR.id, at=NOW, reason=text[:MAX_REASON]),
    )


def said_of(one: Suggestion) -> list[str]:
    """Everything that is said of a suggestion in a message of its own."""
    return [
        giving_wording.thanks(one, "</suggestions mine:1234567890123456789>"),
        own_wording.mine([one] * 10, []),
        own_wording.one_of_mine(one, one, []),
        board_wording.board(one.work_title, [one] * 10),
        board_wording.hall(one.work_title, [(one.reader_name, 3)] * 25),
        verdicts_wording.already_decided(one),
        wording.decided_already(one),
        giving_wording.backed_already(one),
        queue_wording.empty_queue(QueueFilter(), one.work_title),
    ]


def panel_of(one: Suggestion) -> list[str]:
    page = ReviewPage(suggestion=one, place=QueuePlace(10**6, 10**6, 1, 2))
    return [
        queue_wording.heading(page, QueueFilter()),
        queue_wording.body(one),
        wording.fate(one),
        queue_wording.around(page),
    ]


@pytest.mark.parametrize(
    "text", ["x" * 2000, "*" * 2000, "🦊" * 2000, "a\n" * 1000], ids=["letters", "marks", "emoji", "lines"]
)
def test_whatever_was_typed_it_fits_where_it_is_shown(text: str) -> None:
    one = filled(text)

    assert [said for said in said_of(one) if len(said) > 2000] == []
    assert sum(map(len, panel_of(one))) <= 4000
    assert len(wording.label(one)) <= 100


def test_whatever_was_typed_it_does_nothing_where_it_is_shown() -> None:
    own = {
        f"<@{AUTHOR.id}>",
        f"<@{ROSA.id}>",
        f"<t:{int(NOW.timestamp())}:R>",
        "</suggestions mine:1234567890123456789>",
    }
    for said in [*said_of(filled(HOSTILE)), *panel_of(filled(HOSTILE))]:
        assert set(PINGS.findall(said)) <= own
        assert not INVITES.findall(said)
        assert not read(said.removeprefix(wording.as_heading(""))).marks & {"masked link", "spoiler", "heading"}


def test_ten_ordinary_suggestions_are_all_shown_with_their_fate() -> None:
    ordinary = [replace(PLAIN, id=number, idea="What if the lamp answers? " * 8) for number in range(1, 11)]

    said = own_wording.mine(ordinary, [])

    assert all(f"**#{number}**" in said for number in range(1, 11))
    assert said.count("The lamp is dead.") == 10


def test_an_idea_that_gives_something_away_is_covered_where_others_read_it() -> None:
    spoiling = replace(PLAIN, spoiler=SpoilerLevel.BEYOND, idea="SECRET: the butler")

    assert "SECRET" not in read(board_wording.board("Kiss and Cry", [spoiling])).shown
    assert "SECRET" not in wording.label(spoiling)
