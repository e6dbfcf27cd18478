"""A number that is there already, as its author meets the question."""

from simcord.results import InteractionResult, ResponseMessage

from bot.works.models import ChapterState
from tests.uploads.samples import NOVEL
from tests.worlds.town import CHAPTER, Town, said, shown


async def scheduled(town: Town, when: str = "in 2 hours") -> ResponseMessage:
    preview = shown(await town.preview())
    form = await town.author.click(preview, label="Schedule")
    await town.author.submit_modal(form, {"when": when})
    return preview


async def listed(town: Town) -> InteractionResult:
    return await town.author.slash(town.channel, "chapter list", work="The Lamp Room")


async def test_a_file_that_is_scheduled_twice_is_asked_about_and_goes_out_once(town: Town) -> None:
    await scheduled(town)
    again = await scheduled(town, "in 3 hours")

    assert "is scheduled for <t:" in said(again)
    assert "Schedule this one for <t:" in said(again)
    await town.leap(4 * 3600)
    assert len(town.announcements()) == 1


async def test_schedule_anyway_lets_both_go_out_even_after_a_restart(town: Town) -> None:
    await scheduled(town)
    again = await scheduled(town, "in 3 hours")
    await town.restart()
    await town.author.click(again, label="Schedule anyway")

    assert "goes to" in said(again)
    await town.leap(4 * 3600)
    assert len(town.announcements()) == 2


async def test_schedule_anyway_after_its_time_says_that_it_is_past(town: Town) -> None:
    await scheduled(town, "in 3 hours")
    again = await scheduled(town, "in 1 hour")
    await town.leap(2 * 3600)

    assert "is past" in said(await town.author.click(again, label="Schedule anyway"))


async def test_an_announced_chapter_is_asked_about_before_another_is_scheduled(town: Town) -> None:
    await town.announce()
    again = await scheduled(town)

    assert "was announced before" in said(again)
    assert await town.services.chapters.all(1, ChapterState.SCHEDULED) == []


async def test_a_time_given_with_the_file_asks_too(town: Town) -> None:
    await scheduled(town)
    preview = shown(await town.preview(when="in 3 hours"))
    await town.author.click(preview, label="Schedule")

    assert "is scheduled for <t:" in said(preview)
    assert "Schedule this one" in said(preview)


async def test_what_is_there_can_be_looked_at(town: Town) -> None:
    announcement = await town.announce()
    preview = shown(await town.preview())
    await town.author.click(preview, label="Post now")
    looked = said(await town.author.click(preview, label="Look at it"))

    assert announcement.jump_url in looked
    await town.author.click(preview, label="Back")
    assert "**Preview.**" in said(preview)


async def test_a_scheduled_twin_is_opened_with_its_own_screen(town: Town) -> None:
    await scheduled(town)
    preview = shown(await town.preview())
    await town.author.click(preview, label="Post now")

    assert "**Scheduled.**" in said(await town.author.click(preview, label="Look at it"))


async def test_a_yes_to_less_than_is_there_by_now_is_asked_again(town: Town) -> None:
    await town.announce()
    first = shown(await town.preview())
    await town.author.click(first, label="Post now")
    other = shown(await town.preview())
    form = await town.author.click(other, label="Schedule")
    await town.author.submit_modal(form, {"when": "in 2 hours"})
    await town.author.click(other, label="Schedule anyway")
    await town.author.click(first, label="Post anyway")

    assert "is scheduled for <t:" in said(first)
    assert len(town.announcements()) == 1
    await town.author.click(first, label="Post anyway")
    assert len(town.announcements()) == 2


async def test_a_scheduled_chapter_that_gets_anothers_number_waits_for_its_authors_word(town: Town) -> None:
    await town.announce(text=CHAPTER.replace("Chapter 2", "Chapter 1"))
    await scheduled(town)
    screen = shown(await town.author.select(shown(await listed(town)), ["chapter:2"]))
    form = await town.author.click(screen, label="Edit")
    await town.author.submit_modal(form, {"number": "1"})
    asked = said(screen)
    await town.author.click(screen, label="Let it go out anyway")

    assert "doesn't go out at its time while that is so" in asked
    assert "It goes out at its time, as you say." in said(screen)
    await town.leap(3 * 3600)
    assert len(town.announcements()) == 2


