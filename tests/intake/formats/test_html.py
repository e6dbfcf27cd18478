"""HTML as Discord Markdown that looks as the page did."""

import html as characters

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.formats.draft import DropReason
from bot.intake.formats.html.renderer import Renderer
from bot.intake.formats.html.source import clean, sanitised
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS
from tests.intake.written.plain import words_of
from tests.worlds import discord_markup

BODY = "\n\n".join(PARAGRAPHS)


def markdown(html: str) -> str:
    document = clean(html)
    return Renderer(document.stylesheet).markdown([document.body])


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>a <em>b</em> <strong>c</strong> <u>d</u> <s>e</s></p>", "a *b* **c** __d__ ~~e~~"),
        ("<p><b><i>x</i></b></p>", "***x***"),
        ("<p><b>b</b><i>i</i></p>", "**b**\u2060*i*"),
        ("<p><i><b>x</b> y</i></p>", "*\u2060**x** y*"),
        ("<p><b>x</b><b>y</b></p>", "**xy**"),
        ("<p><em>a <i>b</i> c</em></p>", "*a b c*"),
        ("<p>un<i>believ</i>able, <b> spaced </b>out</p>", "un*believ*able, **spaced** out"),
        ("<p><em>one<br>two</em></p>", "*one*\n*two*"),
        ("<em><p>one</p><p>two</p></em>", "*one*\n\n*two*"),
        ("<h1>A <b>b</b></h1><h3>C</h3><h5>D</h5>", "# A b\n\n### C\n\n**D**"),
        ("<blockquote><p>a</p><p>b<br>c</p></blockquote><p>d</p>", "> a\n> \n> b\n> c\n\nd"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n> \n> b"),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>", "- a\n  - b\n- c"),
        ('<ol start="3"><li>c</li><li>d</li></ol>', "3. c\n4. d"),
        ("<p>a</p><hr><p>b</p>", "a\n\n\\* \\* \\*\n\nb"),
        ("<p>a<br>b<br><br>c</p>", "a\nb\n\nc"),
        ('<p><a href="https://e.org/a_(b)">li<b>n</b>k</a></p>', "[li**n**k](https://e.org/a_%28b%29)"),
        ('<p><a href="https://e.org/a_b">https://e.org/a_b</a></p>', "https://e.org/a_b"),
        (
            '<p><a href="https://evil.example">https://bank.example.com</a></p>',
            "https://bank.example.com (https://evil.example)",
        ),
        ('<p>word<sup><a href="#fn1">1</a></sup></p><p><a href="#r1">↩</a> Note.</p>', "word¹\n\nNote."),
        ('<p><span class="spoiler">It was Ann.</span></p>', "||It was Ann.||"),
        ('<style>.it{font-style:italic}</style><p class="it">a</p>', "*a*"),
        ('<p><span style="font-weight:700">a</span></p>', "**a**"),
        ('<div dir="rtl">שלום <b>עולם</b></div><p>猫は<i>黒い</i>。</p>', "שלום **עולם**\n\n猫は*黒い*。"),
        ("<ruby>東京<rt>とうきょう</rt></ruby>", "東京(とうきょう)"),
        ("<pre>a\n  b</pre>", "a\n\u00a0\u00a0b"),
        ("<pre><code>x = *y*</code></pre>", "```\nx = *y*\n```"),
        (
            "<table><tr><th>Class</th><th>Level</th></tr><tr><td>Mage</td><td><p>4</p></td></tr></table>",
            "Class | Level\n\nMage | 4",
        ),
        ("<p>a</p><p>&nbsp;</p><p> </p><p>b</p>", "a\n\nb"),
        ("<p>1. no list</p><p># no heading<br>- no item</p>", "1\\. no list\n\n\\# no heading\n\\- no item"),
        ("<p>2 * 3 = *six* &lt;@123&gt;</p>", r"2 \* 3 = \*six\* \<@123>"),
    ],
)
def test_it_looks_as_written(html: str, shown: str) -> None:
    assert markdown(html) == shown


def test_pictures_scripts_and_hidden_text_are_listed_as_left_out() -> None:
    hidden = '<p style="display:none">gone</p><script>x()</script>'
    page = f'<html><p>a<img alt="a cat" src="https://e.org/c.png"></p>{hidden}</html>'
    (draft,) = read(page.encode(), "story.html")

    assert draft.body == "a"
    assert {(left_out.text, left_out.why) for left_out in draft.dropped} == {
        ("a cat", DropReason.IMAGE),
        ("gone", DropReason.HIDDEN),
        ("<script>", DropReason.UNSAFE),
    }


