"""How many files may wait for a choice, and how much room they may take."""

import asyncio

import pytest

from bot.core.errors import UserFacingError
from bot.intake.formats.draft import ChapterDraft
from bot.setup.models import Member
from bot.uploads import room, store, wording
from bot.uploads.models import Upload
from bot.uploads.room import KEPT_OF_A_MEMBER, MAY_WAIT, TooMuchWaits
from bot.works.models import Work
from tests.refusals import refused
from tests.uploads.samples import NOVEL
from tests.worlds.people import AUTHOR, GUILD, OTHER_AUTHOR
from tests.worlds.program import Program
from tests.worlds.town import CHAPTER, Town, said, shown

DRAFT = ChapterDraft(body="The lamp was lit. " * 1000)


async def hand_in(program: Program, member: Member = AUTHOR, *, chosen: bool = False) -> Upload:
    return await program.services.uploads.keep(member, None, [DRAFT], silent=False, chosen=chosen)


async def kept(program: Program) -> list[int]:
    async with program.database.read() as connection:
        return [one.id for one in await store.in_guild(connection, GUILD)]


async def test_files_that_wait_are_limited_for_each_member(program: Program, work: Work) -> None:
    waiting = [await hand_in(program) for _ in range(MAY_WAIT)]

    with pytest.raises(TooMuchWaits) as refusal:
        await hand_in(program)

    assert refusal.value.words == wording.too_many_wait(MAY_WAIT)
    assert refusal.value.upload_ids == [one.id for one in waiting]
    await hand_in(program, OTHER_AUTHOR)
    await program.services.uploads.discard(AUTHOR, waiting[0].id)
    await hand_in(program)


async def test_the_limit_holds_however_many_are_handed_in_at_once(program: Program, work: Work) -> None:
    answers = await asyncio.gather(*(hand_in(program) for _ in range(MAY_WAIT + 4)), return_exceptions=True)

    assert len([one for one in answers if isinstance(one, TooMuchWaits)]) == 4
    assert len(await kept(program)) == MAY_WAIT


async def test_what_was_chosen_from_makes_room_the_oldest_first(program: Program, work: Work) -> None:
    first = await hand_in(program)
    chosen = [await hand_in(program, chosen=True) for _ in range(KEPT_OF_A_MEMBER - 1)]

    last = await hand_in(program, chosen=True)

    assert await kept(program) == [first.id, *(one.id for one in chosen[1:]), last.id]


async def test_bytes_are_limited_for_each_member(program: Program, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "BYTES_OF_A_MEMBER", 2 * len(DRAFT.body))
    await hand_in(program)

    with pytest.raises(TooMuchWaits):
        await hand_in(program)
    monkeypatch.setattr(room, "BYTES_OF_A_MEMBER", len(DRAFT.body))
    with refused(wording.too_much_text(len(DRAFT.body))):
        await hand_in(program, OTHER_AUTHOR)


async def test_bytes_are_limited_for_each_server(program: Program, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "BYTES_OF_A_SERVER", 2 * len(DRAFT.body))
    await hand_in(program, chosen=True)
    waiting = await hand_in(program, OTHER_AUTHOR)

    assert await kept(program) == [waiting.id]
    with refused(wording.server_is_full()):
        await hand_in(program)


async def test_nobody_discards_anothers_file(program: Program, work: Work) -> None:
    waiting = await hand_in(program)

    with refused(wording.no_longer_kept()):
        await program.services.uploads.discard(OTHER_AUTHOR, waiting.id)
    await program.services.uploads.discard(AUTHOR, waiting.id)
    with pytest.raises(UserFacingError):
        await program.services.uploads.discard(AUTHOR, waiting.id)


async def test_who_has_too_many_waiting_is_offered_to_discard_one_and_loses_nothing_typed(town: Town) -> None:
    file, notes = ("n.md", NOVEL.encode()), "Thank you for waiting. " * 10
    for _ in range(MAY_WAIT):
        await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=file)
    refusal = await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=file, notes=notes)
    words = said(refusal)
    await town.restart()
    await town.author.click(shown(refusal), label="Discard 1: The Lamp Room")

    assert "3 files of yours wait" in words
    assert notes.strip() in words
    assert "Discarded" in said(shown(refusal))
    again = await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=file)
    assert "3 chapters" in said(again)


async def test_a_chapter_about_which_nothing_is_to_be_chosen_needs_no_room(town: Town) -> None:
    for _ in range(MAY_WAIT):
        await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=("n.md", NOVEL.encode()))

    assert "Preview" in said(await town.preview(text=CHAPTER))


async def test_a_file_can_be_discarded_where_the_choice_is_asked(town: Town) -> None:
    question = await town.author.slash(
        town.channel, "chapter post", work="The Lamp Room", file=("n.md", NOVEL.encode())
    )
    await town.author.click(shown(question), label="Discard this file")

    assert "Discarded" in said(shown(question))
