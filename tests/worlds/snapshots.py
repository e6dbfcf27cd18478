"""What many tests begin with: made once by a process, and brought back for each test as it was then."""

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
    """Keeps what is in a database under a name."""

    def keep(self, url: URL, name: str) -> None: ...

    def bring_back(self, url: URL, name: str) -> None:
        """Into a database that nobody has used, but for what was brought back before."""


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


class Beginnings:
    """What was made on one kind of database, and what its makers answered."""

    def __init__(self, keeper: Keeper) -> None:
        self.keeper = keeper
        self.answers: dict[str, Any] = {}


class Beginning:
    """How one test begins, on a database that is empty at first."""

    def __init__(self, beginnings: Beginnings, url: URL) -> None:
        self._beginnings = beginnings
        self._url = url
        self._begun: str | None = None

    async def begin(self, name: str, make: Callable[[], Awaitable[Made]], *, on: str | None = None) -> Made:
        """What `make` answers, the first time; later a copy of that, with the database as it was.

        `on` names what this test must have begun with last; if it hasn't, it makes this anew, for itself.
        """
        if self._begun != on:
            return await make()
        self._begun = name
        keeper, answers = self._beginnings.keeper, self._beginnings.answers
        if name in answers:
            await asyncio.to_thread(keeper.bring_back, self._url, name)
        else:
            answers[name] = copy.deepcopy(await make())
            await asyncio.to_thread(keeper.keep, self._url, name)
        answer: Made = copy.deepcopy(answers[name])
        return answer
