"""What `read` prints of a file."""

import json

from bot.intake import wording
from bot.intake.formats.unreadable import Unreadable
from bot.intake.reading import read
from bot.intake.report import as_json, as_text
from tests.intake.written.copied_pages import Chapter, Work, ao3, wattpad

FIELDS = {
    "site", "work", "author", "chapter_number", "chapter_title", "summary", "notes_before", "notes_after", "body",
    "words", "rating", "warnings", "fandoms", "series", "reads", "votes", "comments", "link", "dropped",
}  # fmt: skip


def test_a_chapter_has_every_field_and_absent_ones_are_null_or_empty() -> None:
    values = as_json("part.txt", read(wattpad().encode(), "part.txt"))

    assert values.keys() >= FIELDS | {"file"}
    assert "chapters" not in values
    assert (values["file"], values["author"], values["chapter_number"], values["fandoms"]) == (
        "part.txt",
        None,
        None,
        [],
    )
    assert values["dropped"] == [{"text": "Where stories live. Discover now", "why": "the site's tagline"}]
    assert json.loads(json.dumps(values)) == values


def test_a_whole_number_is_printed_as_one() -> None:
    values = as_json("page.txt", read(ao3(Work(chapters=[Chapter(4)])).encode(), "page.txt"))

    assert repr(values["chapter_number"]) == "4"


def test_several_chapters_stand_in_a_list_below_what_holds_for_the_work() -> None:
    work = Work(summary="A river.", chapters=[Chapter(1, summary="Rain."), Chapter(2), Chapter(3)])
    values = as_json("page.txt", read(ao3(work, "firefox").encode(), "page.txt"))

    assert values.keys() >= FIELDS
    assert (values["work"], values["summary"], values["body"], values["words"]) == (
        "Small Crossings",
        "A river.",
        None,
        12345,
    )
    assert [chapter["chapter_number"] for chapter in values["chapters"]] == [1, 2, 3]
    assert values["chapters"][0]["words"] == values["chapters"][0]["body_words"] > 0


def test_a_file_that_cant_be_read_has_an_error() -> None:
    assert as_json("a.pdf", Unreadable(wording.a_pdf)) == {"file": "a.pdf", "error": wording.a_pdf()}


def test_people_are_told_what_was_read_left_out_and_doubted() -> None:
    text = as_text("part.txt", read(wattpad(title=None).encode(), "part.txt"))

    assert text.startswith("part.txt\n  site: Wattpad\n")
    assert "left out: Where stories live. Discover now (the site's tagline)" in text
    assert "please check: no chapter title was found" in text
    assert as_text("a.pdf", Unreadable(wording.a_pdf)) == f"a.pdf: {wording.a_pdf()}"
