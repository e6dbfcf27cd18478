"""Files of every kind that is made anywhere, with parts cut out, doubled, swapped or turned to noise."""

import io
import zipfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.text.splitting import LONGEST_TEXT
from bot.intake import wording
from bot.intake.bounds import MOST_CHAPTERS, bounded
from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.unreadable import Unreadable
from bot.intake.reading import read
from bot.intake.wire import REFUSALS, decode, encode
from tests.fuzzing import tries
from tests.intake.written.books import Book, File
from tests.intake.written.files import zipped
from tests.intake.written.tools import TOOLS

MADE = Path(__file__).with_name("made")
LINES = ["It began — late.", "*Odile* waited, [x](https://a.example).", "It was over."]
BOOK = Book([("Brine", LINES), (None, ["Rain."])])
FILES: list[File] = [
    *(tool.write(BOOK if tool.holds_several else Book(BOOK.chapters[:1])) for tool in TOOLS.values()),
    *((file.read_bytes(), file.name) for file in sorted(MADE.iterdir()) if file.stat().st_size < 100_000),
    (rb"{\rtf1\ansi{\fonttbl\f0 Times;}\f0 It began.\par {\b Odile} waited. \u8212? It was over.}", "story.rtf"),
]
NAMES = ["a.txt", "a.html", "a.epub", "a.docx", "a", ""]
MARKS = rb"""
< > </p> <p> <!-- <![CDATA[ &#0; &#xD800; &a; " ' \ # || ``` --- 0 -1 99999999999999999999 <h2> <table> <math> </
<template> <w:p> w:val= { } \u-1? Notes: <?xml <!DOCTYPE]> <script> <svg> xmlns=
""".split()
NOISE = [b"\xff", b"\x00", b"\r", b"\n\nChapter 2\n\n", b"\nChapter Text\n", "\u202e\u2028\u0300\u0300".encode()]
LONGEST = 200_000


@st.composite
def spoilt(draw: st.DrawFn, data: bytes) -> bytes:
    for _ in range(draw(st.integers(0, 4))):
        start, length = draw(st.integers(0, len(data))), draw(st.integers(0, 400))
        piece = draw(st.sampled_from(MARKS + NOISE) | st.binary(max_size=12) | st.just(data[start : start + length]))
        data = data[:start] + piece + data[start + draw(st.sampled_from([0, len(piece), length])) :]
    return data


@st.composite
def spoilt_archive(draw: st.DrawFn, data: bytes) -> bytes:
    """An archive of which some parts are lost, called otherwise, put in another's place, or spoilt."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for old in draw(st.lists(st.sampled_from(sorted(parts)), min_size=1, max_size=3, unique=True)):
        held = parts.pop(old)
        other_names = [old.upper(), f"../{old}", f"/{old}", old.replace("/", "\\"), *sorted(parts)]
        name = draw(st.just(old) | st.sampled_from(other_names))
        if draw(st.integers(0, 3)):
            parts[name] = draw(spoilt(held))
    return zipped(parts)


@st.composite
def files(draw: st.DrawFn) -> File:
    data, name = draw(st.sampled_from(FILES))
    spoil = spoilt_archive if data.startswith(b"PK") and draw(st.integers(0, 4)) else spoilt
    return draw(spoil(data))[:LONGEST], draw(st.just(name) | st.sampled_from(NAMES))


@settings(max_examples=tries(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(file=files(), with_texts=st.booleans())
def test_a_spoilt_file_is_read_within_bounds_or_refused(file: File, with_texts: bool) -> None:
    try:
        drafts = bounded(read(*file), with_texts=with_texts)
    except Unreadable as refused:
        check_refusal(refused)
    else:
        check(drafts)


def check_refusal(refused: Unreadable) -> None:
    assert refused.say in REFUSALS
    assert refused.say is not wording.reader_stopped, "this is said where reading failed by a fault of ours"
    assert str(refused).endswith(".")


def check(drafts: list[ChapterDraft]) -> None:
    """Check that there is something, within the limits, which gets to the bot as it is."""
    assert 0 < len(drafts) <= MOST_CHAPTERS
    assert all(len(draft.body) <= LONGEST_TEXT + 1 for draft in drafts)
    assert decode(encode(drafts)) == drafts
