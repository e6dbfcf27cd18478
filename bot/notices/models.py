"""What works and `/setup` name that can be deleted in Discord."""

from dataclasses import dataclass
from enum import StrEnum


class NamedThing(StrEnum):
    WORK_ROLE = "work role"
    WORK_CHANNEL = "work channel"
    CHANNEL = "channel"
    STAFF_ROLE = "staff role"
    EMOJI = "emoji"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of a server that is named there, by a work if `work_id` is that. `shown` is how text has an emoji."""

    guild_id: int
    kind: NamedThing
    id: int
    work_id: int | None = None
    shown: str = ""
