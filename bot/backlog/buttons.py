"""The buttons and selects of a backlog's panel."""

from dataclasses import dataclass
from typing import ClassVar

from bot.core.buttons import CustomId


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
