"""The buttons under what couldn't be announced, or may not have been."""

from dataclasses import dataclass
from typing import ClassVar

from bot.core.buttons import CustomId


@dataclass(frozen=True, slots=True)
class TryAgain(CustomId):
    """On a notice to staff."""

    name: ClassVar[str] = "announce-again"
    work_id: int


@dataclass(frozen=True, slots=True)
class ItIsThere(CustomId):
    """Where nobody knows whether an announcement stands; the nonce is that of the attempt which is asked about."""

    name: ClassVar[str] = "announce-there"
    announcement_id: int
    nonce: str


@dataclass(frozen=True, slots=True)
class PostAnyway(CustomId):
    """Beside it."""

    name: ClassVar[str] = "announce-anyway"
    announcement_id: int
    nonce: str
