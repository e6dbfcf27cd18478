"""Files that Calibre, pandoc, LibreOffice and FanFicFare made of a text of ours: each word is read, in order."""

import io
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from lxml import etree, html

from bot.intake.formats.draft import ChapterDraft
from bot.intake.reading import read
from tests.intake.written.ao3_downloads import as_epub
from tests.intake.written.copied_pages import PARAGRAPHS, Chapter, Work
from tests.intake.written.plain import is_in_order, words_of

MADE = Path(__file__).parents[1] / "made"
OTHERS = ("ao3-", "drop-cap", "calibre-drop-cap", "story", "README")
OF_THE_STORY = sorted(path.name for path in MADE.iterdir() if not path.name.startswith(OTHERS))
MOST_ADDED = 8
"""Words that a tool may add to a chapter: the target of a link, `End file.`"""

MANY = Work(
    summary="A river.",
    notes="For Ann.",
    end_notes="The maps.",
    series="Part 2 of Rivers",
    inspired="A sketch",
    chapters=[
        Chapter(1, "Rain", summary="Wet.", notes="Hello.", end_notes="Bye."),
        Chapter(2, None, body=("<em>Fog</em> came.", "Then went.")),
        Chapter(3, "Sun"),
    ],
)
ONE = Work(summary="A river.", notes="For Ann.", posted=1, total="1")


def made(name: str) -> list[ChapterDraft]:
    return read((MADE / name).read_bytes(), name)


def story() -> dict[str, list[str]]:
    """The words of the chapters by their headings."""
    chapters: dict[str, list[str]] = {}
    heading = ""
    for element in html.document_fromstring((MADE / "story.html").read_text("utf-8")).iterfind("body/*"):
        if element.tag == "h2":
            heading = element.text_content()
        elif heading:
            chapters.setdefault(heading, []).extend(_words(" ".join(map(str, element.itertext()))))
    return chapters


def _words(text: str) -> list[str]:
    """Words alone: tools write quotes, dashes and the marks of lists each in their way."""
    kept = "".join(character if character.isalnum() or character in ",’'×#" else " " for character in text)
    return kept.replace("'", "’").split()


@pytest.mark.parametrize("name", OF_THE_STORY)
def test_every_word_is_in_its_chapter_in_order(name: str) -> None:
    drafts = made(name)
    headings = [
        f"Chapter {draft.chapter_number:g}" + (f": {draft.chapter_title}" if draft.chapter_title else "")
        for draft in drafts
    ]
    assert headings == list(story())
    for place, (draft, expected) in enumerate(zip(drafts, story().values(), strict=True)):
        words = _words(" ".join(words_of(draft.body)))
        assert is_in_order(expected, words)
        assert place == 0 or len(words) <= len(expected) + MOST_ADDED


@pytest.mark.parametrize("name", OF_THE_STORY)
def test_the_works_title_and_author_are_read(name: str) -> None:
    draft = made(name)[0]

    assert "The Salt Ledger" in (draft.work or "")
    assert draft.author in ("Odo Finch", None)


@pytest.mark.parametrize("name", [name for name in OF_THE_STORY if name.endswith(".epub")])
def test_title_pages_and_contents_are_listed_as_left_out(name: str) -> None:
    drafts = made(name)
    dropped = " ".join(left_out.text for draft in drafts for left_out in draft.dropped)

    assert "Odo Finch" in dropped
    assert drafts[0].author == "Odo Finch"


@pytest.mark.parametrize("name", ["drop-cap.docx", "calibre-drop-cap.epub"])
def test_a_drop_cap_begins_its_word(name: str) -> None:
    (draft,) = made(name)

    assert (draft.chapter_number, draft.chapter_title) == (3, "Brine")
    assert draft.body == "Wren read the ledger twice.\n\nNobody listened."


@pytest.mark.parametrize(("name", "work"), [("ao3-calibre-chapters.epub", MANY), ("ao3-calibre-one.epub", ONE)])
def test_what_the_tests_write_is_what_calibre_makes(name: str, work: Work) -> None:
    assert structure((MADE / name).read_bytes()) == structure(as_epub(work))


def structure(book: bytes) -> list[list[tuple[str, str, str]]]:
    """Of each page in reading order: its elements, their ids but those that Calibre numbers, their texts."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        package = etree.fromstring(archive.read("content.opf"))
        files = {item.get("id"): item.get("href") for item in package.iterfind(".//{*}item")}
        pages = [files[reference.get("idref")] for reference in package.iterfind(".//{*}itemref")]
        bodies = [etree.fromstring(archive.read(str(PurePosixPath(str(page))))).find("{*}body") for page in pages]
    return [[_element(element) for element in body.iter()] for body in bodies if body is not None]


def _element(element: etree._Element) -> tuple[str, str, str]:
    identity = element.get("id", "")
    name = str(element.tag).rpartition("}")[2]
    return name, "" if identity.startswith("calibre") else identity, " ".join((element.text or "").split())


@pytest.mark.parametrize("name", ["ao3-calibre-chapters.epub", "ao3-calibre-one.epub"])
def test_ao3s_own_epub_is_read_by_structure(name: str) -> None:
    drafts = made(name)
    first = drafts[0]

    assert (first.site, first.work, first.author) == ("AO3", "Small Crossings", "odile_writes")
    assert (first.rating, first.fandoms) == ("Teen And Up Audiences", ("Original Work", "Rivers (Songs & Poems)"))
    assert first.body == "\n\n".join(PARAGRAPHS)
    if name == "ao3-calibre-one.epub":
        assert [(draft.chapter_number, draft.summary, draft.notes_before) for draft in drafts] == [
            (None, "A river.", "For Ann.")
        ]
    else:
        assert [(draft.chapter_number, draft.chapter_title) for draft in drafts] == [(1, "Rain"), (2, None), (3, "Sun")]
        assert (first.summary, first.notes_before, first.notes_after) == (
            "A river.\n\nWet.",
            "For Ann.\n\nHello.",
            "Bye.",
        )
        assert (drafts[1].body, drafts[2].notes_after) == ("*Fog* came.\n\nThen went.", "The maps.")
