"""Files whose work or chapter has to be chosen first, and messages that are chapters."""

import asyncio

from simcord.results import InteractionResult

from bot.intake.limits import readers
from bot.intake.turns.turns import A_MEMBERS, Asker
from tests.uploads.samples import NOVEL, PART
from tests.worlds.town import CHAPTER, Town, said, shown


async def hand_in(town: Town, text: str) -> InteractionResult:
    """The author hands in a file of the one work."""
    file = ("file.md", text.encode())
    return await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=file)


async def test_the_work_is_known_from_the_file(town: Town) -> None:
    await town.add_work("Moon Bakery")
    preview = await town.author.slash(town.channel, "chapter post", file=("c.txt", CHAPTER.encode()))

    assert "**The Lamp Room** · Chapter 2" in said(preview)


async def test_a_file_of_an_unknown_work_asks_which_it_is(town: Town) -> None:
    other = CHAPTER.replace("The Lamp Room", "Somewhere Else")
    question = await town.author.slash(town.channel, "chapter post", file=("c.txt", other.encode()))
    await town.author.select(shown(question), ["work:1"])

    assert "Somewhere Else" in said(question) or "The Lamp Room" in said(question)
    assert any("Preview" in message.content for message in town.private_messages())


async def test_staff_can_add_the_work_in_the_same_step_even_after_a_restart(town: Town) -> None:
    other = CHAPTER.replace("The Lamp Room", "Somewhere Else")
    question = await town.moderator.slash(town.channel, "chapter post", file=("c.txt", other.encode()))
    await town.restart()
    form = await town.moderator.click(shown(question), label="Add as a new work")
    await town.restart()
    filled = {"title": "Somewhere Else", "rating": [], "warnings": [], "link": "", "number": "2"}
    await town.moderator.submit_modal(form, filled)

    assert "Somewhere Else" in said(await town.reader.slash(town.channel, "works"))
    assert any("**Somewhere Else** · Chapter 2" in message.content for message in town.private_messages())


async def test_someone_who_may_post_nowhere_is_told_whom_to_ask(town: Town) -> None:
    other = CHAPTER.replace("The Lamp Room", "Somewhere Else")
    answer = await town.reader.slash(town.channel, "chapter post", file=("c.txt", other.encode()))

    assert "Ask this server's staff" in said(answer)


async def test_a_file_of_several_chapters_offers_them_and_says_which_are_new(town: Town) -> None:
    await town.announce()
    question = await town.author.slash(
        town.channel, "chapter post", work="The Lamp Room", file=("n.md", NOVEL.encode())
    )
    select = shown(question).components[0]["components"][0]
    await town.author.select(shown(question), ["2"])

    assert "3 chapters, 2 of them new" in said(question)
    assert [option["label"] for option in select["options"]][1] == "Chapter 2: The Keeper's Daughter"
    assert select["options"][1]["description"] == "announced before"
    assert any("**The Lamp Room** · Chapter 3: Noon" in message.content for message in town.private_messages())


async def test_of_several_chapters_the_number_says_which(town: Town) -> None:
    file = ("n.md", NOVEL.encode())
    preview = await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=file, number=3)

    assert "**The Lamp Room** · Chapter 3: Noon" in said(preview)


async def test_somebody_else_cannot_use_an_upload(town: Town) -> None:
    question = await town.author.slash(
        town.channel, "chapter post", work="The Lamp Room", file=("n.md", NOVEL.encode())
    )
    shown(question)._message.flags &= ~64

    refusal = await town.moderator.select(shown(question), ["2"])

    assert "no longer kept" in said(refusal)


async def test_a_message_with_a_file_is_announced_as_a_chapter(town: Town) -> None:
    message = await town.author.send(town.channel, "here it is", attachments=[("message.txt", CHAPTER.encode())])
    preview = await town.author.context_menu(town.channel, "Announce as chapter", message)
    await town.author.click(shown(preview), label="Post now")

    assert town.announcements()[-1].content == "**The Lamp Room** · Chapter 2: The Keeper's Daughter"


async def test_a_message_with_text_is_announced_as_a_chapter(town: Town) -> None:
    message = await town.author.send(town.channel, "# The Lamp Room\n## Chapter 9: Short\nThe lamp *blinked*.")
    preview = await town.author.context_menu(town.channel, "Announce as chapter", message)

    assert "**The Lamp Room** · Chapter 9: Short" in said(preview)


async def test_a_readers_message_cannot_be_announced_by_a_reader(town: Town) -> None:
    message = await town.reader.send(town.channel, "", attachments=[("message.txt", CHAPTER.encode())])
    refusal = await town.reader.context_menu(town.channel, "Announce as chapter", message)

    assert "author and this server's staff" in said(refusal)


async def test_a_note_at_the_end_is_offered_and_taken_with_one_click(town: Town) -> None:
    preview = await hand_in(town, PART)
    offered = said(preview)
    await town.author.click(shown(preview), label="Use as notes")

    assert "your own note" in offered
    (notes,) = [field.value for field in shown(preview).embeds[0].fields if field.name == "Notes"]
    assert "Tell me what you think!" in (notes or "")


async def test_a_member_whose_files_wait_already_hears_what_to_do(town: Town) -> None:
    asker = Asker(town.guild.id, town.author.id)
    turns = [await town.intake._turns.take(None) for _ in range(readers())]
    waiting = [asyncio.create_task(town.intake._turns.take(asker)) for _ in range(A_MEMBERS)]
    await asyncio.sleep(0)

    refusal = await hand_in(town, CHAPTER)

    assert "Wait until one of them is done" in said(refusal)
    for turn in turns:
        turn.release()
    for task in waiting:
        (await task).release()
    assert "Preview" in said(await hand_in(town, CHAPTER))
