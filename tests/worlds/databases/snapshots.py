"""Make once what many tests begin with, such as a server that is set up, and restore it for each of them.

A copy of a database takes less time than the services take to write into it what the copy holds.
"""

import asyncio
import copy
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy.engine import URL

Made = TypeVar("Made")


class Keeper(Protocol):
    """What keeps a copy of a database under a name."""

    def keep(self, url: URL, name: str) -> None: ...

    def bring_back(self, url: URL, name: str) -> None:
        """Restore it into a database that nobody has used, but for what was brought back before."""


class FileKeeper:
    """Keeps copies of SQLite's files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, url: URL, name: str) -> None:
        with closing(sqlite3.connect(str(url.database))) as used, closing(sqlite3.connect(self._folder / name)) as kept:
            used.backup(kept)

    def bring_back(self, url: URL, name: str) -> None:
        assert not Path(f"{url.database}-wal").exists(), "somebody uses this database already"
        shutil.copy(self._folder / name, str(url.database))


class Snapshots:
    """The states that were kept of one kind of database, and what their makers answered."""

    def __init__(self, keeper: Keeper) -> None:
        self.keeper = keeper
        self.answers: dict[str, Any] = {}


class RestoreOrMake:
    """Bring one test's database, which is empty at first, to states that other tests begin with too."""

    def __init__(self, snapshots: Snapshots, url: URL) -> None:
        self._snapshots = snapshots
        self._url = url
        self._state: str | None = None

    async def __call__(self, name: str, make: Callable[[], Awaitable[Made]], *, on: str | None = None) -> Made:
        """Return what `make` answers, the first time; later a copy of that, with the database restored as it was then.

        `on` names the state that this is made on. A test that is in another state makes it anew, for itself.
        """
        if self._state != on:
            return await make()
        self._state = name
        keeper, answers = self._snapshots.keeper, self._snapshots.answers
        if name in answers:
            await asyncio.to_thread(keeper.bring_back, self._url, name)
        else:
            answers[name] = copy.deepcopy(await make())
            await asyncio.to_thread(keeper.keep, self._url, name)
        answer: Made = copy.deepcopy(answers[name])
        return answer
