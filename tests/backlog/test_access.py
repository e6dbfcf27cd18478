"""Who may see and change a backlog."""

import pytest

from bot.backlog.models import LAST
from bot.core.errors import UserFacingError
from bot.works import wording as works_wording
from bot.works.models import Chapter
from tests.backlog.author import WEEK, BacklogAuthor
from tests.worlds.clock import FRIDAY
from tests.worlds.people import OTHER_AUTHOR, STRANGER, reader
from tests.worlds.program import Program


async def test_neither_readers_nor_strangers_see_or_touch_a_backlog(
    program: Program, author: BacklogAuthor, drafts: list[Chapter]
) -> None:
    await author.begin()
    of, first, slot = await author.of(), drafts[0].id, await author.slot()
    acts = author.backlogs

    for member in (reader(1), OTHER_AUTHOR, STRANGER):
        for deed in (
            acts.plan(member, author.work.id, "Monday 9:00"),
            acts.begin(member, *of),
            acts.look(member, author.work.id),
            acts.pause(member, *of),
            acts.resume(member, *of),
            acts.skip(member, *of, slot),
            acts.skip_nothing(member, *of),
            acts.end(member, *of),
            acts.move(member, *of, first, LAST),
            acts.take_out(member, *of, first),
            acts.add(member, *of, [first]),
        ):
            with pytest.raises(UserFacingError) as refusal:
                await deed
            allowed = works_wording.work_is_gone() if member is STRANGER else works_wording.authors_only(author.work)
            assert refusal.value.words == allowed

    assert await author.numbers() == [1, 2, 3]
    assert await author.times() == [FRIDAY + week * WEEK for week in (1, 2, 3)]
