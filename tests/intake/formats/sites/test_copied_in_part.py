"""Chapters of other sites copied from anywhere on: what of the text is there is read, and nothing of the page below."""

import pytest

from bot.intake.formats.draft import ChapterDraft
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS

SHORT, LONG = list(PARAGRAPHS), [*PARAGRAPHS * 30]
TOPS = {
    "Royal Road": ["Small Crossings", "Chapter 12: The Late Ferry", "by odile_writes", "Fiction Page\nReport\nDonate"],
    "Scribble Hub": ["Home\nSeries Info", "Small Crossings", "Chapter 12: The Late Ferry",
                     "Previous\nTable of Contents\nNext"],
    "FanFiction.net": [
        "Rivers\nFollow/Fav\nSmall Crossings\nBy: odile_writes\nA river.\nRated: Fiction T - English - Adventure - "
        "Chapters: 22 - Words: 114,414 - id: 42\n+ - Full 3/4 1/2 Expand Tighten\n12. The Late Ferry\n< Prev Next >",
    ],
    "Wattpad": ["The Late Ferry\n1.2K\n78\n21"],
}  # fmt: skip
BOTTOMS = {
    "Royal Road": "Previous Chapter Fiction Index Next Chapter\nAbout the author\n\nodile_writes\n\nComments (12)\n"
                  "Log in to comment\n\ntomas\n\nMore please!",
    "Scribble Hub": "Previous\nTable of Contents\nNext\n\nShare\nReport\n\nWrite a comment\n\n3 comments",
    "FanFiction.net": "< Prev 12. The Late Ferry Next >\nReview this Chapter\n"
                      "Favorite : Story Author Follow : Story Author",
    "Wattpad": "Small Crossings\nWhere stories live. Discover now",
}  # fmt: skip


def only(text: str) -> ChapterDraft:
    (draft,) = read(text.encode(), "page.txt")
    return draft


@pytest.mark.parametrize("site", TOPS)
@pytest.mark.parametrize("paragraphs", [SHORT, LONG])
def test_wherever_a_copy_begins_the_text_ends_where_the_page_does(site: str, paragraphs: list[str]) -> None:
    page = "\n\n".join([*TOPS[site], *paragraphs, BOTTOMS[site]])
    begins = [page.index(PARAGRAPHS[0]), page.index("as it was every day"), page.rindex(PARAGRAPHS[0]), 0]

    for begin in begins:
        draft = only(page[begin:])
        text = page[max(begin, begins[0]) : page.rindex(BOTTOMS[site])].strip()
        assert (draft.site, draft.body) == (site, text)
        left_out = [*(piece.text for piece in draft.dropped), draft.work or ""]
        assert BOTTOMS[site].split("\n")[-1] in "\n".join(left_out)


@pytest.mark.parametrize(
    "lines",
    [
        ["Odile’s Blog", "< Prev   Next >", *SHORT * 4, "< Prev   Next >"],
        ["< Prev   Next >", *SHORT, "Review this Chapter", *SHORT],
        ["A note from Mother", SHORT[0], "Next", *SHORT, "A note from Father", SHORT[-1]],
    ],
)
def test_a_story_below_a_menu_that_many_sites_have_is_read_whole(lines: list[str]) -> None:
    text = "\n\n".join(lines)

    assert only(text).body == text
    assert only(text).site is None


@pytest.mark.parametrize("line", ["Review this Chapter", "Next >", "Table of Contents", "Share\n\nReport"])
def test_a_line_of_such_an_end_alone_stays(line: str) -> None:
    text = "\n\n".join([*SHORT, line])

    assert only(text).body.endswith(line.split("\n")[-1])
    assert only(text).site is None
