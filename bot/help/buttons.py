"""The buttons under `/help`."""

from bot.core.buttons import CustomId


class ExplainTopic(CustomId, name="help"):
    topic: str
