"""Files whose work or chapter has to be chosen first, and messages that are chapters."""

import pytest
from simcord.results import InteractionResult

from tests.worlds.town import CHAPTER, Town, said, shown

NOVEL = """# The Lamp Room

## Chapter 1: Dusk

The lamp was lit for the first time that year, and nobody came.

## Chapter 2: The Keeper's Daughter

Nobody had told Ines that the lamp was lonely.

## Chapter 3: Noon

By noon the sea was flat, and the lamp slept.
"""

PART = """Dusk

1.2K 78 21

The lamp was lit.

The sea was flat.

A/N Tell me what you think!

The Lamp RoomWhere stories live. Discover now
"""


@pytest.fixture
async def shelf(town: Town) -> Town:
    await town.set_up()
    await town.add_work(link="https://archiveofourown.org/works/1", rating="General Audiences")
    return town


async def hand_in(shelf: Town, text: str) -> InteractionResult:
    """The author hands in a file of the one work."""
    file = ("file.md", text.encode())
    return await shelf.author.slash(shelf.channel, "chapter post", work="The Lamp Room", file=file)


async def test_the_work_is_known_from_the_file(shelf: Town) -> None:
    await shelf.add_work("Moon Bakery")
    preview = await shelf.author.slash(shelf.channel, "chapter post", file=("c.txt", CHAPTER.encode()))

    assert "**The Lamp Room** · Chapter 2" in said(preview)


async def test_a_file_of_an_unknown_work_asks_which_it_is(shelf: Town) -> None:
    other = CHAPTER.replace("The Lamp Room", "Somewhere Else")
    question = await shelf.author.slash(shelf.channel, "chapter post", file=("c.txt", other.encode()))
    await shelf.author.select(shown(question), ["work:1"])

    assert "Somewhere Else" in said(question) or "The Lamp Room" in said(question)
    assert any("Preview" in message.content for message in shelf.private_messages())


async def test_staff_can_add_the_work_in_the_same_step_even_after_a_restart(shelf: Town) -> None:
    other = CHAPTER.replace("The Lamp Room", "Somewhere Else")
    question = await shelf.moderator.slash(shelf.channel, "chapter post", file=("c.txt", other.encode()))
    await shelf.restart()
    await shelf.moderator.click(shown(question), label="Add as a new work")

    assert "Somewhere Else" in said(await shelf.reader.slash(shelf.channel, "works"))
    assert any("**Somewhere Else** · Chapter 2" in message.content for message in shelf.private_messages())


async def test_someone_who_may_post_nowhere_is_told_whom_to_ask(shelf: Town) -> None:
    other = CHAPTER.replace("The Lamp Room", "Somewhere Else")
    answer = await shelf.reader.slash(shelf.channel, "chapter post", file=("c.txt", other.encode()))

    assert "Ask this server's staff" in said(answer)


async def test_a_file_of_several_chapters_offers_them_and_says_which_are_new(shelf: Town) -> None:
    await shelf.announce()
    question = await shelf.author.slash(
        shelf.channel, "chapter post", work="The Lamp Room", file=("n.md", NOVEL.encode())
    )
    select = shown(question).components[0]["components"][0]
    await shelf.author.select(shown(question), ["2"])

    assert "3 chapters, 2 of them new" in said(question)
    assert [option["label"] for option in select["options"]][1] == "Chapter 2: The Keeper's Daughter"
    assert select["options"][1]["description"] == "announced before"
    assert any("**The Lamp Room** · Chapter 3: Noon" in message.content for message in shelf.private_messages())


async def test_of_several_chapters_the_number_says_which(shelf: Town) -> None:
    file = ("n.md", NOVEL.encode())
    preview = await shelf.author.slash(shelf.channel, "chapter post", work="The Lamp Room", file=file, number=3)

    assert "**The Lamp Room** · Chapter 3: Noon" in said(preview)


async def test_somebody_else_cannot_use_an_upload(shelf: Town) -> None:
    question = await shelf.author.slash(
        shelf.channel, "chapter post", work="The Lamp Room", file=("n.md", NOVEL.encode())
    )
    shown(question)._message.flags &= ~64

    refusal = await shelf.moderator.select(shown(question), ["2"])

    assert "no longer kept" in said(refusal)


async def test_a_message_with_a_file_is_announced_as_a_chapter(shelf: Town) -> None:
    message = await shelf.author.send(shelf.channel, "here it is", attachments=[("message.txt", CHAPTER.encode())])
    preview = await shelf.author.context_menu(shelf.channel, "Announce as chapter", message)
    await shelf.author.click(shown(preview), label="Post now")

    assert shelf.announcements()[-1].content == "**The Lamp Room** · Chapter 2: The Keeper's Daughter"


async def test_a_message_with_text_is_announced_as_a_chapter(shelf: Town) -> None:
    message = await shelf.author.send(shelf.channel, "# The Lamp Room\n## Chapter 9: Short\nThe lamp *blinked*.")
    preview = await shelf.author.context_menu(shelf.channel, "Announce as chapter", message)

    assert "**The Lamp Room** · Chapter 9: Short" in said(preview)


async def test_a_readers_message_cannot_be_announced_by_a_reader(shelf: Town) -> None:
    message = await shelf.reader.send(shelf.channel, "", attachments=[("message.txt", CHAPTER.encode())])
    refusal = await shelf.reader.context_menu(shelf.channel, "Announce as chapter", message)

    assert "author and this server's staff" in said(refusal)


async def test_a_note_at_the_end_is_offered_and_taken_with_one_click(shelf: Town) -> None:
    preview = await hand_in(shelf, PART)
    offered = said(preview)
    await shelf.author.click(shown(preview), label="Use as notes")

    assert "your own note" in offered
    (notes,) = [field.value for field in shown(preview).embeds[0].fields if field.name == "Notes"]
    assert "Tell me what you think!" in (notes or "")
