"""A title names one work of a server."""

import asyncio

from bot.core.errors import UserFacingError
from bot.works import wording
from bot.works.models import MAX_TITLE, Detail
from tests.refusals import refused
from tests.works.samples import titles
from tests.worlds.people import GUILD, MANAGER, OTHER_GUILD
from tests.worlds.program import Program


class TestTitles:
    async def test_the_same_title_is_refused_however_it_is_written(self, program: Program) -> None:
        await program.work("The Lighthouse")

        for title in ("The Lighthouse", "the lighthouse", "  The   LIGHTHOUSE ", "THE\tlighthouse"):
            with refused(wording.title_taken(title)):
                await program.work(title)

    async def test_letters_of_every_language_have_their_small_ones(self, program: Program) -> None:
        await program.work("ÉTÉ À LA STRASSE")

        with refused(wording.title_taken("été à la straße")):
            await program.work("été à la straße")

    async def test_an_accent_is_the_same_however_it_was_typed(self, program: Program) -> None:
        await program.work("Caf\u00e9")

        with refused(wording.title_taken("Cafe\u0301")):
            await program.work("Cafe\u0301")

    async def test_another_server_may_have_it_too(self, program: Program) -> None:
        here = await program.work("The Lighthouse")
        there = await program.work("The Lighthouse", guild_id=OTHER_GUILD)

        assert here.id != there.id

    async def test_a_removed_works_title_is_free(self, program: Program) -> None:
        first = await program.work()
        await program.works.remove(MANAGER, first.id)

        second = await program.work()

        assert await program.works.all(GUILD) == [second]

    async def test_of_two_who_add_it_at_once_one_is_told(self, program: Program) -> None:
        results = await asyncio.gather(*(program.work("The Lighthouse") for _ in range(5)), return_exceptions=True)

        refusals = [result.words for result in results if isinstance(result, UserFacingError)]
        assert refusals == [wording.title_taken("The Lighthouse")] * 4
        assert titles(await program.works.all(GUILD)) == ["The Lighthouse"]

    async def test_an_edit_cant_take_anothers_title(self, program: Program) -> None:
        await program.work("The Lighthouse")
        other = await program.work("The Bakery")

        with refused(wording.title_taken("the lighthouse")):
            await program.works.edit(MANAGER, other.id, None, title="the lighthouse")

        assert titles(await program.works.all(GUILD)) == ["The Bakery", "The Lighthouse"]

    async def test_a_work_may_change_how_its_own_title_is_written(self, program: Program) -> None:
        work = await program.work("the lighthouse")

        assert (await program.works.edit(MANAGER, work.id, None, title="The Lighthouse")).title == "The Lighthouse"

    async def test_a_title_too_long_is_refused_when_it_is_changed_too(self, program: Program) -> None:
        work = await program.work()

        with refused(wording.too_long(Detail.TITLE, MAX_TITLE, MAX_TITLE + 1)):
            await program.works.edit(MANAGER, work.id, None, title="x" * (MAX_TITLE + 1))
