"""The choices under an upload: which work, which chapter."""

from dataclasses import dataclass
from typing import ClassVar

from bot.core.buttons import CustomId


@dataclass(frozen=True, slots=True)
class PickWork(CustomId):
    name: ClassVar[str] = "upload-work"
    upload_id: int


@dataclass(frozen=True, slots=True)
class AddWork(CustomId):
    name: ClassVar[str] = "upload-add"
    upload_id: int


@dataclass(frozen=True, slots=True)
class PickChapter(CustomId):
    name: ClassVar[str] = "upload-chapter"
    upload_id: int


@dataclass(frozen=True, slots=True)
class ShowChapters(CustomId):
    """Turns to another page of the list."""

    name: ClassVar[str] = "upload-page"
    upload_id: int
    page: int
