"""Plain text files: encodings, headings, what authors write above a chapter."""

import pytest

from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.formats.unreadable import Unreadable
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS

BODY = "\n\n".join(PARAGRAPHS)


def only(text: str | bytes, filename: str = "story.txt") -> ChapterDraft:
    (draft,) = read(text.encode() if isinstance(text, str) else text, filename)
    return draft


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_in_every_form(encoding: str) -> None:
    assert only(f"“Où es-tu?” — 猫 😭\n{BODY}".encode(encoding)).body == f"“Où es-tu?” — 猫 😭\n{BODY}"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "“Smart” quotes — café naïve"),
        ("cp1252", "Sie wartete still unter dem Leuchtturm. Das nächtliche Meer war schwarz. „Schön“, sagte er."),
        ("cp1250", "Czekała cicho pod latarnią. Nocne morze było czarne. Żółć, źdźbło, łąka."),
        ("cp1251", "Она тихо ждала под маяком. Ночное море было чёрным, и ветер был холодным."),
        ("koi8_r", "Она тихо ждала под маяком. Ночное море было чёрным, и ветер был холодным."),
        ("cp1254", "Deniz fenerinin altında sessizce bekledi. Gece karanlıktı, rüzgâr soğuktu. Şimdi değil."),
        ("shift_jis", "彼女は灯台の下で静かに待っていた。夜の海は黒く、風が冷たい。"),
        ("gb18030", "她在灯塔下静静地等待着。夜晚的海是黑色的，风很冷。"),
        ("euc_kr", "그녀는 등대 아래에서 조용히 기다렸다. 밤바다는 검고 바람은 차가웠다."),
    ],
)
def test_older_encodings_are_guessed_and_doubted(encoding: str, text: str) -> None:
    draft = only((text * 4).encode(encoding))

    assert draft.body == text * 4
    assert Doubt.ENCODING_GUESSED in draft.doubts


def test_a_few_broken_bytes_dont_change_the_encoding() -> None:
    draft = only(("naïve café — " * 20).encode() + b"\xe2\x80 cut")

    assert draft.encoding == "utf-8"
    assert draft.body.startswith("naïve café — naïve")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_break_is_one(line_break: str) -> None:
    assert only(BODY.replace("\n", line_break)).body == BODY


def test_nuls_and_control_characters_are_taken_out() -> None:
    assert only(b"The fer\x00ry\x07 was \xef\xbb\xbflate.").body == "The ferry was late."


def test_a_heading_gives_the_number_and_title_and_the_lines_above_it_work_and_author() -> None:
    draft = only(f"Small Crossings\nby Odile\n\nChapter 4.5: The Late Ferry\n\n{BODY}")

    assert (draft.work, draft.author) == ("Small Crossings", "Odile")
    assert (draft.chapter_number, draft.chapter_title, draft.body) == (4.5, "The Late Ferry", BODY)


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("CHAPTER FOUR", 4, None),
        ("Chapter IV - Rain", 4, "Rain"),
        ("Chapter Twenty-One: Rain", 21, "Rain"),
        ("Kapitel 4", 4, None),
        ("第十二章 雨", 12, "雨"),
        ("Chapter 0", 0, None),
        ("Prologue", None, "Prologue"),
    ],
)
def test_headings_are_known_in_many_forms(heading: str, number: float | None, title: str | None) -> None:
    draft = only(f"{heading}\n\n{BODY}")

    assert (draft.chapter_number, draft.chapter_title, draft.body) == (number, title, BODY)


def test_text_without_a_heading_keeps_every_line() -> None:
    draft = only(f"The Late Ferry\n\n{BODY}")

    assert draft.body == f"The Late Ferry\n\n{BODY}"
    assert Doubt.TITLE_MISSING in draft.doubts


def test_a_number_may_come_from_the_files_name() -> None:
    draft = only(BODY, "small-crossings_ch12.txt")

    assert draft.chapter_number == 12
    assert Doubt.NUMBER_FROM_FILENAME in draft.doubts


def test_labels_above_the_text_fill_the_fields() -> None:
    labels = "Title: Small Crossings\nChapter: 3\nAuthor: Odile\nRating: T\nFandom: Rivers, Ferries\nSummary: Late."
    draft = only(f"{labels}\n\n{BODY}")

    assert (draft.work, draft.chapter_number, draft.author) == ("Small Crossings", 3, "Odile")
    assert (draft.rating, draft.fandoms, draft.summary) == ("Teen And Up Audiences", ("Rivers", "Ferries"), "Late.")
    assert draft.body == BODY


