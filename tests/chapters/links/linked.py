"""Posting from a link, and the form that asks for the rest."""

from typing import Any

from simcord.results import InteractionResult

from tests.worlds.town import Town

CHAPTER_LINK = "https://archiveofourown.org/works/1/chapters/22"
COPIED = "http://www.archiveofourown.org/collections/lamps/works/1/chapters/22?view_adult=true#workskin"
ROYAL_ROAD = "https://www.royalroad.com/fiction/21/the-lamp-room/chapter/301/chapter-12-the-storm"
FIELDS = {"number": "", "title": "", "text": "", "notes": "", "link": ""}


async def post(town: Town, link: str, **options: Any) -> InteractionResult:
    return await town.author.slash(town.channel, "chapter post", link=link, **options)


def filled_in(form: InteractionResult) -> dict[str, str]:
    """What stands in the fields of a form."""
    assert form.modal is not None, form
    return {one["component"]["custom_id"]: one["component"].get("value") or "" for one in form.modal["components"]}


async def send(town: Town, form: InteractionResult, **typed: str) -> InteractionResult:
    """Send a form as it was filled in, with what was typed over it."""
    return await town.author.submit_modal(form, {**filled_in(form), **typed})


async def announced(town: Town, link: str = CHAPTER_LINK, **typed: str) -> None:
    """A chapter that was announced from its link alone."""
    preview = await send(town, await post(town, link), **{"number": "2", **typed})
    assert preview.response is not None
    await town.author.click(preview.response, label="Post now")
