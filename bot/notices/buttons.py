"""The buttons under what couldn't be announced, or may not have been."""

from bot.announcements.models import Announcement
from bot.core.buttons import Button, ButtonColour, CustomId
from bot.notices import wording


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


def answers_about(row: Announcement) -> tuple[Button, ...]:
    """Offer what can be said of an announcement of which nobody knows whether it stands."""
    return (
        Button(wording.it_is_there(), ItIsThere(row.id, row.nonce)),
        Button(wording.post_anyway(), PostAnyway(row.id, row.nonce), ButtonColour.RED),
    )
