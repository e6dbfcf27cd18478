"""The chapters that come with the program, and two real pages where they are at hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.intake.reading import read
from bot.intake.report import as_json
from tests.intake.written.plain import is_in_order, words_of

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"
PAGES = ROOT.parent / "shared" / "pages"
real_pages = pytest.mark.skipif(not PAGES.exists(), reason="the real pages are not at hand")


def as_read(path: Path) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(json.dumps(as_json(path.name, read(path.read_bytes(), path.name))))
    return values


def test_the_samples_are_read_as_what_they_are() -> None:
    read_as = {path.name: as_read(path) for path in sorted(SAMPLES.iterdir())}

    first, second = read_as["lighthouse-ao3-ch1.txt"], read_as["lighthouse-ao3-ch2.txt"]
    assert first["work"] == second["work"] == "The Lighthouse at the End of the Tram Line"
    assert (first["chapter_number"], first["chapter_title"]) == (1, "Terminus")
    assert (second["chapter_number"], second["chapter_title"]) == (2, "A Timetable for Fog")
    assert first["summary"].startswith("The number 9 tram")
    assert second["notes_after"].endswith("Next Friday: March.")
    wattpad = read_as["moon-bakery-wattpad.txt"]
    assert (wattpad["reads"], wattpad["votes"], wattpad["comments"]) == (2300, 187, 64)
    assert wattpad["notes_offered"].startswith("Hi everyone!!")
    markdown = read_as["umbrella-museum-ch3.md"]
    assert (markdown["author"], markdown["chapter_number"], markdown["rating"]) == (
        "Tamsin Quill",
        3,
        "General Audiences",
    )


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_no_word_of_a_samples_body_is_lost_or_moved(path: Path) -> None:
    body = words_of(as_read(path)["body"])

    assert 400 <= len(body) <= 900
    assert is_in_order([word for word in body if word != "*"], words_of(path.read_text("utf-8")))


@real_pages
def test_the_real_ao3_page_is_read_right() -> None:
    page = as_read(PAGES / "ao3-chapter.txt")

    assert (page["site"], page["work"]) == ("AO3", "Kiss and Cry")
    assert (page["chapter_number"], page["chapter_title"]) == (4, "Is This What You Wanted")
    assert page["notes_after"].startswith("Kudos and comments")
    for artefact in ("Chapter Text", "Work Header", "Notes:", "Series this work", "\u00a0"):
        assert artefact not in page["body"]


@real_pages
def test_the_real_wattpad_page_is_read_right() -> None:
    page = as_read(PAGES / "wattpad-part.txt")

    assert (page["site"], page["chapter_title"]) == ("Wattpad", "Second Chances")
    assert page["work"] == "The Path to Victurri (UNDER HEAVY EDITING)"
    assert (page["reads"], page["votes"], page["comments"]) == (1200, 78, 21)
    assert "Oops!" not in page["body"]
    assert "Discover now" not in page["body"]
    assert page["body"].count("I only saw his expression for a second") == 1
    assert page["dropped"][0]["text"].startswith("I only saw his expression")
    assert page["notes_offered"].endswith(page["body"][-20:])


@real_pages
@pytest.mark.parametrize(
    ("name", "begins", "ends"),
    [
        ("ao3-chapter.txt", "Chapter Text", "Notes:"),
        ("wattpad-part.txt", "1.2K 78 21", "The Path to Victurri"),
    ],
)
def test_the_real_pages_words_are_all_there_in_order(name: str, begins: str, ends: str) -> None:
    page = as_read(PAGES / name)
    source = (PAGES / name).read_text("utf-8").partition(begins)[2].rpartition(ends)[0]
    for left_out in page["dropped"]:
        source = source.replace(f"{left_out['text']}\n", "", 1)

    assert words_of(page["body"]) == source.split()
