"""Posts of blogs, as browsers save them: what the blog puts into the text is left out, and listed."""

import pytest

from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS
from tests.intake.written.saved_pages import TEXT, page

BODY = "\n\n".join(PARAGRAPHS)


def only(body: str, head: str = "<title>Rain | Odile Writes</title>") -> ChapterDraft:
    (draft,) = read(page(head, body), "post.html")
    return draft


def dropped(draft: ChapterDraft) -> str:
    return " ".join(piece.text for piece in draft.dropped)


@pytest.mark.parametrize(
    "line",
    [
        '<a href="https://o.example/2">Previous Chapter</a> | <a href="https://o.example/toc">Table of Contents</a>',
        '<a href="https://o.example/2">← Previous</a> <a href="https://o.example/4">Next →</a>',
        '<a href="https://o.example/4">Next Chapter</a>',
        '<a href="/2">Last Chapter</a> – <a href="/">Index</a> – <a href="/4">Next Chapter</a>',
    ],
)
def test_links_to_other_chapters_around_the_text_are_left_out(line: str) -> None:
    draft = only(f'<h1>Rain</h1><div class="entry-content"><p>{line}</p>{TEXT}<p>{line}</p></div>')

    assert (draft.chapter_title, draft.body) == ("Rain", BODY)
    assert dropped(draft).count("Chapter") + dropped(draft).count("Next") >= 2


@pytest.mark.parametrize(
    "line",
    [
        '<a href="https://o.example/song">Home</a>', '<a href="https://o.example/1">The Last Page</a>',
        '<a href="https://o.example/t">#nevermind</a>',
    ],
)  # fmt: skip
def test_a_link_on_a_storys_first_line_stays_where_nothing_else_leads_elsewhere(line: str) -> None:
    draft = only(f'<div class="entry-content"><p>{line}</p>{TEXT}</div>')

    assert draft.body.startswith("[")
    assert draft.body.endswith(BODY)


def test_a_page_with_a_title_and_no_text_says_so() -> None:
    draft = only("<h1>Rain</h1>", "<title>Rain</title>")

    assert (draft.chapter_title, draft.body, draft.words) == ("Rain", "", 0)
    assert Doubt.BODY_EMPTY in draft.doubts


@pytest.mark.parametrize("line", ["Next.", "“Home,” she said.", "Next chapter, the ferry sinks.", "Home"])
def test_a_story_may_begin_and_end_with_such_words(line: str) -> None:
    draft = only(f'<div class="entry-content"><p>{line}</p>{TEXT}<p>{line}</p></div>')

    assert draft.body == f"{line}\n\n{BODY}\n\n{line}"


@pytest.mark.parametrize(
    "widget",
    [
        '<div id="jp-post-flair" class="sharedaddy"><h3>Share this:</h3><ul><li><a>Share on X</a></li></ul></div>',
        '<div class="subscription-widget-wrap"><p>Thanks for reading Odile Writes! Share this</p></div>',
    ],
)
def test_what_a_blog_puts_into_the_text_is_left_out(widget: str) -> None:
    draft = only(f'<h1>Rain</h1><div class="entry-content">{TEXT}{widget}</div>')

    assert draft.body == BODY
    assert "Share" in dropped(draft)


def test_a_title_that_stands_in_the_article_is_not_read_twice() -> None:
    tags = '<div class="tags"><a href="https://o.example/t">#rain</a> <a href="https://o.example/u">#ferries</a></div>'
    draft = only(
        f"<h1>odile writes</h1><article><h2>Small Crossings, chapter 12</h2>{TEXT}{tags}<p>1,234 notes</p></article>",
        "<title>odile writes — Small Crossings, chapter 12</title>",
    )

    assert (draft.work, draft.chapter_number, draft.body) == ("Small Crossings", 12, BODY)
    assert "#ferries" in dropped(draft)


def test_a_document_that_google_published_is_read_without_its_banner() -> None:
    banner = '<div id="banners">Published using Google Docs</div>'
    draft = only(f'{banner}<div id="contents"><div class="doc-content"><h1>Chapter 12: Rain</h1>{TEXT}</div></div>')

    assert (draft.chapter_number, draft.chapter_title, draft.body) == (12, "Rain", BODY)
    assert "Google" in dropped(draft)


def test_a_page_saved_from_a_browsers_reading_view_has_its_title_and_author() -> None:
    draft = only(
        '<div class="header reader-header"><a class="reader-domain">odile.example</a><h1 class="reader-title">Rain</h1>'
        f'<div class="reader-credits">odile_writes</div></div><div class="moz-reader-content">{TEXT}</div>',
        "<title>Rain</title>",
    )

    assert (draft.chapter_title, draft.author, draft.body) == ("Rain", "odile_writes", BODY)


def test_a_page_whose_main_part_is_the_post_is_read_without_what_stands_around_it() -> None:
    head = '<title>Rain | Odile Writes</title><meta property="og:site_name" content="Odile Writes">'
    draft = only(f"<div>Menu</div><main><h1>Rain</h1>{TEXT}</main><div>About</div>", head)

    assert (draft.chapter_title, draft.site, draft.body) == ("Rain", "Odile Writes", BODY)
    assert {"Menu", "About"} <= {piece.text for piece in draft.dropped}


def test_a_post_beside_the_beginnings_of_others_is_read() -> None:
    others = "".join(f'<article><div class="entry-content"><p>{word} …</p></div></article>' for word in ("Fog", "Sun"))
    draft = only(f'<article><h1>Rain</h1><div class="entry-content">{TEXT * 3}</div></article>{others}')

    assert (draft.chapter_title, draft.body) == ("Rain", "\n\n".join([BODY] * 3))
    assert "Fog …" in dropped(draft)
