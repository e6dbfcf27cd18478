"""The reading process: reads files and feeds that strangers made, under limits, and knows nothing of the bot."""

import os
import select
import sys
from typing import BinaryIO

from bot.intake import wording
from bot.intake.bounds import bounded
from bot.intake.feeds.asking import FeedQuestion
from bot.intake.formats.unreadable import Unreadable
from bot.intake.limits import limit_memory, limit_time
from bot.intake.reading import read
from bot.intake.wire import HandBack, encode, read_frames, write_frames

IDLE_SECONDS = 300
"""After so long without a file the process ends; the next file starts another."""


def main() -> None:
    files, answers = _own_pipes()
    limit_memory()
    while _comes_before_long(files):
        asked = read_frames(files)
        if asked is None:
            return
        question, besides, data = asked
        del asked
        limit_time()
        answer = _answer(question.decode(), besides, data)
        del data
        try:
            write_frames(answers, answer)
        except OSError:
            return


def _answer(question: str, besides: bytes, data: bytes) -> list[bytes]:
    if question in tuple(FeedQuestion):
        from bot.intake.feeds.answering import answer  # loading what it needs takes as long as starting does

        return answer(FeedQuestion(question), besides, data)
    return _chapters(data, besides.decode("utf-8", "replace"), HandBack(question))


def _chapters(data: bytes, filename: str, hand_back: HandBack) -> list[bytes]:
    try:
        drafts = read(data, filename)
        if hand_back is not HandBack.EVERYTHING:
            drafts = bounded(drafts, with_texts=hand_back is HandBack.TEXTS)
        return encode(drafts)
    except Unreadable as refusal:
        return encode(refusal)
    except MemoryError:
        return encode(Unreadable(wording.too_tangled))


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes to the bot from any library that prints or asks."""
    files, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return files, answers


def _comes_before_long(files: BinaryIO) -> bool:
    if sys.platform == "win32":
        return True
    ready, _, _ = select.select([files], [], [], IDLE_SECONDS)
    return bool(ready)


if __name__ == "__main__":
    main()
