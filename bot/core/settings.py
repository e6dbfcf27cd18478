"""Settings: what a host decides, from the environment and `.env`."""

import logging
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from dotenv import dotenv_values
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.core.db import engines, private_files
from bot.core.db.backups.shelf import BACKUPS, Shelf
from bot.core.errors import StartupError
from bot.core.fetching.public_addresses import is_loopback
from bot.core.logs import LogFormat
from bot.core.ownership import Share, Sharing
from bot.core.pacer import REQUESTS_PER_SECOND

log = logging.getLogger(__name__)

T = TypeVar("T")

READ = "read"
"""Where a field keeps how its text is read."""

ASYNC_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}

LONGEST_CONTACT = 200
"""Characters of what hosts of the web are told about who runs the bot; it stands in a header."""


def _database_url(text: str) -> str:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise ValueError("it is not a database URL, such as sqlite:///data/chapterhouse.sqlite3") from None
    url = url.set(drivername=ASYNC_DRIVERS.get(url.drivername, url.drivername))
    if url.drivername not in ASYNC_DRIVERS.values():
        raise ValueError("it must start with sqlite:/// or postgresql://")
    in_memory = url.database in (None, "", ":memory:") or "memory" in (url.database, url.query.get("mode"))
    if url.drivername == ASYNC_DRIVERS["sqlite"] and (in_memory or str(url.database).startswith("file:")):
        raise ValueError("it must name a file: a database in memory would forget everything")
    return url.render_as_string(hide_password=False)


