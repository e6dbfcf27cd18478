"""The bot's end of one reading process."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import bot
from bot.intake import wording
from bot.intake.wire import Garbled, ReaderQuestion, read_frames, write_frames

T = TypeVar("T")

_ROOT = Path(bot.__file__).parents[1]
_LEAVING_SECONDS = 5.0
_ENVIRONMENT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""What a process needs of the bot's environment; the rest holds tokens."""


class ReaderEnded(Exception):
    """The process ended instead of answering; `sentence` says why in `wording`, None if it had only been idle long."""

    def __init__(self, sentence: Callable[[], str] | None) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class ReaderProcess:
    """Starts at once. Serves one thread at a time; `kill` may come from any."""

    def __init__(self) -> None:
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-m", "bot.intake.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            env={**environment, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"},
            start_new_session=True,
        )
        self._late = False
        self.files = 0

    def ask(self, question: ReaderQuestion[T], data: bytes, seconds: float) -> T:
        """Have bytes read; ends the process if that takes longer than `seconds`.

        Raises what is answered instead, as Unreadable for a file, and ReaderEnded if the process has ended.
        """
        watch = threading.Timer(seconds, self._end_late)
        watch.start()
        try:
            answer = self._exchange([*question.asked, data])
        finally:
            watch.cancel()
        if answer is None:
            raise ReaderEnded(self._why_it_ended())
        self.files += 1
        try:
            return question.read(answer)
        except Garbled:
            raise ReaderEnded(wording.reader_stopped) from None

    def _exchange(self, asked: list[bytes]) -> list[bytes] | None:
        if self._process.stdin is None or self._process.stdout is None:
            return None
        try:
            write_frames(self._process.stdin, asked)
            return read_frames(self._process.stdout)
        except (OSError, ValueError, Garbled):
            return None

    def _end_late(self) -> None:
        self._late = True
        self._process.kill()

    def _why_it_ended(self) -> Callable[[], str] | None:
        try:
            code = self._process.wait(_LEAVING_SECONDS)
        except subprocess.TimeoutExpired:
            return wording.reader_stopped
        if self._late or (sys.platform != "win32" and code == -signal.SIGXCPU):
            return wording.took_too_long
        if code == 0 and self.files:
            return None
        stopped_by_the_bot_or_a_fault = code in (0, 1)
        return wording.reader_stopped if stopped_by_the_bot_or_a_fault else wording.too_tangled

    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def kill(self) -> None:
        self._process.kill()

    def close(self) -> None:
        """End the process and wait until it is gone; not while another thread has a file read."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close(pipe.close)
        self._process.wait()


def _close(close: Callable[[], None]) -> None:
    try:
        close()
    except OSError:
        return
