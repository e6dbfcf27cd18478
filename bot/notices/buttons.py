"""The buttons under what couldn't be announced, or may not have been."""

from bot.announcements.models import Announcement
from bot.core.buttons import Button, ButtonColour, CustomId
from bot.core.text.cleaning import shorten
from bot.notices import wording
from bot.works.models import Chapter

MAX_LABEL = 80
"""Characters that Discord takes on a button."""


class TryAgain(CustomId, name="announce-again"):
    """On a notice to staff."""

    work_id: int


class ItIsThere(CustomId, name="announce-there"):
    """Where nobody knows whether an announcement stands; the nonce is that of the attempt which is asked about."""

    announcement_id: int
    nonce: str


class PostAnyway(CustomId, name="announce-anyway"):
    """Beside it."""

    announcement_id: int
    nonce: str


class GoOnWithout(CustomId, name="announce-without"):
    """Where others wait behind a chapter that is stuck."""

    chapter_id: int


class PostAfterAll(CustomId, name="announce-after-all"):
    """Where the others went on without a chapter."""

    chapter_id: int


def way_round(chapter: Chapter) -> Button:
    return Button(shorten(wording.go_on_without(chapter.details), MAX_LABEL), GoOnWithout(chapter.id))


def way_back(chapter: Chapter) -> Button:
    return Button(shorten(wording.post_after_all(chapter.details), MAX_LABEL), PostAfterAll(chapter.id))


def answers_about(row: Announcement) -> tuple[Button, ...]:
    """Offer what can be said of an announcement of which nobody knows whether it stands."""
    return (
        Button(wording.it_is_there(), ItIsThere(row.id, row.nonce)),
        Button(wording.post_anyway(), PostAnyway(row.id, row.nonce), ButtonColour.RED),
    )
