"""The buttons, selects and forms of suggestions and of their queue."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.core.buttons import CustomId


@dataclass(frozen=True, slots=True)
class SuggestForm(CustomId):
    """The form for an idea; `chapter_id` and `call_id` are 0 where none is meant, `work_id` where it is asked."""

    name: ClassVar[str] = "suggest-form"
    work_id: int
    chapter_id: int = 0
    call_id: int = 0


@dataclass(frozen=True, slots=True)
class SendAnyway(CustomId):
    """Send the idea that was held back because it looks like others."""

    name: ClassVar[str] = "suggest-anyway"
    held_id: int


@dataclass(frozen=True, slots=True)
class BackInstead(CustomId):
    name: ClassVar[str] = "suggest-back"
    held_id: int
    suggestion_id: int


@dataclass(frozen=True, slots=True)
class Choose(CustomId):
    """A choice that stands under the confirmation: `what` is credit, dm, or a level of spoiler."""

    name: ClassVar[str] = "suggest-choose"
    suggestion_id: int
    what: str
    value: str


@dataclass(frozen=True, slots=True)
class Mine(CustomId):
    """A page of one's own suggestions: those before the id, or after it; `step` tells the two buttons apart."""

    name: ClassVar[str] = "mine"
    before_id: int
    step: int


@dataclass(frozen=True, slots=True)
class OpenMine(CustomId):
    """The select that opens one of one's own suggestions."""

    name: ClassVar[str] = "mine-open"


@dataclass(frozen=True, slots=True)
class EditMine(CustomId):
    name: ClassVar[str] = "mine-edit"
    suggestion_id: int


@dataclass(frozen=True, slots=True)
class EditForm(CustomId):
    name: ClassVar[str] = "mine-edit-form"
    suggestion_id: int


@dataclass(frozen=True, slots=True)
class Withdraw(CustomId):
    """`sure` is 1 where the reader has been asked."""

    name: ClassVar[str] = "mine-withdraw"
    suggestion_id: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class AnswerQuestion(CustomId):
    """Works in a direct message, too."""

    name: ClassVar[str] = "question-answer"
    question_id: int


@dataclass(frozen=True, slots=True)
class AnswerForm(CustomId):
    name: ClassVar[str] = "question-form"
    question_id: int


@dataclass(frozen=True, slots=True)
class Board(CustomId):
    """The next or the previous page of a work's public list; the last one shown, by its backing and id."""

    name: ClassVar[str] = "board"
    work_id: int
    backing: int
    suggestion_id: int


class Press(StrEnum):
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


@dataclass(frozen=True, slots=True)
class Review(CustomId):
    """A button of the review panel.

    `version` is the one that the reviewer saw (for an undo: when the decision was made), `code` the narrowing (or
    `card`, in the staff channel), `step` tells previous from next.
    """

    name: ClassVar[str] = "q"
    press: str
    suggestion_id: int
    version: int
    code: str
    step: int = 0


@dataclass(frozen=True, slots=True)
class ReviewForm(CustomId):
    """The form that a press asks for."""

    name: ClassVar[str] = "qf"
    press: str
    suggestion_id: int
    version: int
    code: str


@dataclass(frozen=True, slots=True)
class Pick(CustomId):
    """The select of several suggestions; the picked ones stand in the message itself."""

    name: ClassVar[str] = "q-pick"
    code: str


@dataclass(frozen=True, slots=True)
class DecidePicked(CustomId):
    name: ClassVar[str] = "q-picked"
    press: str
    code: str


@dataclass(frozen=True, slots=True)
class DeclinePicked(CustomId):
    """The form that asks for the reason of several at once."""

    name: ClassVar[str] = "q-picked-form"
    code: str


@dataclass(frozen=True, slots=True)
class Settings(CustomId):
    """A button or a select of `/queue settings`, and the form it opens."""

    name: ClassVar[str] = "q-set"
    part: str


@dataclass(frozen=True, slots=True)
class SettingsForm(CustomId):
    name: ClassVar[str] = "q-set-form"
    part: str


@dataclass(frozen=True, slots=True)
class Found(CustomId):
    """The select that opens one of what a search found; the words searched for stand behind each option's number."""

    name: ClassVar[str] = "q-found"
    code: str


@dataclass(frozen=True, slots=True)
class FoundPage(CustomId):
    """A page of what a search found: what is older than `before_id`, 0 for the newest.

    `code` is the narrowing, `reader` the number of the one whose suggestions are looked for, else empty.
    """

    name: ClassVar[str] = "q-found-page"
    before_id: int
    code: str
    reader: str

    @property
    def reader_id(self) -> int | None:
        """A forged number is none that a member could have."""
        return int(self.reader) % 2**63 if self.reader.isdecimal() else None


@dataclass(frozen=True, slots=True)
class LogPage(CustomId):
    name: ClassVar[str] = "q-log"
    before_id: int


@dataclass(frozen=True, slots=True)
class AnswerCall(CustomId):
    """The button on a call."""

    name: ClassVar[str] = "call-answer"
    call_id: int


@dataclass(frozen=True, slots=True)
class PickForPoll(CustomId):
    """The select of a call's answers that go into its poll."""

    name: ClassVar[str] = "call-pick"
    call_id: int


@dataclass(frozen=True, slots=True)
class PollForm(CustomId):
    """The form with the poll's labels, one a line, each beginning with its suggestion's number."""

    name: ClassVar[str] = "call-poll"
    call_id: int
