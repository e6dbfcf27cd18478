"""The button of an announcement that lets readers suggest for its chapter."""

from bot.core.buttons import CustomId


class SuggestFor(CustomId, name="suggest"):
    """On every announcement; the nonce is also what an announcement is recognised by in its channel."""

    announcement_id: int
    nonce: str