async def test_of_two_scheduled_with_one_number_the_earlier_says_that_it_goes_out_and_does(town: Town) -> None:
    await scheduled(town)
    other = shown(await town.preview(text=CHAPTER.replace("Chapter 2", "Chapter 1"), when="in 1 hour"))
    await town.author.click(other, label="Schedule")
    earlier = shown(await town.author.select(shown(await listed(town)), ["chapter:2"]))
    form = await town.author.click(earlier, label="Edit")
    await town.author.submit_modal(form, {"number": "2"})
    later = shown(await town.author.select(shown(await listed(town)), ["chapter:1"]))

    assert "It goes out at its time, and then the other one doesn't" in said(earlier)
    assert "Let it go out anyway" not in str(earlier.components)
    assert "It doesn't go out at its time while that is so" in said(later)
    await town.leap(3 * 3600)
    states = [one.state for one in await town.services.chapters.all(1, *ChapterState)]
    assert states == [ChapterState.POSTED, ChapterState.DRAFT]


async def test_a_posted_chapter_gets_anothers_number_only_if_its_author_says_so(town: Town) -> None:
    await town.announce(text=CHAPTER.replace("Chapter 2", "Chapter 1"))
    await town.announce()
    form = await town.author.slash(town.channel, "chapter edit", work="The Lamp Room", chapter="2")
    answer = shown(await town.author.submit_modal(form, {"number": "1", "title": "Ines"}))
    before = town.announcements()[-1].content
    await town.author.click(answer, label="Make it 1 anyway")

    assert before == "**The Lamp Room** · Chapter 2: Ines"
    assert town.announcements()[-1].content == "**The Lamp Room** · Chapter 1: Ines"


async def test_bringing_back_asks_where_its_number_was_announced_since(town: Town) -> None:
    await town.announce()
    withdrawal = shown(await town.author.slash(town.channel, "chapter withdraw", work="The Lamp Room", chapter="2"))
    await town.announce()
    await town.author.click(withdrawal, label="Undo")
    asked, before = said(withdrawal), len(town.announcements())
    await town.author.click(withdrawal, label="Announce it anyway")

    assert "was announced before" in asked
    assert (before, len(town.announcements())) == (1, 2)


async def test_a_files_chapters_are_marked_by_what_there_is_of_them(town: Town) -> None:
    await scheduled(town)
    file = ("novel.md", NOVEL.encode())
    answer = await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=file, when="in 5 hours")
    choice = shown(answer)
    (menu,) = [part for row in choice.components for part in row["components"] if "options" in part]
    preview = shown(await town.author.select(choice, ["0"]))

    assert [one["description"] for one in menu["options"]] == ["13 words", "scheduled already", "10 words"]
    assert "2 of them new" in said(choice)
    assert "Planned for <t:" in said(preview)


async def test_a_twin_whose_message_was_deleted_is_said_to_stand_nowhere(town: Town) -> None:
    announcement = await town.announce()
    preview = shown(await town.preview())
    await town.author.click(preview, label="Post now")
    town.env.backend.delete_message(town.channel.id, announcement.id)
    await town.env.settle()
    looked = said(await town.author.click(preview, label="Look at it"))

    assert "somebody deleted its message" in looked
    assert "https://" not in looked


async def test_of_a_twin_in_many_channels_a_few_messages_are_linked_and_the_rest_counted(town: Town) -> None:
    channels = [town.guild.create_text_channel(f"corner-{number}") for number in range(11)]
    for channel in channels:
        await town.manager.slash(town.channel, "target add", work="The Lamp Room", channel=channel)
    preview = shown(await town.preview())
    await town.author.click(preview, label="Post now")
    again = shown(await town.preview())
    await town.author.click(again, label="Post now")
    looked = said(await town.author.click(again, label="Look at it"))

    assert "and in 7 more channels" in said(preview)
    assert looked.count("[see it](https://") == 5
    assert "and in 7 more channels. `/chapter edit`" in looked
