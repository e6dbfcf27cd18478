"""The move of a database: table by table, compared row by row, and taken up again where it was cut short."""

from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from sqlalchemy import Table
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from bot.core.db.backups.causes import explained
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.moving import store
from bot.core.db.moving.store import TableSum
from bot.core.db.opening import take
from bot.core.db.unfinished import store as marks
from bot.core.db.unfinished.refusal import connected
from bot.core.db.upgrade import check_current, name_of, upgrade
from bot.core.errors import StartupError

ROUNDS = 3
"""How often a table is written that differs: into what the database itself keeps, such as sums, it wrote as well."""

Progress = Callable[[int, int], None]
"""Is told how many rows have arrived, of how many."""


@dataclass(frozen=True, slots=True)
class Moved:
    tables: int
    rows: int


@dataclass(frozen=True, slots=True)
class Moving:
    """One move, of every table that a store declares: what is added some day is moved too."""

    source: URL
    target: URL
    progress: Progress = lambda _done, _of: None

    async def move(self) -> Moved:
        """Move everything. What was moved before a kill is kept.

        Raises StartupError if a bot runs on either database, the target holds something else, or they differ in the
        end. The source is left as it is.
        """
        await check_current(self.source)
        if self.source == self.target:
            raise StartupError("That is the database that the bot uses already.")
        async with AsyncExitStack() as stack:
            for url in (self.source, self.target):
                stack.push_async_callback((await take(url)).end)
            await upgrade(self.source)  # so that what is a copy is known as one
            await upgrade(self.target)
            try:
                async with connected(self.source) as source, connected(self.target) as target:
                    return await self._move(source, target)
            except (SQLAlchemyError, OSError) as error:
                raise StartupError(
                    f"The move was cut short: {explained(error)}. Type it again to go on with it."
                ) from error

    @property
    def tables(self) -> list[Table]:
        return list(metadata.sorted_tables)

    async def _move(self, source: AsyncConnection, target: AsyncConnection) -> Moved:
        expected = {table.name: await store.digest(source, table) for table in self.tables}
        moved = Moved(len(expected), sum(one.rows for one in expected.values()))
        if await self._is_done(target, expected):
            return moved
        await self._begin(target)
        for _ in range(ROUNDS):
            differing = [one for one in self.tables if await store.digest(target, one) != expected[one.name]]
            await target.rollback()
            if not differing:
                break
            await self._write(source, target, differing, expected)
        else:
            names = ", ".join(table.name for table in differing)
            raise StartupError(f"After the move these tables differ: {names}. Nothing uses the new database yet.")
        await store.count_on(target, self.tables, await store.last_numbers(source, self.tables))
        await marks.unmark(target)
        await target.commit()
        return moved

    async def _is_done(self, target: AsyncConnection, expected: dict[str, TableSum]) -> bool:
        """Tell whether all of it has arrived and nobody used it since: only the last words of a move were lost."""
        if await marks.marked(target) is not None or not any(one.rows for one in expected.values()):
            return False
        for table in self.tables:
            if await store.count(target, table) != expected[table.name].rows:
                return False
        return all([await store.digest(target, table) == expected[table.name] for table in self.tables])

    async def _begin(self, target: AsyncConnection) -> None:
        """Note in the target that not everything has arrived. Raises StartupError if it holds something else."""
        source, marked = name_of(self.source), await marks.marked(target)
        if marked not in (None, source):
            raise StartupError(f"The database {name_of(self.target)} is being moved into from {marked}.")
        if marked is None:
            if full := [table.name for table in self.tables if await store.count(target, table)]:
                raise StartupError(
                    f"The database {name_of(self.target)} holds something already ({', '.join(full)}): a move needs an"
                    " empty one."
                )
            await marks.mark(target, source)
        await target.commit()

    def _with_what_leads_to(self, tables: Sequence[Table]) -> list[Table]:
        """Add every table whose rows point to rows of these: neither can be written anew without the other."""
        found = set(tables)
        for table in self.tables:  # each stands behind those that it points to
            if any(key.column.table in found for key in table.foreign_keys):
                found.add(table)
        return [table for table in self.tables if table in found]

    async def _write(
        self,
        source: AsyncConnection,
        target: AsyncConnection,
        tables: Sequence[Table],
        expected: dict[str, TableSum],
    ) -> None:
        tables = self._with_what_leads_to(tables)
        for table in reversed(tables):
            await store.clear(target, table)
        await target.commit()
        done, of = 0, sum(expected[table.name].rows for table in tables)
        for table in tables:
            async for rows in store.batches(source, table):
                await store.put(target, table, rows)
                await target.commit()
                done += len(rows)
                self.progress(done, of)
            async for rows in store.batches(source, table):
                await store.point(target, table, rows)
            await target.commit()
