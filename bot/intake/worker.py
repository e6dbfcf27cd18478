"""Reading files in processes of their own, which may be killed and can't harm the bot."""

import asyncio
import logging
import queue
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType
from typing import TypeVar

from bot.core.fetching.models import FetchedPage
from bot.intake import wording
from bot.intake.feeds.asking import about_feed, about_links
from bot.intake.feeds.models import NoFeed, NoFeedReason, PageLinks, ReadFeed
from bot.intake.formats.draft import ChapterDraft
from bot.intake.formats.unreadable import Unreadable
from bot.intake.limits import LARGEST_FILE, readers
from bot.intake.reader_process import ReaderEnded, ReaderProcess
from bot.intake.turns.turns import ALL, Asker, Turns
from bot.intake.wire import HandBack, ReaderQuestion, about_file

T = TypeVar("T")

SECONDS = 30.0
"""For one file, by the clock, however slow the machine is; a busy process is ended sooner by the kernel."""
_FILES_A_PROCESS = 200
_TOO_MUCH = (wording.too_big, wording.too_tangled, wording.took_too_long)

_log = logging.getLogger(__name__)


class Intake:
    """Reads files and feeds for the bot. Processes start when there is something to read, and end when idle for long.

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

        return await self._fetch_and_ask(given, None, about_file(filename, HandBack.EVERYTHING))

    async def fetch_and_read(
        self, fetch: Callable[[], Awaitable[bytes]], filename: str, asker: Asker, *, with_texts: bool
    ) -> list[ChapterDraft]:
        """Read the chapters of a member's file, which isn't fetched before its turn has come: what waits takes no room.

        No more is handed back than the bot can use (`bounded`), of the texts their beginnings unless `with_texts`.
        Raises Unreadable as `read` does, or if too many of this member or their server wait.
        """
        hand_back = HandBack.TEXTS if with_texts else HandBack.BEGINNINGS
        return await self._fetch_and_ask(fetch, asker, about_file(filename, hand_back))

    async def read_feed(self, page: FetchedPage, asker: Asker | None = None) -> ReadFeed:
        """Read the feed, or the list of chapters, that was fetched; all that nobody asked for counts as one asker's.

        Raises NoFeed if it is none, breaks a limit of memory or time, or too many others wait.
        """
        return await self._ask_about(page, asker, about_feed(page.url, page.charset))

    async def read_links(self, page: FetchedPage, asker: Asker | None = None) -> PageLinks:
        """Read what a page that was fetched says of its feeds. Raises NoFeed as `read_feed` does."""
        return await self._ask_about(page, asker, about_links(page.url, page.charset))

    async def _ask_about(self, page: FetchedPage, asker: Asker | None, question: ReaderQuestion[T]) -> T:
        async def given() -> bytes:
            return page.body or b""

        try:
            return await self._fetch_and_ask(given, asker, question)
        except Unreadable as refusal:
            reason = NoFeedReason.TOO_LARGE if refusal.say in _TOO_MUCH else NoFeedReason.NOT_READ
            raise NoFeed(reason) from None

    async def _fetch_and_ask(
        self, fetch: Callable[[], Awaitable[bytes]], asker: Asker | None, question: ReaderQuestion[T]
    ) -> T:
        turn = await self._turns.take(asker)
        try:
            data = await fetch()
            if len(data) > LARGEST_FILE:
                raise Unreadable(wording.too_big, LARGEST_FILE // 2**20)
            reading = self._begin(question, data)
        except BaseException:
            turn.release()
            raise
        loop = asyncio.get_running_loop()
        reading.add_done_callback(lambda _: loop.call_soon_threadsafe(turn.release))
        return await asyncio.wrap_future(reading)

    def _begin(self, question: ReaderQuestion[T], data: bytes) -> Future[T]:
        with self._guard:
            if self._closed:
                raise Unreadable(wording.too_busy)
            return self._threads.submit(self._ask, question, data)

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

    def _ask(self, question: ReaderQuestion[T], data: bytes) -> T:
        process = self._take()
        try:
            answer = process.ask(question, data, self._seconds)
        except (Unreadable, NoFeed):
            self._give_back(process)
            raise
        except ReaderEnded as gone:
            self._part_with(process)
            if self._closed:
                raise Unreadable(wording.reader_stopped) from None
            if gone.sentence is None:
                return self._ask(question, data)
            _log.warning("a reading process ended over a file of %d bytes", len(data))
            raise Unreadable(gone.sentence) from None
        self._give_back(process)
        return answer

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
