"""The buttons under what couldn't be announced, or may not have been."""

from bot.core.buttons import CustomId


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
