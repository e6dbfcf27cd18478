"""Announcing as an author does it: from a file to a preview to the channel."""

import discord
import pytest

from tests.worlds.town import CHAPTER, Town, said, shown


@pytest.fixture
async def shelf(town: Town) -> Town:
    """A server that is set up, with one work."""
    await town.set_up()
    await town.add_work(link="https://archiveofourown.org/works/1", rating="General Audiences")
    return town


async def test_the_preview_is_private_and_shows_what_will_be_posted(shelf: Town) -> None:
    preview = await shelf.preview()
    previewed = shown(preview).embeds[0].to_dict()

    assert preview.ephemeral
    assert shelf.announcements() == []
    await shelf.author.click(shown(preview), label="Post now")
    (announcement,) = shelf.announcements()
    assert announcement.embeds[0].to_dict() == previewed
    assert announcement.content in said(await shelf.preview())


async def test_the_announcement_says_what_a_reader_wants_to_know(shelf: Town) -> None:
    announcement = await shelf.announce()

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


async def test_the_series_that_the_page_names_is_on_the_card_and_stays_when_that_is_edited(shelf: Town) -> None:
    def series() -> list[str | None]:
        fields = shelf.announcements()[-1].embeds[0].fields
        return [field.value for field in fields if field.name == "Series"]

    await shelf.announce(text=f"{CHAPTER}Part 2 of Lanterns\n")
    announced = series()
    form = await shelf.author.slash(shelf.channel, "chapter edit", work="The Lamp Room", chapter="2")
    await shelf.author.submit_modal(form, {"title": "Renamed"})

    assert shelf.announcements()[-1].embeds[0].title == "Renamed"
    assert announced == series() == ["Part 2 of Lanterns"]


async def test_post_now_twice_posts_once_and_says_so(shelf: Town) -> None:
    preview = await shelf.preview()
    await shelf.author.click(shown(preview), label="Post now")
    shelf.env.backend.get_message(shelf.channel.id, shown(preview).id).components = _as_before(preview)

    second = await shelf.author.click(shown(preview), custom_id="chapter-post:1:0")

    assert "posted already" in said(second)
    assert len(shelf.announcements()) == 1


def _as_before(preview: object) -> list[dict[str, object]]:
    """The buttons a second phone still shows."""
    del preview
    button = {"type": 2, "style": 1, "label": "Post now", "custom_id": "chapter-post:1:0", "disabled": False}
    return [{"type": 1, "components": [button]}]


async def test_the_same_number_asks_before_it_goes_out(shelf: Town) -> None:
    await shelf.announce()
    preview = await shelf.preview()
    warned = said(preview)
    await shelf.author.click(shown(preview), label="Post now")
    asked = said(shown(preview))
    before = len(shelf.announcements())
    await shelf.author.click(shown(preview), label="Post anyway")

    assert "announced before" in warned
    assert "Post this one as well?" in asked
    assert (before, len(shelf.announcements())) == (1, 2)


async def test_going_back_from_that_question_shows_the_preview_again(shelf: Town) -> None:
    await shelf.announce()
    preview = await shelf.preview()
    await shelf.author.click(shown(preview), label="Post now")
    await shelf.author.click(shown(preview), label="Back")

    assert "Preview" in said(shown(preview))
    assert len(shelf.announcements()) == 1


async def test_the_preview_can_be_edited_even_after_a_restart(shelf: Town) -> None:
    preview = await shelf.preview()
    form = await shelf.author.click(shown(preview), label="Edit")
    await shelf.restart()
    await shelf.author.submit_modal(
        form, {"number": "2,5", "title": "Interlude", "text": "A short night.", "notes": "", "link": ""}
    )
    await shelf.author.click(shown(preview), label="Post now")

    (announcement,) = shelf.announcements()
    assert announcement.content == "**The Lamp Room** · Chapter 2.5: Interlude"
    assert announcement.embeds[0].description == "A short night."


async def test_a_form_with_a_wrong_number_gives_the_text_back(shelf: Town) -> None:
    preview = await shelf.preview()
    form = await shelf.author.click(shown(preview), label="Edit")

    refusal = said(
        await shelf.author.submit_modal(
            form, {"number": "four", "title": "", "text": "A whole new summary.", "notes": "", "link": ""}
        )
    )

    assert "“four” isn't a chapter number" in refusal
    assert "A whole new summary." in refusal


