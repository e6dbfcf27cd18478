"""A work that is new here is made of its page in one form, which asks for what the page doesn't tell."""

from typing import Any

from simcord.results import ResponseMessage

from tests.chapters.ratings.pages import page
from tests.uploads.samples import NOVEL
from tests.worlds.town import CHAPTER, Town, said, shown

ADD = "Add as a new work"
UNTOLD = "# Salt\n\nShe counted the stairs."


async def asked(town: Town, file: tuple[str, bytes], **options: Any) -> ResponseMessage:
    """The question of which work a file is."""
    return shown(await town.moderator.slash(town.channel, "chapter post", file=file, **options))


async def form_for(town: Town, file: tuple[str, bytes], **options: Any) -> tuple[Any, dict[str, Any]]:
    """The form behind **Add as a new work**, and what stands in its fields."""
    form = await town.moderator.click(await asked(town, file, **options), label=ADD)
    assert form.modal is not None
    inner = [one["component"] for one in form.modal["components"]]
    values = {
        one["custom_id"]: one.get("value") or [o["value"] for o in one.get("options", ()) if o.get("default")]
        for one in inner
    }
    return form, values


async def send(town: Town, form: Any, **values: Any) -> Any:
    filled = {"title": "Somewhere Else", "rating": ["Not Rated"], "warnings": [], "link": "", "number": ""}
    return await town.moderator.submit_modal(form, {**filled, **values})


async def test_the_form_is_filled_in_with_what_the_page_tells(town: Town) -> None:
    name, data = page("Explicit", ("Major Character Death",))
    other = data.replace(b"The Lamp Room", b"Somewhere Else").replace(b"works/1<", b"works/77<")
    _, values = await form_for(town, (name, other.replace(b'works/1"', b'works/77"')))

    assert values["title"] == "Somewhere Else"
    assert values["rating"] == ["Explicit"]
    assert values["warnings"] == ["2"]
    assert values["link"] == "https://archiveofourown.org/works/77"
    assert values["number"] == "1"


async def test_what_the_page_doesnt_tell_is_asked_and_the_preview_follows_at_once(town: Town) -> None:
    form, values = await form_for(town, ("notes.md", UNTOLD.encode()))
    await send(
        town, form, title="Salt on the Stairs", rating=["Teen And Up Audiences"], link="https://a.example/s", number="3"
    )
    preview = town.private_messages()[-1]

    assert values["title"] == []
    assert "**Salt on the Stairs** · Chapter 3: Salt" in said(preview)
    assert "Teen And Up Audiences" in said(preview)
    assert "Salt on the Stairs" in said(await town.reader.slash(town.channel, "works"))


async def test_a_refused_form_keeps_the_file_and_what_was_typed(town: Town) -> None:
    question = await asked(town, ("notes.md", UNTOLD.encode()))
    refused = said(await send(town, await town.moderator.click(question, label=ADD), title="The Lamp Room"))
    await send(town, await town.moderator.click(question, label=ADD), title="Salt on the Stairs", number="3")

    assert "There is already a work called" in refused
    assert "Here is what you typed" in refused
    assert "**Salt on the Stairs** · Chapter 3: Salt" in said(town.private_messages()[-1])


async def test_two_forms_for_one_file_add_one_work(town: Town) -> None:
    question = await asked(town, ("notes.md", UNTOLD.encode()))
    for form in [await town.moderator.click(question, label=ADD) for _ in range(2)]:
        await send(town, form, title="Salt on the Stairs", number="3")

    works = await town.services.works.all(town.guild.id)
    assert [one.title for one in works] == ["Salt on the Stairs", "The Lamp Room"]
    assert said(town.private_messages()[-1]).startswith("**Preview.**")


async def test_a_file_of_several_chapters_isnt_asked_for_one_number(town: Town) -> None:
    question = await asked(town, ("n.md", NOVEL.replace("The Lamp Room", "Somewhere Else").encode()))
    form = await town.moderator.click(question, label=ADD)
    await town.moderator.submit_modal(form, {"title": "Somewhere Else", "rating": [], "warnings": [], "link": ""})

    assert "number" not in str(form.modal)
    assert "3 chapters, 3 of them new" in said(question)


async def test_the_time_that_was_given_is_kept_while_the_work_is_asked(town: Town) -> None:
    form, _ = await form_for(town, ("notes.md", UNTOLD.encode()), when="in 2 hours")
    await town.restart()
    await send(town, form, title="Salt on the Stairs", number="3")

    assert "Planned for" in said(town.private_messages()[-1])


async def test_somebody_else_cannot_use_the_file(town: Town) -> None:
    question = await asked(town, ("notes.md", UNTOLD.encode()))
    question._message.flags &= ~64

    assert "no longer kept" in said(await town.manager.click(question, label=ADD))


async def test_authors_who_arent_staff_choose_among_their_works(town: Town) -> None:
    question = await town.author.slash(town.channel, "chapter post", file=("notes.md", UNTOLD.encode()))

    assert "doesn't say which work it belongs to. Choose it below" in said(question)
    assert ADD not in str(shown(question).components)


async def test_a_message_becomes_a_new_works_chapter_too(town: Town) -> None:
    message = await town.moderator.send(
        town.channel, "", attachments=[("c.txt", CHAPTER.replace("The Lamp Room", "Else").encode())]
    )
    question = await town.moderator.context_menu(town.channel, "Announce as chapter", message)
    form = await town.moderator.click(shown(question), label=ADD)
    await send(town, form, title="Else", number="2")

    assert "**Else** · Chapter 2: The Keeper's Daughter" in said(town.private_messages()[-1])


async def test_what_of_a_new_work_is_cut_is_said(town: Town) -> None:
    fandoms = ", ".join(f"The Rivers of {number}" for number in range(40))
    text = f"Work: Somewhere Else\nFandom: {fandoms}\nSummary: {'A river. ' * 200}\n\n# Chapter 1\n\nIt rained."
    form, _ = await form_for(town, ("notes.md", text.encode()))
    told = await send(town, form)
    shown_work = said(await town.moderator.slash(town.channel, "work show", work="Somewhere Else"))

    assert "The fandom had 708 characters: cut to 300" in told.response.content
    assert "The summary had 1,799 characters: cut to 1,250" in told.response.content
    assert "The Rivers of 16" in shown_work
    assert "The Rivers of 17" not in shown_work


async def test_nothing_is_said_to_be_cut_of_a_title_that_was_typed(town: Town) -> None:
    text = f"Work: {'A Very Long Night ' * 20}\n\n# Chapter 1\n\nIt rained."
    form, values = await form_for(town, ("notes.md", text.encode()))
    for title, is_cut in (("The Night", False), (values["title"], True)):
        told = await send(town, form, title=title)
        assert ("The title had" in told.response.content) is is_cut
        form, _ = await form_for(town, ("notes.md", text.encode()))
