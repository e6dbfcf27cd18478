"""Wattpad parts copied as text."""

import pytest

from bot.intake.formats.draft import ChapterDraft, Doubt, DropReason
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS, wattpad
from tests.intake.written.plain import words_of

BODY = "\n\n".join(PARAGRAPHS)
REMOVED = (
    "Oops! This image does not follow our content guidelines. "
    "To continue publishing, please remove it or upload a different image."
)


def only(page: str, filename: str = "part.txt") -> ChapterDraft:
    (draft,) = read(page.encode(), filename)
    return draft


@pytest.mark.parametrize("glued", [True, False])
def test_a_part_has_its_title_counts_work_and_body(glued: bool) -> None:
    draft = only(wattpad(glued=glued))

    assert (draft.site, draft.work, draft.chapter_title) == ("Wattpad", "Small Crossings", "The Late Ferry")
    assert (draft.reads, draft.votes, draft.comments) == (1200, 78, 21)
    assert draft.body == BODY
    assert [left_out.text for left_out in draft.dropped] == ["Where stories live. Discover now"]


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("1.2K 78 21", (1200, 78, 21)),
        ("3M 214K 12.3K", (3_000_000, 214_000, 12_300)),
        ("12,345 1,002 7", (12_345, 1002, 7)),
        ("31 1 0", (31, 1, 0)),
        ("1,2K 78 21", (1200, 78, 21)),
        ("2.3M Reads 78K Votes 21 Comments", (2_300_000, 78_000, 21)),
        ("1.2K\n78\n21", (1200, 78, 21)),
        ("1.2K\n\n78\n\n21", (1200, 78, 21)),
    ],
)
def test_counts_are_read_however_they_are_written(line: str, counts: tuple[int, int, int]) -> None:
    draft = only(wattpad(counts=line))

    assert (draft.reads, draft.votes, draft.comments) == counts
    assert (draft.chapter_title, draft.body) == ("The Late Ferry", BODY)


def test_the_counts_may_stand_below_other_lines() -> None:
    page = wattpad().replace("1.2K", "by @odile_writes\n\nFollow\n\nShare\n\n1.2K", 1)
    draft = only("Paid Stories Badge Paid Story\n\nThere are 5 more free parts\n\n" + page)

    assert (draft.chapter_title, draft.author, draft.reads, draft.body) == (
        "The Late Ferry",
        "odile_writes",
        1200,
        BODY,
    )


def test_a_part_without_a_title_has_a_doubt() -> None:
    draft = only(wattpad(title=None))

    assert (draft.chapter_title, draft.reads, draft.body) == (None, 1200, BODY)
    assert Doubt.TITLE_MISSING in draft.doubts


def test_a_later_page_of_a_part_has_neither_title_nor_counts() -> None:
    draft = only(wattpad(continued=True))

    assert (draft.chapter_title, draft.reads, draft.work, draft.body) == (None, None, "Small Crossings", BODY)
    assert "Start from the beginning" in {left_out.text for left_out in draft.dropped}


@pytest.mark.parametrize(
    ("title", "number", "rest"),
    [
        ("Chapter 12: The Late Ferry", 12, "The Late Ferry"),
        ("4.5 - Interlude", 4.5, "Interlude"),
        ("Capítulo 3", 3, None),
        ("Part Four | Rain", 4, "Rain"),
        ("Prologue", None, "Prologue"),
        ("Chapter Zero", 0, None),
        ("Chapter 0", 0, None),
    ],
)
def test_a_number_in_the_title_is_the_chapters(title: str, number: float | None, rest: str | None) -> None:
    draft = only(wattpad(title=title))

    assert (draft.chapter_number, draft.chapter_title) == (number, rest)


@pytest.mark.parametrize(
    "tagline",
    [
        "Donde viven las historias. Descúbrelo ahora",
        "Onde as histórias ganham vida. Descobre agora",
        "Wo Geschichten leben. Entdecke jetzt",
        "Where stories live. Discover now",
    ],
)
@pytest.mark.parametrize("glued", [True, False])
def test_the_tagline_is_known_in_other_languages(tagline: str, glued: bool) -> None:
    draft = only(wattpad(tagline=tagline, glued=glued, work="Where the Ferry Goes"))

    assert (draft.work, draft.body) == ("Where the Ferry Goes", BODY)


@pytest.mark.parametrize(
    "message",
    [
        REMOVED,
        "¡Ay! Esta imagen no sigue nuestras pautas de contenido. Para continuar la publicación, intente quitarla.",
        "Uh-oh! Esa bildo ne sekvas la regulojn.",
    ],
)
def test_a_removed_image_goes_with_the_cut_off_copy_above_it(message: str) -> None:
    whole = "The ferry was late, and nobody on the pier was in the least surprised. Least of all the gulls."
    cut_off = "The ferry was late, and nobody on the pier was in the least"
    draft = only(wattpad(("“Well?”", cut_off, message, whole, "It rained.")))

    assert draft.body == f"“Well?”\n\n{whole}\n\nIt rained."
    assert [(left_out.text, left_out.why) for left_out in draft.dropped[:2]] == [
        (cut_off, DropReason.CUT_OFF_DUPLICATE),
        (message, DropReason.REMOVED_IMAGE),
    ]