async def test_a_cancelled_draft_is_not_posted(shelf: Town) -> None:
    preview = await shelf.preview()
    await shelf.author.click(shown(preview), label="Cancel")

    assert "was not posted" in said(shown(preview))
    assert shelf.announcements() == []


async def test_without_a_file_a_form_asks_for_the_chapter(shelf: Town) -> None:
    form = await shelf.author.slash(
        shelf.channel, "chapter post", work="The Lamp Room", number=3, link="https://a.example/3"
    )
    preview = await shelf.author.submit_modal(
        form,
        {
            "number": "3",
            "title": "",
            "text": "The *third* night was quiet.",
            "notes": "",
            "link": "https://a.example/3",
        },
    )
    await shelf.author.click(shown(preview), label="Post now")

    (announcement,) = shelf.announcements()
    assert announcement.content == "**The Lamp Room** · Chapter 3"
    assert announcement.embeds[0].url == "https://a.example/3"
    assert announcement.embeds[0].description == "The third night was quiet."


async def test_a_reader_cannot_post_chapters(shelf: Town) -> None:
    refusal = said(
        await shelf.reader.slash(shelf.channel, "chapter post", work="The Lamp Room", file=("a.txt", CHAPTER.encode()))
    )

    assert "author and this server's staff" in refusal


async def test_a_reader_who_forges_a_click_on_post_now_is_refused(shelf: Town) -> None:
    preview = await shelf.preview()
    shelf.env.backend.get_message(shelf.channel.id, shown(preview).id).flags = 0

    refusal = said(await shelf.reader.click(shown(preview), label="Post now"))

    assert "author and this server's staff" in refusal
    assert [one for one in shelf.announcements() if one.embeds and not one.content.startswith("**Preview")] == []


async def test_an_empty_or_unreadable_file_gets_a_sentence(shelf: Town) -> None:
    empty = await shelf.author.slash(shelf.channel, "chapter post", work="The Lamp Room", file=("a.txt", b""))
    image = await shelf.author.slash(
        shelf.channel, "chapter post", work="The Lamp Room", file=("a.png", b"\x89PNG\r\n\x1a\n" * 9)
    )

    assert "empty" in said(empty)
    assert "picture" in said(image)


async def test_a_file_that_is_too_big_is_refused_before_it_is_fetched(shelf: Town) -> None:
    refusal = await shelf.author.slash(
        shelf.channel, "chapter post", work="The Lamp Room", file=("a.txt", b"a" * (10 * 2**20 + 1))
    )

    assert "10 MiB is the most" in said(refusal)


async def test_nothing_a_person_wrote_can_ping(shelf: Town) -> None:
    role = shelf.guild.create_role("Lamp lovers")
    await shelf.moderator.slash(shelf.channel, "work edit", work="The Lamp Room", role=role)

    announcement = await shelf.announce(title=f"@everyone {shelf.staff.mention} {shelf.reader.mention}")

    stored = shelf.env.backend.get_message(shelf.channel.id, announcement.id)
    assert announcement.content.startswith(role.mention)
    assert (stored.mention_user_ids, stored.mention_everyone) == ([], False)
    assert stored.mention_role_ids == [role.id]


async def test_a_silent_chapter_notifies_nobody(shelf: Town) -> None:
    announcement = await shelf.announce(silent=True)

    assert announcement.flags.suppress_notifications


async def test_a_channel_that_closed_since_is_named_and_try_again_posts_once(shelf: Town) -> None:
    preview = await shelf.preview()
    shelf.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    await shelf.author.click(shown(preview), label="Post now")
    refused = said(shown(preview))
    before = shelf.announcements()
    again = await shelf.author.click(shown(preview), label="Try again")
    once_more = await shelf.author.click(shown(preview), label="Try again")

    assert "I'm not allowed to" in refused
    assert before == []
    assert "see it" in said(again)
    assert "held up" in said(once_more)
    assert len(shelf.announcements()) == 1


