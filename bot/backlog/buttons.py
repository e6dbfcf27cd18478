"""The buttons and selects of a backlog's panel."""

from bot.core.buttons import CustomId


class BeginBacklog(CustomId, name="backlog-begin"):
    work_id: int
    backlog_id: int


class PauseBacklog(CustomId, name="backlog-pause"):
    work_id: int
    backlog_id: int


class ResumeBacklog(CustomId, name="backlog-resume"):
    work_id: int
    backlog_id: int


class SkipSlot(CustomId, name="backlog-skip"):
    """`slot` is the one to skip, in seconds since 1970: a second click finds that it isn't the next one any more."""

    work_id: int
    backlog_id: int
    slot: int


class SkipNothing(CustomId, name="backlog-unskip"):
    work_id: int
    backlog_id: int


class EndBacklog(CustomId, name="backlog-end"):
    work_id: int
    backlog_id: int


class ShowBacklog(CustomId, name="backlog-page"):
    work_id: int
    backlog_id: int
    page: int


class ChooseInBacklog(CustomId, name="backlog-choose"):
    """The select that chooses the chapter to be moved or taken out."""

    work_id: int
    backlog_id: int


class MoveInBacklog(CustomId, name="backlog-move"):
    """`before` is a chapter's id, or one of the words in `backlog_models`: a second click moves nothing further."""

    work_id: int
    backlog_id: int
    chapter_id: int
    before: int


class TakeOutOfBacklog(CustomId, name="backlog-out"):
    work_id: int
    backlog_id: int
    chapter_id: int


class AddToBacklog(CustomId, name="backlog-add"):
    """The select that adds drafts."""

    work_id: int
    backlog_id: int
