"""A link is enough for `/chapter post`."""

import pytest

from tests.chapters.links.linked import CHAPTER_LINK, COPIED, ROYAL_ROAD, announced, filled_in, post, send
from tests.worlds.elsewhere import Elsewhere
from tests.worlds.town import Town, said, shown


async def test_a_link_alone_finds_its_work_and_asks_for_number_and_title(town: Town) -> None:
    form = await post(town, CHAPTER_LINK)
    preview = await send(town, form, number="2", title="Low Tide")
    await town.author.click(shown(preview), label="Post now")

    (announcement,) = town.announcements()
    assert filled_in(form) == {"number": "", "title": "", "text": "", "notes": "", "link": CHAPTER_LINK}
    assert announcement.content == "**The Lamp Room** · Chapter 2: Low Tide"
    assert announcement.embeds[0].url == CHAPTER_LINK


async def test_the_form_is_filled_in_with_what_the_address_says(town: Town) -> None:
    await town.moderator.slash(
        town.channel, "work edit", work="The Lamp Room", link="https://www.royalroad.com/fiction/21/the-lamp-room"
    )
    form = filled_in(await post(town, ROYAL_ROAD))

    assert (form["number"], form["title"], form["link"]) == ("12", "The Storm", ROYAL_ROAD)


async def test_with_number_and_title_nothing_is_asked(town: Town) -> None:
    preview = await post(town, CHAPTER_LINK, number=2, title="Low Tide", notes="Mind the cat.")

    assert "**The Lamp Room** · Chapter 2: Low Tide" in said(preview)
    assert "Mind the cat." in said(preview)


@pytest.mark.parametrize(
    "typed",
    [
        f"<{CHAPTER_LINK}>",
        f"[Low Tide]({CHAPTER_LINK})",
        "archiveofourown.org/works/1/chapters/22",
        f"I'm reading “The Lamp Room”: {CHAPTER_LINK}.",
    ],
)
async def test_a_link_is_taken_however_it_is_written(town: Town, typed: str) -> None:
    assert filled_in(await post(town, typed))["link"] == CHAPTER_LINK


@pytest.mark.parametrize(
    ("link", "said_of_it"),
    [
        ("https://archiveofourown.org/users/ada/works", "a member's page on AO3"),
        ("https://archiveofourown.org/tags/Lamps/works", "a page of AO3 that is no chapter"),
        (f"{CHAPTER_LINK} https://archiveofourown.org/works/1/chapters/23", "There are 2 links in it"),
        ("https://discord.gg/abc", "leads into a Discord server"),
        ("soon", "isn't a link"),
        (f"https://own.example/{'x' * 500}", "has 520 characters"),
    ],
)
async def test_what_is_no_chapters_link_is_refused_in_a_sentence(town: Town, link: str, said_of_it: str) -> None:
    assert said_of_it in said(await post(town, link))


async def test_a_link_to_the_whole_work_is_taken_and_the_preview_says_so(town: Town) -> None:
    preview = await send(town, await post(town, "https://archiveofourown.org/works/1?view_full_work=true"), number="1")

    assert "**The Lamp Room** · Chapter 1" in said(preview)
    assert "leads to the whole work" in said(preview)


class TestTheSameLinkAgain:
    async def test_says_where_the_chapter_was_announced_and_posts_nothing(self, town: Town) -> None:
        await announced(town)
        again = await post(town, COPIED)

        assert "**Chapter 2** was announced" in said(again)
        assert town.announcements()[0].jump_url in said(again)
        assert len(town.announcements()) == 1

    @pytest.mark.parametrize(
        ("press", "said_of_it"),
        [("Keep as draft", "is a draft"), (None, "is in a preview"), ("Schedule", "is scheduled for")],
    )
    async def test_counts_what_isnt_out_yet(self, town: Town, press: str | None, said_of_it: str) -> None:
        preview = await send(town, await post(town, CHAPTER_LINK), number="2")
        if press:
            pressed = await town.author.click(shown(preview), label=press)
            if pressed.modal:
                await town.author.submit_modal(pressed, {"when": "in 3 hours"})
        again = await post(town, COPIED)

        assert said_of_it in said(again)
        assert "Chapter 2" in said(await town.author.click(shown(again), label="Look at it"))

    async def test_is_asked_about_even_where_it_bears_another_number(self, town: Town) -> None:
        await announced(town)
        form = await town.author.click(shown(await post(town, COPIED)), label="It's another chapter")
        preview = await send(town, form, number="3")
        question = await town.author.click(shown(preview), label="Post now")

        assert filled_in(form)["link"] == COPIED
        assert "Post this one as well?" in said(question)

    async def test_stays_where_the_other_chapters_was_changed_meanwhile(self, town: Town) -> None:
        preview = await send(town, await post(town, CHAPTER_LINK), number="2")
        again = await post(town, COPIED)
        form = await town.author.click(shown(preview), label="Edit")
        await send(town, form, link="")

        assert filled_in(await town.author.click(shown(again), label="It's another chapter"))["link"] == COPIED

    async def test_is_no_other_readers_business(self, town: Town) -> None:
        await announced(town)
        again = shown(await post(town, COPIED))
        again._message.flags &= ~64

        refused = await town.reader.click(again, label="It's another chapter")
        assert "author and this server's staff" in said(refused)

    async def test_finds_the_work_that_has_no_link_of_its_own(self, town: Town) -> None:
        link = "https://own.example/lamp/low-tide"
        preview = await post(town, link, work="The Lamp Room", number=2, title="Low Tide")
        await town.author.click(shown(preview), label="Post now")
        again = await post(town, "http://www.own.example/lamp/low-tide/?utm_source=x")

        assert "was announced" in said(again)


