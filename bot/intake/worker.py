"""Reading files in processes of their own, which may be killed and can't harm the bot."""

import asyncio
import logging
import queue
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType

from bot.intake import wording
from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.unreadable import Unreadable
from bot.intake.limits import LARGEST_FILE, readers
from bot.intake.reader_process import ReaderEnded, ReaderProcess
from bot.intake.turns.turns import ALL, Asker, Turns
from bot.intake.wire import HandBack

SECONDS = 30.0
"""For one file, by the clock, however slow the machine is; a busy process is ended sooner by the kernel."""
_FILES_A_PROCESS = 200

_log = logging.getLogger(__name__)


class Intake:
    """Reads files for the bot. Processes start when there is something to read, and end when they were idle long.

    A process is kept for the next file: starting one (0.2 s) costs more than reading most chapters does.
    """

    def __init__(self, *, processes: int | None = None, waiting: int = ALL, seconds: float = SECONDS) -> None:
        processes = processes or readers()
        self._seconds = seconds
        self._turns = Turns(processes, processes + waiting)
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="intake")
        self._idle: queue.SimpleQueue[ReaderProcess] = queue.SimpleQueue()
        self._processes: set[ReaderProcess] = set()
        self._guard = threading.Lock()
        self._closed = False

    async def read(self, data: bytes, filename: str) -> list[ChapterDraft]:
        """Read the chapters of a file of the host's own, in its order; at least one.

        Takes up to 10 MiB. Raises Unreadable, with a sentence for the author, if the file can't be read, breaks a
        limit of memory or time, or too many others wait.
        """

        async def given() -> bytes:
            return data

        return await self._fetch_and_read(given, filename, None, HandBack.EVERYTHING)

    async def fetch_and_read(
        self, fetch: Callable[[], Awaitable[bytes]], filename: str, asker: Asker, *, with_texts: bool
    ) -> list[ChapterDraft]:
        """Read the chapters of a member's file, which isn't fetched before its turn has come: what waits takes no room.

        No more is handed back than the bot can use (`bounded`), of the texts their beginnings unless `with_texts`.
        Raises Unreadable as `read` does, or if too many of this member or their server wait.
        """
        hand_back = HandBack.TEXTS if with_texts else HandBack.BEGINNINGS
        return await self._fetch_and_read(fetch, filename, asker, hand_back)

    async def _fetch_and_read(
        self, fetch: Callable[[], Awaitable[bytes]], filename: str, asker: Asker | None, hand_back: HandBack
    ) -> list[ChapterDraft]:
        turn = await self._turns.take(asker)
        try:
            data = await fetch()
            if len(data) > LARGEST_FILE:
                raise Unreadable(wording.too_big, LARGEST_FILE // 2**20)
            reading = self._begin(data, filename, hand_back)
        except BaseException:
            turn.release()
            raise
        loop = asyncio.get_running_loop()
        reading.add_done_callback(lambda _: loop.call_soon_threadsafe(turn.release))
        return await asyncio.wrap_future(reading)

    def _begin(self, data: bytes, filename: str, hand_back: HandBack) -> Future[list[ChapterDraft]]:
        with self._guard:
            if self._closed:
                raise Unreadable(wording.too_busy)
            return self._threads.submit(self._read, data, filename, hand_back)

    async def close(self) -> None:
        """End the processes; files that are being read are refused."""
        with self._guard:
            self._closed = True
            processes = list(self._processes)
        for process in processes:
            process.kill()
        await asyncio.to_thread(self._threads.shutdown, cancel_futures=True)
        for process in processes:
            process.close()

    async def __aenter__(self) -> "Intake":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _read(self, data: bytes, filename: str, hand_back: HandBack) -> list[ChapterDraft]:
        process = self._take()
        try:
            drafts = process.read(data, filename, hand_back, self._seconds)
        except Unreadable:
            self._give_back(process)
            raise
        except ReaderEnded as gone:
            self._part_with(process)
            if self._closed:
                raise Unreadable(wording.reader_stopped) from None
            if gone.sentence is None:
                return self._read(data, filename, hand_back)
            _log.warning("a reading process ended over a file of %d bytes", len(data))
            raise Unreadable(gone.sentence) from None
        self._give_back(process)
        return drafts

    def _take(self) -> ReaderProcess:
        with suppress(queue.Empty):
            while (idle := self._idle.get_nowait()).has_ended():
                self._part_with(idle)
            return idle
        with self._guard:
            if self._closed:
                raise Unreadable(wording.reader_stopped)
            try:
                process = ReaderProcess()
            except OSError as fault:
                _log.error("no reading process could start: %s", fault)
                raise Unreadable(wording.reader_stopped) from None
            self._processes.add(process)
        return process

    def _give_back(self, process: ReaderProcess) -> None:
        if process.files < _FILES_A_PROCESS:
            self._idle.put(process)
        else:
            self._part_with(process)

    def _part_with(self, process: ReaderProcess) -> None:
        process.close()
        with self._guard:
            self._processes.discard(process)
