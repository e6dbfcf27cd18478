"""What passes between the bot and its reading process."""

import io
import struct

import pytest

from bot.intake import wire, wording
from bot.intake.formats.unreadable import Unreadable
from bot.intake.reading import read
from bot.intake.wire import Garbled, decode, encode, read_frames, write_frames
from tests.intake.written.copied_pages import Work, ao3

PAGE = ao3(Work()).encode()


def test_an_answer_is_the_same_on_the_other_side() -> None:
    drafts = read(PAGE, "page.txt")

    assert decode(encode(drafts)) == drafts
    with pytest.raises(Unreadable, match="10 MiB"):
        decode(encode(Unreadable(wording.too_big, 10)))


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"{", b"[]", b"{}", b'{"drafts": 1}', b'{"drafts": [{"work": {}}]}', b'{"drafts": [{"other": 1}]}',
        b'{"drafts": [{"dropped": [["a", "no such reason"]]}]}', b'{"unreadable": ["REFUSALS"]}', b"[" * 99_999,
        b"\xff", b'{"drafts": []}', b'{"drafts": [{}, {}]}',
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_recognised(answer: bytes) -> None:
    with pytest.raises(Garbled):
        decode([answer, b"text"])


def test_frames_that_belong_together_come_out_as_they_went_in() -> None:
    pipe = io.BytesIO()
    write_frames(pipe, [b"one", b"", b"three"])
    pipe.seek(0)

    assert read_frames(pipe) == [b"one", b"", b"three"]
    assert read_frames(pipe) is None


def test_frames_that_are_too_large_together_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "LARGEST_FRAME", 1000)
    pipe = io.BytesIO()
    write_frames(pipe, [b"x" * 600, b"y" * 600])
    pipe.seek(0)

    with pytest.raises(Garbled):
        read_frames(pipe)
    assert pipe.read(1) == b"y"


@pytest.mark.parametrize("count", [b"-1", b"x", b"100001", b"9" * 1000])
def test_no_number_of_frames_is_recognised(count: bytes) -> None:
    with pytest.raises(Garbled):
        read_frames(io.BytesIO(struct.pack(">I", len(count)) + count))
