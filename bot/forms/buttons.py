"""The button under a refusal."""

from bot.core.buttons import CustomId


class TryFormAgain(CustomId, name="form-again"):
    """Open a refused form as it was filled in."""

    refused_id: int
