"""Which work somebody means by what they typed."""

import pytest

from bot.core.errors import UserFacingError
from bot.works import wording
from bot.works.matching import CHOICE
from tests.refusals import refused
from tests.works.samples import titles
from tests.worlds.people import GUILD, OTHER_GUILD
from tests.worlds.program import Program


class TestChoosing:
    async def test_a_choice_from_the_list_is_that_work(self, program: Program) -> None:
        await program.work("Other")
        work = await program.work()

        assert await program.works.choose(GUILD, f"{CHOICE}{work.id}") == work

    async def test_a_title_or_its_beginning_will_do(self, program: Program) -> None:
        await program.work("The Bakery")
        work = await program.work("The Lighthouse")

        for text in ("the lighthouse", " THE  LIGHTHOUSE ", "The Light", "the l"):
            assert await program.works.choose(GUILD, text) == work

    async def test_a_whole_title_goes_before_a_beginning(self, program: Program) -> None:
        work = await program.work("The Light")
        await program.work("The Lighthouse")

        assert await program.works.choose(GUILD, "the light") == work

    async def test_a_beginning_of_several_is_refused(self, program: Program) -> None:
        await program.work("The Lighthouse")
        await program.work("The Bakery")

        with refused(wording.ambiguous_work("the")):
            await program.works.choose(GUILD, "the")

    async def test_what_names_none_is_refused(self, program: Program) -> None:
        await program.work()

        for text in ("Kiss and Cry", "", "  ", f"{CHOICE}x", CHOICE, f"{CHOICE}-1", "%", "_", "'; --"):
            with refused(wording.no_such_work(text)):
                await program.works.choose(GUILD, text)

    async def test_a_forged_choice_is_refused(self, program: Program) -> None:
        await program.work()

        for number in ("0", "99", "9" * 18, "9" * 19, "9" * 500, "٣"):
            with pytest.raises(UserFacingError):
                await program.works.choose(GUILD, f"{CHOICE}{number}")

    async def test_where_nothing_is_the_refusal_says_how_to_begin(self, program: Program) -> None:
        with refused(wording.no_works()):
            await program.works.choose(GUILD, "The Lighthouse")

    async def test_another_servers_work_is_found_neither_by_id_nor_by_title(self, program: Program) -> None:
        elsewhere = await program.work("Elsewhere", guild_id=OTHER_GUILD)
        await program.work("Here")

        with refused(wording.work_is_gone()):
            await program.works.choose(GUILD, f"{CHOICE}{elsewhere.id}")
        with refused(wording.no_such_work("Elsewhere")):
            await program.works.choose(GUILD, "Elsewhere")
        assert titles(await program.works.like(GUILD, "e")) == ["Here"]

    async def test_a_title_made_of_digits_isnt_taken_for_an_id(self, program: Program) -> None:
        first = await program.work("First")
        year = await program.work(str(first.id))

        assert await program.works.choose(GUILD, str(first.id)) == year

    async def test_what_begins_with_the_typed_text_is_offered_first(self, program: Program) -> None:
        for title in ("A Lighthouse", "Light", "The Bakery", "light and dark"):
            await program.work(title)

        assert titles(await program.works.like(GUILD, "LIGHT")) == ["Light", "light and dark", "A Lighthouse"]

    async def test_works_are_listed_by_title(self, program: Program) -> None:
        for title in ("b", "A", "c"):
            await program.work(title)

        assert titles(await program.works.all(GUILD)) == ["A", "b", "c"]
