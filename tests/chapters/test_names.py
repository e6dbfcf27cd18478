"""A chapter is found by what cards and lists call it, and a title that nobody sees is none."""

import pytest

from bot.chapters import wording
from bot.works import chapter_store
from bot.works import wording as works_wording
from bot.works.models import MAX_LINK, MAX_NOTES, MAX_TITLE, Detail, Work
from tests.refusals import refused
from tests.worlds.people import AUTHOR
from tests.worlds.program import Program, details
from tests.worlds.town import Town, said, shown


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "Chapter 2",
            "chapter 2: the keeper's daughter",
            "Chapter 2: The Keeper’s Daughter",
            "2.0",
            "2",
            "#2",
            "ch. 2",
        ),
        *("The keeper’s daughter", "Chapter 2: The Keep…", " chapter\u00a02 "),
    ],
)
async def test_a_chapter_typed_as_it_is_shown_is_found(program: Program, work: Work, typed: str) -> None:
    await program.posted(work, 1, title="The Keeper")
    second = await program.posted(work, 2, title="The Keeper's Daughter")
    await program.posted(work, 20, title="Later")

    assert (await program.services.chapters.choose(work, typed)).id == second.id


async def test_a_title_of_several_chapters_is_asked_about(program: Program, work: Work) -> None:
    await program.posted(work, 1, title="Interlude")
    await program.posted(work, 2, title="Interlude")

    with refused(wording.ambiguous_chapter(work, "interlude")):
        await program.services.chapters.choose(work, "interlude")


@pytest.mark.parametrize("typed", ["", "3", "Chapter 3", "Chapter", "\u3164", "…"])
async def test_what_names_no_chapter_is_refused(program: Program, work: Work, typed: str) -> None:
    await program.posted(work, 2, title="The Keeper's Daughter")

    with refused(wording.no_such_chapter(work, typed)):
        await program.services.chapters.choose(work, typed)


@pytest.mark.parametrize("title", ["\u200b", "\u00ad", "\ufe0f", "\u3164", "\u2800"])
async def test_a_title_that_nobody_sees_is_none(program: Program, work: Work, title: str) -> None:
    chapter = await program.services.chapters.draft(AUTHOR, work.id, details(5, title=title, notes=title))

    assert (chapter.details.title, chapter.details.notes) == (None, None)
    assert works_wording.chapter_name(chapter.details) == "Chapter 5"


async def test_a_link_that_is_too_long_is_refused_by_name(town: Town) -> None:
    link = "https://archiveofourown.org/works/1?note=" + "a" * MAX_LINK

    refusal = said(await town.preview(link=link))

    assert works_wording.too_long(Detail.LINK, MAX_LINK, len(link)) in refusal


async def test_the_preview_says_what_was_cut(town: Town) -> None:
    words = said(await town.preview(title="A" * (MAX_TITLE + 1), notes="n " * MAX_NOTES))

    assert works_wording.cut(Detail.CHAPTER_TITLE, MAX_TITLE, MAX_TITLE + 1) in words
    assert works_wording.cut(Detail.NOTES, MAX_NOTES, 2 * MAX_NOTES) in words


async def test_the_answer_to_a_time_names_the_servers_zone(town: Town) -> None:
    await town.manager.slash(town.channel, "setup", time_zone="new york")
    preview = await town.preview()
    assert preview.response is not None

    form = await town.author.click(preview.response, label="Schedule")
    answer = said(await town.author.submit_modal(form, {"when": "2028-01-01 18:00 UTC"}))

    assert "Saturday, 1 January 2028 at 13:00 (New York time)" in answer


async def test_what_is_too_long_for_the_form_is_refused_by_name(town: Town) -> None:
    title = await town.author.slash(town.channel, "chapter post", work="The Lamp Room", title="A" * 300)
    notes = await town.author.slash(town.channel, "chapter post", work="The Lamp Room", notes="n" * 4500)

    assert works_wording.too_long(Detail.CHAPTER_TITLE, MAX_TITLE, 300) in said(title)
    assert works_wording.too_long(Detail.NOTES, 4000, 4500) in said(notes)


async def test_notes_that_are_longer_than_the_form_stay_whole_when_it_is_sent_unchanged(town: Town) -> None:
    notes = "A note. " * 600
    preview = await town.preview(notes=notes)
    assert preview.response is not None

    form = await town.author.click(preview.response, label="Edit")
    filled = {"number": "7", "title": "", "text": "", "notes": notes[:4000], "link": ""}
    await town.author.submit_modal(form, filled)

    async with town.database.read() as connection:
        chapter = await chapter_store.find_any(connection, 1)
    assert (chapter.details.number, chapter.details.notes) == (7, notes.strip())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("A word. " + "A note. " * 600)[:4000], ("A word. " + "A note. " * 600)[:4000] + ("A note. " * 600)[4000:]),
        ("Thanks!", "Thanks! " + ("A note. " * 600)[4000:]),
        ("", None),
    ],
)
async def test_of_longer_notes_the_form_changes_what_it_shows_and_says_that_the_rest_stays(
    town: Town, typed: str, kept: str | None
) -> None:
    preview = await town.preview(notes="A note. " * 600)
    assert preview.response is not None

    form = await town.author.click(preview.response, label="Edit")
    assert form.modal is not None
    (said_there,) = [one["description"] for one in form.modal["components"] if one.get("description")]
    filled = {"number": "7", "title": "", "text": "", "notes": typed, "link": ""}
    await town.author.submit_modal(form, filled)

    assert said_there == "The first 4,000 of 4,799 characters; the rest stays, unless you empty this."
    async with town.database.read() as connection:
        chapter = await chapter_store.find_any(connection, 1)
    assert chapter.details.notes == (kept and kept.strip())


async def test_two_chapters_of_one_name_are_told_apart_in_what_is_offered(town: Town) -> None:
    await town.announce()
    await town.leap(3600)
    again = shown(await town.preview())
    await town.author.click(again, label="Post now")
    await town.author.click(again, label="Post anyway")
    offered = await town.author.autocomplete(town.channel, "chapter edit", "chapter", "", work="The Lamp Room")

    later, earlier = [one["name"] for one in offered]
    assert later != earlier
    assert " · posted " in later
    for typed, chapter_id in ((later, 2), (earlier, 1)):
        work = (await town.services.works.all(town.guild.id))[0]
        assert (await town.services.chapters.choose(work, typed)).id == chapter_id
