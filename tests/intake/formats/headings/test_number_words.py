"""Chapters that are counted in words of other languages: read whole, or asked about."""

import pytest

from bot.intake.formats.draft import Doubt
from bot.intake.formats.headings.heading import chapter_heading, part_title
from bot.intake.reading import read

HEADINGS = {
    "Kapitel Drei": (3, None), "Kapitel Drei: Salz": (3, "Salz"), "KAPITEL EINUNDZWANZIG": (21, None),
    "Drittes Kapitel": (3, None), "Erstes Kapitel: Salz": (1, "Salz"), "Teil Eins": (1, None),
    "Chapitre trois": (3, None), "Chapitre Trois : Le sel": (3, "Le sel"), "Chapitre premier": (1, None),
    "Chapitre vingt et un": (21, None), "Chapitre vingt-deux": (22, None), "Chapitre soixante-douze": (72, None),
    "Chapitre quatre-vingts": (80, None), "Chapitre quatre-vingt-dix-neuf": (99, None), "CHAPITRE DIX": (10, None),
    "Première partie": (1, None), "Capítulo Tres": (3, None), "Capítulo dos: Sal": (2, "Sal"),
    "Capitulo veintiuno": (21, None), "Capítulo treinta y cinco": (35, None), "Capítulo primero": (1, None),
    "Capítulo vinte e um": (21, None), "Capítulo Dezesseis": (16, None), "Capitolo ventuno": (21, None),
    "Capitolo terzo": (3, None), "Hoofdstuk drieëndertig": (33, None), "Глава третья": (3, None),
    "Глава двадцать первая. Соль": (21, "Соль"), "Часть сорок": (40, None), "Rozdział dwudziesty pierwszy": (21, None),
    "Rozdział trzeci": (3, None), "Kapitola třetí": (3, None), "Kapitola dvacet dva": (22, None),
    "Kapitel tjugoett": (21, None), "Kapittel to": (2, None), "Luku kolme": (3, None), "Bölüm yirmi üç": (23, None),
    "Chương Ba": (3, None), "Chương hai mươi ba: Mưa": (23, "Mưa"), "Bab Dua Belas": (12, None),
    "Bab Ketiga: Hujan": (3, "Hujan"), "บทที่ 3 ฝน": (3, "ฝน"), "الفصل 3 المطر": (3, "المطر"),
    "ตอนที่ 3": (3, None), "ตอนที่ 3: ฝน": (3, "ฝน"),
    "Cuarta parte": (4, None), "Segunda Parte: Sal": (2, "Sal"), "Terza parte": (3, None), "Primeira parte": (1, None),
    "Глава тридцатая": (30, None), "Глава сорок первая": (41, None), "Глава девяностая": (90, None),
    "Rozdział trzydziesty": (30, None), "Rozdział czterdziesty drugi": (42, None),
    "Einundzwanzigstes Kapitel": (21, None), "Trentième chapitre": (30, None),
    "Bölüm On": (10, None), "Chapter Six": (6, None),
    "Chapter Twelve and a Half": (12.5, None), "Chapter 12 and a half: Salt": (12.5, "Salt"),
    "Chapter Twelve Point Five": (12.5, None), "Chapter Twenty-One": (21, None),
    "Chapter Twelve Point Five – Salt": (12.5, "Salt"),
}  # fmt: skip


@pytest.mark.parametrize("line", HEADINGS)
def test_a_number_in_words_is_read_whole(line: str) -> None:
    heading = chapter_heading(line)

    assert heading is not None
    assert (heading.number, heading.title) == HEADINGS[line]
    assert not heading.is_doubtful


@pytest.mark.parametrize(
    "line",
    [
        "Глава сто вторая", "Kapitel hundertdrei", "Kapitel hundert drei", "Chapitre cent deux", "Capítulo ciento uno",
        "Chapitre trois quatre", "Capítulo dos y tres", "Глава первая вторая",
    ],
)  # fmt: skip
def test_a_number_that_isnt_understood_whole_is_asked_about_or_left(line: str) -> None:
    heading = part_title(line)

    assert heading.is_doubtful
    assert line in (heading.title, f"{line.split()[0]} {heading.title}")


