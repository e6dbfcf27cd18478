"""A chapter that is longer than a form takes is sent in pieces."""

from typing import Any

import pytest

from bot.chapters.preview import wording as preview_wording
from tests.refusals import refused
from tests.worlds.people import AUTHOR
from tests.worlds.program import Program
from tests.worlds.town import Town, said, shown

FIRST, SECOND = "The lamp hummed.", "Nobody *heard* it.\n\nInes did."


async def write(town: Town, text: str = FIRST) -> Any:
    form = await town.author.slash(town.channel, "chapter post", work="The Nightly")
    values = {"number": "3", "title": "", "text": text, "notes": "", "link": ""}
    return await town.author.submit_modal(form, values)


@pytest.fixture
async def nightly(town: Town) -> Town:
    """With a work whose texts live on the server."""
    await town.add_work("The Nightly", rating="General Audiences", text="file")
    return town


async def test_the_pieces_are_one_text_in_their_order(nightly: Town) -> None:
    preview = await write(nightly)
    for _ in range(2):
        form = await nightly.author.click(shown(preview), label="Add more text")
        await nightly.author.submit_modal(form, {"text": SECOND})
    await nightly.author.click(shown(preview), label="Post now")

    (file,) = nightly.announcements()[-1].attachments
    assert (await file.read()).decode() == f"{FIRST}\n\n{SECOND}\n\n{SECOND}"
    assert nightly.announcements()[-1].embeds[0].footer.text == "13 words · 1 min read · Chapter 3 of ?"


async def test_the_form_says_so_where_the_text_is_shown_and_nowhere_else(nightly: Town) -> None:
    here = await nightly.author.slash(nightly.channel, "chapter post", work="The Nightly")
    there = await nightly.author.slash(nightly.channel, "chapter post", work="The Lamp Room")

    assert "press Add more text" in str(here.modal)
    assert "Add more text" not in str(there.modal)


async def test_a_card_without_its_text_offers_no_more_of_it(town: Town) -> None:
    assert "Add more text" not in str(shown(await town.preview()).components)


async def test_a_piece_for_a_chapter_that_is_posted_is_given_back(nightly: Town) -> None:
    preview = await write(nightly)
    form = await nightly.author.click(shown(preview), label="Add more text")
    await nightly.author.click(shown(preview), label="Post now")
    late = said(await nightly.author.submit_modal(form, {"text": SECOND}))

    assert "is posted already" in late
    assert "Ines did." in late


async def test_of_a_work_that_shows_no_texts_nothing_is_kept(program: Program) -> None:
    work = await program.work("No Texts")
    draft = await program.draft(work)

    with refused(preview_wording.text_is_not_shown(work)):
        await program.chapters.texts.add(AUTHOR, draft.id, SECOND)
    assert await program.chapters.text(draft.id) is None


async def test_a_text_that_would_be_longer_than_can_be_posted_is_given_back(
    nightly: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chapters.preview.texts.LONGEST_TEXT", 50)
    preview = await write(nightly)
    form = await nightly.author.click(shown(preview), label="Add more text")
    added = said(await nightly.author.submit_modal(form, {"text": SECOND}))
    form = await nightly.author.click(shown(preview), label="Add more text")
    refusal = said(await nightly.author.submit_modal(form, {"text": SECOND}))
    await nightly.author.click(shown(preview), label="Post now")

    assert "Preview" in added
    assert "more than 50 characters" in refusal
    assert "Ines did." in refusal
    (file,) = nightly.announcements()[-1].attachments
    assert (await file.read()).decode() == f"{FIRST}\n\n{SECOND}"


async def test_a_text_that_is_too_long_to_be_posted_is_left_out_and_the_preview_says_so(
    nightly: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.uploads.drafting.LONGEST_TEXT", 50)

    preview = await nightly.preview(work="The Nightly", text="# The Nightly\n\n## Chapter 1\n\n" + FIRST * 10)
    previewed = said(preview)
    await nightly.author.click(shown(preview), label="Post now")

    assert "more than 50 characters" in previewed
    assert nightly.announcements()[-1].attachments == []
