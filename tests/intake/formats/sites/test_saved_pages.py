"""Chapters' pages of each site, as browsers save them."""

import plistlib
import quopri

import pytest

from bot.intake import wording as intake_wording
from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.formats.unreadable import Unreadable
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS
from tests.intake.written.files import zipped
from tests.intake.written.plain import words_of
from tests.intake.written.saved_pages import (
    AFTER,
    AUTHOR,
    BEFORE,
    ROYAL_ROAD_PAGE,
    SITES,
    TEXT,
    WORK,
    page,
    post,
    royal_road,
    scribble_hub,
)

BODY = "\n\n".join(PARAGRAPHS)
every_site = pytest.mark.parametrize("site", SITES)


def only(data: bytes, filename: str = "page.html") -> ChapterDraft:
    (draft,) = read(data, filename)
    return draft


@every_site
def test_a_saved_page_names_site_work_author_number_and_title(site: str) -> None:
    draft = only(SITES[site]())

    assert (draft.site, draft.work, draft.author) == (site, WORK, AUTHOR)
    assert (draft.chapter_number, draft.chapter_title) == (12, "The Late Ferry")
    assert draft.body == BODY
    assert Doubt.TITLE_MISSING not in draft.doubts
    assert Doubt.WORK_MISSING not in draft.doubts


@pytest.mark.parametrize("site", ["Royal Road", "Scribble Hub", "Odile Writes"])
def test_the_boxes_of_a_saved_page_are_its_notes(site: str) -> None:
    draft = only(SITES[site]())

    assert (draft.notes_before, draft.notes_after) == (BEFORE, AFTER)


@every_site
def test_every_word_of_a_saved_page_is_read_or_listed_as_left_out(site: str) -> None:
    draft = only(SITES[site]())
    read_as = [draft.body, draft.notes_before, draft.notes_after, draft.work_summary]
    found = " ".join([*filter(None, read_as), *(piece.text for piece in draft.dropped)])

    said = SITES[site]().decode().partition("<body>")[2]
    shown = {
        word for text in said.split("<") for word in text.partition(">")[2].split() if not text.startswith("option")
    }
    assert shown - set(words_of(found)) - {"3"} == set()


def test_wattpads_counts_and_fanfictions_facts_are_read() -> None:
    part, story = only(SITES["Wattpad"]()), only(SITES["FanFiction.net"]())

    assert (part.reads, part.votes, part.comments) == (1200, 78, 21)
    assert (story.rating, story.language, story.work_words) == ("Teen And Up Audiences", "English", 114414)
    assert story.work_summary == "A river."


def test_a_title_is_taken_apart_where_the_heading_agrees() -> None:
    draft = only(royal_road(title="Chapter 12: The Late Ferry - A Work - With Dashes | Royal Road", header=False))
    named = only(SITES["Wattpad"]().replace(b"<h1", b"<h1 data-x").replace(WORK.encode(), b"Up - Down"))

    assert (draft.site, draft.work, draft.body) == ("Royal Road", None, BODY)
    assert Doubt.WORK_MISSING in draft.doubts
    assert named.work == "Up - Down"


def test_a_note_amid_the_text_stays_there() -> None:
    note = b'<div class="wi_authornotes"><div class="wi_authornotes_body"><p>Mind the step.</p></div></div>'
    middle = f"<p>{PARAGRAPHS[1]}</p>".encode()
    draft = only(scribble_hub().replace(middle, middle + note))

    assert draft.body == "\n\n".join([*PARAGRAPHS[:2], "Mind the step.", PARAGRAPHS[2]])
    assert draft.notes_after == AFTER


def test_a_sentence_that_is_hidden_on_the_page_is_listed_and_not_read() -> None:
    draft = only(royal_road())

    assert "taken from" not in draft.body
    assert any("taken from" in piece.text for piece in draft.dropped)


def test_a_post_of_a_blog_is_named_by_its_heading() -> None:
    draft = only(post())

    assert (draft.site, draft.author, draft.body) == ("Odile Writes", AUTHOR, BODY)
    assert (draft.chapter_number, draft.chapter_title) == (12, "The Late Ferry")


LONG = TEXT * 9
MENU, FOOTER = "<nav>Home About</nav>", "<footer>Powered by a blog</footer>"


