"""The button that gives and takes a work's role."""

from dataclasses import dataclass
from typing import ClassVar

from bot.core.buttons import CustomId


@dataclass(frozen=True, slots=True)
class Follow(CustomId):
    """On every announcement: takes the work's role, or gives it back."""

    name: ClassVar[str] = "follow"
    announcement_id: int
    nonce: str
