"""The preview of `/chapter post`: private, and exactly what will be posted."""

from tests.worlds.town import CHAPTER, Town, said, shown


async def test_the_preview_is_private_and_shows_what_will_be_posted(town: Town) -> None:
    preview = await town.preview()
    previewed = shown(preview).embeds[0].to_dict()

    assert preview.ephemeral
    assert town.announcements() == []
    await town.author.click(shown(preview), label="Post now")
    (announcement,) = town.announcements()
    assert announcement.embeds[0].to_dict() == previewed
    assert announcement.content in said(await town.preview())


async def test_the_same_number_asks_before_it_goes_out(town: Town) -> None:
    await town.announce()
    preview = await town.preview()
    warned = said(preview)
    await town.author.click(shown(preview), label="Post now")
    asked = said(shown(preview))
    before = len(town.announcements())
    await town.author.click(shown(preview), label="Post anyway")

    assert "announced before" in warned
    assert "Post this one as well?" in asked
    assert (before, len(town.announcements())) == (1, 2)


async def test_going_back_from_that_question_shows_the_preview_again(town: Town) -> None:
    await town.announce()
    preview = await town.preview()
    await town.author.click(shown(preview), label="Post now")
    await town.author.click(shown(preview), label="Back")

    assert "Preview" in said(shown(preview))
    assert len(town.announcements()) == 1


async def test_the_preview_can_be_edited_even_after_a_restart(town: Town) -> None:
    preview = await town.preview()
    form = await town.author.click(shown(preview), label="Edit")
    await town.restart()
    await town.author.submit_modal(
        form, {"number": "2,5", "title": "Interlude", "text": "A short night.", "notes": "", "link": ""}
    )
    await town.author.click(shown(preview), label="Post now")

    (announcement,) = town.announcements()
    assert announcement.content == "**The Lamp Room** · Chapter 2.5: Interlude"
    assert announcement.embeds[0].description == "A short night."


async def test_a_form_with_a_wrong_number_gives_the_text_back(town: Town) -> None:
    preview = await town.preview()
    form = await town.author.click(shown(preview), label="Edit")

    refusal = said(
        await town.author.submit_modal(
            form, {"number": "four", "title": "", "text": "A whole new summary.", "notes": "", "link": ""}
        )
    )

    assert "“four” isn't a chapter number" in refusal
    assert "A whole new summary." in refusal


async def test_a_cancelled_draft_is_not_posted(town: Town) -> None:
    preview = await town.preview()
    await town.author.click(shown(preview), label="Cancel")

    assert "was not posted" in said(shown(preview))
    assert town.announcements() == []


async def test_without_a_file_a_form_asks_for_the_chapter(town: Town) -> None:
    form = await town.author.slash(
        town.channel, "chapter post", work="The Lamp Room", number=3, link="https://a.example/3"
    )
    preview = await town.author.submit_modal(
        form,
        {
            "number": "3",
            "title": "",
            "text": "The *third* night was quiet.",
            "notes": "",
            "link": "https://a.example/3",
        },
    )
    await town.author.click(shown(preview), label="Post now")

    (announcement,) = town.announcements()
    assert announcement.content == "**The Lamp Room** · Chapter 3"
    assert announcement.embeds[0].url == "https://a.example/3"
    assert announcement.embeds[0].description == "The third night was quiet."


async def test_a_reader_cannot_post_chapters(town: Town) -> None:
    refusal = said(
        await town.reader.slash(town.channel, "chapter post", work="The Lamp Room", file=("a.txt", CHAPTER.encode()))
    )

    assert "author and this server's staff" in refusal


async def test_a_reader_who_forges_a_click_on_post_now_is_refused(town: Town) -> None:
    preview = await town.preview()
    town.env.backend.get_message(town.channel.id, shown(preview).id).flags = 0

    refusal = said(await town.reader.click(shown(preview), label="Post now"))

    assert "author and this server's staff" in refusal
    assert [one for one in town.announcements() if one.embeds and not one.content.startswith("**Preview")] == []


async def test_an_empty_or_unreadable_file_gets_a_sentence(town: Town) -> None:
    empty = await town.author.slash(town.channel, "chapter post", work="The Lamp Room", file=("a.txt", b""))
    image = await town.author.slash(
        town.channel, "chapter post", work="The Lamp Room", file=("a.png", b"\x89PNG\r\n\x1a\n" * 9)
    )

    assert "empty" in said(empty)
    assert "picture" in said(image)


async def test_a_file_that_is_too_big_is_refused_before_it_is_fetched(town: Town) -> None:
    refusal = await town.author.slash(
        town.channel, "chapter post", work="The Lamp Room", file=("a.txt", b"a" * (10 * 2**20 + 1))
    )

    assert "10 MiB is the most" in said(refusal)


async def test_a_chapter_without_a_number_is_known_by_its_title(town: Town) -> None:
    text = "# Interlude\n\nThe lamp was out."
    await town.announce(text=text)
    preview = await town.preview(text=text)
    await town.author.click(shown(preview), label="Post now")

    assert "Post this one as well?" in said(shown(preview))
    assert len(town.announcements()) == 1


async def test_a_name_that_was_typed_isnt_called_missing_or_unclear(town: Town) -> None:
    text = "Somebody has been feeding the lamp."
    form = await town.author.slash(town.channel, "chapter post", work="The Lamp Room")
    typed = await town.author.submit_modal(form, {"number": "9", "title": "Brine", "text": text})
    form = await town.author.slash(town.channel, "chapter post", work="The Lamp Room")
    untyped = await town.author.submit_modal(form, {"number": "", "title": "", "text": text})
    named = await town.author.slash(
        town.channel,
        "chapter post",
        work="The Lamp Room",
        title="Brine",
        number=9,
        file=("lamp-ch4.txt", text.encode()),
    )

    assert "No chapter title was found" in said(untyped)
    assert [
        words for one in (typed, named) for words in ("No chapter title", "the file's name") if words in said(one)
    ] == []
