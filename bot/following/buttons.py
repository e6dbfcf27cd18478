"""The button that gives and takes a work's role."""

from bot.core.buttons import CustomId


class Follow(CustomId, name="follow"):
    """On every announcement: takes the work's role, or gives it back."""

    announcement_id: int
    nonce: str
