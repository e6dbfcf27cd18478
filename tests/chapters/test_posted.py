"""What becomes of a posted chapter: changed where it stands, withdrawn and brought back, listed."""

from tests.worlds.town import CHAPTER, Town, said, shown


async def test_a_chapter_is_changed_where_it_stands_and_keeps_its_kudos(town: Town) -> None:
    announcement = await town.announce()
    await town.reader.react(announcement, "❤️")
    form = await town.author.slash(town.channel, "chapter edit", work="The Lamp Room", chapter="2")
    await town.restart()
    answer = await town.author.submit_modal(
        form, {"number": "2", "title": "Ines", "text": "A new summary.", "notes": "", "link": ""}
    )

    (changed,) = town.announcements()
    assert "Changed" in said(answer)
    assert changed.id == announcement.id
    assert changed.content == "**The Lamp Room** · Chapter 2: Ines"
    assert changed.embeds[0].description == "A new summary."
    assert "1 kudos" in said(await town.reader.slash(town.channel, "kudos work", work="The Lamp Room"))
    assert (await town.reader.click(changed, label="Suggest a plot idea")).modal is not None


async def test_a_withdrawn_chapter_is_gone_and_can_be_brought_back_without_a_second_ping(town: Town) -> None:
    role = town.guild.create_role("Lamp lovers")
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", role=role)
    announcement = await town.announce()
    await town.reader.react(announcement, "❤️")
    withdrawal = await town.author.slash(town.channel, "chapter withdraw", work="The Lamp Room", chapter="2")
    gone = town.announcements()
    await town.restart()
    undone = await town.author.click(shown(withdrawal), label="Undo")

    (back,) = town.announcements()
    assert "Posted" in said(undone)
    assert "Try again" not in str(shown(withdrawal).components)
    assert gone == []
    assert role.mention not in back.content
    assert back.flags.suppress_notifications
    assert "1 kudos" in said(await town.reader.slash(town.channel, "kudos work", work="The Lamp Room"))


async def test_after_ten_minutes_a_withdrawal_stands(town: Town) -> None:
    await town.announce()
    withdrawal = await town.author.slash(town.channel, "chapter withdraw", work="The Lamp Room", chapter="2")
    await town.leap(601)

    assert "10 minutes" in said(await town.author.click(shown(withdrawal), label="Undo"))
    assert town.announcements() == []


async def test_readers_can_neither_edit_nor_withdraw_nor_list(town: Town) -> None:
    await town.announce()

    for command in ("chapter edit", "chapter withdraw"):
        refusal = await town.reader.slash(town.channel, command, work="The Lamp Room", chapter="2")
        assert "author and this server's staff" in said(refusal)
    assert "author and this server's staff" in said(
        await town.reader.slash(town.channel, "chapter list", work="The Lamp Room")
    )


async def test_the_list_shows_drafts_and_what_is_posted(town: Town) -> None:
    await town.announce()
    await town.author.click(
        shown(await town.preview(text=CHAPTER.replace("Chapter 2", "Chapter 3"))), label="Keep as draft"
    )
    await town.preview(text=CHAPTER.replace("Chapter 2", "Chapter 4"))

    listed = said(await town.author.slash(town.channel, "chapter list", work="The Lamp Room"))

    assert "**Drafts**\nChapter 3" in listed
    assert "**Previews that nobody has finished**\nChapter 4" in listed
    assert "**Posted**\nChapter 2" in listed


async def test_a_change_of_a_chapter_whose_message_was_deleted_is_not_said_to_show_there(town: Town) -> None:
    announcement = await town.announce()
    town.env.backend.delete_message(town.channel.id, announcement.id)
    await town.env.settle()
    form = await town.author.slash(town.channel, "chapter edit", work="The Lamp Room", chapter="2")
    changed = said(await town.author.submit_modal(form, {"number": "2", "title": "Ines"}))

    assert "Its message was deleted in Discord" in changed
    assert "where it stands" not in changed
