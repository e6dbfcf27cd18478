"""Posting from a link whose page is looked at."""

import pytest

from tests.chapters.links.linked import filled_in, post
from tests.intake.written import saved_pages
from tests.intake.written.copied_pages import PARAGRAPHS
from tests.worlds.site import Site
from tests.worlds.town import Town, said, shown

HTML = "text/html; charset=utf-8"


async def of_the_lamp_room(town: Town, web: Site) -> None:
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", link=web.address("/lamp-room"))


async def test_a_page_that_names_its_chapter_leaves_nothing_to_ask(town: Town, web: Site) -> None:
    await of_the_lamp_room(town, web)
    link = web.answers("/lamp-room/12", saved_pages.royal_road(), Content_Type=HTML)

    preview = await post(town, link)

    assert "**The Lamp Room** · Chapter 12: The Late Ferry" in said(preview)
    await town.author.click(shown(preview), label="Post now")
    (announcement,) = town.announcements()
    assert announcement.embeds[0].url == link
    assert PARAGRAPHS[0] not in str(announcement.embeds[0].to_dict())
    assert len(web.requests) == 1


async def test_a_new_work_is_filled_in_with_what_its_page_says(town: Town, web: Site) -> None:
    link = web.answers("/small-crossings/12", saved_pages.royal_road(), Content_Type=HTML)

    question = await town.moderator.slash(town.channel, "chapter post", link=link)
    form = await town.moderator.click(shown(question), label="Add as a new work")

    assert filled_in(form)["title"] == saved_pages.WORK


@pytest.mark.parametrize(
    ("status", "why"), [(404, "says that nothing is there: is the link right"), (500, "No page came from")]
)
async def test_an_author_hears_why_there_is_something_to_type(town: Town, web: Site, status: int, why: str) -> None:
    await of_the_lamp_room(town, web)
    answer = await post(town, web.answers("/lamp-room/chapter-12-the-storm", status=status))

    assert why in said(answer)
    form = filled_in(await town.author.click(shown(answer), label="Open the form"))
    assert (form["number"], form["title"]) == ("12", "The Storm")


async def test_what_was_typed_beside_a_link_needs_no_page(town: Town, web: Site) -> None:
    await of_the_lamp_room(town, web)
    link = web.answers("/lamp-room/12", saved_pages.royal_road(), Content_Type=HTML)

    preview = await post(town, link, number=13, title="Low Tide")

    assert "Chapter 13: Low Tide" in said(preview)
    assert not web.requests


async def test_nobody_without_rights_makes_the_bot_ask_for_a_page(town: Town, web: Site) -> None:
    await of_the_lamp_room(town, web)
    link = web.answers("/lamp-room/12", saved_pages.royal_road(), Content_Type=HTML)

    refusal = await town.reader.slash(town.channel, "chapter post", link=link)

    assert "author" in said(refusal)
    assert not web.requests
