"""Files made to harm, broken files, and files of kinds that aren't read."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.intake import wording
from bot.intake.formats.unreadable import Unreadable
from bot.intake.limits import LARGEST_FILE
from bot.intake.reading import _read, read
from bot.intake.wire import REFUSALS
from tests.fuzzing import tries
from tests.intake.written.ao3_downloads import as_epub, as_html
from tests.intake.written.copied_pages import Work, ao3, wattpad
from tests.intake.written.files import W, docx, epub, paragraph, run, xhtml, zipped
from tests.processor import within


def refusal(data: bytes, filename: str) -> str:
    with pytest.raises(Unreadable) as refused:
        read(data, filename)
    return str(refused.value)


BOMB = zipped({"word/document.xml": b"0" * 100 * 2**20})
ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FETCH = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LOCK = '<encryption><EncryptedData><CipherReference URI="a.xhtml"/></EncryptedData></encryption>'


@pytest.mark.parametrize(
    ("data", "filename", "sentence"),
    [
        (b"", "story.txt", wording.empty_file()),
        (b" \n\n ", "story.txt", wording.no_text_inside()),
        (b"\x00" * 1000, "story.txt", wording.no_text_inside()),
        (bytes(LARGEST_FILE + 1), "story.txt", wording.too_big(10)),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "story.txt", wording.an_image()),
        (b'<svg xmlns="s"><text>a</text></svg>', "story.svg", wording.an_image()),
        (b"%PDF-1.7\n", "story.pdf", wording.a_pdf()),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "story.doc", wording.an_old_word_file()),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "story.docx",
            wording.encrypted("Word"),
        ),
        (b"{\\rtf1 story}", "story.rtf", wording.an_rtf_file()),
        (bytes(60) + b"BOOKMOBI", "story.mobi", wording.a_kindle_file()),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "story.odt", wording.an_open_document()),
        (zipped({"story.txt": "a"}), "story.zip", wording.unknown_archive()),
        (b"\x1f\x8b\x08\x00" + bytes(50), "story.gz", wording.unknown_archive()),
        (b"MZ\x90\x00" + bytes(50), "story.exe", wording.not_text()),
        (bytes(range(128, 256)) * 40 + bytes(range(32)) * 40, "story.txt", wording.not_text()),
        (BOMB, "story.docx", wording.too_big_inside(96)),
        (zipped({f"f{number}": "" for number in range(10_001)}), "story.epub", wording.too_tangled()),
        (zipped({"word/document.xml": ENTITIES + "<a>&b;</a>"}), "story.docx", wording.too_tangled()),
        (zipped({"META-INF/container.xml": FETCH + "<a>&x;</a>"}), "story.epub", wording.too_tangled()),
        (zipped({"word/document.xml": "<a>" * 300 + "</a>" * 300}), "story.docx", wording.too_tangled()),
        (zipped({"word/document.xml": "<a><b></a>"}), "story.docx", wording.broken_archive("Word")),
        (docx(paragraph(run("a")))[:-30], "story.docx", wording.broken_archive("Word")),
        (as_epub(Work())[:500], "story.epub", wording.broken_archive("EPUB")),
        (docx(paragraph(run(" "))), "story.docx", wording.no_text_inside()),
        (
            epub({"a.xhtml": xhtml("<p>a</p>")}, further={"META-INF/encryption.xml": LOCK}),
            "a.epub",
            wording.encrypted("EPUB"),
        ),
        (epub({"a.xhtml": xhtml("<p/>")}), "a.epub", wording.no_text_inside()),
        (b"<html>" + b"<div>" * 300, "story.html", wording.too_tangled()),
        (b"<html>" + b"<b>x</b>" * 300_001, "story.html", wording.too_tangled()),
        (b"a\n" * 300_001, "story.txt", wording.too_tangled()),
    ],
)
def test_a_refused_file_gets_a_sentence_that_says_what_to_do(data: bytes, filename: str, sentence: str) -> None:
    assert within(1, lambda: refusal(data, filename)) == sentence


ARGUMENTS: dict[str, tuple[object, ...]] = {
    "too_big": (10,),
    "too_big_inside": (96,),
    "broken_archive": ("Word",),
    "encrypted": ("Word",),
    "too_many_chapters": (2001, 2000),
    **dict.fromkeys(
        [
            "a_login_page", "an_adult_warning", "an_unrevealed_work", "a_missing_page", "a_fault_of_the_server",
            "a_shared_files_page", "a_check_of_visitors", "a_table_of_contents", "a_list_of_works",
            "a_page_without_a_chapter",
        ],
        ("Scribble Hub",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("write", REFUSALS, ids=lambda write: write.__name__)
def test_a_refusal_is_one_sentence_or_two(write: Callable[..., str]) -> None:
    sentence = write(*ARGUMENTS.get(write.__name__, ()))

    assert sentence.endswith(".")
    assert 1 <= sentence.count(". ") + 1 <= 2
    assert len(sentence) < 160


def test_an_encrypted_archive_is_told_by_its_flag() -> None:
    locked = bytearray(zipped({"META-INF/container.xml": "a"}))
    place = locked.rindex(b"PK\x01\x02")
    locked[place + 8] |= 1

    assert refusal(bytes(locked), "story.epub") == wording.encrypted("EPUB")


@pytest.mark.parametrize(
    ("data", "filename", "body"),
    [
        (b"Hello\x00 there", "story.txt", "Hello there"),
        ("a\ud800b, and some more".encode("utf-16-le", "surrogatepass"), "story.txt", "a\ufffdb, and some more"),
        (b"hello \xed\xa0\x80 there", "story.txt", "hello \ufffd there"),
        (b"Some text.", "story.epub", "Some text."),
        (docx(paragraph(run("Some text."))), "story.txt", "Some text."),
        (as_html(Work(posted=1, total="1")), "story.txt", read(as_html(Work()), "story.html")[0].body),
        (b"<html><p>a&#0;b&#xD800;c</p>", "story.html", "a\ufffdb\ufffdc"),
    ],
)
def test_odd_files_that_hold_a_story_are_read(data: bytes, filename: str, body: str) -> None:
    assert read(data, filename)[0].body == body


LONG = 2**18


@pytest.mark.parametrize(
    "piece",
    [
        "word ", "a", "*", "_", "`", "](", "[(", "<", "https://", "1", "> ", " ", "\u00a0", "\\", "~~", "<!--", "![](",
        "__a", "&a", "<i>", "1 1 1 ", "Part 1 of a ", "(", "“", "Kudos ", "@", "猫", "😀",
        ":", ":a", "<a:/", "<a:", "http://a<b:/", "www.", "fanfiction.net/s/1/", "a: ", "by ", "| ", "← ", "Chapter 1 ",
        "Rated: ", "Rated: a - b - ", "id: 1 ", "Next > ", "next chapter ", "Edit Bookmark ", "1. ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("filename", ["story.txt", "story.md"])
def test_a_very_long_line_is_read_in_time(piece: str, filename: str) -> None:
    data = (piece * (LONG // len(piece)) + "x").encode()

    within(1, lambda: read(data, filename))


@pytest.mark.parametrize(
    "text",
    [
        f"Reader mode\n{'1' * 40}x\n#1\nIt rained.", f"Thread starter{' ' * 40_000}\n#1\nIt rained.",
        f"by Odile\n{'Index ' * 12_000}\nIt rained.", "↑ Top\na b\n" * 10_000,
    ],
)  # fmt: skip
def test_a_copied_page_with_one_menu_without_end_is_read_in_time(text: str) -> None:
    within(2, lambda: read(text.encode(), "story.txt"))


@pytest.mark.parametrize("opening", [":", "<", "<a:/", "https://", "[", "[a](https://", "Rated: ", "Words: ", "By: "])
@pytest.mark.parametrize("letter", ["a", "1", "-", "<", " "])
def test_what_is_opened_and_never_ends_is_read_in_time(opening: str, letter: str) -> None:
    within(1, lambda: read(f"{opening}{letter * LONG}".encode(), "story.txt"))


@pytest.mark.parametrize(
    "block",
    [
        "Chapter Text\n", "Chapter 1\n\nChapter Text\n\nNotes:\n", "Chapter 1\n\n", "Notes:\n", "Kudos\n", "Hits:3\n",
        "Rating:\n", "Oops! This image does not follow our content guidelines\n\n", "Start from the beginning\n",
        "Where stories live. Discover now\n", "A/N a\n\n", "Next Chapter\nFiction Page\n", "A note from x\n\n",
        "YOU ARE READING\n", "# Chapter 1\n\n", "Title: a\n", "---\na: b\n", "Series this work belongs to:\n",
        "Works inspired by this one:\n", "Actions\n", "Comments\n", "(See the end of the chapter for notes.)\n", "\n",
        "- a\n", "By: a\n", "+ - Full\n", "< Prev Next >\n", "Previous Chapter Next Chapter\n", "Table of Contents\n",
        "Edit Bookmark " * 15 + "x\n", "1. " * 150 + "\n", "rated: a - b - " * 40 + "\n", "↑ Top\na b\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("top", ["", "Work Header\n\nT\n\nChapter 1\n\nChapter Text\n\n", "T\n\n9 9 9\n\n"])
def test_a_page_of_nothing_but_landmarks_is_read_in_time(block: str, top: str) -> None:
    data = (top + block * (3_000 // block.count("\n")) + "x").encode()

    within(2, lambda: read(data, "story.md" if top == "" else "story.txt"))


@pytest.mark.parametrize(
    "body",
    [
        f"<div id=profile_top>{'Rated:' * 20_000}</div><div class=storytext>a</div>",
        f"<div class='{' '.join(map(str, range(20_000)))}'>{'<h1>b</h1>' * 500}</div><div class=entry-content>a</div>",
        "<i class=entry-content></i><div class=entry-content>a</div><a class=author>b</a>" * 3_000,
        "".join(f"<h1>{number}</h1>" for number in range(3_000)),
    ],
    ids=["ratings", "names of one element", "texts and authors", "headings"],
)
def test_a_saved_page_of_nothing_but_marks_is_read_in_time(body: str) -> None:
    page = f"<html><head><title>A page's title</title></head><body>{body}</body></html>"

    within(2, lambda: read(page.encode(), "story.html"))


SEEDS = [
    ao3(Work(summary="a", notes="b", end_notes="c")).encode(),
    ao3(Work(), "chromium").encode(),
    wattpad().encode(),
    as_html(Work(summary="a", end_notes="b")),
    as_epub(Work()),
    docx(paragraph(run("a ", "<w:b/>"), run("b"))),
    f"<w:p {W}/>".encode(),
    b"---\nwork: a\n---\n# Chapter 1\n> b\n- c",
    b"\xff\xfea\x00",
    b"<html><p>a<b>b<ul><li>c<table><tr><td>d<pre>e<a href=x>f<blockquote>g",
]
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.epub", "message.txt", "a", "ch4.txt", "\x00/..\\a.md"])


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file with a few of its parts cut out, doubled, swapped for another's or for noise."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 4))):
        start, length = draw(st.integers(0, len(data))), draw(st.integers(0, 60))
        other = draw(st.sampled_from(SEEDS))
        inserted = draw(st.binary(max_size=20) | st.just(data[start : start + length]) | st.just(other[:length]))
        data = data[:start] + inserted + data[start + draw(st.sampled_from([0, length])) :]
    return data


@settings(max_examples=tries(100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    damaged() | st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")), NAMES
)
def test_no_input_raises_anything_but_its_own_error(data: bytes, filename: str) -> None:
    with suppress(Unreadable, RecursionError):
        assert _read(data, filename)
