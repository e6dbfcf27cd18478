"""Markdown files, and messages too long for Discord."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.formats.draft import ChapterDraft, DropReason
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS
from tests.intake.written.plain import words_of

BODY = "\n\n".join(PARAGRAPHS)


def only(text: str, filename: str = "chapter.md") -> ChapterDraft:
    (draft,) = read(text.encode(), filename)
    return draft


def test_front_matter_fills_the_fields_and_what_none_takes_is_left_out() -> None:
    settings = 'work: "Small Crossings"\nchapter: 3\nauthor: Odile\nlayout: post\nfandoms:\n  - Rivers\n  - Ferries'
    draft = only(f"---\n{settings}\n---\n\n# The Late Ferry\n\n{BODY}")

    assert (draft.work, draft.chapter_number, draft.chapter_title) == ("Small Crossings", 3, "The Late Ferry")
    assert (draft.author, draft.fandoms, draft.body) == ("Odile", ("Rivers", "Ferries"), BODY)
    assert [(left_out.text, left_out.why) for left_out in draft.dropped] == [("layout: post", DropReason.FRONT_MATTER)]


def test_the_first_heading_is_the_chapters_title_or_the_works() -> None:
    assert only(f"# The *Late* Ferry\n\n{BODY}").chapter_title == "The Late Ferry"
    draft = only(f"# Small Crossings\n*by Odile*\n\n## Chapter 3: Fog\n\n{BODY}")
    assert (draft.work, draft.author, draft.chapter_number, draft.body) == ("Small Crossings", "Odile", 3, BODY)
    assert only(f"**Chapter 3: Fog**\n\n{BODY}").chapter_number == 3
    assert only(f"Chapter 3: Fog\n====\n\n{BODY}").chapter_title == "Fog"


def test_headings_make_chapters() -> None:
    drafts = read(
        f"# Small Crossings\n\n## Prologue\n\na\n\n## Chapter 1: Rain\n\n{BODY}\n\n### later\n\nb".encode(), "book.md"
    )

    assert [(draft.work, draft.chapter_number, draft.chapter_title) for draft in drafts] == [
        ("Small Crossings", None, "Prologue"),
        ("Small Crossings", 1, "Rain"),
    ]
    assert drafts[1].body == f"{BODY}\n\n### later\n\nb"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a *b* **c** ~~d~~ `e` ||f||", "a *b* **c** ~~d~~ `e` ||f||"),
        ("a\n\n---\n\nb", "a\n\n\\* \\* \\*\n\nb"),
        ("#### a", "**a**"),
        ("__a__ and snake__case__name", "**a** and snake__case__name"),
        ("> a\n>\n> b", "> a\n> \n> b"),
        ("+ a\n+ b", "- a\n- b"),
        ("a\\\nb", "a\nb"),
        ("<i>a</i> <b>b</b> <u>c</u><br>d", "*a* **b** __c__\nd"),
        ("a &mdash; b &amp; c", "a — b & c"),
        ("```\n---\n#### a\n```", "```\n---\n#### a\n```"),
        ("[a](https://e.org)", "[a](https://e.org)"),
        ("a\n\n\n\nb", "a\n\nb"),
    ],
)
def test_discord_shows_what_editors_show(written: str, shown: str) -> None:
    assert only(written).body == shown


def test_pictures_and_comments_are_listed_as_left_out() -> None:
    draft = only("a ![a cat](c.png) b <!-- cut? --> c")

    assert words_of(draft.body) == ["a", "b", "c"]
    assert {left_out.why for left_out in draft.dropped} == {DropReason.IMAGE, DropReason.HIDDEN}


def test_a_message_is_discord_markdown_already() -> None:
    draft = only("__underlined__ *a*\n***\n-# small", "message.txt")

    assert draft.body == "__underlined__ *a*\n\\*\\*\\*\n-# small"


def test_lines_broken_at_a_width_are_joined_but_not_lists_and_quotes() -> None:
    line = "the ferry was late as it was every day but sunday when nobody"
    text = "\n".join([line] * 20) + "\n\n- a\n- b\n\n> c\n> d"

    assert only(text).body == " ".join([line] * 20) + "\n\n- a\n- b\n\n> c\n> d"


LINES = st.lists(
    st.sampled_from(
        [
            "a *b* c",
            "# d",
            "#### e",
            "- f",
            "1. g",
            "> h",
            ">",
            "---",
            "***",
            "",
            "",
            "_i_",
            "__j__",
            "k\\",
            "<i>l</i>",
            "m",
        ]
    ),
    max_size=10,
)


@given(LINES.map("\n".join))
def test_a_body_read_again_stays_as_it_is(text: str) -> None:
    once = "\n\n".join(draft.body for draft in read(f"w.\n\n{text}".encode(), "chapter.md"))

    assert "\n\n".join(draft.body for draft in read(once.encode(), "chapter.md")) == once


@pytest.mark.parametrize("underlined", ["Brine\n-----", "## Brine"])
def test_a_title_may_be_underlined_with_dashes(underlined: str) -> None:
    (draft,) = read(f"Chapter 7\n=========\n\n{underlined}\n\nIt rained.".encode(), "a.md")

    assert (draft.chapter_number, draft.chapter_title, draft.body) == (7, "Brine", "It rained.")


def test_dashes_below_a_sentence_are_a_scene_break() -> None:
    (draft,) = read(b"# Chapter 7\n\nHe left.\n---\nShe came.", "a.md")

    assert draft.body == "He left.\n\\* \\* \\*\nShe came."


@pytest.mark.parametrize("draft_line", [0, 3])
def test_settings_may_stand_between_plus_signs(draft_line: int) -> None:
    settings = ['title = "Salt"', 'author = "harbourlight"', 'tags = ["rain", "salt"]']
    settings.insert(draft_line, "draft = true")
    top = "\n".join(["+++", *settings, "+++"])
    (draft,) = read(f"{top}\n\n# Chapter 7: Brine\n\nIt rained.".encode(), "a.md")

    assert (draft.work, draft.author, draft.chapter_number, draft.body) == ("Salt", "harbourlight", 7, "It rained.")
    assert draft.tags == ("rain", "salt")


@pytest.mark.parametrize("heading", ["# {} #", "# {}", "**Chapter {}**"])
@pytest.mark.parametrize("title", ["Salt on the Stairs", "**Salt on the Stairs**"])
def test_a_title_and_a_name_may_stand_unmarked_above_the_chapters(heading: str, title: str) -> None:
    words = ("1", "2") if "Chapter" in heading else ("Low Tide", "High Tide")
    texts = "\n\n".join(f"{heading.format(word)}\n\nIt rained.\n\nIt stopped." for word in words)
    drafts = read(f"{title}\n\nby Harbour Light\n\n{texts}".encode(), "a.md")

    assert {(draft.work, draft.author) for draft in drafts} == {("Salt on the Stairs", "Harbour Light")}
    assert [draft.body for draft in drafts] == ["It rained.\n\nIt stopped."] * 2


@pytest.mark.parametrize("above", ["Sorry for the wait!", "For my mother"])
def test_what_stands_above_the_chapters_without_an_author_stays_text(above: str) -> None:
    text = f"{above}\n\n## Chapter 1\n\nIt rained.\n\n## Chapter 2\n\nIt stopped."
    first, second = read(text.encode(), "a.md")

    assert (first.work, first.body) == (None, f"{above}\n\nIt rained.")
    assert second.body == "It stopped."
