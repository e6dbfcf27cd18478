"""The preview of `/chapter post`: private, and exactly what will be posted."""

from tests.worlds.town import CHAPTER, Town, said, shown


async def test_the_preview_is_private_and_shows_what_will_be_posted(shelf: Town) -> None:
    preview = await shelf.preview()
    previewed = shown(preview).embeds[0].to_dict()

    assert preview.ephemeral
    assert shelf.announcements() == []
    await shelf.author.click(shown(preview), label="Post now")
    (announcement,) = shelf.announcements()
    assert announcement.embeds[0].to_dict() == previewed
    assert announcement.content in said(await shelf.preview())


def _as_before(preview: object) -> list[dict[str, object]]:
    """The buttons a second phone still shows."""
    del preview
    button = {"type": 2, "style": 1, "label": "Post now", "custom_id": "chapter-post:1:0", "disabled": False}
    return [{"type": 1, "components": [button]}]


async def test_the_same_number_asks_before_it_goes_out(shelf: Town) -> None:
    await shelf.announce()
    preview = await shelf.preview()
    warned = said(preview)
    await shelf.author.click(shown(preview), label="Post now")
    asked = said(shown(preview))
    before = len(shelf.announcements())
    await shelf.author.click(shown(preview), label="Post anyway")

    assert "announced before" in warned
    assert "Post this one as well?" in asked
    assert (before, len(shelf.announcements())) == (1, 2)


async def test_going_back_from_that_question_shows_the_preview_again(shelf: Town) -> None:
    await shelf.announce()
    preview = await shelf.preview()
    await shelf.author.click(shown(preview), label="Post now")
    await shelf.author.click(shown(preview), label="Back")

    assert "Preview" in said(shown(preview))
    assert len(shelf.announcements()) == 1


async def test_the_preview_can_be_edited_even_after_a_restart(shelf: Town) -> None:
    preview = await shelf.preview()
    form = await shelf.author.click(shown(preview), label="Edit")
    await shelf.restart()
    await shelf.author.submit_modal(
        form, {"number": "2,5", "title": "Interlude", "text": "A short night.", "notes": "", "link": ""}
    )
    await shelf.author.click(shown(preview), label="Post now")

    (announcement,) = shelf.announcements()
    assert announcement.content == "**The Lamp Room** · Chapter 2.5: Interlude"
    assert announcement.embeds[0].description == "A short night."


async def test_a_form_with_a_wrong_number_gives_the_text_back(shelf: Town) -> None:
    preview = await shelf.preview()
    form = await shelf.author.click(shown(preview), label="Edit")

    refusal = said(
        await shelf.author.submit_modal(
            form, {"number": "four", "title": "", "text": "A whole new summary.", "notes": "", "link": ""}
        )
    )

    assert "“four” isn't a chapter number" in refusal
    assert "A whole new summary." in refusal


async def test_a_cancelled_draft_is_not_posted(shelf: Town) -> None:
    preview = await shelf.preview()
    await shelf.author.click(shown(preview), label="Cancel")

    assert "was not posted" in said(shown(preview))
    assert shelf.announcements() == []


async def test_without_a_file_a_form_asks_for_the_chapter(shelf: Town) -> None:
    form = await shelf.author.slash(
        shelf.channel, "chapter post", work="The Lamp Room", number=3, link="https://a.example/3"
    )
    preview = await shelf.author.submit_modal(
        form,
        {
            "number": "3",
            "title": "",
            "text": "The *third* night was quiet.",
            "notes": "",
            "link": "https://a.example/3",
        },
    )
    await shelf.author.click(shown(preview), label="Post now")

    (announcement,) = shelf.announcements()
    assert announcement.content == "**The Lamp Room** · Chapter 3"
    assert announcement.embeds[0].url == "https://a.example/3"
    assert announcement.embeds[0].description == "The third night was quiet."


async def test_a_reader_cannot_post_chapters(shelf: Town) -> None:
    refusal = said(
        await shelf.reader.slash(shelf.channel, "chapter post", work="The Lamp Room", file=("a.txt", CHAPTER.encode()))
    )

    assert "author and this server's staff" in refusal


async def test_a_reader_who_forges_a_click_on_post_now_is_refused(shelf: Town) -> None:
    preview = await shelf.preview()
    shelf.env.backend.get_message(shelf.channel.id, shown(preview).id).flags = 0

    refusal = said(await shelf.reader.click(shown(preview), label="Post now"))

    assert "author and this server's staff" in refusal
    assert [one for one in shelf.announcements() if one.embeds and not one.content.startswith("**Preview")] == []


async def test_an_empty_or_unreadable_file_gets_a_sentence(shelf: Town) -> None:
    empty = await shelf.author.slash(shelf.channel, "chapter post", work="The Lamp Room", file=("a.txt", b""))
    image = await shelf.author.slash(
        shelf.channel, "chapter post", work="The Lamp Room", file=("a.png", b"\x89PNG\r\n\x1a\n" * 9)
    )

    assert "empty" in said(empty)
    assert "picture" in said(image)


async def test_a_file_that_is_too_big_is_refused_before_it_is_fetched(shelf: Town) -> None:
    refusal = await shelf.author.slash(
        shelf.channel, "chapter post", work="The Lamp Room", file=("a.txt", b"a" * (10 * 2**20 + 1))
    )

    assert "10 MiB is the most" in said(refusal)


async def test_a_chapter_without_a_number_is_known_by_its_title(shelf: Town) -> None:
    text = "# Interlude\n\nThe lamp was out."
    await shelf.announce(text=text)
    preview = await shelf.preview(text=text)
    await shelf.author.click(shown(preview), label="Post now")

    assert "Post this one as well?" in said(shown(preview))
    assert len(shelf.announcements()) == 1