def test_a_removed_image_without_a_copy_above_it_takes_nothing_else() -> None:
    draft = only(wattpad(("“Well?”", REMOVED, "The ferry was late.")))

    assert draft.body == "“Well?”\n\nThe ferry was late."


def test_removed_images_in_a_row_go_with_all_their_copies() -> None:
    whole = "The ferry was late, and nobody on the pier was in the least surprised."
    draft = only(wattpad((whole[:20], REMOVED, whole[:44], REMOVED, whole)))

    assert draft.body == whole


def test_a_copy_of_several_lines_goes_whole() -> None:
    whole = "Dear Tomas,\nthe ferry is late.\nDon’t wait for me."
    draft = only(wattpad(("“Well?”", "Dear Tomas,\nthe ferry is", REMOVED, whole)))

    assert draft.body == f"“Well?”\n\n{whole}"


def test_a_copy_may_stand_below_its_paragraph() -> None:
    draft = only(wattpad(("The ferry was late.", "The ferry was late.", REMOVED, "It rained.")))

    assert draft.body == "The ferry was late.\n\nIt rained."


def test_a_character_who_repeats_herself_is_left_alone() -> None:
    body = (
        "The ferry was late, and that was that.",
        "Oh! She said it again.",
        "The ferry was late, and that was that. Truly.",
    )

    assert only("\n\n".join(body)).body == "\n\n".join(body)


def test_an_authors_note_at_the_end_is_offered_and_stays_in_the_body() -> None:
    note = "Hi everyone, thank you for all the votes!\n\nA/N the next chapter comes on Friday."
    draft = only(wattpad((*PARAGRAPHS, note)))

    assert draft.notes_offered == note
    assert draft.body == f"{BODY}\n\n{note}"


def test_a_story_that_ends_like_a_story_offers_no_note() -> None:
    assert only(wattpad()).notes_offered is None


def test_the_card_of_the_story_in_the_middle_of_a_part_is_left_out() -> None:
    draft = only(
        wattpad((PARAGRAPHS[0], "YOU ARE READING\nSmall Crossings\nFantasy\nA river. #ferry", *PARAGRAPHS[1:]))
    )

    assert draft.body == BODY


def test_what_the_site_shows_below_the_tagline_is_left_out() -> None:
    draft = only(wattpad() + "\n\nYou'll also like\n\nLarger Crossings by someone else")

    assert draft.body == BODY
    assert any("Larger Crossings" in left_out.text for left_out in draft.dropped)


@pytest.mark.parametrize("numbers", ["3 2 1", "3\n2\n1", "1,2 3 4", "10 9 8", "1.2K 78 21"])
@pytest.mark.parametrize("above", [(), ("Countdown",), ("Countdown", "She counted down."), tuple(PARAGRAPHS[:2])])
def test_three_numbers_near_the_top_make_no_part_and_nothing_above_them_is_lost(
    numbers: str, above: tuple[str, ...]
) -> None:
    story = "\n\n".join([*above, numbers, *PARAGRAPHS])
    draft = only(story, "story.txt")

    assert draft.site is None
    assert " ".join(words_of(draft.body)) == " ".join(story.split())
    assert draft.dropped == ()


@pytest.mark.parametrize("above", [("She said it again.", "Slowly."), ("One, two.",) * 4, (PARAGRAPHS[0],)])
def test_numbers_that_a_part_says_are_not_its_counts(above: tuple[str, ...]) -> None:
    draft = only(wattpad((*above, "3 2 1", *PARAGRAPHS), title=None, counts=None))

    assert (draft.site, draft.reads, draft.work) == ("Wattpad", None, "Small Crossings")
    assert draft.body == "\n\n".join([*above, "3 2 1", *PARAGRAPHS])


def test_what_stands_above_the_counts_and_is_neither_title_nor_menu_stays() -> None:
    draft = only(f"Home\n\nFor Ann\n\nby @odile_writes\n\n{wattpad()}")

    assert (draft.chapter_title, draft.author, draft.reads) == ("The Late Ferry", "odile_writes", 1200)
    assert draft.body == f"For Ann\n\n{BODY}"
    assert "Home" in [piece.text for piece in draft.dropped]


@pytest.mark.parametrize(
    ("page", "site"),
    [
        (wattpad(title=None, counts=None), "Wattpad"),
        (f"The Late Ferry\n\n1.2K 78 21\n\n{BODY}\n\nContinue reading next part", "Wattpad"),
        (f"Start from the beginning\n\n{BODY}\n\n{REMOVED}", "Wattpad"),
        (f"https://www.wattpad.com/4242-small-crossings\n\nThe Late Ferry\n\n31 1 0\n\n{BODY}", "Wattpad"),
        (f"The poster said:\n\nWhere stories live. Discover now\n\n{BODY}", None),
        (f"Start from the beginning\n\n{BODY}", None),
        (f"{BODY}\n\n{REMOVED}", None),
    ],
)
def test_two_signs_have_to_agree(page: str, site: str | None) -> None:
    draft = only(page, "page.txt")

    assert draft.site == site
    if site is None:
        assert " ".join(words_of(draft.body)) == " ".join(page.split())
