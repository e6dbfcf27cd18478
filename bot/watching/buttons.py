"""The buttons under what a source brought, and in the panel of a source."""

from bot.core.buttons import CustomId


class PostFound(CustomId, name="found-post"):
    """`again` is the mark of the question about others of its name that was answered; 0 where none was asked."""

    source_chapter_id: int
    again: int = 0


class ScheduleFound(CustomId, name="found-schedule"):
    source_chapter_id: int


class WhenFoundForm(CustomId, name="found-when"):
    """The form that asks when a chapter is to go out."""

    source_chapter_id: int


class ScheduleFoundAnyway(CustomId, name="found-schedule-anyway"):
    """Answers the question about others of its name; `due` is in seconds since 1970."""

    source_chapter_id: int
    due: int
    again: int


class ChangeFound(CustomId, name="found-change"):
    source_chapter_id: int


class FoundForm(CustomId, name="found-form"):
    """The form that changes what a chapter's card says."""

    source_chapter_id: int


class SkipFound(CustomId, name="found-skip"):
    source_chapter_id: int


class TakeFoundBack(CustomId, name="found-back"):
    """Undoes that a chapter was skipped."""

    source_chapter_id: int


class HoldFound(CustomId, name="found-hold"):
    """Keeps as a draft what would go out by itself."""

    source_chapter_id: int


class FromNowOn(CustomId, name="found-by-itself"):
    """Lets the source post by itself, and this chapter too."""

    source_chapter_id: int


class PostAtMyRhythm(CustomId, name="found-many-rhythm"):
    """Lines up all that are asked about together; `batch` is the id of the first."""

    batch: int


class PostTheNewest(CustomId, name="found-many-newest"):
    batch: int


class SkipAll(CustomId, name="found-many-skip"):
    batch: int


class WithdrawGone(CustomId, name="found-gone-withdraw"):
    source_chapter_id: int


class LeaveGone(CustomId, name="found-gone-leave"):
    source_chapter_id: int


class RhythmForFound(CustomId, name="found-many-begin"):
    """Asks for the rhythm at which a work's drafts are to go out."""

    work_id: int


class RhythmForm(CustomId, name="found-many-rhythm-form"):
    work_id: int


class WatchSource(CustomId, name="source-watch"):
    """Begins to watch what was shown."""

    source_id: int


class ForgetSource(CustomId, name="source-forget"):
    """Doesn't watch it."""

    source_id: int


class AnnounceNewest(CustomId, name="source-newest"):
    """Drafts the newest chapter that a source lists, and shows its preview."""

    source_id: int


class SourceModeChoice(CustomId, name="source-mode"):
    """The select of what becomes of new chapters."""

    source_id: int


class SourceDelayChoice(CustomId, name="source-delay"):
    """The select of how long after it was found a chapter goes out by itself."""

    source_id: int


class SourceAsksChoice(CustomId, name="source-asks"):
    """The select of who is asked."""

    source_id: int


class SourceEntriesChoice(CustomId, name="source-entries"):
    """The select of which entries of a feed are the work's."""

    source_id: int


class SourceWords(CustomId, name="source-words"):
    """Opens the form for words that stand in the titles of the work's entries."""

    source_id: int


class SourceWordsForm(CustomId, name="source-words-form"):
    source_id: int


class PickSource(CustomId, name="source-pick"):
    """The select of a list, which shows one source."""


class PauseSource(CustomId, name="source-pause"):
    source_id: int


class ResumeSource(CustomId, name="source-resume"):
    source_id: int


class CheckSource(CustomId, name="source-check"):
    source_id: int


class EndSource(CustomId, name="source-end"):
    source_id: int


class UndoEndSource(CustomId, name="source-unend"):
    source_id: int
