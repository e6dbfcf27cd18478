"""Front matter that was left out of a chapter: listed in its preview, and put back with one press."""

from simcord.results import InteractionResult, ResponseMessage

from bot.works import text_store
from tests.intake.written.files import epub, xhtml
from tests.worlds.town import Town, said, shown

ABOUT = "<dc:title>The Lamp Room</dc:title><dc:creator>Ada</dc:creator>"
LETTER = "Dear Ines, the lamp is yours now, and so is the sea."
TITLE_PAGE = xhtml(f'<section epub:type="titlepage"><h1>For the keeper</h1><p>{LETTER}</p></section>')
IMPRINT = xhtml('<section epub:type="colophon"><h1>Imprint</h1><p>Set in <i>nine</i> point.</p></section>')


def chapter(number: int) -> str:
    return xhtml(f"<h1>Chapter {number}: Dusk</h1><p>The lamp was lit, and nobody came.</p>")


ONE = epub({"t.xhtml": TITLE_PAGE, "c1.xhtml": chapter(1), "i.xhtml": IMPRINT}, about=ABOUT)
TWO = epub({"t.xhtml": TITLE_PAGE, "c1.xhtml": chapter(1), "c2.xhtml": chapter(2)}, about=ABOUT)


async def hand_in(town: Town, book: bytes) -> InteractionResult:
    return await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=("b.epub", book))


def said_buttons(message: ResponseMessage) -> str:
    return str([part.get("label") for row in message.components for part in row["components"]])


def labels(preview: InteractionResult) -> list[str]:
    return [part["label"] for row in shown(preview).components for part in row["components"] if "label" in part]


async def test_a_preview_lists_front_matter_with_its_beginning_and_offers_to_put_it_back(town: Town) -> None:
    preview = await hand_in(town, ONE)

    assert "For the keeper Dear Ines" in said(preview)
    assert "front matter" in said(preview)
    assert "Put front matter back" in labels(preview)
    assert "Dear Ines" not in str(shown(preview).embeds[0].description)


async def test_one_press_puts_it_back_and_the_next_leaves_it_out_again_even_after_a_restart(town: Town) -> None:
    preview = await hand_in(town, ONE)
    before = shown(preview).embeds[0].to_dict()
    await town.restart()
    await town.author.click(shown(preview), label="Put front matter back")
    whole = shown(preview).embeds[0].to_dict()
    await town.restart()
    await town.author.click(shown(preview), label="Leave front matter out")

    assert str(whole["description"]).startswith("For the keeper Dear Ines")
    assert "27 words" in str(whole["footer"])
    assert shown(preview).embeds[0].to_dict() == before
    assert "Put front matter back" in labels(preview)


async def test_what_is_put_back_is_posted_with_the_text(town: Town) -> None:
    await town.add_work("Moon Bakery", text="file")
    preview = await town.author.slash(town.channel, "chapter post", work="Moon Bakery", file=("b.epub", ONE))
    await town.author.click(shown(preview), label="Put front matter back")
    await town.author.click(shown(preview), label="Post now")

    (announcement,) = town.announcements()
    (file,) = announcement.attachments
    text = (await file.read()).decode()
    assert text.startswith(f"# For the keeper\n\n{LETTER}")
    assert text.endswith("# Imprint\n\nSet in *nine* point.")


async def test_the_first_of_several_chapters_has_its_front_matter_put_back(town: Town) -> None:
    question = await hand_in(town, TWO)
    await town.author.select(shown(question), ["0"])
    preview = next(one for one in town.private_messages() if "Preview" in one.content)
    await town.author.click(preview, label="Put front matter back")

    shown_now = next(one for one in town.private_messages() if "Preview" in one.content)
    assert str(shown_now.embeds[0].description).startswith("For the keeper")


async def test_a_chapter_without_front_matter_offers_nothing(town: Town) -> None:
    assert "Put front matter back" not in labels(await town.preview())


async def test_an_edited_excerpt_stays_as_it_was_edited(town: Town) -> None:
    preview = await hand_in(town, ONE)
    form = await town.author.click(shown(preview), label="Edit")
    values = {"number": "1", "title": "Dusk", "text": "A lamp.", "notes": "", "link": ""}
    await town.author.submit_modal(form, values)
    await town.author.click(shown(preview), label="Put front matter back")

    assert shown(preview).embeds[0].description == "A lamp."


async def test_somebody_else_cannot_put_it_back(town: Town) -> None:
    preview = await hand_in(town, ONE)
    shown(preview)._message.flags &= ~64

    refusal = await town.moderator.click(shown(preview), label="Put front matter back")

    assert "no longer kept" in said(refusal)


async def reopened(town: Town, work: str = "The Lamp Room") -> ResponseMessage:
    """The same preview from the list, as after its message was closed."""
    listed = await town.author.slash(town.channel, "chapter list", work=work)
    return shown(await town.author.select(shown(listed), ["chapter:1"]))


async def test_a_preview_that_is_opened_from_the_list_offers_what_is_so_of_its_front_matter(town: Town) -> None:
    await hand_in(town, ONE)
    await town.restart()
    first = await reopened(town)
    await town.author.click(first, label="Put front matter back")
    second = await reopened(town)
    await town.author.click(second, label="Leave front matter out")

    assert "Leave front matter out" in said_buttons(first)
    assert "Put front matter back" in said_buttons(second)
    assert "Dear Ines" not in str(second.embeds[0].description)


async def test_once_the_file_is_gone_the_preview_stands_without_the_button(town: Town) -> None:
    await hand_in(town, ONE)
    await town.leap(25 * 3600)
    await town.leap(600)

    assert "front matter" not in said_buttons(await reopened(town))


async def test_pieces_that_were_added_to_the_text_stay_behind_it(town: Town) -> None:
    await town.add_work("Moon Bakery", text="file")
    preview = await town.author.slash(town.channel, "chapter post", work="Moon Bakery", file=("b.epub", ONE))
    form = await town.author.click(shown(preview), label="Add more text")
    await town.author.submit_modal(form, {"text": "And then it was day."})
    words = str(shown(preview).embeds[0].footer.text)
    await town.author.click(shown(preview), label="Put front matter back")
    await town.author.click(shown(preview), label="Leave front matter out")
    assert str(shown(preview).embeds[0].footer.text) == words
    await town.author.click(shown(preview), label="Put front matter back")
    await town.author.click(shown(preview), label="Post now")

    (file,) = town.announcements()[0].attachments
    text = (await file.read()).decode()
    assert text.startswith(f"# For the keeper\n\n{LETTER}")
    assert text.endswith("And then it was day.")


async def test_a_text_that_isnt_the_files_any_more_stays_as_it_is_and_so_does_its_button(town: Town) -> None:
    await town.add_work("Moon Bakery", text="file")
    preview = await town.author.slash(town.channel, "chapter post", work="Moon Bakery", file=("b.epub", ONE))
    before = shown(preview).embeds[0].to_dict()
    async with town.process.database.change() as connection:
        await text_store.change(connection, 1, "Another text.")
    refusal = await town.author.click(shown(preview), label="Put front matter back")
    again = await reopened(town, "Moon Bakery")

    assert "stays as it is" in said(refusal)
    assert again.embeds[0].to_dict() == before
    assert "Put front matter back" in said_buttons(again)