def test_headings_part_a_page_into_chapters() -> None:
    titles = "<h1>Small Crossings</h1><p>by Odile</p>"
    page = f"<html>{titles}<h2>Chapter 1: Rain</h2><p>{PARAGRAPHS[0]}</p><h2>Chapter 2</h2><p>b</p>"
    first, second = read(page.encode(), "story.html")

    assert (first.work, first.author, first.chapter_number, first.chapter_title) == (
        "Small Crossings",
        "Odile",
        1,
        "Rain",
    )
    assert (first.body, second.chapter_number, second.body) == (PARAGRAPHS[0], 2, "b")


def test_the_pages_title_names_what_nothing_else_does() -> None:
    (draft,) = read(b"<html><head><title>Chapter 3: Fog</title></head><body><p>a</p></body></html>", "story.html")

    assert (draft.chapter_number, draft.chapter_title, draft.body) == (3, "Fog", "a")


def test_a_saved_page_gives_its_marked_text_and_lists_the_rest_as_left_out() -> None:
    page = f"<html><nav>Menu</nav><div class='chapter-content'><p>{BODY}</p></div><p>Ads</p></html>"
    (draft,) = read(page.encode(), "saved.html")

    assert draft.body.split() == BODY.split()
    assert {("Menu", DropReason.SITE_MENU), ("Ads", DropReason.SITE_MENU)} <= {
        (left_out.text, left_out.why) for left_out in draft.dropped
    }


@pytest.mark.parametrize("encoding", ["cp1251", "shift_jis", "iso-8859-1"])
def test_a_page_is_decoded_as_it_says(encoding: str) -> None:
    text = {"cp1251": "Она ждала", "shift_jis": "彼女は待った", "iso-8859-1": "Où es-tu"}[encoding]
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{text}</p></body></html>'.encode(encoding)

    assert read(page, "story.html")[0].body == text


def test_a_page_that_lies_about_its_encoding_is_read_all_the_same() -> None:
    page = '<html><head><meta charset="utf-16"></head><body><p>Où es-tu?</p></body></html>'.encode()

    assert read(page, "story.html")[0].body == "Où es-tu?"


def test_html_in_a_text_file_is_known_by_its_tags() -> None:
    assert read(b"<p>one</p>\n<p><em>two</em></p>\n<p>three</p>", "story.txt")[0].body == "one\n\n*two*\n\nthree"


TEXTS = st.lists(
    st.sampled_from(
        [
            "a",
            "b",
            "word",
            "é",
            " ",
            "1. ",
            "- ",
            "# ",
            "*",
            "**",
            "_",
            "__",
            "~",
            "~~",
            "|",
            "||",
            "`",
            "\\",
            "(",
            "]",
            "[",
        ]
    ),
    min_size=1,
    max_size=4,
).map(lambda pieces: characters.escape("".join(pieces), quote=False))
INLINE = st.recursive(
    TEXTS,
    lambda inside: st.tuples(
        st.sampled_from(["b", "i", "u", "s", "em", "strong", "span"]), st.lists(inside, max_size=4)
    ).map(lambda element: f"<{element[0]}>{''.join(element[1])}</{element[0]}>"),
    max_leaves=8,
)
BLOCKS = st.tuples(st.sampled_from(["p", "div", "blockquote", "h2", "li"]), st.lists(INLINE, max_size=3)).map(
    lambda element: f"<{element[0]}>{''.join(element[1])}</{element[0]}>"
)


@given(st.lists(BLOCKS, max_size=4).map("".join))
def test_no_word_is_lost_and_no_formatting_comes_from_the_text(html: str) -> None:
    shown = markdown(html)
    text = " ".join(map(str, clean(html).body.itertext()))

    assert "".join(words_of(shown)) == "".join(text.split())
    for mark, tags in {
        "bold": ("<b", "<strong"),
        "struck": ("<s>",),
        "underlined": ("<u>",),
        "code": ("<code",),
    }.items():
        if not any(tag in html for tag in tags):
            assert mark not in discord_markup.read(shown).marks


@given(st.lists(BLOCKS, max_size=4).map("".join))
def test_cleaning_twice_is_cleaning_once(html: str) -> None:
    once = sanitised(html)

    assert sanitised(once) == once
    assert markdown(once) == markdown(html)
