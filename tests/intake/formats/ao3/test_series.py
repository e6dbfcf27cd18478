"""The series that AO3 says a work is part of, whatever they are called."""

import pytest

from bot.intake.formats.ao3.tags import read_series
from bot.intake.reading import read
from tests.intake.written.ao3_downloads import as_epub, as_html
from tests.intake.written.ao3_site import as_shown
from tests.intake.written.copied_pages import SHAPES, Shape, Work, ao3

NAMES = ["Rivers", "Part 3 of a Whole", "The Flood Part 2 of Its Kind"]


@pytest.mark.parametrize("name", [*NAMES, "Salt, Part 2 of the Sea"])
def test_a_series_may_be_called_a_part_of_something(name: str) -> None:
    work = Work(series=f"Part 2 of {name}")

    for data, filename in (
        (as_html(work), "work.html"),
        (as_epub(work), "work.epub"),
        (as_shown(work).encode(), "w.html"),
    ):
        assert read(data, filename)[0].series == (f"Part 2 of {name}",)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", SHAPES)
def test_so_it_may_on_a_copied_page(name: str, shape: Shape) -> None:
    series = read(ao3(Work(series=f"Part 2 of {name}"), shape).encode(), "page.txt")[0].series

    assert series == (() if shape == "plain" else (f"Part 2 of {name}",))


@pytest.mark.parametrize(
    "text", ["Part 2 of RiversPart 1 of Sea", "Part 2 of Rivers, Part 1 of Sea", "Part 2 of Rivers\nPart 1 of Sea",
             "← Previous Work Part 2 of Rivers Next Work → ← Previous Work Part 1 of Sea"],
)  # fmt: skip
def test_several_series_are_told_apart(text: str) -> None:
    assert read_series(text) == ("Part 2 of Rivers", "Part 1 of Sea")
