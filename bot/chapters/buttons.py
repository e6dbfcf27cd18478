"""The buttons and forms of a chapter: under its preview, in lists, after a withdrawal."""

from bot.core.buttons import CustomId


class PostNow(CustomId, name="chapter-post"):
    """`again` is 1 where the person has been asked about a chapter with the same number."""

    chapter_id: int
    again: int = 0


class EditDraft(CustomId, name="chapter-edit"):
    chapter_id: int


class CancelDraft(CustomId, name="chapter-cancel"):
    chapter_id: int


class BackToDraft(CustomId, name="chapter-preview"):
    chapter_id: int


class UseNotes(CustomId, name="chapter-notes"):
    chapter_id: int


class ScheduleDraft(CustomId, name="chapter-schedule"):
    chapter_id: int


class ScheduleForm(CustomId, name="chapter-when"):
    """The form that asks when."""

    chapter_id: int


class PostedForm(CustomId, name="chapter-posted"):
    """The form that edits a posted chapter."""

    chapter_id: int


class BringBack(CustomId, name="chapter-back"):
    chapter_id: int


class PickDraft(CustomId, name="chapter-drafts"):
    """The select under a list of chapters that opens a draft's preview."""

    work_id: int


class DraftForm(CustomId, name="chapter-form"):
    """The form that edits a draft."""

    chapter_id: int


class WriteForm(CustomId, name="chapter-write"):
    """The form for a chapter that comes without a file; `due` is in seconds since 1970, 0 for now."""

    work_id: int
    silent: int = 0
    due: int = 0
