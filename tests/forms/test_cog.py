"""A refused form comes back filled in, whatever happens to the process between."""

import pytest

from bot.demo.reading import answer
from tests.forms.filled_in import filled_in
from tests.suggestions.commands import suggest
from tests.worlds.databases.failing import failing_at
from tests.worlds.town import Town, said, shown


@pytest.fixture
async def town(town: Town) -> Town:
    await town.set_up()
    await town.add_work()
    await town.announce()
    return town


async def test_an_idea_that_was_refused_comes_back_with_all_that_was_chosen_beside_it(town: Town) -> None:
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    await town.moderator.slash(town.channel, "queue settings")
    await town.moderator.slash(town.channel, "queue block", member=town.reader)
    refusal = await town.reader.submit_modal(
        form, {"idea": "A storm.\n\nAt sea, `code` ```", "spoiler": "beyond", "credit": True, "dm": False}
    )
    assert "A storm." in said(refusal)
    await town.moderator.slash(town.channel, "queue unblock", member=town.reader)
    await town.restart()

    again = await town.reader.click(shown(refusal), label="Try again")
    values = filled_in(again)
    assert values["idea"] == "A storm.\n\nAt sea, `code` ```"
    assert (values["spoiler"], values["credit"], values["dm"]) == ("beyond", True, False)
    assert "Thank you!" in said(await town.reader.submit_modal(again, {"idea": values["idea"]}))


async def test_a_text_as_long_as_a_field_takes_comes_back_whole(town: Town) -> None:
    idea = "storm " * 330
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    await town.moderator.slash(town.channel, "queue block", member=town.reader)
    refusal = await town.reader.submit_modal(form, {"idea": idea})
    await town.moderator.slash(town.channel, "queue unblock", member=town.reader)

    again = await town.reader.click(shown(refusal), label="Try again")
    assert filled_in(again)["idea"] == idea


async def test_a_form_that_would_be_refused_at_once_says_so_again(town: Town) -> None:
    form = await town.reader.slash(town.channel, "suggest", work="The Lamp Room")
    await town.moderator.slash(town.channel, "work remove", work="The Lamp Room")
    refusal = await town.reader.submit_modal(form, {"idea": "A storm"})

    assert "removed" in said(await town.reader.click(shown(refusal), label="Try again"))


async def test_a_chapters_form_comes_back_with_what_was_typed_and_not_what_stands(town: Town) -> None:
    form = await town.author.slash(town.channel, "chapter edit", work="The Lamp Room", chapter="2")
    typed = {"number": "two", "title": "The Lamp", "text": "New", "notes": "", "link": "nowhere"}
    refusal = await town.author.submit_modal(form, typed)
    again = await town.author.click(shown(refusal), label="Try again")

    values = filled_in(again)
    assert {name: values[name] or "" for name in typed} == typed


async def test_a_reviewer_declines_the_new_text_after_its_reader_changed_it(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    form = await town.author.click(shown(panel), label="Decline")
    mine = await town.reader.slash(town.channel, "suggestions edit", suggestion="1")
    await town.reader.submit_modal(mine, {"idea": "A quiet evening"})
    refusal = await town.author.submit_modal(form, {"reason": "Not a storm"})
    assert "A quiet evening" in said(shown(panel))

    refused = answer(refusal)
    assert refused is not None
    again = await town.author.click(refused, label="Try again")
    assert filled_in(again)["reason"] == "Not a storm"
    await town.author.submit_modal(again, {"reason": "Not an evening"})
    assert "Not an evening" in said(await town.reader.slash(town.channel, "suggestions mine"))


async def test_settings_come_back_as_they_were_typed(town: Town) -> None:
    settings = await town.moderator.slash(town.channel, "queue settings")
    form = await town.moderator.click(shown(settings), label="Limits")
    refusal = await town.moderator.submit_modal(form, {"cooldown": "many", "waiting": "3", "shortest": ""})
    again = await town.moderator.click(shown(refusal), label="Try again")

    values = filled_in(again)
    assert (values["cooldown"], values["waiting"], values["shortest"] or "") == ("many", "3", "")


async def test_several_are_declined_from_the_form_that_comes_back(town: Town) -> None:
    await suggest(town, "A storm", "The cat steals a fish", "Tomas sings")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Select several")
    await town.author.select(shown(panel), ["2", "3"])
    form = await town.author.click(shown(panel), label="Decline")
    removal = await town.moderator.slash(town.channel, "work remove", work="The Lamp Room")
    refusal = await town.author.submit_modal(form, {"reason": "No"})
    assert "removed" in said(refusal)
    await town.moderator.click(shown(removal), label="Undo")

    again = await town.author.click(shown(refusal), label="Try again")
    assert filled_in(again)["which"] == ["2", "3"]
    tally = await town.author.submit_modal(again, {"which": ["2", "3"], "reason": "No"})
    assert "#2, #3" in said(tally)


async def test_nobody_opens_what_somebody_else_typed(town: Town) -> None:
    form = await town.author.slash(town.channel, "chapter edit", work="The Lamp Room", chapter="2")
    refusal = await town.author.submit_modal(form, {"number": "two", "title": "", "text": "", "notes": "", "link": ""})
    shown(refusal)._message.flags = 0  # as if it had been public

    assert "is kept for a day" in said(await town.reader.click(shown(refusal), label="Try again"))


async def test_after_a_day_the_text_still_stands_above_and_that_is_said(town: Town) -> None:
    form = await town.author.slash(town.channel, "chapter edit", work="The Lamp Room", chapter="2")
    typed = {"number": "two", "title": "", "text": "", "notes": "", "link": ""}
    refusal = await town.author.submit_modal(form, typed)
    await town.leap(25 * 3600)
    other = await town.author.slash(town.channel, "chapter edit", work="The Lamp Room", chapter="2")
    await town.author.submit_modal(other, typed)

    assert "is kept for a day" in said(await town.author.click(shown(refusal), label="Try again"))


@pytest.mark.expects_errors
async def test_where_a_form_cant_be_kept_its_text_is_given_back_all_the_same(town: Town) -> None:
    form = await town.author.slash(town.channel, "chapter edit", work="The Lamp Room", chapter="2")
    with failing_at(town.database, "INSERT INTO refused_forms"):
        refusal = await town.author.submit_modal(
            form, {"number": "two", "title": "Kept", "text": "", "notes": "", "link": ""}
        )

    assert "Kept" in said(refusal)
    assert shown(refusal).components == []
