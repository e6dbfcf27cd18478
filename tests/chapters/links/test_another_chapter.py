"""A chapter that has another's link, and is another one all the same."""

from simcord.results import InteractionResult

from tests.chapters.links.linked import CHAPTER_LINK, COPIED, announced, filled_in, post, send
from tests.worlds.town import Town, said, shown


async def another(town: Town, answer: InteractionResult) -> InteractionResult:
    return await town.author.click(shown(answer), label="It's another chapter")


async def test_what_was_typed_beside_its_link_is_filled_in(town: Town) -> None:
    await announced(town)
    answer = await post(town, COPIED, number=5, title="Spring Tide", notes="Mind the cat.", when="in 2 hours")
    await town.restart()
    form = await another(town, answer)

    assert filled_in(form) == {
        "number": "5",
        "title": "Spring Tide",
        "text": "",
        "notes": "Mind the cat.",
        "link": COPIED,
    }
    assert "**The Lamp Room** · Chapter 5: Spring Tide" in said(await send(town, form))


async def test_it_is_of_the_work_that_was_named(town: Town) -> None:
    await announced(town)
    await town.add_work("Moon Bakery")
    form = await another(town, await post(town, CHAPTER_LINK, work="Moon Bakery", number=5, title="Rye"))

    assert "**Moon Bakery** · Chapter 5: Rye" in said(await send(town, form))