def _api_url(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise ValueError("it must start with https:// or http://")
    urlsplit(text)  # which raises ValueError for what is no address
    return text.rstrip("/")


def _contact(text: str) -> str:
    if not re.fullmatch(r"https?://[!-~]+|[!-~]+@[!-~]+", text) or len(text) > LONGEST_CONTACT:
        raise ValueError("it must be an e-mail address or a link, such as https://example.org/about")
    return text


def _placed(text: str) -> Share:
    found = re.fullmatch(r"(\d{1,5})(?:-(\d{1,5}))?/(\d{1,5})", text)
    if not found or not int(found[1]) <= int(found[2] or found[1]) < int(found[3]):
        raise ValueError("it must be like 0-3/16: the first four of sixteen shards, whose first is 0")
    return Share(frozenset(range(int(found[1]), int(found[2] or found[1]) + 1)), int(found[3]))


def _yes(text: str) -> bool:
    said = {**dict.fromkeys(("1", "true", "yes", "on"), True), **dict.fromkeys(("0", "false", "no", "off"), False)}
    if text.lower() not in said:
        raise ValueError("it must be yes or no")
    return said[text.lower()]


def _number(of: type[int] | type[float], least: int, most: int) -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            number = of(text)
        except ValueError:
            raise ValueError(f"it must be a {'whole ' if of is int else ''}number") from None
        if not least <= number <= most:
            raise ValueError(f"it must be from {least} to {most}")
        return number

    return read


def _one_of(names: type[StrEnum]) -> Callable[[str], StrEnum]:
    def read(text: str) -> StrEnum:
        for one in names:
            if one.value.lower() == text.lower():
                return one
        raise ValueError(f"it must be one of {', '.join(names)}")

    return read


class LogLevel(StrEnum):
    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


def _setting(read: Callable[[str], Any], default: T, *, secret: bool = False) -> T:
    """Declare a setting: how its text is read, which raises ValueError for a bad one, and what holds without it."""
    made: T = field(default=default, repr=not secret, metadata={READ: read})
    return made


def database_at(address: str) -> URL:
    """Understand an address as DATABASE_URL is understood. Raises StartupError where it is none."""
    try:
        return make_url(_database_url(address))
    except ValueError as error:
        raise StartupError(f"The database to move to can't be used: {error}.") from None


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Every setting, by the name it has in `.env`. An empty value counts as not given."""

    discord_token: str = _setting(str, "", secret=True)
    database_url: str = _setting(_database_url, _database_url("sqlite:///data/chapterhouse.sqlite3"), secret=True)
    discord_api_url: str = _setting(_api_url, "https://discord.com/api/v10")
    discord_requests_per_second: float = _setting(_number(float, 1, 1000), REQUESTS_PER_SECOND)
    backup_folder: Path | None = _setting(Path, None)  # noqa: RUF009
    backup_hour: int = _setting(_number(int, 0, 23), 4)
    backup_days: int = _setting(_number(int, 0, 366), 7)
    backup_weeks: int = _setting(_number(int, 0, 520), 4)
    contact: str | None = _setting(_contact, None)
    fetch_loopback: bool = _setting(_yes, default=False)
    processes: int = _setting(_number(int, 1, 1000), 1)
    shards: Share | None = _setting(_placed, None)  # noqa: RUF009
    health_port: int | None = _setting(_number(int, 1, 65535), None)
    log_level: str = _setting(_one_of(LogLevel), LogLevel.INFO)
    log_format: LogFormat = _setting(_one_of(LogFormat), LogFormat.TEXT)  # noqa: RUF009

    @classmethod
    def names(cls) -> frozenset[str]:
        """Return what the settings are called, in capitals."""
        return frozenset(one.name.upper() for one in fields(cls))

    @classmethod
    def load(cls) -> Self:
        """Read the settings of this machine. Raises StartupError naming the first bad one."""
        try:
            in_file = dotenv_values(".env", encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise StartupError(f"The file .env can't be read: {error}.") from None
        return cls.of({**_given(in_file), **_given(os.environ)})

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Self:
        """Read settings from their texts, by their names in capitals. Raises StartupError naming the first bad one."""
        values = {}
        for one in fields(cls):
            if text := given.get(one.name.upper()):
                try:
                    values[one.name] = one.metadata[READ](text)
                except ValueError as error:
                    raise _bad(one.name, error) from None
        settings = cls(**values)
        host = urlsplit(settings.discord_api_url).hostname or ""
        if settings.fetch_loopback and not is_loopback(host):
            raise _bad("fetch_loopback", "it is for tests, in which DISCORD_API_URL is on this machine too")
        return settings

    def warn_of_open_file(self) -> None:
        """Say in the log that others can read the settings' file; it is the host's own, so its rights are theirs."""
        file = Path(".env")
        if private_files.is_open_to_others(file):
            log.warning("Others on this machine can read %s, and the token in it: chmod 600 .env", file.resolve())

    @property
    def database(self) -> URL:
        return make_url(self.database_url)

    @property
    def sharing(self) -> Sharing:
        """Return how shards are shared out. Raises StartupError where they can't be."""
        if self.shards is not None and self.processes > 1:
            raise StartupError("PROCESSES and SHARDS are both set: the bot shares out the shards, or you do.")
        sharing = Sharing(self.processes, self.shards)
        if engines.is_sqlite(self.database) and not sharing.is_alone:
            raise StartupError(
                "PROCESSES and SHARDS need a database of PostgreSQL in DATABASE_URL: an SQLite file is one process's."
            )
        return sharing

    @property
    def shelf(self) -> Shelf | None:
        """Return where the database's copies are kept; None for PostgreSQL's, which aren't made here."""
        if not engines.is_sqlite(self.database):
            return None
        file = engines.file_of(self.database)
        return Shelf(file, self.backup_folder or file.parent / BACKUPS, self.backup_days, self.backup_weeks)

    def require_token(self) -> str:
        """Return the bot's token. Raises StartupError that says where to get one."""
        token = self.discord_token.strip()
        if not token:
            raise StartupError(
                "No DISCORD_TOKEN is set. Copy .env.example to .env and put your bot's token there:"
                " https://discord.com/developers/applications → your application → Bot → Reset Token."
            )
        return token


def _given(texts: Mapping[str, str | None]) -> dict[str, str]:
    """Keep what has a value; names may be written small."""
    return {name.upper(): text for name, text in texts.items() if text}


def _bad(name: str, why: object) -> StartupError:
    return StartupError(f"The setting {name.upper()} can't be used: {why}.")
