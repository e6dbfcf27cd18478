"""Which chapter an idea was used in, chosen in a form."""

from dataclasses import replace

import pytest
from simcord.results import ResponseMessage

from bot.forms import wording as forms_wording
from bot.suggestions import store
from bot.suggestions.queue.filter import Order, QueueFilter
from bot.suggestions.verdicts import wording as verdicts_wording
from bot.works import chapter_store
from bot.works.models import Chapter, ChapterState
from cogs.queue.fields import filter_in
from tests.suggestions.commands import suggest
from tests.worlds.town import Town, said, shown


async def test_chapters_of_one_name_are_told_apart_where_one_is_chosen(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Accept")
    await town.preview()
    form = await town.author.click(shown(panel), label="Mark used")

    assert form.modal is not None
    preview, posted = [option["label"] for option in form.modal["components"][0]["component"]["options"]]
    assert preview.startswith("Chapter 2: The Keeper's Daughter · preview of ")
    assert posted.startswith("Chapter 2: The Keeper's Daughter · posted ")


async def test_a_chapter_older_than_the_menu_holds_is_named(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Accept")
    for number in range(3, 29):
        await town.preview(number=number, title="")
    form = await town.author.click(shown(panel), label="Mark used")
    await town.author.submit_modal(form, {"name": "Chapter 2"})

    assert "Used in Chapter 2" in said(shown(panel))


async def used_in(town: Town) -> Chapter:
    async with town.database.read() as connection:
        (idea,) = await store.find_all(connection, town.guild.id, [1])
        return await chapter_store.find_any(connection, idea.used_in_id or 0)


@pytest.fixture
async def accepted(town: Town) -> ResponseMessage:
    """Accept an idea for a work of more chapters than a menu holds, of which some have one title."""
    await suggest(town, "A storm")
    panel = shown(await town.author.slash(town.channel, "queue review"))
    await town.author.click(panel, label="Accept")
    for number in range(3, 29):
        await town.preview(number=number, title="Interlude" if number in (5, 12) else "")
    return panel


async def test_the_title_of_several_chapters_is_asked_about_and_their_number_taken(
    town: Town, accepted: ResponseMessage
) -> None:
    form = await town.author.click(accepted, label="Mark used")
    refusal = await town.author.submit_modal(form, {"name": "interlude"})
    assert verdicts_wording.several_chapters("interlude") in said(refusal)

    again = await town.author.click(shown(refusal), label=forms_wording.try_again())
    await town.author.submit_modal(again, {"name": "12"})
    assert (await used_in(town)).details.number == 12


async def test_of_two_chapters_of_one_number_the_posted_one_is_meant(town: Town, accepted: ResponseMessage) -> None:
    await town.preview()
    form = await town.author.click(accepted, label="Mark used")
    await town.author.submit_modal(form, {"name": "2"})

    assert (await used_in(town)).state is ChapterState.POSTED


def test_a_filter_on_a_chapter_that_the_menu_doesnt_list_stays_until_another_is_chosen() -> None:
    before = QueueFilter(work_id=1, chapter_id=1)
    sent = {"work": "1", "status": "waiting", "order": Order.BACKED, "more": "", "chapter": ""}

    assert filter_in(sent, before) == replace(before, order=Order.BACKED)
    assert filter_in({**sent, "chapter": "0"}, before).chapter_id is None
    assert filter_in({**sent, "work": "2"}, before).chapter_id is None
