"""Which chapter an idea was used in, chosen in a form."""

from tests.suggestions.commands import suggest
from tests.worlds.town import Town, said, shown


async def test_chapters_of_one_name_are_told_apart_where_one_is_chosen(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Accept")
    await town.preview()
    form = await town.author.click(shown(panel), label="Mark used")

    assert form.modal is not None
    preview, posted = [option["label"] for option in form.modal["components"][0]["component"]["options"]]
    assert preview.startswith("Chapter 2: The Keeper's Daughter · preview of ")
    assert posted.startswith("Chapter 2: The Keeper's Daughter · posted ")


async def test_a_chapter_older_than_the_menu_holds_is_named(town: Town) -> None:
    await suggest(town, "A storm")
    panel = await town.author.slash(town.channel, "queue review")
    await town.author.click(shown(panel), label="Accept")
    for number in range(3, 29):
        await town.preview(number=number, title="")
    form = await town.author.click(shown(panel), label="Mark used")
    await town.author.submit_modal(form, {"name": "Chapter 2"})

    assert "Used in Chapter 2" in said(shown(panel))