def test_a_letter_in_a_story_is_not_taken_for_labels() -> None:
    letter = "Date: the third of May\nTo: Odile\n\nCome home."

    assert only(letter).body == letter


def test_several_headings_make_several_chapters_and_a_list_of_contents_makes_none() -> None:
    contents = "Chapter 1: Rain\n\nChapter 2: Fog"
    drafts = read(f"Small Crossings\n\nChapter 1: Rain\n\n{BODY}\n\nChapter 2: Fog\n\n{BODY}".encode(), "book.txt")
    listed = read(f"{contents}\n\nChapter 1: Rain\n\n{BODY}\n\nChapter 2: Fog\n\n{BODY}".encode(), "book.txt")

    assert [(draft.work, draft.chapter_number, draft.chapter_title, draft.body) for draft in drafts] == [
        ("Small Crossings", 1, "Rain", BODY),
        ("Small Crossings", 2, "Fog", BODY),
    ]
    assert [draft.chapter_number for draft in listed] == [1, 2]


def test_lines_broken_at_a_width_are_joined_and_poems_are_not() -> None:
    sentence = "the ferry was late as it was every day but sunday when it did not come at all and nobody minded"
    words, lines = (sentence.split() * 12), [""]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > 60:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    draft = only("\n".join(lines))
    poem = "\n".join(["The ferry", "was late", "again today"] * 10)

    assert draft.body == " ".join(words)
    assert Doubt.LINES_JOINED in draft.doubts
    assert only(poem).body == poem


def test_words_are_counted_with_and_without_spaces_between_them() -> None:
    assert only("One two—three… four").words == 4
    assert only("她在灯塔下").words == 5
    assert only("one * * * two").words == 2


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\u00a0\n".encode(), b"\xef\xbb\xbf"])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="upload it again"):
        read(data, "story.txt")


@pytest.mark.parametrize("above", ["", "Odile Writes\n", "Odile Writes\nSaturday, 3 January 2026\n"])
def test_a_heading_is_known_among_the_titles_that_a_browser_copies_on_a_line_each(above: str) -> None:
    draft = only(f"{above}Chapter Three: Low Tide\nThe ferry was late.\n\nIt came.")

    assert (draft.chapter_number, draft.chapter_title) == (3, "Low Tide")
    assert draft.body.endswith("The ferry was late.\n\nIt came.")
    assert "Chapter" not in draft.body


def test_a_line_of_a_story_that_looks_like_a_heading_stays_in_it() -> None:
    story = "She opened the book.\nChapter Three\nit said, and nothing else.\n\nShe closed it."

    assert only(story).body == story


def test_paragraphs_may_stand_on_a_line_each_with_a_rare_empty_one_between() -> None:
    first = "It rained.\nIt dried.\n\nIt snowed.\nIt thawed."
    story = f"Prologue\n{first}\nChapter 1: Fog\nIt fogged.\nIt cleared.\nEpilogue\nIt ended."
    drafts = read(story.encode(), "story.txt")

    assert [draft.chapter_title for draft in drafts] == ["Prologue", "Fog", "Epilogue"]
    assert [draft.body for draft in drafts] == [first, "It fogged.\nIt cleared.", "It ended."]


@pytest.mark.parametrize("by", ["by", "By", "written by"])
def test_a_books_first_page_has_its_author_on_a_line_below_by(by: str) -> None:
    (draft,) = read(f"SALT ON THE STAIRS\n{by}\nHarbour Light\n\n\n\nCHAPTER VII.\n\nIt rained.".encode(), "a.txt")

    assert (draft.work, draft.author, draft.chapter_number) == ("SALT ON THE STAIRS", "Harbour Light", 7)
    assert draft.body == "It rained."


@pytest.mark.parametrize("underline", ["#########", "=========", "~~~~~~~~~"])
def test_a_line_that_underlines_a_heading_is_no_text(underline: str) -> None:
    (draft,) = read(f"Chapter 7\n{underline}\n\nIt rained.".encode(), "a.rst")

    assert (draft.chapter_number, draft.body) == (7, "It rained.")


def test_a_long_line_below_by_is_no_authors_name_and_stays_as_it_is() -> None:
    line = "the sea that kept us all awake in that long winter of fog and of ropes"
    (draft,) = read(f"Salt\n\nby\n\n{line}\n\nChapter 1\n\nIt rained.".encode(), "a.txt")

    assert f"by {line}" not in draft.body
    assert line in draft.body
