"""Pages of sites that hold no work: refused in a sentence that says what to do, in every form."""

from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.intake.formats.draft import DropReason
from bot.intake.formats.unreadable import Unreadable
from bot.intake.formats.workless import wording as workless_wording
from bot.intake.reading import read
from tests.fuzzing import tries
from tests.intake.written.copied_pages import PARAGRAPHS, Work, ao3
from tests.intake.written.files import epub, xhtml
from tests.intake.written.saved_pages import TEXT, page
from tests.intake.written.workless_pages import WORKLESS_PAGES

every_page = pytest.mark.parametrize("kind", WORKLESS_PAGES)
GATES = [
    kind for kind in WORKLESS_PAGES if not kind.endswith(("index", "list", "fiction", "series", "story", "archive"))
]


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(Unreadable) as refused:
        read(data, name)
    return str(refused.value)


def as_blocks(lines: list[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


@every_page
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_copied_page_without_a_work_is_refused(kind: str, between: str) -> None:
    lines, sentence = WORKLESS_PAGES[kind]

    assert refusal(between.join(lines).encode(), "page.txt") == sentence


@every_page
def test_a_saved_page_without_a_work_is_refused(kind: str) -> None:
    lines, sentence = WORKLESS_PAGES[kind]
    title = f"<title>{escape(lines[0])}</title>"

    assert refusal(page(title, as_blocks(lines)), "page.html") == sentence
    assert refusal(page(title, f"<nav>Menu</nav><main>{as_blocks(lines)}</main>"), "page.html") == sentence


@pytest.mark.parametrize("kind", GATES)
def test_a_page_that_was_packed_in_a_chapters_stead_is_left_out_of_a_book(kind: str) -> None:
    lines, sentence = WORKLESS_PAGES[kind]
    gate = xhtml(f"<h1>Chapter 2</h1>{as_blocks(lines)}")
    (draft,) = read(epub({"a.xhtml": xhtml(f"<h1>Chapter 1</h1>{TEXT}"), "b.xhtml": gate}), "book.epub")

    assert draft.body == "\n\n".join(PARAGRAPHS)
    assert lines[-1] in next(piece.text for piece in draft.dropped if piece.why is DropReason.SITE_MESSAGE)
    assert refusal(epub({"b.xhtml": gate}), "book.epub") == sentence


def test_ao3s_login_page_is_refused_as_that() -> None:
    body = '<div id="main" class="sessions-new region"><h2>Log In</h2><p>{}</p><p>Forgot password?</p></div>'
    notice = "Sorry, this work is only available to registered users of the Archive."
    saved = page("<title>New Session | Archive of Our Own</title>", body.format(notice))

    assert refusal(saved, "work.html") == workless_wording.a_login_page("AO3")


def test_a_sites_page_of_a_kind_that_is_unknown_is_refused_by_its_name() -> None:
    head = '<title>My Profile | Royal Road</title><meta property="og:site_name" content="Royal Road">'

    assert refusal(page(head, "<p>odile_writes</p><p>Joined in May.</p>"), "page.html") == (
        workless_wording.a_page_without_a_chapter("Royal Road")
    )


def test_a_blogs_first_page_is_refused_and_not_read_as_one_of_its_posts() -> None:
    posts = "".join(
        f'<article><h2 class="entry-title">{title}</h2><div class="entry-content">{TEXT}</div></article>'
        for title in ("Rain", "Fog")
    )

    assert refusal(page("<title>Odile Writes</title>", posts), "blog.html") == workless_wording.a_list_of_works("")


LINES = sorted({line for lines, _ in WORKLESS_PAGES.values() for line in lines})


@settings(max_examples=tries(60), deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=6))
@example(quoted=["Add to Reading List", "Scribble Hub"])
def test_a_chapter_that_quotes_such_pages_is_read(quoted: list[str]) -> None:
    story = [*PARAGRAPHS * 40, *quoted, *PARAGRAPHS]

    (draft,) = read("\n\n".join(["# Chapter 3: Glass", *story]).encode(), "story.md")

    assert draft.chapter_number == 3


def test_a_copied_work_may_stand_beside_a_menu_to_log_in() -> None:
    menu = "Log In\n\nForgot your password?\n\nDon't have an account?\n\n"

    assert read(f"{menu}{ao3(Work())}".encode(), "page.txt")[0].site == "AO3"
