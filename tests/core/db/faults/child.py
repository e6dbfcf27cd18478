"""Work in a process of its own, which is killed with -9 at one of its moments.

A moment is before a statement, before a commit, before a file is made, linked, renamed or removed, whenever a copy
or a move says how far it has come, and, if that is wanted, now and then within a statement of SQLite's. The process
stops itself there, and whoever began it kills it.
"""

import os
import signal
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from bot.core.errors import HostError

AT_FILES = ("open", "os.link", "os.remove", "os.rename", "os.mkdir", "sqlite3.connect", "shutil.copyfile")

SIGN_OF_LIFE = "SELECT 1"
"""What a server's lock asks for by time and not by step, so that it is no moment of the work."""

WITHIN = "within a statement"
STEPS = 200
"""Of SQLite's machine, from one moment within a statement to the next: far less than a migration takes."""

READING = ("SELECT", "BEGIN", "PRAGMA")
"""How statements begin that change nothing, so that there is nothing within them that a kill could leave behind."""

Work = Callable[["Moments"], object]
"""What is done in the child, before which it may prepare what it likes: it is gone afterwards."""


class Moments:
    """Counts the moments of the process in which it is made."""

    def __init__(self, folder: Path, dies_at: int | None, *, within: bool) -> None:
        self.passed: list[str] = []
        self._folder = str(folder)
        self._dies_at = dies_at
        self._writes = True
        event.listen(Engine, "before_cursor_execute", self._statement)
        event.listen(Engine, "commit", lambda _: self.come("commit"))
        sys.addaudithook(self._file)
        self._connect = sqlite3.connect
        if within:
            sqlite3.connect = self._connected  # type: ignore[assignment]

    def come(self, what: str) -> None:
        if len(self.passed) == self._dies_at:
            os.kill(os.getpid(), signal.SIGSTOP)
        self.passed.append(what)

    def progress(self, _done: int, _of: int) -> None:
        self.come("progress")

    def _connected(self, *arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = self._connect(*arguments, **options)
        connection.set_progress_handler(self._within, STEPS)
        return connection

    def _within(self) -> None:
        if self._writes:
            self.come(WITHIN)

    def _statement(self, _connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement == SIGN_OF_LIFE:
            return
        self._writes = not statement.lstrip().startswith(READING)
        self.come(" ".join(statement.split())[:80])

    def _file(self, what: str, arguments: tuple[Any, ...]) -> None:
        if what in AT_FILES and self._folder in str(arguments[0]):
            self.come(what)


@dataclass(frozen=True)
class Ended:
    """How a child ended: by itself with a code and what it wrote, or killed."""

    code: int
    words: str
    moments: list[str]

    @property
    def was_killed(self) -> bool:
        return self.code == -signal.SIGKILL

    @property
    def line(self) -> str:
        """The one line with which it gave up."""
        (line,) = [one for one in self.words.splitlines() if one.startswith("chapterhouse: ")]
        assert "Traceback" not in self.words, self.words
        return line


def ended(
    work: Work,
    folder: Path,
    *,
    dies_at: int | None = None,
    dies_when: Callable[[], object] | None = None,
    within: bool = False,
) -> Ended:
    """Let a fork of this process do it. Its files are those in `folder`.

    `dies_when` is for what can be seen from outside: it comes back once that is so, and then the fork is killed.
    """
    with tempfile.TemporaryFile() as written, tempfile.TemporaryFile() as passed:
        child = os.fork()
        if child == 0:
            for stream in (1, 2):
                os.dup2(written.fileno(), stream)
            sys.stdout = sys.stderr = open(2, "w", buffering=1)  # noqa: SIM115
            os._exit(_done(work, Moments(folder, dies_at, within=within), passed.fileno()))
        if dies_when is not None:
            dies_when()
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, os.WUNTRACED)
        if os.WIFSTOPPED(status):
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
        for file in (written, passed):
            file.seek(0)
        return Ended(
            os.waitstatus_to_exitcode(status),
            written.read().decode(errors="replace"),
            passed.read().decode().split("\n")[:-1],
        )


def _done(work: Work, moments: Moments, told: int) -> int:
    """Do it as a command does; the exit code."""
    try:
        work(moments)
    except HostError as problem:
        os.write(2, f"chapterhouse: {problem}\n".encode())
        return 2
    except SystemExit as end:
        if end.code:
            return end.code if isinstance(end.code, int) else 1
    except BaseException:
        os.write(2, traceback.format_exc().encode())
        return 1
    os.write(told, "".join(f"{one}\n" for one in moments.passed).encode())
    return 0
