"""Reading files in processes of their own, which may be killed and can't harm the bot."""

import asyncio
import logging
import queue
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType

from bot.intake import wording
from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.unreadable import Unreadable
from bot.intake.limits import LARGEST_FILE
from bot.intake.reader_process import ReaderEnded, ReaderProcess

PROCESSES = 2
"""How many files are read at once."""
WAITING = 16
"""How many more may wait for their turn."""
SECONDS = 30.0
"""For one file, by the clock, however slow the machine is; a busy process is ended sooner by the kernel."""
_FILES_A_PROCESS = 200

_log = logging.getLogger(__name__)


class Intake:
    """Reads files for the bot. Processes start when there is something to read, and end when they were idle long.

    A process is kept for the next file: starting one (0.2 s) costs more than reading most chapters does.
    """

    def __init__(self, *, processes: int = PROCESSES, waiting: int = WAITING, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._most = processes + waiting
        self._under_way = 0
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="intake")
        self._idle: queue.SimpleQueue[ReaderProcess] = queue.SimpleQueue()
        self._processes: set[ReaderProcess] = set()
        self._guard = threading.Lock()
        self._closed = False

    async def read(self, data: bytes, filename: str) -> list[ChapterDraft]:
        """Read the chapters of a file, in its order; at least one.

        Takes up to 10 MiB. Raises Unreadable, with a sentence for the author, if the file can't be read, breaks a
        limit of memory or time, or too many others wait.
        """
        if len(data) > LARGEST_FILE:
            raise Unreadable(wording.too_big, LARGEST_FILE // 2**20)
        with self._guard:
            if self._closed or self._under_way >= self._most:
                raise Unreadable(wording.too_busy)
            self._under_way += 1
            reading = self._threads.submit(self._read, data, filename)
        reading.add_done_callback(self._one_less)
        return await asyncio.wrap_future(reading)

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

    def _one_less(self, _: object) -> None:
        with self._guard:
            self._under_way -= 1

    def _read(self, data: bytes, filename: str) -> list[ChapterDraft]:
        process = self._take()
        try:
            drafts = process.read(data, filename, self._seconds)
        except Unreadable:
            self._give_back(process)
            raise
        except ReaderEnded as gone:
            self._part_with(process)
            if self._closed:
                raise Unreadable(wording.reader_stopped) from None
            if gone.sentence is None:
                return self._read(data, filename)
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
