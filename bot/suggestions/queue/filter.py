"""Which part of the queue a reviewer looks at, and in which order: short enough for a button."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from bot.core.numbers import number_in
from bot.suggestions.models import Status

ALL = "all"
CARD = "card"
"""Stands for the staff channel's card, where there is no queue to step through."""


class Order(StrEnum):
    OLDEST = "o"
    BACKED = "b"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """`status` None means every one but what readers took back; `backed` is the least backing that counts."""

    status: Status | None = Status.WAITING
    work_id: int | None = None
    chapter_id: int | None = None
    order: Order = Order.OLDEST
    unread: bool = False
    backed: int = 0

    @property
    def code(self) -> str:
        """Write what a button carries of it; 40 characters hold ids of eight digits."""
        numbers = (self.work_id or 0, self.chapter_id or 0, int(self.unread), self.backed)
        return ".".join((self.status or ALL, self.order, *map(str, numbers)))

    @classmethod
    def parse(cls, code: str) -> Self:
        """Read the filter of a button; what is forged of it falls back to the default."""
        status, order, *numbers = (code.split(".") + [""] * 6)[:6]
        work_id, chapter_id, unread, backed = map(number_in, numbers)
        return cls(
            status=None if status == ALL else Status(status) if status in set(Status) else Status.WAITING,
            order=Order(order) if order in set(Order) else Order.OLDEST,
            work_id=work_id or None,
            chapter_id=chapter_id or None,
            unread=bool(unread),
            backed=backed,
        )
