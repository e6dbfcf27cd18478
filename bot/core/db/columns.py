"""Column types that mean the same on SQLite and on PostgreSQL."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import BigInteger, Column, DateTime, Dialect, Integer, String, TypeDecorator

_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")

Snowflake = BigInteger
"""A Discord id: 64 bits."""

SerialId = BigInteger().with_variant(Integer, "sqlite")
"""A key the database counts up by itself."""

Choice = TypeVar("Choice", bound=StrEnum)


class Moment(TypeDecorator[datetime]):
    """An instant. Given and handed back as an aware datetime in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone can't be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value if value is None else value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)


class Terms(TypeDecorator[tuple[str, ...]]):
    """A short list of terms, none of which holds a line break."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        return _UNSTORABLE.sub("", "\n".join(value or ()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002
        return tuple(value.split("\n")) if value else ()


class OneOf(TypeDecorator[Choice]):
    """A member of an enum, such as a state: stored as its text, handed back as the member.

    Its column is text without a constraint, so that a new member needs no migration. What is stored but no member
    raises ValueError when it is read.
    """

    impl = String
    cache_ok = True

    def __init__(self, choices: type[Choice]) -> None:
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: Choice | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return value if value is None else self.choices(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Choice | None:  # noqa: ARG002
        return value if value is None else self.choices(value)


class TypedText(TypeDecorator[str]):
    """What a person typed, as it was, less the few code points that no database holds."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return value if value is None else _UNSTORABLE.sub("", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return value


def serial_id() -> Column[int]:
    return Column("id", SerialId, primary_key=True, autoincrement=True)
