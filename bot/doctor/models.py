"""A finding: what is wrong, as a kind and its arguments, from which the words are made where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

Argument = int | str


class Severity(StrEnum):
    """ERROR keeps the bot from doing its work, WARNING will, or keeps it from a part of it."""

    ERROR = "error"
    WARNING = "warning"


class Advice(NamedTuple):
    """A finding in words: what is wrong, and what to do."""

    what: str
    remedy: str


class FindingKind(StrEnum):
    """What can be wrong on a host."""

    SETTING_UNUSABLE = "setting unusable"
    ENV_OPEN = "env open"
    TOKEN_MISSING = "token missing"  # noqa: S105
    TOKEN_REFUSED = "token refused"  # noqa: S105
    DISCORD_UNREACHABLE = "discord unreachable"
    CLOCK_OFF = "clock off"
    ENDPOINT_SET = "endpoint set"
    INTENTS_UNNEEDED = "intents unneeded"
    CODE_GRANT = "code grant"
    SESSIONS_LOW = "sessions low"
    CHANNEL_GONE = "channel gone"
    CHANNEL_LACKS = "channel lacks"
    PYTHON_OLD = "python old"
    PACKAGES_MISSING = "packages missing"
    PACKAGES_OTHER = "packages other"
    SQLITE_OLD = "sqlite old"
    DISK_LOW = "disk low"
    NETWORK_DISK = "network disk"
    FOLDER_CLOSED = "folder closed"
    FILE_CLOSED = "file closed"
    FILE_OPEN = "file open"
    DATABASE_MISSING = "database missing"
    DATABASE_UNREADABLE = "database unreadable"
    DATABASE_LOCKED = "database locked"
    DATABASE_DAMAGED = "database damaged"
    DATABASE_INCONSISTENT = "database inconsistent"
    DATABASE_READ_ONLY = "database read-only"
    MOVE_UNFINISHED = "move unfinished"
    ENCODING_OTHER = "encoding other"
    WAL_LARGE = "wal large"
    BACKUPS_OLD = "backups old"
    BACKUPS_CLOSED = "backups closed"
    SCHEMA_OLD = "schema old"
    SCHEMA_NEW = "schema new"
    STOPPED = "stopped"
    DIED = "died"
    HEART_STOPPED = "heart stopped"
    NOT_CONNECTED = "not connected"
    LOOP_BEHIND = "loop behind"
    VERSION_OTHER = "version other"
    CHAPTERS_OVERDUE = "chapters overdue"
    ANNOUNCEMENTS_OVERDUE = "announcements overdue"
    ANNOUNCEMENTS_HELD_UP = "announcements held up"
    STEPS_HELD_UP = "steps held up"
    LETTERS_OVERDUE = "letters overdue"
    LETTERS_HELD_UP = "letters held up"

    @property
    def severity(self) -> Severity:
        return Severity.WARNING if self in _WARNINGS else Severity.ERROR


_WARNINGS = frozenset(
    {
        FindingKind.ENV_OPEN,
        FindingKind.DISCORD_UNREACHABLE,
        FindingKind.INTENTS_UNNEEDED,
        FindingKind.CODE_GRANT,
        FindingKind.SESSIONS_LOW,
        FindingKind.CHANNEL_GONE,
        FindingKind.CHANNEL_LACKS,
        FindingKind.PACKAGES_OTHER,
        FindingKind.DISK_LOW,
        FindingKind.NETWORK_DISK,
        FindingKind.FILE_OPEN,
        FindingKind.DATABASE_MISSING,
        FindingKind.WAL_LARGE,
        FindingKind.BACKUPS_OLD,
        FindingKind.BACKUPS_CLOSED,
        FindingKind.SCHEMA_OLD,
        FindingKind.STOPPED,
        FindingKind.VERSION_OTHER,
        FindingKind.CHAPTERS_OVERDUE,
        FindingKind.ANNOUNCEMENTS_OVERDUE,
        FindingKind.ANNOUNCEMENTS_HELD_UP,
        FindingKind.STEPS_HELD_UP,
        FindingKind.LETTERS_OVERDUE,
        FindingKind.LETTERS_HELD_UP,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    kind: FindingKind
    arguments: Mapping[str, Argument] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        return self.kind.severity


def finding(kind: FindingKind, /, **arguments: Argument) -> Finding:
    return Finding(kind, arguments)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found on a host; `facts` are for whoever reads it, such as versions, by their names."""

    findings: tuple[Finding, ...]
    facts: Mapping[str, str]

    @property
    def is_healthy(self) -> bool:
        return not self.findings