@pytest.mark.parametrize(
    "body",
    [
        f"{MENU}<article><h1>Low Tide</h1>{LONG}</article>{FOOTER}",
        f'<div id="header"><h1><a href="/">Lamp Letters</a></h1></div><div><h2>Low Tide</h2>{LONG}</div>{FOOTER}',
        f'<h1 class="site-title">Lamp Letters</h1><h2 class="post-title">Low Tide</h2><div id="post-body">{LONG}</div>',
    ],
)
@pytest.mark.parametrize("title", ["Low Tide | Lamp Letters", "Lamp Letters: Low Tide", "Low Tide – Lamp Letters"])
def test_a_posts_title_is_the_heading_with_which_the_pages_title_agrees(title: str, body: str) -> None:
    draft = only(page(f"<title>{title}</title>", body))

    assert (draft.work, draft.chapter_number, draft.chapter_title) == (None, None, "Low Tide")
    assert PARAGRAPHS[0] in draft.body


def test_a_text_that_stands_in_several_parts_is_read_whole() -> None:
    halves = "".join(f'<div class="chapter-content"><p>{line}</p></div><p>Ad</p>' for line in PARAGRAPHS)

    assert only(page("<title>Rain</title>", halves)).body == BODY


def test_one_sign_alone_makes_no_page_of_a_site() -> None:
    draft = only(page("<title>My notes | Royal Road</title>", TEXT))

    assert (draft.site, draft.body) == (None, BODY)


def mhtml(data: bytes) -> bytes:
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ROYAL_ROAD_PAGE}\r\nMIME-Version: 1.0\r\n"
    kind = 'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b----"\r\n\r\n'
    part = "\r\n------b----\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    place = f"Content-Location: {ROYAL_ROAD_PAGE}\r\n\r\n"
    return f"{head}{kind}{part}{place}".encode() + quopri.encodestring(data) + b"\r\n------b------\r\n"


def web_archive(data: bytes) -> bytes:
    main = {"WebResourceData": data, "WebResourceURL": ROYAL_ROAD_PAGE, "WebResourceMIMEType": "text/html"}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


SINGLE_FILE = f"<!DOCTYPE html><!--\n Page saved with SingleFile \n url: {ROYAL_ROAD_PAGE} \n saved date: Mon \n-->"
WHOLE = f"<!DOCTYPE html>\n<!-- saved from url=(0074){ROYAL_ROAD_PAGE} -->\n"


def unpacking_itself(data: bytes) -> bytes:
    """A page that holds another with its pictures as a zip archive in a comment, as SingleFile writes it."""
    packed = zipped({"index.html": data, "images/a.png": "b"})
    return b"<!doctype html><html><body><p>Please wait...</p><!--" + packed + b"--><script>unpack()</script></html>"


@pytest.mark.parametrize(
    ("saved", "name"),
    [
        (mhtml(royal_road()), "page.mhtml"),
        (web_archive(royal_road()), "page.webarchive"),
        (royal_road().replace(b"<!DOCTYPE html>", SINGLE_FILE.encode()), "page.html"),
        (royal_road().replace(b"<!DOCTYPE html>", WHOLE.encode()), "page.htm"),
        (unpacking_itself(royal_road()), "page.html"),
        (zipped({"Chapter.html": royal_road(), "images/a.png": "b", "frames/0/index.html": "<p>Ad</p>"}), "page.zip"),
    ],
)
def test_a_page_may_be_saved_in_one_file_or_with_its_files(saved: bytes, name: str) -> None:
    draft = only(saved, name)

    assert (draft.site, draft.work, draft.notes_before, draft.body) == ("Royal Road", WORK, BEFORE, BODY)
    assert draft.link == ROYAL_ROAD_PAGE


def test_where_a_browser_saved_a_page_from_is_a_sign_of_its_site() -> None:
    bare = page("<title>The Late Ferry</title>", f'<div class="chapter-inner">{TEXT}</div>')

    assert only(bare.replace(b"<!DOCTYPE html>", WHOLE.encode())).site == "Royal Road"
    assert only(bare).site is None


@pytest.mark.parametrize("archive", [b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--",
                                     b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource"])  # fmt: skip
def test_a_web_archive_without_a_page_is_refused(archive: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read(archive, "page.mht")

    assert str(refused.value) == intake_wording.a_web_archive()
