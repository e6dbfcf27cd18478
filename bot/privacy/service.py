"""What people can do about what is stored about them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.errors import UserFacingError
from bot.core.ownership import Share
from bot.core.ports import Port
from bot.privacy import export_store as store
from bot.privacy import wording
from bot.privacy.departures import Departures
from bot.privacy.export_files import ExportFiles
from bot.privacy.export_store import Entry
from bot.privacy.forgetting import Forgetting
from bot.privacy.models import Exported, ExportProgress, ExportShown
from bot.privacy.ports import Servers
from bot.works.wording import plain_chapter_name

PAGE = 100
"""Rows that are read at once, where none is large: an event loop has other things to do between."""

CHAPTERS = ("chapter_id", "used_in_id")
"""Columns that name a chapter."""


class OwnData:
    """`servers` is bound by the cog that knows Discord."""

    def __init__(self, forgetting: Forgetting, share: Share, knows_the_time: Callable[[], bool]) -> None:
        self.forgetting = forgetting
        self.servers = Port[Servers]("servers")
        self.departures = Departures(forgetting, share, knows_the_time, self.servers)
        self._database = forgetting.database
        self._mirror = forgetting.mirror
        self._clock = forgetting.clock
        self._exporting: set[int] = set()

    @asynccontextmanager
    async def export(self, person_id: int, largest: int, shown: ExportShown) -> AsyncIterator[Exported]:
        """Write down all that is stored about somebody, in every server, into files of `largest` bytes at most, which
        are there until the end of the block.

        Raises UserFacingError while another of theirs is being made.
        """
        if person_id in self._exporting:
            raise UserFacingError(wording.exported_already)
        self._exporting.add(person_id)
        try:
            await self._mirror.flush()
            about = {"your_id": str(person_id), "made_at": self._clock().isoformat()}
            with ExportFiles(about, largest) as files:
                await self._write(files, person_id, shown)
                yield Exported(await asyncio.to_thread(files.finish), files.entries)
        finally:
            self._exporting.discard(person_id)

    async def _write(self, files: ExportFiles, person_id: int, shown: ExportShown) -> None:
        sections = store.sections(metadata)
        for number, section in enumerate(sections):
            after: Sequence[Any] = ()
            at_once = 1 if section.is_large else PAGE
            while True:
                async with self._database.read() as connection:
                    found, after = await store.page(connection, section, person_id, after, at_once)
                    entries = await self._named(connection, person_id, found)
                await asyncio.to_thread(files.add, section.name, map(section.decoded, entries))
                await shown(ExportProgress(number, len(sections), files.entries))
                if len(found) < at_once:
                    break

    async def _named(self, connection: AsyncConnection, person_id: int, found: list[Entry]) -> list[Entry]:
        """Say beside each id of a work, chapter or server what that is called."""
        announced = await store.announced(connection, _ids(found, "announcement_id"))
        found = [_with_its_chapter(entry, announced) for entry in found]
        titles = await store.titles(connection, _ids(found, "work_id"))
        called = await store.chapters_called(connection, _ids(found, *CHAPTERS), person_id)
        chapters = {one: plain_chapter_name(details) for one, details in called.items()}
        servers = {one: self.servers().name_of(one) for one in _ids(found, "guild_id")}
        tables = {"work_id": titles, **dict.fromkeys(CHAPTERS, chapters), "guild_id": servers}
        return [_with_names(entry, tables) for entry in found]


def _ids(found: list[Entry], *names: str) -> set[int]:
    return {entry[name] for entry in found for name in names if entry.get(name)}


def _with_its_chapter(entry: Entry, announced: dict[int, tuple[int, int]]) -> Entry:
    its = announced.get(entry.get("announcement_id", 0))
    return entry if its is None else {**entry, "chapter_id": its[0], "guild_id": its[1]}


def _with_names(entry: Entry, tables: dict[str, Any]) -> Entry:
    named: dict[str, Any] = {}
    for name, value in entry.items():
        named[name] = value
        if name in tables and (called := tables[name].get(value)):
            named["server" if name == "guild_id" else name.removesuffix("_id")] = called
    return named
