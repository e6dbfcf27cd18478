"""Encodings that older editors write, told apart by what they would say."""

import codecs
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.intake import wording as intake_wording
from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.formats.encodings.decoding import decode
from bot.intake.reading import read
from tests.fuzzing import tries
from tests.processor import within

TEXTS = {
    "Czech": ("Kocour spal na lavičce, než přišlo ráno. Řekla mu, že člověk ještě spí, a čekala u dveří.", "cp1250"),
    "Slovak": ("Mačka spala na lavičke, kým prišlo ráno. Nikto nevedel, koľko schodov tam bolo včera.", "cp1250"),
    "Polish": ("Czekała cicho pod latarnią. Żółty pies spał, a ona liczyła gwiazdy i myślała o łódce.", "cp1250"),
    "Hungarian": ("A tenger fekete volt, és a szél hideg. Ő csak állt a torony alatt. Később elindult.", "cp1250"),
    "Croatian": ("Čekala je tiho ispod svjetionika. Još uvijek nije znala što će biti u noći.", "iso8859_2"),
    "Polish of DOS": ("Żółty pies spał, a ona liczyła gwiazdy i myślała o łódce, która nie płynęła.", "cp852"),
    "Romanian of Unix": (
        "Aștepta în tăcere sub far. „Unde ești?” întrebă ea, și vântul bătea în fereastră.",
        "iso8859_16",
    ),
    "French of Unix": ("Sa sœur attendait, le cœur serré. Où était-il passé ? « Là », dit-elle.", "iso8859_15"),
    "Arabic of Unix": ("كانت الليلة باردة والبحر أسود. انتظرت وحدها تحت المنارة حتى الصباح.", "iso8859_6"),
    "Lithuanian": ("Ji tyliai laukė po švyturiu. Naktinė jūra buvo juoda, o vėjas šaltas.", "cp1257"),
    "Turkish": ("Deniz fenerinin altında sessizce bekledi. Şimdi değil, dedi ve ışığı söndürdü.", "cp1254"),
    "French": ("Elle attendait en silence sous le phare. La mer était noire. « Où es-tu ? » dit-elle.", "cp1252"),
    "Spanish of a Mac": ("¿Dónde estás? El mar era negro y el viento frío. Mañana volverá, pensó.", "mac_roman"),
    "German": ("Das nächtliche Meer war schwarz. „Schön“, sagte er und ließ die Tür offen.", "cp1252"),
    "Icelandic": ("Hún beið þögul undir vitanum. Síðan gekk hún heim yfir engjarnar og það rigndi.", "cp1252"),
    "English": ("“Smart” quotes — a café, naïve as ever. It’s what the ferryman’s daughter said.", "cp1252"),
    "Russian": ("Она тихо ждала под маяком. Ночное море было чёрным. «Где ты?» — сказала она.", "cp1251"),
    "Russian of Unix": ("Она тихо ждала под маяком. Ночное море было чёрным, и ветер холодным.", "koi8_r"),
    "Russian of DOS": ("Она тихо ждала под маяком. Ночное море было чёрным, и ветер холодным.", "cp866"),
    "Ukrainian": ("Вона тихо чекала під маяком. Її ніхто не кликав, і вона пішла.", "koi8_u"),
    "Greek": ("Άνεμος κρύος. Περίμενε ήσυχα κάτω από τον φάρο. Η θάλασσα ήταν μαύρη.", "iso8859_7"),
    "Hebrew": ("היא חיכתה בשקט מתחת למגדלור. הים היה שחור והרוח קרה.", "cp1255"),
    "Arabic": ("انتظرت بصمت تحت المنارة. كان البحر أسود والريح باردة.", "cp1256"),
    "Thai": ("เธอรออย่างเงียบๆ ใต้ประภาคาร ทะเลยามค่ำคืนมืดมิด", "cp874"),
    "Japanese": ("彼女は灯台の下で静かに待っていた。「どこにいるの」と彼女は言った。", "shift_jis"),
    "Japanese of Unix": ("彼女は灯台の下で静かに待っていた。「どこにいるの」と彼女は言った。", "euc_jp"),
    "Japanese of letters": ("彼女は灯台の下で静かに待っていた。「どこにいるの」と彼女は言った。", "iso2022_jp"),
    "Chinese": ("她在灯塔下静静地等待着。夜晚的海是黑色的，风很冷。", "gb18030"),
    "Chinese of letters": ("她在灯塔下静静地等待着。夜晚的海是黑色的，风很冷。", "hz"),
    "Chinese of Taiwan": ("她在燈塔下靜靜地等待著。夜晚的海是黑色的，風很冷。", "big5"),
    "Korean": ("그녀는 등대 아래에서 조용히 기다렸다. 밤바다는 검고 바람은 차가웠다.", "euc_kr"),
    "Korean of letters": ("그녀는 등대 아래에서 조용히 기다렸다. 밤바다는 검었다.", "iso2022_kr"),
}
WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