@pytest.mark.parametrize(
    "line",
    [
        "Chapter On the Road", "Part Once More", "Chapter Elf Song", "Chapitre un peu salé, dit-elle.",
        "Teil eins war vorbei.", "Partie un matin d’hiver.", "Un chapitre se termine.", "Due capitolo",
        "Chapter To Kill", "Premiere Episode", "Prima Part", "Часть первая была длинной.",
        "الفصل 3 من الكتاب كان طويلا.", "פרק 3 היה ארוך?",
        "अध्याय 3 बहुत लंबा था।", "ตอนที่ 3 คนเดินเข้ามา เธอหลับอยู่", "บทที่ 3 ฝน, เขา",
    ],
)  # fmt: skip
def test_a_sentence_is_no_heading(line: str) -> None:
    assert chapter_heading(line) is None
    assert chapter_heading(line, is_title=True) is None or not line.startswith(("Chapter", "Part "))


NAMES = [
    "Chapter Un-Dead", "Chapter Bay: The Sea", "Chapter Quince", "Chapter Um…", "Episode Premiere",
    "Chapter Otto: The Barge", "Chapter Lima: Peru", "Chapter Seis", "Part the Elf",
]  # fmt: skip


@pytest.mark.parametrize("line", NAMES)
def test_another_languages_number_behind_an_english_word_may_be_a_name_and_is_asked_about(line: str) -> None:
    heading = chapter_heading(line)

    assert heading is not None
    assert (heading.number, heading.title, heading.is_doubtful) == (None, line, True)


@pytest.mark.parametrize(
    ("line", "number"),
    [("Chapter 2 and a Half Men", 2), ("Chapter 12 Point One Percent", 12), ("Chapter Two and a Half Men", None)],
)
def test_a_fraction_in_words_ends_where_the_number_does(line: str, number: float | None) -> None:
    heading = part_title(line)

    assert heading.number == number
    assert heading.title in (line, line.removeprefix(f"Chapter {number} "))


def test_a_book_whose_chapters_are_counted_in_words_is_parted() -> None:
    text = "\n\n".join(f"Capítulo {word}\n\nLlovía.\n\nSeguía." for word in ("uno", "dos", "tres: Sal"))
    drafts = read(text.encode(), "libro.txt")

    assert [(draft.chapter_number, draft.chapter_title) for draft in drafts] == [(1, None), (2, None), (3, "Sal")]
    assert not any(Doubt.NUMBER_UNCLEAR in draft.doubts for draft in drafts)


@pytest.mark.parametrize("filename", ["libro.txt", "libro.md"])
@pytest.mark.parametrize(
    "headings",
    [
        ["Capítulo diez", "Capítulo once", "Capítulo decimoséptimo", "Capítulo doce"],
        ["Tercera parte", "Cuarta parte", "Vigésima parte", "Sexta parte"],
        ["Глава первая", "Глава вторая", "Глава стодвадцатая", "Глава третья"],
    ],
)
def test_a_chapter_whose_number_isnt_understood_is_parted_and_asked_about(headings: list[str], filename: str) -> None:
    mark = "## " if filename.endswith("md") else ""
    text = "\n\n".join(f"{mark}{heading}\n\nLlovía.\n\nSeguía." for heading in headings)
    drafts = read(text.encode(), filename)

    assert [draft.body for draft in drafts] == ["Llovía.\n\nSeguía."] * 4
    assert (drafts[2].chapter_number, drafts[2].chapter_title) == (None, headings[2])
    assert Doubt.NUMBER_UNCLEAR in drafts[2].doubts


def test_a_short_line_with_a_word_for_a_chapter_is_text_where_that_counts_nothing() -> None:
    text = "\n\n".join(["Capítulo uno", "Llovía.", "Por otra parte", "Seguía.", "Capítulo dos", "Llovía."])

    assert [draft.body for draft in read(text.encode(), "libro.txt")] == [
        "Llovía.\n\nPor otra parte\n\nSeguía.",
        "Llovía.",
    ]
