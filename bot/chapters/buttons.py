"""The buttons and forms of a chapter: under its preview, in lists, after a withdrawal."""

from dataclasses import dataclass
from typing import ClassVar

from bot.core.buttons import CustomId


@dataclass(frozen=True, slots=True)
class PostNow(CustomId):
    """`again` is 1 where the person has been asked about a chapter with the same number."""

    name: ClassVar[str] = "chapter-post"
    chapter_id: int
    again: int = 0


@dataclass(frozen=True, slots=True)
class EditDraft(CustomId):
    name: ClassVar[str] = "chapter-edit"
    chapter_id: int


@dataclass(frozen=True, slots=True)
class CancelDraft(CustomId):
    name: ClassVar[str] = "chapter-cancel"
    chapter_id: int


@dataclass(frozen=True, slots=True)
class BackToDraft(CustomId):
    name: ClassVar[str] = "chapter-preview"
    chapter_id: int


@dataclass(frozen=True, slots=True)
class UseNotes(CustomId):
    name: ClassVar[str] = "chapter-notes"
    chapter_id: int


@dataclass(frozen=True, slots=True)
class ScheduleDraft(CustomId):
    name: ClassVar[str] = "chapter-schedule"
    chapter_id: int


@dataclass(frozen=True, slots=True)
class ScheduleForm(CustomId):
    """The form that asks when."""

    name: ClassVar[str] = "chapter-when"
    chapter_id: int


@dataclass(frozen=True, slots=True)
class PostedForm(CustomId):
    """The form that edits a posted chapter."""

    name: ClassVar[str] = "chapter-posted"
    chapter_id: int


@dataclass(frozen=True, slots=True)
class BringBack(CustomId):
    name: ClassVar[str] = "chapter-back"
    chapter_id: int


@dataclass(frozen=True, slots=True)
class PickDraft(CustomId):
    """The select under a list of chapters that opens a draft's preview."""

    name: ClassVar[str] = "chapter-drafts"
    work_id: int


@dataclass(frozen=True, slots=True)
class DraftForm(CustomId):
    """The form that edits a draft."""

    name: ClassVar[str] = "chapter-form"
    chapter_id: int


@dataclass(frozen=True, slots=True)
class WriteForm(CustomId):
    """The form for a chapter that comes without a file; `due` is in seconds since 1970, 0 for now."""

    name: ClassVar[str] = "chapter-write"
    work_id: int
    silent: int = 0
    due: int = 0