def only(data: bytes) -> ChapterDraft:
    (draft,) = read(data, "story.txt")
    return draft


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("around", ["{}", "Chapter 3\n\n{}\n\nThe end."])
def test_a_text_is_read_in_the_encoding_in_which_it_says_something(language: str, around: str) -> None:
    text, encoding = TEXTS[language]
    draft = only(around.format(text).encode(encoding))

    assert draft.body == around.format(text).removeprefix("Chapter 3\n\n")
    assert draft.encoding == encoding
    assert Doubt.ENCODING_GUESSED in draft.doubts


def test_vietnamese_has_its_accents_whole() -> None:
    text = "Cô lặng lẽ chờ dưới ngọn hải đăng. Biển đêm đen và gió lạnh. Anh ấy không đến, cô nghĩ."
    written = normalize("NFD", text).replace("a\u0306", "ă").replace("o\u0302", "ô").replace("e\u0302", "ê")
    written = written.replace("a\u0323\u0302", "â\u0323").replace("a\u0302", "â").replace("o\u031b", "ơ")
    written = written.replace("u\u031b", "ư").replace("e\u0323\u0302", "ê\u0323").replace("o\u0323\u0302", "ô\u0323")
    written = written.replace("a\u0323\u0306", "ă\u0323")
    draft = only(written.encode("cp1258"))

    assert (draft.body, draft.encoding) == (text, "cp1258")
    assert Doubt.ENCODING_GUESSED in draft.doubts


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("encoding", WIDE)
def test_wide_characters_are_known_without_a_mark(language: str, encoding: str) -> None:
    text, _ = TEXTS[language]
    marked = (codecs.BOM_UTF16_LE if encoding == "utf-16-le" else "\ufeff".encode(encoding)) + text.encode(encoding)

    assert only(text.encode(encoding)).body == text
    assert only(marked).body == text
    assert Doubt.ENCODING_GUESSED not in only(marked).doubts


def test_a_doubt_is_said_with_a_line_to_tell_by() -> None:
    text, encoding = TEXTS["Czech"]
    draft = only(f"Once upon a time.\n\n{text}".encode(encoding))
    doubt = intake_wording.doubt(Doubt.ENCODING_GUESSED, draft.encoding, draft.encoding_sample)

    assert draft.encoding_sample is not None
    assert "lavičce" in draft.encoding_sample
    assert draft.encoding_sample in doubt
    assert "cp1250" in doubt
    assert len(doubt) < 200


def test_a_page_that_says_its_encoding_is_read_as_browsers_do() -> None:
    page = '<html><meta charset="iso-8859-1"><p>“Où es-tu ?” — dit-elle…</p>'.encode("cp1252")
    chinese = f'<html><meta charset="gb2312"><p>{TEXTS["Chinese"][0]}镕</p>'.encode("gb18030")

    assert read(page, "a.html")[0].body == "“Où es-tu ?” — dit-elle…"
    assert read(chinese, "a.html")[0].body.endswith("镕")


@pytest.mark.parametrize("text", ["He wrote ~{ and ~} in it.", "\x1b[1mBold\x1b[0m text.", "It cost 5$B or more."])
def test_signs_of_another_encoding_alone_change_nothing(text: str) -> None:
    decoded, encoding, guessed = decode(text.encode())

    assert (decoded, encoding, guessed) == (text, "utf-8", False)


def test_a_long_text_is_read_in_time() -> None:
    text, encoding = TEXTS["Czech"]
    data = ("The ferry was late. " * 20 + "\n").encode() * 10_000 + (text + "\n").encode(encoding) * 20_000
    decoded, found, _ = within(1, lambda: decode(data))

    assert (found, decoded.count("lavičce")) == (encoding, 20_000)


@settings(max_examples=tries(60), deadline=None)
@given(st.sampled_from(sorted(TEXTS)), st.integers(30, 80))
def test_a_few_telling_letters_are_enough(language: str, length: int) -> None:
    text, encoding = TEXTS[language]
    part = text[:length]

    if len({character for character in part if character > "\x7f"}) > 3:
        assert decode(part.encode(encoding))[0] == part
