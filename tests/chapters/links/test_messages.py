"""**Announce as chapter** on a message that is a link, or holds one."""

from typing import Any

import discord
import pytest
from simcord.results import InteractionResult

from tests.chapters.links.linked import CHAPTER_LINK, announced, filled_in, send
from tests.works.samples import PNG
from tests.worlds.town import CHAPTER, Town, said, shown

AO3_TITLE = "The Lamp Room - Chapter 12 - ada - Original Work [Archive of Our Own]"
OWN = "https://own.example/lamp/the-storm"


async def announce(town: Town, content: str, *embeds: dict[str, Any], **message: Any) -> InteractionResult:
    """Ask for a message to be announced, below which Discord shows these embeds."""
    sent = await town.author.send(town.channel, content, **message)
    town.env.backend.get_message(town.channel.id, sent.id).embeds = list(embeds)
    return await town.author.context_menu(town.channel, "Announce as chapter", sent)


def embed(title: str, url: str = CHAPTER_LINK, **more: Any) -> dict[str, Any]:
    return {"type": "link", "url": url, "title": title, **more}


async def test_a_message_that_is_a_link_is_announced_by_it(town: Town) -> None:
    form = await announce(town, CHAPTER_LINK)
    await town.author.click(shown(await send(town, form, number="12", title="The Storm")), label="Post now")

    (announcement,) = [one for one in town.announcements() if one.embeds]
    assert announcement.content == "**The Lamp Room** · Chapter 12: The Storm"
    assert announcement.embeds[0].url == CHAPTER_LINK


async def test_what_discord_shows_of_the_link_is_filled_in(town: Town) -> None:
    form = await announce(town, CHAPTER_LINK, embed(AO3_TITLE, description="An Archive of Our Own, a project"))

    assert filled_in(form) == {"number": "12", "title": "", "text": "", "notes": "", "link": CHAPTER_LINK}


async def test_nothing_is_asked_where_discord_shows_number_and_title(town: Town) -> None:
    preview = await announce(
        town,
        OWN,
        embed(
            "The Lamp Room – Chapter 12: The Storm | Ada's Own",
            OWN,
            description="It rained.",
            provider={"name": "Ada's Own"},
        ),
    )

    assert "**The Lamp Room** · Chapter 12: The Storm" in said(preview)
    assert "It rained." in said(preview)


@pytest.mark.parametrize("title", ["Just a moment...", "Attention Required! | Cloudflare", "New Session", "404"])
async def test_a_page_before_the_chapter_names_nothing(town: Town, title: str) -> None:
    assert filled_in(await announce(town, CHAPTER_LINK, embed(title)))["title"] == ""


async def test_the_messages_own_words_are_kept(town: Town) -> None:
    form = await announce(town, f"Chapter 12: The Storm\nMind the cat! <{CHAPTER_LINK}>")

    assert (filled_in(form)["number"], filled_in(form)["title"]) == ("12", "The Storm")
    assert filled_in(form)["notes"] == "Mind the cat!"


@pytest.mark.parametrize(
    "content",
    [
        f"||{CHAPTER_LINK}||",
        f"[Read it here]({CHAPTER_LINK})",
        f"Read it ({CHAPTER_LINK}).",
        "archiveofourown.org/works/1/chapters/22",
        f"{CHAPTER_LINK} https://ko-fi.com/ada https://archiveofourown.org/users/ada",
        f"{CHAPTER_LINK} and {CHAPTER_LINK}#workskin",
    ],
)
async def test_a_link_is_found_however_it_stands_in_the_message(town: Town, content: str) -> None:
    assert filled_in(await announce(town, content))["link"].startswith(CHAPTER_LINK)


async def test_a_forwarded_link_is_announced_too(town: Town) -> None:
    original = await town.author.send(town.channel, CHAPTER_LINK)
    forwarded = await town.author.forward(original, town.channel)

    form = await town.author.context_menu(town.channel, "Announce as chapter", forwarded)
    assert filled_in(form)["link"] == CHAPTER_LINK


async def test_of_two_chapters_one_is_chosen(town: Town) -> None:
    other = "https://archiveofourown.org/works/1/chapters/23"
    question = await announce(town, f"{CHAPTER_LINK}\n{other}")
    asked = said(question)
    form = await town.author.select(shown(question), ["1"])

    assert "there are 2 chapters" in asked
    assert filled_in(form)["link"] == other


async def test_chapters_of_two_works_are_posted_one_by_one(town: Town) -> None:
    await town.add_work("Salt", link="https://archiveofourown.org/works/7")
    refused = await announce(town, f"{CHAPTER_LINK} https://archiveofourown.org/works/7/chapters/8")

    assert "belong to several works" in said(refused)


async def test_the_same_link_again_says_where_it_was_announced(town: Town) -> None:
    await announced(town)

    assert "was announced" in said(await announce(town, f"It's up! {CHAPTER_LINK}"))


async def test_a_message_that_leads_to_no_chapter_says_so(town: Town) -> None:
    assert "a member's page on AO3" in said(await announce(town, "https://archiveofourown.org/users/ada"))


async def test_a_long_text_with_a_link_is_the_chapter_itself(town: Town) -> None:
    text = f"# The Lamp Room\n## Chapter 9: Short\n{'The lamp blinked. ' * 30}\nhttps://own.example/me"

    assert "**The Lamp Room** · Chapter 9: Short" in said(await announce(town, text))


async def test_a_file_takes_the_link_that_stands_beside_it(town: Town) -> None:
    preview = await announce(town, f"here: {CHAPTER_LINK}", attachments=[("message.txt", CHAPTER.encode())])

    assert shown(preview).embeds[0].url == CHAPTER_LINK


async def test_a_picture_beside_a_link_is_no_chapter(town: Town) -> None:
    form = await announce(town, f"New chapter! {CHAPTER_LINK}", attachments=[("lamp.png", PNG)])

    assert filled_in(form)["link"] == CHAPTER_LINK


async def test_a_link_that_is_too_long_to_keep_is_refused(town: Town) -> None:
    assert "characters" in said(await announce(town, f"https://own.example/{'x' * 600}"))


async def test_a_reader_may_announce_no_link(town: Town) -> None:
    message: discord.Message = await town.reader.send(town.channel, CHAPTER_LINK)
    refused = await town.reader.context_menu(town.channel, "Announce as chapter", message)

    assert "author and this server's staff" in said(refused)
