"""What is said of a chapter that was withdrawn and brought back goes by what stands now, not by what stood before."""

import pytest
from simcord.results import ResponseMessage

from bot.chapters import wording
from tests.worlds.elsewhere import Elsewhere
from tests.worlds.town import Town, said, shown

WORK = "The Lamp Room"


async def withdrawn(town: Town) -> ResponseMessage:
    return shown(await town.author.slash(town.channel, "chapter withdraw", work=WORK, chapter="2"))


async def delete_the_message(town: Town) -> None:
    town.env.backend.delete_message(town.channel.id, town.announcements()[-1].id)
    await town.env.settle()


async def changed(town: Town, chapter: str = "2") -> str:
    form = await town.author.slash(town.channel, "chapter edit", work=WORK, chapter=chapter)
    return said(await town.author.submit_modal(form, {"number": chapter, "title": "Ines"}))


async def looked_at(town: Town) -> str:
    """What the question about a second chapter of the same name leads to."""
    preview = shown(await town.preview())
    await town.author.click(preview, label="Post now")
    return said(await town.author.click(preview, label="Look at it"))


def fail(town: Town, channel_id: int) -> None:
    town.env.inject_error("POST", f"/channels/{channel_id}/messages", status=403, code=50013, times=None)


async def test_a_chapter_brought_back_whose_new_message_was_deleted_isnt_said_to_be_still_to_come(town: Town) -> None:
    await town.announce()
    await town.author.click(await withdrawn(town), label="Undo")
    await delete_the_message(town)

    answer = await changed(town)

    assert "Its message was deleted in Discord" in answer
    assert "isn't out yet" not in answer


async def test_a_chapter_brought_back_that_is_held_up_isnt_said_to_be_deleted(town: Town) -> None:
    await town.announce()
    undo = await withdrawn(town)
    fail(town, town.channel.id)
    await town.author.click(undo, label="Undo")

    looked = await looked_at(town)

    assert "stands nowhere yet" in looked
    assert "deleted" not in looked


async def test_a_first_message_deleted_before_the_withdrawal_is_no_matter_afterwards(town: Town) -> None:
    await town.announce()
    await delete_the_message(town)
    undo = await withdrawn(town)
    fail(town, town.channel.id)
    await town.author.click(undo, label="Undo")

    assert "isn't out yet" in await changed(town)
    assert "stands nowhere yet" in await looked_at(town)


@pytest.mark.parametrize("elsewhere_fails", [True, False])
async def test_of_two_channels_where_one_was_deleted_and_one_is_held_up_both_are_told(
    town: Town, elsewhere_fails: bool
) -> None:
    elsewhere = await Elsewhere.accept(town)
    held_up, other = (elsewhere.channel, town.channel) if elsewhere_fails else (town.channel, elsewhere.channel)
    fail(town, held_up.id)
    await town.author.click(shown(await town.preview()), label="Post now")
    (message,) = [one for one in other.history() if "Chapter 2" in one.content and not one.flags.ephemeral]
    town.env.backend.delete_message(other.id, message.id)
    await town.env.settle()

    looked = await looked_at(town)

    assert "stands nowhere now: somebody deleted a message of it" in looked
    assert "what holds it up" in looked
    name = "Chapter 2: Ines"
    assert await changed(town) == wording.changed_unseen(name, deleted=1, not_out=1)
