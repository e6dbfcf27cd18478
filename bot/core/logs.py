"""The log: to standard error, without tokens and without what people wrote."""

import logging
import re
import traceback
from types import TracebackType
from typing import Any
from urllib.parse import quote, quote_plus

from sqlalchemy.exc import DBAPIError

from bot.core.errors import WITHOUT_DATABASE, ChapterhouseError, HostError, LockLost, UserFacingError

LIBRARY_LEVELS = {
    "discord": logging.INFO,
    "sqlalchemy": logging.WARNING,
    "alembic": logging.WARNING,
    "aiosqlite": logging.INFO,
}
"""The least severe level of each library: below it they print request bodies and statements."""

OF_THE_NETWORK = "discord.shard"
"""The logger of discord.py that gives a traceback for what goes wrong in the network: a line says as much."""

PRINT_WHOLE = ("asyncio", "discord.ui")
"""Loggers that print tasks with what they failed of, and buttons and forms with all that was typed into them."""

_ARGUMENT = re.compile(r"%[sr]")
_QUOTED = re.compile(r'(?<=")[^"\n]*(?=")')
"""What Discord quotes of a request that it refuses."""

_INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.-]+")


ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

SAY_IT_ALL = (HostError, LockLost)
"""Errors that are no fault of the program's: where they came up helps nobody."""

QUOTE_NOBODY = (ChapterhouseError, OSError, RuntimeError, AssertionError, AttributeError, ImportError, TypeError)
QUOTING_NOBODY = ("discord.errors", "discord.gateway", "aiohttp.", "sqlite3")
"""Errors whose words are the program's, its libraries' or the system's, and modules of such."""


class DiscreetFormatter(logging.Formatter):
    """Formats a record, tracebacks included, and takes every secret out of the result.

    What an exception says is left out of its traceback where it may quote a person: `int("…")` says what it was given,
    and PostgreSQL which row it has already.
    """

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        spelled = {
            form for secret in secrets if secret for form in (secret, quote(secret, safe=""), quote_plus(secret))
        }
        self._secrets = sorted(spelled, key=len, reverse=True)

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802
        """Format an exception and those that led to it, oldest first; one that says all there is to say, in a line."""
        error = ei[1]
        if error is None or isinstance(error, SAY_IT_ALL):
            return _in_words(error)
        chain = [error]
        while (earlier := chain[-1].__cause__ or _context(chain[-1])) and earlier not in chain:
            chain.append(earlier)
        return "\nThis led to:\n".join(_with_places(each) for each in reversed(chain))

    def format(self, record: logging.LogRecord) -> str:
        record = _without_words(record)
        if record.name == OF_THE_NETWORK and record.exc_info and record.exc_info[1]:
            record = logging.makeLogRecord({**vars(record), "exc_text": _in_words(record.exc_info[1])})
        line = _INTERACTION_TOKEN.sub(r"\1[token]", super().format(record))
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return line


def _without_words(record: logging.LogRecord) -> logging.LogRecord:
    """Take out of a record what it may quote: exceptions among its arguments, and what libraries print whole."""
    changed: dict[str, Any] = {}
    if record.name.startswith(PRINT_WHOLE):
        changed = {"msg": _ARGUMENT.sub("…", str(record.msg).partition("\n")[0]), "args": ()}
    elif isinstance(record.args, tuple) and any(isinstance(one, BaseException) for one in record.args):
        said = (_in_words(one) if isinstance(one, BaseException) else one for one in record.args)
        changed = {"args": tuple(said)}
    return logging.makeLogRecord({**vars(record), **changed}) if changed else record


def _context(error: BaseException) -> BaseException | None:
    return None if error.__suppress_context__ else error.__context__


def _with_places(error: BaseException) -> str:
    places = "".join(traceback.format_tb(error.__traceback__))
    return f"Traceback (most recent call last):\n{places}{_in_words(error)}"


def _in_words(error: BaseException | None) -> str:
    """Name an exception, with what it says where that can't be a person's words."""
    if error is None:
        return ""
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, DBAPIError):
        return f"{kind}: {_in_words(error.orig)}, at: {error.statement}"
    said = _QUOTED.sub("…", str(error)) if kind.startswith("discord.") else str(error)
    return f"{kind}: {said}" if _quotes_nobody(error) else kind


def _quotes_nobody(error: BaseException) -> bool:
    if isinstance(error, UserFacingError | ValueError):
        return False
    return isinstance(error, QUOTE_NOBODY) or type(error).__module__.startswith(QUOTING_NOBODY)


def log_failure(log: logging.Logger, error: Exception, what: str, *arguments: object) -> None:
    """Say that something failed and where that came up; where the database couldn't be had, in one line.

    `what` and `arguments` are as the logger takes them.
    """
    if isinstance(error, WITHOUT_DATABASE):
        log.warning(f"{what} (%s)", *arguments, type(error).__name__)
    else:
        log.error(what, *arguments, exc_info=error)


def start(level: str, *, secrets: tuple[str, ...] = ()) -> None:
    """Send the log to standard error, from `level` up, with `secrets` struck out."""
    handler = logging.StreamHandler()
    handler.setFormatter(DiscreetFormatter(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for library, least in LIBRARY_LEVELS.items():
        logging.getLogger(library).setLevel(max(least, logging.getLogger().level))
