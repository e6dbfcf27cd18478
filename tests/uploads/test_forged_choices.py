"""A work or a chapter that no menu offers is answered by a sentence, and nothing is shown of it."""

import pytest
from simcord.results import InteractionResult

from bot.uploads.buttons import PickChapter, PickWork
from tests.uploads.samples import NOVEL
from tests.worlds.forgeries import forge_menu
from tests.worlds.town import CHAPTER, Town, said, shown

every_forgery = pytest.mark.parametrize("value", ["seven", "9" * 90, "-1", "3", "²", "0x1"])


async def picked(town: Town, question: InteractionResult, custom_id: str, value: str) -> str:
    forge_menu(question, custom_id, value)
    return said(await town.author.select(shown(question), [value]))


@every_forgery
async def test_a_forged_chapter_of_a_file_is_none(town: Town, value: str) -> None:
    file = ("novel.md", NOVEL.encode())
    question = await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=file)

    assert "Hand it in again" in await picked(town, question, str(PickChapter(1)), value)


@every_forgery
async def test_a_forged_work_of_a_file_is_none(town: Town, value: str) -> None:
    other = CHAPTER.replace("The Lamp Room", "Somewhere Else")
    question = await town.author.slash(town.channel, "chapter post", file=("chapter.txt", other.encode()))

    assert "No work here is called" in await picked(town, question, str(PickWork(1)), value)
