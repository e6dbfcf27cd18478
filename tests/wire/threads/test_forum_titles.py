"""A work's new title reaches the posts that stand in a forum: their cards, their names and their tag."""

import pytest

from tests.wire.bot.readers import Readers
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.threads import Forum, Thread

WORK, NEW = "The Lamp Room", "The Lamp Room at Night"


@pytest.fixture
def forum(readers: Readers) -> Forum:
    return readers.author.guild.create_forum("stories", tags=("Poems", WORK))


async def posts_of_two_chapters(readers: Readers, server: StandIn, forum: Forum) -> list[Thread]:
    await readers.set_up()
    await readers.manager.slash(readers.channel, "work edit", work=WORK, channel=forum)
    for number in (1, 2):
        await readers.author.click(await readers.preview(number=number), label="Post now")
        await server.until(lambda: forum.posts and forum.posts[-1].messages[0].reactions, 15, readers.bot.log)
    return forum.posts


async def rename(readers: Readers, server: StandIn, posts: list[Thread]) -> None:
    await readers.manager.slash(readers.channel, "work edit", work=WORK, title=NEW)
    await server.until(lambda: all(post.name.startswith(f"{NEW} · ") for post in posts), 20, readers.bot.log)


async def test_the_tag_of_the_work_is_called_anew_on_all_its_posts(
    readers: Readers, server: StandIn, forum: Forum
) -> None:
    posts = await posts_of_two_chapters(readers, server, forum)
    forum.set_permissions(readers.author.guild.bot_role, manage_channels=True)
    posts[0].archive()
    await rename(readers, server, posts)

    assert [tag.name for tag in forum.tags] == ["Poems", NEW[:20].strip()]
    assert [post.applied_tags for post in posts] == [[forum.tags[1].id]] * 2
    assert [post.name for post in posts] == [f"{NEW} · Chapter 1: Terminus", f"{NEW} · Chapter 2: Terminus"]
    assert all(NEW in post.messages[0].payload()["content"] for post in posts)


async def test_a_tag_that_bears_the_new_title_already_takes_the_old_ones_place_beside_other_tags(
    readers: Readers, server: StandIn
) -> None:
    forum = readers.author.guild.create_forum("stories", tags=("Poems", WORK, NEW[:20].strip()))
    posts = await posts_of_two_chapters(readers, server, forum)
    poems, old, new = (tag.id for tag in forum.tags)
    posts[0].update(applied_tags=[poems, old])
    await rename(readers, server, posts)

    assert [post.applied_tags for post in posts] == [[poems, new], [new]]
    assert [tag.name for tag in forum.tags] == ["Poems", WORK, NEW[:20].strip()]
