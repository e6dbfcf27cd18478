"""Which work somebody means by what they typed."""

import pytest

from bot.core.errors import UserFacingError
from bot.works import wording
from bot.works.matching import CHOICE
from tests.refusals import refused
from tests.works.samples import titles
from tests.worlds.house import (
    GUILD,
    OTHER_GUILD,
    House,
)


class TestChoosing:
    async def test_a_choice_from_the_list_is_that_work(self, house: House) -> None:
        await house.work("Other")
        work = await house.work()

        assert await house.works.choose(GUILD, f"{CHOICE}{work.id}") == work

    async def test_a_title_or_its_beginning_will_do(self, house: House) -> None:
        await house.work("The Bakery")
        work = await house.work("The Lighthouse")

        for text in ("the lighthouse", " THE  LIGHTHOUSE ", "The Light", "the l"):
            assert await house.works.choose(GUILD, text) == work

    async def test_a_whole_title_goes_before_a_beginning(self, house: House) -> None:
        work = await house.work("The Light")
        await house.work("The Lighthouse")

        assert await house.works.choose(GUILD, "the light") == work

    async def test_a_beginning_of_several_is_refused(self, house: House) -> None:
        await house.work("The Lighthouse")
        await house.work("The Bakery")

        with refused(wording.ambiguous_work("the")):
            await house.works.choose(GUILD, "the")

    async def test_what_names_none_is_refused(self, house: House) -> None:
        await house.work()

        for text in ("Kiss and Cry", "", "  ", f"{CHOICE}x", CHOICE, f"{CHOICE}-1", "%", "_", "'; --"):
            with refused(wording.no_such_work(text)):
                await house.works.choose(GUILD, text)

    async def test_a_forged_choice_is_refused(self, house: House) -> None:
        await house.work()

        for number in ("0", "99", "9" * 18, "9" * 19, "9" * 500, "٣"):
            with pytest.raises(UserFacingError):
                await house.works.choose(GUILD, f"{CHOICE}{number}")

    async def test_where_nothing_is_the_refusal_says_how_to_begin(self, house: House) -> None:
        with refused(wording.no_works()):
            await house.works.choose(GUILD, "The Lighthouse")

    async def test_another_servers_work_is_found_neither_by_id_nor_by_title(self, house: House) -> None:
        elsewhere = await house.work("Elsewhere", guild_id=OTHER_GUILD)
        await house.work("Here")

        with refused(wording.work_is_gone()):
            await house.works.choose(GUILD, f"{CHOICE}{elsewhere.id}")
        with refused(wording.no_such_work("Elsewhere")):
            await house.works.choose(GUILD, "Elsewhere")
        assert titles(await house.works.like(GUILD, "e")) == ["Here"]

    async def test_a_title_made_of_digits_isnt_taken_for_an_id(self, house: House) -> None:
        first = await house.work("First")
        year = await house.work(str(first.id))

        assert await house.works.choose(GUILD, str(first.id)) == year

    async def test_what_begins_with_the_typed_text_is_offered_first(self, house: House) -> None:
        for title in ("A Lighthouse", "Light", "The Bakery", "light and dark"):
            await house.work(title)

        assert titles(await house.works.like(GUILD, "LIGHT")) == ["Light", "light and dark", "A Lighthouse"]

    async def test_works_are_listed_by_title(self, house: House) -> None:
        for title in ("b", "A", "c"):
            await house.work(title)

        assert titles(await house.works.all(GUILD)) == ["A", "b", "c"]
