"""The bot's end of the process that draws: started with the first chart, and ended when none was asked for lately."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import bot
from bot.core.errors import ChapterhouseError

IDLE_SECONDS = 20.0
"""After so long without a chart the process ends; starting one takes less than a second."""

SECONDS = 30.0
"""For one chart, however slow the machine is."""

_ROOT = Path(bot.__file__).parents[1]
_ENVIRONMENT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "HOME", "MPLCONFIGDIR", "XDG_CACHE_HOME")
"""What a process needs of the bot's environment; the rest holds tokens."""


class NotDrawn(ChapterhouseError):
    """The drawing process ended instead of answering."""


class IdleTimer(threading.Timer):
    """A timer that the bot's end doesn't wait for."""

    def __init__(self, seconds: float, end: Callable[[], None]) -> None:
        super().__init__(seconds, end)
        self.daemon = True


class DrawingProcess:
    """Serves one thread at a time; `close` may come from any."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._idle: threading.Timer | None = None
        self._closed = False

    def draw(self, order: str) -> bytes:
        """Have a chart drawn. Raises NotDrawn if that fails twice."""
        try:
            return self._ask(order)
        except NotDrawn:
            return self._ask(order)

    def close(self) -> None:
        """End the process for good, whatever it draws."""
        self._closed = True
        if (process := self._process) is not None:
            process.kill()
        with self._guard:
            self._part()

    def _part(self) -> None:
        self._rest(0)
        if (process := self._process) is not None:
            self._process = None
            process.kill()
            with suppress(OSError), process:  # which closes the pipes, and waits; an order may be stuck in one
                pass
        if (folder := self._folder) is not None:
            self._folder = None
            folder.cleanup()

    def _end_idle(self) -> None:
        with self._guard:
            self._part()

    def _ask(self, order: str) -> bytes:
        with self._guard:
            self._rest(0)
            try:
                picture = self._exchanged(order.encode() + b"\n")
            except (OSError, ValueError, RuntimeError) as failure:  # the last where no thread can be had
                self._part()
                raise NotDrawn(str(failure)) from None
            self._rest(IDLE_SECONDS)
            return picture

    def _exchanged(self, order: bytes) -> bytes:
        if self._closed:
            raise ValueError("the bot stops")
        if self._process is None:
            self._folder = tempfile.TemporaryDirectory(prefix="chapterhouse-charts-", ignore_cleanup_errors=True)
            self._process = _started(self._folder.name)
        watch = threading.Timer(SECONDS, self._process.kill)
        watch.start()
        try:
            return _answer(self._process, order)
        finally:
            watch.cancel()

    def _rest(self, seconds: float) -> None:
        """Let the process end after so long, unless something comes before; with 0 seconds not at all."""
        if self._idle is not None:
            self._idle.cancel()
        self._idle = None
        if seconds:
            self._idle = IdleTimer(seconds, self._end_idle)
            self._idle.start()


def _started(folder: str) -> subprocess.Popen[bytes]:
    """Start a process of which nothing stays: what it puts aside goes into a folder that goes with it."""
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "bot.kudos.leaderboards.drawing", folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_ROOT,
        env={**environment, "TMPDIR": folder, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"},
        start_new_session=True,
    )


def _answer(process: subprocess.Popen[bytes], order: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise ValueError("no pipes")
    process.stdin.write(order)
    process.stdin.flush()
    length = int.from_bytes(process.stdout.read(4), "big")
    picture = process.stdout.read(length)
    if not length or len(picture) != length:
        raise ValueError("the drawing process ended")
    return picture
