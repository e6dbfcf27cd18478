"""From the preview to the channel."""

import pytest

from tests.chapters.post.second_phone import as_before
from tests.worlds.town import CHAPTER, Town, said, shown


async def test_the_announcement_says_what_a_reader_wants_to_know(town: Town) -> None:
    announcement = await town.announce()

    embed = announcement.embeds[0]
    assert announcement.content == "**The Lamp Room** · Chapter 2: The Keeper's Daughter"
    assert (embed.title, embed.url) == ("Chapter 2: The Keeper's Daughter", "https://archiveofourown.org/works/1")
    assert embed.author.name == "The Lamp Room by ada"
    assert "Nobody had told Ines" in (embed.description or "")
    assert {field.name: field.value for field in embed.fields} == {
        "Rating": "General Audiences",
        "Notes": "Tell me what you think!",
    }
    assert [str(reaction.emoji) for reaction in announcement.reactions] == ["❤️"]


async def test_the_series_that_the_page_names_is_on_the_card_and_stays_when_that_is_edited(town: Town) -> None:
    def series() -> list[str | None]:
        fields = town.announcements()[-1].embeds[0].fields
        return [field.value for field in fields if field.name == "Series"]

    await town.announce(text=f"{CHAPTER}Part 2 of Lanterns\n")
    announced = series()
    form = await town.author.slash(town.channel, "chapter edit", work="The Lamp Room", chapter="2")
    await town.author.submit_modal(form, {"title": "Renamed"})

    assert town.announcements()[-1].embeds[0].title == "Renamed"
    assert announced == series() == ["Part 2 of Lanterns"]


async def test_what_the_preview_showed_is_gone_once_the_chapter_is_posted(town: Town) -> None:
    preview = await town.preview()
    before = list(shown(preview).embeds)
    await town.author.click(shown(preview), label="Post now")

    after = shown(preview)
    assert before
    assert (list(after.embeds), list(after.attachments)) == ([], [])
    assert "Posted" in said(after)


async def test_post_now_twice_posts_once_and_says_so(town: Town) -> None:
    preview = await town.preview()
    await town.author.click(shown(preview), label="Post now")
    town.env.backend.get_message(town.channel.id, shown(preview).id).components = as_before(preview)

    second = await town.author.click(shown(preview), custom_id="chapter-post:1:0")

    assert "posted already" in said(second)
    assert len(town.announcements()) == 1


async def test_nothing_a_person_wrote_can_ping(town: Town) -> None:
    role = town.guild.create_role("Lamp lovers")
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", role=role)

    announcement = await town.announce(title=f"@everyone {town.staff.mention} {town.reader.mention}")

    stored = town.env.backend.get_message(town.channel.id, announcement.id)
    assert announcement.content.startswith(role.mention)
    assert (stored.mention_user_ids, stored.mention_everyone) == ([], False)
    assert stored.mention_role_ids == [role.id]


async def test_a_silent_chapter_notifies_nobody(town: Town) -> None:
    announcement = await town.announce(silent=True)

    assert announcement.flags.suppress_notifications


async def test_a_channel_that_closed_since_is_named_and_try_again_posts_once(town: Town) -> None:
    preview = await town.preview()
    town.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    await town.author.click(shown(preview), label="Post now")
    refused = said(shown(preview))
    before = town.announcements()
    again = await town.author.click(shown(preview), label="Try again")
    once_more = await town.author.click(shown(preview), label="Try again")

    assert "I'm not allowed to" in refused
    assert before == []
    assert "see it" in said(again)
    assert "held up" in said(once_more)
    assert len(town.announcements()) == 1


async def test_a_lost_answer_is_tried_again_by_itself(town: Town) -> None:
    preview = await town.preview()
    town.env.inject_error("POST", "/channels/*/messages", status=502)
    await town.author.click(shown(preview), label="Post now")
    told = said(shown(preview))
    before = town.announcements()
    await town.env.advance_time(30)

    assert "on its way" in told
    assert before == []
    assert len(town.announcements()) == 1


async def test_without_a_channel_the_author_is_told_who_can_set_one(empty_town: Town) -> None:
    await empty_town.manager.slash(empty_town.channel, "setup", staff_role=empty_town.staff)
    await empty_town.add_work()

    assert "Nobody has said where" in said(await empty_town.preview())


async def test_a_chapter_rated_for_adults_does_not_go_to_an_open_channel(town: Town) -> None:
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", rating="Mature")

    refusal = said(await town.preview())

    assert "age-restricted" in refusal
    assert town.announcements() == []


@pytest.mark.parametrize("where", ["file", "thread"])
async def test_the_text_of_a_work_that_lives_on_the_server_comes_as_a_file(empty_town: Town, where: str) -> None:
    await empty_town.set_up()
    await empty_town.add_work(text=where)
    text = (
        CHAPTER if where == "file" else CHAPTER.replace("Notes:", "The lamp hummed on and on. " * 5000 + "\n\nNotes:")
    )
    announcement = await empty_town.announce(text=text)
    await empty_town.leap(60)

    holder = announcement if where == "file" else empty_town.channel.threads[0].history()[-1]
    (file,) = holder.attachments
    assert file.filename == "The-Lamp-Room-Chapter-2-The-Keeper-s-Daughter.md"
    words = (await file.read()).decode()
    assert words.startswith("Nobody had told Ines that the lamp was lonely.")
    assert "Tell me what you think" not in words
