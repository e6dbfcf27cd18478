"""The buttons, selects and forms of suggestions and of their queue."""

from enum import StrEnum

from bot.core.buttons import CustomId


class SuggestForm(CustomId, name="suggest-form"):
    """The form for an idea; `chapter_id` and `call_id` are 0 where none is meant, `work_id` where it is asked."""

    work_id: int
    chapter_id: int = 0
    call_id: int = 0


class SendAnyway(CustomId, name="suggest-anyway"):
    """Send the idea that was held back because it looks like others."""

    held_id: int


class DontSend(CustomId, name="suggest-drop"):
    """Drop the idea that was held back."""

    held_id: int


class BackInstead(CustomId, name="suggest-back"):
    held_id: int
    suggestion_id: int


class Choose(CustomId, name="suggest-choose"):
    """A choice that stands under the confirmation: `what` is credit, dm, or a level of spoiler."""

    suggestion_id: int
    what: str
    value: str


class Mine(CustomId, name="mine"):
    """A page of one's own suggestions: those before the id, or after it; `step` tells the two buttons apart."""

    before_id: int
    step: int


class OpenMine(CustomId, name="mine-open"):
    """The select that opens one of one's own suggestions."""


class EditMine(CustomId, name="mine-edit"):
    suggestion_id: int


class EditForm(CustomId, name="mine-edit-form"):
    suggestion_id: int


class Withdraw(CustomId, name="mine-withdraw"):
    """`sure` is 1 where the reader has been asked."""

    suggestion_id: int
    sure: int = 0


class ShowGiven(CustomId, name="idea-given"):
    """Confirms once more that one's own idea is with the author."""

    suggestion_id: int


class ShowHeld(CustomId, name="idea-held"):
    """Shows once more what is much like an idea that is held back."""

    held_id: int


class ShowDropped(CustomId, name="idea-dropped"):
    """Gives the text of an idea that was held back and then dropped back once more."""

    held_id: int


class ShowCall(CustomId, name="call-made"):
    """Tells an author once more what becomes of a call."""

    call_id: int


class NameMe(CustomId, name="mine-thanks"):
    """Names its reader in the thanks of the chapter that used the idea, or, with `wanted` 0, no more.

    Works in a direct message, too.
    """

    suggestion_id: int
    wanted: int = 1


class AnswerQuestion(CustomId, name="question-answer"):
    """Works in a direct message, too."""

    question_id: int


class AnswerForm(CustomId, name="question-form"):
    question_id: int


class Board(CustomId, name="board"):
    """The next or the previous page of a work's public list; the last one shown, by its backing and id."""

    work_id: int
    backing: int
    suggestion_id: int


class ReviewPress(StrEnum):
    """What a reviewer can press on a suggestion."""

    SHOW = "show"
    SKIP = "skip"
    ACCEPT = "accept"
    DECLINE = "decline"
    SHELVE = "shelve"
    MERGE = "merge"
    USE = "use"
    NOTE = "note"
    ASK = "ask"
    BLOCK = "block"
    UNDO = "undo"
    FILTER = "filter"
    SEVERAL = "several"


class Review(CustomId, name="q"):
    """A button of the review panel.

    `version` is the one that the reviewer saw (for an undo: when the decision was made), `code` the filter (or
    `card`, in the staff channel), `step` tells previous from next.
    """

    press: str
    suggestion_id: int
    version: int
    code: str
    step: int = 0


class ReviewForm(CustomId, name="qf"):
    """The form that a press asks for."""

    press: str
    suggestion_id: int
    version: int
    code: str


class Pick(CustomId, name="q-pick"):
    """The select of several suggestions; the picked ones stand in the message itself."""

    code: str


class DecidePicked(CustomId, name="q-picked"):
    press: str
    code: str


class DeclinePicked(CustomId, name="q-picked-form"):
    """The form that asks for the reason of several at once."""

    code: str


OPEN = "open"
"""The part of `QueueSettings` that shows all of them."""


class QueueSettings(CustomId, name="q-set"):
    """A button or a select of `/queue settings`, and the form it opens."""

    part: str


class QueueSettingsForm(CustomId, name="q-set-form"):
    part: str


class ClosedWorksForm(CustomId, name="q-closed-form"):
    """`mark` tells which works were offered, and which of them were closed when it was shown."""

    mark: str


class Found(CustomId, name="q-found"):
    """The select that opens one of what a search found; the words searched for stand behind each option's number."""

    code: str


class FoundPage(CustomId, name="q-found-page"):
    """A page of what a search found: what is older than `before_id`, 0 for the newest.

    `code` is the filter, `reader` the number of the one whose suggestions are looked for, else empty.
    """

    before_id: int
    code: str
    reader: str

    @property
    def reader_id(self) -> int | None:
        """Return the reader's id; None for a forged number that no member could have."""
        return int(self.reader) % 2**63 if self.reader.isdecimal() else None


class LogPage(CustomId, name="q-log"):
    before_id: int


class AnswerCall(CustomId, name="call-answer"):
    """The button on a call."""

    call_id: int


class PickForPoll(CustomId, name="call-pick"):
    """The select of a call's answers that go into its poll."""

    call_id: int


class PollForm(CustomId, name="call-poll"):
    """The form with the poll's labels, one a line, each beginning with its suggestion's number."""

    call_id: int
