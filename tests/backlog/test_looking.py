"""A look at the backlog asks the database for no more than it takes."""

from tests.backlog.author import BacklogAuthor
from tests.worlds.databases.statements import statements
from tests.worlds.program import Program


async def test_a_look_reads_the_works_chapters_once(author: BacklogAuthor, program: Program) -> None:
    for number in (1, 2, 3):
        await program.draft(author.work, number)
    await author.begin()

    with statements() as asked:
        seen = await author.look()

    assert [one.chapter.details.number for one in seen.waiting] == [1, 2, 3]
    assert len([one for one in asked if "FROM chapters" in one]) == 1


async def test_what_goes_out_is_found_by_reading_them_once(author: BacklogAuthor, program: Program) -> None:
    for number in (1, 2):
        await program.draft(author.work, number)
    await author.begin()
    author.clock.advance(days=7)

    with statements() as asked:
        await author.program.timetable.release_due()

    assert await author.posted() == [1]
    of_work = [one for one in asked if "FROM chapters" in one and "chapters.work_id = " in one and "state IN" in one]
    assert len(of_work) == 1
