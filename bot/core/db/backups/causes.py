"""Why a database couldn't be used or copied, in words for its host, and what is to be done about it."""

import errno
import socket
import sqlite3

from sqlalchemy.exc import DBAPIError

FULL = "make room on its disk"
CLOSED = "let the user who runs this write there; a disk that became read-only by itself is mostly broken"
KEPT = "end what else has it open"
FAILING = "its disk is full, or broken"
DAMAGED = "put a backup in its place"
AWAY = "see whether its server runs"
ELSEWHERE = "look at DATABASE_URL"
CROWDED = "end other connections to its server, or let it take more"
READ_ONLY = "its server is a standby, or set so"

_OF_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: CLOSED,
    sqlite3.SQLITE_PERM: CLOSED,
    sqlite3.SQLITE_CANTOPEN: CLOSED,
    sqlite3.SQLITE_BUSY: KEPT,
    sqlite3.SQLITE_LOCKED: KEPT,
    sqlite3.SQLITE_IOERR: FAILING,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}
_OF_THE_SYSTEM = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), FULL),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), CLOSED),
    errno.EIO: FAILING,
}
_OF_POSTGRESQL = {
    "53100": FULL,
    "55P03": KEPT,
    "25006": READ_ONLY,
    "53300": CROWDED,
    "58030": FAILING,
    **dict.fromkeys(("57P01", "57P02", "57P03"), AWAY),
    **dict.fromkeys(("28000", "28P01", "3D000"), ELSEWHERE),
}
_UNWRITTEN = "could not write init file"
"""What PostgreSQL says, with no code of its own, to whoever connects while its disk is full."""

_UNANSWERED = "Connect call failed"
"""What asyncio says of a server at several addresses none of which answers, and of which it tells no number."""


def explained(error: BaseException) -> str:
    """Say in one line what happened, and after a semicolon what the host can do, where that is known."""
    told = _first_told(error)
    said = (str(told) or type(told).__name__).splitlines()[0].rstrip(".")
    return "; ".join(filter(None, (said, _remedy(told))))


def _first_told(error: BaseException) -> BaseException:
    """Find what the driver or the system itself said."""
    if isinstance(error, DBAPIError) and error.orig is not None:
        return error.orig.__cause__ or error.orig
    return error


def _remedy(told: BaseException) -> str:
    if isinstance(told, sqlite3.Error):
        return _OF_SQLITE.get(getattr(told, "sqlite_errorcode", 0) & 0xFF, "")
    if isinstance(told, socket.gaierror):
        return ELSEWHERE
    if isinstance(told, ConnectionError | TimeoutError) or _UNANSWERED in str(told):
        return AWAY
    if isinstance(told, OSError):
        return _OF_THE_SYSTEM.get(told.errno or 0, "")
    if _UNWRITTEN in str(told):
        return FAILING
    state = str(getattr(told, "sqlstate", None) or "")
    return _OF_POSTGRESQL.get(state, AWAY if state.startswith("08") else "")