class TestTheWork:
    async def test_is_asked_for_where_none_has_the_link(self, town: Town) -> None:
        question = await post(town, ROYAL_ROAD.replace("the-lamp-room", "renamed"))
        asked = said(question)
        await town.author.select(shown(question), [option_of(question, "The Lamp Room")])

        assert "None of your works here has that link" in asked
        assert "**The Lamp Room** · Chapter 12: The Storm" in said(town.private_messages()[-1])

    async def test_is_asked_for_before_number_and_title_are(self, town: Town) -> None:
        question = await post(town, "https://www.wattpad.com/789")
        form = await town.author.select(shown(question), [option_of(question, "The Lamp Room")])

        assert "**The Lamp Room** · Chapter 3" in said(await send(town, form, number="3"))

    async def test_is_made_of_the_link_where_it_is_new(self, town: Town) -> None:
        question = await town.moderator.slash(
            town.channel, "chapter post", link=ROYAL_ROAD.replace("the-lamp-room", "salt-on-the-stairs")
        )
        form = await town.moderator.click(shown(question), label="Add as a new work")
        values = filled_in(form)
        await town.moderator.submit_modal(form, {**values, "rating": ["Teen And Up Audiences"], "warnings": []})

        assert values["title"] == "Salt on the Stairs"
        assert (values["link"], values["number"]) == ("https://www.royalroad.com/fiction/21", "12")
        assert "**Salt on the Stairs** · Chapter 12: The Storm" in said(town.private_messages()[-1])

    async def test_is_asked_for_where_several_have_the_link(self, town: Town) -> None:
        for title in ("Lamps", "Stairs"):
            await town.add_work(title, link="https://ada.wordpress.com")
        question = await post(town, "https://ada.wordpress.com/2026/11/30/low-tide/")

        assert "can belong to **Lamps**, **Stairs**" in said(question)
        assert labels_of(question)[:2] == ["Lamps", "Stairs"]

    async def test_that_was_removed_is_named(self, town: Town) -> None:
        await town.moderator.slash(town.channel, "work remove", work="The Lamp Room")
        question = await town.moderator.slash(town.channel, "chapter post", link=CHAPTER_LINK)

        assert "**The Lamp Room**, which was removed here" in said(question)

    async def test_of_another_server_is_posted_there_alone(self, town: Town) -> None:
        there = await Elsewhere.accept(town)
        refused = await there.boss.slash(there.channel, "chapter post", link=CHAPTER_LINK)

        assert "staff of its own server can do that" in said(refused)

    async def test_is_the_authors(self, town: Town) -> None:
        await town.moderator.slash(town.channel, "work add", title="Remy's", author=town.readers[1])
        refused = await town.readers[1].slash(town.channel, "chapter post", link=CHAPTER_LINK)

        assert "author and this server's staff" in said(refused)


async def test_a_reader_hears_first_whom_to_ask(town: Town) -> None:
    refused = await town.reader.slash(town.channel, "chapter post", link="https://archiveofourown.org/users/ada")

    assert "author" in said(refused)


async def test_the_form_goes_on_after_a_restart(town: Town) -> None:
    form = await post(town, CHAPTER_LINK)
    await town.restart()

    assert "**The Lamp Room** · Chapter 2" in said(await send(town, form, number="2"))


async def test_a_refused_form_comes_back_with_all_that_was_typed(town: Town) -> None:
    form = await post(town, CHAPTER_LINK)
    refused = await send(town, form, number="two", notes="Mind the cat.")
    again = await town.author.click(shown(refused), label="Try again")

    assert "isn't a chapter number" in said(refused)
    assert filled_in(again) == {**filled_in(form), "number": "two", "notes": "Mind the cat."}


async def test_a_form_without_link_and_text_has_nothing_to_announce(town: Town) -> None:
    form = await town.author.slash(town.channel, "chapter post", work="The Lamp Room")

    assert "or give the chapter's link" in said(await send(town, form, number="3"))


async def test_a_linked_chapter_waits_in_the_backlog_and_goes_out_at_its_time(town: Town) -> None:
    preview = await send(town, await post(town, CHAPTER_LINK, when="in 2 hours"), number="2")
    await town.author.click(shown(preview), label="Schedule")
    await town.leap(2 * 3600 + 60)
    await town.wait_for_announcement()

    assert town.announcements()[-1].embeds[0].url == CHAPTER_LINK


def option_of(question: object, label: str) -> str:
    return next(one["value"] for one in _options(question) if one["label"] == label)


def labels_of(question: object) -> list[str]:
    return [one["label"] for one in _options(question)]


def _options(question: object) -> list[dict[str, str]]:
    options: list[dict[str, str]] = shown(question).components[0]["components"][0]["options"]  # type: ignore[arg-type]
    return options
