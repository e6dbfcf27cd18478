"""Generated books, as every tool writes them: a chapter's words are in its body, in order, and nothing else is."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.intake.reading import read
from tests.fuzzing import tries
from tests.intake.written.books import Book
from tests.intake.written.plain import words_of
from tests.intake.written.tools import TOOLS

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


TITLES = st.sampled_from([None, "Brine", "Information", "1984", "Part Two", "Notes"])
BOOKS = st.lists(st.tuples(TITLES, STORIES), min_size=1, max_size=3).map(Book)


@pytest.mark.parametrize("name", TOOLS)
@settings(max_examples=tries(15), deadline=None)
@given(book=BOOKS)
@example(book=Book([("Brine", ["It began.", "<3 <3 12,345", "It was over, and nobody minded."])]))
def test_every_word_is_in_its_chapter_in_order_and_what_stands_beside_is_read_or_listed(name: str, book: Book) -> None:
    tool = TOOLS[name]
    book = book if tool.holds_several else Book(book.chapters[:1])
    drafts = read(*tool.write(book))

    assert [words_of(draft.body) for draft in drafts] == [" ".join(lines).split() for _, lines in book.chapters]
    said = [words for draft in drafts for words in (draft.work, draft.author, draft.chapter_title) if words]
    said += [piece.text for draft in drafts for piece in draft.dropped]
    assert tool.named(book) <= set(words_of(" ".join(said)))


UNCOUNTED = st.lists(
    st.tuples(st.sampled_from(["Dusk", "Information", "Cover", "1984", "Rain", "Notes", "Credits"]), STORIES),
    min_size=2,
    max_size=4,
    unique_by=lambda chapter: chapter[0],
).map(lambda chapters: Book(chapters, is_counted=False))


@pytest.mark.parametrize("name", [name for name, tool in TOOLS.items() if tool.holds_several and tool.marks_headings])
@settings(max_examples=tries(10), deadline=None)
@given(book=UNCOUNTED)
def test_every_word_is_in_its_chapter_where_nothing_counts_the_chapters(name: str, book: Book) -> None:
    drafts = read(*TOOLS[name].write(book))

    assert [words_of(draft.body) for draft in drafts] == [" ".join(lines).split() for _, lines in book.chapters]


PLAIN = st.sampled_from(["the", "ferry", "Odile", "late", "café", "猫", "— and", "“Well?”", "(hi)"])
MARKED = st.tuples(st.sampled_from(["{}", "*{}*", "**{}**", "~~{}~~", "`{}`", "||{}||"]), PLAIN).map(
    lambda pair: pair[0].format(pair[1])
)
BLOCKS = st.tuples(
    st.sampled_from(["{}", "{}", "> {}", "- {}", "1. {}", "### {}"]),
    st.lists(MARKED, min_size=1, max_size=6).map(" ".join),
).map(lambda pair: pair[0].format(pair[1]))


@settings(max_examples=tries(40), deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=6))
def test_every_word_of_a_markdown_file_is_in_the_body(blocks: list[str]) -> None:
    text = "\n\n".join(["It began.", *blocks])
    (draft,) = read(text.encode(), "story.md")

    assert words_of(draft.body) == words_of(text)
