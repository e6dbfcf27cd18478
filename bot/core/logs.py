"""The log: to standard error, without tokens and without what people wrote."""

import json
import logging
import re
import secrets
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from types import TracebackType
from typing import Any
from urllib.parse import quote, quote_plus

from sqlalchemy.exc import DBAPIError

from bot.core.errors import WITHOUT_DATABASE, ChapterhouseError, HostError, LockLost, UserFacingError

OURS = ("bot", "cogs")
"""The loggers that say more at DEBUG; a library's would print request bodies, statements and what it reads."""

LIBRARY_LEVELS = {"sqlalchemy": logging.WARNING, "alembic": logging.WARNING}
"""The least severe level of a library that prints statements at INFO already."""


class LogFormat(StrEnum):
    """How a line of the log is written: for people, or for programs that gather logs."""

    TEXT = "text"
    JSON = "json"


_reference: ContextVar[str] = ContextVar("reference", default="")

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

    def __init__(self, hidden: tuple[str, ...] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s%(reference)s: %(message)s")
        spelled = {form for secret in hidden if secret for form in (secret, quote(secret, safe=""), quote_plus(secret))}
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
        return self._without_secrets(super().format(self._discreet(record)))

    def _discreet(self, record: logging.LogRecord) -> logging.LogRecord:
        record = _without_words(record)
        told = f" [{reference}]" if (reference := _reference.get()) else ""
        values: dict[str, Any] = {**vars(record), "reference": told}
        if record.name == OF_THE_NETWORK and record.exc_info and record.exc_info[1]:
            values["exc_text"] = _in_words(record.exc_info[1])
        return logging.makeLogRecord(values)

    def _without_secrets(self, text: str) -> str:
        text = _INTERACTION_TOKEN.sub(r"\1[token]", text)
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        return text


class JsonFormatter(DiscreetFormatter):
    """Formats a record as one JSON object in a line: time, level, logger, message and, where there are, reference and
    error with its traceback.
    """

    def format(self, record: logging.LogRecord) -> str:
        record = self._discreet(record)
        error = record.exc_text or (self.formatException(record.exc_info) if record.exc_info else "")
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "reference": _reference.get(),
            "error": error or (record.stack_info or ""),
        }
        return json.dumps({name: self._without_secrets(text) for name, text in said.items() if text})


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


def refer() -> None:
    """Give what the running task does an id, which each of its lines bears from now on."""
    _reference.set(secrets.token_hex(4))


def reference() -> str:
    """Return the id that the lines of the running task bear; from now on if they had none."""
    if not _reference.get():
        refer()
    return _reference.get()


def start(level: str, *, hidden: tuple[str, ...] = (), form: LogFormat = LogFormat.TEXT) -> None:
    """Send the log to standard error, from `level` up, with what is `hidden` struck out.

    Of what libraries say below INFO nothing is in it.
    """
    handler = logging.StreamHandler()
    handler.setFormatter((JsonFormatter if form is LogFormat.JSON else DiscreetFormatter)(hidden))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    wanted = logging.getLogger().level
    logging.getLogger().setLevel(max(logging.INFO, wanted))
    for ours in OURS:
        logging.getLogger(ours).setLevel(wanted)
    for library, least in LIBRARY_LEVELS.items():
        logging.getLogger(library).setLevel(max(least, wanted))
