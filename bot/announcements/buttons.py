"""The buttons of a preview and of an announcement."""

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


@dataclass(frozen=True, slots=True)
class Follow(CustomId):
    """On every announcement: takes the work's role, or gives it back."""

    name: ClassVar[str] = "follow"
    announcement_id: int
    nonce: str


@dataclass(frozen=True, slots=True)
class PauseBacklog(CustomId):
    name: ClassVar[str] = "backlog-pause"
    work_id: int
    backlog_id: int


@dataclass(frozen=True, slots=True)
class ResumeBacklog(CustomId):
    name: ClassVar[str] = "backlog-resume"
    work_id: int
    backlog_id: int


@dataclass(frozen=True, slots=True)
class SkipSlot(CustomId):
    """`slot` is the one to skip, in seconds since 1970: a second click finds that it isn't the next one any more."""

    name: ClassVar[str] = "backlog-skip"
    work_id: int
    backlog_id: int
    slot: int


@dataclass(frozen=True, slots=True)
class SkipNothing(CustomId):
    name: ClassVar[str] = "backlog-unskip"
    work_id: int
    backlog_id: int


@dataclass(frozen=True, slots=True)
class EndBacklog(CustomId):
    name: ClassVar[str] = "backlog-end"
    work_id: int
    backlog_id: int


@dataclass(frozen=True, slots=True)
class ShowBacklog(CustomId):
    name: ClassVar[str] = "backlog-page"
    work_id: int
    backlog_id: int
    page: int


@dataclass(frozen=True, slots=True)
class ChooseInBacklog(CustomId):
    """The select that chooses the chapter to be moved or taken out."""

    name: ClassVar[str] = "backlog-choose"
    work_id: int
    backlog_id: int


@dataclass(frozen=True, slots=True)
class MoveInBacklog(CustomId):
    """`before` is a chapter's id, or one of the words in `backlog_models`: a second click moves nothing further."""

    name: ClassVar[str] = "backlog-move"
    work_id: int
    backlog_id: int
    chapter_id: int
    before: int


@dataclass(frozen=True, slots=True)
class TakeOutOfBacklog(CustomId):
    name: ClassVar[str] = "backlog-out"
    work_id: int
    backlog_id: int
    chapter_id: int


@dataclass(frozen=True, slots=True)
class AddToBacklog(CustomId):
    """The select that adds drafts."""

    name: ClassVar[str] = "backlog-add"
    work_id: int
    backlog_id: int


@dataclass(frozen=True, slots=True)
class SuggestFor(CustomId):
    """On every announcement; the nonce is also what an announcement is recognised by in its channel."""

    name: ClassVar[str] = "suggest"
    announcement_id: int
    nonce: str


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
