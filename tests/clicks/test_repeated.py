"""Clicks that arrive twice, and people who ask again since nobody answered them, as they see it in Discord."""

from functools import partial
from typing import Any

import pytest

from bot.demo.reading import shown_in
from bot.suggestions.giving import wording as giving_wording
from tests.clicks.repeated import delivered_twice, unanswered
from tests.worlds.elsewhere import Elsewhere
from tests.worlds.town import Town, said, shown

STORM = "A great storm puts out every lamp on the island."


async def count(town: Town, table: str) -> int:
    async with town.database.read() as connection:
        return int((await connection.exec_driver_sql(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608


MAKING = [
    ("reader", "suggest", {"idea": STORM}, "suggestions", "is with the author now"),
    ("moderator", "work add", {"title": "Moon Bakery"}, "works", "Added"),
    ("moderator", "target share", {"work": "The Lamp Room"}, "target_codes", "once"),
    (
        "author",
        "queue call",
        {"work": "The Lamp Room", "question": "What next?"},
        "suggestion_calls",
        "Called for ideas",
    ),
    ("author", "chapter post", {"work": "The Lamp Room", "file": ("c.txt", b"Chapter 9\n\nRain.")}, "chapters", "Rain"),
]
making = pytest.mark.parametrize(
    ("who", "command", "options", "table", "words"), MAKING, ids=[one[1] for one in MAKING]
)


@making
async def test_a_command_that_arrives_twice_is_carried_out_once(
    town: Town, who: str, command: str, options: dict[str, Any], table: str, words: str
) -> None:
    before = await count(town, table)

    with delivered_twice(town.env):
        answer = await getattr(town, who).slash(town.channel, command, **options)

    assert await count(town, table) == before + 1
    assert words in "\n".join(map(shown_in, [shown(answer), *answer.followups]))


@making
async def test_who_was_not_answered_and_asks_again_hears_what_came_of_it(
    town: Town, who: str, command: str, options: dict[str, Any], table: str, words: str
) -> None:
    before = await count(town, table)
    with unanswered(town):
        await getattr(town, who).slash(town.channel, command, **options)
    begun = await count(town, table)

    answer = await getattr(town, who).slash(town.channel, command, **options)

    assert await count(town, table) == before + 1, begun
    assert words in said(answer)


async def test_who_was_answered_and_asks_again_means_it(town: Town) -> None:
    await town.reader.slash(town.channel, "suggest", idea=STORM)

    assert "much the same idea" in said(await town.reader.slash(town.channel, "suggest", idea=STORM))


async def test_who_heard_of_it_at_the_second_attempt_means_the_third(town: Town) -> None:
    with unanswered(town):
        await town.reader.slash(town.channel, "suggest", idea=STORM)
    assert "is with the author now" in said(await town.reader.slash(town.channel, "suggest", idea=STORM))

    assert "much the same idea" in said(await town.reader.slash(town.channel, "suggest", idea=STORM))


@pytest.mark.expects_errors
async def test_a_fault_settles_nothing_and_who_asks_again_hears_what_was_done(town: Town) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(giving_wording, "thanks", _fails)
        assert "Something went wrong" in said(await town.reader.slash(town.channel, "suggest", idea=STORM))

    assert "is with the author now" in said(await town.reader.slash(town.channel, "suggest", idea=STORM))
    assert await count(town, "suggestions") == 2


def _fails(*_: object) -> str:
    raise ZeroDivisionError


async def test_who_wasnt_told_that_a_target_ended_hears_it_when_they_ask_again(town: Town) -> None:
    other = town.guild.create_text_channel("more")
    await town.moderator.slash(town.channel, "target add", work="The Lamp Room", channel=other)
    target = f"1:{other.id}"
    with unanswered(town):
        await town.moderator.slash(town.channel, "target end", target=target)

    assert "is no longer announced" in said(await town.moderator.slash(town.channel, "target end", target=target))
    assert "isn't announced there" in said(await town.moderator.slash(town.channel, "target end", target=target))


async def test_who_hears_that_what_they_ended_was_added_again_means_it_when_they_ask_once_more(town: Town) -> None:
    other = town.guild.create_text_channel("more")
    await town.moderator.slash(town.channel, "target add", work="The Lamp Room", channel=other)
    end = partial(town.moderator.slash, town.channel, "target end", target=f"1:{other.id}")
    with unanswered(town):
        await end()
    await town.author.slash(town.channel, "target add", work="The Lamp Room", channel=other)

    assert "added it there again" in said(await end())
    assert "is no longer announced" in said(await end())


async def test_after_a_restart_the_idea_of_before_is_confirmed(town: Town) -> None:
    with unanswered(town):
        await town.reader.slash(town.channel, "suggest", idea=STORM)
    await town.restart()

    answer = await town.reader.slash(town.channel, "suggest", idea=STORM)

    assert "is with the author now" in said(answer)
    assert await count(town, "suggestions") == 2


async def test_an_idea_held_back_is_shown_again_with_what_is_like_it(town: Town) -> None:
    await town.readers[1].slash(town.channel, "suggest", idea=STORM)
    with unanswered(town):
        await town.reader.slash(town.channel, "suggest", idea=STORM)

    answer = await town.reader.slash(town.channel, "suggest", idea=STORM)

    assert "Somebody had much the same idea" in said(answer)
    assert await count(town, "held_ideas") == 1
    sent = await town.reader.click(shown(answer), label="Send mine anyway")
    assert "is with the author now" in said(sent)


async def test_a_work_whose_removal_was_not_answered_can_be_brought_back(town: Town) -> None:
    with unanswered(town):
        await town.moderator.slash(town.channel, "work remove", work="The Lamp Room")

    answer = await town.moderator.slash(town.channel, "work remove", work="The Lamp Room")

    assert "The Lamp Room" in said(await town.moderator.click(shown(answer), label="Undo"))


async def test_a_form_that_was_sent_twice_is_taken_once(town: Town) -> None:
    form = await town.reader.slash(town.channel, "suggest")
    with delivered_twice(town.env):
        answer = await town.reader.submit_modal(form, {"idea": STORM})

    assert "is with the author now" in said(answer)
    assert await count(town, "suggestions") == 2


async def test_who_wasnt_told_that_a_code_was_taken_hears_it_though_the_channels_id_has_19_digits(town: Town) -> None:
    elsewhere = await Elsewhere.accept(town)
    await town.moderator.slash(town.channel, "work add", title="Moon Bakery")
    code = said(await town.moderator.slash(town.channel, "target share", work="Moon Bakery")).split("**")[1]
    take = partial(elsewhere.boss.slash, elsewhere.channel, "target redeem", code=code, channel=elsewhere.channel)
    with unanswered(town):
        await take()

    assert len(str(elsewhere.channel.id)) == 19
    assert "Moon Bakery" in said(await take())
