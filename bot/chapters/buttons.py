"""The buttons and forms of a chapter: under its preview, in lists, after a withdrawal."""

from bot.core.buttons import CustomId


class PostNow(CustomId, name="chapter-post"):
    """`again` is the mark of the question about others of its name that was answered; 0 where none was asked."""

    chapter_id: int
    again: int = 0


class EditDraft(CustomId, name="chapter-edit"):
    chapter_id: int


class CancelDraft(CustomId, name="chapter-cancel"):
    chapter_id: int


class KeepDraft(CustomId, name="chapter-keep"):
    chapter_id: int


class CloseScreen(CustomId, name="chapter-close"):
    """Closes the screen of a draft or a scheduled chapter, which stays as it is."""

    chapter_id: int


class OpenChapter(CustomId, name="chapter-open"):
    """Opens the screen of another chapter, beside the one that was clicked."""

    chapter_id: int


class WriteAnother(CustomId, name="chapter-another"):
    """Asks for another chapter that has the link of this one."""

    chapter_id: int
    silent: int = 0
    due: int = 0


class WriteTheRest(CustomId, name="chapter-another-kept"):
    """Asks for the rest of another chapter in this work, of which the link and what was typed beside it are kept."""

    work_id: int
    upload_id: int


class AskToDelete(CustomId, name="chapter-delete"):
    chapter_id: int


class DeleteChapter(CustomId, name="chapter-delete-now"):
    chapter_id: int


class UndeleteChapter(CustomId, name="chapter-undelete"):
    chapter_id: int


class BackToDraft(CustomId, name="chapter-preview"):
    chapter_id: int


class UseNotes(CustomId, name="chapter-notes"):
    chapter_id: int


class TakePageRating(CustomId, name="chapter-page-rating"):
    """The work is what the chapter's page says."""

    chapter_id: int


class KeepWorkRating(CustomId, name="chapter-work-rating"):
    """What the chapter's page says isn't so."""

    chapter_id: int


class AddText(CustomId, name="chapter-add-text"):
    chapter_id: int


class AddTextForm(CustomId, name="chapter-more-text"):
    """The form for a further piece of a chapter's text."""

    chapter_id: int


class UseIdeas(CustomId, name="chapter-ideas"):
    """The select of the accepted ideas that a chapter uses."""

    chapter_id: int


class AskForIdeas(CustomId, name="chapter-ask"):
    """Asks readers for ideas on the card; with `wanted` 0 no more."""

    chapter_id: int
    wanted: int


class AskForIdeasForm(CustomId, name="chapter-question"):
    """The form for what readers are asked."""

    chapter_id: int


class OpenThread(CustomId, name="chapter-comments"):
    """Lets the announcements have a thread for comments; with `wanted` 0 none."""

    chapter_id: int
    wanted: int


class ScheduleDraft(CustomId, name="chapter-schedule"):
    chapter_id: int


class ScheduleForm(CustomId, name="chapter-when"):
    """The form that asks when."""

    chapter_id: int


class ScheduleAnyway(CustomId, name="chapter-schedule-anyway"):
    """`due` is in seconds since 1970, `again` the mark of the question that was answered."""

    chapter_id: int
    due: int
    again: int


class RescheduleChapter(CustomId, name="chapter-reschedule"):
    chapter_id: int


class UnscheduleChapter(CustomId, name="chapter-unschedule"):
    chapter_id: int


class LetItGoOut(CustomId, name="chapter-let-out"):
    """Lets a scheduled chapter go out though others of its name are there; `again` is the mark of that question."""

    chapter_id: int
    again: int


class PostedForm(CustomId, name="chapter-posted"):
    """The form that edits a posted chapter."""

    chapter_id: int


class BringBack(CustomId, name="chapter-back"):
    chapter_id: int


class BringBackAnyway(CustomId, name="chapter-back-anyway"):
    """`again` is the mark of the question that was answered."""

    chapter_id: int
    again: int


class RenumberAnyway(CustomId, name="chapter-renumber"):
    """Gives a posted chapter a number that another has; `thousandths` is the number times a thousand."""

    chapter_id: int
    thousandths: int
    again: int


class ListChapters(CustomId, name="chapter-list"):
    """Turns to another page of the select under a list of chapters."""

    work_id: int
    page: int


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


class RestForm(CustomId, name="chapter-rest"):
    """The form for what a link doesn't tell of its chapter; what it tells is kept, at this place of an upload."""

    work_id: int
    upload_id: int
    place: int = 0
