"""Settings: what a host decides, from the environment and `.env`."""

import logging
import re
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, ValidationInfo
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
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

ASYNC_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}

LONGEST_CONTACT = 200
"""Characters of what hosts of the web are told about who runs the bot; it stands in a header."""


def _with_driver(secret: SecretStr) -> SecretStr:
    try:
        url = make_url(secret.get_secret_value())
    except (ArgumentError, ValueError):
        raise ValueError("it is not a database URL, such as sqlite:///data/chapterhouse.sqlite3") from None
    url = url.set(drivername=ASYNC_DRIVERS.get(url.drivername, url.drivername))
    if url.drivername not in ASYNC_DRIVERS.values():
        raise ValueError("it must start with sqlite:/// or postgresql://")
    in_memory = url.database in (None, "", ":memory:") or "memory" in (url.database, url.query.get("mode"))
    if url.drivername == ASYNC_DRIVERS["sqlite"] and (in_memory or str(url.database).startswith("file:")):
        raise ValueError("it must name a file: a database in memory would forget everything")
    return SecretStr(url.render_as_string(hide_password=False))


def _api_url(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise ValueError("it must start with https:// or http://")
    return text.rstrip("/")


def _contact(text: str) -> str:
    if not re.fullmatch(r"https?://[!-~]+|[!-~]+@[!-~]+", text) or len(text) > LONGEST_CONTACT:
        raise ValueError("it must be an e-mail address or a link, such as https://example.org/about")
    return text


def _placed(text: object) -> Share | None:
    if text is None:
        return None
    found = re.fullmatch(r"(\d{1,5})(?:-(\d{1,5}))?/(\d{1,5})", str(text))
    if not found or not int(found[1]) <= int(found[2] or found[1]) < int(found[3]):
        raise ValueError("it must be like 0-3/16: the first four of sixteen shards, whose first is 0")
    return Share(frozenset(range(int(found[1]), int(found[2] or found[1]) + 1)), int(found[3]))


def _only_beside_a_stand_in(is_wanted: bool, settings: ValidationInfo) -> bool:
    host = urlsplit(settings.data.get("discord_api_url", "")).hostname or ""
    if is_wanted and not is_loopback(host):
        raise ValueError("it is for tests, in which DISCORD_API_URL is on this machine too")
    return is_wanted


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def database_at(address: str) -> URL:
    """Understand an address as DATABASE_URL is understood. Raises StartupError where it is none."""
    try:
        return make_url(_with_driver(SecretStr(address)).get_secret_value())
    except ValueError as error:
        raise StartupError(f"The database to move to can't be used: {error}.") from None


class Settings(BaseSettings):
    """Every setting, by the name it has in `.env`. An empty value counts as not given."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore")

    discord_token: SecretStr | None = None
    database_url: Annotated[SecretStr, AfterValidator(_with_driver)] = Field(
        default=SecretStr("sqlite:///data/chapterhouse.sqlite3"), validate_default=True
    )
    discord_api_url: Annotated[str, AfterValidator(_api_url)] = "https://discord.com/api/v10"
    discord_requests_per_second: float = Field(default=REQUESTS_PER_SECOND, ge=1, le=1000)
    backup_folder: Path | None = None
    backup_hour: int = Field(default=4, ge=0, le=23)
    backup_days: int = Field(default=7, ge=0, le=366)
    backup_weeks: int = Field(default=4, ge=0, le=520)
    contact: Annotated[str, AfterValidator(_contact)] | None = None
    fetch_loopback: Annotated[bool, AfterValidator(_only_beside_a_stand_in)] = False
    processes: int = Field(default=1, ge=1, le=1000)
    shards: Annotated[Share | None, NoDecode, BeforeValidator(_placed)] = None
    health_port: int | None = Field(default=None, ge=1, le=65535)
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)] = "INFO"
    log_format: Annotated[LogFormat, BeforeValidator(_lower)] = LogFormat.TEXT

    @classmethod
    def load(cls) -> Self:
        """Read the settings of this machine. Raises StartupError naming the first bad one."""
        try:
            return cls()
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"]).upper()
            raise StartupError(
                f"The setting {name} can't be used: {first['msg'].removeprefix('Value error, ')}."
            ) from None
        except (OSError, UnicodeDecodeError) as error:
            raise StartupError(f"The file .env can't be read: {error}.") from None

    def warn_of_open_file(self) -> None:
        """Say in the log that others can read the settings' file; it is the host's own, so its rights are theirs."""
        file = Path(".env")
        if private_files.is_open_to_others(file):
            log.warning("Others on this machine can read %s, and the token in it: chmod 600 .env", file.resolve())

    @property
    def database(self) -> URL:
        return make_url(self.database_url.get_secret_value())

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
        token = self.discord_token.get_secret_value().strip() if self.discord_token else ""
        if not token:
            raise StartupError(
                "No DISCORD_TOKEN is set. Copy .env.example to .env and put your bot's token there:"
                " https://discord.com/developers/applications → your application → Bot → Reset Token."
            )
        return token
