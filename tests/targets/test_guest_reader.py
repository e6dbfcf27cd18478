"""What a reader of another server sees, where the work is announced: what a reader of its own server does."""

import pytest

from tests.worlds.elsewhere import WORK, Elsewhere
from tests.worlds.town import Town, said, shown

CHAPTERS = {"kudos chapter": {"work": WORK, "chapter": "3"}, "kudos work": {"work": WORK}}
COMMANDS = {
    "works": {},
    "work show": {"work": WORK},
    "kudos top": {},
    "kudos mine": {},
    "kudos why": {},
    "suggestions board": {"work": WORK},
    "suggestions thanks": {"work": WORK},
    **CHAPTERS,
}


@pytest.fixture
async def elsewhere(town: Town) -> Elsewhere:
    await town.set_up()
    await town.add_work(channel=town.channel)
    elsewhere = await Elsewhere.accept(town)
    await elsewhere.visitor.react(elsewhere.announcement, "❤️")
    return elsewhere


async def test_every_command_of_readers_answers_about_the_work(elsewhere: Elsewhere) -> None:
    visitor, there = elsewhere.visitor, elsewhere.channel

    answers = {name: said(await visitor.slash(there, name, **options)) for name, options in COMMANDS.items()}
    chapters = said(await visitor.slash(there, "kudos top", what="chapters"))

    assert [name for name, answer in answers.items() if WORK not in answer] == []
    assert "1 reader gave 1 kudos" in answers["works"]
    assert "Chapter 3" in answers["works"]
    assert "**one** kudos" in answers["kudos why"]
    assert "Chapter 3" in chapters
    assert f"<#{there.id}>" in answers["work show"]
    assert f"<#{elsewhere.town.channel.id}>" not in "".join(answers.values())


async def test_every_option_offers_the_work_and_its_chapters(elsewhere: Elsewhere) -> None:
    visitor, there = elsewhere.visitor, elsewhere.channel

    for name in ("work show", "kudos work", "kudos chapter", "kudos why", "suggest", "suggestions board"):
        (offered,) = await visitor.autocomplete(there, name, "work", "lamp")
        assert offered["name"] == WORK
    for name in ("kudos chapter", "kudos why", "suggest"):
        (chapter,) = await visitor.autocomplete(there, name, "chapter", "", work=offered["value"])
        assert chapter["name"].startswith("Chapter 3")


async def test_where_nobodys_age_is_asked_a_work_for_adults_is_neither_listed_nor_shown(elsewhere: Elsewhere) -> None:
    town, visitor, there = elsewhere.town, elsewhere.visitor, elsewhere.channel
    after_dark = town.create_age_restricted_channel("after-dark")
    edited = await town.moderator.slash(after_dark, "work edit", work=WORK, rating="Explicit", channel=after_dark)
    assert "Explicit" in said(edited)

    assert WORK not in said(await visitor.slash(there, "works"))
    assert WORK not in said(await visitor.slash(there, "kudos top"))
    for name, options in CHAPTERS.items():
        assert "age-restricted" in said(await visitor.slash(there, name, **options))
    assert "No chapter has been announced here yet" in said(await visitor.slash(there, "kudos why"))


async def test_after_the_target_has_ended_nothing_of_it_is_seen(elsewhere: Elsewhere) -> None:
    visitor, there = elsewhere.visitor, elsewhere.channel
    (offered,) = await visitor.autocomplete(there, "kudos work", "work", "lamp")
    await elsewhere.end()

    for name, options in COMMANDS.items():
        assert WORK not in said(await visitor.slash(there, name, **options)).replace(f"called “{WORK}”", ""), name
    chosen = said(await visitor.slash(there, "kudos work", work=offered["value"]))
    assert "no longer announced in this server" in chosen
    assert await visitor.autocomplete(there, "kudos work", "work", "") == []


async def test_at_home_the_latest_chapter_is_explained_or_the_one_that_is_named(elsewhere: Elsewhere) -> None:
    town = elsewhere.town
    await town.announce()

    latest = said(await town.reader.slash(town.channel, "kudos why"))
    named = said(await town.reader.slash(town.channel, "kudos why", work=WORK, chapter="3"))
    unknown = said(await town.reader.slash(town.channel, "kudos why", work=WORK, chapter="77"))

    assert "no reaction on an announcement of **Chapter 2" in latest
    assert "no reaction on an announcement of **Chapter 3" in named
    assert "no announced chapter “77”" in unknown
    assert shown(await town.reader.slash(town.channel, "kudos why", work=WORK)).content == latest


async def test_who_keeps_it_does_so_at_home_and_others_hear_that_here(elsewhere: Elsewhere) -> None:
    boss, there = elsewhere.boss, elsewhere.channel

    for name, options in {
        "chapter list": {},
        "chapter withdraw": {"chapter": "3"},
        "work edit": {"summary": "Mine now."},
        "queue call": {"question": "What next?"},
        "target share": {},
    }.items():
        assert "staff of its own server" in said(await boss.slash(there, name, work=WORK, **options)), name
