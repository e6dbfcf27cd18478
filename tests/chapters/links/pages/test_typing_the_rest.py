"""What the page behind a link said stays, where number or title have to be typed."""

import pytest
from simcord.results import InteractionResult

from tests.chapters.links.linked import filled_in, post, send
from tests.intake.written.saved_pages import page
from tests.worlds.site import Site
from tests.worlds.town import Town, said, shown

SUMMARY = "The lamp goes out, and somebody has to climb."


def untitled(*, summary: bool = True) -> bytes:
    """A chapter's page that gives a number and no title."""
    above = f'<div class="summary module"><h3>Summary:</h3><blockquote class="userstuff">{SUMMARY}</blockquote></div>'
    text = "".join(f"<p>{'She climbed on in the dark. ' * 20}</p>" for _ in range(9))
    return page(
        "<title>The Lamp Room - Chapter 5 - ada - Testing [Archive of Our Own]</title>",
        f'<dl class="work meta group"><dt class="rating tags">Rating:</dt><dd class="rating tags"><ul><li>Explicit</li>'
        '</ul></dd><dt class="warning tags">Archive Warning:</dt><dd class="warning tags"><ul><li>Underage Sex</li>'
        '</ul></dd></dl><div id="workskin"><div class="preface group"><h2 class="title heading">The Lamp Room</h2>'
        '<h3 class="byline heading">ada</h3></div><div id="chapters"><div class="chapter" id="chapter-5">'
        f'<div class="chapter preface group"><h3 class="title">Chapter 5</h3>{above if summary else ""}</div>'
        f'<div class="userstuff module" role="article"><h3 class="landmark heading">Chapter Text</h3>{text}</div>'
        "</div></div></div>",
    )


async def asked(town: Town, web: Site, *, summary: bool = True) -> InteractionResult:
    """The form that a link leads to whose page has no title."""
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", link=web.address("/lamp-room"))
    link = web.answers("/lamp-room/5", untitled(summary=summary), Content_Type="text/html; charset=utf-8")
    answer = await post(town, link)
    return await town.author.click(shown(answer), label="Open the form")


def field(preview: InteractionResult, name: str) -> str | None:
    return next((one.value for one in shown(preview).embeds[0].fields if one.name == name), None)


async def test_its_rating_keeps_the_chapter_out_of_an_open_channel(town: Town, web: Site) -> None:
    preview = await send(town, await asked(town, web), title="The Climb")
    refused = await town.author.click(shown(preview), label="Post now")

    assert "**The Lamp Room** · Chapter 5: The Climb" in said(preview)
    assert field(preview, "Rating") == "Explicit"
    assert "Underage Sex" in str(shown(preview).embeds[0].to_dict())
    assert "its file says Explicit" in said(refused)
    assert town.announcements() == []


async def test_its_rating_is_asked_about_after_a_restart_and_a_refused_form_too(town: Town, web: Site) -> None:
    form = await asked(town, web)
    await town.restart()
    refused = await send(town, form, number="five")
    again = await town.author.click(shown(refused), label="Try again")
    preview = await send(town, again, number="5")

    assert filled_in(again)["text"] == SUMMARY
    assert field(preview, "Rating") == "Explicit"


@pytest.mark.parametrize("typed", [SUMMARY, "Up, in the dark."])
@pytest.mark.parametrize("text", ["nowhere", "thread"])
async def test_its_summary_is_no_text_of_the_chapter(town: Town, web: Site, typed: str, text: str) -> None:
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", text=text)
    form = await asked(town, web)
    preview = await send(town, form, title="The Climb", text=typed)

    assert form.modal is not None
    assert [one["label"] for one in form.modal["components"]][2] == "Summary"
    assert shown(preview).embeds[0].description == typed
    assert "1,080" in str(shown(preview).embeds[0].to_dict())


async def test_its_summary_and_number_can_be_taken_away(town: Town, web: Site) -> None:
    form = await asked(town, web)
    preview = await send(town, form, number="", title="The Climb", text="")

    assert "**The Lamp Room** · The Climb" in said(preview)
    assert SUMMARY not in str(shown(preview).embeds[0].to_dict())


async def test_a_text_that_is_typed_beside_its_link_leaves_its_words_and_rating(town: Town, web: Site) -> None:
    form = await asked(town, web, summary=False)
    preview = await send(town, form, title="The Climb", text="Up, in the dark.")

    assert shown(preview).embeds[0].description == "Up, in the dark."
    assert "1,080" in str(shown(preview).embeds[0].to_dict())
    assert field(preview, "Rating") == "Explicit"


async def test_a_text_that_is_typed_in_place_of_its_link_is_whole(town: Town, web: Site) -> None:
    form = await asked(town, web, summary=False)
    await town.moderator.slash(town.channel, "work edit", work="The Lamp Room", text="thread", link="none")
    preview = await send(town, form, title="The Climb", text="Up, in the dark.", link="")

    assert "only the beginning" not in said(preview)
    assert "4 words" in str(shown(preview).embeds[0].to_dict())
    assert field(preview, "Rating") == "Explicit"


async def test_what_it_said_holds_where_its_work_was_asked_for(town: Town, web: Site) -> None:
    link = web.answers("/elsewhere/5", untitled().replace(b"The Lamp Room", b"Lamps"), Content_Type="text/html")
    question = await post(town, link)
    works = shown(question).components[0]["components"][0]["options"]
    form = await town.author.select(shown(question), [works[0]["value"]])
    preview = await send(town, form, title="The Climb")

    assert filled_in(form)["text"] == SUMMARY
    assert field(preview, "Rating") == "Explicit"
