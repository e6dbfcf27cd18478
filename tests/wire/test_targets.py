"""A chapter in every kind of channel and in another server, over the wire."""

from tests.wire.bot.readers import Readers
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.messages.messages import Message

WORK = "The Lamp Room"


async def test_a_chapter_is_published_in_an_announcement_channel_with_a_thread_for_comments(
    readers: Readers, server: StandIn
) -> None:
    guild = readers.author.guild
    news = guild.create_announcement_channel("news")
    await readers.set_up()
    await readers.manager.slash(readers.channel, "work edit", work=WORK, channel=news, comments=True)
    await readers.author.click(await readers.preview(), label="Post now")
    await server.until(lambda: news.messages and news.messages[0].crossposted and news.threads, 15, readers.bot.log)

    (message,) = news.messages
    (thread,) = news.threads
    assert thread.id == message.id
    assert "Chapter 1" in thread.name
    assert [str(emoji) for emoji in reactions(message)] == ["❤️"]
    assert len(server.requests_to("POST", "/channels/*/messages/*/crosspost")) == 1


def reactions(message: Message) -> list[object]:
    return [payload["emoji"]["name"] for payload in message.payload()["reactions"]]


async def test_a_chapter_is_a_post_with_the_works_tag_in_a_forum_and_its_kudos_count(
    readers: Readers, server: StandIn
) -> None:
    guild = readers.author.guild
    forum = guild.create_forum("stories", tags=("Poems", WORK.lower()))
    await readers.set_up()
    await readers.manager.slash(readers.channel, "work edit", work=WORK, channel=forum)
    await readers.author.click(await readers.preview(), label="Post now")
    await server.until(lambda: forum.posts and forum.posts[0].messages[0].reactions, 15, readers.bot.log)

    (post,) = forum.posts
    (message,) = post.messages
    assert post.name.startswith(f"{WORK} · Chapter 1")
    assert [forum.tags[1].id] == [int(tag) for tag in post.payload()["applied_tags"]]
    await readers.reader.react(message, "❤️")
    await readers.kudos_become("1")
    assert len(server.requests_to("POST", f"/channels/{forum.id}/threads")) == 1


async def announced_elsewhere(readers: Readers, server: StandIn) -> tuple[Message, Person]:
    """An announcement in another server, whose staff took the work by a code, and a reader there."""
    other = server.create_guild("The Other Room")
    there = other.create_text_channel("guests")
    boss, visitor = other.add_member("Max", manage_guild=True), other.add_member("Ruth")
    await readers.set_up()
    shared = (await readers.manager.slash(readers.channel, "target share", work=WORK)).text
    await boss.slash(there, "target redeem", code=shared.split("**")[1], channel=there)
    await readers.author.click(await readers.preview(), label="Post now")
    await server.until(lambda: readers.announcements and there.messages[-1].reactions, 15, readers.bot.log)
    (message,) = [one for one in there.messages if not one.ephemeral]
    return message, visitor


async def test_kudos_of_another_servers_readers_count(readers: Readers, server: StandIn) -> None:
    message, visitor = await announced_elsewhere(readers, server)

    await readers.reader.react(readers.announcements[0], "❤️")
    await visitor.react(message, "💜")
    await readers.kudos_become("2")


async def test_ideas_of_another_servers_readers_are_reviewed_at_home(readers: Readers, server: StandIn) -> None:
    message, visitor = await announced_elsewhere(readers, server)

    form = await visitor.click(message, label="Suggest a plot idea")
    thanks = await visitor.submit_modal(form, {"Your idea": "Let the lamp speak."})
    queue = await readers.author.slash(readers.channel, "queue review")

    assert "with the author now" in thanks.text
    assert "Let the lamp speak." in queue.text
    assert "Ruth" in queue.text


async def test_a_forum_post_whose_answer_was_lost_stands_once(readers: Readers, server: StandIn) -> None:
    forum = readers.author.guild.create_forum("stories")
    await readers.set_up()
    await readers.manager.slash(readers.channel, "work edit", work=WORK, channel=forum)
    server.fail("POST", f"/channels/{forum.id}/threads", status=502, when="after")
    await readers.author.click(await readers.preview(), label="Post now")
    await server.until(lambda: forum.posts and forum.posts[0].messages[0].reactions, 20, readers.bot.log)

    assert len(forum.posts) == 1


async def test_a_work_that_lives_on_the_server_has_its_text_in_the_thread(readers: Readers, server: StandIn) -> None:
    await readers.set_up()
    await readers.manager.slash(readers.channel, "work edit", work=WORK, link="none", text="thread")
    preview = await readers.preview()
    told = preview.text
    await readers.author.click(preview, label="Post now")
    await readers.announcement()
    await server.until(lambda: readers.channel.threads, 15, readers.bot.log)
    threads = readers.channel.threads
    await server.until(lambda: any(one.content for thread in threads for one in thread.messages), 15, readers.bot.log)

    assert "posted in the announcement's thread" in told
    (thread,) = threads
    text = "\n\n".join(one.content for one in thread.messages)
    assert text.count("\n\n") >= 3

    await readers.author.slash(readers.channel, "chapter withdraw", work=WORK, chapter="1")
    await server.until(lambda: not readers.announcements, 15, readers.bot.log)
    assert "".join(one.content for one in thread.messages) == ""