async def test_a_lost_answer_is_tried_again_by_itself(shelf: Town) -> None:
    preview = await shelf.preview()
    shelf.env.inject_error("POST", "/channels/*/messages", status=502)
    await shelf.author.click(shown(preview), label="Post now")
    told = said(shown(preview))
    before = shelf.announcements()
    await shelf.env.advance_time(30)

    assert "on its way" in told
    assert before == []
    assert len(shelf.announcements()) == 1


async def test_without_a_channel_the_author_is_told_who_can_set_one(town: Town) -> None:
    await town.manager.slash(town.channel, "setup", staff_role=town.staff)
    await town.add_work()

    assert "Nobody has said where" in said(await town.preview())


async def test_a_chapter_rated_for_adults_does_not_go_to_an_open_channel(shelf: Town) -> None:
    await shelf.moderator.slash(shelf.channel, "work edit", work="The Lamp Room", rating="Mature")

    refusal = said(await shelf.preview())

    assert "age-restricted" in refusal
    assert shelf.announcements() == []


async def test_the_buttons_of_an_old_announcement_work_after_a_restart(shelf: Town) -> None:
    announcement = await shelf.announce()
    await shelf.restart()

    form = await shelf.reader.click(announcement, label="Suggest a plot idea")

    assert form.modal is not None


async def test_a_deleted_announcement_is_not_missed_but_keeps_its_kudos(shelf: Town) -> None:
    announcement = await shelf.announce()
    await shelf.reader.react(announcement, "❤️")
    shelf.guild.add_member(shelf.env.create_user("mod"), roles=[])
    shelf.env.backend.delete_message(shelf.channel.id, announcement.id)
    await shelf.env.settle()
    await shelf.restart()

    assert "1 kudos" in said(await shelf.reader.slash(shelf.channel, "kudos work", work="The Lamp Room"))


def test_the_invite_asks_for_no_privileged_intent() -> None:
    from bot.app.client import INTENTS

    privileged = discord.Intents(members=True, presences=True, message_content=True)
    assert INTENTS.value & privileged.value == 0


async def test_a_chapter_without_a_number_is_known_by_its_title(shelf: Town) -> None:
    text = "# Interlude\n\nThe lamp was out."
    await shelf.announce(text=text)
    preview = await shelf.preview(text=text)
    await shelf.author.click(shown(preview), label="Post now")

    assert "Post this one as well?" in said(shown(preview))
    assert len(shelf.announcements()) == 1


async def test_a_forums_post_that_staff_delete_isnt_posted_again_and_keeps_its_kudos(town: Town) -> None:
    await town.set_up()
    forum = town.guild.create_forum_channel("stories")
    await town.add_work(channel=forum)
    preview = await town.preview()
    await town.author.click(shown(preview), label="Post now")
    await town.env.advance_time(10)
    (post,) = forum.threads
    await town.reader.react(post.history()[0], "❤️")
    town.env.backend.delete_channel(post.id)
    form = await town.author.slash(town.channel, "chapter edit", work="The Lamp Room", chapter="2")
    changed = said(await town.author.submit_modal(form, {"title": "Ines"}))
    await town.leap(600)

    assert "But" not in changed
    assert forum.threads == []
    assert "1 kudos" in said(await town.reader.slash(town.channel, "kudos work", work="The Lamp Room"))


@pytest.mark.parametrize("where", ["file", "thread"])
async def test_the_text_of_a_work_that_lives_on_the_server_comes_as_a_file(town: Town, where: str) -> None:
    await town.set_up()
    await town.add_work(text=where)
    text = (
        CHAPTER if where == "file" else CHAPTER.replace("Notes:", "The lamp hummed on and on. " * 5000 + "\n\nNotes:")
    )
    announcement = await town.announce(text=text)
    await town.leap(60)

    holder = announcement if where == "file" else town.channel.threads[0].history()[-1]
    (file,) = holder.attachments
    assert file.filename == "The-Lamp-Room-Chapter-2-The-Keeper-s-Daughter.md"
    words = (await file.read()).decode()
    assert words.startswith("Nobody had told Ines that the lamp was lonely.")
    assert "Tell me what you think" not in words
