"""Generated stories, in every format: the body's words are the story's words, in order."""

from collections.abc import Callable
from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.intake.reading import read
from tests.intake.written.ao3_downloads import as_epub, as_html
from tests.intake.written.copied_pages import SHAPES, Chapter, Work, ao3, wattpad
from tests.intake.written.files import docx, epub, paragraph, run, xhtml
from tests.intake.written.plain import words_of

Story = list[str]

WORDS = st.sampled_from(
    [
        "the", "ferry", "Odile", "“Well?”", "don’t", "—", "…", "café", "猫", "שלום", "😭", "*", "**bold**", "_so_",
        "snake_case", "~~", "||", "`code`", "#", "-", "1.", ">", ">_<", "<3", "\\", "¯\\_(ツ)_/¯", "[1]", "Notes:",
        "Kudos", "https://e.org/a_b", "Chapter", "4:", "A/N", "&", "<i>", "12,345", "K", "(hi)", "***",
    ]
)  # fmt: skip
LINES = (
    st.lists(WORDS, min_size=1, max_size=8)
    .map(" ".join)
    .filter(lambda line: not line.startswith(("Notes:", "Chapter")))
)
STORIES = st.lists(LINES, min_size=1, max_size=6).map(
    lambda lines: ["It began.", *lines, "It was over, and nobody minded."]
)


def _html(story: Story) -> str:
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in story)


def _escaped(story: Story) -> tuple[str, ...]:
    return tuple(escape(line, quote=False) for line in story)


FORMATS: dict[str, Callable[[Story], tuple[bytes, str]]] = {
    **{
        f"ao3 {shape}": lambda story, shape=shape: (  # type: ignore[misc]
            ao3(Work(chapters=[Chapter(2, end_notes="Bye.", body=tuple(story))]), shape).encode(),
            "page.txt",
        )
        for shape in SHAPES
    },
    "wattpad": lambda story: (wattpad(tuple(story)).encode(), "part.txt"),
    "text": lambda story: ("\n\n".join(["Chapter 9", *story]).encode(), "story.txt"),
    "utf-16": lambda story: ("\n\n".join(["Chapter 9", *story]).encode("utf-16"), "story.txt"),
    "html": lambda story: (f"<html><body>{_html(story)}</body></html>".encode(), "story.html"),
    "ao3 html": lambda story: (as_html(Work(chapters=[Chapter(body=_escaped(story))])), "work.html"),
    "ao3 epub": lambda story: (as_epub(Work(chapters=[Chapter(body=_escaped(story))])), "work.epub"),
    "epub": lambda story: (epub({"a.xhtml": xhtml(_html(story))}), "book.epub"),
    "docx": lambda story: (docx(*(paragraph(run(line)) for line in story)), "story.docx"),
}


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None)
@given(story=STORIES)
@example(story=["It began.", "<3 <3 12,345", "It was over, and nobody minded."])
def test_every_word_of_the_story_is_in_the_body(name: str, story: Story) -> None:
    (draft,) = read(*FORMATS[name](story))

    offered = words_of(draft.body)
    assert offered == " ".join(story).split()


PLAIN = st.sampled_from(["the", "ferry", "Odile", "late", "café", "猫", "— and", "“Well?”", "(hi)"])
MARKED = st.tuples(st.sampled_from(["{}", "*{}*", "**{}**", "~~{}~~", "`{}`", "||{}||"]), PLAIN).map(
    lambda pair: pair[0].format(pair[1])
)
BLOCKS = st.tuples(
    st.sampled_from(["{}", "{}", "> {}", "- {}", "1. {}", "### {}"]),
    st.lists(MARKED, min_size=1, max_size=6).map(" ".join),
).map(lambda pair: pair[0].format(pair[1]))


@settings(max_examples=40, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=6))
def test_every_word_of_a_markdown_file_is_in_the_body(blocks: list[str]) -> None:
    text = "\n\n".join(["It began.", *blocks])
    (draft,) = read(text.encode(), "story.md")

    assert words_of(draft.body) == words_of(text)
