"""The buttons that go with a work."""

from dataclasses import dataclass
from typing import ClassVar

from bot.core.buttons import CustomId


@dataclass(frozen=True, slots=True)
class UndoRemoval(CustomId):
    name: ClassVar[str] = "work-restore"
    work_id: int
