"""What passes between the bot and its reading process: frames of bytes, drafts as JSON."""

import json
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import IO, Any, Generic, TypeVar

from bot.intake import wording
from bot.intake.formats.draft import ChapterDraft, Doubt, DroppedPiece, DropReason
from bot.intake.formats.unreadable import Unreadable
from bot.intake.formats.workless import wording as workless_wording

LARGEST_FRAME = 128 * 1024 * 1024
"""In bytes, of one frame and of all that belong together: a third more than a file may unpack to."""
MOST_FRAMES = 100_000
_LONGEST_COUNT = 6
"""In digits."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReaderQuestion(Generic[T]):
    """What the reading process is asked about some bytes: which question it is, and what is known of them besides.

    `read` makes of its frames what was asked for, or raises what was answered instead; Garbled if they are no answer.
    """

    asked: tuple[bytes, bytes]
    read: Callable[[Sequence[bytes]], T]


class HandBack(StrEnum):
    """What is handed back of a file: all of it, to the host alone; or no more than the bot can use of it."""

    EVERYTHING = "everything"
    TEXTS = "texts"
    BEGINNINGS = "beginnings"


_LENGTH = struct.Struct(">I")
REFUSALS = (*wording.REFUSALS, *workless_wording.REFUSALS)
"""Every sentence that may pass."""
_PLAIN = (str, int, float, type(None))


class Garbled(Exception):
    """The other side said something that is no answer."""


def write_frame(pipe: IO[bytes], *parts: bytes) -> None:
    for part in parts:
        pipe.write(_LENGTH.pack(len(part)))
        pipe.write(part)
    pipe.flush()


def read_frame(pipe: IO[bytes], most: int = LARGEST_FRAME) -> bytes | None:
    """Read one frame; None if the other side has gone. Raises Garbled if it claims to have more bytes than `most`."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise Garbled(f"a frame of {length} bytes")
    frame = pipe.read(length)
    return frame if len(frame) == length else None


def write_frames(pipe: IO[bytes], frames: Sequence[bytes]) -> None:
    """Write several frames that belong together."""
    write_frame(pipe, str(len(frames)).encode(), *frames)


def read_frames(pipe: IO[bytes]) -> list[bytes] | None:
    """Read frames that belong together; None if the other side has gone.

    Raises Garbled if they are none, or too large together.
    """
    count = read_frame(pipe, _LONGEST_COUNT)
    if count is None:
        return None
    if not count.isdigit() or int(count) > MOST_FRAMES:
        raise Garbled("not a number of frames")
    frames: list[bytes] = []
    room = LARGEST_FRAME
    for _ in range(int(count)):
        if (frame := read_frame(pipe, room)) is None:
            return None
        frames.append(frame)
        room -= len(frame)
    return frames


def encode(answer: list[ChapterDraft] | Unreadable) -> list[bytes]:
    """Write an answer: a frame of what is said of the chapters, and one of each text, as it is."""
    if isinstance(answer, Unreadable):
        return [_json({"unreadable": [answer.say.__name__, *answer.arguments]})]
    said = [_as_values(replace(draft, body="")) for draft in answer]
    return [_json({"drafts": said}), *(draft.body.encode("utf-8", "replace") for draft in answer)]


def _json(values: Any) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")


def _as_values(draft: ChapterDraft) -> dict[str, Any]:
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    values["dropped"] = [[one.text, one.why, one.is_behind] for one in draft.dropped]
    return {name: value for name, value in values.items() if value not in (None, (), [])}


def decode(frames: Sequence[bytes]) -> list[ChapterDraft]:
    """Read an answer back. Raises Unreadable if it is one, Garbled if it is none at all."""
    try:
        answer = json.loads(frames[0])
        if "unreadable" in answer:
            name, *arguments = answer["unreadable"]
            raise Unreadable(_sentence(name), *map(_plain, arguments))
        pairs = zip(answer["drafts"], frames[1:], strict=True)
        drafts = [replace(_draft(values), body=body.decode()) for values, body in pairs]
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as fault:
        raise Garbled(type(fault).__name__) from fault
    if not drafts:
        raise Garbled("no chapter")
    return drafts


def about_file(filename: str, hand_back: HandBack) -> ReaderQuestion[list[ChapterDraft]]:
    """Ask for a file's chapters; reading the answer raises Unreadable if it has none that can be read."""
    return ReaderQuestion((hand_back.encode(), filename.encode("utf-8", "replace")), decode)


def _sentence(name: str) -> Any:
    return {known.__name__: known for known in REFUSALS}[name]


def _draft(values: dict[str, Any]) -> ChapterDraft:
    read: dict[str, Any] = {
        name: tuple(map(_plain, value)) if isinstance(value, list) else _plain(value)
        for name, value in values.items()
        if name not in ("dropped", "doubts")
    }
    pieces = values.get("dropped", ())
    dropped = tuple(DroppedPiece(str(text), DropReason(why), bool(behind)) for text, why, behind in pieces)
    doubts = tuple(Doubt(doubt) for doubt in values.get("doubts", ()))
    return ChapterDraft(**read, dropped=dropped, doubts=doubts)


def _plain(value: Any) -> Any:
    if not isinstance(value, _PLAIN):
        raise TypeError
    return value
