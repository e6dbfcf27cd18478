"""Stories of a hundred words that begin as a site's pages do: a story that is there is read, such pages never are."""

import re
from collections.abc import Callable
from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.intake.formats.unreadable import Unreadable
from bot.intake.formats.workless import wording as workless_wording
from bot.intake.reading import read
from tests.intake.written.books import File
from tests.intake.written.files import STYLES, docx, epub, paragraph, run, xhtml
from tests.intake.written.saved_pages import page
from tests.intake.written.server_pages import CHECKS, DOWN, LOGINS, MISSING, SHARED
from tests.intake.written.workless_pages import WORKLESS_PAGES

Story = tuple[str, list[str]]
"""A title, and the lines below it."""

PAGES = [lines for lines, _ in WORKLESS_PAGES.values()]
PAGES += [lines for kind in (DOWN, MISSING, CHECKS, SHARED, LOGINS) for lines in kind.values()]
LINES_OF_PAGES = sorted({line for lines in PAGES for line in lines if len(line) < 120 and "|" not in line})
BANNER = ["We value your privacy", "We use cookies to enhance your browsing experience.", "Accept All", "Reject All"]
WORDS = ["the", "ferry", "lamp", "rope", "water", "Odile", "Tomas", "waited", "rowed", "sang", "nobody", "late", "cold"]
SENTENCES = st.tuples(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=14), st.sampled_from([".", "?", ",” said Odile.", "!", "…"])
).map(lambda said: " ".join(said[0]).capitalize() + said[1])
VERSES = st.tuples(
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=6), st.sampled_from(["waited", "rowed", "sang"])
).map(lambda said: " ".join([*said[0], said[1]]))
"""Each with a word that no title would write small: without any, nobody could tell a verse from a menu's line."""
CAPITALISED = VERSES.map(str.capitalize)
CHATS = st.tuples(st.sampled_from(["Odile", "Tomas"]), VERSES).map(": ".join)
THAI = st.lists(st.sampled_from(["ฝนตก", "เรือ", "เธอ", "หลับอยู่"]), min_size=3, max_size=7).map("".join)
CHINESE = st.lists(st.sampled_from(["雨落在", "石板上", "她", "等着船"]), min_size=3, max_size=9).map("".join)


def _of_a_hundred_words(lines: list[str]) -> list[str]:
    """Say lines again and again until there are a hundred words."""
    story: list[str] = []
    while len(re.findall(r"[A-Za-z’]+|[^\W\d_A-Za-z]", " ".join(story))) < 100:
        story.append(lines[len(story) % len(lines)])
    return story


OF_A_STORY = (SENTENCES, VERSES, CAPITALISED, CHATS, THAI, CHINESE)
DRABBLES = st.one_of(*(st.lists(lines, min_size=2, max_size=12) for lines in OF_A_STORY)).map(_of_a_hundred_words)
STORIES = st.tuples(
    st.sampled_from(LINES_OF_PAGES),
    st.tuples(st.lists(st.sampled_from(LINES_OF_PAGES), max_size=3), DRABBLES).map(lambda parts: parts[0] + parts[1]),
)


def _blocks(lines: list[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def as_html(story: Story) -> File:
    title, lines = story
    return page(f"<title>{escape(title)}</title>", f"<h1>{escape(title)}</h1>{_blocks(lines)}"), "story.html"


def as_word(story: Story) -> File:
    blocks = [paragraph(run(story[0]), style="Heading1"), *(paragraph(run(line)) for line in story[1])]
    return docx(*blocks, parts={"styles.xml": STYLES}), "story.docx"


def as_epub(story: Story) -> File:
    return epub({"a.xhtml": xhtml(f"<h1>{escape(story[0])}</h1>{_blocks(story[1])}")}), "story.epub"


FORMATS: dict[str, Callable[[Story], File]] = {
    "text": lambda story: ("\n\n".join([story[0], *story[1]]).encode(), "story.txt"),
    "text, a line each": lambda story: ("\n".join([story[0], *story[1]]).encode(), "story.txt"),
    "Markdown": lambda story: ("\n\n".join([f"# {story[0]}", *story[1]]).encode(), "story.md"),
    "HTML": as_html,
    "Word": as_word,
    "EPUB": as_epub,
}


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60, deadline=None)
@given(story=STORIES)
@example(story=("404", _of_a_hundred_words(["Apache was the name of her horse."])))
@example(story=("412 - The Long Road", _of_a_hundred_words(["Not found, it said.", "He drove on."])))
@example(story=(BANNER[0], [*BANNER[1:], *_of_a_hundred_words(["It rained all day."])]))
@example(story=("404", ["Not Found", *_of_a_hundred_words(["Rain on the slate"])]))
@example(story=("404", _of_a_hundred_words(["雨落在石板上，她等着最后一班船，没有人来。"])))
@example(story=("Forgot password?", ["Next", *_of_a_hundred_words(["Odile: Where are you", "Tomas: On the ferry"])]))
@example(story=("Adult content", ["24/7", "Continue", *_of_a_hundred_words(["She waited."])]))
@example(story=("Terms", ["Adult content", "You are 18 today.", "Continue", *_of_a_hundred_words(["She left."])]))
def test_a_drabble_is_read_whatever_it_begins_with(name: str, story: Story) -> None:
    drafts = read(*FORMATS[name](story))

    said = " ".join(" ".join(filter(None, [draft.chapter_title, draft.body])) for draft in drafts)
    for line in story[1][-5:]:
        assert re.findall(r"\w+", line)[-1] in said


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        *((lines, workless_wording.a_fault_of_the_server) for lines in DOWN.values()),
        *((lines, workless_wording.a_missing_page) for lines in MISSING.values()),
        *((lines, workless_wording.a_check_of_visitors) for lines in CHECKS.values()),
        *((lines, workless_wording.a_shared_files_page) for lines in SHARED.values()),
        *((lines, workless_wording.a_login_page) for lines in LOGINS.values()),
    ],
)
def test_a_page_of_a_server_is_refused_in_every_form(lines: list[str], sentence: Callable[[str], str]) -> None:
    title, *body = lines
    copied, spaced = "\n".join(lines).encode(), "\n\n".join(lines).encode()
    saved = page(f"<title>{escape(title)}</title>", _blocks(body or lines))

    for data, name in ((copied, "page.txt"), (spaced, "page.txt"), (saved, "page.html")):
        with pytest.raises(Unreadable) as refused:
            read(data, name)
        assert refused.value.say is sentence


@pytest.mark.parametrize("banner", [BANNER, ["This website uses cookies.", "Learn more", "Got it!"]])
def test_a_banner_about_cookies_is_left_out_and_listed(banner: list[str]) -> None:
    story = _of_a_hundred_words(["Odile counted the lamps.", "We use cookies as bait, said Tomas."])

    for lines in ([*banner, *story], [*story, *banner]):
        (draft,) = read("\n\n".join(lines).encode(), "story.txt")
        assert draft.body == "\n\n".join(story)
        assert "\n".join(banner) in {piece.text for piece in draft.dropped}


@pytest.mark.parametrize("line", ["We use cookies as bait, said Tomas.", "Accept", "Close", "OK"])
def test_one_line_of_such_a_banner_stays(line: str) -> None:
    story = [line, *_of_a_hundred_words(["Odile counted the lamps."])]

    assert read("\n\n".join(story).encode(), "story.txt")[0].body == "\n\n".join(story)
